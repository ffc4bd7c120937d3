"""A finding put off: shown on its row, live as rebuilt and as replayed; over with the next release."""

from datetime import date

from domain.facts.accommodation import AccommodationRecorded
from domain.facts.casework import CaseworkDeferred, DeferralAnswered
from domain.facts.custody import PersonReceived, PersonReleased
from domain.facts.data import FactWithdrawn, SourceHeartbeat
from projections.rows import GapRow
from tests.projections.build import at, told
from tests.projections.conftest import Line

DELIUS, DESK, PERSON = "/probation/delius", "/probation/desk", "prison/A1234BC"


def out_and_homeless(line: Line) -> None:
    """Nowhere to sleep since the release, and nothing about it since."""
    rough = AccommodationRecorded("rough", date(2026, 4, 2))
    line.hear(
        told(PersonReceived("MDI", "sentence"), id="e1", when="2026-01-05T09:00"),
        told(PersonReleased("MDI", "conditional"), id="e2", when="2026-04-02T09:30"),
        told(rough, id="s1", source=DELIUS, when="2026-04-02T20:00"),
        told(SourceHeartbeat(), id="h1", source=DELIUS, when="2026-04-09T09:00"),
        at=at("2026-04-09T10:00"),
    )
    line.derive()


def homeless(line: Line, **asked: object) -> GapRow:
    """The first finding about it, as shown or as replayed."""
    replayed = line.replayer().ask(PERSON, **asked) if asked else None
    rows = replayed.rows if replayed else line.person(PERSON)
    return next(one for one in sorted(rows.gaps, key=lambda gap: gap.id) if one.number == 2)


def desk(line: Line, fact: object, id: str, when: str, **more: str) -> None:
    """Said at a desk of probation, and derived."""
    line.hear(told(fact, id=id, source=DESK, when=when, **more), at=at(when))
    line.derive()


def test_it_is_shown_on_its_finding_and_everything_agrees(line: Line) -> None:
    """Asked for, agreed by a second person, then taken back: each step live as rebuilt."""
    out_and_homeless(line)
    gap = homeless(line)
    assert gap.deferral is None

    wish = CaseworkDeferred(gap.id, "not-safe-now", date(2026, 5, 30), "officer-7")
    desk(line, wish, "d1", "2026-04-10T10:00")
    waits = homeless(line).deferral
    assert (waits["how"], waits["until_on"]) == ("waits", "2026-04-24")  # two weeks are the longest
    assert line.verify().equal

    desk(line, DeferralAnswered(gap.id, "approved", "officer-8"), "d2", "2026-04-10T11:00")
    rests = homeless(line)
    assert (rests.deferral["how"], rests.verdict) == ("rests", gap.verdict)
    assert line.verify().equal
    assert homeless(line, known_at=at("2026-04-10T10:30")).deferral == waits

    desk(line, FactWithdrawn(), "d3", "2026-04-11T09:00", supersedes="d1")
    assert homeless(line).deferral is None
    assert homeless(line, known_at=at("2026-04-10T10:30")).deferral == waits
    assert line.verify().equal


def test_a_release_since_ends_it(line: Line) -> None:
    """What stands on the old finding says so; the new release never had it."""
    out_and_homeless(line)
    gap = homeless(line)
    wish = CaseworkDeferred(gap.id, "person-away", date(2026, 5, 1), "officer-7")
    desk(line, wish, "d1", "2026-04-10T10:00")
    assert homeless(line).deferral["over"] is False
    line.hear(
        told(PersonReceived("MDI", "recall"), id="e3", when="2026-04-15T15:00"),
        told(PersonReleased("MDI", "conditional"), id="e4", when="2026-04-25T09:00"),
        at=at("2026-04-26T10:05"),
    )
    line.derive()

    assert [
        one.deferral["over"] for one in line.person(PERSON).gaps if one.deferral is not None
    ] == [True]
    assert line.verify().equal
