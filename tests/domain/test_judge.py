"""One call for everything: the journey, findings and handovers, and when to ask again."""

from datetime import timedelta
from random import Random

from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from domain.facts.entry import Entry
from domain.facts.need import NeedAssessed
from domain.finding import Judgement, Wake
from domain.handovers.gate import HP18
from domain.heard import HeardLog
from domain.journey.journey import Journey
from domain.judge import judge
from infra.policy.load import england_and_wales
from tests.domain.histories import BEGIN, DAYS, histories, themes
from tests.people import dated, received, released, sentenced
from tests.protected import person
from tests.story import at, heard_from, in_log, said

SAID = (
    sentenced("2025-12-03 10:15", months=10),
    received("2025-12-03 17:05"),
    dated("2025-12-05", conditional_release_on="2026-04-02"),
    released("2026-04-02 09:30").told("2026-03-20"),
)
STORY = in_log(SAID)
SCREENED = NeedAssessed("bcst1", ("finance",), complete=True)


def asked(entries: tuple[Entry, ...], now: str) -> tuple[Journey, Judgement]:
    return judge(entries, now=at(now), policy=england_and_wales(), heard=heard_from(entries))


def test_everything_is_sorted_by_id() -> None:
    journey, judged = asked(STORY, "2026-04-30")

    assert journey.as_of == at("2026-04-30")
    for found in (judged.findings, judged.handovers):
        assert [one.id for one in found] == sorted(one.id for one in found)
        assert found
    assert list(judged.wakes) == sorted(judged.wakes)


def test_what_is_dated_ahead_is_waited_for() -> None:
    _, before = asked(STORY, "2026-03-21")
    _, after = asked(STORY, "2026-04-02 09:30")

    assert Wake(at("2026-04-02 09:30")) in before.wakes
    assert "HP18" not in {one.point for one in before.handovers}
    assert "HP18" in {one.point for one in after.handovers}


def test_a_fact_given_twice_is_in_the_journey_once() -> None:
    twice = Journey((*STORY, *reversed(STORY)), at("2026-04-30"))

    assert twice.facts == Journey(STORY, at("2026-04-30")).facts
    assert sorted(twice.all, key=lambda entry: entry.position) == list(STORY)


def test_only_the_rules_and_points_asked_for() -> None:
    _, judged = judge(
        STORY,
        now=at("2026-04-30"),
        policy=england_and_wales(),
        heard=HeardLog(),
        rules=(),
        points=(HP18,),
    )
    assert judged.findings == ()
    assert [one.point for one in judged.handovers] == ["HP18"]


def test_nobody_and_nothing() -> None:
    _, judged = asked((), "2026-04-30")
    assert judged == Judgement((), (), ())


@settings(max_examples=25, deadline=None)
@drawn(histories(), st.integers(0, 10_000), st.integers(1, DAYS))
def test_order_repeats_and_batches_make_no_difference(
    log: tuple[Entry, ...], seed: int, day: int
) -> None:
    now = BEGIN.replace(month=4, day=1 + day)
    shuffled = [*log, *log[::2]]
    Random(seed).shuffle(shuffled)  # noqa: S311 - a seeded order, no secret
    heard = heard_from(log)
    policy = england_and_wales()

    _, one = judge(log, now=now, policy=policy, heard=heard)
    _, other = judge(iter(shuffled), now=now, policy=policy, heard=heard)

    assert one == other


PEOPLE = (
    person("2026-04-01", sex="female"),
    person("2026-04-01", sex="male", born_on="2009-05-01"),
)


@st.composite
def halves_of_two_stories(draw: st.DrawFn) -> tuple[Entry, ...]:
    """Facts of two themes about somebody who has a birthday or a sex."""
    words = (*draw(themes), *draw(themes), *PEOPLE)
    log: tuple[Entry, ...] = draw(histories(theme=words))
    return log


@settings(deadline=None)
@drawn(halves_of_two_stories())
def test_whatever_is_told_there_is_an_answer(log: tuple[Entry, ...]) -> None:
    """Also where half of a story is missing: one person's facts must not stop everybody's rows."""
    heard = heard_from(log)
    for days in (10, DAYS + 400):
        judge(log, now=BEGIN + timedelta(days=days), policy=england_and_wales(), heard=heard)


def test_nobody_is_woken_for_what_has_happened() -> None:
    _, judged = asked(STORY, "2026-04-30")
    assert all(wake.heard or wake.at > at("2026-04-30") for wake in judged.wakes)


def test_since_when_an_accepted_handover_is_known_may_be_left_out() -> None:
    """What still waits says since when, whatever is left out."""
    story = in_log([*SAID, said("prison", "2025-12-04", SCREENED)])
    _, short = judge(
        story,
        now=at("2026-04-30"),
        policy=england_and_wales(),
        heard=heard_from(story),
        met_too=False,
    )
    states = {one.state.value: one.known_at for one in short.handovers}
    assert states["accepted"] is None
    assert all(known for state, known in states.items() if state != "accepted")
    assert len(states) > 1
