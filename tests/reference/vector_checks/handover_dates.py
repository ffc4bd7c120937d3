"""The handover date and the release it counts from, by the version of the policy a vector names."""

from datetime import date
from typing import Any

from domain.journey.handover_date import HandoverCase, _answer, earliest_release
from infra.policy.load import england_and_wales
from tests.reference.vector_checks.days import day, text
from tests.reference.vector_checks.not_covered import NotCoveredError

POLICY = england_and_wales()
PERIODS = {  # a vector asks one version alone, whatever the date: a day on which that one holds
    "omic-v1": date(2022, 1, 1),
    "omic-v2": date(2022, 12, 1),
    "omic-v3-8-months": date(2023, 5, 1),
    "omic-v3-12-months": date(2024, 1, 1),
}


def handover(vector: dict[str, Any]) -> dict[str, Any]:
    """The day the community takes over and why, or the day of release and which date that is."""
    case, release_on = _released(vector)
    if "earliest_release_on" in vector["expected"]:
        return {"earliest_release_on": text(release_on), "anchor": _anchor(case, release_on)}
    if "com_responsible_on" not in vector["expected"]:
        raise NotCoveredError
    answer = _counted(vector, case, release_on)
    return {"com_responsible_on": text(answer and answer.on), "reason": _reason(case, answer)}


def answer_to(vector: dict[str, Any]) -> date | None:
    """The day asked for; None: there is none."""
    case, release_on = _released(vector)
    if "earliest_release_on" in vector["expected"]:
        return release_on
    answer = _counted(vector, case, release_on)
    return answer.on if answer else None


def _released(vector: dict[str, Any]) -> tuple[HandoverCase, date | None]:
    case = case_of(vector["input"])
    return case, earliest_release(case, day(vector["input"], "as_of_on") or date(2018, 1, 1))


def _counted(vector: dict[str, Any], case: HandoverCase, release_on: date | None) -> Any:
    if release_on is None:
        return None
    return _answer(case, POLICY, PERIODS[vector["regime"]["name"]], release_on)


def _reason(case: HandoverCase, answer: Any) -> str:
    if answer is None:
        return "determinate-10-months-or-less"
    if answer.why == "parole":
        return "indeterminate" if case.indeterminate else "determinate-parole"
    return "determinate-over-10-months" if answer.why == "determinate" else str(answer.why)


def _anchor(case: HandoverCase, release_on: date | None) -> str | None:
    dates = {
        "tariff-expiry": case.tariff_on,
        "target-hearing": case.hearing_on,
        "parole-eligibility": case.parole_on,
        "automatic-release": case.automatic_on,
        "conditional-release": case.conditional_on,
    }
    return next((name for name, on in dates.items() if on is not None and on == release_on), None)


def case_of(told: dict[str, Any]) -> HandoverCase:
    """The facts of a vector, as the rule of the date reads them."""
    life = bool(told.get("is_indeterminate") or told.get("sentence_kind") == "indeterminate")
    parole = bool(told.get("is_determinate_parole_case"))
    given = day(told, "earliest_release_on")
    in_window = told.get("early_allocation_in_referral_window", True)
    return HandoverCase(
        sentenced_on=day(told, "sentence_start_on") or date(2000, 1, 1),
        indeterminate=life,
        early=bool(told.get("early_allocation") or told.get("is_early_allocation")) and in_window,
        crc=told.get("provider") == "CRC",
        mappa_level=told.get("mappa_level"),
        conditional_on=day(told, "conditional_release_on") or (None if life or parole else given),
        automatic_on=day(told, "automatic_release_on"),
        parole_on=day(told, "parole_eligibility_on") or (given if parole else None),
        hdc_eligible_on=day(told, "hdc_eligibility_on"),
        hdc_actual_on=day(told, "hdc_actual_on"),
        tariff_on=day(told, "tariff_expiry_on") or (given if life else None),
        hearing_on=day(told, "target_hearing_on"),
    )
