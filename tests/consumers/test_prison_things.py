"""Things prisons tell again: later words replace earlier ones, deletions take them back."""

import pytest

from domain.facts.custody import TemporarilyReleased, TemporaryReleaseReturned
from domain.facts.data import ChangeTold, FactWithdrawn
from domain.facts.need import NeedActionStarted
from domain.facts.plan import PlanCompleted, PlanExempted, PlanScheduled
from domain.facts.risk import FlagEnded, FlagRaised
from domain.journey.journey import Journey
from tests.consumers.logged import in_log
from tests.consumers.messages import domain_event, told

ABSENCE = "person.temporary-absence"


def read(name, info, at="09:30", **more):
    """What an event of that minute tells, its clock the publisher's."""
    moment = f"2026-03-02T{at}:00+00:00"
    return told(domain_event(name, info, occurredAt=moment, publishedAt=moment, **more))


@pytest.mark.parametrize(
    ("first", "again", "gone", "info"),
    [
        ("recall.inserted", "recall.updated", "recall.deleted", {"recallId": "r1"}),
        ("charge.inserted", "charge.updated", "charge.deleted", {"courtChargeId": "c1"}),
        (
            "release-date-adjustments.adjustment.inserted",
            "release-date-adjustments.adjustment.updated",
            "release-date-adjustments.adjustment.deleted",
            {"id": "a1"},
        ),
        (f"{ABSENCE}.scheduled", f"{ABSENCE}.rescheduled", f"{ABSENCE}.deleted", {"id": "t1"}),
        (
            f"{ABSENCE}-movement.recorded",
            f"{ABSENCE}-movement.occurred-at-changed",
            f"{ABSENCE}-movement.deleted",
            {"id": "m1"},
        ),
        (
            "person.court-appearance.scheduled",
            "person.court-appearance.cancelled",
            "person.court-appearance.deleted",
            {"id": "c1"},
        ),
        (
            "person.csip-record.created",
            "person.csip-record.updated",
            "person.csip-record.deleted",
            {"recordUuid": "u1"},
        ),
    ],
)
def test_a_thing_told_again_replaces_what_was_told(first, again, gone, info):
    (one,), (two,), (three,) = (read(name, info) for name in (first, again, gone))

    thing = one.id.partition("~")[0] + "~"
    assert {told.id.partition("~")[0] + "~" for told in (two, three)} == {thing}
    assert (one.supersedes, two.supersedes, three.supersedes) == (None, thing, thing)
    assert (one.fact, two.fact, three.fact) == (
        ChangeTold(first),
        ChangeTold(again),
        FactWithdrawn(),
    )


def test_only_the_last_word_on_a_planned_absence_stands_in_any_order():
    words = [
        read(f"{ABSENCE}.scheduled", {"id": "t1"}, "09:00")[0],
        read(f"{ABSENCE}.rescheduled", {"id": "t1"}, "09:10")[0],
        read(f"{ABSENCE}.cancelled", {"id": "t1"}, "09:20")[0],
    ]
    for order in (words, words[::-1], [words[1], words[2], words[0]]):
        journey = Journey(in_log(order), words[2].happened_at)
        assert [entry.fact.about for entry in journey.of(ChangeTold)] == [f"{ABSENCE}.cancelled"]


def test_a_remark_replaces_nothing():
    (remark,) = read(f"{ABSENCE}-movement.comments-changed", {"id": "m1"})

    assert remark.supersedes is None


@pytest.mark.parametrize(
    ("kind", "tells_more"),
    [("SR", True), ("RR", True), ("SE", False), ("YT", False), (None, False)],
)
def test_an_absence_is_a_temporary_release_only_on_licence(kind, tells_more):
    info = {"id": "t1", "prisonCode": "MDI", "end": "2026-03-02T18:00:00", "absenceTypeCode": kind}
    (out,), (back,), (late,) = (
        read(f"{ABSENCE}.{verb}", info) for verb in ("started", "completed", "overdue")
    )

    assert isinstance(out.fact, TemporarilyReleased) is tells_more
    assert isinstance(back.fact, TemporaryReleaseReturned) is tells_more
    assert (late.fact.TYPE == "custody.temporary_release_failed.v1") is tells_more


def test_an_alert_raises_its_flag_ends_it_and_may_never_have_been():
    info = {"alertUuid": "u1", "alertCode": "HA"}
    raised, ended, gone = (
        read(f"person.alert.{verb}", info)[0] for verb in ("created", "inactive", "deleted")
    )

    assert (raised.fact, ended.fact) == (FlagRaised("self-harm"), FlagEnded("self-harm"))
    assert (ended.supersedes, gone.supersedes) == (None, "alert/u1~")


def test_the_searchs_lists_of_alerts_give_each_flag():
    lists = {"alertsAdded": ["XX", "HA", None], "alertsRemoved": "HA"}
    name = "prisoner-offender-search.prisoner.alerts-updated"

    assert [one.fact for one in read(name, lists)] == [FlagRaised("self-harm")]


@pytest.mark.parametrize(
    ("subtype", "fact"),
    [
        ("ACCOM", NeedActionStarted("accommodation")),
        ("ATB", NeedActionStarted("attitudes")),
        ("CHDFAMCOM", NeedActionStarted("family")),
        ("DRUG_ALCOHOL", NeedActionStarted("drugs-alcohol")),
        ("ED_SKL_WRK", NeedActionStarted("ete")),
        ("FINANCE_ID", NeedActionStarted("finance")),
        ("HEALTH", NeedActionStarted("health")),
        *((kind, ChangeTold("person.case-note.created/resettlement")) for kind in
          ("GEN", "BCST", "INR", "PRR")),
        ("INVENTED", ChangeTold("person.case-note.created")),
    ],
)  # fmt: skip
def test_a_resettlement_note_is_work_on_its_pathway(subtype, fact):
    (only,) = read("person.case-note.created", {"id": "n1", "type": "RESET", "subType": subtype})

    assert only.fact == fact


def test_a_note_that_moves_takes_its_work_along():
    note = {"id": "n1", "type": "RESET", "subType": "ACCOM"}
    (before,) = read("person.case-note.created", note)
    there, here = read(
        "person.case-note.moved", note | {"previousNomsNumber": "A1234BC"}, nomsNumber="A2222BB",
        personReference=None,
    )  # fmt: skip

    assert (there.record, there.fact) == ("prison/A2222BB", NeedActionStarted("accommodation"))
    assert (here.record, here.fact) == ("prison/A1234BC", FactWithdrawn())
    assert here.supersedes == before.id.partition("~")[0] + "~"
    assert there.id.startswith("case-note/n1/A2222BB~")


def test_a_completed_learning_plan_is_told():
    name = "plp.induction-schedule.updated"

    assert read(name, {"scheduleStatus": "COMPLETED"})[0].fact == PlanCompleted("learning")
    assert read(name, {"scheduleStatus": "PENDING"})[0].fact == ChangeTold(name)


@pytest.mark.parametrize("step", ["induction", "review"])
def test_an_exemption_of_a_learning_plan_is_told_with_its_reason_and_its_end(step):
    name = f"plp.{step}-schedule.updated"
    status = {"scheduleStatus": "EXEMPT_PRISONER_SAFETY_ISSUES"}

    assert read(name, status)[0].fact == PlanExempted("learning", step, "prisoner-safety-issues")
    assert read(name, {"scheduleStatus": "SCHEDULED"})[0].fact == PlanScheduled("learning", step)
