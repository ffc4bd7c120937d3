"""The nodes of a reason: each says one thing a verdict rests on, as plain data."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from domain.facts.entry import Entry
from domain.finding import Deadline
from domain.journey.ends import Ended
from domain.policy.policy import Policy
from domain.policy.values import Row
from domain.policy.words import amount_in_words, filled, tag_in_words
from domain.rules.duty import Ask

Node = dict[str, Any]
Read = Sequence[tuple[str, int]]


def sentence(says: str, policy: Policy, read: Read) -> str:
    """The rule's sentence, with the amounts that were read; else those in force last."""
    rows = dict(read)

    def words(name: str) -> str:
        value = policy.values[name]
        return amount_in_words(value.rows[rows.get(name, value.last)].amount)

    return filled(says, words)


def value_nodes(policy: Policy, read: Read) -> Iterator[Node]:
    """Each policy row read: the number, its tag, where it comes from, and the rows passed over."""
    for name, index in dict.fromkeys(read):
        value = policy.values[name]
        row = value.rows[index]
        yield {
            "n": "value",
            "name": name,
            "row": index,
            "says": value.says,
            "amount": row.amount if isinstance(row.amount, str) else [list(s) for s in row.amount],
            "in_words": amount_in_words(row.amount),
            "tag": row.tag,
            "tag_says": tag_in_words(row.tag),
            "source": row.source,
            "regime": row.regime,
            "case": row.case,
            **({"area": row.area, "author": row.author} if row.area else {}),
            "from": row.start.isoformat(),
            "to": row.end.isoformat() if row.end else None,
            "picked_by": value.picked_by,
            "passed_over": [
                {"row": n, "why": _passed_over(other, row)}
                for n, other in enumerate(value.rows)
                if n != index
            ],
        }


def _passed_over(other: Row, row: Row) -> str:
    if other.area != row.area:
        return f"for {other.area}" if other.area else f"{row.area} has its own"
    if other.case != row.case:
        return f"for {other.case or 'other'} cases"
    if other.start > row.start:
        return f"begins {other.start.isoformat()}"
    return f"ended {other.end.isoformat() if other.end else ''}"


def fact_node(entry: Entry) -> Node:
    """A fact, without what it says: whoever may read it finds it by its key."""
    return {
        "fact": entry.key,
        "type": entry.fact.TYPE,
        "happened_at": entry.happened_at.isoformat(),
        "recorded_at": entry.recorded_at.isoformat(),
        "position": entry.position,
    }


def armed_node(anchor: Entry, others: Iterable[Entry], armed_at: datetime) -> Node:
    """The fact that armed it, and those without which it would not have."""
    with_ = [fact_node(entry) for entry in dict.fromkeys(others) if entry.key != anchor.key]
    return {"n": "armed", "at": armed_at.isoformat(), **fact_node(anchor), "with": with_}


def deadline_node(deadline: Deadline) -> Node:
    """The last good day or instant, and the days skipped on the way to it."""
    return {
        "n": "deadline",
        "last_day": deadline.due_on.isoformat() if deadline.due_on else None,
        "last_instant": deadline.due_at.isoformat() if deadline.due_at else None,
        "too_late_from": deadline.ends_at.isoformat(),
        "short_notice": deadline.short_notice,
        "skipped": [[day.isoformat(), why] for day, why in deadline.skipped],
    }


def heard_node(ask: Ask, told_by: str, deadline: Deadline) -> Node:
    """Whether the source that would have spoken has been heard past the deadline, and since when."""
    strictly = deadline.due_at is not None
    since = ask.heard.past(told_by, deadline.ends_at, strictly=strictly) if told_by else None
    return {
        "n": "heard",
        "source": told_by,
        "past": deadline.ends_at.isoformat(),
        "since": since.isoformat() if since else None,
        "needed": bool(told_by),
    }


def ended_node(ended: Ended | None) -> Node:
    """What ended the duty, if anything did."""
    return {
        "n": "exempt",
        "held": [{"at": ended.at.isoformat(), "reason": ended.reason, "by": _keys(ended.by)}]
        if ended
        else [],
    }


def _keys(entries: Iterable[Entry]) -> list[str]:
    return [entry.key for entry in entries]
