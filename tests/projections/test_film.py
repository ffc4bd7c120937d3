"""The film of a journey shows what live operation showed, and says what changed it."""

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.facts.entry import Entry
from domain.judge import judge
from infra.policy.load import england_and_wales
from projections.film import OF_FEEDS, Picture, film
from projections.people import PersonFacts, about_people
from tests import people
from tests.domain.histories import BEGIN, DAYS, histories
from tests.story import Said, at, heard_from, heartbeat, in_log

NOW = BEGIN + timedelta(days=DAYS + 14)


def filmed(log: tuple[Entry, ...], upto: datetime = NOW) -> list[Picture]:
    theirs = tuple(about_people(log))
    records = tuple(dict.fromkeys(entry.record for entry in theirs))
    return film(PersonFacts("p", records, theirs), heard_from(log), england_and_wales(), upto)


def shown_at(moment: datetime, pictures: list[Picture]) -> dict[str, str | None]:
    """What stands on the screen at a moment."""
    shown: dict[str, str | None] = {}
    for picture in pictures:
        if picture.at <= moment:
            shown |= {change.id: change.after for change in picture.changes}
    return {name: word for name, word in shown.items() if word is not None}


def judged_at(moment: datetime, log: tuple[Entry, ...]) -> dict[str, str | None]:
    known = [entry for entry in log if entry.recorded_at <= moment]
    _, found = judge(known, now=moment, policy=england_and_wales(), heard=heard_from(known))
    of_them = [one for one in found.findings if one.number not in OF_FEEDS]
    return {one.id: one.verdict.value for one in of_them} | {
        one.id: one.state.value for one in found.handovers
    }


@settings(max_examples=40, deadline=None)
@given(histories(longest=7), st.integers(0, (DAYS + 14) * 24))
def test_at_any_moment_the_film_shows_what_was_judged_then(
    log: tuple[Entry, ...], hours: int
) -> None:
    moment = BEGIN + timedelta(hours=hours, minutes=30)
    assert shown_at(moment, filmed(log)) == judged_at(moment, log)


def told(*items: Said, upto: str) -> list[Picture]:
    return filmed(in_log(items), at(upto))


def test_a_picture_says_what_came() -> None:
    released = people.released("2026-04-02 10:00")
    first, *_ = told(released, upto="2026-04-02 12:00")
    assert first.by == "told"
    assert [type(entry.fact).__name__ for entry in first.told] == ["PersonReleased"]
    assert ("HP18", None, "due") in [(c.code, c.before, c.after) for c in first.changes]


def test_the_clock_and_then_the_hearing_change_a_verdict() -> None:
    """The night passes unhoused: unknown by the clock, a gap once the holder is heard past it."""
    pictures = told(
        people.released("2026-04-02 10:00"),
        heartbeat("probation", "2026-04-05 09:00"),
        upto="2026-04-06",
    )
    night = [
        (picture.by, change.before, change.after)
        for picture in pictures
        for change in picture.changes
        if change.code == "accom-none-on-release-night"
    ]
    assert night == [
        ("told", None, "not-yet-due"),
        ("clock", "not-yet-due", "unknown"),
        ("heard", "unknown", "breached"),
    ]
