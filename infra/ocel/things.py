"""One person's rows as objects and events of an OCEL 2.0 log, as plain data."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from domain.journey.agencies import AGENCIES
from infra.ocel.declared import OBJECTS, closed_words
from infra.ocel.pseudonyms import Pseudonyms

Row = Mapping[str, Any]
Thing = dict[str, Any]
ALWAYS = (
    "1970-01-01T00:00:00Z"  # attributes that never change are dated so, by the standard's example
)
AGENCY = "agency-"


@dataclass(slots=True)
class Life:
    """What is shown of one person."""

    journey: Row
    timeline: list[Row] = field(default_factory=list)
    gaps: list[Row] = field(default_factory=list)
    handovers: list[Row] = field(default_factory=list)


def agencies() -> Iterator[Thing]:
    """They take part in handovers, and tell the events."""
    for name in AGENCIES:
        yield _object(f"{AGENCY}{name}", "agency", {}, ALWAYS, ())


def objects_of(life: Life, names: Pseudonyms) -> Iterator[Thing]:
    """The person, their gaps and their handovers, each tied to whom it concerns."""
    person = names.of("person", life.journey["person"])
    told = _instant(life.journey["last_at"])
    yield _object(person, "person", life.journey, told, ())
    for gap in life.gaps:
        since = _instant(gap["closed_at"] or gap["opened_at"] or gap["armed_at"])
        said = {**gap, "rule": gap["code"], "deadline": gap["deadline_at"]}
        yield _object(names.of("gap", gap["id"]), "gap", said, since, [(person, "of")])
    for one in life.handovers:
        since = _instant(one["accepted_at"] or one["armed_at"])
        said = {**one, "deadline": one["deadline_at"]}
        sides = [(f"{AGENCY}{one[f'{side}_agency']}", side) for side in ("from", "to")]
        known = [
            (agency, side) for agency, side in sides if agency.removeprefix(AGENCY) in AGENCIES
        ]
        name = names.of("handover", one["id"])
        yield _object(name, "handover", said, since, [(person, "of"), *known])


def events_of(life: Life, names: Pseudonyms, hidden: frozenset[str]) -> Iterator[Thing]:
    """Every fact whose tier isn't hidden, tied to the person, its teller, and what rests on it."""
    person = names.of("person", life.journey["person"])
    ties = _ties(life, names)
    for fact in life.timeline:
        if fact["tier"] in hidden or fact["type"] not in closed_words():
            continue
        agency = fact["source"].split("/", 2)[1]
        teller = [(f"{AGENCY}{agency}", "told-by")] if agency in AGENCIES else []
        yield {
            "id": names.of("event", fact["entry"]),
            "type": fact["type"],
            "time": _instant(fact["happened_at"]),
            "attributes": list(_said(fact)),
            "relationships": _tied([(person, "about"), *teller, *ties.get(fact["entry"], ())]),
        }


def _ties(life: Life, names: Pseudonyms) -> dict[str, list[tuple[str, str]]]:
    """Of each fact, the gaps and handovers it is a part of, and which part."""
    found: dict[str, list[tuple[str, str]]] = {}
    for kind, rows in (("gap", life.gaps), ("handover", life.handovers)):
        for row in rows:
            name, met = names.of(kind, row["id"]), row.get("met_by") or ()
            for entry in dict.fromkeys((row["anchor"], *row["rests_on"])):
                part = "arms" if entry == row["anchor"] else "meets" if entry in met else "rests-on"
                found.setdefault(entry, []).append((name, part))
    return found


def _said(fact: Row) -> Iterator[Thing]:
    yield {"name": "recorded_at", "value": _instant(fact["recorded_at"])}
    yield {"name": "told_at", "value": _instant(fact["told_at"])}
    for name in ("source", "category", "basis"):
        yield {"name": name, "value": fact[name]}
    yield {"name": "stands", "value": fact["superseded_by"] is None}
    for name, known in closed_words()[fact["type"]].items():
        word = fact["data"].get(name.removeprefix("said_"))
        if isinstance(word, str) and word in known:
            yield {"name": name, "value": word}


def _object(name: str, kind: str, row: Row, since: str, tied: Sequence[tuple[str, str]]) -> Thing:
    return {
        "id": name,
        "type": kind,
        "attributes": [
            {"name": of, "time": since if of in CHANGING else ALWAYS, "value": _value(row[of])}
            for of, _ in OBJECTS[kind]
            if row.get(of) is not None
        ],
        "relationships": _tied(tied),
    }


CHANGING = ("state", "area", "verdict", "late_days")  # since when it has been so is known


def _tied(ties: Iterable[tuple[str, str]]) -> list[Thing]:
    return [{"objectId": name, "qualifier": how} for name, how in ties]


def _value(value: Any) -> Any:
    return _instant(value) if isinstance(value, datetime) else value


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
