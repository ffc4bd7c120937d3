"""Every rule asked about one journey at one moment: duties, their rulings, and when to ask again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from domain.finding import Verdict, Wake
from domain.journey.journey import Journey
from domain.journey.looked import AsFarAs, Looked
from domain.rules.duty import Ask, Duty
from domain.rules.locally import locally
from domain.rules.looks import looks_first
from domain.rules.rule import Follower, Judged, Rule
from domain.rules.verdict import first_late, rule_on

NOTHING: frozenset[type] = frozenset()


@dataclass(slots=True)
class Asked:
    """What the rules said: duties by the id of their finding, and what each rule looked at."""

    judged: dict[str, Judged] = field(default_factory=dict)
    wakes: set[Wake] = field(default_factory=set)
    reads: dict[int, frozenset[type]] = field(default_factory=dict)  # by the rule's number
    upto: AsFarAs = field(default_factory=dict)  # of those classes, some only as far as a moment


def ask_all(journey: Journey, rules: Sequence[Rule], ask: Ask) -> Asked:
    """Ask each rule for its duties, and the rules about findings for what follows from those."""
    asked = Asked()
    for rule in rules:
        asked.reads[rule.number] = NOTHING if rule.follows else _ask(journey, rule, ask, asked)
    if asked.judged:
        for rule in rules:
            if rule.follows:
                _follow(journey, rule, rule.follows, ask, asked)
    return asked


def _ask(journey: Journey, rule: Rule, ask: Ask, asked: Asked) -> frozenset[type]:
    """Takes its duties; the classes of facts it looked at."""
    first = looks_first(rule.duties)
    if first and journey.lacks(first):
        return first
    journey.looked = Looked()
    for said in rule.duties(journey, locally(journey, ask)):
        if isinstance(said, Duty):
            _take(journey, rule, said, ask, asked)
        elif not rule.of_feeds and (said.heard or said.at > ask.now):
            asked.wakes.add(Wake(said.at, said.heard))
    asked.upto = journey.looked.only_as_far_as
    return journey.looked.classes


def _follow(journey: Journey, rule: Rule, follows: Follower, ask: Ask, asked: Asked) -> None:
    for judged in list(asked.judged.values()):
        duty = follows(judged)
        if duty is not None:
            _take(journey, rule, duty, ask, asked, judged.rule)
            asked.reads[rule.number] |= asked.reads[judged.rule.number]


def _take(
    journey: Journey, rule: Rule, duty: Duty, ask: Ask, asked: Asked, after: Rule | None = None
) -> None:
    ruling = rule_on(duty, duty.kind or rule.kind, ask)
    if ruling is not None:
        judged = Judged(rule, duty, ruling, after)
        asked.judged.setdefault(finding_id(journey, judged), judged)
        if not rule.of_feeds:
            asked.wakes.update(wakes_of(judged))


def wakes_of(judged: Judged) -> Iterator[Wake]:
    """When a verdict can change by itself: the deadline passes, or the source is heard past it."""
    deadline = judged.duty.deadline
    if deadline is not None and judged.ruling.verdict is Verdict.NOT_YET_DUE:
        yield Wake(first_late(deadline))
    elif deadline is not None and judged.ruling.verdict is Verdict.UNKNOWN:
        yield Wake(first_late(deadline), judged.duty.told_by)


def finding_id(journey: Journey, judged: Judged) -> str:
    """`<number>/<key of the anchor's first form>[/<leg>]`: the same after corrections and merges."""
    leg = f"/{judged.duty.leg}" if judged.duty.leg else ""
    return f"{judged.rule.number}/{journey.root(judged.duty.anchor)}{leg}"
