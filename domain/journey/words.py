"""Where two agencies' latest words about one thing differ, and for how long.

Our own clock: a word counts from when it was recorded.

    prison     15 May ..................................... 29 May
    probation          29 May (they differ) .............. (agree again)
"""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from domain.facts.entry import Entry
from domain.facts.responsibility import LeadAssigned, LeadEnded
from domain.facts.risk import FlagEnded, FlagRaised
from domain.journey.journey import Journey
from domain.journey.plans import planned_releases


@dataclass(frozen=True, slots=True)
class Difference:
    """Two agencies say different things of one subject."""

    about: str  # date | address | lead | flag
    subject: str  # which release, role or flag
    later: Entry  # the word with which they came to differ
    earlier: Entry  # the word it contradicts
    agreed: Entry | None = None  # the word or release with which they agree again

    @property
    def began_at(self) -> datetime:
        """When it was known."""
        return counts_at(self.later)


def counts_at(entry: Entry) -> datetime:
    """When we had it; told ahead, when it had come."""
    return max(entry.recorded_at, entry.happened_at)


def differences(journey: Journey) -> tuple[Difference, ...]:
    """Every time two agencies came to differ, by subject."""
    return journey.once(
        "differences",
        lambda: (*_of_releases(journey), *_of_leads(journey), *_of_flags(journey)),
    )


@dataclass(slots=True)
class _Words:
    """The latest word of each agency on one subject, as they come in."""

    about: str
    subject: str
    latest: dict[str, tuple[Entry, Hashable]] = field(default_factory=dict)
    open: Difference | None = None

    def hear(self, entry: Entry, value: Hashable) -> Difference | None:
        """One more word. Says which difference it settles."""
        known = self.latest.get(entry.agency)
        if known is not None and known[0].happened_at > entry.happened_at:
            return None  # told late, of an earlier time
        self.latest[entry.agency] = (entry, value)
        other = self._contrary()
        if self.open is not None and other is None:
            return self.settle(entry)
        if self.open is None and other is not None:
            self.open = Difference(self.about, self.subject, entry, other)
        return None

    def settle(self, by: Entry) -> Difference | None:
        """They agree, or it doesn't matter any more."""
        over, self.open = self.open, None
        if over is None:
            return None
        return Difference(over.about, over.subject, over.later, over.earlier, by)

    def agree(self) -> bool:
        """Whether no two of them differ now."""
        return self._contrary() is None

    def _contrary(self) -> Entry | None:
        """A word that differs from the one recorded last of all; None where all agree."""
        said = sorted(self.latest.values(), key=lambda pair: _order(pair[0]))
        words = [(entry, value) for entry, value in said if value is not None]
        if len({value for _, value in words}) < 2:  # noqa: PLR2004 it takes two to differ
            return None
        last = words[-1][1]
        return next(entry for entry, value in reversed(words) if value != last)


def _in_order(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=_order)


def _order(entry: Entry) -> tuple[datetime, datetime, str]:
    """As they came to count; of one moment, as they happened: never as they arrived."""
    return counts_at(entry), entry.happened_at, entry.key


def _fold(words: _Words, told: Iterable[tuple[Entry, Hashable]]) -> Iterator[Difference]:
    for entry, value in told:
        settled = words.hear(entry, value)
        if settled is not None:
            yield settled


def _of_releases(journey: Journey) -> Iterator[Difference]:
    """The day and the postcode of each release that is planned, until the release itself."""
    for planned in planned_releases(journey):
        out = planned.stay.released
        if len({plan.agency for plan in planned.plans}) == 1:
            continue
        for about, name in (("date", "release_on"), ("address", "postcode")):
            words = _Words(about, planned.name)
            given = ((plan, getattr(plan.fact, name, None)) for plan in _in_order(planned.plans))
            yield from _fold(words, (word for word in given if word[1] is not None))
            if out is not None and words.open is not None:
                settled = words.settle(out)
                yield from (settled,) if settled else ()
            elif words.open is not None:
                yield words.open


def _of_leads(journey: Journey) -> Iterator[Difference]:
    """The worker of one role, neither of them ended."""
    assigned = [e for e in journey.of(LeadAssigned) if not e.fact.co_working]
    if len({entry.agency for entry in assigned}) < 2:  # noqa: PLR2004 it takes two to differ
        return
    for role in sorted({entry.fact.role for entry in assigned}):
        words = _Words("lead", role)
        told = (e for e in (*assigned, *journey.of(LeadEnded)) if e.fact.role == role)
        yield from _fold_leads(words, _in_order(told))
        if words.open is not None:
            yield words.open


def _fold_leads(words: _Words, told: Iterable[Entry]) -> Iterator[Difference]:
    """An end told by anybody takes that worker out of every agency's mouth."""
    for entry in told:
        if isinstance(entry.fact, LeadAssigned):
            settled = words.hear(entry, entry.fact.worker)
            yield from (settled,) if settled else ()
            continue
        for agency, (assigned, worker) in list(words.latest.items()):
            if worker == entry.fact.worker and assigned.happened_at <= entry.happened_at:
                words.latest[agency] = (assigned, None)
        if words.open is not None and words.agree():
            settled = words.settle(entry)
            yield from (settled,) if settled else ()


def _of_flags(journey: Journey) -> Iterator[Difference]:
    """Both raised it, and one of them has ended it."""
    told = journey.of(FlagRaised, FlagEnded)
    for flag in sorted({entry.fact.flag for entry in journey.of(FlagEnded)}):
        words, raised = _Words("flag", flag), set[str]()
        of_flag = [entry for entry in told if entry.fact.flag == flag]
        yield from _fold(words, _flag_words(_in_order(of_flag), raised))
        if words.open is not None:
            yield words.open


def _flag_words(told: Iterable[Entry], raised: set[str]) -> Iterator[tuple[Entry, Hashable]]:
    for entry in told:
        if isinstance(entry.fact, FlagRaised):
            raised.add(entry.agency)
            yield entry, "raised"
        elif entry.agency in raised:
            yield entry, "ended"
