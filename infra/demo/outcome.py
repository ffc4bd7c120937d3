"""Checks the demo's outcome: rebuild equals live, replays equal what was shown, gaps as planted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rich.progress import Progress

from infra.clock import SystemClock
from infra.demo.moments import differing
from infra.demo.run import Run
from infra.demo.totals import gaps_shown, totals
from infra.embedded.parts import Parts
from infra.eventstore.store import PostgresFactStore
from infra.kafka import broker_version
from infra.policy.load import england_and_wales
from infra.readstore.people import connect
from infra.readstore.verify import verify
from infra.replays import Replayer
from infra.simulated.found import Gap
from infra.simulated.world import World
from projections.person import PersonRows

MONTH_AGO = 2  # of the moments: thirty days before the end


@dataclass(frozen=True, slots=True)
class Outcome:
    """The last line of the demo, and one journey as a replay a month earlier shows it."""

    line: dict[str, Any]
    earlier: PersonRows | None
    missing: Sequence[Gap]
    surplus: Sequence[Gap]
    odd: Sequence[str]  # replays that differ from what was shown


def outcome(world: World, run: Run, parts: Parts, bars: Progress) -> Outcome:
    """Every check is made anew, on what stands in the database now."""
    policy = england_and_wales()
    with PostgresFactStore(parts.database_url, SystemClock()) as facts:
        bar = bars.add_task("rebuilding beside", total=None)
        verified = verify(
            parts.database_url,
            facts,
            policy,
            lambda done, total: bars.update(bar, completed=done, total=total),
        )
        replayer = Replayer(parts.database_url, facts)
        odd = differing(run.snapshots, replayer)
        then = run.moments[MONTH_AGO]
        earlier = replayer.ask(world.example_record, as_of=then, known_at=then)
    found = world.compare(_rule_gaps(gaps_shown(parts.database_url)))
    line = {
        "published": run.published,
        "facts": run.facts,
        "repeats": run.repeats,
        "parked": run.parked,
        **totals(parts.database_url),
        "rebuild_equal": verified.equal,
        "replay_equal": not odd,
        "replays_compared": len(run.snapshots),
        "planted": found.planted,
        "found": found.found,
        "unplanted": found.unplanted,
        "kafka_version": broker_version(parts.bootstrap_servers),
        "postgres_version": _postgres_version(parts.database_url),
        "example_record": world.example_record,
    }
    if not verified.equal:
        line["differences"] = verified.differences
    return Outcome(line, earlier.rows if earlier else None, found.missing, found.surplus, odd)


def _rule_gaps(shown: Sequence[Gap]) -> list[Gap]:
    """Gaps of the rules; handover points are counted on their own."""
    return [gap for gap in shown if not gap[0].startswith("HP")]


def _postgres_version(database_url: str) -> str:
    with connect(database_url) as connection:
        row = connection.execute("SHOW server_version").fetchone()
        return str(row["server_version"]) if row else ""
