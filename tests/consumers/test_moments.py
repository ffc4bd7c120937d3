"""What kind of moment a fact has is written beside it, with the text it was read from."""

import json
from datetime import UTC, datetime

import pytest

from tests.consumers.messages import domain_event, notification, refused, told

SEARCH = "prisoner-offender-search.prisoner.released"


def mark(body, topic="in.prison.v1", at=0):
    kept = told(body, topic)[at].extra
    return json.loads(kept).get("_happened") if kept else None


def test_the_usual_moment_is_not_marked_and_its_text_is_in_the_body():
    (fact, *_) = told(domain_event("tier.calculation.complete", {}), "in.probation.v1")

    assert json.loads(fact.extra)["occurredAt"] == "2026-03-02T09:30:00+00:00"
    assert "_happened" not in fact.extra


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        (SEARCH, "detected"),
        ("prisoner-offender-search.prisoner.updated", "detected"),
        ("court-case.inserted", "published"),
        ("sentence.updated", "published"),
    ],
)
def test_a_moment_that_is_not_when_it_happened_says_so(name, kind):
    body = domain_event(name, {"nomsNumber": "A1234BC", "reason": "RELEASED", "prisonId": "MDI"})

    assert mark(body) == {"kind": kind, "text": "2026-03-02T09:30:00+00:00"}


def test_a_hearing_happened_when_it_was_published():
    body = notification({"hearing": {"id": "h-1"}})

    assert mark(body, "in.court.v1") == {"kind": "published", "text": "2026-03-02T09:59:00.000Z"}


@pytest.mark.parametrize(
    ("written", "hour"),
    [
        ("2025-10-26T01:30:00", "first-of-two"),
        ("2025-03-30T01:30:00", "moved-on"),
        ("2025-10-26T01:30:00Z", None),
        ("2025-10-26T02:30:00", None),
    ],
)
def test_an_hour_read_by_a_rule_says_by_which(written, hour):
    body = domain_event("tier.calculation.complete", {}, occurredAt=written)
    marked = mark(body, "in.probation.v1")

    assert marked == (hour and {"kind": "instant", "text": written, "hour": hour})


def test_a_day_is_marked_on_each_fact_of_its_message():
    body = domain_event(
        "accommodation.cas3.person.departed",
        {"applicationId": "a-1", "bookingId": "b-1"},
        occurredAt="2026-02-02T00:00:00Z",
        personReference={"identifiers": [{"type": "CRN", "value": "X123456"}]},
    )
    facts = told(body, "in.probation.v1")

    assert all(fact.day_only for fact in facts)
    assert {json.loads(fact.extra)["_happened"]["kind"] for fact in facts} == {"day"}


def test_what_nobody_reads_is_marked_too():
    """An opaque fact holds its body as text; the mark stands beside it."""
    (fact, *_) = told(domain_event("prisoner-offender-search.of-tomorrow", {}), "in.prison.v1")

    assert fact.fact.TYPE == "data.opaque.v1"
    assert json.loads(fact.extra) == {
        "_happened": {"kind": "detected", "text": "2026-03-02T09:30:00+00:00"}
    }


def test_a_publisher_can_not_write_the_mark_itself():
    body = domain_event(SEARCH, {"reason": "RELEASED"}, _happened={"kind": "instant"})

    assert mark(body)["kind"] == "detected"


def test_without_a_moment_of_its_own_a_change_has_that_of_its_sending():
    body = notification(domain_event("offender-management.handover.changed", {}, occurredAt=None))
    (fact,) = told(body)

    assert fact.fact.TYPE == "data.change_told.v1"
    assert fact.happened_at == datetime(2026, 3, 2, 9, 59, tzinfo=UTC)
    assert mark(body) == {"kind": "published", "text": "2026-03-02T09:59:00.000Z"}


def test_what_a_rule_reads_needs_a_moment_of_its_own():
    body = domain_event(
        "prison-offender-events.prisoner.released",
        {"reason": "RELEASED", "nomisMovementReasonCode": "CR", "prisonId": "MDI"},
    )
    unsaid = {name: value for name, value in body.items() if name != "occurredAt"}

    assert told(notification(body))[0].fact.TYPE == "custody.person_released.v1"
    assert refused(notification(unsaid)).reason == "missing-field"
    assert refused(unsaid).reason == "missing-field"
