"""Put off: until a day, until the release, on one finding alone, for a listed reason; by two where asked."""

from datetime import date

import pytest

from domain.casework.deferrals import How, deferrals
from domain.facts.casework import CaseworkDeferred, DeferralAnswered
from domain.journey.journey import Journey
from domain.rules.duty import Ask
from domain.why import why
from infra.policy.load import england_and_wales
from tests.people import recalled, received, released, sentenced, status
from tests.story import at, heard_from, heartbeat, in_log, said, taken_back

POLICY = england_and_wales()
OUT = (
    sentenced("2025-12-03 10:15", months=14),
    received("2025-12-03 17:05"),
    released("2026-04-02 09:30"),
    status("2026-04-02 20:00", "rough", "2026-04-02"),
)
GAP = "2//prison/nomis#e3"
AWAY, RISK = "person-away", "not-safe-now"  # 28 days; 14, and a second person


def put_off(until, time="2026-04-10 10:00", finding=GAP, reason=AWAY):
    return said("probation", time, CaseworkDeferred(finding, reason, until, "officer-7"))


def standing(*told, now="2026-04-20"):
    log = [entry for entry in in_log((*OUT, *told)) if entry.recorded_at <= at(now)]
    return [(one.finding, one.until_on) for one in deferrals(Journey(log, at(now)), POLICY)]


@pytest.mark.parametrize(
    ("now", "stands"), [("2026-04-09", False), ("2026-05-01", True), ("2026-05-02", False)]
)
def test_it_rests_until_that_day(now, stands):
    may = date(2026, 5, 1)

    assert standing(put_off(may), now=now) == ([(GAP, may)] if stands else [])


def test_no_longer_than_the_policy_allows_and_the_last_word_counts():
    assert standing(put_off(date(2027, 1, 1))) == [(GAP, date(2026, 5, 8))]
    sooner = put_off(date(2026, 4, 12), "2026-04-11 09:00")
    assert standing(put_off(date(2026, 5, 1)), sooner) == []


def test_a_new_release_ends_it_and_its_new_finding_never_had_it():
    """Deferred to 1 May, recalled, released again: nothing of it is left."""
    again = (recalled("2026-04-15"), received("2026-04-16", "recall"), released("2026-04-25 09:00"))

    assert standing(put_off(date(2026, 5, 1)), *again, now="2026-04-26") == []


def test_taken_back_it_is_gone_but_a_replay_shows_it_as_it_stood():
    lifted = taken_back("d1", "2026-04-18 09:00", "probation")
    deferral = put_off(date(2026, 5, 1)).named("d1")

    assert standing(deferral, lifted, now="2026-04-17") == [(GAP, date(2026, 5, 1))]
    assert standing(deferral, lifted) == []


def test_the_finding_stays_what_it_is_and_says_so():
    log = in_log((*OUT, put_off(date(2026, 5, 1)), heartbeat("probation", "2026-04-20 09:00")))
    now = at("2026-04-20 10:00")
    reasons = why(Journey(log, now), Ask(now, POLICY, heard_from(log)), GAP)

    assert reasons["verdict"] == "open"
    assert (reasons["deferred"]["by"], reasons["deferred"]["until_on"]) == (
        "officer-7",
        "2026-05-01",
    )
    assert reasons["deferred"]["how"] == "rests"


def how(*told, now="2026-04-20"):
    log = [entry for entry in in_log((*OUT, *told)) if entry.recorded_at <= at(now)]
    return [(one.how, one.answered_by) for one in deferrals(Journey(log, at(now)), POLICY)]


def answered(answer, by="officer-8", time="2026-04-11 10:00", agency="probation"):
    return said(agency, time, DeferralAnswered(GAP, answer, by))


def test_an_unlisted_reason_puts_nothing_off():
    assert how(put_off(date(2026, 5, 1), reason="too much work")) == [(How.UNLISTED, None)]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ((), (How.WAITS, None)),
        ((answered("approved"),), (How.RESTS, "officer-8")),
        ((answered("refused"),), (How.REFUSED, "officer-8")),
        ((answered("sent-back"),), (How.SENT_BACK, "officer-8")),
        ((answered("approved", by="officer-7"),), (How.WAITS, None)),
        ((answered("approved", by="officer-7", agency="prison"),), (How.RESTS, "officer-7")),
        ((answered("approved", time="2026-04-09 10:00"),), (How.WAITS, None)),
        (
            (answered("refused"), answered("approved", by="officer-9", time="2026-04-12 10:00")),
            (How.RESTS, "officer-9"),
        ),
    ],
    ids=["none", "yes", "no", "back", "oneself", "namesake elsewhere", "before", "the last counts"],
)
def test_a_second_person_agrees_where_the_reason_asks_for_one(answers, expected):
    assert how(put_off(date(2026, 4, 22), reason=RISK), *answers) == [expected]


def test_sent_back_it_may_be_asked_again():
    """The new wish waits for an answer of its own."""
    again = put_off(date(2026, 4, 21), "2026-04-12 09:00", reason=RISK)

    asked = put_off(date(2026, 4, 22), reason=RISK)
    assert how(asked, answered("sent-back"), again) == [(How.WAITS, None)]


def test_a_reason_that_needs_nobody_may_still_be_refused():
    assert how(put_off(date(2026, 4, 22)), answered("refused")) == [(How.REFUSED, "officer-8")]
