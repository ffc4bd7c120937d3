"""What probation's record says after a movement: a line a case."""

import pytest

from domain.journey.probation_record import CustodyRecord, PrisonMovement, after


def moved(kind: str, reads_as: str = "", prison: str | None = "LEI") -> PrisonMovement:
    return PrisonMovement(kind, reads_as, prison)


@pytest.mark.parametrize(
    ("status", "movement", "now", "place"),
    [
        ("in-custody", moved("released"), "released-on-licence", "community"),
        ("recalled", moved("released"), "released-on-licence", "community"),
        ("sentenced-in-custody", moved("admission"), "in-custody", "prison-LEI"),
        ("released-on-licence", moved("admission"), "in-custody", "prison-LEI"),
        ("in-custody", moved("transferred"), "in-custody", "prison-LEI"),
        ("in-custody", moved("temporary-absence-release"), "custody-rotl", None),
        ("in-custody", moved("released", "hospital"), "in-custody", "secure-hospital"),
        ("released-on-licence", moved("released", "hospital"), "recalled", "secure-hospital"),
        ("released-on-licence", moved("released", "removed"), "recalled", "immigration-centre"),
        (
            "custody-rotl",
            moved("released", "unlawfully-at-large"),
            "recalled",
            "unlawfully-at-large",
        ),
        ("in-custody", moved("released", "abscond"), "in-custody", "unlawfully-at-large"),
        (
            "post-sentence-supervision",
            moved("admission"),
            "post-sentence-supervision",
            "prison-LEI",
        ),
        ("post-sentence-supervision", moved("released"), "post-sentence-supervision", "community"),
        ("in-custody", moved("died"), "in-custody", None),
        ("in-custody", moved("extradited"), "in-custody", None),
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
        ("custody-rotl", moved("admission"), "notified-by-custodial-establishment"),
        ("custody-rotl", moved("temporary-absence-return"), "end-of-temporary-licence"),
        ("custody-rotl", moved("return"), "end-of-temporary-licence"),
        ("custody-rotl", moved("transferred"), "end-of-temporary-licence"),
        ("released-on-licence", moved("transferred"), "notified-by-custodial-establishment"),
        ("released-on-licence", moved("return"), None),
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


def test_only_a_licence_has_conditions_to_end():
    """Leave that is over ends none; nor does a licence whose holder is held elsewhere."""
    back = after(CustodyRecord("released-on-licence"), moved("admission"))
    from_leave = after(CustodyRecord("custody-rotl"), moved("admission"))
    treated = after(CustodyRecord("released-on-licence"), moved("released", "hospital"))

    assert [e.licence_conditions_ended for e in (back, from_leave, treated)] == [True, False, False]


@pytest.mark.parametrize(
    ("status", "movement", "problem"),
    [
        ("in-custody", moved("released"), None),
        ("custody-rotl", moved("released"), "unable-to-release"),
        ("in-custody", moved("released", "hospital"), "unable-to-release"),
        ("in-custody", moved("temporary-absence-release"), "unsupported-release-type"),
        ("in-custody", moved("extradited"), "unsupported-release-type"),
    ],
)
def test_why_no_release_is_recorded(status, movement, problem):
    effect = after(CustodyRecord(status), movement)

    assert effect.release_problem == problem
    assert effect.release_recorded is (problem is None)


@pytest.mark.parametrize(
    ("told", "on_record", "releasing"),
    [("LEI", "MDI", "LEI"), (None, "MDI", "MDI"), (None, None, None)],
)
def test_who_released(told, on_record, releasing):
    """The prison told, else the one on the record, else nobody's."""
    record = CustodyRecord("in-custody", prison=on_record)

    assert after(record, moved("released", "early", told)).releasing_prison == releasing


def test_what_kind_of_release():
    """Only end of custody supervised licence has a name of its own."""
    kinds = [
        after(CustodyRecord("in-custody"), moved("released", reads_as)).release_type
        for reads_as in ("early", "")
    ]

    assert kinds == ["end-of-custody-supervised-licence", "adult-licence"]
