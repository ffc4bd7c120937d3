"""Hearings: who stood there is read, each on a record of their own; what isn't sure is told as a change."""

import json
from datetime import UTC, date, datetime

import pytest

from domain.facts.data import ChangeTold, Opaque
from domain.facts.identity import IdentifierObserved, PersonSeen
from domain.facts.recall import Charged
from tests.consumers.messages import notification, refused, told

HEARING = "COMMON_PLATFORM_HEARING"
TOPIC = "in.court.v1"


def sent(body, kind=HEARING, **attributes):
    named = {name: {"Type": "String", "Value": value} for name, value in attributes.items()}
    return notification(body) | {
        "MessageAttributes": {"messageType": {"Type": "String", "Value": kind}} | named
    }


def hearing(*defendants, **case):
    return {"hearing": {"id": "h-1", "prosecutionCases": [case | {"defendants": list(defendants)}]}}


def defendant(told_id="d-1", first="Gwen", last="Example", **more):
    details = {"firstName": first, "lastName": last, "dateOfBirth": "1990-02-01"}
    return {"id": told_id, "personDefendant": {"personDetails": details}} | more


def facts(body, **attributes):
    return [(fact.record, fact.fact) for fact in told(sent(body, **attributes), TOPIC)]


CHANGED = ChangeTold(HEARING)
SEEN = PersonSeen("Gwen", "Example", date(1990, 2, 1))


def test_one_defendant_has_the_hearing_on_their_own_record():
    body = hearing(defendant(pncId="2012/0394773H", croNumber="065656/91H"))

    assert facts(body) == [
        ("court/d-1", CHANGED),
        ("court/d-1", SEEN),
        ("court/d-1", IdentifierObserved("pnc", "2012/0394773H")),
        ("court/d-1", IdentifierObserved("cro", "065656/91H")),
    ]


def test_of_several_nobody_has_the_others_on_their_record():
    """The whole body lies on the hearing's own record, and there alone."""
    two = told(sent(hearing(defendant(), defendant("d-2", "Owain"))), TOPIC)

    assert [(fact.record, fact.fact) for fact in two] == [
        ("court/hearing:h-1", CHANGED),
        ("court/d-1", CHANGED),
        ("court/d-1", SEEN),
        ("court/d-2", CHANGED),
        ("court/d-2", PersonSeen("Owain", "Example", date(1990, 2, 1))),
    ]
    assert "Owain" in two[0].extra
    assert all("Owain" not in fact.extra for fact in two[1:])


def test_the_raw_hearing_its_stage_and_its_moment_are_kept():
    (first, *_) = told(sent(hearing(defendant()), hearingEventType="Resulted"), TOPIC)
    kept = json.loads(first.extra)

    assert kept["hearing"]["prosecutionCases"][0]["defendants"][0]["id"] == "d-1"
    assert kept["(attribute) hearingEventType"] == "Resulted"
    assert kept["(wrapper) Timestamp"] == "2026-03-02T09:59:00.000Z"
    assert first.happened_at == datetime(2026, 3, 2, 9, 59, tzinfo=UTC)


def test_a_wrapper_with_another_event_type_is_recorded():
    (first, *_) = told(sent(hearing(defendant()), eventType="commonplatform.case.received"), TOPIC)

    assert first.fact == CHANGED
    assert json.loads(first.extra)["(attribute) eventType"] == "commonplatform.case.received"


@pytest.mark.parametrize(
    ("given", "seen"),
    [
        ({"firstName": "Gwen", "middleName": "Ann", "lastName": "E", "gender": "FEMALE"},
         PersonSeen("Gwen Ann", "E", sex="female")),
        ({"firstName": " Gwen ", "lastName": "E", "gender": "NOT_KNOWN"}, PersonSeen("Gwen", "E")),
        ({"firstName": "Gwen", "lastName": "E", "dateOfBirth": "0000-00-00"},
         PersonSeen("Gwen", "E")),
        ({"firstName": "Gwen", "lastName": "E", "dateOfBirth": "2026-02-29"},
         PersonSeen("Gwen", "E")),
        ({"firstName": "Gwen", "lastName": "E", "dateOfBirth": "01/02/1990"},
         PersonSeen("Gwen", "E")),
        ({"firstName": "Gwen", "lastName": "E", "address": {"postcode": "ZZ1 1ZZ"}},
         PersonSeen("Gwen", "E", postcode="ZZ1 1ZZ")),
        ({"lastName": "E"}, None),
        ({"firstName": "Gwen"}, None),
        ({"firstName": "", "lastName": "E"}, None),
        ({"firstName": 7, "lastName": ["E"]}, None),
        ({"firstName": "x" * 201, "lastName": "E"}, None),
    ],
)  # fmt: skip
def test_a_person_is_seen_as_far_as_they_are_told(given, seen):
    body = hearing({"id": "d-1", "personDefendant": {"personDetails": given}})

    assert facts(body) == [("court/d-1", CHANGED)] + ([("court/d-1", seen)] if seen else [])


def test_aliases_are_seen_as_well():
    body = hearing(defendant(aliases=[{"firstName": "G", "lastName": "Other"}, {"lastName": "X"}]))

    assert ("court/d-1", PersonSeen("G", "Other")) in facts(body)
    assert len(facts(body)) == 3


@pytest.mark.parametrize(
    "body",
    [
        {"hearing": {"id": "h-1"}},
        {"hearing": {"id": "h-1", "prosecutionCases": [{"defendants": None}, None]}},
        hearing({"pncId": "2012/0394773H"}),
        hearing({"id": "has spaces", "pncId": "2012/0394773H"}),
    ],
)
def test_a_hearing_of_nobody_by_number_stands_alone(body):
    assert facts(body) == [("court/hearing:h-1", CHANGED)]


def test_without_any_id_it_is_kept_whole():
    ((record, fact),) = facts({"hearing": {}})

    assert record == "court/unidentified"
    assert isinstance(fact, Opaque)


def test_spellings_of_one_number_are_one_and_two_numbers_are_a_clash():
    one, other = defendant(pncId="1979/0163001B"), defendant(pncId="79/163001B")
    assert len(facts(hearing(one, other))) == 4

    clash = refused(sent(hearing(one, defendant(pncId="2012/0394773H"))), TOPIC)
    assert clash.reason == "identifier-clash"
    assert "0394773" not in clash.says
    apart = hearing(one, defendant("d-2", pncId="2012/0394773H"))
    assert ("court/d-2", IdentifierObserved("pnc", "2012/0394773H")) in facts(apart)


def test_a_charge_with_its_day_is_told_once_however_often_it_is_heard():
    charge = {"id": "o-1", "offenceCode": "ZZ1", "chargeDate": "2026-02-10"}
    body = hearing(defendant(offences=[charge]), initiationCode="C")
    *_, first = told(sent(body), TOPIC)
    *_, again = told(sent(body, hearingEventType="Resulted"), TOPIC)

    assert (first.fact, first.record) == (Charged("ZZ1"), "court/d-1")
    assert (first.happened_at, first.day_only) == (datetime(2026, 2, 10, tzinfo=UTC), True)
    assert json.loads(first.extra) == {"_happened": {"kind": "day"}}
    assert first.supersedes == again.supersedes == "charge/o-1/d-1~"
    assert first.id != again.id


@pytest.mark.parametrize(
    "offence",
    [
        {"id": "o-1"},
        {"id": "o-1", "chargeDate": "10/02/2026"},
        {"id": "o-1", "chargeDate": None},
        {"chargeDate": "2026-02-10"},
        {"id": "o" * 60, "chargeDate": "2026-02-10"},
        {"id": "o-1", "judicialResults": [{"label": "Imprisonment", "orderedDate": "2026-02-10"}]},
    ],
)
def test_no_charge_and_no_sentence_is_guessed(offence):
    assert facts(hearing(defendant("d" * 30, offences=[offence]), initiationCode="C"))[2:] == []


def test_who_was_summoned_was_not_charged():
    charge = {"id": "o-1", "chargeDate": "2026-02-10"}

    assert len(facts(hearing(defendant(offences=[charge]), initiationCode="S"))) == 2


def test_a_charge_in_the_future_is_not_believed():
    charge = {"id": "o-1", "chargeDate": "2126-02-10"}

    assert refused(sent(hearing(defendant(offences=[charge]))), TOPIC).reason == "implausible-time"


LIBRA = {
    "cId": 900000001,
    "caseNo": "26-1",
    "defendantType": "P",
    "defendantSex": "N",
    "defendantDob": "01/02/1990",
    "name": {"forename1": "Gwen", "surname": "Example"},
    "pnc": "2012/0394773H",
}


def test_libra_writes_its_days_its_own_way():
    assert facts(LIBRA, kind="LIBRA_COURT_CASE") == [
        ("court/900000001", ChangeTold("LIBRA_COURT_CASE")),
        ("court/900000001", SEEN),
        ("court/900000001", IdentifierObserved("pnc", "2012/0394773H")),
    ]


def test_libra_without_the_defendants_number_names_nobody():
    """A case has several defendants: their names may not become one person's."""
    unnumbered = LIBRA | {"cId": None}

    assert facts(unnumbered, kind="LIBRA_COURT_CASE") == [
        ("court/case:26-1", ChangeTold("LIBRA_COURT_CASE"))
    ]


POINTER = ["uk.example.Large", {"s3BucketName": "b", "s3Key": "k-1"}]


def test_a_body_kept_elsewhere_is_a_change_with_the_pointer_kept():
    (fact,) = told(sent(POINTER), TOPIC)

    assert (fact.record, fact.fact) == ("court/elsewhere:k-1", CHANGED)
    kept = json.loads(fact.extra)
    assert kept["(content)"] == "elsewhere"
    assert (kept["class"], kept["pointer"]) == tuple(POINTER)


def test_a_pointer_belongs_to_the_courts_and_may_have_any_key():
    assert refused(sent(POINTER), "in.prison.v1").reason == "source-mismatch"
    (unnamed,) = told(notification(POINTER), TOPIC)
    assert unnamed.fact == ChangeTold("large-court-message")
    (odd,) = told(notification(["x", {"s3Key": "a key with spaces " * 9}]), TOPIC)
    assert odd.record.startswith("court/elsewhere:")
    assert len(odd.record) < 60
    ((record, fact),) = facts(["x", {"s3BucketName": "b"}])
    assert (record, type(fact)) == ("court/unidentified", Opaque)


def test_a_hearing_without_a_moment_is_set_aside():
    assert refused({"hearing": {"id": "h-1"}}, TOPIC).reason == "missing-field"
    bare = {"Message": json.dumps({"hearing": {"id": "h-1"}})}
    assert refused(bare, TOPIC).reason == "missing-field"
