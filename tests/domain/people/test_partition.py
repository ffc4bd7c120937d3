"""Who is who, told as stories. Every record in exactly one person; doubt keeps them apart."""

from datetime import date, timedelta

import pytest

from domain.people.partition import Partition, who_is_who
from tests.domain.people.saying import (
    ASH,
    P1,
    P2,
    P3,
    PNC_1,
    PNC_2,
    ROBIN,
    START,
    V1,
    V2,
    X1,
    X2,
    judged,
    linked_pair,
    log,
    merged,
    observed,
    seen,
    taken_back,
    unmerged,
    withdrawn,
)


def people(*entries) -> list[tuple[str, ...]]:
    return list(who_is_who(log(*entries)).people.values())


def asked(partition: Partition) -> list[tuple[str, str, str, str]]:
    return [(s.one, s.other, s.reason, s.because) for s in partition.suggestions]


def test_nobody_said_anything():
    assert who_is_who([]).people == {}


def test_number_and_person_agree():
    """Linked; the person's id is that of the record first recorded, whoever named the number."""
    who = who_is_who(log(*linked_pair()))

    assert who.people == {P1: (P1, X1)}
    assert who.person_of == {P1: P1, X1: P1}
    assert who.suggestions == ()


def test_evidence_and_the_moment_of_joining():
    """Prison record, names of both, then the number: joined when the number was recorded."""
    who = who_is_who(log(*linked_pair()))

    assert who.evidence[P1] == ("/prison/system#e1",)
    assert who.evidence[X1] == ("/prison/system#e1", "/probation/system#e2", "/probation/system#e3")
    assert who.joined_at == {P1: START + timedelta(hours=1), X1: START + timedelta(hours=3)}


@pytest.mark.parametrize(
    ("given", "family", "born", "together"),
    [
        ("Ash", "Marlow", date(1990, 5, 17), True),
        ("ASH LEE", "O'Marlow Marlow", None, True),
        ("Ash", "Tarn", date(1990, 5, 17), True),
        ("Lee", "Marlow", date(1990, 5, 17), True),
        ("Ash", "Tarn", date(1990, 5, 18), False),
        ("Lee", "Marlow", None, False),
        ("Lee", "Tarn", date(1984, 1, 2), False),
    ],
)
def test_two_of_three_must_agree(given, family, born, together):
    """Same number; given name, family name and birth: two agree, linked; fewer, only suggested."""
    who = who_is_who(
        log(seen(P1, *ASH), seen(X1, given, family, born), observed(X1, "noms", "A1234BC"))
    )

    assert (who.person_of[X1] == P1) is together
    assert asked(who) == ([] if together else [(P1, X1, "number-without-person", "noms:A1234BC")])


def test_dummy_birth_is_no_agreement():
    """Family name and 1 January 1970 agree: that's one, not two."""
    dummy = date(1970, 1, 1)

    assert people(
        seen(P1, "Ash", "Marlow", dummy),
        seen(X1, "Lee", "Marlow", dummy),
        observed(X1, "noms", "A1234BC"),
    ) == [(P1,), (X1,)]


def test_any_name_ever_seen_counts():
    """Married, then written with the earlier name by probation: the alias agrees."""
    assert people(
        seen(P1, "Ash", "Marlow"),
        seen(P1, "Ash", "Tarn", date(1990, 5, 17)),
        seen(X1, "Ash", "Marlow"),
        observed(X1, "noms", "A1234BC"),
    ) == [(P1, X1)]


def test_same_person_without_a_number_is_not_linked():
    """Names and birth alone never link: four fifths of such errors are twins and namesakes."""
    assert people(seen(P1, *ASH), seen(V1, *ASH)) == [(P1,), (V1,)]


def test_invalid_number_links_nobody():
    assert people(
        seen(V1, *ASH),
        seen(V2, *ASH),
        observed(V1, "pnc", "15/1234S"),
        observed(V2, "pnc", "15/1234S"),
        observed(V1, "cro", "000000/00Z"),
        observed(V2, "cro", "000000/00Z"),
    ) == [(V1,), (V2,)]


def test_booking_number_links_nobody():
    """A booking belongs to a stay and can move to another record."""
    assert people(
        seen(P1, *ASH),
        seen(X1, *ASH),
        observed(P1, "booking", "38430A"),
        observed(X1, "booking", "38430A"),
    ) == [(P1,), (X1,)]


def test_police_file_is_known_by_its_own_number():
    """Short form in the name of the record, long form on the other: one number."""
    assert people(
        seen("police/2012/394773H", *ASH), seen(X1, *ASH), observed(X1, "pnc", PNC_1)
    ) == [("police/2012/394773H", X1)]


def test_two_prison_numbers_refuse():
    """Probation shows two prison numbers: it joins neither, and both are asked about."""
    who = who_is_who(
        log(
            seen(P1, *ASH),
            seen(P2, *ASH),
            seen(X1, *ASH),
            observed(X1, "noms", "A1234BC"),
            observed(X1, "noms", "A2345CD"),
        )
    )

    assert list(who.people) == [P1, P2, X1]
    assert asked(who) == [
        (P1, X1, "needs-attention", "two-noms"),
        (P2, X1, "needs-attention", "two-noms"),
    ]


@pytest.mark.parametrize(
    ("kind", "one", "two"),
    [("crn", "X123456", "X234567"), ("pnc", PNC_1, PNC_2)],
)
def test_two_numbers_of_one_kind_refuse(kind, one, two):
    who = who_is_who(log(*linked_pair(P1, V1), observed(P1, kind, one), observed(V1, kind, two)))

    assert list(who.people) == [P1, V1]
    assert asked(who) == [(P1, V1, "needs-attention", f"two-{kind}")]


def test_newcomer_is_refused_and_the_earlier_link_stays():
    """Prison and X1 are linked; a second probation record claims the same prison number."""
    who = who_is_who(log(*linked_pair(), seen(X2, *ASH), observed(X2, "noms", "A1234BC")))

    assert who.people == {P1: (P1, X1), X2: (X2,)}
    assert asked(who) == [
        (P1, X2, "needs-attention", "two-crn"),
        (X1, X2, "needs-attention", "two-crn"),
    ]


def test_merge_explains_two_numbers():
    """Probation has the old prison number; prison merges it into the new one: one person."""
    who = who_is_who(
        log(
            *linked_pair(P1, X1),
            seen(P2, *ROBIN),
            merged(P2, P1),
        )
    )

    assert who.people == {P1: (P1, X1, P2)}
    assert who.evidence[P2] == ("/prison/system#e5",)
    assert who.joined_at[P2] == START + timedelta(hours=5)


def test_merge_of_a_record_we_never_saw():
    """The removed record is unknown to us; its number still leads to the survivor."""
    assert people(
        seen(P2, *ASH), merged(P2, P1), seen(X1, *ASH), observed(X1, "noms", "A1234BC")
    ) == [(P2, X1)]


def test_events_under_the_removed_number_land_on_the_survivor():
    """The removed record's history arrives after the merge."""
    assert people(seen(P2, *ASH), merged(P2, P1), seen(P1, *ROBIN)) == [(P2, P1)]


def test_merges_chain_and_loops_end():
    """A into B, B into C, C into A: three records, one person, no end of walking."""
    chain = [merged(P2, P1), merged(P3, P2)]

    assert people(*chain, seen(P1, *ASH)) == [(P2, P3, P1)]
    assert people(*chain, merged(P1, P3)) == [(P2, P3, P1)]


def test_unmerge_gives_each_record_its_own():
    """Apart again, and a shared number with the same name doesn't pull them back together."""
    shared = [seen(V1, *ASH), seen(V2, *ASH), observed(V1, "pnc", PNC_1)]
    split = [merged(V1, V2), unmerged(V2, V1)]

    assert people(*shared, *split) == [(V1,), (V2,)]
    assert people(*shared, *split, observed(V2, "pnc", PNC_1)) == [(V1,), (V2,)]


def test_unmerge_in_the_middle_of_a_chain():
    """A into B, B into C; A comes back while C stays: B and C are still one."""
    assert people(merged(P2, P1), merged(P3, P2), unmerged(P1, P3), seen(P1, *ASH)) == [
        (P2, P3),
        (P1,),
    ]


def test_two_records_come_back_from_one():
    """As the live service: both are kept apart from the one that stayed, not from each other."""
    entries = [
        *(merged(X1, X2), merged(X1, "probation/X345678")),
        *(unmerged(X2, X1), unmerged("probation/X345678", X1)),
        *(seen(X2, *ASH), seen("probation/X345678", *ASH)),
    ]

    assert people(*entries) == [(X1,), (X2,), ("probation/X345678",)]
    assert people(*entries, judged(X2, "probation/X345678", "same")) == [
        (X1,),
        (X2, "probation/X345678"),
    ]


def test_last_merge_or_unmerge_to_happen_wins_whenever_it_is_told():
    """Merged on day 1 and again on day 3; the unmerge of day 2 arrives last and changes nothing."""
    first, back, again = merged(X1, X2, day=1), unmerged(X2, X1, day=2), merged(X1, X2, day=3)

    assert people(seen(X2, *ASH), first, again, back) == [(X2, X1)]
    assert people(seen(X2, *ASH), first, back) == [(X2,), (X1,)]
    assert people(seen(X2, *ASH), back, first) == [(X2,), (X1,)]


def test_reviewer_links_and_unlinks():
    """The last judgement recorded on a pair holds, whichever of the two names the other."""
    two = [seen(V1, *ASH), seen(V2, *ROBIN)]
    same, not_same = judged(V1, V2, "same"), judged(V2, V1, "not-same")

    assert people(*two, same) == [(V1, V2)]
    assert people(*two, same, not_same) == [(V1,), (V2,)]
    assert people(*two, same, not_same, same) == [(V1, V2)]


def test_not_same_beats_number_and_merge():
    """A judgement isn't overrun by evidence; an agency's merge against it is asked about."""
    by_number = who_is_who(log(*linked_pair(), judged(P1, X1, "not-same")))
    by_merge = who_is_who(
        log(seen(V1, *ASH), merged(V1, V2), seen(V2, *ASH), judged(V1, V2, "not-same"))
    )

    assert list(by_number.people) == [P1, X1]
    assert asked(by_number) == []
    assert list(by_merge.people) == [V1, V2]
    assert asked(by_merge) == [(V1, V2, "needs-attention", "not-same")]


def test_not_same_holds_across_a_chain():
    """V1 and V2 are judged two people; X1 shows the number of both: it joins the first alone."""
    who = who_is_who(
        log(
            *(seen(V1, *ASH), observed(V1, "pnc", PNC_1)),
            *(seen(X1, *ASH), observed(X1, "pnc", PNC_1), observed(X1, "cro", "65656/91H")),
            *(seen(V2, *ASH), observed(V2, "cro", "65656/91H")),
            judged(V1, V2, "not-same"),
        )
    )

    assert who.people == {V1: (V1, X1), V2: (V2,)}
    assert asked(who) == [(X1, V2, "needs-attention", "not-same")]


def test_reviewers_same_explains_two_numbers():
    """The way out of needs-attention: somebody looked, and they are one person."""
    assert people(
        *linked_pair(), seen(X2, *ASH), observed(X2, "noms", "A1234BC"), judged(X2, X1, "same")
    ) == [(P1, X1, X2)]


def test_number_taken_off_parts_what_it_joined():
    """Observed, withdrawn, observed again: linked, apart, linked."""
    off, on = withdrawn(X1, "noms", "a1234bc"), observed(X1, "noms", "A1234BC")

    assert people(*linked_pair(), off) == [(P1,), (X1,)]
    assert people(*linked_pair(), off, on) == [(P1, X1)]


def test_earlier_withdrawal_told_late_takes_nothing_off():
    """The number went off on day 1 and came back on day 2; we hear of it the other way round."""
    assert people(
        *linked_pair()[:2],
        observed(X1, "noms", "A1234BC", day=2),
        withdrawn(X1, "noms", "A1234BC", day=1),
    ) == [(P1, X1)]


def test_withdrawal_clears_a_refusal_from_then_on():
    """A second prison number parted them; once it is off they are one again, since that entry."""
    who = who_is_who(
        log(
            *linked_pair(),
            observed(X1, "noms", "A2345CD"),
            withdrawn(X1, "noms", "A2345CD"),
        )
    )

    assert who.people == {P1: (P1, X1)}
    assert who.joined_at[X1] == START + timedelta(hours=5)
    assert who.evidence[X1][-1] == "/probation/system#e5"


def test_what_a_source_takes_back_was_never_said():
    """The number is withdrawn as a fact; the link goes with it. So with a name replaced."""
    back = taken_back(X1, "e3")
    corrected = seen(X1, *ROBIN, supersedes="e2")

    assert people(*linked_pair(), back) == [(P1,), (X1,)]
    assert people(*linked_pair(), corrected) == [(P1,), (X1,)]


def test_person_id_stays_when_the_first_fact_is_taken_back():
    who = who_is_who(log(seen(P1, *ROBIN), *linked_pair(), taken_back(P1, "e1")))

    assert who.people == {P1: (P1, X1)}


def test_same_id_of_another_source_is_another_fact():
    """probation's e1 withdrawn leaves prison's e1 alone."""
    assert people(*linked_pair(), taken_back(X1, "e1")) == [(P1, X1)]


def test_cut_at_a_position_gives_the_identity_as_known_then():
    """Before the number was recorded the journeys were two."""
    entries = log(*linked_pair())

    assert [list(who_is_who(entries[:k]).people) for k in (1, 2, 3)] == [[P1], [P1, X1], [P1]]


def test_a_number_given_to_dozens_is_drawn_all_the_same():
    """Seventy files of one name under one number, one word taken back: one person, since it did."""
    files = [f"voluntary/harbour/{n}" for n in range(70)]
    said = [entry for f in files for entry in (seen(f, *ASH), observed(f, "pnc", PNC_1))]
    who = who_is_who(log(*said, withdrawn(V1, "noms", "A1234BC")))

    assert list(who.people.values()) == [tuple(files), (V1,)]
    assert who.joined_at[files[69]] == START + timedelta(hours=140)


def test_unmerge_of_two_others_leaves_a_merge_alone():
    """P2 went into P1. That V1 and P2 were told apart says nothing about P1 and P2."""
    assert people(seen(P2, *ASH), merged(P1, P2), merged(V1, P2), unmerged(P2, V1)) == [
        (P2, P1),
        (V1,),
    ]


def test_joined_by_the_first_name_they_shared():
    """They agreed on Marlow when the number came; the names they shared later don't move that."""
    later_names = [
        seen(record, "Ash", family)
        for family in ("Tarn", "Fenwick", "Birch")
        for record in (P1, X1)
    ]
    who = who_is_who(
        log(
            seen(P1, "Ash", "Marlow"),
            seen(X1, "Ash", "Marlow"),
            observed(X1, "noms", "A1234BC"),
            *later_names,
        )
    )

    assert who.joined_at[X1] == START + timedelta(hours=3)


def test_of_two_words_about_one_moment_the_one_recorded_last_holds():
    """Merge and unmerge both say day 1."""
    merge, back = merged(X1, X2, day=1), unmerged(X2, X1, day=1)

    assert people(seen(X2, *ASH), merge, back) == [(X2,), (X1,)]
    assert people(seen(X2, *ASH), back, merge) == [(X2, X1)]


def test_an_agencys_unmerge_outlives_an_earlier_same():
    """A reviewer said same; then the agency told them apart; then the reviewer looked again."""
    said = [seen(V1, *ASH), judged(V1, V2, "same"), seen(V2, *ASH), unmerged(V2, V1)]

    assert people(*said) == [(V1,), (V2,)]
    assert people(*said, judged(V1, V2, "same")) == [(V1, V2)]


def test_a_merge_undone_gives_back_what_it_had_parted():
    """While V1 was merged into P1, its police number refused X1; since the unmerge it's back."""
    who = who_is_who(
        log(
            *linked_pair(),
            observed(X1, "pnc", PNC_1),
            observed(V1, "pnc", PNC_2),
            merged(P1, V1),
            unmerged(V1, P1),
        )
    )

    assert who.people == {P1: (P1, X1), V1: (V1,)}
    assert who.joined_at[X1] == START + timedelta(hours=7)


def test_a_link_refused_makes_room_for_another_from_then_on():
    """X2 was refused for X1; X1 falls out over a second prison number, and X2 takes its place."""
    who = who_is_who(
        log(
            *linked_pair(),
            seen(X2, *ASH),
            observed(X2, "noms", "A1234BC"),
            observed(X1, "noms", "A2345CD"),
        )
    )

    assert who.people == {P1: (P1, X2), X1: (X1,)}
    assert who.joined_at[X2] == START + timedelta(hours=6)


def test_a_pair_already_judged_is_not_suggested_again():
    who = who_is_who(
        log(
            seen(P1, *ASH),
            seen(X1, *ROBIN),
            observed(X1, "noms", "A1234BC"),
            judged(P1, X1, "not-same"),
        )
    )

    assert asked(who) == []
