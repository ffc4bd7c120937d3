"""Spoilt messages by the hundred thousand: whatever arrives, the door says what it made of it.

    python -m tests.consumers.fuzz --messages 200000 --seed 1 --json

Each message comes to facts, corrections, held or opaque, or is refused with a reason of the closed
list. Anything else that is raised is shown with the bytes that raised it, and the exit code is 1.
"""

import argparse
import json
import resource
import sys
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC
from random import Random
from time import perf_counter
from traceback import extract_tb
from typing import Any

from consumers import outcome
from consumers.door import open_message, park
from consumers.files import agency_in
from consumers.message import Message
from consumers.reasons import REASONS
from consumers.refused import Refused
from consumers.topics import AGENCIES, topic_of
from domain.facts.entry import Told
from domain.facts.registry import BY_TYPE
from infra.eventstore.stored import decoder_for, encode_state
from tests.consumers import samples
from tests.consumers.mutations import mutated

MOST_SHOWN = 20  # of those that raised
LONGEST_ID = 128


def messages(count: int, seed: int) -> Iterator[Message]:
    """So many spoilt messages, the same for the same seed."""
    random = Random(seed)  # noqa: S311 - seeded, so that a finding can be met again
    good = [samples.message(path) for path in samples.files()]
    for _ in range(count):
        message = random.choice(good)
        topic = topic_of(random.choice(AGENCIES)) if random.random() < 0.05 else message.topic
        yield replace(message, topic=topic, value=mutated(message.value, random))


def came_to(message: Message) -> tuple[str, str | None]:
    """(its outcome, the reason where it is parked), having held what any answer must keep."""
    agency_in(message.value)  # asked before the door is; it doesn't raise either
    told, no = _answer(message)
    if no is not None:
        assert no.reason in REASONS, no.reason
        assert park(message, no).raw == message.value
        return outcome.PARKED, no.reason
    assert told, "neither facts nor a refusal"
    for one in told:
        hold(one, message)
    return outcome.outcome_of(told), None


def _answer(message: Message) -> tuple[Sequence[Told], Refused | None]:
    try:
        return open_message(message, received_at=samples.RECEIVED), None
    except Refused as no:
        return (), no


def hold(one: Told, message: Message) -> None:
    """What is true of every fact that is let in, whatever the message was."""
    assert one.agency == message.topic.split(".")[1]
    assert BY_TYPE[one.fact.TYPE] is type(one.fact)
    assert 0 < len(one.id) <= LONGEST_ID
    assert one.record.count("/") >= 1
    assert one.happened_at.tzinfo is UTC
    assert one.told_at.tzinfo is UTC
    assert all("\0" not in text for text in (one.id, one.record, one.extra or ""))
    state, _ = encode_state(one)
    assert decoder_for(type(one.fact)).decode(state).fact == one.fact


def fuzz(count: int, seed: int) -> dict[str, Any]:
    """Try so many; what they came to, and those that raised anything but a refusal."""
    outcomes, reasons = Counter[str](), Counter[str]()
    raised: list[dict[str, str]] = []
    began, before = perf_counter(), _megabytes()
    for message in messages(count, seed):
        try:
            word, reason = came_to(message)
        except Exception as wrong:  # noqa: BLE001 - the very thing looked for
            word, reason = "raised", None
            shown = b64encode(message.value[:2000]).decode()
            frame = extract_tb(wrong.__traceback__)[-1]
            where = f"{frame.filename.rpartition('/')[2]}:{frame.lineno}"
            said = repr(wrong)[:300]
            raised.append({"raised": said, "at": where, "topic": message.topic, "base64": shown})
        outcomes[word] += 1
        if reason is not None:
            reasons[reason] += 1
    return {
        "messages": count,
        "seed": seed,
        "outcomes": dict(sorted(outcomes.items())),
        "parked_by_reason": dict(sorted(reasons.items())),
        "raised": len(raised),
        "shown": raised[:MOST_SHOWN],
        "seconds": round(perf_counter() - began, 1),
        "megabytes_grown": round(_megabytes() - before, 1),
    }


def _megabytes() -> float:
    """The most memory this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """What came of them, as one JSON object or in lines; 0 if nothing was raised."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    found = fuzz(asked.messages, asked.seed)
    if asked.json:
        sys.stdout.write(json.dumps(found) + "\n")
    else:
        sys.stdout.writelines(f"{name}: {value}\n" for name, value in found.items())
    return 1 if found["raised"] else 0


if __name__ == "__main__":
    sys.exit(main())
