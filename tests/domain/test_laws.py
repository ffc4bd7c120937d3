"""Laws every rule of the catalogue keeps, whatever it says, on small random histories."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.facts.data import SourceHeartbeat
from domain.facts.entry import Entry
from domain.finding import Finding, Verdict
from tests.domain.histories import BEGIN, DAYS, histories
from tests.story import SOURCES, judged

NOW = BEGIN + timedelta(days=DAYS + 14)
A_MONTH = timedelta(days=30)
SOURCE_SILENT = 88
FAILED = (Verdict.OPEN, Verdict.BREACHED, Verdict.LAPSED)
SETTLED = (Verdict.AVERTED, Verdict.LATE_EVIDENCED, Verdict.CLOSED, Verdict.BREACHED)
few = settings(deadline=None)


def at_now(log: Iterable[Entry]) -> dict[str, Finding]:
    """Findings about the person (not about feeds), by id."""
    return of_people(log, NOW)


def of_people(log: Iterable[Entry], now: datetime) -> dict[str, Finding]:
    """Without rule 88. No handover is asked: they have laws of their own, and half of the time."""
    found = judged(log, now, points=()).findings
    return {f.id: f for f in found if f.number != SOURCE_SILENT}


def alive(log: tuple[Entry, ...], at: datetime) -> tuple[Entry, ...]:
    """The log, and then every source of the cast says that it is alive at a moment."""
    some = log[0]
    beats = (
        replace(
            some,
            id=f"beat-{source}",
            source=source,
            happened_at=at,
            told_at=at,
            recorded_at=at,
            fact=SourceHeartbeat(),
            supersedes=None,
            position=len(log) + n,
        )
        for n, source in enumerate(SOURCES.values(), 1)
    )
    return (*log, *beats)


@few
@given(histories(), st.integers(0, 10_000))
def test_order_and_repeats_make_no_difference(log: tuple[Entry, ...], seed: int) -> None:
    """The same set of entries, shuffled and partly given twice."""
    mixed = [*log, *log[::2]]
    Random(seed).shuffle(mixed)  # noqa: S311 - a seeded order, no secret

    assert at_now(mixed) == at_now(log)


@few
@given(histories())
def test_hearing_more_settles_what_is_unknown_and_takes_back_nothing(
    log: tuple[Entry, ...],
) -> None:
    """Every feed alive now: no verdict changes but unknown ones, and none of those is left."""
    before, after = at_now(log), at_now(alive(log, NOW))

    assert before.keys() == after.keys()
    for name, finding in before.items():
        if finding.verdict is Verdict.UNKNOWN:
            assert after[name].verdict in FAILED
        else:
            assert after[name].verdict is finding.verdict


@few
@given(histories())
def test_what_met_a_duty_was_said(log: tuple[Entry, ...]) -> None:
    """No met verdict rests on an inferred fact, and every verdict on facts that are there."""
    said = {entry.key for entry in log}

    for finding in at_now(log).values():
        assert set(finding.met_by) <= said
        assert set(finding.rests_on) <= said
        assert bool(finding.met_by) == (
            finding.verdict in (Verdict.AVERTED, Verdict.LATE_EVIDENCED, Verdict.CLOSED)
        )


@few
@given(histories())
def test_asked_later_what_was_settled_stays(log: tuple[Entry, ...]) -> None:
    """With the same facts: met and late stay, a gap stays."""
    known = alive(log, NOW)
    before, later = at_now(known), of_people(known, NOW + A_MONTH)

    for name, finding in before.items():
        if finding.verdict in (*SETTLED, *FAILED):
            assert later[name].verdict is finding.verdict


@few
@given(histories())
def test_a_finding_says_what_it_is(log: tuple[Entry, ...]) -> None:
    """Opened at its deadline, closed after it, late by whole days, known once it has come about."""
    for finding in at_now(log).values():
        if finding.verdict in (Verdict.OPEN, Verdict.CLOSED, Verdict.LAPSED):
            assert finding.deadline is not None
            assert finding.opened_at == finding.deadline.ends_at
        if finding.verdict in (Verdict.CLOSED, Verdict.LAPSED):
            assert finding.closed_at is not None
            assert finding.opened_at is not None
            assert finding.closed_at >= finding.opened_at
            assert finding.late_days is None or finding.late_days >= 1
        assert finding.known_at is not None
        assert finding.known_at <= NOW
