"""Which side is responsible in custody, by told facts: the sides that officers are shown.

They come from the spans that a missing lead is looked for in.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from domain.calendar import add_months
from domain.facts.custody import PersonTransferred
from domain.facts.parole import ParoleDecided
from domain.facts.risk import MappaLevelSet
from domain.journey.case_sides import CaseSides, case_sides
from domain.journey.handover_anchor import HandoverCase
from domain.journey.handover_date import handover_date, supported
from domain.journey.journey import Journey
from tests.people import dated, received, responsible, sentenced
from tests.reference.vector_checks.days import day, text
from tests.reference.vector_checks.handover_stays import POLICY, back, life
from tests.reference.vector_checks.not_covered import NotCoveredError
from tests.story import Said, at, in_log, said

DAY = date(2024, 5, 20)  # today where the vector names no day
SENTENCED = date(2020, 1, 6)
ALWAYS = 10_000  # days: no release is looked for beyond
WORDS = {"custody-with-com": "custody-with-community-support"}
FAR, NEAR = 14, 6  # months to a hearing that is twelve or more ahead, and to one that isn't


def from_facts(vector: dict[str, Any]) -> dict[str, Any]:
    """The side responsible today, and whether a handover date is known."""
    told = vector["input"]
    story = list(_served(told))
    if told["additional_indeterminate_sentence"]:
        story.append(sentenced("2023-01-09 10:00", indeterminate=True))
    if told["has_earliest_release"]:
        gone = DAY - timedelta(days=1)
        ends_on = gone if told["parole_refused"] else DAY + timedelta(days=ALWAYS)
        story.append(_dates(**{_release(told): ends_on}))
    hearing_on = add_months(DAY, FAR if told["target_hearing_12_months_or_more_ahead"] else NEAR)
    if life(told):
        story.append(_dates(target_hearing_on=hearing_on))
    if told["mappa_level"] is not None:
        story.append(said("probation", f"{SENTENCED} 18:00", MappaLevelSet(told["mappa_level"])))
    if told["parole_refused"]:
        story.append(_decided("no-release", DAY - timedelta(days=8), hearing_on))
    sides = _sides([*story, *back(told, DAY)], DAY)
    return {"responsibility": _word(sides), "has_handover_dates": sides.handed_over_on is not None}


def from_dates(vector: dict[str, Any]) -> dict[str, Any]:
    """The side responsible today, of somebody whose two days are those of the vector."""
    told = vector["input"]
    today, handed_on = _day(told, "as_of_on"), _day(told, "com_responsible_on")
    story = handed_over(handed_on, _day(told, "com_support_from_on"))
    return {"responsibility": _word(_sides(story, today))}


def responsible_side(vector: dict[str, Any]) -> dict[str, Any]:
    """The side responsible today, by the dates of a life sentence and the reviews of its parole."""
    told = vector["input"]
    today = _day(told, "as_of_on")
    story = list(_served(told))
    if told.get("tariff_expiry_on"):
        story.append(_dates(tariff_expires_on=_day(told, "tariff_expiry_on")))
    if told.get("mappa_level") is not None:
        story.append(said("probation", f"{SENTENCED} 18:00", MappaLevelSet(told["mappa_level"])))
    for review in told.get("parole_reviews", ()):
        hearing_on, on = day(review, "target_hearing_on"), day(review, "outcome_received_on")
        story += [_dates(target_hearing_on=hearing_on)] if hearing_on else []
        if on is not None:
            story.append(_decided(review["outcome"], on, hearing_on))
    sides = _sides([*story, *back(told, today)], today)
    return {"responsible_side": "community" if sides.side == "community" else "custody"}


def support_start(vector: dict[str, Any]) -> dict[str, Any]:
    """Since when the community supports somebody handed over on the vector's day."""
    told = vector["input"]
    handed_on, womens = _day(told, "com_responsible_on"), told["in_womens_prison"]
    since_on = day(told, "open_category_since_on" if womens else "arrived_at_prison_on")
    case = HandoverCase(
        SENTENCED,
        indeterminate=told["is_indeterminate"],
        open_kind="womens-open" if womens else "mens-open",
        open_since_on=since_on if told["open_prison_rules_apply"] else None,
    )
    why = "parole" if case.indeterminate else "determinate"
    release_on = handed_on + timedelta(days=365)
    since, _ = supported(case, POLICY, handed_on, why, release_on)
    return {"com_support_from_on": text(since)}


def overridden(vector: dict[str, Any]) -> dict[str, Any]:
    """The sides once somebody decided, against the dates, whose the case is."""
    told = vector["input"]
    if told["manual_override"] == "prison":
        story = handed_over(DAY - timedelta(days=30))
        word = responsible("prison", f"{DAY} 07:00", "custody-with-com", DAY.isoformat())
    else:
        story = handed_over(DAY + timedelta(days=30))
        word = responsible("prison", f"{DAY} 07:00", "community", DAY.isoformat())
    side = _sides([*story, word], DAY).side
    return {
        "pom_responsible": side != "community",
        "pom_supporting": side == "community",
        "com_responsible": side == "community",
        "com_supporting": side == "custody-with-com",
    }


def handed_over(on: date, supported_on: date | None = None) -> list[Said]:
    """A stay handed over that day: supported before it, that is a life sentence in open conditions."""
    in_open = supported_on is not None and supported_on < on
    told = {"is_indeterminate": in_open}
    for days in range(ALWAYS):
        release_on = on + timedelta(days=days)
        case = HandoverCase(
            SENTENCED,
            indeterminate=in_open,
            tariff_on=release_on if in_open else None,
            conditional_on=None if in_open else release_on,
        )
        found = handover_date(case, POLICY, min(on, SENTENCED))
        if found is not None and found.on == on:
            moved = said("prison", f"{supported_on} 00:00", PersonTransferred("LEI", "SUI"))
            dates = _dates(**{_release(told): release_on})
            return [*_served(told), dates, *([moved] if in_open else [])]
    raise NotCoveredError("no release is handed over on that day")


def _served(told: dict[str, Any]) -> Iterator[Said]:
    """A sentence being served."""
    length: dict[str, Any] = {"indeterminate": True} if life(told) else {"months": 240}
    yield sentenced(f"{SENTENCED} 10:00", **length)
    yield received(f"{SENTENCED} 17:00")


def _decided(outcome: Any, on: date, hearing_on: date | None) -> Said:
    return said("prison", f"{on} 12:00", ParoleDecided(outcome, hearing_on))


def _dates(**days: date) -> Said:
    return dated(f"{SENTENCED} 18:00", **{name: on.isoformat() for name, on in days.items()})


def _release(told: dict[str, Any]) -> str:
    return "tariff_expires_on" if life(told) else "conditional_release_on"


def _sides(story: list[Said], today: date) -> CaseSides:
    sides = case_sides(Journey(in_log(story), at(f"{today} 12:00")), POLICY)
    if sides is None:
        raise NotCoveredError("nobody inside is responsible")
    return sides


def _word(sides: CaseSides) -> str:
    return WORDS.get(sides.side, sides.side)


def _day(told: dict[str, Any], name: str) -> date:
    return date.fromisoformat(told[name])
