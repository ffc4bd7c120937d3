"""All that one record says of its person, in compared form."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from domain.facts.entry import Entry
from domain.facts.identity import PersonSeen
from domain.facts.sentence import SentenceImposed
from domain.facts.words import IdentifierKind
from domain.people.days import birth_of, real
from domain.people.effective import later
from domain.people.keys import LINKING, day_told, filed_as, number_on
from domain.people.matching_form import ComparedNames, compared_names, compared_numbers
from domain.people.merges import merges
from domain.people.postcodes import all_compared
from domain.people.shown import births, observed


@dataclass(frozen=True, slots=True)
class RecordForm:
    """One record's person. Of several words the last one is the main one, the others are aliases."""

    names: ComparedNames
    birth: date | None  # to go by
    births: tuple[date, ...]
    sexes: tuple[str, ...]  # the last one told
    postcodes: tuple[str, ...]
    numbers: Mapping[IdentifierKind, tuple[str, ...]]  # misread ones too: a slip is to be seen
    sentenced: tuple[date, ...]  # to custody


def form_of(record: str, standing: Iterable[Entry]) -> RecordForm:
    """What stands of a record. `standing`: of a whole closure, as corrections leave it."""
    standing = tuple(standing)
    own = tuple(sorted((e for e in standing if e.record == record), key=later))
    seen = [entry.fact for entry in reversed(own) if isinstance(entry.fact, PersonSeen)]
    main = seen[0] if seen else PersonSeen("", "")
    others = seen[1:]
    sexes = [fact.sex for fact in seen if fact.sex is not None]
    return RecordForm(
        names=compared_names(
            main.given_names,
            main.family_name,
            [fact.given_names for fact in others],
            [fact.family_name for fact in others],
        ),
        birth=birth_of(main.date_of_birth_on, [fact.date_of_birth_on for fact in others]),
        births=real(fact.date_of_birth_on for fact in seen),
        sexes=tuple(sexes[:1]),
        postcodes=all_compared(fact.postcode for fact in seen),
        numbers=_numbers(record, own, [m for m in merges(standing).stand if m.record == record]),
        sentenced=custody_days(own),
    )


def custody_days(entries: Iterable[Entry]) -> tuple[date, ...]:
    """The days of the sentences to custody among these, each once, in order."""
    facts = (entry.fact for entry in entries if isinstance(entry.fact, SentenceImposed))
    return real(fact.sentenced_on for fact in facts if fact.kind == "custody")


def _numbers(
    record: str, own: tuple[Entry, ...], merged: list[Entry]
) -> dict[IdentifierKind, tuple[str, ...]]:
    born = births(own)
    told = [(number_on(entry), entry) for entry in (*observed(own, born), *merged)]
    written = [(*number, day_told(number[0], entry)) for number, entry in told if number]
    filed = filed_as(record)
    if filed is not None:
        written += [(*filed, day_told(filed[0], entry)) for entry in own[:1]] or [(*filed, None)]
    found: dict[IdentifierKind, set[str]] = {kind: set() for kind in LINKING}
    for kind, value, told_on in written:
        found[kind].update(compared_numbers(kind, [value], told_on, born.get(record)))
    return {kind: tuple(sorted(values)) for kind, values in found.items()}
