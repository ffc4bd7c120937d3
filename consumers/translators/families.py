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
    *_families(PRISON, "nomis", "prison-offender-events."),
    *_families(PRISON, "search", "prisoner-offender-search."),
    *_families(PRISON, "omic", "offender-management."),
    *_families(PRISON, "calculate-release-dates", "calculate-release-dates."),
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
    *_families(PROBATION, "hmpps", "applications.cas2.", "sas.", "probation.", "pre-sentence."),
    *_families(PROBATION, "hmpps", "risk-assessment.", "assessment.", "opd.", "esupervision."),
    *_families(PROBATION, "hmpps", "unpaid-work.", "accredited-programmes-community."),
)
_RAW = {
    "nomis": Family("", PRISON, "nomis"),
    "delius": Family("", PROBATION, "delius"),
    "courts": Family("", ("court",), "hearings"),
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
