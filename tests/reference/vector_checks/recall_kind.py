"""Which kind of recall has to be chosen, or may be."""

from typing import Any

from domain.journey import recall_kind
from domain.journey.recall_kind import Answers


def mandatory(vector: dict[str, Any]) -> dict[str, Any]:
    """Whether one kind has to be chosen."""
    answers = _answers(vector["input"])
    return {
        "fixed_term_mandatory": recall_kind.fixed_mandatory(answers),
        "standard_mandatory": recall_kind.standard_mandatory(answers),
    }


def discretionary(vector: dict[str, Any]) -> dict[str, Any]:
    """Whether whoever decides may choose for somebody under 18."""
    return {"discretionary": recall_kind.youth_discretionary(_answers(vector["input"]))}


def choices(vector: dict[str, Any]) -> dict[str, Any]:
    """What may be decided."""
    told = vector["input"]
    fixed, standard = told["fixed_term_mandatory"], told["standard_mandatory"]
    return {"choices": list(recall_kind.choices(fixed=fixed, standard=standard))}


def _answers(told: dict[str, Any]) -> Answers:
    charged = told.get("recalled_on_new_charge_or_conviction")
    return Answers(told.get("sentence_group"), charged, told)
