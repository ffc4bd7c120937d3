"""Rule 69: police and children's services are asked before anybody lives somewhere."""

import pytest

from domain.finding import Verdict
from domain.rules.safeguarding import ENQUIRIES_ANSWERED as RULE
from tests.people import bed, bed_cancelled, died, moved, planned, received, released, sentenced
from tests.protected import checked, enquiry_answered, enquiry_sent, proposed
from tests.story import given, taken_back

# Five working days after Monday 1 September 2025: the 8th; ten after Wednesday the 3rd: the 17th.
SENTENCE = sentenced("2025-09-01", "community-order", months=12)
POLICE, CHILDREN = "domestic-abuse", "children"
SENT = enquiry_sent("2025-09-03", POLICE)
ADDRESS = proposed("2025-09-01")


def of(story, kind=POLICE):
    """The finding on one kind of enquiry: verdict, due day, days late, mark."""
    found = next(f for f in story.findings(RULE) if f.id.endswith(kind))
    due = found.deadline
    return found.verdict, str(due.due_on), found.late_days, due.short_notice


@pytest.mark.parametrize("anchor", [SENTENCE, ADDRESS], ids=["sentence", "address"])
@pytest.mark.parametrize(
    ("answered", "verdict", "late_days"),
    [
        ("2025-09-17 22:00", Verdict.AVERTED, None),
        ("2025-09-18 09:00", Verdict.CLOSED, 1),
    ],
    ids=["last day", "day after"],
)
def test_answered(anchor, answered, verdict, late_days):
    story = given(anchor, SENT, enquiry_answered(answered, POLICE)).asked("2025-09-18 12:00")
    assert of(story) == (verdict, "2025-09-17", late_days, False)


def test_the_second_clock_runs_only_from_an_enquiry_in_time():
    assert of(given(SENTENCE))[1] == "2025-09-08"
    assert of(given(SENTENCE, enquiry_sent("2025-09-08 22:00", POLICE)))[1] == "2025-09-22"
    assert of(given(SENTENCE, enquiry_sent("2025-09-09", POLICE)))[1] == "2025-09-08"
    assert of(given(SENTENCE, enquiry_sent("2025-08-31", POLICE)))[1] == "2025-09-08"
    assert of(given(SENTENCE, enquiry_sent("2025-09-03", CHILDREN)))[1] == "2025-09-08"


def test_each_speaks_for_itself():
    story = given(SENTENCE).heard(police="2025-09-09 00:00")
    assert of(story)[0] is Verdict.OPEN
    assert of(story, CHILDREN)[0] is Verdict.UNKNOWN
    assert of(story.heard(local_authority="2025-09-09 00:00"), CHILDREN)[0] is Verdict.OPEN


def test_told_late():
    late = enquiry_answered("2025-09-05", POLICE).told("2025-09-10 09:00")
    story = given(SENTENCE, late).heard(police="2025-09-09 09:00").asked("2025-09-10 10:00")
    assert of(story)[0] is Verdict.LATE_EVIDENCED


def test_one_answer_meets_what_came_before_it():
    answer = enquiry_answered("2025-09-05", POLICE)
    story = given(SENTENCE, proposed("2025-09-04"), answer).asked("2025-09-06")
    assert sorted(f.verdict for f in story.findings(RULE) if f.id.endswith(POLICE)) == [
        Verdict.AVERTED,
        Verdict.AVERTED,
    ]


def test_an_address_proposed_twice_in_a_day_counts_once():
    given(ADDRESS, proposed("2025-09-01 15:00")).then(
        RULE, Verdict.NOT_YET_DUE, Verdict.NOT_YET_DUE
    )


INSIDE = received("2025-08-01")


def test_before_the_release_in_any_case():
    near = planned("2025-08-20", "2025-09-12")
    assert of(given(INSIDE, near, ADDRESS, SENT)) == (
        Verdict.NOT_YET_DUE,
        "2025-09-11",
        None,
        False,
    )
    far = planned("2025-08-20", "2025-12-12")
    assert of(given(INSIDE, far, ADDRESS, SENT))[1] == "2025-09-17"


def test_short_notice():
    """A release known too late to leave a day: two working days from then."""
    assert of(given(INSIDE, ADDRESS, released("2025-09-01 15:00")))[1::2] == ("2025-09-03", True)
    brought_forward = moved("2025-09-10", "2025-09-10", "2025-09-30")
    plan = planned("2025-08-20", "2025-09-30")
    found = of(given(INSIDE, plan, ADDRESS, SENT, brought_forward))
    assert found[1::2] == ("2025-09-12", True)


def test_a_cas2_bed():
    booked = bed("2025-09-02", "b1", "2025-09-20", "cas2")
    given(ADDRESS, booked).heard(police="2025-09-09").then_nothing(RULE)
    off = bed_cancelled("2025-09-05", "b1")
    assert of(given(ADDRESS, booked, off).heard(police="2025-09-09 09:00"))[0] is Verdict.OPEN
    assert of(given(SENTENCE, booked).heard(police="2025-09-09 09:00"))[0] is Verdict.OPEN


def test_it_ends_with_the_address_and_the_person():
    given(ADDRESS, checked("2025-09-08", suitable=False)).heard(police="2025-09-12").then_nothing(
        RULE
    )
    story = given(ADDRESS, checked("2025-09-11", suitable=False)).heard(police="2025-09-12")
    assert of(story) == (Verdict.LAPSED, "2025-09-08", 3, False)
    fine = given(ADDRESS, checked("2025-09-05", suitable=True)).heard(police="2025-09-12")
    assert of(fine)[0] is Verdict.OPEN
    given(SENTENCE, died("2025-09-05")).heard(police="2025-09-12").then_nothing(RULE)


def test_taken_back():
    given(SENTENCE.named("s"), taken_back("s", "2025-09-12", "court")).then(
        RULE, Verdict.VOIDED, Verdict.VOIDED
    )
