"""Where a person lives, as three systems hold it: Delius, the shared record, single accommodation.

None of their messages holds the address or what it is like: changes, told as versions of it.
"""

from consumers.translators.reading import Translator, changed
from consumers.translators.things import again, first, kept_rows, undone

SHARED_ID = "corePersonAddressId"

TRANSLATORS: dict[str, Translator] = {
    **kept_rows("probation-case.address", "address", "addressId"),
    **kept_rows("core-person-record.probation.address", "address", "cprAddressId"),
    "sas.accommodation.person.arrived": first("address", SHARED_ID),
    "sas.person.arrived": first("address", SHARED_ID),  # as it is written down elsewhere
    "sas.accommodation.updated": again("address", SHARED_ID),
    "sas.accommodation.deleted": undone("address", SHARED_ID),
    "sas.duty-to-refer.created": changed,
}
