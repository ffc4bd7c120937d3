"""What the dates told say about somebody's way out. Easter Monday is 6 April 2026."""

from dataclasses import asdict
from datetime import date

import pytest

from domain.facts.custody import ImmigrationHoldServed
from domain.facts.plan import PlanCompleted, PlanExempted
from domain.facts.recall import Charged
from domain.facts.risk import MappaLevelSet
from domain.journey.licence_days import LicenceDays
from domain.journey.outlook import FirstPlan, Outlook, Review, outlook
from infra.policy.load import england_and_wales
from tests.domain.journey.spelling import journey
from tests.people import dated, died, planned, recalled, received, released, sentenced, to_hospital
from tests.story import said

TUESDAY = date(2026, 4, 7)
IN = (sentenced("2025-09-01", months=14), received("2025-09-01 15:00"))
CRD = dated("2025-09-03", conditional_release_on="2026-04-07")
AGAIN = (
    sentenced("2025-01-06", months=30),
    received("2025-01-06 15:00"),
    dated("2025-01-08", conditional_release_on="2026-04-07", sentence_expires_on="2027-07-05"),
    released("2026-04-07"),
)
BACK = received("2026-04-20", "recall")


def found(*story, now="2026-03-16"):
    ahead = outlook(journey(*story, now=now), england_and_wales())
    assert isinstance(ahead, Outlook)
    return ahead


def test_a_licence_for_the_release_by_law():
    ahead = found(*IN, CRD)

    assert ahead.licence.kind == "conditional-release"
    assert ahead.days == LicenceDays(TUESDAY, date(2026, 4, 1), date(2026, 3, 30))
    assert (ahead.earliest_on, ahead.soon, ahead.hold_now) == (TUESDAY, False, False)
    assert (ahead.recall, ahead.review) == (None, None)


def test_near_its_day():
    ahead = found(*IN, CRD, now="2026-04-01")

    assert (ahead.soon, ahead.hold_now, ahead.timed_out) == (True, True, True)
    assert not found(*IN, CRD, now="2026-03-31").timed_out
    assert not found(*IN, CRD, now="2026-04-08").timed_out


@pytest.mark.parametrize(
    ("more", "starts_on", "earliest_on"),
    [
        ((planned("2026-01-05", "2026-04-03"),), date(2026, 4, 3), date(2026, 3, 31)),
        ((planned("2026-01-05", "2026-04-09"),), TUESDAY, TUESDAY),
        (
            (
                planned("2026-01-05", "2026-04-02"),
                dated("2026-01-06", confirmed_release_on="2026-04-01"),
            ),
            date(2026, 4, 1),
            date(2026, 4, 1),
        ),
        (
            (
                planned("2026-01-05", "2026-04-02"),
                said("prison", "2026-01-06", ImmigrationHoldServed("IS91")),
            ),
            TUESDAY,
            TUESDAY,
        ),
    ],
    ids=["planned for a holiday", "planned too late", "confirmed", "held for immigration"],
)
def test_the_day_planned_or_confirmed(more, starts_on, earliest_on):
    ahead = found(*IN, CRD, *more)
    assert ahead.days is not None

    assert (ahead.days.starts_on, ahead.earliest_on) == (starts_on, earliest_on)


def test_a_curfew():
    told = dated("2025-09-03", conditional_release_on="2026-04-27", hdc_eligible_on="2026-04-07")
    ahead = found(*IN, told, planned("2026-01-05", "2026-04-07", kind="hdc"))
    assert ahead.days is not None

    assert (ahead.licence.kind, ahead.days.starts_on) == ("hdc", TUESDAY)


@pytest.mark.parametrize(
    ("story", "general"),
    [
        ((*IN, CRD, died("2026-03-01")), ("died",)),
        ((*IN, CRD, to_hospital("2026-03-01")), ("restricted-patient",)),
        (
            (sentenced("2025-09-01", indeterminate=True), received("2025-09-01 15:00"), CRD),
            ("indeterminate",),
        ),
        ((*IN, CRD, dated("2026-01-01", parole_eligible_on="2026-04-01")), None),
    ],
    ids=["dead", "hospital", "life", "parole"],
)
def test_no_licence(story, general):
    ahead = found(*story)

    assert ahead.licence.general == (general or ("parole-eligible-in-future",))
    assert (ahead.licence.kind, ahead.days, ahead.earliest_on) == (None, None, None)


def test_nothing_is_said_of_whoever_is_out_or_was_never_in():
    policy = england_and_wales()

    assert outlook(journey(*AGAIN), policy) is None
    assert outlook(journey(CRD), policy) is None


def test_a_fixed_term():
    fixed = recalled("2026-04-16", kind="fixed", days=56)
    ahead = found(*AGAIN, fixed, BACK, now="2026-05-01")
    assert ahead.recall is not None
    assert ahead.days is not None

    assert (ahead.recall.kind, ahead.recall.ends_on) == ("fixed-term", date(2026, 6, 14))
    assert (ahead.licence.kind, ahead.days.starts_on) == ("fixed-term-recall", date(2026, 6, 12))
    assert (ahead.recall.asked, ahead.recall.barred) == (None, ())
    assert len(ahead.recall.unanswered) == 8
    assert ahead.recall.choices == ("fixed-term", "no-recall", "standard")


@pytest.mark.parametrize(
    ("word", "asked", "barred"),
    [
        (MappaLevelSet(2), "standard", ("mappa_level_2_or_3",)),
        (MappaLevelSet(1, 4), "standard", ("mappa_category_4",)),
        (Charged("TH68001"), "standard", ()),
        (MappaLevelSet(1, 1), None, ()),
    ],
    ids=["level", "category", "charged alone", "no bar"],
)
def test_the_kind_that_policy_asks_for(word, asked, barred):
    fixed = recalled("2026-04-16", kind="fixed", days=56)
    ahead = found(*AGAIN, said("police", "2026-04-14", word), fixed, BACK, now="2026-05-01")
    assert ahead.recall is not None

    assert (ahead.recall.asked, ahead.recall.barred) == (asked, barred)
    assert ("fixed-term" in ahead.recall.choices) is (asked is None)


def test_a_standard_recall_lasts_to_the_sentences_end():
    ahead = found(*AGAIN, recalled("2026-04-16"), BACK, now="2026-05-01")
    assert ahead.recall is not None

    assert (ahead.recall.kind, ahead.recall.ends_on) == ("standard", date(2027, 7, 5))
    assert ahead.licence.kind == "standard-recall"


def test_of_recalls_before_2026_no_kind_is_asked_for():
    out = (received("2024-11-04"), released("2025-06-02"))
    level = said("probation", "2025-06-03", MappaLevelSet(2))
    back = (recalled("2025-09-01", kind="fixed", days=28), received("2025-09-08", "recall"))
    ahead = found(*out, level, *back, now="2025-09-10")
    assert ahead.recall is not None

    assert asdict(ahead.recall) | {"kind": "", "back_on": "", "ends_on": ""} == {
        "kind": "",
        "back_on": "",
        "ends_on": "",
        "asked": None,
        "barred": (),
        "unanswered": (),
        "choices": (),
    }


def test_the_first_learning_plan():
    exempt = said("prison", "2025-09-10", PlanExempted("learning", "induction", "prisoner-merge"))

    assert found(*IN).first_plan == FirstPlan("scheduled", date(2025, 9, 21))
    assert found(*IN, exempt).first_plan == FirstPlan("exempt", date(2025, 9, 21))
    assert found(received("2025-09-01", "civil")).first_plan is None
    assert found(*IN, said("prison", "2025-09-10", PlanCompleted("learning"))).first_plan is None


def test_the_next_review_of_learning():
    told = dated("2025-09-03", conditional_release_on="2026-10-16")
    made = said("prison", "2026-03-16 09:00", PlanCompleted("learning"))

    assert found(*IN, told, made).review == Review(
        "over-6-to-12-months", date(2026, 5, 16), date(2026, 6, 16)
    )
    near = dated("2025-09-03", conditional_release_on="2026-06-16")
    assert found(*IN, near, made).review is None
