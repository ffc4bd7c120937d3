"""`throughline doctor`."""

import os
import shutil
from collections import Counter
from datetime import datetime
from typing import Any

import psycopg
import typer

from domain.faults import Reason
from infra.cli.say import AsJson, as_json, out, table, text
from infra.cli.session import Data, Session, session
from infra.kafka import broker_version, lag, topics
from infra.policy.versions import Policies
from infra.readstore.aside import all_aside
from infra.readstore.people import connect

LOW_DISK = 1 << 30  # bytes


def doctor(data: Data = None, json: AsJson = False) -> None:
    """Says what it found: versions, topics, lag, feeds, disk, unsafe settings. Exit 1: a worry."""
    with session(data) as now:
        found = examine(now)
    if json:
        as_json(found)
    else:
        _show(found)
    if found["worries"]:
        raise typer.Exit(1)


def examine(now: Session) -> dict[str, Any]:
    """Everything the doctor looks at. An unsafe setting never gets this far: no verb starts."""
    servers = now.parts.bootstrap_servers
    with now.facts() as facts, connect(now.database_url) as reading:
        reached = facts.reached()
        tip = facts.tip()
        replaced = Policies(now.database_url, facts).replaced()
        parked = sum(count for _, _, count in facts.parked_counts())
        feeds = reading.execute("SELECT * FROM feeds ORDER BY source").fetchall()
        asides = all_aside(reading)
        progress = reading.execute("SELECT position, as_of FROM progress").fetchone()
    behind = lag(servers, reached)
    found: dict[str, Any] = {
        **_postgres(now.database_url),
        "kafka_version": broker_version(servers),
        "topics": topics(servers),
        "messages_waiting": sum(behind.values()),
        "facts": tip,
        "parked": parked,
        "derived_to": progress["position"] if progress else 0,
        "policy_as_shipped": replaced,
        "set_aside": [one._asdict() for one in asides],
        "judged_at": progress["as_of"] if progress else None,
        "feeds": feeds,
        "disk_free_bytes": shutil.disk_usage(now.settings.data).free
        if now.settings.data.exists()
        else None,
        "embedded": {
            "postgres": now.settings.database_url is None,
            "kafka": now.settings.bootstrap_servers is None,
        },
        "access": "open to everyone on this machine: there is no access control yet",
    }
    found["worries"] = worries(found, os.environ.get("THROUGHLINE_CLOCK") == "log")
    return found


def _postgres(database_url: str) -> dict[str, Any]:
    with psycopg.connect(database_url) as connection:
        version = connection.execute("SHOW server_version").fetchone()
        durable = {
            name: connection.execute("SELECT current_setting(%s)", (name,)).fetchone()[0]  # type: ignore[index] # a setting always is
            for name in ("fsync", "synchronous_commit", "full_page_writes")
        }
    return {"postgres_version": version[0] if version else "", "postgres": durable}


def worries(found: dict[str, Any], simulated: bool) -> list[str]:
    """What somebody should see to, a sentence each."""
    said = [
        f"PostgreSQL runs with {name} {value}: facts could be lost in a crash; switch it on"
        for name, value in found["postgres"].items()
        if value == "off"
    ]
    free = found["disk_free_bytes"]
    if free is not None and free < LOW_DISK:
        said.append(f"only {free >> 20} MB of disk are free in the data folder")
    if found["derived_to"] < found["facts"]:
        said.append("the deriver is behind the log: is `throughline derive` running?")
    if found["set_aside"]:
        said.append(set_aside_in_words(found["set_aside"]))
    if found["policy_as_shipped"]:
        said.append(
            f"{len(found['policy_as_shipped'])} values of the policy in force can't be read by this "
            "release and count as shipped: see `policy history`, and activate a policy that says them"
        )
    if found["messages_waiting"]:
        said.append("messages wait in Kafka: is `throughline consume` running?")
    if not found["topics"]:
        said.append("no topics: run `throughline up`, or create those of the architecture")
    if simulated:
        said.append("THROUGHLINE_CLOCK=log is for simulated histories only")
    return said


def set_aside_in_words(asides: list[dict[str, Any]]) -> str:
    """How many, since when at the earliest, and what failed."""
    by = Counter(str(Reason(one["by"], one["error"], one["at"])) for one in asides)
    reasons = "; ".join(f"{count} because {reason}" for reason, count in by.most_common(3))
    return (
        f"{len(asides)} people are set aside, not judged since {text(asides[0]['since'])} at the "
        f"earliest: {reasons}. Report it; a repaired release or `rebuild` judges them again"
    )


def _show(found: dict[str, Any]) -> None:
    out.print(f"PostgreSQL {found['postgres_version']}   Kafka {found['kafka_version']}")
    out.print(
        f"{found['facts']} facts, derived to {found['derived_to']}, {found['parked']} parked, "
        f"{found['messages_waiting']} messages waiting"
    )
    table("Topics", ("topic", "partitions"), list(found["topics"].items()))
    feeds: list[tuple[str, int, datetime, datetime]] = [
        (feed["source"], feed["facts"], feed["heard_until"], feed["last_recorded_at"])
        for feed in found["feeds"]
    ]
    table("Feeds", ("source", "facts", "heard until", "last recorded"), feeds)
    for worry in found["worries"]:
        out.print(f"[bold]![/bold] {worry}")
    out.print(f"Access is {found['access']}.")
