"""Learning plans: the vector told as facts of a stay, and what rules 10 and 11 ask of it.

Not covered: exemptions but a transfer, for which there is no fact, and the first day of a review's
window, as an early review counts. A near release has one band here and three names there.
"""

from datetime import date
from typing import Any

from domain.facts.custody import PersonTransferred
from domain.facts.need import NeedAssessed
from domain.facts.plan import PlanCompleted
from domain.finding import Finding, Verdict
from domain.rules import learning
from domain.rules.rule import Rule
from infra.policy.load import england_and_wales
from tests.people import dated, received, released
from tests.reference.vector_checks.days import day, text
from tests.reference.vector_checks.not_covered import NotCoveredError
from tests.story import Said, given, said

POLICY = england_and_wales()
BEGUN = "2024-01-08"  # where a stay began whose beginning the vector doesn't tell
BASES = {  # kinds of sentence for which a reception has a word
    "sentenced": "sentence",
    "indeterminate-sentence": "sentence",
    "convicted-unsentenced": "remand",
    "remand": "remand",
    "civil-prisoner": "civil",
}
BANDS = {  # what the review was counted with: the service's name for it
    learning.REVIEWED_MIDDLE: "over-12-to-60-months",
    learning.REVIEWED_REMAND: "remand",
}
TRANSFER = "prisoner-transfer"
STATUSES = {Verdict.NOT_YET_DUE: "scheduled"}


def induction(vector: dict[str, Any]) -> dict[str, Any]:
    """The day a plan is due by: from the reception, or from a screen that is complete."""
    told = vector["input"]
    if "screening_completed_on" not in told and vector["regime"]["name"].endswith("newer"):
        raise NotCoveredError("a day that only holds the place of the one after the screen")
    screen = told.get("screening_completed_on")
    story = [received(f"{told.get('admitted_on', screen)} 09:00")]
    found = _asked(learning.INDUCTION_DONE, *story, *([_screened(screen)] if screen else []))
    return {"induction_due_on": _due(found), "status": found and STATUSES.get(found.verdict)}


def induction_moved(vector: dict[str, Any]) -> dict[str, Any]:
    """A transfer that day, of somebody received so long before that the old day is the vector's."""
    before, moved = _exempted(vector, "induction_due_on")
    begun = POLICY.before(before, POLICY.pick(learning.INDUCTED, before)).due_on
    return _renewed(learning.INDUCTION_DONE, received(f"{begun} 09:00"), moved, "induction", before)


def review_moved(vector: dict[str, Any]) -> dict[str, Any]:
    """A transfer that day, with a plan made so long before that the old day is the vector's."""
    before, moved = _exempted(vector, "review_due_on")
    made = POLICY.before(before, POLICY.pick(learning.REVIEWED_FAR, before)).due_on
    return _renewed(learning.PLAN_REVIEWED, _planned(text(made)), moved, "review", before)


def review_rule(vector: dict[str, Any]) -> dict[str, Any]:
    """The band that the next review is counted by. Nobody reviewed any more: the last months."""
    told = vector["input"]
    basis = BASES.get(told["sentence_kind"])
    if basis is None:
        raise NotCoveredError("a kind of sentence for which a reception has no word")
    found = _asked(learning.PLAN_REVIEWED, *_since_plan(told, basis))
    return {"review_rule": _band(found, told)}


def review_window(vector: dict[str, Any]) -> dict[str, Any]:
    """No window where nothing is due; else only the last day of it is known, and no answer."""
    due_on = last_day_of_window(vector)
    if due_on is not None:
        raise NotCoveredError("the first day of a window")
    return {"review_window": None}


def last_day_of_window(vector: dict[str, Any]) -> str | None:
    """The day the next review is due by; None: there is none."""
    told = vector["input"]
    basis = "remand" if told["review_rule"] == "remand" else "sentence"
    return _due(_asked(learning.PLAN_REVIEWED, *_since_plan(told, basis)))


def review_back(vector: dict[str, Any]) -> dict[str, Any]:
    """Whether a review is due after somebody with a plan is back."""
    told = vector["input"]
    found = _asked(learning.PLAN_REVIEWED, *_back(told))
    return {"review_scheduled": found is not None}


def review_after_move(vector: dict[str, Any]) -> dict[str, Any]:
    """What a transfer does to a review that is due: a new day, or none at all."""
    told = vector["input"]
    story = (received(BEGUN), *_dates(told), _planned(BEGUN), _transferred(told["as_of_on"]))
    found = _asked(learning.PLAN_REVIEWED, *story)
    return {"active_review": "rescheduled" if found else "exempt-only"}


def _since_plan(told: dict[str, Any], basis: str) -> list[Said]:
    """A plan made on the day of the vector, or before it by somebody who is back or moved then."""
    if told.get("is_readmission"):
        return _back(told)
    if told.get("is_transfer"):
        return [received(BEGUN), *_dates(told), _planned(BEGUN), _transferred(told["as_of_on"])]
    return [received(BEGUN, basis), *_dates(told), _planned(told["as_of_on"])]


def _back(told: dict[str, Any]) -> list[Said]:
    on = told["as_of_on"]
    before = [received(BEGUN), _planned(BEGUN), released("2024-06-03")]
    return [*before, received(f"{on} 09:00"), *_dates(told)]


def _dates(told: dict[str, Any]) -> list[Said]:
    release_on = told.get("release_on")
    on = f"{told['as_of_on']} 08:00"
    return [dated(on, conditional_release_on=release_on)] if release_on else []


def _band(found: Finding | None, told: dict[str, Any]) -> str:
    if found is None:
        return "up-to-3-months"
    name, *edges = (name for name, _ in found.values)
    if name == learning.REVIEWED_MOVED:
        return "readmission" if told["is_readmission"] else "transfer"
    if name == learning.REVIEWED_FAR:
        return "over-60-months" if edges else "indeterminate-or-no-date"
    if name == learning.REVIEWED_NEAR:
        raise NotCoveredError("three names of the service for one band")
    return BANDS[name]


def _exempted(vector: dict[str, Any], name: str) -> tuple[date, Said]:
    """The day due before, and the transfer; other exemptions have no fact."""
    told = vector["input"]
    before = day(told, name)
    if told["status"] != TRANSFER or before is None:
        raise NotCoveredError("no fact tells of an exemption")
    return before, _transferred(told["as_of_on"])


def _renewed(rule: Rule, first: Said, moved: Said, what: str, before: date) -> dict[str, Any]:
    start = [received(BEGUN), first] if rule is learning.PLAN_REVIEWED else [first]
    if _due(_asked(rule, *start)) != text(before):
        raise NotCoveredError("no beginning gives that day")
    due_on = _due(_asked(rule, *start, moved))
    later = due_on is not None and due_on > before.isoformat()
    is_ = "later-than-before" if later else "as-before"
    return {f"new_{what}_due_on": due_on, f"new_{what}_due_on_is": is_}


def _asked(rule: Rule, *story: Said) -> Finding | None:
    found = given(*story).findings(rule)
    return found[-1] if found else None


def _due(found: Finding | None) -> str | None:
    return text(found.deadline.due_on) if found and found.deadline else None


def _planned(on: str | None) -> Said:
    return said("prison", f"{on} 12:00", PlanCompleted("learning"))


def _transferred(on: str) -> Said:
    return said("prison", f"{on} 12:00", PersonTransferred("DGI", "FSI"))


def _screened(on: str) -> Said:
    return said("prison", f"{on} 12:00", NeedAssessed(learning.SCREEN, ("ete",), complete=True))
