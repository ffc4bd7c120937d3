"""Facts read again: what was kept unread once is understood later, under a name of its own.

    e1                data.opaque.v1                      nobody knew the type then
    e1/reread-1       supersedes e1                       a fact, once we did
    e1/reread-0       takes e1 back            where what it tells has a name or record of its own
    arrived/b1~3f2a…  ->  arrived/b1~r12a…                the same for a version of a thing

A reread is our doing, not the publisher's: whoever corrects e1 means every reading of it.
"""

from domain.facts.entry import Told
from domain.facts.versions import HASH, MARK

AGAIN = "/reread-"
_AGAIN_OF_VERSION = "r"  # sorts after every hash: told at the same moment, it is the later word
_MOST = 9


def reread_id(first: str, number: int) -> str:
    """The id of the number-th further reading of the fact of this id (0: the fact itself)."""
    if not number:
        return first
    if first[-HASH - 1 : -HASH] != MARK:
        return f"{first}{AGAIN}{number}"
    return f"{first[:-HASH]}{_AGAIN_OF_VERSION}{min(number, _MOST)}{first[2 - HASH :]}"


def withdrawn_id(unread: str) -> str:
    """The id under which an unread fact is taken back."""
    return f"{unread}{AGAIN}0"


def first_reading(told: Told) -> str | None:
    """The key of the fact this one is a further reading of; None: it is none."""
    first, mark, number = told.id.rpartition(AGAIN)
    return f"{told.source}#{first}" if mark and number.isdecimal() else None
