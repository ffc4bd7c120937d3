"""When a detail is tried again: each wait is twice the last, and there is an end to it.

30 s, 1 min, 2 min, .. 4 h 16 min, 6 h: twelve attempts over some fourteen hours.
"""

from datetime import datetime, timedelta

FIRST = timedelta(seconds=30)
LONGEST = timedelta(hours=6)
MOST_ATTEMPTS = 12


def next_at(now: datetime, attempts: int) -> datetime | None:
    """When to try again after so many attempts; None: not any more."""
    if attempts >= MOST_ATTEMPTS:
        return None
    doubled: int = 2 ** (attempts - 1)
    return now + min(FIRST * doubled, LONGEST)
