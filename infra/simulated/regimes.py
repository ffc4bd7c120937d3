"""What was asked of whom, when: the stories' own table of regimes. They never read the policy.

Written from the same papers as the policy, apart from it: where one of the two is wrong, what is
shown isn't what was planted. Days are first days; what holds in every year stands in the stories.
"""

from datetime import date

from domain.calendar import add_months
from infra.simulated.days import days, working_days
from infra.simulated.places import WALES, YORKSHIRE, Region

COMPANIES = date(2014, 6, 1)  # NPS and 21 companies instead of 35 trusts (E1)
SHORT_LICENCES = date(
    2015, 2, 1
)  # under twelve months: a licence too (Offender Rehabilitation Act)
THROUGH_THE_GATE = date(2015, 5, 1)  # screens and plans for resettlement in prison
YOUTH_PROTOCOL = date(2018, 1, 1)  # joint protocol of youth justice and probation
DUTY_TO_REFER = date(2018, 10, 1)  # Homelessness Reduction Act
UNIFIED = date(2021, 6, 26)  # one probation service (E2)
DAY_DECIDED = date(2023, 11, 30)  # releases before a weekend are thought about

MODEL_IN_WALES, MODEL_IN_ENGLAND = date(2019, 2, 4), date(2019, 10, 1)  # prisons' own managers
MODEL_FOR_WOMEN = date(2021, 4, 30)
LATE_ENOUGH = date(2021, 2, 15)  # England: sentenced before the model, released since: covered
LATE_ENOUGH_FOR_WOMEN = date(2022, 9, 30)
PASSES_BEFORE = (  # the case passes to the community so many months and days before release
    (date(2022, 10, 20), 4, 15),  # until this day, however soon release comes
    (date(2023, 4, 3), 7, 15),
    (date.max, 8, 14),
)
LEVEL_BEFORE = (date(2022, 10, 20), 7, 15)  # the same until this day, at MAPPA level 2 or 3
PAROLE_BEFORE = ((date(2023, 11, 1), 8), (date.max, 12))  # months before parole decides, until then
EARLY_BEFORE = 15  # months, where the case was allocated early
COMPANY_BEFORE = 84  # days, for a company's cases, until the two kinds of case were one
COMPANY_CASES_END = date(2023, 4, 3)
TOP_UP_ENDS = date(2026, 5, 10)  # no supervision after the licence from then on
CONTACT_SUSPENDED = date(2024, 6, 7)  # in the last third of supervision: Probation Reset
NOTICE = 2  # working days, where a day had gone before anybody could know
SOON_MONTHS = 10  # since then: whoever is out within them is probation's from the start
BEDS_IN_YORKSHIRE, BEDS_IN_WALES = date(2021, 7, 19), date(2022, 6, 1)  # temporary ones, CAS3
BEDS_ELSEWHERE = date(2023, 12, 1)


def first_meeting_within(released_on: date) -> int:
    """Working days from release to the first meeting."""
    return 1 if released_on >= COMPANIES else 5


def officer_within(sentenced_on: date) -> int:
    """Working days from sentence to an officer in the community."""
    return 2 if sentenced_on >= COMPANIES else 3


def model_starts_on(region: Region, sex: str) -> date:
    """Since when somebody received there has a manager in prison, who hands the case over."""
    if sex == "female":
        return MODEL_FOR_WOMEN
    return MODEL_IN_WALES if region.area == WALES else MODEL_IN_ENGLAND


def prison_officer_within(region: Region, sex: str, received_on: date) -> int:
    """Working days from reception to an officer in prison."""
    return 10 if received_on >= model_starts_on(region, sex) else 2


def passes_on(sentenced_on: date, release_on: date, region: Region, sex: str) -> date | None:
    """The day on which the prison hands the case over; None: probation holds it throughout.

    The first number whose answer lies in its own time; but no earlier than that time begins."""
    soon = add_months(sentenced_on, SOON_MONTHS) >= release_on
    begins = date.min
    for until, months, more_days in PASSES_BEFORE:
        on = days(add_months(release_on, -months), -more_days)
        if on < until:
            break
        begins = until
    if soon and begins != date.min:
        return None
    on = max(on, begins)
    if not covered(sentenced_on, release_on, region, sex):
        return None
    return on if on >= model_starts_on(region, sex) else None


def covered(sentenced_on: date, release_on: date, region: Region, sex: str) -> bool:
    """Whether somebody sentenced before the model began is released late enough for it."""
    if sentenced_on >= model_starts_on(region, sex):
        return True
    if sex == "female":
        return release_on >= LATE_ENOUGH_FOR_WOMEN
    return region.area == WALES or release_on >= LATE_ENOUGH


def level_passes_on(
    passes_on: date | None, release_on: date, known_on: date, region: Region, sex: str
) -> date | None:
    """The same once a level is known: earlier, as long as levels counted; days after it, if need be."""
    until, months, more_days = LEVEL_BEFORE
    on = days(add_months(release_on, -months), -more_days)
    if passes_on is None or on >= until or passes_on < known_on:
        return passes_on
    if on < model_starts_on(region, sex):
        return None
    return min(passes_on, on if on >= known_on else working_days(known_on, NOTICE))


def parole_passes_on(parole_on: date) -> date:
    """The same, where parole decides the release."""
    begins = date.min
    for until, months in PAROLE_BEFORE:
        on = add_months(parole_on, -months)
        if on < until:
            break
        begins = until
    return max(on, begins)


def beds_asked_for(region: Region, release_on: date) -> bool:
    """Whether there are temporary beds to ask for."""
    begins = {WALES: BEDS_IN_WALES, YORKSHIRE: BEDS_IN_YORKSHIRE}
    return release_on >= begins.get(region.area, BEDS_ELSEWHERE)


def supervised_months(sentenced_on: date, months: int) -> int:
    """A sentence long enough for supervision after it: there was none for short ones."""
    return months if sentenced_on >= SHORT_LICENCES else max(12, months)
