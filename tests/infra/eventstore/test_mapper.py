"""The stored form: names of our own, checks on reading, a hash of what was said and no more."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from eventsourcing.persistence import JSONTranscoder, MapperDeserialisationError
from hypothesis import given
from hypothesis import strategies as st

from domain.facts.custody import PersonReleased
from domain.facts.entry import Labels
from infra.eventstore.mapper import FactMapper
from infra.eventstore.stored import encode_state
from tests.infra.eventstore.told import RELEASE, release

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)
MAPPER = FactMapper(JSONTranscoder())


def body(told: Any) -> int:
    """The hash that tells a repeat from a reused id."""
    return encode_state(told)[1]


def test_the_stored_form_is_written_out() -> None:
    """What stands in the database, byte for byte."""
    assert encode_state(RELEASE)[0] == (
        b'{"id":"e1","source":"/prison/nomis","happened_at":"2026-03-02T09:00:00Z",'
        b'"told_at":"2026-03-02T09:05:00Z","fact":{"prison":"LEI","kind":"conditional"},'
        b'"labels":{"publisher":"prison","category":"custody","tier":"T1","regime":"part3",'
        b'"basis":"fact","marks":["mappa"]}}'
    )


def test_the_hash_is_written_out() -> None:
    """It stands in every inbox: changing how it is made would park every redelivery."""
    assert body(RELEASE) == 7014935008128180661


@pytest.mark.parametrize(
    "same",
    [
        replace(RELEASE, told_at=AT),
        replace(RELEASE, labels=Labels("prison", "risk", "T4", "uk-gdpr", "assessment")),
        replace(RELEASE, happened_at=RELEASE.happened_at.astimezone(timezone(timedelta(hours=1)))),
    ],
    ids=["told_at", "labels", "the same instant elsewhere"],
)
def test_the_hash_leaves_out_what_was_not_said(same: Any) -> None:
    """A redelivery under another timestamp, or after our labels changed, is a repeat."""
    assert body(same) == body(RELEASE)


_ID = st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=3)


@given(_ID, _ID, _ID, _ID)
def test_fields_are_never_taken_for_each_other(
    one: str | None, two: str | None, three: str | None, four: str | None
) -> None:
    """Absent is not empty, and moving a character from one field to the next is another body."""
    first = release("e1", supersedes=one, extra=two)
    second = release("e1", supersedes=three, extra=four)

    assert (body(first) == body(second)) is ((one, two) == (three, four))


def test_reading_checks_the_fact_again() -> None:
    """A value outside the closed list never becomes a fact; the error names the place, not it."""
    state, _ = encode_state(RELEASE)
    with pytest.raises(MapperDeserialisationError, match=r"position 9: stored custody\.person_rel"):
        MAPPER.to_entry(
            9, "prison/A1", PersonReleased.TYPE, state.replace(b"conditional", b"vanished"), AT
        )


def test_a_name_nobody_knows_says_what_to_do() -> None:
    """A fact class taken out of the registry must leave an upcaster behind."""
    with pytest.raises(MapperDeserialisationError, match=r"custody\.person_vanished\.v1.*upcaster"):
        MAPPER.to_entry(9, "prison/A1", "custody.person_vanished.v1", encode_state(RELEASE)[0], AT)


def test_an_old_form_is_read_through_its_upcasters() -> None:
    """v-2 becomes v-1 becomes today's; each step sees the fields of its own time."""
    state = encode_state(RELEASE)[0].replace(
        b'"prison":"LEI","kind":"conditional"', b'"jail":"lei","why":"conditional"'
    )
    mapper = FactMapper(
        JSONTranscoder(),
        upcasters={
            "custody.let_go.v1": (
                "custody.let_go.v2",
                lambda old: {"prison": old["jail"], "why": old["why"]},
            ),
            "custody.let_go.v2": (
                "custody.person_released.v1",
                lambda old: {"prison": old["prison"].upper(), "kind": old["why"]},
            ),
        },
    )

    entry = mapper.to_entry(1, "prison/A1234BC", "custody.let_go.v1", state, AT)

    assert entry.fact == PersonReleased(prison="LEI", kind="conditional")
