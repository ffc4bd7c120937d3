"""What the embedded broker is told: one node, everything kept, no waiting for peers."""

from collections.abc import Mapping
from pathlib import Path

from infra.embedded.ports import LOOPBACK

_ANY = 9_223_372_036_854_775_807  # the largest long: no bound
_MIB = 1024 * 1024


def properties(ports: Mapping[str, int], logs: Path) -> str:
    """The text of its properties file."""
    settings = {
        "process.roles": "broker,controller",
        "node.id": 1,
        "listeners": (
            f"PLAINTEXT://{LOOPBACK}:{ports['clients']},CONTROLLER://{LOOPBACK}:{ports['controller']}"
        ),
        "advertised.listeners": f"PLAINTEXT://{LOOPBACK}:{ports['clients']}",
        "controller.listener.names": "CONTROLLER",
        # The voters are read here at every start, not kept in the storage: a port may change.
        "controller.quorum.voters": f"1@{LOOPBACK}:{ports['controller']}",
        "log.dirs": logs,
        "auto.create.topics.enable": "false",
        "message.max.bytes": _MIB,
        "log.retention.ms": -1,
        "log.retention.bytes": -1,
        "log.segment.bytes": 256 * _MIB,
        # Years of history come in minutes: a segment a week of it would be thousands of files, and
        # a fetch gives no more than one of them.
        "log.roll.ms": _ANY,
        "log.index.size.max.bytes": _MIB,
        # Agencies load years of history, and a simulator years to come.
        "log.message.timestamp.before.max.ms": _ANY,
        "log.message.timestamp.after.max.ms": _ANY,
        # After a kill the broker waits for its own old session to end: 9 seconds by default.
        "broker.session.timeout.ms": 3000,
        "broker.heartbeat.interval.ms": 500,
        "group.initial.rebalance.delay.ms": 0,
        "offsets.topic.num.partitions": 1,
        "offsets.topic.replication.factor": 1,
        "transaction.state.log.num.partitions": 1,
        "transaction.state.log.replication.factor": 1,
        "transaction.state.log.min.isr": 1,
        "share.coordinator.state.topic.num.partitions": 1,
        "share.coordinator.state.topic.replication.factor": 1,
        "share.coordinator.state.topic.min.isr": 1,
    }
    return "".join(f"{name}={value}\n" for name, value in settings.items())
