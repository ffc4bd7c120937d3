"""Numbers, links and facts taken back, and what was known at an earlier moment."""

from datetime import timedelta

from domain.people.partition import who_is_who
from tests.domain.people.saying import (
    ASH,
    P1,
    P2,
    PNC_1,
    PNC_2,
    ROBIN,
    START,
    V1,
    V2,
    X1,
    X2,
    asked,
    judged,
    linked_pair,
    log,
    merged,
    observed,
    people,
    seen,
    taken_back,
    unmerged,
    withdrawn,
)


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
