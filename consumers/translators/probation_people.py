"""Who a person on probation is: numbers, records joined and parted, names, and who may see them.

Prison numbers are told as versions of one thing, the link of that CRN: `.updated` replaces the
number told before. What changed in a name or in the access to a record no message holds.
"""

from consumers.envelopes.event import HmppsEvent, numbers
from consumers.refused import Refused
from consumers.translators.reading import OPAQUE, Reading, Translator, changed
from consumers.translators.things import again, change_of, kept_rows, taken_back
from domain.facts.identity import (
    IdentifierObserved,
    IdentifierWithdrawn,
    RecordsMerged,
    RecordsUnmerged,
)

CASE, SHARED = "probation-case.", "core-person-record.probation."
IDENTIFIER_ID = "additionalIdentifierId"


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

    With the NOMS number alone (as some publishers send it) the CRN isn't known: a change. The
    number it replaces, where one is named, is taken off the record.
    """
    if not (event.noms and event.crns):
        return changed(event)
    corrects = event.name.endswith(".updated")
    crn = event.crns[0]
    seen = Reading(
        IdentifierObserved("noms", event.noms[0]), of=f"prison-number/{crn}", corrects=corrects
    )
    gone = numbers(event.fields.get("previousNomsNumber"))
    readings = (seen, *(Reading(IdentifierWithdrawn("noms", old)) for old in gone))
    booking = event.text("bookingNumber")
    if booking is None:
        return readings
    stay = IdentifierObserved("booking", booking)
    return (*readings, Reading(stay, of=f"prison-booking/{crn}", corrects=corrects))


def known(event: HmppsEvent) -> tuple[Reading, ...]:
    """engagement.created: probation knows the person, under this CRN."""
    return change_of(event, _case(event))


def known_again(event: HmppsEvent) -> tuple[Reading, ...]:
    """engagement.recovered: the case deleted before is back."""
    return change_of(event, _case(event), corrects=True)


def unknown(event: HmppsEvent) -> tuple[Reading, ...]:
    """engagement.deleted."""
    return taken_back(event, _case(event))


def _case(event: HmppsEvent) -> str | None:
    return f"engagement/{event.crns[0]}" if event.crns else None


def _pair(event: HmppsEvent, one_field: str, other_field: str) -> tuple[str, str] | None:
    first, second = (numbers(event.fields.get(field)) for field in (one_field, other_field))
    if not first or not second or first == second:
        return None
    if not set(event.crns) <= {*first, *second}:
        raise Refused("identifier-clash", "The message names a third person's number.")
    return f"probation/{first[0]}", f"probation/{second[0]}"


TRANSLATORS: dict[str, Translator] = {
    CASE + "merge.completed": merged,
    CASE + "unmerge.completed": unmerged,
    CASE + "prison-identifier.added": prison_identifier,
    CASE + "prison-identifier.updated": prison_identifier,
    **kept_rows(CASE + "additional-identifier", "identifier", IDENTIFIER_ID),
    CASE + "additional-identifier.recovered": again("identifier", IDENTIFIER_ID),
    **kept_rows(CASE + "alias", "alias", "aliasId"),
    CASE + "engagement.created": known,
    CASE + "engagement.deleted": unknown,
    CASE + "engagement.recovered": known_again,
    CASE + "personal-details.updated": changed,
    CASE + "personal-circumstance.created": changed,
    CASE + "personal-circumstance.updated": changed,
    CASE + "personal-circumstance.deleted": changed,
    # the record must be forgotten, or may be seen by fewer: whoever acts on it hears of it here
    CASE + "deleted.gdpr": changed,
    CASE + "exclusion.updated": changed,
    CASE + "restriction.updated": changed,
    # the shared person record says again what its sources told
    SHARED + "record.created": changed,
    SHARED + "record.updated": changed,
    SHARED + "record.deleted": changed,
    SHARED + "record.merged": changed,
    SHARED + "record.unmerged": changed,
}

NAMES_TWO: frozenset[str] = frozenset({CASE + "merge.completed", CASE + "unmerge.completed"})
