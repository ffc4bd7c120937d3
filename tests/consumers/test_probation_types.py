"""Every type of event that probation or a provider may send has a sample, and none is opaque."""

import json

import pytest

from consumers.labels import labels_for
from consumers.probation_changes import PROBATION_CHANGES
from consumers.translators.registry import TRANSLATORS
from domain.facts.data import ChangeTold, Opaque
from tests.consumers import samples
from tests.consumers.messages import domain_event, refused, told

SENDERS = ("probation", "provider")


def named(path):
    """The type a sample is of, as its translator knows it: details spell theirs in their own way."""
    kept = [line.split('"about": ')[1] for line in lines(path) if '"about": ' in line]
    if kept:
        return json.loads(kept[0].split("}")[0])
    body = json.loads(path.read_text(encoding="utf-8"))
    name = body.get("eventType", "")
    return name.replace(".person-", ".person.").replace(".booking-", ".booking.")


def lines(path):
    """What is written beside a sample."""
    return path.with_suffix(".tells").read_text(encoding="utf-8").splitlines()


def test_each_type_has_a_sample():
    sent = {named(path) for sender in SENDERS for path in samples.FOLDER.glob(f"{sender}/*.json")}

    assert TRANSLATORS["probation"].keys() - sent == set()
    assert TRANSLATORS["provider"].keys() <= TRANSLATORS["probation"].keys()


@pytest.mark.parametrize("sender", SENDERS)
def test_no_type_is_opaque_however_thin(sender):
    """Whoever is named and nothing else: a fact at least, or a change."""
    person = {"identifiers": [{"type": "CRN", "value": "X123456"}]}
    for name in TRANSLATORS[sender]:
        if name.isupper() or name.endswith("merge.completed"):
            continue  # raw rows have no reference; a merge names its two in fields of their own
        (first, *_) = told(
            domain_event(name, {}, personReference=person, detailUrl=None), f"in.{sender}.v1"
        )
        assert not isinstance(first.fact, Opaque), name


def test_a_change_is_as_sensitive_as_what_changed():
    unlisted = {
        name
        for name in TRANSLATORS["probation"]
        if labels_for("probation", ChangeTold(name)).category == "unread"
    }

    assert {name.rpartition(".")[0] for name in unlisted} - {""} == {
        "probation-case.personal-circumstance"
    }
    assert labels_for("probation", ChangeTold("probation-case.mappa-export.created")).marks == (
        "mappa",
    )


def test_longer_beginnings_stand_first():
    begins = [row[0] for row in PROBATION_CHANGES]

    for number, begin in enumerate(begins):
        assert not any(begin.startswith(earlier) for earlier in begins[:number]), begin


def test_an_id_too_long_to_name_a_thing_is_refused():
    no = refused(
        domain_event("probation-case.alias.updated", {"aliasId": "7" * 95}), "in.probation.v1"
    )

    assert no.reason == "bad-field"
    assert "7777" not in no.says


def test_a_table_nobody_listed_is_a_change_and_an_odd_name_is_kept_whole():
    def row(name):
        body = {"eventType": name, "crn": "X123456", "eventDatetime": "2026-03-02T09:00:00"}
        ((one),) = told(body, "in.probation.v1")
        return one.fact

    assert row("PROVISION_CHANGED") == ChangeTold("PROVISION_CHANGED")
    assert isinstance(row("SOMETHING_ELSE"), Opaque)


@pytest.mark.parametrize(
    ("name", "info"),
    [
        ("approved-premises.person.departed", {"departedAt": "0001-01-01T00:00:00Z"}),
        ("accommodation.cas3.person.departed", {"departedAt": "0001-01-01T00:00:00Z"}),
        ("accommodation.cas3.booking.confirmed", {"expectedArrivedAt": "0001-01-01T00:00:00Z"}),
    ],
)
def test_a_day_before_all_days_is_refused(name, info):
    """London had not got clocks: its day there would be one of the year 0."""
    body = domain_event(name, {"bookingId": "b", "reason": "x", "moveOnCategory": "CAS2"} | info)

    assert refused(body, "in.probation.v1").reason == "implausible-time"


def test_an_impossible_day_of_registration_is_passed_over():
    info = {"registerTypeCode": "WEAP", "registrationDate": "0001-01-01T00:00:00Z"}
    (first, *_) = told(domain_event("probation-case.registration.added", info), "in.probation.v1")

    assert (first.happened_at.year, first.day_only) == (2026, False)
