"""Another policy tried on people as they are: which verdicts and states would be others. Stores nothing.

ours      duty-to-refer 7 days before      3//prison/nomis#e9   open
another   duty-to-refer 3 days before      3//prison/nomis#e9   averted    counted: open -> averted
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from domain.faults import NotJudgedError
from domain.rules.duty import Ask
from projections.aside import judged
from projections.people import PersonFacts
from projections.shown import code, shown_of, word

NOWHERE = "no area known"


@dataclass(frozen=True, slots=True)
class Changed:
    """One verdict or state that the other policy would make another."""

    person: str
    id: str
    code: str  # recall-pack-late, HP18
    area: str
    before: str | None  # None: ours doesn't show it
    after: str | None  # None: the other wouldn't show it


@dataclass(slots=True)
class Report:
    """What would change, counted; nothing of it is stored."""

    people: int = 0
    changed_people: int = 0
    not_judged: int = 0  # a rule failed on them
    by_rule: dict[str, Counter[str]] = field(default_factory=dict)  # code -> "open -> averted": n
    by_area: dict[str, Counter[str]] = field(default_factory=dict)

    def count(self, found: Iterable[Changed]) -> None:
        """Take one person."""
        self.people += 1
        some = False
        for one in found:
            some = True
            way = f"{one.before or '-'} -> {one.after or '-'}"
            self.by_rule.setdefault(one.code, Counter())[way] += 1
            self.by_area.setdefault(one.area, Counter())[way] += 1
        self.changed_people += some

    def add(self, other: "Report") -> None:
        """Take what was counted of other people."""
        self.people += other.people
        self.changed_people += other.changed_people
        self.not_judged += other.not_judged
        for mine, theirs in ((self.by_rule, other.by_rule), (self.by_area, other.by_area)):
            for name, ways in theirs.items():
                mine.setdefault(name, Counter()).update(ways)


def changed(found: PersonFacts, ours: Ask, other: Ask) -> list[Changed]:
    """What the other policy would say of one person otherwise. The two ask at one moment.

    Raises NotJudgedError.
    """
    derived = judged(found, ours)
    before, after = shown_of(derived), shown_of(judged(found, other))
    area = derived.journey.area or NOWHERE
    words = {name: (word(before.get(name)), word(after.get(name))) for name in {*before, *after}}
    return [
        Changed(found.person, name, code(before.get(name) or after[name]), area, was, would_be)
        for name, (was, would_be) in sorted(words.items())
        if was != would_be
    ]


def what_if(
    people: Iterable[PersonFacts],
    ours: Ask,
    other: Ask,
    listed: Callable[[Changed], None] = lambda one: None,
) -> Report:
    """The same people under another policy. `listed` is told each change."""
    report = Report()
    for found in people:
        try:
            changes = changed(found, ours, other)
        except NotJudgedError:
            report.not_judged += 1
            continue
        report.count(changes)
        for one in changes:
            listed(one)
    return report
