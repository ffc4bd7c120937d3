"""What probation's record says after a movement: a line a case."""

from datetime import date

import pytest

from domain.journey.probation_record import CustodyRecord, PrisonMovement, after

DAY = date(2026, 3, 16)


def moved(kind: str, reads_as: str = "", **fields) -> PrisonMovement:
    return PrisonMovement(kind, reads_as, **{"prison": "LEI", **fields})


@pytest.mark.parametrize(
    ("status", "movement", "now", "place"),
    [
        ("in-custody", moved("released"), "released-on-licence", "community"),
        ("recalled", moved("released"), "released-on-licence", "community"),
        ("sentenced-in-custody", moved("admission"), "in-custody", "prison-LEI"),
        ("released-on-licence", moved("admission"), "in-custody", "prison-LEI"),
        ("in-custody", moved("transferred"), "in-custody", "prison-LEI"),
        ("in-custody", moved("released", "hospital"), "in-custody", "secure-hospital"),
        ("in-custody", moved("released-to-hospital"), "in-custody", "secure-hospital"),
        ("released-on-licence", moved("released", "hospital"), "recalled", "secure-hospital"),
        ("released-on-licence", moved("released", "removed"), "recalled", "immigration-centre"),
        (
            "custody-rotl",
            moved("released", "unlawfully-at-large"),
            "recalled",
            "unlawfully-at-large",
        ),
        (
            "post-sentence-supervision",
            moved("admission"),
            "post-sentence-supervision",
            "prison-LEI",
        ),
        ("in-custody", moved("released", "merge"), "in-custody", None),
        ("in-custody", moved("released", "died"), "in-custody", None),
        ("in-custody", moved("sent-to-court"), "in-custody", None),
        ("released-on-licence", moved("released"), "released-on-licence", None),
    ],
)
def test_status_and_place(status, movement, now, place):
    effect = after(CustodyRecord(status), movement)

    assert (effect.status, effect.location) == (now, place)


@pytest.mark.parametrize(
    ("status", "movement", "reason"),
    [
        ("released-on-licence", moved("admission"), "notified-by-custodial-establishment"),
        ("custody-rotl", moved("temporary-absence-return"), "end-of-temporary-licence"),
        ("custody-rotl", moved("transferred"), "end-of-temporary-licence"),
        ("released-on-licence", moved("transferred"), "notified-by-custodial-establishment"),
        ("released-on-licence", moved("transferred", internal=False), None),
        ("released-on-licence", moved("return-from-court"), None),
        ("released-on-licence", moved("released", "hospital"), "transfer-to-secure-hospital"),
        ("released-on-licence", moved("released", "escape"), "notified-by-custodial-establishment"),
        ("custody-rotl", moved("released", "escape"), "end-of-temporary-licence"),
        ("in-custody", moved("admission"), None),
        ("recalled", moved("admission"), None),
    ],
)
def test_recalls(status, movement, reason):
    """Somebody out on licence who is inside again has been recalled, whoever says so first."""
    effect = after(CustodyRecord(status), movement)

    assert (effect.recall_recorded, effect.recall_reason) == (reason is not None, reason)


@pytest.mark.parametrize(
    ("fields", "on", "problem"),
    [
        ({"released_on": DAY}, DAY, None),
        ({"released_on": DAY}, date(2026, 3, 15), "invalid-recall-date"),
        ({}, date(2026, 3, 17), "invalid-recall-date"),
        ({"previously_released": False}, DAY, "recall-not-required"),
    ],
)
def test_days_a_recall_can_have(fields, on, problem):
    """Not before the release, not ahead of today, and never without a release."""
    effect = after(CustodyRecord("released-on-licence", **fields), moved("admission", on=on), DAY)

    assert effect.recall_problem == problem


@pytest.mark.parametrize(
    ("fields", "on", "problem"),
    [
        ({}, DAY, None),
        ({"recalled_on": DAY}, DAY, None),
        ({"recalled_on": DAY}, date(2026, 3, 15), "invalid-release-date"),
        ({"sentenced_on": DAY}, date(2026, 3, 15), "invalid-release-date"),
        ({"sentence": "pss-breach-committal"}, DAY, "unable-to-release"),
    ],
)
def test_days_a_release_can_have(fields, on, problem):
    effect = after(CustodyRecord("in-custody", **fields), moved("released", on=on))

    assert effect.release_problem == problem
    assert effect.release_recorded is (problem is None)


def test_what_a_release_says():
    """Its kind, and the prison told, else the one on the record, else nobody's."""
    record = CustodyRecord("in-custody", prison="MDI")
    early = after(record, moved("released", "early"))
    unnamed = after(record, moved("released", prison=None))

    assert (early.release_type, early.releasing_prison) == (
        "end-of-custody-supervised-licence",
        "LEI",
    )
    assert (unnamed.release_type, unnamed.releasing_prison) == ("adult-licence", "MDI")
    assert (
        after(CustodyRecord("in-custody"), moved("released", prison=None)).releasing_prison is None
    )
