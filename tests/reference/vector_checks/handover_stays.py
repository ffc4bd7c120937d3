"""A vector of the allocation manager as facts: a sentence, where it is served, and what was told."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from domain.facts.custody import CategorySet, ImmigrationHoldServed, PersonTransferred
from domain.facts.identity import PersonSeen
from domain.facts.parole import EarlyAllocationAssessed
from domain.facts.recall import RecallAgreed
from domain.facts.responsibility import CaseAllocated
from domain.facts.risk import MappaLevelSet
from domain.facts.sentence import DatesCalculated
from domain.journey.early_allocation import window_opens_on
from domain.journey.handover_date import AMOUNTS, SUPPORT, model_starts_on
from domain.journey.journey import Journey
from domain.policy.policy import Policy
from infra.policy.load import england_and_wales
from tests.people import planned, received, released, sentenced
from tests.reference.vector_checks.days import day
from tests.story import Said, at, in_log, said

POLICY = england_and_wales()
SENTENCED = date(2015, 1, 5)  # where the vector doesn't say
VERSIONS = {  # a vector asks one version alone, whatever the date: a day on which that one holds
    "omic-v1": date(2022, 1, 1),
    "omic-v2": date(2022, 12, 1),
    "omic-v3-8-months": date(2023, 5, 1),
    "omic-v3-12-months": date(2024, 1, 1),
}
PRISONS = {"mens-closed": "LEI", "mens-open": "SUI", "prescoed": "UPI", "womens": "EWI"}
OPEN = ("mens-open", "prescoed")
DATES = {
    "conditional_release_on": "conditional_release_on",
    "automatic_release_on": "automatic_release_on",
    "parole_eligibility_on": "parole_eligible_on",
    "hdc_eligibility_on": "hdc_eligible_on",
    "hdc_actual_on": "hdc_actual_on",
    "tariff_expiry_on": "tariff_expires_on",
    "target_hearing_on": "target_hearing_on",
    "parole_review_on": "target_hearing_on",
}


def under(version: str) -> Policy:
    """Our policy, as if that version of the handover date held at all times."""
    on = VERSIONS[version]
    values = dict(POLICY.values)
    for name in (*AMOUNTS, SUPPORT):
        row = values[name].rows[values[name].row_on(on)]
        values[name] = replace(values[name], rows=(replace(row, start=date.min, end=None),))
    return replace(POLICY, values=values)


def journey_of(vector: dict[str, Any]) -> Journey:
    """The journey at the end of the day asked about."""
    told = vector["input"]
    story = list(_story(told))
    today = _today(vector)
    if told.get("early_allocation") or told.get("is_early_allocation"):
        on = _allocated_on(told, story)
        today = max(today, on)
        story.append(said("prison", f"{on} 12:00", EarlyAllocationAssessed(("terrorism",))))
    story += back(told, today)
    return Journey(in_log(story), at(f"{today} 23:00"))


def sentenced_on(told: dict[str, Any]) -> date:
    """The day of the sentence."""
    return day(told, "sentence_start_on") or SENTENCED


def life(told: dict[str, Any]) -> bool:
    """Whether the sentence is indeterminate."""
    return bool(told.get("is_indeterminate") or told.get("sentence_kind") == "indeterminate")


def _today(vector: dict[str, Any]) -> date:
    """The day asked about, once the person is sentenced, where they are held, under the model.

    Some vectors ask about a day before that, as it doesn't touch their answer. One that puts the
    arrival after the release means the day it says.
    """
    told = vector["input"]
    on, asked = sentenced_on(told), day(told, "as_of_on")
    days = [on, asked, day(told, "open_category_since_on")]
    arrived_on, release_on = day(told, "arrived_at_prison_on"), day(told, "conditional_release_on")
    any_day = any("does not affect the answer" in caveat for caveat in vector["caveats"])
    if arrived_on and (any_day or release_on is None or arrived_on < release_on):
        days.append(arrived_on)
    if asked is not None and asked < on and told.get("prison_kind") == "womens":
        days.append(model_starts_on(POLICY, "women"))
    return max(one for one in days if one is not None)


def _story(told: dict[str, Any]) -> Iterator[Said]:
    on, kind = sentenced_on(told), told.get("prison_kind", "mens-closed")
    arrived_on = day(told, "arrived_at_prison_on")
    moved = kind in OPEN and arrived_on is not None and arrived_on > on
    length: dict[str, Any] = {"indeterminate": True} if life(told) else {"months": 240}
    yield sentenced(f"{on} 10:00", **length)
    yield received(f"{on} 17:00", prison="LEI" if moved else PRISONS[kind])
    if moved:
        yield said("prison", f"{arrived_on} 10:00", PersonTransferred("LEI", PRISONS[kind]))
    if kind == "womens":
        yield said("prison", f"{on} 17:05", PersonSeen("Ada", "Byron", sex="female"))
    if told.get("open_category_since_on") or told.get("category"):
        since = day(told, "open_category_since_on") or arrived_on or on
        category = "open" if told["category"] == "female-open" else told["category"]
        yield said("prison", f"{since} 18:00", CategorySet(category))
    yield from _told_once(told, on)


def _told_once(told: dict[str, Any], on: date) -> Iterator[Said]:
    yield said("prison", f"{on} 18:00", DatesCalculated(**_dates(told)))
    if told.get("welsh_case"):
        yield planned(f"{on} 18:00", "2100-01-01", area="region/wales")
    if told.get("provider") == "CRC":
        yield said("probation", f"{on} 18:00", CaseAllocated("provider:crc-merseyside"))
    if told.get("mappa_level") is not None:
        yield said("probation", f"{on} 18:00", MappaLevelSet(told["mappa_level"]))


def _dates(told: dict[str, Any]) -> dict[str, Any]:
    """An earliest release alone is the date that this kind of case has."""
    found = {ours: day(told, name) for name, ours in DATES.items() if told.get(name)}
    given = day(told, "earliest_release_on")
    if given and life(told):
        found.setdefault("tariff_expires_on", given)
    elif given and told.get("is_determinate_parole_case"):
        found.setdefault("parole_eligible_on", given)
    elif given:
        found.setdefault("conditional_release_on", given)
    return found


def _allocated_on(told: dict[str, Any], story: list[Said]) -> date:
    """A day within the window of early allocations, or the day before it."""
    on = sentenced_on(told)
    evening = at(f"{on} 23:00")
    opens_on = window_opens_on(Journey(in_log(story), evening), POLICY, evening)
    if opens_on is None or opens_on <= on:
        return on
    inside = told.get("early_allocation_in_referral_window", True)
    return opens_on if inside else opens_on - timedelta(days=1)


def back(told: dict[str, Any], today: date) -> Iterator[Said]:
    if told.get("recalled"):
        yield released(f"{today - timedelta(days=30)} 10:00")
        yield said("probation", f"{today} 07:00", RecallAgreed("standard", emergency=False))
        yield received(f"{today} 08:00", "recall")
    if told.get("immigration_case"):
        yield said("prison", f"{today} 08:00", ImmigrationHoldServed("IS91"))
