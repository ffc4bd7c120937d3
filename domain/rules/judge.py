"""The judge: every rule asked about one journey, at one moment, under one policy."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from domain.facts.casework import CaseworkWaived
from domain.facts.entry import Entry
from domain.finding import Deadline, Finding, Verdict, Wake
from domain.journey.journey import Journey
from domain.rules.duty import Ask, Duty, Later
from domain.rules.rule import Rule
from domain.rules.verdict import Ruling, rule_on

JUST_AFTER = timedelta(microseconds=1)


def findings(journey: Journey, rules: Sequence[Rule], ask: Ask) -> tuple[list[Finding], set[Wake]]:
    """Every rule's findings on the journey, and when each has to be asked again.

    A finding whose arming fact was taken back or replaced, and that stood before, stays as voided.
    """
    found, wakes = _ask_all(journey, rules, ask)
    for finding in _voided(journey, rules, ask):
        found.setdefault(finding.id, finding)
    return [_casework(journey, finding) for finding in found.values()], wakes


def _ask_all(
    journey: Journey, rules: Sequence[Rule], ask: Ask
) -> tuple[dict[str, Finding], set[Wake]]:
    found: dict[str, Finding] = {}
    wakes: set[Wake] = set()
    for rule in rules:
        for said in rule.duties(journey, ask):
            if isinstance(said, Later):
                if said.at > ask.now:
                    wakes.add(Wake(said.at))
                continue
            ruling = rule_on(said, rule.kind, ask)
            if ruling is not None:
                finding = _finding(journey, rule, said, ruling)
                found.setdefault(finding.id, finding)
                wakes.update(wakes_of(ruling.verdict, said.deadline, said.told_by))
    return found, wakes


def wakes_of(verdict: Verdict, deadline: Deadline | None, told_by: str) -> Iterator[Wake]:
    """When a verdict can change by itself: the deadline passes, or the source is heard past it."""
    if deadline is None:
        return
    hours = deadline.due_at is not None
    if verdict is Verdict.NOT_YET_DUE:
        yield Wake(deadline.ends_at + JUST_AFTER if hours else deadline.ends_at)
    elif verdict is Verdict.UNKNOWN:
        yield Wake(deadline.ends_at + JUST_AFTER if hours else deadline.ends_at, told_by)


def _finding(journey: Journey, rule: Rule, duty: Duty, ruling: Ruling) -> Finding:
    leg = f"/{duty.leg}" if duty.leg else ""
    met = ruling.met.by if ruling.met else ()
    rests_on = (duty.anchor, *duty.rests_on, *met, *(duty.ended.by if duty.ended else ()))
    return Finding(
        id=f"{rule.number}/{journey.root(duty.anchor)}{leg}",
        number=rule.number,
        code=rule.code,
        kind=rule.kind,
        severity=rule.severity,
        owner=duty.owner or rule.owner,
        verdict=ruling.verdict,
        anchor=duty.anchor.key,
        record=duty.anchor.record,
        armed_at=duty.armed_at or duty.anchor.happened_at,
        deadline=duty.deadline,
        told_by=duty.told_by,
        opened_at=ruling.opened_at,
        closed_at=ruling.closed_at,
        known_at=_known_at(ruling, duty, rests_on),
        late_days=ruling.late_days,
        reason=ruling.reason,
        rests_on=tuple(dict.fromkeys(entry.key for entry in rests_on)),
        met_by=tuple(entry.key for entry in met),
        values=duty.values,
    )


def _known_at(ruling: Ruling, duty: Duty, rests_on: Sequence[Entry]) -> datetime:
    """Since when the log implies this: the latest of everything the verdict rests on."""
    moments = [entry.recorded_at for entry in rests_on]
    if ruling.heard_at is not None:
        moments.append(ruling.heard_at)
    if ruling.opened_at is not None or (
        duty.at_deadline and ruling.verdict is not Verdict.NOT_YET_DUE
    ):
        moments.append(duty.deadline.ends_at if duty.deadline else duty.anchor.happened_at)
    if duty.voided_by is not None:
        moments.append(duty.voided_by.recorded_at)
    return max(moments)


def _voided(journey: Journey, rules: Sequence[Rule], ask: Ask) -> Iterator[Finding]:
    """Findings that stood just before their arming fact was taken back or replaced."""
    for target, by in journey.standing.displaced.items():
        earlier = journey.known_before(by.position)
        before, _ = _ask_all(
            earlier, rules, Ask(min(ask.now, by.recorded_at), ask.policy, ask.heard)
        )
        for finding in before.values():
            if finding.anchor == target:
                yield voided(finding, by)


def voided(finding: Finding, by: Entry) -> Finding:
    """The finding as it stays once its anchor is gone."""
    return replace(
        finding,
        verdict=Verdict.VOIDED,
        opened_at=None,
        closed_at=None,
        late_days=None,
        known_at=by.recorded_at,
        reason="anchor taken back",
        rests_on=(*finding.rests_on, by.key),
        met_by=(),
    )


WAIVABLE = (Verdict.OPEN, Verdict.BREACHED, Verdict.UNKNOWN, Verdict.NOT_YET_DUE)


def _casework(journey: Journey, finding: Finding) -> Finding:
    """A finding somebody waived, with a reason, says so; what it was stays readable in its facts."""
    if finding.verdict not in WAIVABLE:
        return finding
    for entry in journey.of(CaseworkWaived):
        if entry.fact.finding == finding.id:
            return _waived(finding, entry)
    return finding


def _waived(finding: Finding, entry: Entry) -> Finding:
    return replace(
        finding,
        verdict=Verdict.WAIVED,
        reason=entry.fact.reason,
        known_at=max(entry.recorded_at, finding.known_at or entry.recorded_at),
        rests_on=(*finding.rests_on, entry.key),
    )
