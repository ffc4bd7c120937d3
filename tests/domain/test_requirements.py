"""Almost met: what a release still needs, and when it is near."""

import pytest

from domain.facts.casework import CaseworkWaived
from domain.facts.health import GpRegistered
from domain.handovers.licence import HP17
from domain.journey.journey import Journey
from domain.requirements import of_handovers, of_release
from domain.rules.asked import ask_all
from domain.rules.duty import Ask
from domain.rules.gp import GP_REGISTERED
from domain.rules.licence import LICENCE_READY
from domain.rules.officer_met import OFFICER_MET
from domain.rules.work_coach import WORK_COACH_SEEN
from infra.policy.load import england_and_wales
from tests.people import (
    arranged,
    attended,
    dated,
    licence,
    moved,
    planned,
    received,
    released,
    sentenced,
)
from tests.story import at, heard_from, heartbeat, in_log, said

# Release on Friday 17 April 2026. Asked seven days before, when a GP begins to be looked for.
RULES = (OFFICER_MET, LICENCE_READY, WORK_COACH_SEEN, GP_REGISTERED)
NOW = "2026-04-10 09:00"
GP = said("health", "2026-03-20", GpRegistered())
INSIDE = (
    sentenced("2024-09-02 10:45", months=36),
    received("2024-09-02 16:20"),
    dated("2024-09-12", conditional_release_on="2026-04-17"),
    planned("2025-12-01", "2026-04-17"),
    arranged("2026-03-01", "p1", "2026-04-01 14:00", "prerelease", "video", "com"),
    attended("2026-04-01 14:00", "p1"),
    licence("2026-03-21", "submitted"),
    licence("2026-03-22", "approved"),
)
ALIVE = tuple(heartbeat(source, "2026-04-10 08:00") for source in ("prison", "probation", "health"))


def asked(*more, now=NOW):
    """The checklist of the release."""
    log = in_log((*INSIDE, *more))
    known = tuple(entry for entry in log if entry.recorded_at <= at(now))
    ask = Ask(at(now), england_and_wales(), heard_from(known))
    return of_release(Journey(known, at(now)), ask, RULES)


def stands(checklist):
    return {one.name: one.stands for one in checklist.requirements}


def test_all_but_one_in_place_and_the_last_safe_day_shown():
    found = asked(GP, *ALIVE)
    missing = [one for one in found.requirements if one.stands != "met"]

    assert (len(found.requirements), len(missing), found.near) == (4, 1, True)
    assert (missing[0].name, missing[0].stands) == (WORK_COACH_SEEN.code, "not-yet-due")
    assert missing[0].deadline.due_on.isoformat() == "2026-04-10"
    assert all(one.by for one in found.requirements if one.stands == "met")


def test_what_a_silent_feed_would_have_told_is_unknown_and_nothing_is_near():
    prison, probation, _ = ALIVE
    silent = heartbeat("health", "2026-03-10 08:00")
    found = asked(silent, prison, probation)
    (gp,) = [one for one in found.requirements if one.name == GP_REGISTERED.code]

    assert (gp.stands, gp.ask, found.near) == ("unknown", "health", False)


@pytest.mark.parametrize(
    ("last_word", "stand"),
    [("2026-04-10 23:59", "unknown"), ("2026-04-11 00:00", "unmet")],
    ids=["silent since its last minute", "heard as it ended"],
)
def test_past_the_last_safe_day_it_is_unmet_only_where_its_teller_was_heard_since(last_word, stand):
    prison = heartbeat("prison", last_word)
    found = asked(GP, *ALIVE[1:], prison, now="2026-04-11 09:00")

    assert stands(found)[WORK_COACH_SEEN.code] == stand


def test_an_earlier_release_moves_the_last_safe_day_and_once_past_it_is_unmet():
    earlier = moved("2026-04-08 12:00", "2026-04-16", "2026-04-17")
    sooner = moved("2026-04-08 12:00", "2026-04-14", "2026-04-17")
    last = {}
    for plan in (earlier, sooner):
        found = asked(GP, plan, *ALIVE)
        (coach,) = [one for one in found.requirements if one.name == WORK_COACH_SEEN.code]
        last[found.on.isoformat()] = (coach.deadline.due_on.isoformat(), coach.stands, found.near)

    assert last == {
        "2026-04-16": ("2026-04-09", "unmet", False),
        "2026-04-14": ("2026-04-10", "not-yet-due", True),  # 7 April was over: short notice
    }


def test_two_missing_or_one_far_off_is_not_near():
    assert not asked(*ALIVE).near  # no GP either
    early = asked(GP, *ALIVE, now="2026-03-21 09:00")
    assert not early.near


def test_all_in_place_is_not_near_and_no_plan_no_list():
    coach = arranged("2026-03-28", "w1", "2026-04-05 11:00", "work-coach")
    found = asked(GP, coach, attended("2026-04-05 11:00", "w1"), *ALIVE)

    assert set(stands(found).values()) == {"met"}
    assert not found.near
    assert asked(GP, released("2026-04-06 09:00"), *ALIVE) is None


@pytest.mark.parametrize(
    ("now", "stand"), [("2026-04-09", "not-yet-due"), ("2026-04-17 09:00", "unmet")]
)
def test_a_handover_lists_its_steps_and_its_pack(now, stand):
    log = in_log((*INSIDE[:4], *(heartbeat(s, now) for s in ("prison", "probation"))))
    ask = Ask(at(now), england_and_wales(), heard_from(log))
    (found,) = of_handovers(Journey(log, at(now)), ask, (HP17,))

    assert found.of.startswith("HP17/")
    assert {one.stands for one in found.requirements} == {stand}
    assert len(found.requirements) == 1 + len(HP17.pack)


def test_what_somebody_waived_is_not_missing():
    """No GP and no work coach: two are missing, until one of them is waived."""
    log = in_log((*INSIDE, *ALIVE))
    (missing,) = [
        name
        for name, one in ask_all(
            Journey(log, at(NOW)), RULES, Ask(at(NOW), england_and_wales(), heard_from(log))
        ).judged.items()
        if one.rule is GP_REGISTERED
    ]
    waived = said(
        "prison", "2026-04-09 10:00", CaseworkWaived(missing, "moves abroad", "officer-7")
    )

    assert not asked(*ALIVE).near
    found = asked(waived, *ALIVE)
    assert (found.near, GP_REGISTERED.code in stands(found)) == (True, False)
