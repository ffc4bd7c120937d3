"""Since when a verdict is known: a column where somebody has to act, else told to whoever asks."""

from domain.finding import State, Verdict
from domain.journey.journey import Journey
from domain.judge import judge
from domain.rules.duty import Ask
from domain.why import why
from infra.policy.load import england_and_wales
from projections.person import derive_person
from tests import people
from tests.story import at, heard_from, in_log

HOUSED = "1//prison/nomis#e3"
LOG = in_log(
    [
        people.sentenced("2025-12-03 10:15", months=14),
        people.received("2025-12-03 17:05"),
        people.released("2026-04-02 09:30"),
        people.status("2026-04-02 20:00", "settled", "2026-04-02"),
        people.arranged("2026-04-02 21:00", "a1", "2026-04-03 10:00"),
        people.attended("2026-04-03 10:30", "a1"),
        people.acknowledged("2026-04-03 11:00", "HP18", "risk-summary", "licence", "release-time"),
    ]
)
ASK = Ask(at("2026-04-20"), england_and_wales(), heard_from(LOG))


def test_a_met_duty_has_no_since_in_the_rows_and_why_tells_it():
    gaps = {gap.id: gap for gap in derive_person("p", ("prison/1",), LOG, ASK).rows().gaps}
    reasons = why(Journey(LOG, ASK.now), ASK, HOUSED)

    assert (gaps[HOUSED].verdict, gaps[HOUSED].known_at) == ("averted", None)
    assert reasons is not None
    assert reasons["known_at"] == "2026-04-02T23:00:00+00:00"  # the night was over


def test_everything_else_has_its_since():
    rows = derive_person("p", ("prison/1",), LOG, ASK).rows()
    _, full = judge(LOG, now=ASK.now, policy=ASK.policy, heard=ASK.heard)
    since = {one.id: one.known_at for one in (*full.findings, *full.handovers)}

    waiting = [gap for gap in rows.gaps if gap.verdict != Verdict.AVERTED]
    waiting += [point for point in rows.handovers if point.state != State.ACCEPTED]
    assert waiting
    assert all(one.known_at == since[one.id] is not None for one in waiting)
    accepted = [point for point in rows.handovers if point.state == State.ACCEPTED]
    assert accepted
    assert all(point.known_at is None for point in accepted)
