"""HeardLog: up to when each source has been heard, and since when we know it."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.heard import HeardLog

START = datetime(2026, 3, 2, tzinfo=UTC)
NOMIS, DIGITAL, DELIUS = "/prison/nomis", "/prison/digital", "/probation/delius"

Said = tuple[str, int, int]  # source, happened (hours), recorded (hours)


def at(hours: int) -> datetime:
    return START + timedelta(hours=hours)


def heard(said: list[Said]) -> HeardLog:
    log = HeardLog()
    for source, happened, recorded in said:
        log.add(source, at(happened), at(recorded))
    return log


def in_log_order(said: list[Said]) -> list[Said]:
    """recorded_at never decreases along the log."""
    recorded = sorted(r for _, _, r in said)
    return [(source, happened, r) for (source, happened, _), r in zip(said, recorded, strict=True)]


# Everything there is to say, written out: one draw a saying.
SAYINGS = tuple(product((NOMIS, DIGITAL, DELIUS), range(10), range(21)))
logs = st.lists(st.sampled_from(SAYINGS), max_size=12).map(in_log_order)
who = st.sampled_from((NOMIS, DIGITAL, DELIUS, "prison", "probation", "police"))


def speaks_for(source: str, name: str) -> bool:
    """A source speaks for itself and for its agency."""
    return name in {source, source.split("/")[1]}


STORY: list[Said] = [(NOMIS, 5, 10), (NOMIS, 3, 11), (NOMIS, 8, 12), (DIGITAL, 9, 13)]


@pytest.mark.parametrize(
    ("name", "moment", "strictly", "since"),
    [
        (NOMIS, 4, False, 10),
        (NOMIS, 5, False, 10),
        (NOMIS, 5, True, 12),
        (NOMIS, 6, False, 12),
        (NOMIS, 8, True, None),
        (NOMIS, 9, False, None),
        ("prison", 9, False, 13),
        ("prison", 8, True, 13),
        (DIGITAL, 1, False, 13),
        (DELIUS, 1, False, None),
    ],
)
def test_since_when_a_source_was_heard_past_a_moment(name, moment, strictly, since):
    """Heard at 5 (recorded 10), then at 3, at 8 (recorded 12); its agency also by digital at 9."""
    past = heard(STORY).past(name, at(moment), strictly=strictly)

    assert past == (None if since is None else at(since))


def test_says_whether_the_sources_own_horizon_moved():
    """Digital speaks later than its agency was heard: its own horizon moves, the agency's not."""
    log = HeardLog()

    assert log.add(NOMIS, at(5), at(10))
    assert not log.add(NOMIS, at(5), at(11))
    assert log.add(DIGITAL, at(3), at(12))
    assert (log.until(NOMIS), log.until(DIGITAL), log.until("prison")) == (at(5), at(3), at(5))


def test_every_moment_a_source_spoke_is_kept_once():
    log = heard([(NOMIS, 5, 10), (NOMIS, 3, 10), (NOMIS, 4, 12)])

    assert log.words(NOMIS) == (at(10), at(12))
    assert log.last_words() == {NOMIS: at(12)}
    assert sorted(log.known()) == [NOMIS, "prison"]
    assert log.words(DELIUS) == ()
    assert log.until(DELIUS) is None


def test_our_own_pages_prove_no_feed_alive():
    """What a prison worker writes on our pages doesn't say that the prison's system is talking."""
    log = HeardLog()

    assert not log.add("/prison/throughline", at(5), at(10))
    assert log.past("prison", at(1)) is None
    assert list(log.known()) == []


@given(logs, who, st.integers(-1, 10), st.booleans())
def test_past_is_the_first_recorded_word_at_or_after_the_moment(said, name, moment, strictly):
    """Written out: go through the log, stop at the first word of theirs that is late enough."""
    first = next(
        (
            at(recorded)
            for source, happened, recorded in said
            if speaks_for(source, name) and (happened > moment if strictly else happened >= moment)
        ),
        None,
    )

    assert heard(said).past(name, at(moment), strictly=strictly) == first


@given(logs, who)
def test_the_horizon_is_the_latest_moment_and_only_rises(said, name):
    log, reached = HeardLog(), None
    for n, (source, happened, recorded) in enumerate(said, 1):
        log.add(source, at(happened), at(recorded))
        until = log.until(name)
        latest = max((h for s, h, _ in said[:n] if speaks_for(s, name)), default=None)
        assert until == (None if latest is None else at(latest))
        assert reached is None or (until is not None and until >= reached)
        reached = until


@given(logs, st.integers(-1, 10))
def test_an_agency_is_heard_as_soon_as_any_of_its_sources(said, moment):
    log = heard(said)
    each = [log.past(source, at(moment)) for source in (NOMIS, DIGITAL)]

    assert log.past("prison", at(moment)) == min((p for p in each if p), default=None)


@given(logs, who, st.integers(-1, 10), logs)
def test_what_was_heard_stays_heard(said, name, moment, more):
    """More words never move an earlier answer."""
    before = heard(said).past(name, at(moment))
    last = max((r for _, _, r in said), default=0)
    after = heard([*said, *((s, h, r + last) for s, h, r in more)]).past(name, at(moment))

    assert before is None or after == before


def test_each_time_without_a_word_is_from_the_last_to_the_next() -> None:
    log = heard([(NOMIS, hour, hour) for hour in (0, 1, 30, 31, 70)])
    found = log.silences(NOMIS, at(0), at(100), timedelta(hours=24))
    assert found == ((at(1), at(30)), (at(31), at(70)), (at(70), None))
