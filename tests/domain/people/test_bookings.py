"""Messages that name a booking alone, joined with whoever holds the booking."""

from datetime import timedelta

import pytest

from domain.facts.custody import PersonReceived
from domain.facts.data import ChangeTold
from domain.people.bookings import says_again
from domain.people.keys import join_keys, tells_who
from domain.people.partition import who_is_who
from domain.people.stays import own_booking, told_booking
from tests.domain.people.saying import (
    ASH,
    P1,
    P2,
    ROBIN,
    S1,
    START,
    X1,
    asked,
    judged,
    linked_pair,
    log,
    merged,
    moved,
    observed,
    people,
    said,
    seen,
    withdrawn,
)

ALONE = said(S1, ChangeTold("SENTENCE_DATES-CHANGED"))
SEEN = observed(P1, "booking", "77")


def test_a_stay_waits_for_its_person():
    assert people(seen(P1, *ASH), ALONE) == [(P1,), (S1,)]


@pytest.mark.parametrize("order", [(ALONE, seen(P1, *ASH), SEEN), (seen(P1, *ASH), SEEN, ALONE)])
def test_before_or_after_the_map_is_known(order):
    """The person is named by the prison record, whichever of the two was told of first."""
    who = who_is_who(log(*order))

    assert who.people == {P1: (P1, S1)}
    assert who.joined_at[S1] == START + timedelta(hours=3)
    assert who.evidence[S1][-1] == "/prison/system#e3"


def test_a_reception_gives_the_booking_too():
    assert people(said(P1, PersonReceived("LEI", "sentence", booking="77")), ALONE) == [(P1, S1)]


def test_a_stay_leads_to_the_whole_person():
    assert people(*linked_pair(), ALONE, SEEN) == [(P1, X1, S1)]


def test_moved_the_whole_stay_is_the_gainers():
    """Known in May as one person's, in June as another's: a replay of May still shows May."""
    entries = log(seen(P1, *ASH), seen(P2, *ROBIN), SEEN, ALONE, moved("77", P1, P2))

    assert who_is_who(entries[:4]).people == {P1: (P1, S1), P2: (P2,)}
    assert who_is_who(entries).people == {P1: (P1,), P2: (P2, S1)}


def test_the_last_move_to_happen_holds_whenever_it_is_told():
    """There on day 1, back on day 2; told the other way round."""
    two = [seen(P1, *ASH), seen(P2, *ROBIN), ALONE]
    there, back = moved("77", P1, P2, day=1), moved("77", P2, P1, day=2)

    assert people(*two, there, back) == [(P1, S1), (P2,)]
    assert people(*two, back, there) == [(P1, S1), (P2,)]


def test_what_was_seen_before_a_move_counts_no_more():
    two = [seen(P1, *ASH), seen(P2, *ROBIN), ALONE]
    late = observed(P1, "booking", "77", day=1)

    assert people(*two, moved("77", P1, P2, day=2), late) == [(P1,), (P2, S1)]


def test_two_holders_are_both_refused():
    """Nobody says that the booking moved: a reviewer is asked, and nobody is chosen."""
    who = who_is_who(
        log(seen(P1, *ASH), seen(P2, *ROBIN), ALONE, SEEN, observed(P2, "booking", "77"))
    )

    assert list(who.people) == [P1, P2, S1]
    assert asked(who) == [
        (P1, S1, "needs-attention", "two-holders"),
        (P2, S1, "needs-attention", "two-holders"),
    ]


def test_two_holders_merged_are_one():
    two = [seen(P1, *ASH), seen(P2, *ROBIN), ALONE, SEEN, observed(P2, "booking", "77")]

    assert people(*two, merged(P2, P1)) == [(P1, P2, S1)]


def test_a_booking_taken_off_gives_its_stay_back():
    assert people(seen(P1, *ASH), ALONE, SEEN, withdrawn(P1, "booking", "77", day=1)) == [
        (P1,),
        (S1,),
    ]


def test_a_reviewer_keeps_a_stay_apart():
    assert people(seen(P1, *ASH), ALONE, SEEN, judged(P1, S1, "not-same")) == [(P1,), (S1,)]


def test_a_stay_a_reviewer_gave_to_one_is_not_given_to_another_besides():
    """Judged as P1's, then seen on P2: the two people stay two."""
    two = [seen(P1, *ASH), seen(P2, *ROBIN), ALONE]
    who = who_is_who(log(*two, judged(P1, S1, "same"), observed(P2, "booking", "77")))

    assert who.people == {P1: (P1, S1), P2: (P2,)}
    assert asked(who) == [(P2, S1, "needs-attention", "two-noms")]


def test_a_booking_number_on_a_probation_record_holds_no_stay():
    assert people(seen(X1, *ASH), observed(X1, "booking", "77"), ALONE) == [(X1,), (S1,)]


@pytest.mark.parametrize(
    ("entry", "keys"),
    [
        (ALONE, ("booking:77", f"record:{S1}")),
        (SEEN, ("booking:77", "fact:/prison/system#e1", "noms:A1234BC", f"record:{P1}")),
        (
            moved("77", P1, P2),
            (
                *("booking:77", "fact:/prison/system#e1", "noms:A2345CD"),
                *(f"record:{P1}", f"record:{P2}"),
            ),
        ),
    ],
)
def test_keys_of_stays(entry, keys):
    assert join_keys(log(entry)[0]) == keys


def test_what_gives_a_booking_tells_who():
    assert tells_who(said(P1, PersonReceived("LEI", "sentence", booking="77")))
    assert not tells_who(said(P1, PersonReceived("LEI", "sentence")))


@pytest.mark.parametrize(
    ("record", "booking"),
    [(S1, "77"), (P1, ""), ("prison/booking-", ""), ("prison/booking-x", ""), (X1, "")],
)
def test_booking_a_record_is_filed_under(record, booking):
    assert own_booking(record) == booking


def test_no_record_of_a_stay_gives_itself_a_booking():
    assert told_booking(observed(S1, "booking", "88")) == ""


@pytest.mark.parametrize(
    ("entry", "before", "again"),
    [
        (SEEN, (seen(P1, *ASH), SEEN), True),
        (said(P1, PersonReceived("LEI", "recall", booking="77")), (SEEN,), True),
        (SEEN, (seen(P1, *ASH),), False),
        (SEEN, (observed(P1, "booking", "88"),), False),
        (SEEN, (SEEN, moved("77", P1, P2)), False),
        (SEEN, (SEEN, withdrawn(P1, "booking", "77")), False),
        (observed(P1, "noms", "A1234BC"), (observed(P1, "noms", "A1234BC"),), False),
        (moved("77", P1, P2), (SEEN, moved("77", P1, P2)), False),
    ],
)
def test_what_only_says_again_who_holds_a_booking(entry, before, again):
    """Nearly every message of a prison does; who is who needn't be drawn anew for it."""
    *known, last = log(*before, entry)

    assert says_again(last, known) is again


def test_what_a_number_ties_later_its_booking_had_tied_before():
    """Joined since the booking was known, whatever else says so afterwards."""
    entries = log(
        seen(S1, "Ash", "Tarn", ASH[2]),
        seen(P1, "Robin", "Tarn", ASH[2]),
        observed(P1, "booking", "77"),
        observed(S1, "noms", P1.removeprefix("prison/")),
    )
    found = who_is_who(entries)

    assert found.person_of[S1] == found.person_of[P1]
    assert max(found.joined_at[S1], found.joined_at[P1]) == entries[2].recorded_at
