"""Reads the policy from its TOML files. The core checks it; nothing else knows where it is kept."""

import json
from collections.abc import Iterator, Mapping, Sequence
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
from infra.policy.document import Document

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
    """A policy from its files: `[value.<name>]` with `[[value.<name>.row]]`, and `[holiday]`.

    Raises PolicyError with every problem, each with its file and line; the old one stays in force.
    """
    if wrong := problems(documents):
        raise PolicyError("; ".join(str(problem) for problem in wrong))
    values: dict[str, Value] = {}
    holidays: dict[date, str] = {}
    for document in documents:
        for day, holiday in document.content.get("holiday", {}).items():
            holidays[date.fromisoformat(day)] = holiday
        for value, body in document.content.get("value", {}).items():
            values[value] = _value(value, body)
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
        yield Row(
            amount=_amount(row["amount"], row.get("unit", body.get("unit"))),
            start=row.get("from", ALWAYS),
            end=row.get("to"),
            tag=row["tag"],
            source=row["source"],
            case=row.get("case", ""),
            regime=row.get("regime", ""),
        )


def _amount(written: Any, unit: Any) -> Any:
    """10 with unit wd -> ((wd, 10),); [["mo", 8], ["cd", 14]] as written; a word stays a word."""
    if isinstance(written, int):
        return ((unit, written),)
    if isinstance(written, str):
        return written
    return tuple((step, number) for step, number in written)
