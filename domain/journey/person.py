"""What the journey says of the person as such: age and sex, as last told by whoever gave them."""

from datetime import date

from domain.facts.identity import PersonSeen
from domain.journey.journey import Journey

ADULT_YEARS = 18


def born_on(journey: Journey) -> date | None:
    """The date of birth last told."""
    for entry in reversed(journey.of(PersonSeen)):
        if entry.fact.date_of_birth_on is not None:
            day: date = entry.fact.date_of_birth_on
            return day
    return None


def turns_eighteen_on(journey: Journey) -> date | None:
    """The eighteenth birthday; born on 29 February: 1 March."""
    return birthday(journey, ADULT_YEARS)


def birthday(journey: Journey, years: int) -> date | None:
    """The day of that age; born on 29 February: 1 March where there is none. None: birth not told."""
    born = born_on(journey)
    if born is None:
        return None
    year = born.year + years
    try:
        return born.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def sex(journey: Journey) -> str | None:
    """male or female, as last told."""
    for entry in reversed(journey.of(PersonSeen)):
        if entry.fact.sex is not None:
            told: str = entry.fact.sex
            return told
    return None
