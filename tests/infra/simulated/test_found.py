"""Planted against shown: nothing missing, nothing beyond."""

from infra.simulated.found import compare
from infra.simulated.telling import Planted

HOMELESS = Planted("accom-homeless-open", "prison/A0001AA", "open")
VACUUM = Planted("lead-vacuum", "prison/A0002AA", "open")


def test_all_shown():
    shown = [
        ("accom-homeless-open", "prison/A0001AA", "open"),
        ("lead-vacuum", "prison/A0002AA", "open"),
    ]

    found = compare([HOMELESS, VACUUM], shown)

    assert (found.planted, found.found, found.unplanted) == (2, 2, 0)
    assert found.exact


def test_one_missing_and_one_nobody_planted():
    found = compare(
        [HOMELESS, VACUUM],
        [("lead-vacuum", "prison/A0002AA", "open"), ("lead-churn", "x/1", "breached")],
    )

    assert (found.planted, found.found, found.unplanted) == (2, 1, 1)
    assert found.missing == (("accom-homeless-open", "prison/A0001AA", "open"),)
    assert found.surplus == (("lead-churn", "x/1", "breached"),)
    assert not found.exact


def test_another_verdict_is_another_gap():
    found = compare([HOMELESS], [("accom-homeless-open", "prison/A0001AA", "unknown")])

    assert (found.found, found.unplanted) == (0, 1)


def test_two_of_a_kind_need_two():
    found = compare([HOMELESS, HOMELESS], [("accom-homeless-open", "prison/A0001AA", "open")])

    assert (found.planted, found.found, found.unplanted) == (2, 1, 0)


def test_any_record_of_the_person_will_do():
    shown = [("accom-homeless-open", "probation/X000001", "open")]

    found = compare([HOMELESS], shown, {"probation/X000001": "prison/A0001AA"})

    assert found.exact
