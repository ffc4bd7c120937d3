"""What was kept unread is read again as if it came today: same facts, same ids."""

import json
from dataclasses import replace

import pytest

from consumers.door import open_message
from consumers.refused import Refused
from consumers.rereading import first_id, read_again, told_by_content
from consumers.translators import contract, hmpps
from consumers.translators.registry import TRANSLATORS
from domain.facts.data import ChangeTold, Opaque
from domain.facts.identity import IdentifierObserved
from domain.facts.rereads import reread_id
from tests.consumers import samples
from tests.consumers.messages import RECEIVED, domain_event, event, notification, told

CHANGED = "offender-management.handover.changed"


@pytest.fixture
def unread(monkeypatch):
    """Reads a message as one who knows no event type and no fact."""

    def read(message, received_at=RECEIVED):
        with monkeypatch.context() as then:
            for agency in TRANSLATORS:
                then.setitem(TRANSLATORS, agency, {})
            then.setattr(contract, "BY_TYPE", {})
            then.setattr(hmpps, "any_table", lambda event: None)
            return open_message(message, received_at=received_at)

    return read


def let_in():
    """Every sample message that the door lets in."""
    for path in samples.files():
        if not samples.tells(samples.message(path))[0].startswith("refused"):
            yield pytest.param(samples.message(path), id=f"{path.parent.name}/{path.stem}")


@pytest.mark.parametrize("message", list(let_in()))
def test_every_sample_kept_unread_tells_the_same_later(unread, message):
    """In every envelope: facts, moments, records, labels, ids."""
    kept = unread(message, samples.RECEIVED)[0]
    today = open_message(message, received_at=samples.RECEIVED)

    assert isinstance(kept.fact, Opaque)
    if isinstance(today[0].fact, Opaque):
        assert read_again(kept, samples.RECEIVED) == ()
    else:
        assert read_again(kept, samples.RECEIVED) == today


def test_a_type_named_only_by_its_wrapper(unread):
    """The wrapper is gone; its word for the event is kept as the fact's name."""
    body = domain_event(CHANGED, {}, eventType=None)
    message = samples.Message("in.prison.v1", 0, 1, as_bytes(notification(body, CHANGED)), RECEIVED)

    (again,) = read_again(unread(message)[0], RECEIVED)

    assert again.fact == ChangeTold(about=CHANGED)


def test_a_wrapper_that_named_it_otherwise(unread):
    """The disagreement is kept, and the id with it."""
    body = notification(domain_event(CHANGED, {}), "something.else")
    message = samples.Message("in.prison.v1", 0, 1, as_bytes(body), RECEIVED)
    kept = unread(message)[0]

    (again,) = read_again(kept, RECEIVED)

    assert (again.id, "something.else" in (again.extra or "")) == (kept.id, True)


def test_what_is_understood_no_better_stays(unread):
    """A change told without its content, read again without a new translator; an unknown type."""
    (changed,) = told(domain_event(CHANGED, {}))
    (unknown,) = told(domain_event("nobody.knows.this", {}))
    (released,) = told(event())

    assert read_again(changed, RECEIVED) == ()
    assert read_again(unknown, RECEIVED) == ()
    assert read_again(released, RECEIVED) == ()
    assert read_again(replace(changed, extra=None), RECEIVED) == ()


def test_today_the_door_may_refuse_what_it_kept(unread):
    """It says so; whoever asked leaves the fact as it is."""
    bad = event(data={"prison": 7})
    kept = unread(samples.Message("in.prison.v1", 0, 1, as_bytes(bad), RECEIVED))[0]

    with pytest.raises(Refused) as no:
        read_again(kept, RECEIVED)

    assert no.value.reason == "bad-field"


def test_extensions_of_an_event_are_kept(unread):
    """Beside the fields its fact doesn't have."""
    told_more = event(region="north", data={"prison": "MDI", "kind": "conditional", "gate": 4})
    message = samples.Message("in.prison.v1", 0, 1, as_bytes(told_more), RECEIVED)

    (again,) = read_again(unread(message)[0], RECEIVED)

    assert (again,) == open_message(message, received_at=RECEIVED)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_further_reading_knows_its_first(number):
    """Of a message that is its own id, and of a version of a thing."""
    (changed,) = told(domain_event(CHANGED, {}))
    version = replace(changed, id=f"thing/b1~{changed.id}")

    for kept in (changed, version):
        later = replace(kept, id=reread_id(kept.id, number))

        assert first_id(later) == kept.id
        assert len(later.id) <= len(kept.id) + len("/reread-1")


def test_ids_that_are_the_message_itself():
    """The same id is the same message; one that a publisher chose may name another."""
    both = {"identifiers": [{"type": "NOMS", "value": "A1234BC"}, {"type": "CRN", "value": "X1"}]}
    first, *further = told(domain_event(CHANGED, {}, personReference=both))
    (chosen,) = told(event(unknownextension="x"))
    batch = [first, *further, chosen, replace(chosen, extra=None)]

    assert isinstance(further[-1].fact, IdentifierObserved)
    assert [told_by_content(batch, at) for at in range(len(batch))] == [
        *(True for _ in range(len(batch) - 2)),
        False,
        False,
    ]


def as_bytes(body):
    """JSON."""
    return json.dumps(body).encode()
