"""A prison system's own events, and what prisons publish of each: codes/raw-events.csv."""

import csv
from collections.abc import Mapping
from importlib import resources


def _published() -> Mapping[str, str]:
    text = resources.files(__package__).joinpath("raw-events.csv").read_text(encoding="utf-8")
    return {row["raw_event"]: row["published_as"] for row in csv.DictReader(text.splitlines())}


PUBLISHED = _published()


def published_as(raw_event: str) -> str | None:
    """The event that prisons publish for a change in their own system; None: none that we read."""
    return PUBLISHED.get(raw_event)
