"""HMPPS envelopes: whose event, about whom, when, and under which id."""

import json
from datetime import UTC, datetime

import pytest

from consumers.translators.families import FAMILIES
from consumers.translators.registry import NAMES_TWO, TRANSLATORS
from domain.facts import data, identity
from tests.consumers.messages import domain_event, notification, refused, told

THIN = "tier.calculation.complete"


def about(*identifiers, info=None, **more):
    """A thin probation event naming these (type, value) pairs."""
    listed = [{"type": kind, "value": value} for kind, value in identifiers]
    return domain_event(THIN, info or {}, personReference={"identifiers": listed}, **more)


def records(body, topic="in.probation.v1"):
    return [(fact.record, fact.fact) for fact in told(body, topic)]


CHANGED = data.ChangeTold(THIN)


@pytest.mark.parametrize(
    ("body", "record"),
    [
        (about(("CRN", "X123456")), "probation/X123456"),
        (about(("CRN", " x123456 ")), "probation/X123456"),
        (about(("CRN", None), ("NOMS", "A1234BC")), "prison/A1234BC"),
        (about(("nomsNumber", "A1234BC")), "prison/A1234BC"),
        (about(info={"prisonerNumber": "A1234BC"}), "prison/A1234BC"),
        (about(info={"offenderNo": "A1234BC"}), "prison/A1234BC"),
        (about(info={"prisonerId": "A1234BC"}), "prison/A1234BC"),
        (about(info={"serviceUserCRN": "X123456"}), "probation/X123456"),
        (about(prisonerId="A1234BC"), "prison/A1234BC"),
        (about(("PERSON", "77"), ("CRN", "X123456")), "probation/X123456"),
        (about(("CRN", "X08770")), "probation/X08770"),
        (about(("CRN", "X123456"), ("CRN", "x123456")), "probation/X123456"),
    ],
)
def test_the_person_is_found_wherever_named(body, record):
    assert records(body) == [(record, CHANGED)]


def test_both_numbers_are_evidence_that_they_are_one_persons():
    """The agency's own number is the record; the other is told of it."""
    both = about(("NOMS", "A1234BC"), ("CRN", "X123456"))

    first, second = told(both, "in.probation.v1")

    assert (first.record, first.fact) == ("probation/X123456", CHANGED)
    assert (second.record, second.fact) == (
        "probation/X123456",
        identity.IdentifierObserved("noms", "A1234BC"),
    )
    assert second.id == first.id + "/2"
    assert second.extra is None
    prison = domain_event(
        "offender-management.handover.changed", {}, personReference=both["personReference"]
    )
    assert records(prison, "in.prison.v1") == [
        ("prison/A1234BC", data.ChangeTold("offender-management.handover.changed")),
        ("prison/A1234BC", identity.IdentifierObserved("crn", "X123456")),
    ]


def test_nobody_named_is_kept_apart():
    ((record, fact),) = records(about(("PERSON", "77")))

    assert record == "probation/unidentified"
    assert (type(fact), fact.name) == (data.Opaque, THIN)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (about(("CRN", "X123456"), ("CRN", "X123457")), "identifier-clash"),
        (about(("CRN", 123456)), "bad-field"),
        (about(("CRN", "X12 3456")), "bad-field"),
        (about(("CRN", "X" * 61)), "bad-field"),
        (about(("CRN", "X123456"), info={"tier": "B" * 201}), "bad-field"),
        (about(("CRN", "X123456"), occurredAt=None), "missing-field"),
        (about(("CRN", "X123456"), occurredAt=1772444400000), "bad-time"),
        (about(("CRN", "X123456"), occurredAt="2027-01-01T00:00:00Z"), "implausible-time"),
        (about(("CRN", "X123456"), eventType=7), "bad-field"),
        (about(("CRN", "X123456"), eventType="x" * 201), "bad-field"),
    ],
)
def test_what_can_not_be_kept_is_refused(body, reason):
    no = refused(body, "in.probation.v1")

    assert no.reason == reason


def test_a_merge_may_not_name_a_third_person():
    name = "prison-offender-events.prisoner.merged"
    pair = {"nomsNumber": "A1111AA", "removedNomsNumber": "A2222BB"}

    assert refused(domain_event(name, pair)).reason == "identifier-clash"
    good = domain_event(name, pair, personReference=None)
    assert records(good, "in.prison.v1") == [
        ("prison/A1111AA", identity.RecordsMerged("prison/A2222BB"))
    ]


def test_a_merge_into_itself_is_kept_whole():
    name = "prison-offender-events.prisoner.merged"
    pair = {"nomsNumber": "A1234BC", "removedNomsNumber": "a1234bc"}
    ((_, fact),) = records(domain_event(name, pair), "in.prison.v1")

    assert isinstance(fact, data.Opaque)


def test_the_bodys_name_counts_and_a_disagreeing_wrapper_is_recorded():
    body = about(("CRN", "X123456"))
    (plain,) = told(notification(body, THIN), "in.probation.v1")
    (clash,) = told(notification(body, "tier.calculation.changed"), "in.probation.v1")

    assert plain.fact == clash.fact == CHANGED
    assert "(attribute) eventType" not in json.loads(plain.extra)
    assert json.loads(clash.extra)["(attribute) eventType"] == "tier.calculation.changed"


@pytest.mark.parametrize(
    ("more", "told_at"),
    [
        ({"publishedAt": "2026-03-02T09:31:00.123456789+00:00"}, "2026-03-02T09:31:00.123456"),
        ({"publishedAt": "2026-03-02T09:31:00Z+01:00"}, "2026-03-02T09:59:00"),
        ({"publishedAt": "2126-03-02T09:31:00Z"}, "2026-03-02T09:59:00"),
        ({}, "2026-03-02T09:59:00"),
    ],
)
def test_told_when_published_as_far_as_that_can_be_read(more, told_at):
    (fact,) = told(notification(about(("CRN", "X123456"), **more)), "in.probation.v1")

    assert fact.told_at == datetime.fromisoformat(told_at).replace(tzinfo=UTC)


def test_without_a_wrapper_the_brokers_clock():
    (fact,) = told(about(("CRN", "X123456")), "in.probation.v1")

    assert fact.told_at == datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "topic", "source"),
    [
        ("prison-offender-events.x", "in.prison.v1", "/prison/nomis"),
        ("prisoner-offender-search.x", "in.prison.v1", "/prison/search"),
        ("offender-management.x", "in.prison.v1", "/prison/omic"),
        ("calculate-release-dates.x", "in.prison.v1", "/prison/calculate-release-dates"),
        ("probation-case.x", "in.probation.v1", "/probation/delius"),
        ("tier.x", "in.probation.v1", "/probation/tier"),
        ("approved-premises.x", "in.probation.v1", "/probation/cas1"),
        ("accommodation.cas3.x", "in.probation.v1", "/probation/cas3"),
        ("create-and-vary-a-licence.x", "in.probation.v1", "/probation/licences"),
        ("prison-recall.x", "in.probation.v1", "/probation/recall"),
        ("intervention.x", "in.probation.v1", "/probation/interventions"),
        ("intervention.x", "in.provider.v1", "/provider/interventions"),
        ("nobody.knows", "in.provider.v1", "/provider/hmpps"),
        ("nobody.knows", "in.police.v1", None),
        ("tier.x", "in.prison.v1", None),
        ("prison-offender-events.x", "in.probation.v1", None),
        ("approved-premises.x", "in.provider.v1", None),
    ],
)
def test_whose_event_it_is(name, topic, source):
    body = domain_event(name, {})
    if source is None:
        assert refused(body, topic).reason == "source-mismatch"
    else:
        assert told(body, topic)[0].source == source


def test_two_publishers_tell_of_one_allocation():
    name = "person.community.manager.allocated"

    assert told(domain_event(name, {"allocationId": "a"}), "in.probation.v1")[0].source == (
        "/probation/workload"
    )
    assert told(domain_event(name, {}), "in.probation.v1")[0].source == "/probation/delius"


def test_a_translator_stands_under_an_agency_that_may_send_its_event():
    """A name registered where its family is refused would never be asked. Raw rows have no family:
    their envelope says whose they are."""
    for agency, translators in TRANSLATORS.items():
        for name in (name for name in translators if "." in name):
            begins = next(family for family in FAMILIES if name.startswith(family.begins))
            assert agency in begins.agencies, name
    assert set().union(*TRANSLATORS.values()) >= NAMES_TWO
