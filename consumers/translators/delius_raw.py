"""Raw Delius: which table had a row written, by the name in the wrapper; never what it holds now.

One edit gives two messages where the row is the person's, an alias, an address or a manager. The
same edit is told with its content, if at all, by the domain event of its kind; a merge, with both
numbers, by probation-case.merge.completed.
"""

from consumers.envelopes.event import HmppsEvent
from consumers.translators.reading import Translator, changed

TABLES = (
    *("OFFENDER_CHANGED", "OFFENDER_DETAILS_CHANGED", "OFFENDER_ALIAS_CHANGED"),
    *("OFFENDER_ADDRESS_CHANGED", "OFFENDER_MANAGER_CHANGED", "OFFENDER_OFFICER_CHANGED"),
    *("OFFENDER_REGISTRATION_CHANGED", "OFFENDER_REGISTRATION_DELETED"),
    *("OFFENDER_REGISTRATION_DEREGISTERED", "OFFENDER_OGRS_ASSESSMENT_CHANGED"),
    *("OFFENDER_MANAGEMENT_TIER_CALCULATION_REQUIRED", "OFFENDER_MERGED"),
    *("CONVICTION_CHANGED", "SENTENCE_CHANGED", "SENTENCE_ORDER_REQUIREMENT_CHANGED"),
    *("CONTACT_CHANGED", "TABLE_CHANGED"),
)


def any_table(event: HmppsEvent) -> Translator | None:
    """A table that isn't listed gives its name and CHANGED: its row was written, no more is said."""
    written = event.raw == "delius" and event.name.endswith(("_CHANGED", "_DELETED"))
    return changed if written else None


TRANSLATORS: dict[str, Translator] = dict.fromkeys(TABLES, changed)
