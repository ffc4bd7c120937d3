"""Two records side by side, field by field, as a reviewer compares them.

field     prison/A1234BC       probation/X123456    word
name      MARY JANE OCONNOR    MARY OCONNOR         near: first and family names agree
birth     1980-01-31           1980-01-13           near: a slip of the pen
postcode  N168PH               N165AA               near: one district
noms      A1234BC                                   unknown: one of the two shows none
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Literal

from domain.people import days
from domain.people.keys import LINKING
from domain.people.matching_form import ComparedNames
from domain.people.postcodes import outward
from domain.people.record_form import RecordForm
from domain.people.same_sentence import NEAR

Word = Literal["same", "near", "differs", "unknown"]


@dataclass(frozen=True, slots=True)
class Compared:
    """One field of both records, in compared form: a name's hyphen or case is no difference."""

    field: str  # name, given, family, birth, sex, postcode, sentenced, noms, crn, pnc, cro, nhs
    one: tuple[str, ...]
    other: tuple[str, ...]
    word: Word  # same: any of the values is in both; unknown: one of the records has none


def compare(one: RecordForm, other: RecordForm) -> tuple[Compared, ...]:
    """Every field, always in this order. It judges nothing: twins agree in most of them."""
    return (
        _compared("name", _whole(one.names), _whole(other.names), near=_near_names(one, other)),
        _compared("given", one.names.first_given, other.names.first_given),
        _compared("family", one.names.families, other.names.families),
        _compared("birth", _texts(one.births), _texts(other.births), near=_near_births(one, other)),
        _compared("sex", one.sexes, other.sexes),
        _compared("postcode", one.postcodes, other.postcodes, near=_one_district(one, other)),
        _compared(
            "sentenced",
            _texts(one.sentenced),
            _texts(other.sentenced),
            near=any(abs(a - b) <= NEAR for a, b in product(one.sentenced, other.sentenced)),
        ),
        *(_compared(kind, one.numbers[kind], other.numbers[kind]) for kind in LINKING),
    )


def _compared(
    field: str, one: tuple[str, ...], other: tuple[str, ...], *, near: bool = False
) -> Compared:
    word: Word = "near" if near else "differs"
    if not one or not other:
        word = "unknown"
    elif {*one} & {*other}:
        word = "same"
    return Compared(field, one, other, word)


def _whole(names: ComparedNames) -> tuple[str, ...]:
    return (" ".join((*names.given, names.family)),) if names.family else ()


def _near_names(one: RecordForm, other: RecordForm) -> bool:
    return one.names.first_and_family == other.names.first_and_family


def _near_births(one: RecordForm, other: RecordForm) -> bool:
    return one.birth is not None and other.birth is not None and days.near(one.birth, other.birth)


def _one_district(one: RecordForm, other: RecordForm) -> bool:
    return not {outward(code) for code in one.postcodes}.isdisjoint(
        outward(code) for code in other.postcodes
    )


def _texts(found: Collection[date]) -> tuple[str, ...]:
    return tuple(day.isoformat() for day in found)
