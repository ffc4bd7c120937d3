"""Releases: which count, which are followed by supervision, and the custody after them."""

from collections.abc import Iterator
from datetime import date, datetime

from domain.calendar import london_day
from domain.facts.custody import PersonReceived
from domain.facts.entry import Entry
from domain.facts.licence import LicenceActivated
from domain.facts.sentence import SupervisionStarted
from domain.journey.custody import Custody
from domain.journey.ends import Ended
from domain.journey.journey import Journey
from domain.journey.sentence import dates_told, latest_custody_sentence, under_twelve_months
from domain.policy.policy import Policy

SUPERVISED_KINDS = frozenset({"conditional", "hdc", "parole", "recall-end", "early"})
SHORT_SENTENCES = "short-sentence.supervised"


def released_stays(journey: Journey) -> Iterator[tuple[Custody, Entry]]:
    """Each custody that ended with a release (REL), and that release; immigration is none."""
    for stay in journey.custody:
        if stay.released is not None and stay.released.fact.kind != "immigration":
            yield stay, stay.released


def supervised_releases(journey: Journey, policy: Policy) -> tuple[tuple[Custody, Entry], ...]:
    """Each custody that ended with a release under supervision, and that release."""
    return journey.once(
        "supervised releases",
        lambda: tuple(
            (stay, release)
            for stay, release in released_stays(journey)
            if supervised(journey, release, policy)
        ),
        under=policy,
    )


def supervised(journey: Journey, release: Entry, policy: Policy) -> bool:
    """Whether somebody supervises after this release, by its kind or by what began that day."""
    day = london_day(release.happened_at)
    if release.fact.kind not in SUPERVISED_KINDS and not _began_on(journey, day):
        return False
    return not _expired(journey, day) and not _short_and_old(journey, release, policy)


def release_name(release: Entry) -> str:
    """What two sources tell when they tell of one release: its day and kind."""
    return f"{release.fact.kind} {london_day(release.happened_at)}"


def received_again(journey: Journey, release: Entry) -> Ended | None:
    """The first reception after a release, also one from court: whoever is inside again isn't out."""
    for entry in journey.of(PersonReceived):
        if entry.happened_at > release.happened_at:
            return Ended(entry.happened_at, "back in custody", (entry,))
    return None


def received_after(journey: Journey, moment: datetime) -> Ended | None:
    """The first custody that began after a moment."""
    for stay in journey.custody:
        if stay.received is not None and stay.received.happened_at > moment:
            return Ended(stay.received.happened_at, "back in custody", (stay.received,))
    return None


def _began_on(journey: Journey, day: date) -> bool:
    started = (
        entry
        for entry in journey.of(SupervisionStarted, LicenceActivated)
        if isinstance(entry.fact, LicenceActivated) or entry.fact.kind in ("licence", "pss")
    )
    return any(london_day(entry.happened_at) == day for entry in started)


def _expired(journey: Journey, day: date) -> bool:
    """The last day on which anybody could supervise is behind us, or is this one."""
    told = dates_told(journey)
    end = told.get("licence_expires_on") or told.get("sentence_expires_on")
    top_up = told.get("top_up_ends_on")
    last = max((date_told.on for date_told in (end, top_up) if date_told), default=None)
    return last is not None and last <= day


def _short_and_old(journey: Journey, release: Entry, policy: Policy) -> bool:
    """Under twelve months for an offence of the time before short sentences were supervised."""
    sentence = latest_custody_sentence(journey, release.happened_at)
    if sentence is None or not under_twelve_months(sentence.fact):
        return False
    day = sentence.fact.offence_on or sentence.fact.sentenced_on
    return policy.pick(SHORT_SENTENCES, day).no_duty
