"""Versions of one thing: systems that tell a thing again name the thing, not the telling.

    cas3-arrived/b1~3f2a...    the arrival of booking b1, as first told
    cas3-arrived/b1~90cc...    told again, supersedes "cas3-arrived/b1~": every version told before
    cas3-arrived/b1~71e0...    taken back, the same way

So a correction finds what it corrects in any order of arrival, and without knowing its id.
"""

from domain.facts.entry import Told

MARK = "~"
HASH = 32  # characters after the mark


def version_id(thing: str, content_hash: str) -> str:
    """The id of one telling of a thing; a hash of its content, so that a repeat is a repeat."""
    return f"{thing}{MARK}{content_hash}"


def versions_of(thing: str) -> str:
    """What a correction supersedes: every version of the thing told before it."""
    return f"{thing}{MARK}"


def thing_of(told: Told) -> str | None:
    """The key of the thing a telling is a version of: /probation/cas3#cas3-arrived/b1~; None: of none."""
    if told.id[-HASH - 1 : -HASH] != MARK:
        return None
    return f"{told.source}#{told.id[:-HASH]}"


def is_of_versions(correction: Told) -> bool:
    """Whether it supersedes versions of a thing, rather than one fact by its id."""
    return correction.supersedes is not None and correction.supersedes.endswith(MARK)


def replaces(correction: Told, other: Told) -> bool:
    """Whether a correction names this fact: by its id, or as an earlier version of its thing."""
    named = f"{correction.source}#{correction.supersedes}"
    if named == other.key:
        return True
    return (
        is_of_versions(correction)
        and thing_of(other) == named
        and (other.told_at, other.key) < (correction.told_at, correction.key)
    )
