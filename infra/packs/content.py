"""What goes into a pack: facts as recorded, the policy, what was judged, how it came about, who is who."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from importlib.metadata import version
from typing import Any

from domain.heard import HeardLog
from domain.policy.policy import Policy
from domain.rules.duty import Ask
from infra.packs.lines import dumped, fact_lines
from infra.policy.document import Document
from projections.aside import judged
from projections.film import Picture, film
from projections.hearing import Noted
from projections.people import PersonFacts, partition_of
from projections.person import PersonRows

FORMAT = "throughline-pack/1"
MANIFEST, SIGNATURE = "manifest.json", "signature.json"
FACTS, HEARD, FINDINGS, FILM, IDENTITY = (
    "facts.jsonl",
    "heard.json",
    "findings.json",
    "film.json",
    "identity.json",
)
POLICY = "policy/"
SHOWN = ("journey", "stays", "timeline", "gaps", "handovers")


@dataclass(frozen=True, slots=True)
class Asked:
    """One person as of a moment: their facts as known, and who had been heard."""

    found: PersonFacts
    heard: HeardLog
    position: int
    as_of: datetime


def members(
    people: Sequence[Asked], policy: Policy, documents: Iterable[Document]
) -> dict[str, bytes]:
    """Every member but the signature."""
    facts = {entry.key: entry for one in people for entry in one.found.entries}
    judged = {one.found.person: judge_again(one, policy) for one in people}
    content = {
        FACTS: fact_lines(facts.values()),
        HEARD: dumped({person: noted.told() for person, (_, noted) in judged.items()}),
        FINDINGS: dumped({person: shown(rows) for person, (rows, _) in judged.items()}),
        FILM: dumped({one.found.person: _film(one, policy) for one in people}),
        IDENTITY: dumped({one.found.person: identity(one.found) for one in people}),
        **{f"{POLICY}{one.name}": one.text.encode() for one in documents},
    }
    return content | {MANIFEST: dumped(_manifest(people, policy, content))}


def judge_again(one: Asked, policy: Policy) -> tuple[PersonRows, Noted]:
    """The rows of a person, and what was asked about the hearing on the way. Raises NotJudgedError."""
    noted = Noted(one.heard)
    ask = Ask(one.as_of, policy, noted)
    return judged(one.found, ask).rows(), noted


def shown(rows: PersonRows) -> dict[str, Any]:
    """Everything shown of a person."""
    return {name: getattr(rows, name) for name in SHOWN}


def identity(found: PersonFacts) -> Mapping[str, Any]:
    """The records of a person, and what ties each to the first."""
    partition = partition_of(found.entries)
    return {
        "records": {
            record: {
                "evidence": list(partition.evidence.get(record, ())),
                "joined_at": partition.joined_at.get(record),
                "person": partition.person_of.get(record),
            }
            for record in found.records
        }
    }


def _film(one: Asked, policy: Policy) -> list[dict[str, Any]]:
    return [_picture(each) for each in film(one.found, one.heard, policy, one.as_of)]


def _picture(of: Picture) -> dict[str, Any]:
    told = [entry.key for entry in of.told]
    return {"at": of.at, "by": of.by, "told": told, "heard": of.heard, "changes": of.changes}


def _manifest(
    people: Sequence[Asked], policy: Policy, content: Mapping[str, bytes]
) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "engine": version("throughline"),
        "policy": {"name": policy.name, "hash": policy.content_hash},
        "people": [
            {
                "person": one.found.person,
                "records": list(one.found.records),
                "position": one.position,
                "as_of": one.as_of,
            }
            for one in people
        ],
        "members": {name: sha256(text).hexdigest() for name, text in sorted(content.items())},
    }
