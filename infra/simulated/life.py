"""One invented person: who they are, what is said of them, and which gaps that is meant to leave."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from domain.calendar import day_end
from infra.simulated import numbers
from infra.simulated.days import at
from infra.simulated.names import FAMILIES, MEN, WOMEN
from infra.simulated.places import CHARITIES, PROVIDERS, REGIONS, Region
from infra.simulated.telling import Plant, Saying

NEVER_BEFORE = date(1966, 1, 1)
AGES_DAYS = 38 * 365  # births over 38 years: everybody is an adult throughout


@dataclass(slots=True)
class Life:
    """A person of ours. Stories write into `sayings` and `plants`; the world sends them."""

    number: int
    seed: int
    rng: Random
    opens_on: date  # first day of the simulated time
    until_on: date  # last day of the simulated time
    silent_from: datetime  # health says nothing at or after it
    given: str
    family: str
    born_on: date
    sex: str
    postcode: str
    region: Region
    noms: str
    crn: str
    pnc: str
    held_at: str  # the prison they are in, or would be received by
    sayings: list[Saying] = field(default_factory=list)
    said: int = 0
    plants: list[Plant] = field(default_factory=list)
    points: list[Plant] = field(default_factory=list)  # handover points that stay overdue

    @property
    def prison(self) -> str:
        """Their prison record."""
        return f"prison/{self.noms}"

    @property
    def probation(self) -> str:
        """Their probation record."""
        return f"probation/{self.crn}"

    @property
    def police(self) -> str:
        """Their police record."""
        return f"police/{self.pnc}"

    @property
    def court(self) -> str:
        """Their defendant record."""
        return f"court/D{self.number:06d}"

    @property
    def health(self) -> str:
        """Their treatment record."""
        return f"health/T{self.number:06d}"

    @property
    def council(self) -> str:
        """Their housing case."""
        return f"local-authority/{self.region.council}-{self.number:06d}"

    @property
    def force_source(self) -> str:
        """The police force that knows them."""
        return f"/police/{self.region.force}"

    @property
    def council_source(self) -> str:
        """The housing authority they turn to."""
        return f"/local-authority/{self.region.council}"

    @property
    def provider(self) -> str:
        """The contracted service they are sent to."""
        return PROVIDERS[self.number % len(PROVIDERS)]

    @property
    def charity(self) -> str:
        """The voluntary service they are sent to."""
        return CHARITIES[self.number % len(CHARITIES)]

    @property
    def lately(self) -> bool:
        """Told of to the end, through the time when one source is silent."""
        return day_end(self.until_on) > self.silent_from

    def at(self, day: date, hour: int) -> datetime:
        """A minute of that hour of a London day."""
        return at(day, hour, self.rng)

    def say(
        self,
        source: str,
        record: str,
        type: str,
        happened_at: datetime,
        told_at: datetime | None = None,
        /,
        **data: object,
    ) -> Saying:
        """Have a source say something; told within minutes unless said otherwise."""
        saying = Saying(
            told_at=told_at or happened_at + timedelta(minutes=1 + int(self.rng.random() * 9)),
            source=source,
            type=type,
            happened_at=happened_at,
            record=record,
            id=f"{self.number:05d}-{self.said}",
            data=data,
        )
        self.said += 1  # not the length of the list: what is left unsaid keeps its number
        self.sayings.append(saying)
        return saying

    def last_told(self, name: str) -> datetime:
        """When the last of these was told."""
        return next(saying.told_at for saying in reversed(self.sayings) if saying.type == name)

    def last_happened(self, name: str) -> datetime:
        """When the last of these happened."""
        return next(s.happened_at for s in reversed(self.sayings) if s.type == name)

    def plant(
        self, code: str, verdict: str, shows_at: datetime, closes_at: datetime | None = None
    ) -> None:
        """This gap is meant: it shows from then on, until it is met late or ends."""
        self.plants.append(Plant(code, verdict, shows_at, closes_at))

    def duty_ended(self, moment: datetime, *codes: str) -> None:
        """What was open then is waiting no longer: it lapsed. None named: all of it (death)."""
        for plant in self.plants:
            if plant.verdict == "open" and (not codes or plant.code in codes):
                plant.closes_at = min(plant.closes_at or moment, moment)

    def overdue(self, point: str, shows_at: datetime, closes_at: datetime | None = None) -> None:
        """This handover is meant to be overdue."""
        self.points.append(Plant(point, "overdue", shows_at, closes_at))

    def chance(self, share: float) -> bool:
        """Whether it happens to this person."""
        return self.rng.random() < share

    def between(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return low + int(self.rng.random() * (high - low + 1))


def other_numbers(number: int, seed: int) -> tuple[str, str]:
    """A second prison and probation number, for people who were registered twice."""
    index = numbers.second_index_of(number, seed)
    return numbers.noms(index), numbers.crn(index)


def born(number: int, seed: int, opens_on: date, until_on: date, silent_from: datetime) -> Life:
    """Who this person is: the same for the same number and seed."""
    rng = Random(f"{seed}/{number}")  # noqa: S311 - invented lives, not secrets
    sex = "female" if rng.random() < 0.05 else "male"  # noqa: PLR2004 share of women in prison
    born_on = NEVER_BEFORE + timedelta(days=int(rng.random() * AGES_DAYS))
    region = rng.choice(REGIONS)
    index = numbers.index_of(number, seed)
    return Life(
        number=number,
        seed=seed,
        rng=rng,
        opens_on=opens_on,
        until_on=until_on,
        silent_from=silent_from,
        given=rng.choice(WOMEN if sex == "female" else MEN),
        family=rng.choice(FAMILIES),
        born_on=born_on,
        sex=sex,
        postcode=f"ZX{rng.randrange(1, 60)} {rng.randrange(1, 10)}QQ",
        region=region,
        held_at=region.women if sex == "female" else region.prisons[0],
        noms=numbers.noms(index),
        crn=numbers.crn(index),
        pnc=numbers.pnc(born_on.year + 19, index),
    )
