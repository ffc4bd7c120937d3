"""What probation's record should say, told as small journeys."""

from itertools import permutations

import pytest

from domain.facts.custody import (
    Absconded,
    PersonTransferred,
    Removed,
    TemporarilyReleased,
    TemporaryReleaseReturned,
)
from domain.facts.data import ChangeTold
from domain.facts.sentence import SentenceImposed
from domain.journey.custody_record import ShouldSay, should_say
from tests.domain.journey.spelling import journey
from tests.people import (
    died,
    from_hospital,
    recall_rescinded,
    recalled,
    received,
    released,
    sentenced,
    supervision_ended,
    supervision_started,
    to_hospital,
)
from tests.story import Said, at, said

SENTENCED = sentenced("2026-01-05 10:00")
IN = received("2026-01-05 15:00")
OUT = released("2026-03-03 09:00")
LEAVE = said("prison", "2026-02-01 09:00", TemporarilyReleased("LEI", at("2026-02-01 17:00")))
LEAVE_OVER = said("prison", "2026-02-01 16:40", TemporaryReleaseReturned("LEI"))
AT_LARGE = ("recalled", "unlawfully-at-large")
STARTED = supervision_started("2026-03-03 11:00")


def record(*items: Said, now: str = "2026-06-30") -> ShouldSay:
    found = should_say(journey(*items, now=now))
    assert found is not None
    return found


def says(*items: Said) -> tuple[str, str | None]:
    found = record(*items)
    return (found.status, found.location)


@pytest.mark.parametrize(
    ("items", "status", "place"),
    [
        ([SENTENCED], "sentenced-in-custody", None),
        ([SENTENCED, IN], "in-custody", "prison-LEI"),
        ([IN, OUT], "released-on-licence", "community"),
        ([OUT], "released-on-licence", "community"),
        ([IN, OUT, received("2026-04-01 11:00", "remand")], "in-custody", "prison-LEI"),
        ([IN, to_hospital("2026-02-01")], "in-custody", "secure-hospital"),
        ([IN, to_hospital("2026-02-01"), from_hospital("2026-02-09")], "in-custody", "prison-LEI"),
        ([IN, OUT, to_hospital("2026-04-01")], "recalled", "secure-hospital"),
        (
            [IN, OUT, said("prison", "2026-04-01", Absconded("unlawfully-at-large"))],
            *AT_LARGE,
        ),
        ([IN, released("2026-03-03 09:00", "immigration")], "in-custody", "immigration-centre"),
        (
            [IN, said("prison", "2026-03-03", Removed("deported"))],
            "in-custody",
            "immigration-centre",
        ),
        (
            [IN, said("prison", "2026-02-01", PersonTransferred("LEI", "MDI"))],
            "in-custody",
            "prison-MDI",
        ),
        ([IN, LEAVE], "custody-rotl", "prison-LEI"),
        ([IN, LEAVE, LEAVE_OVER], "in-custody", "prison-LEI"),
        ([IN, OUT, recalled("2026-04-01")], "recalled", "community"),
        ([recalled("2026-04-01"), received("2026-04-02", "recall")], "in-custody", "prison-LEI"),
        (
            [IN, OUT, recalled("2026-04-01"), recall_rescinded("2026-04-02")],
            "released-on-licence",
            "community",
        ),
        ([IN, OUT, supervision_ended("2026-05-01")], "terminated", "community"),
        (
            [IN, OUT, supervision_ended("2026-05-01"), supervision_started("2026-05-01", "pss")],
            "post-sentence-supervision",
            "community",
        ),
        ([IN, died("2026-02-01").by("prison")], "in-custody", "prison-LEI"),
        ([IN, LEAVE, said("prison", "2026-02-01 17:00", Absconded("escape"))], *AT_LARGE),
        ([IN, recalled("2026-02-01")], "in-custody", "prison-LEI"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_status_and_place(items, status, place):
    assert says(*items) == (status, place)


@pytest.mark.parametrize(
    "items",
    [
        [received("2026-01-05 15:00", "remand"), released("2026-03-03 09:00", "bail")],
        [
            sentenced("2026-01-05 10:00", "community-order"),
            supervision_ended("2026-05-01", "order"),
        ],
        [IN.by("probation"), OUT.by("probation")],
    ],
    ids=["remand", "a community order", "only probation itself"],
)
def test_no_record_without_a_sentence_that_others_told_of(items):
    assert should_say(journey(*items)) is None


def test_every_step_says_what_was_recorded():
    """Released early, then back: the release with its type, the recall with its reason."""
    found = record(
        IN, released("2026-03-03 09:00", "early"), received("2026-04-01 11:00", "recall")
    )
    effects = [step.effect for step in found.steps]

    assert [step.fact for step in found.steps] == [f"/prison/nomis#e{n}" for n in (1, 2, 3)]
    assert [e.status for e in effects] == ["in-custody", "released-on-licence", "in-custody"]
    assert effects[1].release_type == "end-of-custody-supervised-licence"
    assert effects[2].recall_reason == "notified-by-custodial-establishment"
    assert effects[2].licence_conditions_ended


def test_since_the_fact_that_changed_it():
    """A word that changes nothing is a step, but not where it began."""
    again = released("2026-03-04 09:00")
    found = record(IN, OUT, again)

    assert found.since.fact == "/prison/nomis#e2"
    assert found.steps[-1].effect.release_problem == "unable-to-release"


def test_a_merge_is_no_movement():
    """The door tells of a release with code MRG as a change."""
    merged = said(
        "prison", "2026-02-01", ChangeTold("prison-offender-events.prisoner.released/merge")
    )

    assert len(record(IN, merged).steps) == 1


def test_two_sources_tell_one_movement():
    """One step, at the earlier word; the same source twice means two."""
    twin = released("2026-03-03 09:20").by("/prison/search")
    again = released("2026-03-03 09:20")

    assert len(record(IN, OUT, twin).steps) == 2
    assert len(record(IN, OUT, again).steps) == 3


def test_a_sentence_counts_from_its_day_and_once():
    """Courts tell whole histories again, weeks later: no new record begins by it."""
    again = said(
        "court",
        "2026-03-20 10:00",
        SentenceImposed("custody", sentenced_on=SENTENCED.fact.sentenced_on),
    )
    found = record(SENTENCED, IN, OUT, again)

    assert (found.status, str(found.sentenced_on)) == ("released-on-licence", "2026-01-05")


def test_a_later_sentence_has_the_record():
    """To somebody on licence it begins a new one; to somebody inside it adds a day."""
    later = sentenced("2026-04-07 10:00")

    assert says(SENTENCED, IN, OUT, later) == ("sentenced-in-custody", None)
    assert says(SENTENCED, IN, later) == ("in-custody", "prison-LEI")


@pytest.mark.parametrize(
    ("items", "status", "agrees"),
    [
        ([IN, OUT], None, "not-told"),
        ([IN, OUT, STARTED], "released-on-licence", "yes"),
        ([IN, OUT, STARTED.by("/provider/crc-north")], None, "not-told"),
        ([IN, OUT, STARTED, received("2026-04-02")], "released-on-licence", "no"),
        ([IN, OUT, recalled("2026-04-01")], "recalled", "yes"),
        ([IN, OUT, recalled("2026-04-01"), received("2026-04-02", "recall")], "recalled", "yes"),
        (
            [IN, OUT, recalled("2026-04-01"), received("2026-04-02"), released("2026-05-01")],
            "recalled",
            "no",
        ),
        ([IN, IN.by("probation")], "in-custody", "yes"),
        ([IN, OUT, IN.by("probation")], "in-custody", "no"),
        ([supervision_started("2025-03-03"), SENTENCED, IN], None, "not-told"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_probation_told_itself(items, status, agrees):
    """A word of an earlier sentence is none of this one; a release not followed is seen at once."""
    found = record(*items)

    assert (found.told and found.told.status, found.agrees) == (status, agrees)


def test_a_release_and_a_return_since_its_last_word():
    """Recalled, released and back: the old recall doesn't fit only because he is inside again."""
    items = [recalled("2026-04-01"), received("2026-04-02"), released("2026-05-01")]

    assert record(IN, OUT, *items, received("2026-06-01")).agrees == "no"


def test_as_of_then():
    assert record(SENTENCED, IN, OUT, now="2026-02-01").status == "in-custody"


def test_any_order_of_arrival():
    """Which of them was recorded first changes nothing."""
    items = [SENTENCED, IN, LEAVE, LEAVE_OVER, OUT]
    named = [item.named(str(n)) for n, item in enumerate(items)]
    late = [f"2026-04-{n:02}" for n in range(1, 6)]
    found = {
        record(*(item.told(day) for item, day in zip(order, late, strict=True)))
        for order in permutations(named)
    }

    assert len(found) == 1
