"""Receptions and releases of both HMPPS families, read by their codes and never guessed."""

from datetime import UTC, datetime

import pytest

from domain.facts import custody, data, identity
from tests.consumers.messages import domain_event, notification, refused, told

EVENTS = "prison-offender-events.prisoner."
SEARCH = "prisoner-offender-search.prisoner."


def read(name, **info):
    """The one fact of a movement event about A1234BC."""
    (only,) = told(domain_event(name, {"nomsNumber": "A1234BC", "prisonId": "MDI"} | info))
    assert only.record == "prison/A1234BC"
    return only.fact


@pytest.mark.parametrize(
    ("code", "fact"),
    [
        ("L", custody.PersonReceived("MDI", "recall")),
        ("24", custody.PersonReceived("MDI", "recall")),
        ("N", custody.PersonReceived("MDI", "remand")),
        ("I", custody.PersonReceived("MDI", "sentence")),
        ("C", custody.PersonReceived("MDI", "civil")),
        ("E", custody.PersonReceived("MDI", "immigration")),
        ("RECA", custody.PersonReceived("MDI", "return")),
        ("INT", custody.PersonTransferred("TRN", "MDI")),
        ("O", custody.ReturnedFromHospital("MDI")),
        ("INTAKE", data.ChangeTold(EVENTS + "received")),
        ("H", data.ChangeTold(EVENTS + "received")),
        (None, data.ChangeTold(EVENTS + "received")),
    ],
)
def test_an_admission_reads_by_its_movement_code(code, fact):
    assert read(EVENTS + "received", reason="ADMISSION", nomisMovementReasonCode=code) == fact


@pytest.mark.parametrize(
    ("code", "fact"),
    [
        ("CR", custody.PersonReleased("MDI", "conditional")),
        ("HD", custody.PersonReleased("MDI", "hdc")),
        ("PX", custody.PersonReleased("MDI", "parole")),
        ("PD", custody.PersonReleased("MDI", "recall-end")),
        ("BD", custody.PersonReleased("MDI", "bail")),
        ("ECSL", custody.PersonReleased("MDI", "early")),
        ("DEIRC", custody.PersonReleased("MDI", "immigration")),
        ("DEC", identity.PersonDied()),
        ("UAL", custody.Absconded("unlawfully-at-large")),
        ("UAL_ECL", custody.Absconded("unlawfully-at-large")),
        ("ESCP", custody.Absconded("escape")),
        ("DE", custody.Removed("deported")),
        ("DD", custody.Removed("deported")),
        ("DL", custody.Removed("deported")),
        ("ETR", custody.Removed("removed")),
        ("HO", custody.MovedToHospital("MDI")),
        ("HP", custody.MovedToHospital("MDI")),
        ("HQ", custody.MovedToHospital("MDI")),
        ("NCS", data.ChangeTold(EVENTS + "released")),
        ("??", data.ChangeTold(EVENTS + "released")),
    ],
)
def test_a_release_reads_by_its_movement_code(code, fact):
    assert read(EVENTS + "released", reason="RELEASED", nomisMovementReasonCode=code) == fact


@pytest.mark.parametrize("family", [EVENTS, SEARCH])
def test_both_families_tell_the_same(family):
    assert read(family + "received", reason="RETURN_FROM_COURT") == custody.PersonReceived(
        "MDI", "return"
    )
    assert read(family + "received", reason="TRANSFERRED") == custody.PersonTransferred(
        "TRN", "MDI"
    )
    assert read(family + "released", reason="RELEASED_TO_HOSPITAL") == custody.MovedToHospital(
        "MDI"
    )


@pytest.mark.parametrize("family", [EVENTS, SEARCH])
@pytest.mark.parametrize(
    ("name", "info", "why"),
    [
        ("released", {"reason": "SENT_TO_COURT"}, "court"),
        ("released", {"reason": "TEMPORARY_ABSENCE_RELEASE"}, "temporary-absence"),
        ("released", {"reason": "TRANSFERRED"}, "transfer-out"),
    ],
)
def test_what_is_no_release_moves_nobody(family, name, info, why):
    """Told as a change by a name of its own: nobody takes it for a release not understood."""
    assert read(family + name, **info) == data.ChangeTold(f"{family}{name}/{why}")


def test_the_effects_of_a_merge_move_nobody():
    released = read(EVENTS + "released", reason="RELEASED", nomisMovementReasonCode="MRG")

    assert released == data.ChangeTold(EVENTS + "released/merge")
    assert read(SEARCH + "received", reason="POST_MERGE_ADMISSION") == data.ChangeTold(
        SEARCH + "received/merge"
    )


def test_a_code_is_read_as_it_was_on_the_day_of_the_movement():
    """Early release under supervision began on 17 October 2023, London time."""
    info = {"reason": "RELEASED", "nomisMovementReasonCode": "ECSL", "prisonId": "MDI"}
    facts = [
        told(domain_event(EVENTS + "released", info, occurredAt=at))[0].fact
        for at in ("2023-10-16T23:59:59+01:00", "2023-10-16T23:00:00Z")
    ]

    assert facts == [
        data.ChangeTold(EVENTS + "released"),
        custody.PersonReleased("MDI", "early"),
    ]


@pytest.mark.parametrize("missing", ["reason", "nomisMovementReasonCode", "prisonId"])
def test_without_one_of_its_words_a_movement_is_only_a_change(missing):
    info = {"reason": "ADMISSION", "nomisMovementReasonCode": "N", "prisonId": "MDI"}
    (only,) = told(domain_event(EVENTS + "received", info | {missing: None}))

    assert only.fact == data.ChangeTold(EVENTS + "received")


def test_a_release_of_unknown_kind_is_never_a_release():
    """The search family gives no code: we say that something changed, and keep the body."""
    (only,) = told(domain_event(SEARCH + "released", {"reason": "RELEASED", "prisonId": "MDI"}))

    assert only.fact == data.ChangeTold(SEARCH + "released")
    assert '"prisonId":"MDI"' in only.extra
    assert only.source == "/prison/search"


def test_published_and_sent_again_in_another_wrapper_is_the_same_message():
    """The id is made from the content, without the moment of publishing."""
    body = domain_event(EVENTS + "received", {"reason": "RETURN_FROM_COURT", "prisonId": "MDI"})
    again = body | {"publishedAt": "2026-03-02T09:31:00Z"}

    (first,) = told(body)
    (second,) = told(notification(again, EVENTS + "received", MessageId="another"))

    assert (first.id, first.source, first.fact) == (second.id, second.source, second.fact)
    assert first.extra == second.extra
    assert second.told_at == datetime(2026, 3, 2, 9, 31, tzinfo=UTC)
    assert len(first.id) == 32


def test_two_different_numbers_are_a_clash():
    """Never pick silently whose movement it was."""
    body = domain_event(EVENTS + "received", {"nomsNumber": "A9999ZZ", "reason": "ADMISSION"})

    assert refused(body).reason == "identifier-clash"


def test_the_family_must_own_the_topic():
    body = domain_event(EVENTS + "received", {"reason": "ADMISSION"})
    no = refused(body, topic="in.probation.v1")

    assert (no.reason, no.says) == (
        "source-mismatch",
        "Events of this name belong on in.prison.v1.",
    )
