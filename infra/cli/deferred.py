"""`throughline deferred`: what was put off, and which rules are questioned by it."""

from typing import Annotated, Any

import psycopg
import typer

from domain.calendar import london_day
from domain.casework.deferrals import Deferral, Share, deferrals, shares
from domain.handovers.rules import RULES
from domain.journey.journey import Journey
from infra.cli.replay import moment
from infra.cli.say import AsJson, as_json, out, table
from infra.cli.session import Data, Session, session
from infra.failed import FailedError
from infra.policy.versions import Policies
from infra.readstore.people import connect
from infra.replays import Replayer

GAPS = (
    "SELECT f.code, (SELECT t.data->>'reason' FROM timeline t WHERE t.person = f.person"
    " AND t.type = 'casework.deferred.v1' AND t.superseded_by IS NULL"
    " AND t.data->>'finding' = f.id ORDER BY t.happened_at DESC LIMIT 1) AS reason"
    " FROM findings f WHERE f.verdict IN ('open', 'breached', 'closed')"
    " AND (%(area)s::text IS NULL OR f.area = %(area)s)"
)
HEADS = ("finding", "reason", "until", "by", "since")


def deferred(
    record: Annotated[str | None, typer.Argument(help="Only what stands for this person.")] = None,
    as_of: Annotated[str | None, typer.Option(help="The moment judged.")] = None,
    known_at: Annotated[str | None, typer.Option(help="Only what was recorded by then.")] = None,
    area: Annotated[str | None, typer.Option(help="Only gaps of this area.")] = None,
    data: Data = None,
    json: AsJson = False,
) -> None:
    """How many of each rule's gaps were put off, and why; a rule that many put off is questioned."""
    with session(data) as now:
        if record is not None:
            _show(_standing(now, record, as_of, known_at), json=json)
            return
        with now.facts() as facts, connect(now.database_url) as reading:
            policy = Policies(now.database_url, facts).judged_under()
            gaps = _gaps(reading, area)
        found = shares(gaps, policy, london_day(now.clock.now()))
    if json:
        as_json([_plain(one) for one in found])
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
    for one in found:
        if one.questioned:
            values = ", ".join(_tried(one.code)["values"])
            out.print(f"{one.code}: try other values of {values} with `throughline what-if DIR`")


def _gaps(
    reading: psycopg.Connection[dict[str, Any]], area: str | None
) -> list[tuple[str, str | None]]:
    found = reading.execute(GAPS, {"area": area})
    return [(row["code"], row["reason"]) for row in found]


def _standing(now: Session, record: str, as_of: str | None, known_at: str | None) -> list[Deferral]:
    with now.facts() as facts:
        found = Replayer(now.database_url, facts).ask(record, moment(as_of), moment(known_at))
    if found is None:
        raise FailedError(f"{record}: nothing was known of it then")
    return list(deferrals(Journey(found.entries, found.ask.now), found.ask.policy))


def _show(found: list[Deferral], *, json: bool) -> None:
    if json:
        as_json(found)
        return
    rows = [(one.finding, one.reason, one.until_on, one.by, one.at) for one in found]
    table(f"{len(found)} put off", HEADS, rows)


def _plain(one: Share) -> dict[str, Any]:
    return {
        "code": one.code,
        "gaps": one.gaps,
        "deferred": one.deferred,
        "reasons": dict(one.reasons),
        "questioned": one.questioned,
        **_tried(one.code),
    }


def _tried(code: str) -> dict[str, Any]:
    """The values whose change could be tried: those the rule reads."""
    return {"values": next((rule.values for rule in RULES if rule.code == code), ())}
