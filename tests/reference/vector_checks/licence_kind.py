"""Which licence is made, and what bars each way out."""

from datetime import date
from typing import Any

from domain.journey.licence_kind import Case, licence_kind
from domain.journey.licence_start import ReleaseDates
from infra.policy.load import england_and_wales
from tests.reference.vector_checks.days import day

INSIDE = ("ACTIVE IN", "ACTIVE OUT", "INACTIVE TRN")


def eligible(vector: dict[str, Any]) -> dict[str, Any]:
    """As of the day of the vector."""
    told = vector["input"]
    found = licence_kind(england_and_wales(), _case(told), date.fromisoformat(told["as_of_on"]))
    return {
        "eligible": found.kind is not None,
        "licence_kind": found.kind,
        "general_reasons": list(found.general),
        "crd_reasons": list(found.conditional),
        "recall_reasons": list(found.recall),
        "hdc_reasons": list(found.curfew),
    }


def _case(told: dict[str, Any]) -> Case:
    kinds = told.get("sentence_recall_kinds")
    return Case(
        dates=ReleaseDates(
            conditional_on=day(told, "conditional_release_on"),
            confirmed_on=day(told, "confirmed_release_on"),
            post_recall_on=day(told, "post_recall_release_on"),
            hdc_actual_on=day(told, "hdc_actual_on"),
            hdc_eligible_on=day(told, "hdc_eligibility_on"),
        ),
        sentenced_on=day(told, "sentence_start_on"),
        parole_eligible_on=day(told, "parole_eligibility_on"),
        parole_approved_on=day(told, "approved_parole_on"),
        booked=told.get("has_active_booking", True),
        inside=told.get("prison_status") in INSIDE,
        died=told.get("legal_status") == "dead",
        in_hospital=bool(told.get("restricted_patient")),
        indeterminate=bool(told.get("indeterminate")),
        top_up_broken=told.get("imprisonment_status") == "BOTUS",
        recalled=bool(told.get("recall_flag")),
        recalls=None if kinds is None else tuple(kinds),
        at_expiry=bool(told.get("released_at_licence_expiry")),
        curfew_approved=bool(told.get("hdc_approved")),
        curfews=bool(told.get("hdc_licences_enabled")),
    )
