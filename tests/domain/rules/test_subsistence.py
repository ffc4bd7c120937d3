"""Rule 25: nobody leaves a sentence without the discharge grant."""

from datetime import date

import pytest

from domain.facts.finance import SubsistencePaid
from domain.facts.identity import PersonSeen
from domain.finding import Verdict
from domain.rules.subsistence import SUBSISTENCE_PAID as RULE
from tests.people import died, need_closed, received, released, sentenced
from tests.story import given, said, taken_back

IN, OUT = received("2026-02-16 16:00"), released("2026-03-03 10:00")
DUE, HEARD = "2026-03-03", "2026-03-04 00:00"


def paid(time, pence=9000):
    return said("prison", time, SubsistencePaid(pence))


@pytest.mark.parametrize(
    ("payment", "verdict"),
    [
        (paid("2026-03-03 23:59"), Verdict.AVERTED),
        (paid("2026-02-16 16:00"), Verdict.AVERTED),
        (paid("2026-03-03", 1), Verdict.AVERTED),
        (paid("2026-03-03", 0), Verdict.BREACHED),
        (paid("2026-03-04 00:00"), Verdict.BREACHED),
        (paid("2026-02-16 15:59"), Verdict.BREACHED),
    ],
    ids=["that night", "on reception", "a penny", "nothing", "the day after", "another custody"],
)
def test_paid(payment, verdict):
    given(IN, OUT, payment).heard(prison="2026-03-04 09:00").then(RULE, verdict, due_on=DUE)


def test_unmet():
    given(IN, OUT).asked("2026-03-03 23:59").then(RULE, Verdict.NOT_YET_DUE)
    given(IN, OUT).heard(probation=HEARD).then(RULE, Verdict.UNKNOWN)
    given(IN, OUT).heard(prison=HEARD).then(RULE, Verdict.BREACHED)
    told_late = paid("2026-03-03").told("2026-03-06")
    given(IN, OUT, told_late).heard(prison=HEARD).asked("2026-03-06 13:00").then(
        RULE, Verdict.LATE_EVIDENCED
    )


@pytest.mark.parametrize(
    "kind", ["conditional", "unconditional", "hdc", "parole", "recall-end", "early"]
)
def test_releases_that_count(kind):
    given(IN, released("2026-03-03", kind)).heard(prison=HEARD).then(RULE, Verdict.BREACHED)


@pytest.mark.parametrize("kind", ["bail", "court", "time-served", "immigration"])
def test_releases_that_do_not(kind):
    given(IN, released("2026-03-03", kind)).heard(prison=HEARD).then_nothing(RULE)


@pytest.mark.parametrize(
    ("story", "verdicts"),
    [
        ((received("2026-02-17"), OUT), ()),
        ((received("2026-02-16", "remand"), OUT), ()),
        (
            (received("2026-02-16", "remand"), sentenced("2026-03-03 09:00"), OUT),
            (Verdict.BREACHED,),
        ),
        (
            (received("2026-02-16", "remand"), received("2026-03-01"), OUT),
            (Verdict.BREACHED,),
        ),
        ((received("2026-02-16", "recall"), OUT), (Verdict.BREACHED,)),
        ((sentenced("2026-02-16"), OUT), ()),
    ],
    ids=["14 days", "never sentenced", "sentenced that day", "remand counts", "recall", "no start"],
)
def test_long_enough_in_a_sentence(story, verdicts):
    given(*story).heard(prison=HEARD).then(RULE, *verdicts)


@pytest.mark.parametrize(("birth", "due"), [("2008-03-03", True), ("2008-03-04", False)])
def test_adults_only(birth, due):
    seen = PersonSeen("Kai", "Moor", date_of_birth_on=date.fromisoformat(birth))
    story = given(said("prison", "2026-02-16", seen), IN, OUT).heard(prison=HEARD)
    story.then(RULE, *([Verdict.BREACHED] if due else []))


@pytest.mark.parametrize(
    ("time", "outcome", "verdicts"),
    [
        ("2026-03-03 23:00", "declined", ()),
        ("2026-03-01", "not-required", ()),
        ("2026-03-01", "met", (Verdict.BREACHED,)),
        ("2026-03-04 00:00", "declined", (Verdict.BREACHED,)),
        ("2026-02-10", "declined", (Verdict.BREACHED,)),
    ],
)
def test_not_wanted(time, outcome, verdicts):
    closed = need_closed(time, "finance", "subsistence", outcome)
    given(IN, OUT, closed).heard(prison="2026-03-04 09:00").then(RULE, *verdicts)


def test_death_and_the_release_taken_back():
    given(IN, OUT, died("2026-03-03")).heard(prison=HEARD).then_nothing(RULE)
    story = given(IN, OUT.named("out"), taken_back("out", "2026-03-05")).heard(prison=HEARD)
    story.then(RULE, Verdict.VOIDED)
