"""The figures real people are known by, beside those our lives come to: asked for, and reached.

A figure that is off is said to be off. Many are on purpose: a world with every kind of gap in it
has to go wrong more often than most places, and right more often than some.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from domain.calendar import london_day
from infra.simulated.life import Life
from infra.simulated.stories.custody import RELEASED
from infra.simulated.telling import Saying

TOLERANCE = 5  # points of a hundred, either way
YEAR, FRIDAY, SIX_WEEKS = 12, 4, 42
Counted = Callable[[Life], bool | None]  # None: not one of those who are counted


@dataclass(frozen=True, slots=True)
class Figure:
    """A share of people, as it was read."""

    name: str
    of: str  # whom it is a share of
    asked: tuple[float, float]  # per cent, from and to
    source: str
    counted: Counted


@dataclass(frozen=True, slots=True)
class Reached:
    """What a world came to."""

    figure: Figure
    hits: int
    people: int

    @property
    def share(self) -> float | None:
        """Per cent; None: nobody to count."""
        return round(100 * self.hits / self.people, 1) if self.people else None

    @property
    def within(self) -> bool:
        """Near enough to what was asked."""
        low, high = self.figure.asked
        return self.share is not None and low - TOLERANCE <= self.share <= high + TOLERANCE


def reached(lives: Iterable[Life]) -> list[Reached]:
    """Each figure, counted over these lives; they are read once."""
    hits, people = [0] * len(FIGURES), [0] * len(FIGURES)
    for life in lives:
        for at, figure in enumerate(FIGURES):
            counted = figure.counted(life)
            hits[at] += counted is True
            people[at] += counted is not None
    return [Reached(*one) for one in zip(FIGURES, hits, people, strict=True)]


def _said(life: Life, name: str) -> Iterator[Saying]:
    return (saying for saying in life.sayings if saying.type == name)


def _out(life: Life) -> Saying | None:
    """The first release."""
    return min(_said(life, RELEASED), key=lambda saying: saying.happened_at, default=None)


def _custodial(life: Life) -> Iterator[Saying]:
    return (s for s in _said(life, "sentence.imposed.v1") if s.data["kind"] == "custody")


def _without(code: str) -> Counted:
    """Of the released: for whom this gap was never meant."""
    return lambda life: (
        all(plant.code != code for plant in life.plants) if _out(life) is not None else None
    )


def _needs(pathway: str) -> Counted:
    """Of those sentenced to custody: in need of help with this."""
    return lambda life: (
        any(said.data["pathway"] == pathway for said in _said(life, "need.identified.v1"))
        if any(_custodial(life))
        else None
    )


def _drugs(life: Life) -> bool | None:
    """Treated for it, or in need of help with drugs or alcohol."""
    treated = any(said.type.startswith("substance.") for said in life.sayings)
    return treated or _needs("drugs-alcohol")(life) if any(_custodial(life)) else None


def _answered(kind: str) -> Counted:
    return lambda life: (
        any(said.data["kind"] == kind for said in _said(life, "risk.enquiry_answered.v1"))
        if any(_custodial(life))
        else None
    )


def _on_a_friday(life: Life) -> bool | None:
    out = _out(life)
    return london_day(out.happened_at).weekday() == FRIDAY if out is not None else None


def _short(life: Life) -> bool | None:
    months = [cast("int", said.data["months"]) for said in _custodial(life)]
    return min(months) < YEAR if months else None


def _picked_up(life: Life) -> bool | None:
    treated = any(said.data["service"] == "treatment" for said in _said(life, "referral.made.v1"))
    return _without("sub-pickup-late")(life) if treated else None


def _recalled(life: Life) -> bool | None:
    return any(_said(life, "recall.agreed.v1")) if _out(life) is not None else None


def _settled(life: Life) -> bool | None:
    if _out(life) is None:
        return None
    first = next(_said(life, "accommodation.status_recorded.v1"), None)
    return first is not None and first.data["status"] == "settled"


def _works(life: Life) -> bool | None:
    out = _out(life)
    told = [
        said.data["status"] == "employed"
        for said in _said(life, "work.employment_recorded.v1")
        if out and 0 <= (said.happened_at - out.happened_at).days <= SIX_WEEKS
    ]
    return told[-1] if told else None


RELEASED_PEOPLE, SENTENCED = "released", "sentenced to custody"
FIGURES: tuple[Figure, ...] = (
    Figure("sentenced to under a year", SENTENCED, (57, 57), "Webster, 2016", _short),
    Figure("out of work before", SENTENCED, (68, 68), "IPPR T2.1", _needs("ete")),
    Figure("homeless before", SENTENCED, (15, 15), "IPPR T2.1", _needs("accommodation")),
    Figure("children under 18", SENTENCED, (54, 54), "IPPR T2.1", _needs("family")),
    Figure("anxiety and depression", SENTENCED, (25, 25), "IPPR T2.1", _needs("health")),
    Figure("class A drugs ever", SENTENCED, (64, 64), "IPPR T2.1", _drugs),
    Figure("abuse enquiry answered", SENTENCED, (0, 50), "OM23", _answered("domestic-abuse")),
    Figure("children enquiry answered", SENTENCED, (60, 60), "OM23", _answered("children")),
    Figure("released on a Friday", RELEASED_PEOPLE, (33, 33), "Nacro", _on_a_friday),
    Figure("housed on the first night", RELEASED_PEOPLE, (84, 85.7), "ACC",
           _without("accom-none-on-release-night")),
    Figure("settled at release", RELEASED_PEOPLE, (40, 40), "OM23", _settled),
    Figure("first appointment in time", RELEASED_PEOPLE, (94, 98), "CRC-SL002R",
           _without("first-appointment-not-arranged")),
    Figure("treatment picked up", "referred to treatment", (30, 30), "COC", _picked_up),
    Figure("in work at six weeks", "asked about it", (8, 8), "OM23", _works),
    Figure("recalled within nine months", RELEASED_PEOPLE, (30, 30), "OM23", _recalled),
)  # fmt: skip
