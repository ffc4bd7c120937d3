"""Every check we can answer, by group; `*`: every check of the group. What isn't here isn't covered."""

from collections.abc import Callable
from typing import Any

from tests.reference.vector_checks import (
    custody_status,
    handover_dates,
    matching_form,
    merges,
    movement_reason,
    police_numbers,
    prison_probation,
    recall_release,
    working_days,
)

Adapter = Callable[[dict[str, Any]], dict[str, Any]]

ADAPTERS: dict[tuple[str, str], Adapter] = {
    ("identity-police-numbers", "pnc"): police_numbers.number,
    ("identity-police-numbers", "cro"): police_numbers.number,
    ("identity-police-numbers", "pnc-same"): police_numbers.same,
    ("identity-matching-form", "clean-name"): matching_form.clean_name,
    ("identity-matching-form", "names"): matching_form.names,
    ("identity-matching-form", "full-name"): matching_form.full_name,
    ("identity-matching-form", "birth-dates"): matching_form.births,
    ("identity-matching-form", "near-birth-dates"): matching_form.near_births,
    ("identity-matching-form", "sentence-dates"): matching_form.sentences,
    ("identity-matching-form", "postcodes"): matching_form.places,
    ("identity-matching-form", "records-office-numbers"): matching_form.records_office,
    ("identity-merge", "merge"): merges.merge,
    ("identity-merge", "unmerge"): merges.unmerge,
    ("identity-merge", "prison-number-replacement"): merges.replacement,
    ("prison-probation-match", "link"): prison_probation.link,
    ("prison-probation-match", "sentence-date"): prison_probation.day_compared,
    ("movement-reason", "movement-kind"): movement_reason.movement_kind,
    ("movement-reason", "reception-reason"): movement_reason.received_reason,
    ("movement-reason", "release-reason"): movement_reason.released_reason,
    ("movement-reason", "reception-counts"): movement_reason.really_received,
    ("movement-reason", "release-counts"): movement_reason.really_released,
    ("movement-reason", "published-event"): movement_reason.published,
    ("movement-reason", "event-time"): movement_reason.occurred,
    ("custody-status", "release-recording"): custody_status.release,
    ("custody-status", "recall-recording"): custody_status.recall,
    ("custody-status", "*"): custody_status.whole_movement,
    ("handover-dates", "*"): handover_dates.handover,
    ("handover-dates-earlier-policy", "*"): handover_dates.handover,
    ("handover-anchor", "*"): handover_dates.handover,
    ("recall-release", "fixed-term-recall"): recall_release.fixed_term,
    ("working-days", "is-non-working-day"): working_days.is_non_working_day,
    ("working-days", "is-weekend"): working_days.is_weekend,
    ("working-days", "add"): working_days.add,
    ("working-days", "next"): working_days.nearest,
    ("working-days", "previous"): working_days.nearest,
    ("working-days", "list-before"): working_days.listed,
    ("working-days", "list-after"): working_days.listed,
    ("working-days", "complete-days"): working_days.complete_days,
    ("working-days", "count-after-start"): working_days.after_start,
    ("working-days", "count-both-ends"): working_days.both_ends,
}
