"""One person on a page: timeline with both clocks, handovers, gaps."""

from dataclasses import fields
from datetime import date
from typing import Any

from domain.facts.registry import BY_TYPE
from domain.policy.policy import Policy
from infra.cli.amounts import mark, marks_in_words, read
from infra.cli.beside import Beside
from infra.cli.say import out, table, text
from projections.person import PersonRows
from projections.rows import GapRow, HandoverRow, TimelineRow

SHOWN = ("journey", "stays", "timeline", "gaps", "handovers")
LONGEST = 60  # characters of what was said that fit a line


def plain(rows: PersonRows, policy: Policy) -> dict[str, Any]:
    """The same for --json."""
    return {name: getattr(rows, name) for name in SHOWN} | {"policy": _policy(rows, policy)}


def _policy(rows: PersonRows, policy: Policy) -> dict[str, Any]:
    """The policy it was judged under, and what it says where it was read."""
    judged: list[GapRow | HandoverRow] = [*rows.gaps, *rows.handovers]
    pairs = {tuple(pair) for row in judged for pair in row.policy_values}
    return {"name": policy.name, "hash": policy.content_hash, "read": read(policy, sorted(pairs))}


def show_person(rows: PersonRows, policy: Policy, beside: Beside | None = None) -> None:
    """The whole page, with what is said of the journey beside its rows."""
    who = rows.journey
    out.print(
        f"[bold]{who.known_as or who.person}[/bold]  born {text(who.date_of_birth_on) or '?'}"
    )
    out.print(f"records  {text(who.records)}")
    out.print(f"now      {who.state}{f' at {who.place}' if who.place else ''}")
    if who.lead_worker:
        out.print(f"lead     {who.lead_role} {who.lead_worker}")
    if who.release_on:
        out.print(f"release  {text(who.release_on)}")
    for told in who.conflicts:
        accounts = " or ".join(told["says"])
        settled = f", settled: {told['chosen']}" if told["chosen"] else ""
        out.print(f"conflict [bold]{told['about']}[/bold] on {told['on']}: {accounts}{settled}")
    for sentence in beside.sentences() if beside else ():
        out.print(sentence)
    out.print()
    show_stays(rows)
    show_timeline(rows)
    show_handovers(rows, policy)
    show_gaps(rows, policy)
    out.print(marks_in_words(), markup=False)


def show_stays(rows: PersonRows) -> None:
    """Spells, holes named."""
    lines = [
        (s.kind, s.place, s.began_at, s.ended_at, s.how_began, s.how_ended, s.note)
        for s in rows.stays
    ]
    table("Stays", ("kind", "place", "from", "until", "began by", "ended by", "note"), lines)


def show_timeline(rows: PersonRows) -> None:
    """Every fact, when it happened and when we recorded it."""
    lines = [
        (fact.happened_at, fact.recorded_at, fact.source, _what(fact.type), said(fact))
        for fact in sorted(rows.timeline, key=lambda fact: (fact.happened_at, fact.entry))
    ]
    table("Timeline", ("happened", "recorded", "source", "fact", "says"), lines)


def show_handovers(rows: PersonRows, policy: Policy) -> None:
    """Handover points and where they have got to."""
    lines = [
        (h.point, h.state, _due(h, policy), _late(h), f"{h.from_agency} -> {h.to_agency}")
        for h in rows.handovers
    ]
    table("Handover points", ("point", "state", "due", "late", "from -> to"), lines)


def show_gaps(rows: PersonRows, policy: Policy) -> None:
    """Verdicts that matter first: what is open, then the rest."""
    first = ("open", "breached", "unknown")
    found = sorted(rows.gaps, key=lambda gap: (gap.verdict not in first, gap.number, gap.id))
    lines = [
        (
            gap.number,
            gap.code,
            put_off(gap.verdict, gap.deferral),
            _due(gap, policy),
            _late(gap),
            gap.owner,
            ", ".join(key.rsplit("#", 1)[-1] for key in gap.rests_on),
        )
        for gap in found
    ]
    heads = ("rule", "name", "verdict", "deadline", "late", "owner", "evidence")
    table("Gaps", heads, lines)


def put_off(verdict: str, deferral: Any) -> str:
    """The verdict, and the last word on putting it off: open, rests to 24 Apr 2026."""
    if deferral is None or deferral["over"]:
        return verdict
    until = date.fromisoformat(str(deferral["until_on"]))
    return f"{verdict}, {deferral['how']} to {until:%d %b %Y}"


def said(fact: TimelineRow) -> str:
    """A fact's own fields on one line; what else came with it is in --json."""
    known = [field.name for field in fields(BY_TYPE[fact.type])]
    line = " ".join(f"{name}={text(fact.data[name])}" for name in known if name in fact.data)
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def _what(type: str) -> str:
    return type.removesuffix(".v1")


def _due(row: GapRow | HandoverRow, policy: Policy) -> str:
    notice = " (short notice)" if row.short_notice else ""
    return text(row.due_on or row.due_at) + notice + mark(policy, row.policy_values)


def _late(row: GapRow | HandoverRow) -> str:
    return "" if row.late_days is None else f"{row.late_days} d"
