"""Amounts in words, and sentences with their numbers filled in from the policy."""

import re
from collections.abc import Callable

from domain.policy.values import NoAmount, Tag, Unit

UNITS: dict[str, tuple[str, str]] = {
    "h": ("hour", "hours"),
    "cd": ("day", "days"),
    "wd": ("working day", "working days"),
    "mo": ("month", "months"),
    "nights": ("night", "nights"),
    "count": ("time", "times"),
}
UNREAD: dict[Tag, str] = {"K": "believed, not read", "C": "chosen by us"}
NAME = re.compile(r"\{([a-z0-9.-]+)\}")


def amount_in_words(amount: tuple[tuple[Unit, int], ...] | NoAmount) -> str:
    """8 months and 14 days; "no duty" and "a number not read" where that is what the policy says."""
    if isinstance(amount, str):
        return {"no-duty": "no duty", "unread": "a number not read"}[amount]
    return " and ".join(f"{number} {UNITS[unit][number != 1]}" for unit, number in amount)


def tag_in_words(tag: Tag) -> str:
    """V; K and C say what they are: nobody has read such a number anywhere."""
    return f"{tag} ({UNREAD[tag]})" if tag in UNREAD else tag


def filled(says: str, words: Callable[[str], str]) -> str:
    """The sentence with each {value-name} replaced by its words."""
    return NAME.sub(lambda found: words(found[1]), says)
