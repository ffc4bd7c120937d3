"""A decided fact in its envelope: under which source and id it is said, with which labels."""

import hashlib
from datetime import datetime
from typing import Any

from domain.facts.entry import Labels, Told

CRIMINAL_JUSTICE = ("prison", "probation", "police", "court")


def source_of(agency: str) -> str:
    """What an agency says through us: /probation/throughline."""
    return f"/{agency}/throughline"


def told(fact: Any, *, by: str, at: datetime, record: str, about: tuple[str, ...]) -> Told:
    """The fact as `by` says it at `at`. The id follows from `about`: a repeat has the same id."""
    name = "\x1f".join((fact.TYPE, by, *about))
    return Told(
        id=hashlib.sha256(name.encode()).hexdigest()[:32],
        source=source_of(by),
        record=record,
        happened_at=at,
        told_at=at,
        fact=fact,
        labels=Labels(
            publisher=by,
            category=fact.TYPE.partition(".")[0],
            tier="T1",
            regime="part3" if by in CRIMINAL_JUSTICE else "uk-gdpr",
            basis="fact",
        ),
    )
