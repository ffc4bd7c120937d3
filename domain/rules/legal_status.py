"""Somebody can always say on what legal basis a person is supervised, or that nobody is."""

from collections.abc import Iterator
from datetime import date

from domain.calendar import day_start, london_day
from domain.facts.entry import Entry
from domain.facts.licence import LicenceActivated
from domain.facts.sentence import DatesCalculated, SupervisionEnded, SupervisionStarted
from domain.journey.custody import Custody
from domain.journey.ends import Ended, ends, first_end
from domain.journey.journey import Journey
from domain.journey.release import (
    SUPERVISED_KINDS,
    received_after,
    release_name,
    released_stays,
)
from domain.journey.sentence import Told, dates_told, latest_custody_sentence
from domain.journey.supervision import supervision_over
from domain.rules.duty import Ask, Duty, Later, Met
from domain.rules.rule import Rule

KNOWN, TOP_UP = "status-known.within", "top-up.follows"
WITHOUT_BASIS = SUPERVISED_KINDS | {"time-served"}  # the others say themselves what they rest on


def changes_of_status(journey: Journey, ask: Ask) -> Iterator[Duty | Later]:
    """Rule 59: each release that doesn't name its basis, and the day on which that basis expires."""
    for stay, release in released_stays(journey):
        if release.fact.kind in WITHOUT_BASIS:
            back = received_after(journey, release.happened_at)
            yield _at_release(journey, ask, stay, release, back)
            yield from _at_expiry(journey, ask, release, back)


def _at_release(
    journey: Journey, ask: Ask, stay: Custody, release: Entry, back: Ended | None
) -> Duty:
    on = london_day(release.happened_at)
    amount = ask.policy.pick(KNOWN, on)
    return Duty(
        anchor=release,
        deadline=ask.policy.after(on, amount),
        meetings=tuple(Met(e.happened_at, (e,)) for e in _basis(journey, stay, release)),
        ended=first_end(ends(journey, release.happened_at), back),
        told_by="prison",
        about=release_name(release),
        values=(amount.read,),
    )


def _basis(journey: Journey, stay: Custody, release: Entry) -> Iterator[Entry]:
    """A licence of this custody, supervision that began or ended since, or the dates of the sentence."""
    inside = stay.began_at or stay.since
    begin = day_start(london_day(release.happened_at))
    sentence = latest_custody_sentence(journey, release.happened_at)
    passed = day_start(sentence.fact.sentenced_on) if sentence else None
    since = {LicenceActivated: inside, DatesCalculated: passed}
    for entry in journey.of(
        LicenceActivated, SupervisionStarted, SupervisionEnded, DatesCalculated
    ):
        after = since.get(type(entry.fact), begin)
        if (after is None or entry.happened_at >= after) and _says_so(entry):
            yield entry


def _says_so(entry: Entry) -> bool:
    fact = entry.fact
    if not isinstance(fact, DatesCalculated):
        return True
    return fact.licence_expires_on is not None or fact.sentence_expires_on is not None


def _at_expiry(
    journey: Journey, ask: Ask, release: Entry, back: Ended | None
) -> Iterator[Duty | Later]:
    """The last day of licence or sentence comes, with the person out."""
    told = dates_told(journey, back.at if back else None)
    expiry = told.get("licence_expires_on") or told.get("sentence_expires_on")
    if expiry is None:
        return
    begin = day_start(expiry.on)
    over = supervision_over(journey, release.happened_at)
    if release.happened_at >= begin or any(e and e.at < begin for e in (back, over)):
        return
    if ask.now < begin:
        yield Later(begin)
        return
    amount = ask.policy.pick(KNOWN, expiry.on)
    yield Duty(
        anchor=expiry.first,
        deadline=ask.policy.after(expiry.on, amount),
        meetings=tuple(_after_expiry(journey, ask, expiry.on, told.get("top_up_ends_on"))),
        ended=first_end(ends(journey, begin), back),
        told_by="prison",
        leg="expiry",
        armed_by=(release, expiry.first),
        about=release_name(release),
        armed_at=begin,
        values=(amount.read, ask.policy.pick(TOP_UP, expiry.on).read),
    )


def _after_expiry(journey: Journey, ask: Ask, on: date, top_up: Told | None) -> Iterator[Met]:
    """Supervision is said to be over, or top-up supervision to follow."""
    for entry in journey.of(SupervisionStarted, SupervisionEnded):
        started = isinstance(entry.fact, SupervisionStarted)
        if entry.happened_at >= day_start(on) and not (started and entry.fact.kind != "pss"):
            yield Met(entry.happened_at, (entry,))
    if top_up is not None and top_up.on > on and not ask.policy.pick(TOP_UP, on).no_duty:
        yield Met(top_up.first.happened_at, (top_up.first,))


STATUS_KNOWN = Rule(
    number=59,
    code="status-unknown",
    says=(
        "Within {status-known.within} of a release, and of the day on which licence or sentence"
        " expires, it is known on what basis anybody supervises the person."
    ),
    shape="within",
    kind="OPEN",
    severity="high",
    owner="prison offender management unit",
    told_by="prison",
    duties=changes_of_status,
    values=(KNOWN, TOP_UP),
    source="statuses after release; Sentencing Act 2026",
)

RULES: tuple[Rule, ...] = (STATUS_KNOWN,)
