"""A person's names and numbers as they are compared, with every alias: what a reviewer sees."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.facts.words import IdentifierKind
from domain.people.names import family, given, words
from domain.people.numbers import canonical, is_placeholder

GIVEN = 3  # how many given names are compared


@dataclass(frozen=True, slots=True)
class ComparedNames:
    """Names in the form of names.py: MARY, JANE, OCONNOR."""

    given: tuple[str, ...]  # at most three
    family: str  # "" for none
    first_given: tuple[str, ...]  # of the name and of every alias, sorted
    families: tuple[str, ...]

    @property
    def first_and_family(self) -> str:
        """MARY OCONNOR."""
        return " ".join(word for word in (*self.given[:1], self.family) if word)


def compared_names(
    given_names: str,
    family_name: str,
    given_aliases: Iterable[str] = (),
    family_aliases: Iterable[str] = (),
) -> ComparedNames:
    """The names of a record. `given_names`: all of them, first and middle ones.

    The last word of the whole name is the family's, and what stands before it is given: systems
    don't agree where a family name of several words begins (Wren van Tarn: WREN, VAN; TARN).
    """
    *before, last = (*words(given_names), *words(family_name)) or ("",)
    return ComparedNames(
        given=tuple(before[:GIVEN]),
        family=last,
        first_given=_each([*before[:1], *(given(name) for name in given_aliases)]),
        families=_each([last, *(family(name) for name in family_aliases)]),
    )


def compared_numbers(
    kind: IdentifierKind,
    written: Iterable[str],
    told_on: date | None = None,
    born_on: date | None = None,
) -> tuple[str, ...]:
    """Numbers in canonical form, and as written where they can't be read: a slip of a check letter
    is still something to see. Those that stand for none are left out. The days: see `canonical`."""
    found = {canonical(kind, one, told_on, born_on).value or _plain(one) for one in written}
    return tuple(sorted(one for one in found if one and not is_placeholder(kind, one)))


def _plain(written: str) -> str:
    return "".join(written.split()).upper()


def _each(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({*names} - {""}))
