"""Rule 46: what is shared on consent is shared once there is one."""

from datetime import date

import pytest

from domain.facts.consent import ConsentGiven, ConsentWithdrawn
from domain.facts.handover import PackShared
from domain.finding import Verdict
from domain.rules.consent import CONSENT_GIVEN as RULE
from tests.people import died
from tests.story import given, said, taken_back

AT = "2026-10-25 14:00"
HEARD = "2026-10-26 08:00"


def shared(to="voluntary", basis="consent", consent=None, source="probation"):
    return said(source, AT, PackShared("HP20", ("purpose",), to, basis, consent))


def agreed(time, to="voluntary", ref="k1", until_on=None):
    return said("probation", time, ConsentGiven(ref, to, ("support",), until_on))


def withdrawn(time, ref="k1"):
    return said("probation", time, ConsentWithdrawn(ref))


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ([agreed(AT)], Verdict.AVERTED),
        ([agreed("2026-10-25 14:01")], Verdict.BREACHED),
        ([agreed("2026-01-05")], Verdict.AVERTED),
        ([agreed("2026-01-05", until_on=date(2026, 10, 25))], Verdict.AVERTED),
        ([agreed("2026-01-05", until_on=date(2026, 10, 24))], Verdict.BREACHED),
        ([agreed("2026-01-05"), withdrawn(AT)], Verdict.BREACHED),
        ([agreed("2026-01-05"), withdrawn("2026-10-25 14:01")], Verdict.AVERTED),
        ([agreed("2026-01-05"), withdrawn("2026-02-05"), agreed("2026-03-05")], Verdict.AVERTED),
        ([agreed("2026-01-05", to="provider")], Verdict.BREACHED),
        ([], Verdict.BREACHED),
    ],
    ids=[
        "at the very instant",
        "a minute later",
        "long before",
        "to the end of that day",
        "run out the day before",
        "withdrawn then",
        "withdrawn after",
        "given again",
        "to another",
        "none",
    ],
)
def test_consent(words, verdict):
    given(*words, shared()).heard(probation=HEARD).then(RULE, verdict, due_at=AT)


def test_the_consent_that_the_pack_names():
    for ref, verdict in (("k1", Verdict.AVERTED), ("k2", Verdict.BREACHED)):
        story = given(agreed("2026-01-05"), shared(consent=ref)).heard(probation=HEARD)
        story.then(RULE, verdict)


@pytest.mark.parametrize(
    ("to", "armed"),
    [
        *(("voluntary", True), ("voluntary:harbour", True), ("provider:harbour", True)),
        *(("provider:crc-north", False), ("police", False), ("health", False)),
    ],
)
def test_to_whom(to, armed):
    story = given(shared(to)).heard(probation=HEARD)
    story.then(RULE, *([Verdict.BREACHED] if armed else []))


def test_by_law_no_consent_is_needed():
    given(shared(basis="statutory")).heard(probation=HEARD).then_nothing(RULE)


def test_the_senders_silence_is_read():
    """The pack itself is not past its own instant."""
    given(shared()).heard(health=HEARD).then(RULE, Verdict.UNKNOWN)
    charity = shared(to="provider", source="/voluntary/harbour")
    given(charity).heard(**{"/voluntary/lantern": HEARD}).then(RULE, Verdict.UNKNOWN)
    given(charity).heard(**{"/voluntary/harbour": HEARD}).then(RULE, Verdict.BREACHED)


def test_told_late():
    late = agreed("2026-10-01").told("2026-10-27 09:00")
    given(late, shared()).heard(probation=HEARD).then(RULE, Verdict.LATE_EVIDENCED)


def test_taken_back_and_death():
    story = given(shared().named("pack"), taken_back("pack", "2026-10-27", "probation"))
    story.heard(probation=HEARD).then(RULE, Verdict.VOIDED)
    given(died("2026-10-20"), shared()).heard(probation=HEARD).then_nothing(RULE)
