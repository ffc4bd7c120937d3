"""`throughline contract`: what publishers say, and what would happen to their messages."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer

from consumers.contracts.check import OUTCOMES, REFUSED, Checker, Foreseen
from consumers.contracts.fact_schema import OPEN_FACTS, type_of
from consumers.contracts.facts import event_schema
from consumers.contracts.sample import sample_event
from consumers.files import placed_messages
from domain.facts.entry import Told
from infra.cli.replay import AGENCIES
from infra.cli.say import AsJson, as_json, out, table
from infra.clock import SystemClock
from infra.failed import FailedError

app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="The open contract: check, and show."
)

Line = dict[str, Any]


@app.command()
def check(
    files: Annotated[list[Path], typer.Argument(exists=True, help="JSON, JSON lines, folders.")],
    agency: Annotated[str | None, typer.Option(help="Whose topic they would be sent to.")] = None,
    json: AsJson = False,
) -> None:
    """Says what would happen to each message. Nothing is stored. Exit 1: one would be refused."""
    if agency is not None and agency not in AGENCIES:
        raise typer.BadParameter(f"--agency {agency!r}: one of {', '.join(AGENCIES)}")
    checker = Checker(SystemClock().now())
    messages = placed_messages(files, agency)
    lines = [_line(where, checker.foresee(message)) for where, message in messages]
    if not lines:
        raise FailedError("there is no message in these files: none ends in .json, .jsonl, .ndjson")
    counts = _counts(lines)
    if json:
        as_json({**counts, "lines": lines})
    else:
        _show(lines, counts)
    if counts[REFUSED]:
        raise typer.Exit(1)


@app.command()
def show(
    type: Annotated[str | None, typer.Argument(help="A fact's name; none lists them all.")] = None,
    json: AsJson = False,
) -> None:
    """A fact's schema, and an event of it to start from."""
    facts = {type_of(fact): fact for fact in OPEN_FACTS}
    if type is None:
        words = {name: (fact.__doc__ or "").split("\n", 1)[0] for name, fact in facts.items()}
        as_json(words) if json else table("Facts", ("type", "says"), sorted(words.items()))
        return
    fact = facts.get(type) or facts.get(f"{type}.v1")
    if fact is None:
        raise FailedError(f"{type}: no fact has this name; `throughline contract show` lists them")
    found = {"schema": event_schema(fact), "sample": sample_event(fact)}
    if json:
        as_json(found)
        return
    for part in found.values():
        out.print(orjson.dumps(part, option=orjson.OPT_INDENT_2).decode(), markup=False)


def _line(where: str, foreseen: Foreseen) -> Line:
    first, refused = next(iter(foreseen.told), None), foreseen.refused
    named = refused.message_id if refused else first and first.id
    return {
        "where": where,
        "outcome": foreseen.outcome,
        "id": named,
        "source": refused.source if refused else first and first.source,
        "tells": [_fact(told) for told in foreseen.told],
        "reason": refused and refused.reason,
        "says": refused and refused.says,
        "cure": foreseen.cure,
        "notes": foreseen.notes,
    }


def _fact(told: Told) -> Line:
    return {
        "type": told.fact.TYPE,
        "record": told.record,
        "happened_at": told.happened_at,
        "day_only": told.day_only,
        "supersedes": told.supersedes,
    }


def _in_words(fact: Line) -> str:
    replaces = f", replaces {fact['supersedes']}" if fact["supersedes"] else ""
    return f"{fact['type']} on {fact['record']}{replaces}"


def _counts(lines: Iterable[Line]) -> dict[str, Any]:
    lines = list(lines)
    counts = Counter(line["outcome"] for line in lines)
    reasons = Counter(line["reason"] for line in lines if line["reason"])
    return {
        "messages": len(lines),
        **{outcome: counts[outcome] for outcome in OUTCOMES},
        "refused_by_reason": dict(sorted(reasons.items())),
    }


def _show(lines: Iterable[Line], counts: dict[str, Any]) -> None:
    for line in lines:
        said = [_in_words(fact) for fact in line["tells"]]
        if line["outcome"] == REFUSED:
            said = [f"{line['reason']}: {line['says']}", f"cure: {line['cure']}"]
        out.print(f"{line['where']}: {line['outcome']}", markup=False)
        for told in (*said, *line["notes"]):
            out.print(f"  {told}", markup=False)
    summary = (f"{counts[outcome]} {outcome}" for outcome in OUTCOMES)
    out.print(f"{counts['messages']} messages: {', '.join(summary)}")
