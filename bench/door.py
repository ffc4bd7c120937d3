"""`python -m bench.door`: from a message's bytes to what it tells, messages a second on one core.

The traffic is a third each of HMPPS events of simulated people in their wrappers, sample messages
of every envelope (the reference folder's too, where it lies beside the repository), and the open
contract; then the same with one message in a hundred, and one in five, that nobody can take.
Seconds are the processor's, so that a busy machine counts less. Peer in the same rounds: json.loads
and a plain pydantic envelope, with no date, person, id, fact or label made of it.
"""

import argparse
import json
import os
import platform
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path
from random import Random
from statistics import mean, median
from time import thread_time
from typing import Any

from pydantic import BaseModel, ConfigDict

from bench.ingest_input import histories
from consumers import door, strict_json
from consumers.envelopes import cloudevents, read, sns
from consumers.files import read_messages
from consumers.message import Message
from consumers.refused import Refused
from consumers.translators import contract, hmpps
from infra.process import tune
from infra.simulated.disorder.poison import KINDS
from infra.simulated.telling import Telling

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "tests" / "samples" / "messages"
REFERENCE = ROOT.parent / "shared" / "reference" / "hmpps-events"
RECEIVED = datetime(2030, 1, 1, tzinfo=UTC)  # after every message and every clone of the files
SHARES = {"no_poison": 0.0, "poison_1_percent": 0.01, "poison_20_percent": 0.2}
BARS = {"messages_per_second": 20_000}

# The step each function belongs to; time inside a function watched for another step is that one's.
STEPS: tuple[tuple[Any, str, str], ...] = (
    (strict_json, "read", "strict_json"),
    (strict_json, "read_text", "strict_json"),
    (sns, "unwrap", "envelope"),
    (read, "read", "envelope"),
    (cloudevents, "read", "envelope"),
    (cloudevents, "attributes_of", "envelope"),
    (hmpps, "_readings", "translator"),
    (contract, "fact_of", "translator"),
    (hmpps, "labels_for", "labels_and_told"),
    (contract, "labels_for", "labels_and_told"),
    (hmpps, "translate", "labels_and_told"),
    (contract, "translate", "labels_and_told"),
)


class Envelope(BaseModel):
    """What the peer checks: the fields of a plain domain event, all of them optional."""

    model_config = ConfigDict(extra="allow")

    eventType: str | None = None  # noqa: N815 - the publisher's spelling
    version: int | str | None = None
    occurredAt: str | None = None  # noqa: N815 - the same
    additionalInformation: dict[str, Any] | None = None  # noqa: N815 - the same
    personReference: dict[str, Any] | None = None  # noqa: N815 - the same


def main() -> None:
    """One JSON object on standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=12_000, help="of each kind of traffic")
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    kinds = traffic(asked.messages // 3)
    mixed = [one for kind in kinds.values() for one in kind]
    Random(1).shuffle(mixed)
    runs = {name: poisoned(mixed, share) for name, share in SHARES.items()} | kinds
    tune()
    rounds = [
        {name: rate(opened, run) for name, run in runs.items()} | {"peer": rate(plain, mixed)}
        for _ in range(asked.rounds)
    ]
    middle = {name: median(one[name] for one in rounds) for name in rounds[0]}
    print(json.dumps(_report(mixed, middle, rounds, steps(mixed)), indent=2))


def traffic(each: int) -> dict[str, list[Message]]:
    """As many of each kind, all of them good."""
    contracted, theirs = histories(max(each // 12, 1))
    folders = [folder for folder in (SAMPLES, REFERENCE) if folder.is_dir()]
    found = {
        "simulated_hmpps": [_message(one) for one in theirs],
        "samples": read_messages(folders),
        "open_contract": [_message(one) for one in contracted],
    }
    return {
        kind: list(islice(cycle(one for one in ones if opened([one]) == 0), each))
        for kind, ones in found.items()
    }


def poisoned(good: Sequence[Message], share: float) -> list[Message]:
    """The same number of messages, this share of them poison of every kind in turn."""
    bad = cycle(
        Message(f"in.{agency}.v1", 0, 0, body, RECEIVED)
        for reason, agency, body in KINDS
        if reason != "id-reuse"  # only the log knows that one
    )
    count = round(len(good) * share)
    mixed = [*good[count:], *islice(bad, count)]
    Random(2).shuffle(mixed)
    return mixed


def opened(messages: Sequence[Message]) -> int:
    """Let each through the door; how many were refused."""
    refused = 0
    for message in messages:
        try:
            door.open_message(message, received_at=RECEIVED)
        except Refused:
            refused += 1
    return refused


def plain(messages: Sequence[Message]) -> int:
    """The peer's reading of the same: parsed, unwrapped once, checked."""
    for message in messages:
        body = json.loads(message.value)
        if isinstance(body, dict) and isinstance(body.get("Message"), str):
            body = json.loads(body["Message"])
        if isinstance(body, dict):
            Envelope.model_validate(body)
    return 0


def rate(work: Callable[[Sequence[Message]], int], messages: Sequence[Message]) -> float:
    """Messages a processor second."""
    began = thread_time()
    work(messages)
    return len(messages) / (thread_time() - began)


def steps(messages: Sequence[Message]) -> dict[str, float]:
    """The share of time of each step, in percent. Watching costs time of its own: shares only."""
    watch = Watch()
    for owner, name, step in STEPS:
        watch.on(owner, name, step)
    began = thread_time()
    opened(messages)
    whole = thread_time() - began
    watch.off()
    shares = {step: round(100 * took / whole, 1) for step, took in watch.seconds.items()}
    return shares | {"the_rest": round(100 - sum(shares.values()), 1)}


class Watch:
    """Times functions from outside, each step without the steps it calls."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self._inside = [0.0]  # of each open call: seconds of the calls below it
        self._undo: list[tuple[Any, str, Any]] = []

    def on(self, owner: Any, name: str, step: str) -> None:
        """Time every call of owner.name."""
        inner = getattr(owner, name)

        def timed(*args: Any, **named: Any) -> Any:
            self._inside.append(0.0)
            began = thread_time()
            try:
                return inner(*args, **named)
            finally:
                took = thread_time() - began
                self.seconds[step] += took - self._inside.pop()
                self._inside[-1] += took

        self._undo.append((owner, name, inner))
        setattr(owner, name, timed)

    def off(self) -> None:
        """All as it was."""
        for owner, name, inner in reversed(self._undo):
            setattr(owner, name, inner)


def _message(one: Telling) -> Message:
    return Message(one.topic, 0, 0, one.value, one.told_at, tuple(one.headers))


def _report(
    mixed: Sequence[Message],
    middle: dict[str, float],
    rounds: Sequence[dict[str, float]],
    shares: dict[str, float],
) -> dict[str, Any]:
    kinds = middle.keys() - SHARES.keys() - {"peer"}
    return {
        "bench": "door",
        "messages": len(mixed),
        "mean_bytes": round(mean(len(one.value) for one in mixed)),
        "messages_per_second": round(middle["no_poison"]),
        **{name: round(middle[name]) for name in SHARES if name != "no_poison"},
        "of_each_kind": {name: round(middle[name]) for name in sorted(kinds)},
        "peer_json_and_pydantic_per_second": round(middle["peer"]),
        "ratio": round(middle["no_poison"] / middle["peer"], 3),
        "percent_of_time": shares,
        "bars": BARS,
        "rounds": [{name: round(value) for name, value in one.items()} for one in rounds],
        "reference_messages": REFERENCE.is_dir(),
        "python": platform.python_version(),
        "cores": os.cpu_count(),
    }


if __name__ == "__main__":
    main()
