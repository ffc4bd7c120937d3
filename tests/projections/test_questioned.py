"""A questioned rule's numbers, a step more and a step less, on the people it is about."""

from datetime import timedelta

from domain.policy.varied import varied
from domain.policy.words import amount_in_words
from infra.policy.load import england_and_wales
from projections.people import PersonFacts, about_people
from projections.ports import Progress
from projections.questioned import tried
from tests import people
from tests.story import at, heard_from, heartbeat, in_log

POLICY = england_and_wales()
WITHIN = "first-appointment.within"
CODE = "first-appointment-not-arranged"


def test_one_value_differs_by_a_step_and_nothing_else():
    other = varied(POLICY, WITHIN, 1)

    was = [amount_in_words(row.amount) for row in POLICY.values[WITHIN].rows]
    now = [amount_in_words(row.amount) for row in other.values[WITHIN].rows]
    assert now != was
    assert {k: v for k, v in other.values.items() if k != WITHIN} == {
        k: v for k, v in POLICY.values.items() if k != WITHIN
    }
    assert other.content_hash != POLICY.content_hash
    below = varied(varied(POLICY, WITHIN, -1000), WITHIN, -1)
    assert {row.amount[-1][1] for row in below.values[WITHIN].rows if row.amount != "no-duty"} == {
        0
    }


def late_by_a_day(record):
    """Released on a Thursday; the appointment is for a working day too late."""
    log = in_log(
        [
            people.sentenced("2025-12-03 10:15", months=14),
            people.received("2025-12-03 17:05"),
            people.released("2026-04-16 09:30"),
            people.arranged("2026-04-16 14:00", "a1", "2026-04-20 10:00"),
            heartbeat("probation", "2026-04-23 09:00"),
        ]
    )
    theirs = tuple(about_people(log))
    return PersonFacts(record, tuple(dict.fromkeys(one.record for one in theirs)), theirs), log


def test_a_day_more_would_have_spared_them():
    """The what-if names the value, what was tried, and each verdict that would be another."""
    found, log = late_by_a_day("prison/A1234BC")
    now = max(one.recorded_at for one in log) + timedelta(minutes=1)
    upto = Progress(len(log), now)

    trials = tried([found], CODE, [WITHIN], upto=upto, heard=heard_from(log), policy=POLICY)

    (longer,) = [one for one in trials if one.other.startswith("2 ")]
    assert (longer.value, longer.now) == (WITHIN, "1 working day, tier-4: 1 working day")
    assert [(one.before, one.after) for one in longer.changes] == [("breached", "averted")]
    assert (longer.report.people, longer.report.changed_people) == (1, 1)


def test_what_changes_nothing_is_not_told():
    found, log = late_by_a_day("prison/A1234BC")
    upto = Progress(len(log), at("2026-04-24"))

    asked = {"upto": upto, "heard": heard_from(log), "policy": POLICY}
    assert tried([found], CODE, ["homeless.within"], **asked) == []
    assert tried([], CODE, [WITHIN], **asked) == []
