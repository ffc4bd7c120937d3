"""Work on everybody, shared among processes: each takes a share of records and reads them for itself.

this process      reads the log through once: who was heard when, whose records belong together
each other one    has a store of its own, does one share after another, and hands back what came of it
"""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

from domain.heard import HeardLog
from domain.ports import FactStore
from infra.clock import SystemClock
from infra.eventstore.store import PostgresFactStore
from infra.process import tune
from projections.rebuild import Groups, ReadThrough

Result = TypeVar("Result")
Work = Callable[[FactStore, HeardLog, Groups], Result]  # sent to the processes: a frozen dataclass

GROUPS_OF_A_SHARE = 2
FEW = 20_000  # records: done here nearly as soon

_mine: list[tuple[PostgresFactStore, HeardLog]] = []  # of a process that takes shares


def processes_for(records: int, asked: int | None = None) -> int:
    """As many as asked for; else one for each core, or this one alone where there is little to do."""
    if asked is not None:
        return max(1, asked)
    return 1 if records < FEW else len(os.sched_getaffinity(0))


def in_shares(
    database_url: str, through: ReadThrough, work: Work[Result], processes: int
) -> Iterator[tuple[int, Result]]:
    """Each share's number of records, and what came of it; in the order of the shares.

    Each process ends when all is done, or when one has failed: what it raised is raised here.
    """
    shares = list(_shares(through.groups()))
    with ProcessPoolExecutor(
        processes, get_context("spawn"), _begin, (database_url, through.heard)
    ) as pool:
        results = pool.map(_do, [work] * len(shares), shares)
        try:
            for share, result in zip(shares, results, strict=True):
                yield sum(map(len, share)), result
        finally:
            pool.shutdown(cancel_futures=True)


def _shares(groups: Groups) -> Iterator[Groups]:
    for begin in range(0, len(groups), GROUPS_OF_A_SHARE):
        yield groups[begin : begin + GROUPS_OF_A_SHARE]


def _begin(database_url: str, heard: HeardLog) -> None:
    _mine.append((PostgresFactStore(database_url, SystemClock()), heard))
    tune()


def _do(work: Work[Result], share: Sequence[Sequence[str]]) -> Result:
    facts, heard = _mine[0]
    return work(facts, heard, share)
