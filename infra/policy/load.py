"""Reads the policy from its TOML files. The core checks it; nothing else knows where it is kept."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from domain.calendar import WorkingCalendar
from domain.policy.policy import Policy
from domain.policy.values import PolicyError, Row, Value
from infra.policy.checks import problems
from infra.policy.complete import Bodies
from infra.policy.document import Document
from infra.policy.local import rows_by_value

FILES = (
    "bank-holidays.toml",
    "rules.toml",
    "points.toml",
    "supervision.toml",
    "daily-life.toml",
    "housing-more.toml",
    "relationships.toml",
    "before-the-gate.toml",
    "handovers-outside.toml",
    "sharing.toml",
    "protection.toml",
    "casework.toml",
    "outlook.toml",
)
SHIPPED = "england-and-wales"
ALWAYS = date(1900, 1, 1)


@lru_cache(maxsize=1)
def england_and_wales() -> Policy:
    """The policy shipped with the product. Raises PolicyError if it contradicts itself."""
    return read_policy(shipped(), SHIPPED)


def shipped() -> list[Document]:
    """The files of the policy shipped with the product."""
    folder = files("infra.policy") / SHIPPED
    return [Document(name, (folder / name).read_text("utf-8")) for name in FILES]


@lru_cache(maxsize=1)
def our_values() -> Bodies:
    """What each value shipped with the product says, as it is written."""
    return {name: body for one in shipped() for name, body in one.content.get("value", {}).items()}


def in_folder(folder: Path) -> list[Document]:
    """The policy files of a folder. Raises PolicyError where it holds none, or no text."""
    try:
        found = [
            Document(one.name, one.read_text("utf-8")) for one in sorted(folder.glob("*.toml"))
        ]
    except UnicodeDecodeError as error:
        raise PolicyError(f"{folder}: a file isn't UTF-8 text; save it as UTF-8") from error
    if not found:
        raise PolicyError(f"{folder}: no .toml file here; name a folder of policy files")
    return found


def read_policy(documents: Sequence[Document], name: str) -> Policy:
    """A policy from its files: `[value.<name>]` with `[[value.<name>.row]]`, `[holiday]`, `[[local]]`.

    Raises PolicyError with every problem, each with its file and line; the old one stays in force.
    It has to say what the rules read, in the cases and units of what we ship.
    """
    if wrong := problems(documents, our_values()):
        raise PolicyError("; ".join(str(problem) for problem in wrong))
    values: dict[str, Value] = {}
    units: dict[str, Any] = {}
    holidays: dict[date, str] = {}
    for document in documents:
        for day, holiday in document.content.get("holiday", {}).items():
            holidays[date.fromisoformat(day)] = holiday
        for value, body in document.content.get("value", {}).items():
            values[value], units[value] = _value(value, body), body.get("unit")
    for value, own in rows_by_value(documents).items():
        rows = tuple(_row(one, units[value]) for one in own)
        values[value] = replace(values[value], rows=values[value].rows + rows)
    in_order = sorted(documents, key=lambda one: one.name)
    content = json.dumps([one.content for one in in_order], default=str, sort_keys=True)
    content_hash = sha256(content.encode()).hexdigest()
    return Policy(values, WorkingCalendar(holidays), name, content_hash)


def _value(name: str, body: Mapping[str, Any]) -> Value:
    return Value(
        name=name,
        says=body["says"],
        picked_by=body["picked_by"],
        rows=tuple(_rows(body)),
    )


def _rows(body: Mapping[str, Any]) -> Iterator[Row]:
    for row in body["row"]:
        yield _row(row, body.get("unit"))


def _row(row: Mapping[str, Any], unit: Any) -> Row:
    return Row(
        amount=_amount(row["amount"], row.get("unit", unit)),
        start=row.get("from", ALWAYS),
        end=row.get("to"),
        tag=row["tag"],
        source=row["source"],
        case=row.get("case", ""),
        regime=row.get("regime", ""),
        area=row.get("area", ""),
        author=row.get("author", ""),
        set_on=row.get("set_on"),
    )


def _amount(written: Any, unit: Any) -> Any:
    """10 with unit wd -> ((wd, 10),); [["mo", 8], ["cd", 14]] as written; a word stays a word."""
    if isinstance(written, int):
        return ((unit, written),)
    if isinstance(written, str):
        return written
    return tuple((step, number) for step, number in written)
