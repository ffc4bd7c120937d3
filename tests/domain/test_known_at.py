"""`known_at` is the first moment of the log from which replay shows the verdict without a break."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from operator import itemgetter

from hypothesis import given, settings

from domain.facts.entry import Entry
from domain.finding import Finding
from domain.handovers.rules import RULES
from domain.heard import HeardLog
from domain.journey.journey import Journey
from domain.rules.duty import Ask
from domain.rules.judge import each_rule
from infra.policy.load import england_and_wales
from tests.domain.histories import BEGIN, DAYS, histories

A_DAY = timedelta(days=1, microseconds=1)
NOW = BEGIN + timedelta(days=DAYS + 14)


def live(log: Iterable[Entry], now: datetime) -> tuple[dict[str, Finding], set[datetime]]:
    """What live operation showed at a moment, and the moments at which it was to be asked again."""
    known = [entry for entry in log if entry.recorded_at <= now]
    heard = HeardLog()
    for entry in known:
        heard.add(entry.source, entry.happened_at, entry.recorded_at)
    said = each_rule(Journey(known, now), RULES, Ask(now, england_and_wales(), heard)).values()
    wakes = {wake.at for one in said for wake in one.wakes if not wake.heard}
    return {finding.id: finding for one in said for finding in one.findings}, wakes


def turning_moments(log: tuple[Entry, ...]) -> list[tuple[datetime, dict[str, Finding]]]:
    """What was shown at every moment up to NOW at which anything may change: a recording, a fact's
    time, a wake."""
    moments = {m for e in log for m in (e.recorded_at, max(e.recorded_at, e.happened_at))}
    moments |= {e.recorded_at + A_DAY for e in log}  # feeds are watched apart: rule 88 sets no wake
    shown: dict[datetime, dict[str, Finding]] = {}
    while todo := [m for m in moments if m <= NOW and m not in shown]:
        shown[min(todo)], wakes = live(log, min(todo))
        moments |= wakes
    return sorted(shown.items(), key=itemgetter(0))


@settings(max_examples=25, deadline=None)
@given(histories(longest=7))
def test_known_at_is_where_the_unbroken_run_of_a_verdict_begins(log: tuple[Entry, ...]) -> None:
    """Brute force agrees: asked at every moment, the verdict has stood since `known_at`."""
    shown = turning_moments(log)
    final, _ = live(log, NOW)

    for name, finding in final.items():
        since = NOW
        for moment, found in reversed(shown):
            if name not in found or found[name].verdict is not finding.verdict:
                break
            since = moment
        assert finding.known_at == since, (name, finding.verdict)
