"""Rule 62: freed far from home, and known there before the gate."""

import pytest

from domain.facts.appointment import ContactMade
from domain.facts.identity import PersonSeen
from domain.finding import Verdict
from domain.journey.prison_groups import GROUPS, SERVES, UNITS, region_of
from domain.rules.out_of_area import MET_BEFORE as RULE
from tests.people import (
    allocated,
    arranged,
    attended,
    died,
    lead,
    lead_ended,
    planned,
    received,
    released,
)
from tests.story import given, said, taken_back

WALES = "region/wales"
IN = received("2025-06-16", prison="PVI")
PLAN = planned("2025-07-16", "2025-10-14", kind="conditional", area=WALES)
LEAD = lead("2025-07-26", "com", "w1", area=WALES)
AT = "2025-10-14 09:30"
OUT = released(AT, prison="PVI")
HEARD = "2025-10-15 12:00"
AVERTED, BREACHED = Verdict.AVERTED, Verdict.BREACHED


def contact(time, role="com"):
    return said("probation", time, ContactMade("phone", role))


def meeting(time, kind="prerelease", role="com"):
    made = arranged("2025-07-27", "m", time, kind, "video", role)
    return (made, attended(time, "m"))


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ([contact("2025-10-13")], AVERTED),
        ([contact(AT)], AVERTED),
        ([contact("2025-10-14 09:31")], BREACHED),
        ([contact("2025-06-01")], BREACHED),
        ([contact("2025-07-20")], BREACHED),
        ([contact("2025-10-13", "pom")], BREACHED),
        (meeting("2025-10-01"), AVERTED),
        (meeting("2025-10-01", kind="work-coach"), BREACHED),
        (meeting("2025-10-01", role="pom"), BREACHED),
        (meeting("2025-10-01")[:1], BREACHED),
        ([], BREACHED),
    ],
    ids=[
        *("spoken to", "at the gate", "a minute after it", "before this custody"),
        *("before there was a manager", "by the prison's", "met", "about work"),
        *("with the prison's", "never attended", "nothing"),
    ],
)
def test_in_touch(words, verdict):
    given(IN, PLAN, LEAD, OUT, *words).heard(probation=HEARD).then(RULE, verdict, due_at=AT)


def test_the_manager_is_of_the_home_region():
    other = lead("2025-07-26", "com", "w1", area="region/london")
    gone = (LEAD, lead_ended("2025-08-26", "com", "w1"))
    for managers in ((other,), gone):
        given(IN, PLAN, *managers, OUT, contact("2025-10-13")).heard(probation=HEARD).then(
            RULE, BREACHED
        )


@pytest.mark.parametrize(
    ("prison", "home", "armed"),
    [
        ("PVI", WALES, True),
        ("CFI", WALES, False),
        ("PVI", "region/east-of-england", False),
        ("LEI", "unit/n53-nots", False),
        ("LEI", "unit/n54-dur", True),
        ("FKI", "region/north-east", True),
        ("FDI", WALES, False),
        ("EWI", "region/london", False),
        ("ZZI", WALES, False),
        ("PVI", "region/nowhere", False),
        ("PVI", None, False),
    ],
    ids=[
        *("London to Wales", "Cardiff to Wales", "one group", "a unit of the group"),
        *("a unit of another", "high security", "open", "for women", "unknown prison"),
        *("unknown region", "no region told"),
    ],
)
def test_where_from_and_where_to(prison, home, armed):
    story = given(IN, planned("2025-07-16", "2025-10-14", area=home), released(AT, prison=prison))
    story.heard(probation=HEARD).then(RULE, *([BREACHED] if armed else []))


def test_home_is_where_the_manager_is_if_no_plan_says():
    given(IN, LEAD, OUT).heard(probation=HEARD).then(RULE, BREACHED)


@pytest.mark.parametrize("kind", ["unconditional", "bail", "immigration"])
def test_unsupervised(kind):
    given(IN, PLAN, released(AT, kind, prison="PVI")).heard(probation=HEARD).then_nothing(RULE)


def test_women():
    seen = said("prison", "2025-06-16", PersonSeen("A", "B", sex="female"))
    given(IN, seen, PLAN, OUT).heard(probation=HEARD).then_nothing(RULE)


def test_before_resettlement_prisons():
    for day, verdicts in (("2015-04-30", []), ("2015-05-01", [BREACHED])):
        plan = planned("2015-01-05", day, area=WALES)
        story = given(plan, released(f"{day} 09:30", prison="PVI"))
        story.heard(probation="2015-05-05").then(RULE, *verdicts)


def test_silence_and_late_word():
    given(IN, PLAN, LEAD, OUT).heard(prison=HEARD).then(RULE, Verdict.UNKNOWN)
    late = contact("2025-10-13").told("2025-10-16")
    given(IN, PLAN, LEAD, OUT, late).heard(probation=HEARD).then(RULE, Verdict.LATE_EVIDENCED)


def test_taken_back_and_death():
    given(IN, PLAN, OUT.named("out"), taken_back("out", "2025-10-15")).heard(probation=HEARD).then(
        RULE, Verdict.VOIDED
    )
    given(IN, PLAN, died("2025-10-14 09:00"), OUT).heard(probation=HEARD).then_nothing(RULE)


def test_the_company_with_the_case_tells():
    story = given(
        planned("2019-01-05", "2019-10-14", area=WALES),
        allocated("2019-01-06", "provider:crc-x"),
        released("2019-10-14 09:30", prison="PVI"),
    )
    story.heard(probation="2019-10-15").then(RULE, Verdict.UNKNOWN)
    story.heard(**{"/provider/crc-x": "2019-10-15"}).then(RULE, BREACHED)


def test_every_prison_is_in_one_group_and_every_region_served_by_one():
    prisons = [prison for group in GROUPS.values() for prison in group]
    regions = [region for served in SERVES.values() for region in served]
    assert len(prisons) == len(set(prisons))
    assert sorted(regions) == sorted(UNITS.values())
    assert region_of("unit/n03-ccd") == region_of(WALES) == "wales"
