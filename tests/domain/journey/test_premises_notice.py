"""How much notice an application for approved premises gives: short is fewer than 28 days."""

from datetime import date

from domain.journey.premises_notice import notice, short_notice
from infra.policy.load import england_and_wales

POLICY = england_and_wales()
APPLIED_ON = date(2026, 3, 2)
SHORT, LONG = date(2026, 3, 29), date(2026, 3, 30)


def test_short_notice():
    assert short_notice(POLICY, APPLIED_ON, SHORT) is True
    assert short_notice(POLICY, APPLIED_ON, LONG) is False
    assert short_notice(POLICY, APPLIED_ON, None) is None


def test_an_emergency_whatever_the_day():
    assert notice(POLICY, APPLIED_ON, SHORT) == "short-notice"
    assert notice(POLICY, APPLIED_ON, LONG) == "standard"
    assert notice(POLICY, APPLIED_ON, None) == "standard"
    assert notice(POLICY, APPLIED_ON, LONG, emergency=True) == "emergency"
