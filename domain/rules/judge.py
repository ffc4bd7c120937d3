"""The judge: every rule asked about one journey, at one moment, under one policy."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from domain.facts.casework import CaseworkWaived
from domain.facts.entry import Entry
from domain.faults import FAULTS
from domain.finding import Finding, Verdict
from domain.journey.journey import Journey
from domain.rules.asked import NOTHING, Asked, ask_all
from domain.rules.before import Before, Shown
from domain.rules.duty import Ask
from domain.rules.known import Replay, began, counts_from
from domain.rules.looks import looks_first
from domain.rules.rule import Judged, Rule
from domain.rules.said import Said, said, shared
from domain.rules.voided import Moments, Taken, gone_since, taken_back

WAIVABLE = (Verdict.OPEN, Verdict.BREACHED, Verdict.UNKNOWN, Verdict.NOT_YET_DUE)


def each_rule(
    journey: Journey,
    rules: Sequence[Rule],
    ask: Ask,
    stood: Before | None = None,
    replay: Replay | None = None,
) -> dict[str, Said]:
    """What every rule says of the journey, each on its own, by its number.

    A rule that looked at nothing that is new says what it said before. `replay`: of this journey,
    where others look back at it too. Raises what a rule raises, with the rule's number as a note.
    """
    asking = _Asking(journey, ask, stood, replay or Replay(journey, ask))
    followers = [rule for rule in rules if rule.follows]
    unchanged = stood.unchanged if stood else {}
    each: dict[str, Said] = {}
    for rule in rules:
        if rule.follows:
            continue
        name = str(rule.number)
        known = unchanged.get(name)
        if known is None or (rule.of_feeds and stood and stood.feeds):
            try:
                known = asking.of(name, rule, followers)
            except FAULTS as error:
                error.add_note(f"rule {name}")
                raise
        each[name] = known
    return each


def findings(journey: Journey, rules: Sequence[Rule], ask: Ask) -> list[Finding]:
    """Everything these rules say of the journey."""
    return [one for said in each_rule(journey, rules, ask).values() for one in said.findings]


class _Asking:
    """One journey, asked rule by rule; what it was at earlier moments is worked out once."""

    def __init__(self, journey: Journey, ask: Ask, stood: Before | None, replay: Replay) -> None:
        self._journey, self._ask, self._stood, self._replay = journey, ask, stood, replay
        self._moments = Moments(journey, ask)
        waivers = reversed(journey.of(CaseworkWaived))
        self._waived = {entry.fact.finding: entry for entry in waivers}

    def of(self, number: str, rule: Rule, followers: Sequence[Rule]) -> Said:
        """A rule, and those that follow from its findings.

        A finding whose arming fact was taken back or replaced, and that stood before, stays as voided.
        """
        first = looks_first(rule.duties)
        if first and self._moments.lacked(first):
            return said(first, ())
        rules = (rule, *followers)
        asked = ask_all(self._journey, rules, self._ask)
        if not asked.judged and not self._moments.displaced():  # most of them, of most people
            return said(asked.reads[rule.number], asked.wakes, asked.upto)
        stood = self._stood.of(number) if self._stood else None
        found = {
            name: _judged(name, judged, asked, self._replay, self._waived.get(name), stood)
            for name, judged in asked.judged.items()
        }
        reads = NOTHING.union(*asked.reads.values())
        for name, taken in taken_back(self._moments, rules):
            reads |= taken.reads
            if name not in found:
                known_at = stood and stood.since(name, Verdict.VOIDED)
                found[name] = _voided(
                    name, taken, known_at or gone_since(self._moments, name, taken)
                )
        upto = {} if self._moments.displaced() else asked.upto
        return said(reads, asked.wakes, upto, findings=found.values())


def _judged(
    name: str,
    judged: Judged,
    asked: Asked,
    replay: Replay,
    waiver: Entry | None,
    stood: Shown | None,
) -> Finding:
    verdict = judged.ruling.verdict
    if verdict is Verdict.AVERTED and not replay.met_too:
        return _finding(name, judged, None)
    reads = asked.reads[judged.rule.number]
    if waiver is not None and verdict in WAIVABLE:
        since = replay.since(name, judged, reads, lambda other: other.ruling.verdict in WAIVABLE)
        return _waived(_finding(name, judged, max(counts_from(waiver), since)), waiver)
    known_at = None
    if stood and not judged.rule.of_feeds:
        known_at = stood.known_at(name, verdict, judged.duty.deadline, began(judged))
    return _finding(name, judged, known_at or replay.since(name, judged, reads))


def _waived(finding: Finding, waiver: Entry) -> Finding:
    return replace(
        finding,
        verdict=Verdict.WAIVED,
        reason=waiver.fact.reason,
        rests_on=(*finding.rests_on, waiver.key),
    )


def _finding(name: str, judged: Judged, known_at: datetime | None) -> Finding:
    rule, duty, ruling = judged.rule, judged.duty, judged.ruling
    met = ruling.met.by if ruling.met else ()
    ended = duty.ended.by if duty.ended and ruling.verdict is Verdict.LAPSED else ()
    voided = (duty.voided_by,) if duty.voided_by else ()
    arms = dict.fromkeys([e.key for e in (duty.anchor, *duty.armed_by, *duty.rests_on)])
    others = [entry.key for entry in (*met, *ended, *voided)]
    return Finding(
        id=name,
        number=rule.number,
        code=rule.code,
        kind=duty.kind or rule.kind,
        severity=duty.severity or rule.severity,
        owner=duty.owner or rule.owner,
        verdict=ruling.verdict,
        anchor=duty.anchor.key,
        record=duty.anchor.record,
        armed_at=duty.armed_at or duty.anchor.happened_at,
        deadline=duty.deadline,
        told_by=duty.told_by,
        opened_at=ruling.opened_at,
        closed_at=ruling.closed_at,
        known_at=known_at,
        late_days=ruling.late_days,
        reason=ruling.reason,
        rests_on=tuple(dict.fromkeys([*arms, *others])),
        met_by=tuple([entry.key for entry in met]),
        values=shared(duty.values),
        met_at=min([one.at for one in duty.meetings], default=None),
        armed_by=len(arms),
    )


def _voided(name: str, taken: Taken, known_at: datetime) -> Finding:
    """The finding as it stays once what armed it is gone."""
    finding = _finding(name, taken.judged, known_at)
    return replace(
        finding,
        verdict=Verdict.VOIDED,
        opened_at=None,
        closed_at=None,
        late_days=None,
        reason="anchor taken back",
        rests_on=(*finding.rests_on, taken.by.key),
        met_by=(),
    )
