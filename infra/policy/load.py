"""Reads the policy from its TOML files. The core checks it; nothing else knows where it is kept."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from domain.calendar import WorkingCalendar
from domain.policy.policy import Policy
from domain.policy.values import PolicyError, Row, Value

FILES = ("bank-holidays.toml", "rules.toml", "points.toml")
ROW_KEYS = frozenset({"amount", "from", "to", "tag", "source", "case", "regime", "unit"})
ALWAYS = date(1900, 1, 1)


@lru_cache(maxsize=1)
def england_and_wales() -> Policy:
    """The policy shipped with the product. Raises PolicyError if it contradicts itself."""
    folder = files("infra.policy") / "england-and-wales"
    return read_policy([(folder / name).read_text("utf-8") for name in FILES])


def read_policy(texts: list[str]) -> Policy:
    """A policy from TOML texts: `[value.<name>]` with `[[value.<name>.row]]`, and `[holiday]`."""
    values: dict[str, Value] = {}
    holidays: dict[date, str] = {}
    for text in texts:
        document = tomllib.loads(text)
        for day, name in document.get("holiday", {}).items():
            holidays[date.fromisoformat(day)] = name
        for name, body in document.get("value", {}).items():
            if name in values:
                raise PolicyError(f"{name}: written twice")
            values[name] = _value(name, body)
    return Policy(values, WorkingCalendar(holidays))


def _value(name: str, body: Mapping[str, Any]) -> Value:
    unknown = set(body) - {"says", "unit", "picked_by", "row"}
    if unknown:
        raise PolicyError(f"{name}: unknown key {', '.join(sorted(unknown))}")
    return Value(
        name=name,
        says=body["says"],
        picked_by=body["picked_by"],
        rows=tuple(_rows(name, body)),
    )


def _rows(name: str, body: Mapping[str, Any]) -> Iterator[Row]:
    for row in body["row"]:
        unknown = set(row) - ROW_KEYS
        if unknown:
            raise PolicyError(f"{name}: unknown key {', '.join(sorted(unknown))}")
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
