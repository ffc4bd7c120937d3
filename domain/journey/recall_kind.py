"""Which kind of recall policy asks for, since fixed terms of 56 days are the rule.

adult, fixed sentence    every question answered no: a fixed term
                         any answered yes, or not at all: a standard recall
under 18, the same       every question answered no: a fixed term; any yes: whoever decides chooses
life, extended           a standard recall
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

Group = Literal[
    "adult-standard-determinate", "youth-standard-determinate", "extended", "indeterminate"
]
ADULT: Final = "adult-standard-determinate"
YOUTH: Final = "youth-standard-determinate"
ONLY_CHARGED = "only-charged"
ADULT_QUESTIONS = (
    "serving_terrorist_or_national_security_offence",
    "at_risk_of_foreign_power_threat",
    "referred_to_parole_board_244zb",
    "repatriated_for_murder",
    "serving_particular_concern_sentence",
    "serving_discretionary_conditional_release",
    "mappa_category_4",
    "mappa_level_2_or_3",
)
YOUTH_QUESTIONS = (
    "youth_sentence_12_months_or_over",
    "youth_charged_with_serious_offence",
    "mappa_level_2_or_3",
)
FIXED, STANDARD, NONE = "fixed-term", "standard", "no-recall"


@dataclass(frozen=True, slots=True)
class Answers:
    """What bears on the kind of recall: who serves what, and the answer to each question.

    charged: why somebody is recalled: no, only-charged, or charged-and-convicted; None: not told
    said: each question's yes or no; absent or None: not answered, which never opens a fixed term
    """

    group: Group | None
    charged: str | None = None
    said: Mapping[str, bool | None] = field(default_factory=dict)


def fixed_mandatory(answers: Answers) -> bool:
    """Whether it has to be a fixed term."""
    if answers.group == YOUTH:
        return not barred(answers) and not unanswered(answers)
    if answers.group != ADULT or answers.charged in (None, ONLY_CHARGED):
        return False
    return not barred(answers) and not unanswered(answers)


def standard_mandatory(answers: Answers) -> bool:
    """Whether it has to be a standard recall. Never by this rule under 18."""
    return answers.group not in (None, YOUTH) and not fixed_mandatory(answers)


def youth_discretionary(answers: Answers) -> bool:
    """Whether whoever decides may choose for somebody under 18: some question is answered yes."""
    return any(answers.said.get(name) for name in YOUTH_QUESTIONS)


def barred(answers: Answers) -> Sequence[str]:
    """The questions answered yes: each keeps a fixed term from being the rule."""
    return [name for name in _questions(answers) if answers.said.get(name)]


def unanswered(answers: Answers) -> Sequence[str]:
    """The questions that nobody has answered."""
    return [name for name in _questions(answers) if answers.said.get(name) is None]


def choices(*, fixed: bool, standard: bool) -> tuple[str, ...]:
    """What may be decided: the kind that is mandatory or no recall; where neither is, any of them."""
    if fixed == standard:
        return (FIXED, NONE, STANDARD)
    return (FIXED if fixed else NONE, NONE if fixed else STANDARD)


def _questions(answers: Answers) -> Sequence[str]:
    return YOUTH_QUESTIONS if answers.group == YOUTH else ADULT_QUESTIONS
