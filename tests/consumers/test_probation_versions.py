"""What probation tells again: the last word of a thing holds, in any order of arrival."""

from dataclasses import fields
from datetime import UTC, datetime
from itertools import permutations

import pytest

from domain.facts import accommodation, data, identity, risk
from domain.facts.entry import Entry
from domain.journey.corrections import standing
from tests.consumers.messages import domain_event, notification, told

BOOKING = "b-1"
CRN = {"identifiers": [{"type": "CRN", "value": "X123456"}]}


def probation(name, info, published, **more):
    """What the door makes of one event, published in that minute after ten."""
    body = domain_event(
        name,
        info,
        **{"personReference": CRN, "publishedAt": f"2026-03-02T09:{published:02}:00Z"} | more,
    )
    return told(notification(body), "in.probation.v1")


def stands(*messages):
    """The facts that still count once all are told."""
    recorded = datetime(2026, 3, 2, 11, tzinfo=UTC)
    every = (one for message in messages for one in message)
    entries = [
        Entry(
            **{field.name: getattr(one, field.name) for field in fields(one)},
            recorded_at=recorded,
            position=number,
        )
        for number, one in enumerate(every, start=1)
    ]
    facts = {entry.fact for entry in standing(entries).facts}
    return facts - {data.FactWithdrawn()}


def whatever_the_order(*messages):
    """The same of every order; fails if orders differ."""
    found = [stands(*order) for order in permutations(messages)]
    assert all(one == found[0] for one in found)
    return found[0]


def detail(name, details, at, published):
    """A detail body, fetched in that minute."""
    body = {
        "id": "d",
        "timestamp": at,
        "eventType": name,
        "eventDetails": {"personReference": {"crn": "X123456"}, "bookingId": BOOKING, **details},
    }
    wrapped = notification(body, Timestamp=f"2026-03-02T09:{published:02}:00.000Z")
    return told(wrapped, "in.probation.v1")


CAS3 = "accommodation.cas3.person."


def left(published, **details):
    """A departure told, or told again."""
    name = CAS3 + ("departed" if published == 1 else "departed.updated")
    return detail(name, details, "2026-03-01T12:00:00", published)


def test_an_arrival_told_again_is_one_arrival():
    first = probation(
        CAS3 + "arrived", {"bookingId": BOOKING}, 1, occurredAt="2026-02-03T00:00:00Z"
    )
    again = probation(
        CAS3 + "arrived.updated", {"bookingId": BOOKING}, 2, occurredAt="2026-02-04T00:00:00Z"
    )

    assert whatever_the_order(first, again) == {accommodation.BedArrived(BOOKING)}
    ((only,),) = ((one for one in again if one.supersedes),)
    assert (only.happened_at.day, only.day_only) == (4, True)
    assert only.supersedes == f"cas3-arrived/{BOOKING}~"


def test_who_was_said_to_have_died_lives_again():
    died = left(1, departedAt="2026-02-10T00:00:00Z", reason="Deceased")
    lives = left(
        2,
        departedAt="2026-02-10T00:00:00Z",
        reason="Planned Move on",
        moveOnCategory="Homeless – squat",  # noqa: RUF001 - the dash of their list
    )

    assert identity.PersonDied() in stands(died)
    facts = whatever_the_order(died, lives)
    assert identity.PersonDied() not in facts
    assert {type(fact) for fact in facts} == {
        accommodation.BedDeparted,
        accommodation.AccommodationRecorded,
    }


def test_a_thin_update_leaves_the_reason_told_before():
    died = left(1, departedAt="2026-02-10T00:00:00Z", reason="Deceased")
    thin = left(2)

    assert identity.PersonDied() in whatever_the_order(died, thin)


REGISTERED = {"registerTypeCode": "RCPR", "registrationId": "77"}
REGISTRATION = "probation-case.registration."


def test_a_registration_deleted_was_never_made():
    added = probation(REGISTRATION + "added", REGISTERED, 1)
    updated = probation(REGISTRATION + "updated", REGISTERED, 2)
    deleted = probation(REGISTRATION + "deleted", REGISTERED, 3)

    assert whatever_the_order(added, updated, deleted) == set()


def test_a_note_on_a_registration_does_not_move_the_day_it_was_raised():
    """Else a flag known for years would seem raised today, and every duty since would be void."""
    added = probation(REGISTRATION + "added", REGISTERED, 1, occurredAt="2024-05-01T09:00:00Z")
    updated = probation(REGISTRATION + "updated", REGISTERED, 2)

    assert not any(one.supersedes for one in updated)
    assert whatever_the_order(added, updated) == {risk.FlagRaised("child")}


def test_a_day_of_registration_put_right_replaces_the_wrong_one():
    day = {"registrationDate": "Wed May 01 00:00:00 BST 2024"}
    (put_right,) = probation(REGISTRATION + "updated", REGISTERED | day, 2)

    assert put_right.supersedes == "registration/77~"
    assert (put_right.happened_at, put_right.day_only) == (
        datetime(2024, 4, 30, 23, tzinfo=UTC),
        True,
    )


def test_each_review_sets_the_mappa_level_and_deletion_takes_all_back():
    mappa = {"registerTypeCode": "MAPP", "registrationId": "78"}
    added = probation(REGISTRATION + "added", mappa | {"registrationLevelCode": "M2"}, 1)
    reviewed = probation(REGISTRATION + "updated", mappa | {"registrationLevelCode": "M1"}, 2)
    deleted = probation(REGISTRATION + "deleted", mappa, 3)

    assert whatever_the_order(added, reviewed) == {
        risk.FlagRaised("mappa-eligible"),
        risk.MappaLevelSet(2),
        risk.MappaLevelSet(1),
    }
    assert whatever_the_order(added, reviewed, deleted) == set()


def test_a_link_to_a_prison_number_is_replaced():
    def link(kind, noms, published):
        person = {
            "identifiers": [{"type": "CRN", "value": "X123456"}, {"type": "NOMS", "value": noms}]
        }
        name = f"probation-case.prison-identifier.{kind}"
        return probation(name, {"bookingNumber": "1A"}, published, personReference=person)

    facts = whatever_the_order(link("added", "A1111AA", 1), link("updated", "A2222BB", 2))

    assert facts == {
        identity.IdentifierObserved("noms", "A2222BB"),
        identity.IdentifierObserved("booking", "1A"),
    }


@pytest.mark.parametrize(
    ("told_of", "stay"),
    [
        (("created",), 1),
        (("created", "amended"), 1),
        (("created", "amended", "terminated"), 2),
        (("created", "terminated", "unterminated"), 1),
        (("created", "amended", "terminated", "deleted"), 0),
        (("amended",), 1),
        (("unterminated",), 0),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else "",
)
@pytest.mark.parametrize("info", [{"sentenceId": 5}, {"eventNumber": "3"}], ids=["id", "number"])
def test_a_sentence_and_its_end(told_of, stay, info):
    messages = [
        probation(f"probation-case.sentence.{kind}", info, number)
        for number, kind in enumerate(told_of, start=1)
    ]

    facts = whatever_the_order(*messages)
    assert {type(fact) for fact in facts} <= {data.ChangeTold}
    assert len(facts) == stay


def test_a_case_deleted_and_recovered():
    made, gone, back = (
        probation(f"probation-case.engagement.{kind}", {}, number)
        for number, kind in enumerate(("created", "deleted", "recovered"), start=1)
    )

    assert whatever_the_order(made, gone) == set()
    assert whatever_the_order(made, gone, back) == {
        data.ChangeTold("probation-case.engagement.recovered")
    }


@pytest.mark.parametrize(
    "name", ["alias", "address", "mappa-information", "sentence", "engagement"]
)
def test_without_its_id_nothing_is_named(name):
    (one,) = probation(
        f"probation-case.{name}.deleted", {}, 1, personReference=None, nomsNumber="A1234BC"
    )

    assert (one.supersedes, one.fact) == (None, data.ChangeTold(f"probation-case.{name}.deleted"))
