"""A prison system's own events: what is published of each, and when a movement in them still holds."""

import csv
from importlib import resources

IN_PRISON = "IN"  # ACTIVE IN; else ACTIVE OUT, INACTIVE OUT, and INACTIVE TRN on the way


def _published() -> dict[str, str]:
    text = resources.files(__package__).joinpath("raw-events.csv").read_text(encoding="utf-8")
    return {row["raw_event"]: row["published_as"] for row in csv.DictReader(text.splitlines())}


_PUBLISHED = _published()


def published_as(raw_event: str) -> str | None:
    """The event that prisons publish for a change in their own system; None: they publish none."""
    return _PUBLISHED.get(raw_event)


def still_holds(direction: str, status: str) -> bool:
    """Whether a movement (IN, OUT) agrees with where the system now says the person is (ACTIVE IN).

    A reception of somebody who isn't in, or a release of somebody who is, was overtaken.
    """
    inside = status.upper().split()[-1:] == [IN_PRISON]
    return inside is (direction == "IN")
