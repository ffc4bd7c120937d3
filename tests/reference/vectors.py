"""Runs outside test vectors: `python -m tests.reference.vectors FOLDER [--json]`.

Each `.json` file of the folder is an array of vectors: an input, and what a live service answers.
A vector agrees where our own functions give every answer it expects; it is not covered where we
have no such function, or not all of the answers. Adapters: tests/reference/vector_checks.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.reference.vector_checks.catalogue import ADAPTERS
from tests.reference.vector_checks.not_covered import NotCoveredError

Vector = dict[str, Any]


@dataclass
class Agreement:
    """How the vectors of one group came out."""

    agree: int = 0
    disagree: list[str] = field(default_factory=list)
    not_covered: int = 0


def read(folder: Path) -> Iterator[Vector]:
    """Every vector of a folder."""
    for path in sorted(folder.glob("*.json")):
        yield from json.loads(path.read_text("utf-8"))


def answer(vector: Vector) -> dict[str, Any] | None:
    """What we answer to what the vector expects; None where we can't answer all of it."""
    adapter = ADAPTERS.get((vector["group"], vector["check"])) or ADAPTERS.get(
        (vector["group"], "*")
    )
    if adapter is None:
        return None
    try:
        said = adapter(vector)
    except NotCoveredError:
        return None
    if not vector["expected"].keys() <= said.keys():
        return None
    return {name: said[name] for name in vector["expected"]}


def run(folder: Path) -> tuple[dict[str, Agreement], dict[str, str]]:
    """Agreement by group, and by vector what is wrong with each that disagrees."""
    groups: dict[str, Agreement] = {}
    faults: dict[str, str] = {}
    for vector in read(folder):
        agreement = groups.setdefault(vector["group"], Agreement())
        said = answer(vector)
        if said is None:
            agreement.not_covered += 1
        elif said == vector["expected"]:
            agreement.agree += 1
        else:
            agreement.disagree.append(vector["id"])
            faults[vector["id"]] = f"expected {vector['expected']}, answered {said}"
    return groups, faults


def main(arguments: list[str]) -> int:
    """Prints the agreement. A disagreement is an answer, no error: tests hold which are ours."""
    folders = [argument for argument in arguments if not argument.startswith("--")]
    groups, faults = run(Path(folders[0]))
    if "--json" in arguments:
        shape = {name: vars(groups[name]) for name in sorted(groups)}
        sys.stdout.write(json.dumps({"groups": shape}) + "\n")
    else:
        sys.stdout.write(table(groups, faults))
    return 0


def table(groups: dict[str, Agreement], faults: dict[str, str]) -> str:
    """For a person: a line a group, and every disagreement."""
    lines = [f"{'group':34} agree  disagree  not covered"]
    lines += [
        f"{name:34} {one.agree:5}  {len(one.disagree):8}  {one.not_covered:11}"
        for name, one in sorted(groups.items())
    ]
    lines += [f"{name}\n    {wrong}" for name, wrong in sorted(faults.items())]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
