"""Another policy tried on everybody: what would be otherwise. Nothing is stored."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from domain.heard import HeardLog
from domain.policy.policy import Policy
from domain.ports import FactStore
from domain.rules.duty import Ask
from infra.shares import in_shares, processes_for
from projections.people import PersonFacts
from projections.ports import Progress
from projections.rebuild import Groups, Said, in_groups, read_through
from projections.what_if import Changed, Report, what_if

MOST = 1000  # changes listed; all of them are counted


@dataclass(slots=True)
class Tried:
    """What would change, the first changes one by one, and how many facts were read for it."""

    facts: int = 0
    report: Report = field(default_factory=Report)
    listed: list[Changed] = field(default_factory=list)
    left_off: int = 0

    def add(self, report: Report, changes: list[Changed]) -> None:
        """Take what came of some people."""
        self.report.add(report)
        room = MOST - len(self.listed)
        self.listed += changes[:room]
        self.left_off += len(changes[room:])


@dataclass(frozen=True, slots=True)
class Trying:
    """A share of the people under two policies, asked at one moment."""

    upto: Progress
    ours: Policy
    other: Policy
    only: frozenset[str]  # records; none: everybody

    def __call__(
        self, facts: FactStore, heard: HeardLog, share: Groups
    ) -> tuple[Report, list[Changed]]:
        """What would change, counted and one by one."""
        changes: list[Changed] = []
        ours, other = (Ask(self.upto.as_of, policy, heard) for policy in (self.ours, self.other))
        return what_if(self._asked(facts, share), ours, other, changes.append), changes

    def _asked(self, facts: FactStore, share: Groups) -> Iterator[PersonFacts]:
        of_groups = (people for _, people in in_groups(facts, self.upto, share))
        for found in chain.from_iterable(of_groups):
            if not self.only or self.only.intersection(found.records):
                yield found


def try_on_everybody(
    database_url: str,
    facts: FactStore,
    trying: Trying,
    said: Said = lambda done, total: None,
    *,
    processes: int | None = None,
) -> Tried:
    """Who has one of the records that `trying` names, or everybody; shared among processes."""
    through = read_through(facts, trying.upto)
    tried = Tried(through.count)
    done, total = 0, len(through.connected)
    count = processes_for(total, processes)
    if count > 1:
        results = in_shares(database_url, through, trying, count)
    else:
        groups = through.groups()
        results = ((len(one), trying(facts, through.heard, [one])) for one in groups)
    for records, result in results:
        tried.add(*result)
        done += records
        said(done, total)
    return tried
