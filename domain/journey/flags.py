"""Risk flags: live while the latest word about them, from whichever agency, is that they were raised."""

from datetime import datetime

from domain.facts.entry import Entry
from domain.facts.risk import FlagEnded, FlagRaised
from domain.journey.journey import Journey


def flag_word(journey: Journey, flag: str, upto: datetime | None = None) -> Entry | None:
    """The latest raising or ending of a flag, at or before a moment."""
    found: Entry | None = None
    for entry in journey.of(FlagRaised, FlagEnded):
        if entry.fact.flag == flag and (upto is None or entry.happened_at <= upto):
            found = entry
    return found


def flag_live(journey: Journey, flag: str, upto: datetime | None = None) -> Entry | None:
    """The fact that raised a flag still live at that moment (default: as of the journey); or None."""
    word = flag_word(journey, flag, upto)
    return word if word is not None and isinstance(word.fact, FlagRaised) else None


def flag_ends(journey: Journey, flag: str, after: datetime) -> Entry | None:
    """The first ending of a flag at or after a moment."""
    for entry in journey.of(FlagEnded):
        if entry.fact.flag == flag and entry.happened_at >= after:
            return entry
    return None


def flag_run(journey: Journey, flag: str, upto: datetime) -> tuple[Entry, ...]:
    """Every raising of a flag still live at that moment, since it was last ended."""
    run: list[Entry] = []
    for entry in journey.of(FlagRaised, FlagEnded):
        if entry.fact.flag == flag and entry.happened_at <= upto:
            run = [*run, entry] if isinstance(entry.fact, FlagRaised) else []
    return tuple(run)
