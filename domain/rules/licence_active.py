"""Whoever is released on licence has one in force that day."""

from collections.abc import Iterator
from datetime import datetime

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.licence import LicenceActivated
from domain.facts.sentence import SupervisionStarted
from domain.finding import Deadline
from domain.journey.custody import Custody
from domain.journey.ends import ends, first_end
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.licences import undone
from domain.journey.release import (
    SHORT_SENTENCES,
    received_after,
    release_name,
    supervised_releases,
)
from domain.journey.sentence import dates_told
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

IN_FORCE = "licence-in-force.within"


def released_on_licence(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 58: each release under supervision that is not the top-up supervision alone."""
    for stay, release in supervised_releases(journey, ask.policy):
        if _top_up_only(journey, release):
            continue
        on = london_day(release.happened_at)
        amount = ask.policy.pick(IN_FORCE, on)
        deadline = ask.policy.after(on, amount)
        again = received_after(journey, release.happened_at)
        yield Duty(
            anchor=release,
            deadline=deadline,
            meetings=_in_force(journey, stay, again.at if again else None, deadline),
            ended=first_end(ends(journey, release.happened_at), again),
            told_by=holder(journey, ask.policy, on, deadline),
            about=release_name(release),
            values=(amount.read,),
        )


def _in_force(
    journey: Journey, stay: Custody, until: datetime | None, deadline: Deadline
) -> tuple[Met, ...]:
    """Licences activated since this custody began and, by the deadline, still in force."""
    since = stay.began_at or stay.since
    return tuple(
        Met(entry.happened_at, (entry,))
        for entry in journey.of(LicenceActivated)
        if (since is None or entry.happened_at >= since)
        and (until is None or entry.happened_at < until)
        and not undone(journey, entry.fact.licence, entry.happened_at, deadline)
    )


def _top_up_only(journey: Journey, release: Entry) -> bool:
    """No licence follows: it has expired by then, or only post-sentence supervision began that day."""
    on = london_day(release.happened_at)
    told = dates_told(journey)
    licence_ends = told.get("licence_expires_on") or told.get("sentence_expires_on")
    if licence_ends is not None and licence_ends.on <= on:
        return True
    begun = {
        entry.fact.kind
        for entry in journey.of(SupervisionStarted)
        if london_day(entry.happened_at) == on
    }
    return "pss" in begun and "licence" not in begun


LICENCE_IN_FORCE = Rule(
    number=58,
    code="released-without-licence",
    says=(
        "Whoever is released on licence has it in force: at the latest"
        " {licence-in-force.within} after the day of release."
    ),
    shape="within",
    kind="OPEN",
    severity="critical",
    owner="prison offender management unit",
    told_by="the holder of the case",
    duties=released_on_licence,
    values=(IN_FORCE, SHORT_SENTENCES, HELD_BY_PROVIDERS),
    source="create and vary a licence",
)

RULES: tuple[Rule, ...] = (LICENCE_IN_FORCE,)
