"""The open contract's table of facts, read from its page: type -> field -> whether required."""

import re
from pathlib import Path

PAGE = Path(__file__).parents[4] / "shared" / "contract.md"
SCENARIOS = PAGE.parent / "reference" / "scenarios"

NOTHING = "\u2013"  # the dash of a fact without fields

Facts = dict[str, dict[str, bool]]


def facts_of(page: str) -> Facts:
    """Section 2 of the page."""
    section = page.split("\n## 2.", 1)[1].split("\n## 3.", 1)[0]
    rows = [line.strip("| ").split(" | ") for line in section.splitlines() if line[:3] == "| `"]
    facts: Facts = {}
    for types, data in rows:
        names = _names(types)
        told = _cells(data)
        if len(told) == 1:
            told *= len(names)
        assert len(told) == len(names), f"{names} with {told}"
        for name, cell in zip(names, told, strict=True):
            found = _fields(cell, told[0])
            facts[f"{name}.v1"] = dict.fromkeys(found, False) if "any of" in data else found
    return facts


def _names(cell: str) -> list[str]:
    """`recall.agreed` / `rescinded` -> recall.agreed, recall.rescinded."""
    names: list[str] = []
    for name in re.findall(r"`([a-z_.]+)`", cell):
        names.append(name if "." in name else f"{names[-1].rsplit('.', 1)[0]}.{name}")
    return names


def _cells(data: str) -> list[str]:
    """What stands for each type, told apart by a slash outside backticks; a dash has no fields."""
    parts = re.split(r" / (?=[^`]*(?:`[^`]*`[^`]*)*$)", data)
    return ["" if p.startswith(NOTHING) else " ".join(re.findall(r"`([^`]*)`", p)) for p in parts]


def _fields(cell: str, first: str) -> dict[str, bool]:
    if cell.startswith("+ "):
        return _fields(first, first) | _fields(cell[2:], "")
    plain = re.sub(r"\([^)]*\)", "", cell)
    names = re.split(r"[,\s]+", plain.strip()) if plain.strip() else []
    return {name.rstrip("?").removesuffix("[]"): not name.endswith("?") for name in names}
