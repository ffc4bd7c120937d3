"""What probation publishes on the HMPPS topic, and how each event reads."""

from consumers.envelopes.event import HmppsEvent, numbers
from consumers.refused import Refused
from consumers.translators import accommodation, interventions, licences, registrations
from consumers.translators.reading import OPAQUE, Reading, Translator, changed, one
from domain.facts.identity import IdentifierObserved, RecordsMerged, RecordsUnmerged
from domain.facts.responsibility import LeadAssigned
from domain.facts.risk import TierSet


def tier_calculated(event: HmppsEvent) -> tuple[Reading, ...]:
    """tier.calculation.complete: mostly an id to ask with; the tier where the body says it."""
    tier = event.text("tier") or event.text("tierScore")
    return changed(event) if tier is None else one(TierSet(tier))


def manager_allocated(event: HmppsEvent) -> tuple[Reading, ...]:
    """person.community.manager.allocated: two publishers tell it, neither says whom, as a rule."""
    worker, unit = event.text("staffCode"), event.text("teamCode")
    if worker is None or unit is None:
        return changed(event)
    return one(LeadAssigned(role="com", worker=worker, unit=unit))


def merged(event: HmppsEvent) -> tuple[Reading, ...]:
    """merge.completed: the source goes into the target."""
    pair = _pair(event, "targetCRN", "sourceCRN")
    if pair is None:
        return OPAQUE
    stays, goes = pair
    return (Reading(RecordsMerged(removed=goes), record=stays),)


def unmerged(event: HmppsEvent) -> tuple[Reading, ...]:
    """unmerge.completed: `unmergedCRN` is the one that STAYS, whatever its name suggests."""
    pair = _pair(event, "unmergedCRN", "reactivatedCRN")
    if pair is None:
        return OPAQUE
    kept, back = pair
    return (Reading(RecordsUnmerged(reactivated=back, kept=kept), record=kept),)


def prison_identifier(event: HmppsEvent) -> tuple[Reading, ...]:
    """prison-identifier.added, .updated: the link between the prison's record and probation's.

    With the NOMS number alone (as some publishers send it) the CRN isn't known: a change.
    """
    if not (event.noms and event.crns):
        return changed(event)
    seen = Reading(IdentifierObserved("noms", event.noms[0]))
    booking = event.text("bookingNumber")
    if booking is None:
        return (seen,)
    return (seen, Reading(IdentifierObserved("booking", booking)))


def _pair(event: HmppsEvent, one_field: str, other_field: str) -> tuple[str, str] | None:
    first, second = (numbers(event.fields.get(field)) for field in (one_field, other_field))
    if not first or not second or first == second:
        return None
    if not set(event.crns) <= {*first, *second}:
        raise Refused("identifier-clash", "The message names a third person's number.")
    return f"probation/{first[0]}", f"probation/{second[0]}"


TRANSLATORS: dict[str, Translator] = {
    **accommodation.TRANSLATORS,
    **interventions.TRANSLATORS,
    **licences.TRANSLATORS,
    **registrations.TRANSLATORS,
    "tier.calculation.complete": tier_calculated,
    "tier.calculation.changed": tier_calculated,
    "person.community.manager.allocated": manager_allocated,
    "person.community.manager.transferred": changed,
    "probation-case.merge.completed": merged,
    "probation-case.unmerge.completed": unmerged,
    "probation-case.prison-identifier.added": prison_identifier,
    "probation-case.prison-identifier.updated": prison_identifier,
    # a recall weighed or begun: neither its kind nor its days are in these messages
    "enforcement.recall.raised": changed,
    "prison-recall.recommendation.started": changed,
    "prison-recall.recommendation.consideration": changed,
    "prison-recall.recommendation.deleted": changed,
    "prison-recall.recommendation.management-oversight": changed,
    "prison-recall.recommendation.managementOversight": changed,
}

NAMES_TWO: frozenset[str] = frozenset(
    {"probation-case.merge.completed", "probation-case.unmerge.completed"}
)
