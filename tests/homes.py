"""What agencies say about homes: addresses proposed and checked, beds reached and left, tenancies."""

from datetime import date

from domain.facts import accommodation
from tests.story import Said, said


def proposed(time: str, address: str = "a1") -> Said:
    """An address is proposed for release."""
    return said("probation", time, accommodation.AddressProposed(address=address))


def checked(time: str, address: str = "a1", *, suitable: bool = True) -> Said:
    """An address is checked."""
    return said("probation", time, accommodation.AddressChecked(address, suitable))


def bed_reached(time: str, ref: str) -> Said:
    """The person is in the bed."""
    return said("probation", time, accommodation.BedArrived(booking=ref))


def bed_left(time: str, ref: str, reason: str | None = None) -> Said:
    """The person leaves the bed."""
    return said("probation", time, accommodation.BedDeparted(ref, reason))


def home(time: str, kind: str, from_on: str, to_on: str | None = None) -> Said:
    """A settled home of a kind: tenancy, family."""
    days = (date.fromisoformat(from_on), date.fromisoformat(to_on) if to_on else None)
    return said("probation", time, accommodation.AccommodationRecorded("settled", *days, kind))
