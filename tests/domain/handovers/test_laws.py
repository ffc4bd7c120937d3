"""Laws of handovers: order and repeats make no difference; a state is known since its run began."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from operator import itemgetter
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.facts.entry import Entry
from domain.finding import Handover, Wake
from domain.handovers.catalogue import POINTS
from domain.handovers.judge import each_point, handovers
from domain.heard import HeardLog
from domain.journey.journey import Journey
from domain.rules.duty import Ask
from infra.policy.load import england_and_wales
from tests.domain.histories import BEGIN, DAYS, histories

NOW = BEGIN + timedelta(days=DAYS + 14)


def live(log: Iterable[Entry], now: datetime) -> tuple[dict[str, Handover], set[Wake]]:
    """What live operation shows at a moment, and when it is to ask again."""
    known = [entry for entry in log if entry.recorded_at <= now]
    heard = HeardLog()
    for entry in sorted(known, key=lambda entry: entry.position):
        heard.add(entry.source, entry.happened_at, entry.recorded_at)
    said = each_point(Journey(known, now), POINTS, Ask(now, england_and_wales(), heard)).values()
    found = {one.id: one for point in said for one in point.handovers}
    return found, {wake for point in said for wake in point.wakes}


@settings(max_examples=30, deadline=None)
@given(histories(), st.integers(0, 10_000))
def test_order_and_repeats_make_no_difference(log: tuple[Entry, ...], seed: int) -> None:
    shuffled = [*log, *log[::2]]
    Random(seed).shuffle(shuffled)  # noqa: S311 - a seeded order, no secret
    assert live(shuffled, NOW) == live(log, NOW)


def turning_moments(log: tuple[Entry, ...]) -> list[tuple[datetime, dict[str, Handover]]]:
    """What was shown at every moment up to NOW at which anything may change: a recording, a fact's
    time, a wake."""
    moments = {m for e in log for m in (e.recorded_at, max(e.recorded_at, e.happened_at))}
    shown: dict[datetime, dict[str, Handover]] = {}
    while todo := [m for m in moments if m <= NOW and m not in shown]:
        shown[min(todo)], wakes = live(log, min(todo))
        moments |= {wake.at for wake in wakes if not wake.heard}
    return sorted(shown.items(), key=itemgetter(0))


@settings(max_examples=25, deadline=None)
@given(histories(longest=7))
def test_a_state_is_known_since_its_unbroken_run_began(log: tuple[Entry, ...]) -> None:
    """Brute force agrees: asked at every moment, the state has stood since `known_at`."""
    shown = turning_moments(log)
    for name, final in live(log, NOW)[0].items():
        since = NOW
        for moment, found in reversed(shown):
            if name not in found or found[name].state is not final.state:
                break
            since = moment
        assert final.known_at == since, (name, final.state)


@settings(max_examples=25, deadline=None)
@given(histories(longest=7), st.integers(1, DAYS * 24))
def test_between_wakes_nothing_changes(log: tuple[Entry, ...], hours: int) -> None:
    """Asked at any other moment, the answer is that of the last moment anybody was told to ask."""
    moment = BEGIN + timedelta(hours=hours, minutes=30)
    before = [found for turning, found in turning_moments(log) if turning <= moment]
    if before:
        states = {name: one.state for name, one in before[-1].items()}
        assert {name: one.state for name, one in live(log, moment)[0].items()} == states


@settings(max_examples=25, deadline=None)
@given(histories(), histories(longest=4))
def test_hearing_more_alone_never_takes_back_an_overdue(
    log: tuple[Entry, ...], more: tuple[Entry, ...]
) -> None:
    """Other people's facts are only a hearing."""
    heard = HeardLog()
    louder = HeardLog()
    for entry in log:
        heard.add(entry.source, entry.happened_at, entry.recorded_at)
    for entry in sorted((*log, *more), key=lambda entry: entry.recorded_at):
        louder.add(entry.source, entry.happened_at, entry.recorded_at)
    journey, policy = Journey(log, NOW), england_and_wales()
    before = handovers(journey, POINTS, Ask(NOW, policy, heard))
    after = handovers(journey, POINTS, Ask(NOW, policy, louder))
    overdue = {one.id for one in before if one.state == "overdue"}
    assert overdue <= {one.id for one in after if one.state == "overdue"}
