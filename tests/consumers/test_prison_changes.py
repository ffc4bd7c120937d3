"""What prisons tell without its content: every event has a reading, and a label of its own."""

import pytest

from consumers.codes.raw_events import PUBLISHED, published_as
from consumers.labels import labels_for
from consumers.prison_changes import PRISON_CHANGES
from consumers.translators.prison import NAMES_TWO, TRANSLATORS
from domain.facts.data import ChangeTold, Opaque
from tests.consumers.messages import domain_event, told

RAW = tuple(dict.fromkeys((*(name for name in TRANSLATORS if "." not in name), *PUBLISHED)))
EVENTS = tuple(name for name in TRANSLATORS if "." in name)
# Anything may stand in a note, and a religion is nobody's business: the riskiest label.
OF_A_MERGE_ALONE = ("BOOKING_NUMBER-CHANGED",)  # published as a merge, where it is one
RISKIEST = ("person.case-note.", "prison.case-note.", "core-person-record.prison.religion.")


def named(name):
    """What a change is called: a raw row goes by its published name."""
    return name if name in OF_A_MERGE_ALONE else published_as(name) or name


@pytest.mark.parametrize("name", EVENTS)
def test_an_event_with_nothing_in_it_is_still_a_change(name):
    """Thin or stripped: known to have changed, and never opaque."""
    first = told(domain_event(name, {}))[0]

    assert first.fact == ChangeTold(name)
    assert first.supersedes is None
    assert first.record == "prison/A1234BC"
    assert first.extra is not None


@pytest.mark.parametrize("name", RAW)
def test_a_raw_row_of_a_booking_alone_is_kept_with_its_booking(name):
    row = {"eventType": name, "eventDatetime": "2026-03-02T09:30:00", "bookingId": 3000042}
    first = told(row)[0]

    assert first.fact == ChangeTold(named(name))
    assert first.record == "prison/booking-3000042"


@pytest.mark.parametrize("name", sorted(TRANSLATORS))
def test_a_change_is_as_sensitive_as_what_changed(name):
    name = named(name)
    labels = labels_for("prison", ChangeTold(name))

    assert (labels.category == "unread") == name.startswith(RISKIEST)


def test_health_told_as_a_change_is_marked_as_health():
    diet = labels_for(
        "prison", ChangeTold("prison-offender-events.prisoner.dietary.information.updated")
    )

    assert (diet.category, diet.tier, diet.marks) == ("health", "T3", ("health-confidential",))
    work = labels_for("prison", ChangeTold("person.case-note.created/resettlement"))
    assert (work.category, work.tier) == ("needs", "T2")


def test_longer_beginnings_stand_before_those_they_begin_with():
    begins = [row[0] for row in PRISON_CHANGES]

    for place, name in enumerate(begins):
        assert not any(name.startswith(earlier) for earlier in begins[:place]), name


def test_an_event_of_two_people_without_their_numbers_names_nobody():
    for name in NAMES_TWO - set(RAW):
        assert told(domain_event(name, {}))[0].fact == ChangeTold(name)


def test_a_name_nobody_knows_stays_opaque():
    for name in ("person.alert.invented", "person.temporary-absence.invented", "INVENTED-ROW"):
        assert isinstance(told(domain_event(name, {}))[0].fact, Opaque)
