"""The policy in force: every amount a rule may ask for, and the calendar it is counted on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache

from domain.calendar import WorkingCalendar, add_months, day_end
from domain.finding import Deadline
from domain.policy.values import PolicyError, Row, Value

Places = tuple[str, ...]  # where somebody belongs, the narrowest first: unit/n03-ccd, region/wales


@dataclass(frozen=True, slots=True)
class Amount:
    """One row of one value, as picked for one day: remembers where it came from."""

    name: str
    index: int
    row: Row

    @property
    def read(self) -> tuple[str, int]:
        """What a finding keeps of it: the value's name and the row."""
        return (self.name, self.index)

    @property
    def no_duty(self) -> bool:
        """The policy says there is no such duty on that day."""
        return self.row.amount == "no-duty"

    @property
    def steps(self) -> tuple[tuple[str, int], ...]:
        """The amounts in order. A duty whose number isn't read can't be counted."""
        if isinstance(self.row.amount, str):
            raise PolicyError(
                f"{self.name} row {self.index} is {self.row.amount}: nothing to count"
            )
        return self.row.amount

    @property
    def number(self) -> int:
        """The amount, where there is just one step."""
        if len(self.steps) != 1:
            raise PolicyError(f"{self.name} row {self.index}: one number is needed, with one unit")
        return self.steps[0][1]


@dataclass(frozen=True, slots=True, eq=False)
class Policy:
    """Values and bank holidays. No deadline stands anywhere else. One policy is one object."""

    values: Mapping[str, Value]
    calendar: WorkingCalendar
    name: str = ""  # of the version: england-and-wales
    content_hash: str = ""  # of everything it says: two policies of one hash judge alike
    where: Callable[[date], Places] | None = None  # of one journey: where it belonged on a day
    local: bool = field(init=False)  # some area has rows of its own

    def __post_init__(self) -> None:
        object.__setattr__(self, "local", any(value.local for value in self.values.values()))

    def pick(self, name: str, day: date, case: str = "") -> Amount:
        """The amount in force on the day that the value is picked by, where the person then belongs."""
        value = self.values[name]
        places = self.where(day) if value.local and self.where else ()
        return _picked(value, day, case, places)

    def after(self, day: date, amount: Amount) -> Deadline:
        """The last good day so far after `day` (day 0), good until its end."""
        return self._days(day, amount, 1)

    def before(self, day: date, amount: Amount) -> Deadline:
        """The last good day so far before `day`: months go back first, then days, as written."""
        return self._days(day, amount, -1)

    def hours_after(self, instant: datetime, amount: Amount) -> Deadline:
        """The last good instant so many elapsed hours after `instant`, whatever the wall clock does."""
        hours = sum(number for _, number in amount.steps)
        due = instant + timedelta(hours=hours)
        return Deadline(ends_at=due, due_at=due)

    def _days(self, day: date, amount: Amount, sign: int) -> Deadline:
        return _counted(self.calendar, day, amount.name, amount.steps, sign)


def counted(calendar: WorkingCalendar, day: date, steps: tuple[tuple[str, int], ...]) -> Deadline:
    """The last good day so many steps after `day` (before it, for a minus), as every rule counts."""
    return _counted(calendar, day, "asked", steps, 1)


@lru_cache(maxsize=8_192)
def _picked(value: Value, day: date, case: str, places: Places) -> Amount:
    """The same few values are picked for the same few days again and again."""
    return _amount(value, value.row_on(day, case, places))


@lru_cache(maxsize=4096)  # one object for each row, whatever the day
def _amount(value: Value, index: int) -> Amount:
    return Amount(value.name, index, value.rows[index])


@lru_cache(maxsize=8_192)
def _counted(
    calendar: WorkingCalendar, day: date, name: str, steps: tuple[tuple[str, int], ...], sign: int
) -> Deadline:
    """The same few amounts are counted from the same few days again and again."""
    skipped: tuple[tuple[date, str], ...] = ()
    for unit, number in steps:
        if unit == "wd":
            day, passed = calendar.count(day, sign * number)
            skipped += passed
        elif unit == "mo":
            day = add_months(day, sign * number)
        elif unit in ("cd", "nights"):
            day += timedelta(days=sign * number)
        else:
            raise PolicyError(f"{name}: {unit} can't be counted in days")
    return by_end_of(day, skipped)


def by_end_of(day: date, skipped: tuple[tuple[date, str], ...] = ()) -> Deadline:
    """A day deadline: good to the end of that London day."""
    return Deadline(ends_at=day_end(day), due_on=day, skipped=skipped)
