"""A recall somebody is inside on: when it ends, and which kind policy would have asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.recall import Charged
from domain.facts.risk import MappaLevelSet
from domain.facts.sentence import SentenceImposed
from domain.journey.custody import Custody
from domain.journey.journey import Journey
from domain.journey.person import turns_eighteen_on
from domain.journey.recall import Return, fixed_term_end, returns, served
from domain.journey.recall_kind import (
    ADULT,
    FIXED,
    ONLY_CHARGED,
    STANDARD,
    YOUTH,
    Answers,
    Group,
    barred,
    choices,
    fixed_mandatory,
    standard_mandatory,
    unanswered,
)
from domain.journey.sentence import dates_told, latest_custody_sentence, under_twelve_months
from domain.policy.policy import Policy

RULE_OF_FIXED = "recall.fixed-term-rule"


@dataclass(frozen=True, slots=True)
class RecallOutlook:
    """One recall: its kind as told, its end, and what keeps a fixed term from being the rule."""

    kind: str  # fixed-term or standard
    back_on: date
    ends_on: date | None  # None: a standard recall, and the sentence's own end isn't told
    asked: (
        str | None
    )  # the kind that policy asks for; None: questions are open, or no such policy yet
    barred: tuple[str, ...]  # questions answered yes
    unanswered: tuple[str, ...]
    choices: tuple[str, ...]  # what may be decided; none: no such policy yet


def recall_outlook(journey: Journey, policy: Policy, stay: Custody) -> RecallOutlook | None:
    """Of this custody; None: nobody was recalled to it."""
    back = next((back for back in returns(journey) if back.stay is stay), None)
    if back is None:
        return None
    answers = _answers(journey, back)
    bars, open_ = tuple(barred(answers)), tuple(unanswered(answers))
    asked = _asked(answers)
    known = not policy.pick(RULE_OF_FIXED, london_day(back.recall.happened_at)).no_duty
    return RecallOutlook(
        kind=FIXED if back.recall.fact.kind == "fixed" else STANDARD,
        back_on=back.on,
        ends_on=_ends_on(journey, policy, back),
        asked=asked if known else None,
        barred=bars if known else (),
        unanswered=open_ if known else (),
        choices=choices(fixed=asked == FIXED, standard=asked == STANDARD) if known else (),
    )


def _ends_on(journey: Journey, policy: Policy, back: Return) -> date | None:
    if back.recall.fact.kind == "fixed":
        return fixed_term_end(journey, policy, back, served(journey, policy, back)[0])[0]
    told = dates_told(journey, back.stay.ended_at).get("sentence_expires_on")
    return told.on if told else None


def _asked(answers: Answers) -> str | None:
    """What is said for sure: no question that is still open could change it."""
    if fixed_mandatory(answers):
        return FIXED
    sure = answers.group != ADULT or answers.charged == ONLY_CHARGED or bool(barred(answers))
    return STANDARD if sure and standard_mandatory(answers) else None


def _answers(journey: Journey, back: Return) -> Answers:
    at = back.recall.happened_at
    sentence = latest_custody_sentence(journey, at)
    group = _group(journey, sentence, london_day(at))
    return Answers(group, _charged(journey, back), _said(journey, sentence, back))


def _group(journey: Journey, sentence: Entry | None, on: date) -> Group | None:
    """No fact tells an extended sentence from another."""
    if sentence is None:
        return None
    if sentence.fact.indeterminate:
        return "indeterminate"
    adult_on = turns_eighteen_on(journey)
    return YOUTH if adult_on is not None and on < adult_on else ADULT


def _charged(journey: Journey, back: Return) -> str | None:
    """A charge since the last release and before the recall; a sentence after it: convicted."""
    at, since = back.recall.happened_at, back.stay.since
    charges = [
        entry
        for entry in journey.of(Charged)
        if entry.happened_at <= at and (since is None or entry.happened_at >= since)
    ]
    if not charges:
        return None
    convicted = any(
        charges[-1].happened_at <= entry.happened_at <= at for entry in journey.of(SentenceImposed)
    )
    return "charged-and-convicted" if convicted else ONLY_CHARGED


def _said(journey: Journey, sentence: Entry | None, back: Return) -> Mapping[str, bool | None]:
    """What facts answer; of all other questions nobody tells."""
    told = journey.latest(MappaLevelSet, upto=back.recall.happened_at)
    short = under_twelve_months(sentence.fact) if sentence is not None else None
    return {
        "mappa_level_2_or_3": told.fact.level in (2, 3) if told is not None else None,
        "mappa_category_4": _category_four(told),
        "youth_sentence_12_months_or_over": None if short is None else not short,
    }


def _category_four(told: Entry | None) -> bool | None:
    if told is None or told.fact.category is None:
        return None
    return bool(told.fact.category == 4)  # noqa: PLR2004 category 4 is terrorism
