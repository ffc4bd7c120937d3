"""Runs policy scenarios: `python -m tests.reference.scenarios FOLDER [--json]`.

Each line of a `.jsonl` file is one scenario: events in, one question, the verdicts expected. The
events go through the door like any message; the rest is the pure core.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from consumers.door import open_message
from consumers.message import Message
from consumers.refused import Refused
from consumers.topics import topic_of
from domain.facts.entry import Entry, Told
from domain.finding import Deadline, Finding, Handover
from domain.handovers.catalogue import POINTS
from domain.handovers.rules import RULES
from domain.heard import HeardLog
from domain.judge import judge
from infra.policy.load import england_and_wales

Scenario = dict[str, Any]
ENVELOPE = ("recorded_at",)  # ours, not the publisher's
COMPARED = ("due_on", "due_at", "late_days", "short_notice")
NO_DEADLINE = Deadline(ends_at=datetime.max.replace(tzinfo=UTC))
COVERED = frozenset(subject.code for subject in (*RULES, *POINTS))


@dataclass
class Agreement:
    """How the scenarios of one code came out."""

    agree: int = 0
    disagree: list[str] = field(default_factory=list)
    not_covered: int = 0


def read(folder: Path) -> Iterator[Scenario]:
    """Every scenario of a folder."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            if line.strip():
                yield json.loads(line)


def entries(events: Iterable[dict[str, Any]]) -> Iterator[Entry]:
    """The events as they stand in the log, each through the door."""
    position = 0
    for event in events:
        recorded_at = instant(event["recorded_at"])
        body = {key: value for key, value in event.items() if key not in ENVELOPE}
        topic = topic_of(event["source"].split("/")[1])
        message = Message(topic, 0, position, json.dumps(body).encode(), recorded_at)
        for told in open_message(message, received_at=recorded_at):
            position += 1
            yield entry(told, position, recorded_at)


def entry(told: Told, position: int, recorded_at: datetime) -> Entry:
    """What was told, as the log keeps it."""
    said = {part.name: getattr(told, part.name) for part in fields(Told)}
    return Entry(**said, position=position, recorded_at=recorded_at)


def answers(scenario: Scenario) -> list[Finding | Handover]:
    """What the judge says: the log cut at known_at, asked as of as_of."""
    known_at, as_of = (instant(scenario["asks"][name]) for name in ("known_at", "as_of"))
    heard = HeardLog()
    known = [e for e in entries(scenario["events"]) if e.recorded_at <= known_at]
    for told in known:
        heard.add(told.source, told.happened_at, told.recorded_at)
    _, judgement = judge(known, now=as_of, policy=england_and_wales(), heard=heard)
    return [*judgement.findings, *judgement.handovers]


def check(scenario: Scenario) -> dict[str, list[str]]:
    """For each code that the scenario judges: what is wrong (nothing: it agrees)."""
    codes = [expected["code"] for expected in scenario["expect"]] + scenario["expect_none"]
    wrong: dict[str, list[str]] = {code: [] for code in codes}
    try:
        said = answers(scenario)
    except Refused as refused:
        return {code: [f"the door refused an event: {refused.says}"] for code in wrong}
    for code, faults in wrong.items():
        mine = [answer for answer in said if code_of(answer) == code]
        wanted = [expected for expected in scenario["expect"] if expected["code"] == code]
        faults.extend(_faults(mine, wanted))
    return wrong


def _faults(mine: list[Finding | Handover], wanted: list[dict[str, Any]]) -> Iterator[str]:
    """Each expectation takes its count of findings; none may be left over."""
    left = list(mine)
    for expected in wanted:
        fits = [answer for answer in left if _fits(answer, expected)][: expected.get("count", 1)]
        for answer in fits:
            left.remove(answer)
        if len(fits) != expected.get("count", 1):
            yield f"expected {shown(expected)}, found {[shown(describe(a)) for a in mine]}"
    if left:
        yield f"not expected: {[shown(describe(answer)) for answer in left]}"


def _fits(answer: Finding | Handover, expected: dict[str, Any]) -> bool:
    said = describe(answer)
    return said["verdict"] == expected["verdict"] and all(
        _same(said[name], expected[name]) for name in COMPARED if name in expected
    )


def _same(said: Any, expected: Any) -> bool:
    if isinstance(said, datetime):
        return said == instant(expected)
    return bool(said == expected)


def describe(answer: Finding | Handover) -> dict[str, Any]:
    """What a scenario may ask about a finding or a handover."""
    deadline = answer.deadline or NO_DEADLINE
    return {
        "verdict": str(answer.verdict if isinstance(answer, Finding) else answer.state),
        "due_on": deadline.due_on.isoformat() if deadline.due_on else None,
        "due_at": deadline.due_at,
        "late_days": answer.late_days,
        "short_notice": deadline.short_notice,
    }


def shown(said: dict[str, Any]) -> str:
    """One finding in a line."""
    return " ".join(
        str(said[k]) for k in ("verdict", *COMPARED) if said.get(k) not in (None, False)
    )


def code_of(answer: Finding | Handover) -> str:
    """The rule's name, or the point."""
    return answer.code if isinstance(answer, Finding) else answer.point


def instant(text: str) -> datetime:
    """An instant as the scenarios write it."""
    return datetime.fromisoformat(text)


def run(folder: Path) -> tuple[dict[str, Agreement], dict[str, list[str]]]:
    """Agreement per code, and what is wrong per scenario."""
    codes: dict[str, Agreement] = {}
    faults: dict[str, list[str]] = {}
    for scenario in read(folder):
        for code, wrong in check(scenario).items():
            agreement = codes.setdefault(code, Agreement())
            if code not in COVERED:
                agreement.not_covered += 1
            elif wrong:
                agreement.disagree.append(scenario["id"])
                faults.setdefault(scenario["id"], []).extend(f"{code}: {w}" for w in wrong)
            else:
                agreement.agree += 1
    return codes, faults


def main(arguments: list[str]) -> int:
    """Prints the agreement; 0 where nothing disagrees."""
    folders = [argument for argument in arguments if not argument.startswith("--")]
    codes, faults = run(Path(folders[0]))
    if "--json" in arguments:
        shape = {c: {**vars(codes[c])} for c in sorted(codes)}
        sys.stdout.write(json.dumps({"codes": shape}) + "\n")
    else:
        sys.stdout.write(table(codes, faults))
    return 1 if faults else 0


def table(codes: dict[str, Agreement], faults: dict[str, list[str]]) -> str:
    """For a person: what we cover, and every disagreement with its reason."""
    lines = [f"{'code':42} agree  disagree"]
    lines += [
        f"{code:42} {a.agree:5}  {len(a.disagree):5}"
        for code, a in sorted(codes.items())
        if code in COVERED
    ]
    left = Counter({code: a.not_covered for code, a in codes.items() if a.not_covered})
    lines.append(f"{left.total()} expectations of {len(left)} codes are not covered")
    lines += [f"{name}\n    " + "\n    ".join(wrong) for name, wrong in sorted(faults.items())]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
