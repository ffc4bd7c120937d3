"""Learning plans: the vector told as facts of a stay, and what rules 10 and 11 ask of it.

Windows and the ends of exemptions are asked of the functions that those rules count with, as a vector
gives a band, or a day that was due, without the facts that lead to it. The newer contract holds nowhere
yet in our policy: a vector of its time puts the row in that an area would.
"""

from dataclasses import replace
from datetime import date
from typing import Any

from domain.facts.custody import PersonTransferred
from domain.facts.need import NeedAssessed
from domain.facts.plan import PlanCompleted
from domain.finding import Finding
from domain.journey.journey import Journey
from domain.journey.learning import learning_steps
from domain.journey.learning_bands import BANDS, REMAND, REVIEWED_MOVED, window
from domain.journey.learning_cycle import cycle_of, next_review
from domain.journey.learning_induction import INDUCTED_MOVED, SCREEN, SCREEN_FIRST, inductions
from domain.journey.learning_pause import due_again
from domain.policy.policy import Policy, by_end_of
from domain.rules import learning
from domain.rules.rule import Rule
from infra.policy.load import england_and_wales
from tests.people import dated, received, released
from tests.reference.vector_checks.days import text
from tests.reference.vector_checks.not_covered import NotCoveredError
from tests.story import Said, at, given, in_log, said

POLICY = england_and_wales()
BEGUN = "2024-01-08"  # where a stay began whose beginning the vector doesn't tell
BASES = {"remand": "remand", "convicted-unsentenced": "remand", "civil-prisoner": "civil"}
UNSENTENCED = "unsentenced"  # what the service calls our remand of somebody who is convicted
NAMED = {UNSENTENCED: REMAND} | {band.name: band for band in BANDS}


def induction(vector: dict[str, Any]) -> dict[str, Any]:
    """The day a plan is due by: from the reception, or from a screen that is complete."""
    told = vector["input"]
    screen = told.get("screening_completed_on")
    story = [received(f"{told.get('admitted_on', screen)} 09:00")]
    now = at(f"{told['as_of_on']} 23:00")
    journey = Journey(in_log([*story, *([_screened(screen)] if screen else [])]), now)
    newer = vector["regime"]["name"].endswith("newer")
    (found,) = inductions(journey, _screen_first() if newer else POLICY)
    on = text(found.shown_on(date.fromisoformat(told["as_of_on"])))
    return {
        "induction_due_on": None if found.waiting else on,
        "placeholder_due_on": on if found.waiting else None,
        "status": found.status,
    }


def _screen_first() -> Policy:
    """Ours, where the newer contract holds."""
    value = POLICY.values[SCREEN_FIRST]
    rows = (replace(value.rows[0], amount=(("count", 1),)),)
    return replace(POLICY, values=dict(POLICY.values) | {SCREEN_FIRST: replace(value, rows=rows)})


def induction_moved(vector: dict[str, Any]) -> dict[str, Any]:
    """A plan that was due, after an exemption."""
    return _renewed(vector, INDUCTED_MOVED, "induction")


def review_moved(vector: dict[str, Any]) -> dict[str, Any]:
    """A review that was due, after an exemption."""
    return _renewed(vector, REVIEWED_MOVED, "review")


def review_rule(vector: dict[str, Any]) -> dict[str, Any]:
    """The band that the next review is counted by."""
    told = vector["input"]
    kind = told["sentence_kind"]
    now = at(f"{told['as_of_on']} 23:00")
    journey = Journey(in_log(_since_plan(told, BASES.get(kind, "sentence"))), now)
    cycle = cycle_of(journey, learning_steps(journey)[-1])
    if cycle is None:
        raise NotCoveredError("no plan was made inside")
    band = next_review(journey, POLICY, cycle).band
    named = UNSENTENCED if band is REMAND and kind == "convicted-unsentenced" else band.name
    return {"review_rule": named}


def review_window(vector: dict[str, Any]) -> dict[str, Any]:
    """From when to when a review in that band is looked for."""
    told = vector["input"]
    days = window(POLICY, NAMED[told["review_rule"]], date.fromisoformat(told["as_of_on"]))
    return {"review_window": days and {"from_on": text(days[0]), "to_on": text(days[1])}}


def review_back(vector: dict[str, Any]) -> dict[str, Any]:
    """Whether a review is due after somebody with a plan is back."""
    found = _asked(learning.PLAN_REVIEWED, *_back(vector["input"]))
    return {"review_scheduled": found is not None}


def review_after_move(vector: dict[str, Any]) -> dict[str, Any]:
    """What a transfer does to a review that is due: a new day, or none at all."""
    told = vector["input"]
    if not told.get("induction_complete", True):
        return {"active_review": "untouched"}
    found = _asked(learning.PLAN_REVIEWED, *_moved(told))
    return {"active_review": "rescheduled" if found else "exempt-only"}


def _since_plan(told: dict[str, Any], basis: str) -> list[Said]:
    """A plan made on the day of the vector, or before it by somebody who is back or moved then."""
    if told.get("is_readmission"):
        return _back(told)
    if told.get("is_transfer"):
        return _moved(told)
    return [received(BEGUN, basis), *_dates(told), _planned(told["as_of_on"])]


def _back(told: dict[str, Any]) -> list[Said]:
    on = told["as_of_on"]
    before = [received(BEGUN), _planned(BEGUN), released("2024-06-03")]
    return [*before, received(f"{on} 09:00"), *_dates(told)]


def _moved(told: dict[str, Any]) -> list[Said]:
    return [received(BEGUN), *_dates(told), _planned(BEGUN), _transferred(told["as_of_on"])]


def _dates(told: dict[str, Any]) -> list[Said]:
    release_on = told.get("release_on")
    on = f"{told['as_of_on']} 08:00"
    return [dated(on, conditional_release_on=release_on)] if release_on else []


def _renewed(vector: dict[str, Any], moved: str, what: str) -> dict[str, Any]:
    told = vector["input"]
    before, on = told[f"{what}_due_on"], date.fromisoformat(told["as_of_on"])
    due, overdue = by_end_of(date.fromisoformat(before)), bool(told.get("exempted_when_overdue"))
    due_on = text(due_again(POLICY, moved, due, told["status"], on, overdue=overdue)[0].due_on)
    later = due_on is not None and due_on > before
    is_ = "later-than-before" if later else "as-before"
    return {f"new_{what}_due_on": due_on, f"new_{what}_due_on_is": is_}


def _asked(rule: Rule, *story: Said) -> Finding | None:
    found = given(*story).findings(rule)
    return found[-1] if found else None


def _planned(on: str | None) -> Said:
    return said("prison", f"{on} 12:00", PlanCompleted("learning"))


def _transferred(on: str) -> Said:
    return said("prison", f"{on} 12:00", PersonTransferred("DGI", "FSI"))


def _screened(on: str) -> Said:
    return said("prison", f"{on} 12:00", NeedAssessed(SCREEN, ("ete",), complete=True))
