"""What each reference message comes to, as a table to be read and held.

    python -m tests.reference.outcomes           says where the table and the door differ
    python -m tests.reference.outcomes --write   writes the table anew: read the difference
    python -m tests.reference.outcomes --missing lists the catalogue's types without a translator

file      the message
outcome   the word `throughline ingest` counts it under, on its first coming
facts     what it tells, in its order; or why it is parked
"""

import argparse
import csv
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from consumers import outcome
from consumers.door import open_message
from consumers.envelopes.event import HmppsEvent
from consumers.files import read_messages
from consumers.refused import Refused
from consumers.translators.families import family_of
from consumers.translators.registry import TRANSLATORS

HERE = Path(__file__).parent
TABLE = HERE / "outcomes.csv"
CATALOGUE = HERE / "catalogue-types.txt"
EVENTS = HERE.parents[2] / "shared" / "reference" / "hmpps-events"
RECEIVED = datetime(2030, 1, 1, tzinfo=UTC)  # later than any clone of these files


class Row(NamedTuple):
    """One message's line in the table."""

    file: str
    outcome: str
    facts: str


def table() -> list[Row]:
    """The table as it is kept."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return [Row(**row) for row in csv.DictReader(lines)]


def comes_to(path: Path, agency: str | None = None) -> Row:
    """What the door makes of the one message in this file."""
    (message,) = read_messages([path], agency)
    try:
        told = open_message(message, received_at=RECEIVED)
    except Refused as no:
        return Row(path.name, outcome.PARKED, no.reason)
    return Row(path.name, outcome.outcome_of(told), " ".join(one.fact.TYPE for one in told))


def found(folder: Path = EVENTS) -> Iterator[Row]:
    """What they come to now, in the order of their names."""
    for path in sorted(folder.glob("*.json")):
        if path.name != "index.json":
            yield comes_to(path)


def catalogue() -> list[tuple[str, str]]:
    """Every type we know of: (its agency, with the system of a raw event after a colon; its name)."""
    lines = CATALOGUE.read_text(encoding="utf-8").splitlines()
    pairs = (line.split() for line in lines if line and not line.startswith("#"))
    return [(sender, name) for sender, name in pairs]


def untranslated() -> list[tuple[str, str]]:
    """Those that its agency may not send, or that nobody there translates: they'd stay opaque."""
    return [(sender, name) for sender, name in catalogue() if not _is_translated(sender, name)]


def _is_translated(sender: str, name: str) -> bool:
    agency, _, system = sender.partition(":")
    event = HmppsEvent(name=name, occurred=None, fields={}, body={}, raw=system or None)
    return name in TRANSLATORS[agency] and agency in family_of(event).agencies


def main() -> int:
    """Compare, write, or list. The exit code says whether all is as it should be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--missing", action="store_true")
    asked = parser.parse_args()
    if asked.missing:
        missing = untranslated()
        sys.stdout.writelines(f"{sender:<17}{name}\n" for sender, name in missing)
        return 1 if missing else 0
    return _compare(list(found()), write=asked.write)


def _compare(rows: list[Row], *, write: bool) -> int:
    if write:
        with TABLE.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerows([Row._fields, *rows])
        return 0
    differing = sorted(set(rows) ^ set(table()))
    for row in differing:
        mark = "now:" if row in rows else "was:"
        sys.stdout.write(f"{mark} {', '.join(row)}\n")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
