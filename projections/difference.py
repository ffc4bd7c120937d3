"""Two replays of one person side by side: which verdicts differ, and what the one could not know.

known 3 March       first-appointment-missed-unfollowed   -
known to all        first-appointment-missed-unfollowed   not-yet-due
                    appointment missed of 3 March reached us on 9 March
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from domain.calendar import london_day
from domain.facts.entry import Entry
from projections.replay import Replayed
from projections.rows import GapRow, HandoverRow

Row = GapRow | HandoverRow


@dataclass(frozen=True, slots=True)
class Difference:
    """One verdict or state that the two replays show differently."""

    id: str
    code: str  # recall-pack-late, HP18
    one: str | None  # None: the replay doesn't show it
    other: str | None
    because: tuple[str, ...]  # in words: what the one side didn't know, or wasn't asked yet


def differences(one: Replayed, other: Replayed) -> list[Difference]:
    """Every verdict and state that differs, with what made the difference, sorted."""
    left, right = _shown(one), _shown(other)
    found = []
    for name in sorted({*left, *right}):
        was, now = left.get(name), right.get(name)
        if _word(was) != _word(now):
            because = tuple(dict.fromkeys(_because(was, now, one, other)))
            found.append(Difference(name, _code(was or now), _word(was), _word(now), because))
    return found


def _because(was: Row | None, now: Row | None, one: Replayed, other: Replayed) -> Iterator[str]:
    mine = {entry.key: entry for entry in one.entries}
    theirs = {entry.key: entry for entry in other.entries}
    yield from _unknown(now, theirs, mine, one)
    yield from _unknown(was, mine, theirs, other)
    if one.ask.now != other.ask.now:
        yield f"asked as of {_day(london_day(one.ask.now))} and as of {_day(london_day(other.ask.now))}"
    for row, asked, against in ((was, one, other), (now, other, one)):
        waits = row.told_by if isinstance(row, GapRow) and row.verdict == "unknown" else ""
        if waits and row is not None and asked.position < against.position:
            yield f"{waits} had not been heard past the deadline by then"


def _unknown(
    row: Row | None, known: Mapping[str, Entry], unknown: Mapping[str, Entry], asked: Replayed
) -> Iterator[str]:
    """Facts that a verdict of one side rests on and the other side lacks."""
    for key in row.rests_on if row is not None else ():
        entry = known.get(key)
        if entry is None or key in unknown:
            continue
        what = f"{_words(entry)} of {_day(london_day(entry.happened_at))}"
        if entry.position > asked.position:
            yield f"{what} could not be known: it reached us on {_day(london_day(entry.recorded_at))}"
        else:
            yield f"{what} was told by {entry.agency} alone"


def _shown(asked: Replayed) -> dict[str, Row]:
    rows: tuple[Row, ...] = (*asked.rows.gaps, *asked.rows.handovers)
    return {row.id: row for row in rows}


def _word(row: Row | None) -> str | None:
    if row is None:
        return None
    return row.verdict if isinstance(row, GapRow) else row.state


def _code(row: Row | None) -> str:
    return "" if row is None else row.code if isinstance(row, GapRow) else row.point


def _words(entry: Entry) -> str:
    """appointment.missed.v1 -> appointment missed."""
    name: str = entry.fact.TYPE
    return name.removesuffix(".v1").replace(".", " ").replace("_", " ")


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
