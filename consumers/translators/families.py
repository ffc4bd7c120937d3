"""Who publishes what on the HMPPS topic: the first words of an event's name give its source."""

from dataclasses import dataclass
from functools import lru_cache

from consumers.envelopes.event import HmppsEvent
from consumers.refused import Refused

SPEAK_HMPPS = ("prison", "probation", "provider")


@dataclass(frozen=True, slots=True)
class Family:
    """Events whose names begin alike, the agencies that may send them, and the system's name."""

    begins: str
    agencies: tuple[str, ...]
    system: str = "hmpps"


def _families(agencies: tuple[str, ...], system: str, *begins: str) -> tuple[Family, ...]:
    return tuple(Family(begin, agencies, system) for begin in begins)


PRISON, PROBATION, DELIVERY = ("prison",), ("probation",), ("probation", "provider")

# The first match counts: longer beginnings stand before those they begin with.
FAMILIES: tuple[Family, ...] = (
    *_families(("court",), "person-record", "core-person-record.court."),
    *_families(PRISON, "nomis", "prison-offender-events."),
    *_families(PRISON, "search", "prisoner-offender-search."),
    *_families(PRISON, "omic", "offender-management."),
    *_families(PRISON, "calculate-release-dates", "calculate-release-dates."),
    *_families(PRISON, "person-record", "core-person-record.prison."),
    *_families(PROBATION, "delius", "probation-case.", "enforcement.", "person.community.manager."),
    *_families(PROBATION, "workload", "event.manager.", "requirement.manager."),
    *_families(PROBATION, "workload", "licence-condition.manager."),
    *_families(PROBATION, "tier", "tier."),
    *_families(PROBATION, "cas1", "approved-premises."),
    *_families(PROBATION, "cas3", "accommodation.cas3."),
    *_families(PROBATION, "licences", "create-and-vary-a-licence."),
    *_families(PROBATION, "recall", "prison-recall."),
    *_families(DELIVERY, "interventions", "intervention.", "interventions."),
    *_families(PRISON, "hmpps", "release-date-adjustments.", "restricted-patients.", "recall."),
    *_families(PRISON, "hmpps", "person.temporary-absence", "person.court-appearance"),
    *_families(PRISON, "hmpps", "person.transfer", "person.alert", "person.csip-record."),
    *_families(PRISON, "hmpps", "person.case-note.", "prison.", "prison-visit.", "activities."),
    *_families(PRISON, "hmpps", "appointments.", "incentives.", "plp.", "san.", "court-case."),
    *_families(PRISON, "hmpps", "court-appearance.", "charge.", "sentence."),
    *_families(PROBATION, "delius", "probation.staff.", "conviction."),
    *_families(PROBATION, "cas2", "applications.cas2."),
    *_families(PROBATION, "sas", "sas."),
    *_families(PROBATION, "oasys", "risk-assessment.", "assessment.", "opd.", "risk."),
    *_families(PROBATION, "oasys", "predictors."),
    *_families(PROBATION, "esupervision", "esupervision."),
    *_families(PROBATION, "programmes", "accredited-programmes-community."),
    *_families(PROBATION, "person-record", "core-person-record.probation."),
    *_families(PROBATION, "hmpps", "probation.", "pre-sentence.", "unpaid-work."),
)
_RAW = {
    "nomis": Family("", PRISON, "raw"),  # its rows: prison-offender-events tells the same as nomis
    "delius": Family("", PROBATION, "delius"),
    "courts": Family("", ("court",), "hearings"),
    "moves": Family("", ("police", "prison"), "secure-move"),
}
_UNLISTED = Family("", SPEAK_HMPPS)
_WORKLOAD = Family("", PROBATION, "workload")


def family_of(event: HmppsEvent) -> Family:
    """The family of an event; one that isn't listed may come from any agency of HMPPS."""
    if event.raw is not None:
        return _RAW[event.raw]
    if event.name == "person.community.manager.allocated" and "allocationId" in event.fields:
        return _WORKLOAD  # Delius tells the same without an allocation id
    return _listed(event.name)


def source_of(event: HmppsEvent, agency: str) -> str:
    """/<agency>/<system>. Raises Refused: source-mismatch where the topic isn't the family's."""
    family = family_of(event)
    if agency not in family.agencies:
        owners = " or ".join(f"in.{owner}.v1" for owner in family.agencies)
        raise Refused("source-mismatch", f"Events of this name belong on {owners}.")
    return f"/{agency}/{family.system}"


@lru_cache(maxsize=1024)
def _listed(name: str) -> Family:
    return next((family for family in FAMILIES if name.startswith(family.begins)), _UNLISTED)
