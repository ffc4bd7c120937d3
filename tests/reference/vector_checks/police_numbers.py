"""PNC and CRO numbers: canonical forms and their validity."""

from datetime import date
from typing import Any

from domain.people.numbers import canonical
from tests.reference.vector_checks.days import day

TAKEN_ON = date(2026, 8, 1)  # the answers were taken that summer: two figures are read as of then


def number(vector: dict[str, Any]) -> dict[str, Any]:
    """One number, by the kind that `check` names."""
    kind = vector["check"]
    told = vector["input"]
    read = canonical(kind, told[kind] or "", day(told, "told_on") or TAKEN_ON, day(told, "born_on"))
    return {"canonical": read.value if read.valid else "", "valid": read.valid}


def same(vector: dict[str, Any]) -> dict[str, Any]:
    """Two numbers: the same where both read alike."""
    one, other = (
        canonical("pnc", vector["input"][name] or "", TAKEN_ON) for name in ("pnc_a", "pnc_b")
    )
    return {"same": one.valid and one.value == other.value}
