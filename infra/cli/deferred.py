"""`throughline deferred`: what was put off, and which rules are questioned by it."""

from typing import Annotated, Any

import typer

from domain.calendar import london_day
from domain.casework.deferrals import Deferral, deferrals
from domain.casework.shares import Counted, Share, shares
from domain.journey.journey import Journey
from domain.rules.locally import locally
from infra.cli.replay import moment
from infra.cli.say import AsJson, as_json, out, table
from infra.cli.session import Data, Session, session
from infra.failed import FailedError
from infra.policy.versions import Policies
from infra.questioned import MOST_PEOPLE, tried_on_theirs, values_of
from infra.readstore.people import connect
from infra.replays import Replayer
from projections.questioned import Tried

GAPS = (
    "SELECT code, area, CASE WHEN deferral->>'how' = 'rests' THEN deferral->>'reason' END AS reason"
    " FROM findings WHERE verdict IN ('open', 'breached', 'closed')"
    " AND (%(area)s::text IS NULL OR area = %(area)s)"
)
HEADS = ("finding", "reason", "until", "how", "by", "since")
MOST = 1000  # changes listed; all of them are counted


def deferred(
    record: Annotated[str | None, typer.Argument(help="Only what stands for this person.")] = None,
    as_of: Annotated[str | None, typer.Option(help="The moment judged.")] = None,
    known_at: Annotated[str | None, typer.Option(help="Only what was recorded by then.")] = None,
    area: Annotated[str | None, typer.Option(help="Only gaps of this area.")] = None,
    data: Data = None,
    json: AsJson = False,
) -> None:
    """How many of each rule's gaps were put off, and why; a rule that many put off is questioned.

    With what its numbers, a step more or less, would have made of the same people.
    """
    with session(data) as now:
        if record is not None:
            _show(_standing(now, record, as_of, known_at), json=json)
            return
        found, trials = _questioned(now, area)
    if json:
        as_json([_plain(one, trials.get(one.code)) for one in found])
        return
    rows = [
        (
            one.code,
            one.gaps,
            one.deferred,
            ", ".join(f"{reason}: {n}" for reason, n in one.reasons.most_common()),
            "questioned" if one.questioned else "",
        )
        for one in found
    ]
    table("Put off, by rule", ("rule", "gaps", "put off", "why", ""), rows)
    for code, trial in trials.items():
        lines = [(one.value, one.now, one.other, way, n) for one in trial for way, n in _ways(one)]
        table(f"{code}: what if", ("value", "now", "tried", "change", "how often"), lines)
    if trials:
        out.print(f"tried on up to {MOST_PEOPLE} people each; try more with `throughline what-if`")


def _questioned(now: Session, area: str | None) -> tuple[list[Share], dict[str, list[Tried]]]:
    with now.facts() as facts, connect(now.database_url) as reading:
        policy = Policies(now.database_url, facts).judged_under()
        gaps = [Counted(**row) for row in reading.execute(GAPS, {"area": area})]
        found = shares(gaps, policy, london_day(now.clock.now()))
        trials = {
            one.code: tried_on_theirs(now.database_url, facts, policy, one.code, area)
            for one in found
            if one.questioned
        }
    return found, trials


def _ways(one: Tried) -> list[tuple[str, int]]:
    return [pair for ways in one.report.by_rule.values() for pair in ways.most_common()]


def _standing(now: Session, record: str, as_of: str | None, known_at: str | None) -> list[Deferral]:
    with now.facts() as facts:
        found = Replayer(now.database_url, facts).ask(record, moment(as_of), moment(known_at))
    if found is None:
        raise FailedError(f"{record}: nothing was known of it then")
    journey = Journey(found.entries, found.ask.now)
    return list(deferrals(journey, locally(journey, found.ask).policy))


def _show(found: list[Deferral], *, json: bool) -> None:
    if json:
        as_json(found)
        return
    rows = [(one.finding, one.reason, one.until_on, one.how, one.by, one.at) for one in found]
    table(f"{len(found)} put off", HEADS, rows)


def _plain(one: Share, trials: list[Tried] | None) -> dict[str, Any]:
    return {
        "code": one.code,
        "gaps": one.gaps,
        "deferred": one.deferred,
        "reasons": dict(one.reasons),
        "areas": dict(one.areas),
        "questioned": one.questioned,
        "values": values_of(one.code),
        "what_if": None if trials is None else [_trial(trial) for trial in trials],
    }


def _trial(one: Tried) -> dict[str, Any]:
    return {
        "value": one.value,
        "now": one.now,
        "tried": one.other,
        "people": one.report.people,
        "changed_people": one.report.changed_people,
        "counts": dict(_ways(one)),
        "changes": one.changes[:MOST],
    }
