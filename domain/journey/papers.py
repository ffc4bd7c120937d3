"""Papers sent with a handover, what in them tells of risk, and who confirmed having them."""

from collections.abc import Iterator, Sequence

from domain.facts.entry import Entry
from domain.facts.handover import PackShared
from domain.facts.risk import FlagRaised
from domain.journey.arming import once
from domain.journey.journey import Journey

FLAGS = frozenset(
    {
        *("domestic-abuse", "domestic-abuse-victim", "child", "self-harm", "mappa-eligible", "rso"),
        *("stalking", "weapons", "gangs", "iom", "adult-at-risk", "vulnerable", "terrorism"),
    }
)  # the words that `risk.flag_raised` has for them


def packs_shared(journey: Journey) -> tuple[Entry, ...]:
    """Every pack sent; two sources that tell of the same one count once."""
    return once(journey.of(PackShared), lambda fact: (fact.point, fact.to, frozenset(fact.items)))


def risk_items(journey: Journey, items: Sequence[str]) -> frozenset[str]:
    """Those items that tell of risk: a flag, all flags, or a risk summary by whatever name."""
    raised = {entry.fact.flag for entry in journey.of(FlagRaised)}
    return frozenset(
        item
        for item in items
        if item == "flags" or item.startswith(("risk", "rosh")) or item in FLAGS | raised
    )


def together(entries: Sequence[Entry], items: frozenset[str]) -> Iterator[tuple[Entry, ...]]:
    """The entries that name all these items between them: the first to happen, the first to be told.

    Each is kept only for what those before it left unnamed, so that the last one is needed.
    """
    by_telling = sorted(entries, key=lambda entry: (entry.recorded_at, entry.happened_at))
    for order in (entries, by_telling):
        needed: list[Entry] = []
        missing = set(items)
        for entry in order:
            if missing & set(entry.fact.items):
                needed.append(entry)
                missing -= set(entry.fact.items)
        if not missing and needed:
            yield tuple(needed)
