"""Feeds that fell silent or spoke again: everyone they hold a record of has to be judged again."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from itertools import pairwise

from domain.facts.entry import Entry
from domain.policy.policy import Amount, Policy
from domain.rules.sources import SILENCE


def longest_silence(policy: Policy) -> timedelta:
    """How long a feed may say nothing (rule 88)."""
    value = policy.values[SILENCE]
    return timedelta(hours=min(Amount(SILENCE, n, row).number for n, row in enumerate(value.rows)))


def changed_silences(
    last_words: Mapping[str, datetime],
    entries: Iterable[Entry],
    *,
    limit: timedelta,
    before: datetime,
    after: datetime,
) -> set[str]:
    """Sources whose silences of more than `limit` differ between two moments.

    `last_words`: when each source had last been recorded as of `before`; `entries`: all recorded since.
    """
    words: dict[str, list[datetime]] = {source: [last] for source, last in last_words.items()}
    for entry in entries:
        words.setdefault(entry.source, []).append(entry.recorded_at)
    changed = set()
    for source, said in words.items():
        broke = any(later - earlier > limit for earlier, later in pairwise(said))
        silent_now = after - said[-1] > limit
        silent_before = len(said) == 1 and source in last_words and before - said[0] > limit
        if broke or (silent_now and not silent_before):
            changed.add(source)
    return changed
