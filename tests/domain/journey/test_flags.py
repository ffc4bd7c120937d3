"""A flag is live while the latest word about it, from whoever, is that it was raised."""

from domain.journey.flags import flag_ends, flag_live, flag_word
from domain.journey.journey import Journey
from tests.people import flag, flag_ended
from tests.story import Said, at, in_log


def journey(*items: Said) -> Journey:
    return Journey(in_log(items), at("2026-12-31"))


def test_any_agency_ends_a_flag_another_raised() -> None:
    told = journey(
        flag("2026-01-01", "child", "police"),
        flag("2026-01-01", "rso", "police"),
        flag_ended("2026-02-01", "child", "prison"),
    )

    assert flag_live(told, "child") is None
    assert flag_live(told, "child", at("2026-01-31")) is not None
    assert flag_live(told, "rso") is not None
    assert flag_live(told, "stalking") is None


def test_raised_again_it_is_live_by_the_new_fact() -> None:
    told = journey(
        flag("2026-01-01", "child"),
        flag_ended("2026-02-01", "child"),
        flag("2026-03-01", "child").named("again"),
    )

    live = flag_live(told, "child")

    assert live is not None
    assert live.id == "again"
    assert flag_word(told, "child", at("2026-02-15")) == flag_ends(told, "child", at("2026-01-01"))
    assert flag_ends(told, "child", at("2026-02-02")) is None
