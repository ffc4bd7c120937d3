"""Merges and unmerges told by agencies, and what reviewers judged."""

from datetime import timedelta

from domain.people.merges import merged_into
from domain.people.partition import who_is_who
from projections.people import people_of
from tests.domain.people.saying import (
    ASH,
    P1,
    P2,
    P3,
    PNC_1,
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
    unmerged,
)


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


def test_merges_chain():
    """A into B, B into C: three records, one person, and C is where they ended."""
    chain = [merged(P2, P1), merged(P3, P2)]

    assert people(*chain, seen(P1, *ASH)) == [(P2, P3, P1)]
    assert merged_into(log(*chain)) == {P1: P3, P2: P3}
    assert merged_into(log(*reversed(chain))) == {P1: P3, P2: P3}


def test_a_circle_is_refused_and_asked_about():
    """A into B, B into C, C into A: the last to happen isn't taken, whenever it arrives."""
    circle = [merged(P2, P1, day=1), merged(P3, P2, day=2), merged(P1, P3, day=3)]

    for told in (circle, circle[::-1]):
        who = who_is_who(log(*told))
        assert {frozenset(group) for group in who.people.values()} == {frozenset((P1, P2, P3))}
        assert asked(who) == [(P1, P3, "needs-attention", "circle")]
        assert merged_into(log(*told)) == {P1: P3, P2: P3}


def test_a_refused_merge_holds_nothing_together():
    """C into A closed a circle; B comes back from C, and A stays with B."""
    circle = [merged(P2, P1, day=1), merged(P3, P2, day=2), merged(P1, P3, day=3)]

    assert people(*circle, unmerged(P2, P3, day=4)) == [(P2, P1), (P3,)]


def test_merged_the_other_way_after_an_unmerge_is_no_circle():
    told = [merged(P2, P1, day=1), unmerged(P1, P2, day=2), merged(P1, P2, day=3)]

    assert merged_into(log(*told)) == {P2: P1}
    assert people(*told) == [(P2, P1)]


def test_a_record_merged_into_itself_is_nothing():
    assert people(seen(P1, *ASH), merged(P1, P1)) == [(P1,)]
    assert merged_into(log(merged(P1, P1))) == {}


def test_every_record_keeps_its_own_facts():
    """After a merge each entry still says under which number it was told."""
    entries = log(seen(P2, *ASH), merged(P2, P1), seen(P1, *ROBIN), unmerged(P1, P2))
    together, apart = people_of(entries[:3]), people_of(entries)

    assert [[entry.record for entry in one.entries] for one in together] == [[P2, P2, P1]]
    assert {one.person: [e.record for e in one.entries] for one in apart} == {
        P1: [P1],
        P2: [P2, P2, P2],
    }


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
