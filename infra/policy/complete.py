"""Whether policy files say all that the rules read, in the units and cases in which they read it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from domain.casework.reasons import VALUES as REASONS
from domain.casework.shares import VALUES as QUESTIONED
from domain.handovers.catalogue import POINTS
from domain.handovers.rules import RULES
from domain.journey.case_handover import VALUES as CASES
from domain.journey.outlook import VALUES as OUTLOOK
from domain.requirements import VALUES as NEAR
from infra.policy.amounts import FIRST, LAST, kind_of, listed, period
from infra.policy.as_read import cure, problems_of_reading
from infra.policy.document import Document, Problem

REASON = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
Span = tuple[date, date]
Bodies = Mapping[str, Mapping[str, Any]]


@lru_cache(maxsize=1)
def readers() -> Mapping[str, tuple[str, ...]]:
    """Each value that is read, with the rules (50) and points (HP18) that read it."""
    found: dict[str, tuple[str, ...]] = {}
    named = [(str(rule.number), rule.values) for rule in RULES]
    for code, values in (*named, *((point.code, point.values) for point in POINTS)):
        for value in values:
            found[value] = (*found.get(value, ()), code)
    looked_at = (*NEAR, *REASONS, *QUESTIONED, *OUTLOOK, *CASES)
    return found | dict.fromkeys(looked_at, ("the lists people look at",))


def problems_of_names(documents: Sequence[Document], ours: Bodies) -> Iterator[Problem]:
    """Values nobody reads, those that are missing, those unlike `ours` in unit, case or days,
    and those without a number where a rule counts with one."""
    said: set[str] = set()
    for document in documents:
        for name, body in document.content.get("value", {}).items():
            said.add(name)
            for says in _unlike(name, body, ours.get(name)):
                yield Problem(document.name, document.line_of(name), f"{name}: {says}", name)
    yield from problems_of_reading(documents, readers())
    for name in sorted(readers().keys() - said):
        by = listed(readers()[name])
        says = f"{name}: not said in any file, and read by {by}"
        yield Problem(documents[0].name, 1, says, name)


def _unlike(name: str, body: Mapping[str, Any], our: Mapping[str, Any] | None) -> Iterator[str]:
    if name not in readers() or our is None:
        yield "no rule or point reads a value of this name; `throughline policy show` lists them"
        return
    if kinds(body) - kinds(our):
        yield f"it counts {listed(kinds(body))} where the rule counts {listed(kinds(our))}"
    known, said = spans(our["row"]), spans(body.get("row", ()))
    if name in REASONS:  # their cases are theirs to choose: why something may be put off
        yield from (f"{case!r}: {says}" for case in said for says in _no_reason(case))
        return
    for case in sorted(said.keys() - known.keys()):
        yield f"nobody asks for the case {case!r}; known: {listed(known)}"
    for case, (begin, end) in sorted(known.items()):
        which = f" for {case}" if case else ""
        first, last = said.get(case, (LAST, FIRST))
        if first > begin:
            yield f"no row holds{which} before {first}; {cure(name)}"
        elif last < end:
            yield f"no row holds{which} from {last} on; {cure(name)}"


def _no_reason(case: str) -> Iterator[str]:
    """Whoever writes the policy writes the reasons; whose they are has to be a rule or point."""
    rule, _, name = case.rpartition("/")
    if not REASON.fullmatch(name):
        yield "a reason's name is of a-z, 0-9 and dashes: recorded-late, or 50/recorded-late"
    if rule and rule not in {*(str(one.number) for one in RULES), *(one.code for one in POINTS)}:
        yield f"there is no rule or point {rule}; `throughline rules` lists them"


def kinds(body: Mapping[str, Any]) -> set[str]:
    """days, h, nights, count: what the numbers of a value are of."""
    units = {row.get("unit", body.get("unit")) for row in body.get("row", ())}
    steps = [row["amount"] for row in body.get("row", ()) if isinstance(row.get("amount"), list)]
    units |= {step[0] for amount in steps for step in amount if isinstance(step, list) and step}
    return {str(kind_of(unit)) for unit in units if unit is not None}


def spans(rows: Sequence[Mapping[str, Any]]) -> dict[str, Span]:
    """From when to when there are rows, by case. Holes in between are found elsewhere."""
    found: dict[str, Span] = {}
    for row in rows:
        begin, end = period(row)
        first, last = found.get(str(row.get("case", "")), (begin, end))
        found[str(row.get("case", ""))] = min(begin, first), max(end, last)
    return found
