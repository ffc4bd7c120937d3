"""Code lists of services around probation, as data: reasons, statuses, types of contract.

A reason comes as the wording somebody picked from a list: it is compared in small letters, without
the kinds of spaces, dashes and quotes.
"""

import re
from dataclasses import dataclass

from consumers.codes.dated import UNREAD, code_list

_REASONS = code_list("accommodation-reasons.csv", "list", "wording")
_ENDS = code_list("referral-ends.csv", "code")
_CAS2 = code_list("cas2-statuses.csv", "status")
_PROGRAMME = code_list("programme-statuses.csv", "status")
_CONTRACT = code_list("contract-types.csv", "begins")
_ONE_KIND = str.maketrans({"\u2013": "-", "\u2014": "-", "\u2019": "'", "_": " "})
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class ReferralEnd:
    """How the end of a referral reads: of a service that ran, of one that never began."""

    ended_as: str  # completed incomplete withdrawn
    declined_as: str  # threshold capacity area person other
    died: bool


def departure(reason: str) -> str:
    """What the reason for leaving a bed says besides: died or unread."""
    return _REASONS.read("departure", _plain(reason))


def cancellation(reason: str) -> str:
    """What the reason for calling off a bed says besides: died, not-arrived or unread."""
    return _REASONS.read("cancellation", _plain(reason))


def moved_on(category: str | None) -> str:
    """Where somebody went: status:<status>, status:<status>/<kind>, died or unread."""
    return _REASONS.read("move-on", _plain(category))


def referral_end(code: str | None) -> ReferralEnd:
    """How the code given with the end of a referral reads; without one, what the state says."""
    ended_as, declined_as, *more = _ENDS.read(code).split("/")
    return ReferralEnd(ended_as, declined_as, "died" in more)


def cas2_status(name: object) -> str:
    """What a CAS2 status says: acknowledged, accepted, declined:<reason> or unread."""
    return _CAS2.read(name if isinstance(name, str) else None)


def programme_status(status: str | None) -> str:
    """What the status of a programme referral says: started, completed or unread."""
    return _PROGRAMME.read(_plain(status))


def contract_pathway(name: str | None) -> str | None:
    """The pathway a type of contract serves, by the longest beginning of its name that is listed;
    None: several, or not known."""
    words = _plain(name).split()
    for end in range(len(words), 0, -1):
        found = _CONTRACT.read(" ".join(words[:end]))
        if found != UNREAD:
            return found
    return None


def provider_named(name: str | None) -> str | None:
    """A provider's name as we write providers: provider:<name-in-small-letters>."""
    written = re.sub("[^a-z0-9]+", "-", _plain(name)).strip("-")[:_LONGEST_NAME]
    return f"provider:{written}" if written else None


def _plain(wording: str | None) -> str:
    return " ".join((wording or "").translate(_ONE_KIND).casefold().split())
