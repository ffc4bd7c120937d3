"""A gap rule: one object with its sentence, its numbers (by name) and its way of finding duties."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from domain.facts.made_once import made_once
from domain.journey.journey import Journey
from domain.rules.duty import Ask, Duty, Kind, Later
from domain.rules.verdict import Ruling

Shape = Literal["within", "at", "throughout", "no-more-than", "carried-over"]
Finder = Callable[[Journey, Ask], Iterable[Duty | Later]]
Follower = Callable[["Judged"], Duty | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One sentence of the policy, and the only place of it."""

    number: int  # in the catalogue; never reused
    code: str  # recall-pack-late
    says: str  # the good outcome, as a sentence; {value-name} is filled from the policy
    shape: Shape
    kind: Kind
    severity: Literal["critical", "high", "medium", "low"]
    owner: str  # the role that can close the gap
    told_by: str  # whose silence is read, for the page: probation, the holder, ...
    duties: Finder
    values: tuple[str, ...] = ()  # policy values it may read
    source: str = ""  # policy, paragraph
    follows: Follower | None = None  # a rule about findings of others: its duty for each of them
    of_feeds: bool = False  # about feeds: asked again by feed (every word would wake everyone)


@made_once
class Judged:
    """One duty of one rule, judged."""

    rule: Rule
    duty: Duty
    ruling: Ruling
    after: Rule | None = None  # the rule whose finding this one follows from

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that have to be asked for it."""
        return (self.after, self.rule) if self.after else (self.rule,)
