"""Rule 3: the council hears of somebody who may leave prison homeless."""

import pytest

from domain.finding import Verdict
from domain.rules.homelessness import HOMELESSNESS_REFERRED as RULE
from tests.people import (
    at_large,
    died,
    lead,
    need_closed,
    need_seen,
    planned,
    received,
    referred,
    released,
)
from tests.story import Said, given, taken_back

PLAN = planned("2026-01-20", "2026-06-29")  # 56 days before: Monday 4 May 2026
RISK = need_seen("2026-02-10", "accommodation", "homeless-risk")
HEARD = "2026-05-05 00:00"


@pytest.mark.parametrize(
    ("made", "verdict", "late_days"),
    [
        ("2026-01-21", Verdict.AVERTED, None),
        ("2026-05-04 23:59", Verdict.AVERTED, None),
        ("2026-05-05 00:00", Verdict.CLOSED, 1),
    ],
    ids=["before the need was seen", "last day", "day after"],
)
def test_referred_in_time(made: str, verdict: Verdict, late_days: int | None) -> None:
    """56 calendar days before the planned release, a bank holiday or not."""
    given(PLAN, RISK, referred(made, "r1", "lha", "accommodation")).then(
        RULE, verdict, due_on="2026-05-04", late_days=late_days
    )


def test_unmet() -> None:
    """Open once probation is heard past the day, before that unknown."""
    given(PLAN, RISK).asked("2026-05-04 23:59").then(RULE, Verdict.NOT_YET_DUE)
    given(PLAN, RISK).heard(probation="2026-05-04", prison="2026-05-09").then(RULE, Verdict.UNKNOWN)
    given(PLAN, RISK).heard(probation=HEARD).then(RULE, Verdict.OPEN, short_notice=False)


def test_other_services_do_not_count() -> None:
    """Nor a referral from before this custody."""
    given(PLAN, RISK, referred("2026-03-01", "r1", "cas3")).heard(probation=HEARD).then(
        RULE, Verdict.OPEN
    )
    given(referred("2025-03-01", "r1", "lha"), received("2025-09-01"), PLAN, RISK).heard(
        probation=HEARD
    ).then(RULE, Verdict.OPEN)


@pytest.mark.parametrize(
    ("destinations", "armed"),
    [
        (("none",), True),
        (("unknown",), True),
        ((None,), False),
        (("tenancy",), False),
        (("none", "tenancy"), False),
        (("tenancy", "none"), True),
        (("none", None), True),
    ],
)
def test_no_address_arms_it_too(destinations: tuple[str | None, ...], armed: bool) -> None:
    """By the latest plan that gives a destination; none given arms nothing."""
    plans = [
        planned(f"2026-01-2{n}", "2026-06-29", destination=where)
        for n, where in enumerate(destinations)
    ]
    given(*plans).heard(probation=HEARD).then(RULE, *([Verdict.OPEN] if armed else []))


@pytest.mark.parametrize(
    "need",
    [
        need_seen("2026-02-10", "accommodation", "tenancy"),
        need_seen("2026-02-10", "accommodation"),
        need_seen("2026-02-10", "finance", "homeless-risk"),
    ],
)
def test_other_needs_arm_nothing(need: Said) -> None:
    """Only a risk of homelessness does."""
    given(PLAN, need).heard(probation=HEARD).then_nothing(RULE)


def test_the_risk_was_seen_inside() -> None:
    """Not before the reception, where one is known, nor after release."""
    given(RISK, received("2026-02-20"), planned("2026-02-21", "2026-06-29")).heard(
        probation=HEARD
    ).then_nothing(RULE)
    given(PLAN, received("2026-02-01"), RISK).heard(probation=HEARD).then(RULE, Verdict.OPEN)


def test_need_and_address_are_one_finding() -> None:
    """One a custody."""
    given(planned("2026-01-20", "2026-06-29", destination="none"), RISK, RISK).heard(
        probation=HEARD
    ).then(RULE, Verdict.OPEN)


@pytest.mark.parametrize(
    ("release_on", "verdicts"),
    [("2018-09-30", []), ("2018-10-01", [Verdict.OPEN])],
)
def test_from_october_2018(release_on: str, verdicts: list[Verdict]) -> None:
    """By the planned release."""
    given(
        planned("2018-05-01", release_on),
        need_seen("2018-05-10", "accommodation", "homeless-risk"),
    ).heard(probation="2018-09-20").then(RULE, *verdicts)


def test_wales_has_its_own_way() -> None:
    """The plan's area, else that of the community lead."""
    given(planned("2026-01-20", "2026-06-29", area="region/wales"), RISK).heard(
        probation=HEARD
    ).then_nothing(RULE)
    given(PLAN, RISK, lead("2026-02-01", "com", "w1", area="region/wales")).heard(
        probation=HEARD
    ).then_nothing(RULE)
    given(
        planned("2026-01-20", "2026-06-29", area="region/north-east"),
        RISK,
        lead("2026-02-01", "com", "w1", area="region/wales"),
    ).heard(probation=HEARD).then(RULE, Verdict.OPEN)


def test_a_closed_need_exempts_in_time_and_closes_later() -> None:
    """Of that kind, or with no kind said."""
    given(PLAN, RISK, need_closed("2026-05-04 20:00", "accommodation")).heard(
        probation=HEARD
    ).then_nothing(RULE)
    given(PLAN, RISK, need_closed("2026-05-08", "accommodation", "homeless-risk")).then(
        RULE, Verdict.CLOSED, late_days=4
    )
    given(PLAN, RISK, need_closed("2026-04-08", "accommodation", "tenancy")).heard(
        probation=HEARD
    ).then(RULE, Verdict.OPEN)


def test_met_before_it_was_exempt_stands() -> None:
    """Referred, then the need was closed."""
    given(
        PLAN, RISK, referred("2026-03-01", "r1", "lha"), need_closed("2026-04-01", "accommodation")
    ).then(RULE, Verdict.AVERTED)


def test_a_referral_after_release_closes() -> None:
    """Late, but made."""
    given(PLAN, RISK, released("2026-06-29 10:00"), referred("2026-07-01", "r1", "lha")).then(
        RULE, Verdict.CLOSED, late_days=58
    )


def test_a_new_reception_after_release_ends_it() -> None:
    """Open till then: lapsed. Inside, another reception ends nothing."""
    given(PLAN, RISK, released("2026-06-29 10:00"), received("2026-07-10", basis="recall")).heard(
        probation="2026-07-12"
    ).then(RULE, Verdict.LAPSED, late_days=67)
    given(received("2026-01-02"), PLAN, RISK, received("2026-03-10", basis="return")).heard(
        probation=HEARD
    ).then(RULE, Verdict.OPEN)


@pytest.mark.parametrize("end", [died("2026-04-01"), at_large("2026-04-01")])
def test_ended_in_time_there_is_nothing(end: Said) -> None:
    """Dead, or at large."""
    given(PLAN, RISK, end).heard(probation=HEARD).then_nothing(RULE)


def test_each_custody_has_its_own() -> None:
    """The plan of the one before says nothing of the next."""
    given(
        PLAN,
        RISK,
        referred("2026-03-01", "r1", "lha"),
        released("2026-06-29 10:00"),
        received("2026-08-03"),
        planned("2026-08-04", "2026-12-01"),
        need_seen("2026-08-05", "accommodation", "homeless-risk"),
    ).heard(probation="2026-11-01").then(RULE, Verdict.AVERTED, Verdict.OPEN)


@pytest.mark.parametrize("name", ["need", "plan"])
def test_what_arms_it_taken_back(name: str) -> None:
    """The need, or the planned release: voided."""
    given(PLAN.named("plan"), RISK.named("need"), taken_back(name, "2026-03-02")).then(
        RULE, Verdict.VOIDED
    )


def test_one_of_two_reasons_taken_back() -> None:
    """The custody still has a duty."""
    given(
        planned("2026-01-20", "2026-06-29", destination="none"),
        RISK.named("need"),
        taken_back("need", "2026-03-02"),
    ).heard(probation=HEARD).then(RULE, Verdict.OPEN)


def test_told_late() -> None:
    """Made in time, told after probation had been heard past the day."""
    late = referred("2026-05-01", "r1", "lha").told("2026-05-12 09:00")

    given(PLAN, RISK, late).heard(probation=HEARD).asked("2026-05-13").then(
        RULE, Verdict.LATE_EVIDENCED
    )
