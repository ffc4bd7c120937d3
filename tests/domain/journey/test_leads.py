"""Who leads: assigned, not co-working, until that role and worker end."""

from domain.journey.journey import Journey
from domain.journey.leads import COMMUNITY, CUSTODY, leads, leads_by, live_lead, live_leads
from domain.policy.policy import by_end_of
from tests.people import lead, lead_ended
from tests.story import Said, at, in_log


def journey(*items: Said) -> Journey:
    return Journey(in_log(items), at("2026-12-31"))


def test_a_lead_lasts_until_that_role_and_worker_end() -> None:
    told = journey(
        lead("2026-01-05 09:00", "com", "w1"),
        lead_ended("2026-02-01 09:00", "com", "w2"),
        lead_ended("2026-02-02 09:00", "offender-manager", "w1"),
        lead_ended("2026-03-01 09:00", "com", "w1"),
    )

    (found,) = leads(told, COMMUNITY)

    assert found.ended_at == at("2026-03-01 09:00")
    assert found.live(at("2026-01-05 09:00"))
    assert found.live(at("2026-03-01 08:59"))
    assert not found.live(at("2026-03-01 09:00"))


def test_a_co_worker_leads_nothing_and_a_pom_not_the_community() -> None:
    told = journey(
        lead("2026-01-05", "com", "w1", co_working=True),
        lead("2026-01-05", "pom", "w2"),
        lead("2026-01-05", "mentor", "w3"),
    )

    assert leads(told, COMMUNITY) == ()
    assert [one.worker for one in leads(told, CUSTODY)] == ["w2"]


def test_of_two_at_once_the_last_assigned_is_in_charge() -> None:
    told = journey(lead("2026-01-05", "com", "w1"), lead("2026-02-05", "responsible-officer", "w2"))

    assert [one.worker for one in live_leads(told, COMMUNITY, at("2026-03-01"))] == ["w1", "w2"]
    assert live_lead(told, COMMUNITY, at("2026-03-01")) == leads(told, COMMUNITY)[1]
    assert live_lead(told, COMMUNITY, at("2026-01-01")) is None


def test_assigned_again_after_the_end_is_a_new_lead() -> None:
    told = journey(
        lead("2026-01-05", "com", "w1"),
        lead_ended("2026-02-05", "com", "w1"),
        lead("2026-03-05", "com", "w1"),
    )

    assert [one.ended_at for one in leads(told, COMMUNITY)] == [at("2026-02-05"), None]


def test_an_end_at_the_instant_of_the_assignment_ends_it_only_if_told_after_it() -> None:
    moved = journey(
        lead_ended("2026-01-05", "com", "w1"), lead("2026-01-05", "com", "w1").told("2026-01-06")
    )
    mistaken = journey(
        lead("2026-01-05", "com", "w1"), lead_ended("2026-01-05", "com", "w1").told("2026-01-06")
    )

    assert [one.ended_at for one in leads(moved, COMMUNITY)] == [None]
    assert [one.ended_at for one in leads(mistaken, COMMUNITY)] == [at("2026-01-05")]


def test_leads_that_count_for_a_day() -> None:
    deadline = by_end_of(at("2026-02-10").date())
    told = journey(
        lead("2026-01-01", "com", "gone-before"),
        lead_ended("2026-02-10 23:59", "com", "gone-before"),
        lead("2026-01-02", "com", "there"),
        lead_ended("2026-02-11 00:00", "com", "there"),
        lead("2026-02-11 00:00", "com", "late"),
        lead_ended("2026-02-12", "com", "late"),
    )

    def count(now: str) -> list[str]:
        return [one.worker for one in leads_by(told, COMMUNITY, deadline, at(now))]

    assert count("2026-02-20") == ["there", "late"]
    assert count("2026-02-10 12:00") == ["gone-before", "there", "late"]
