"""From an HMPPS event to what it tells: source, record, moment, id; the facts by its translator.

event -> family (who may say this) -> translator of that name -> facts, or the event kept whole
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import blake2b

from consumers import dates
from consumers.envelopes.event import HmppsEvent
from consumers.identifiers import places
from consumers.labels import labels_for
from consumers.moments import marked, occurred
from consumers.refused import Refused, shape
from consumers.spelling import one_spelling
from consumers.translators.delius_raw import any_table
from consumers.translators.families import source_of
from consumers.translators.reading import Reading
from consumers.translators.registry import NAMES_TWO, TRANSLATORS
from consumers.translators.stays import booking_of, seen_beside, stay_record
from domain.facts.data import Opaque
from domain.facts.entry import Told
from domain.facts.identity import IdentifierObserved
from domain.facts.versions import version_id, versions_of

LONGEST_THING = 90  # with its hash it still is an id


def translate(
    event: HmppsEvent, agency: str, sent_at: datetime, received_at: datetime
) -> tuple[Told, ...]:
    """What an event tells. Raises Refused, with source and id once they are known."""
    source = source_of(event, agency)
    content = _content(event)
    told_id = blake2b(content.encode(), digest_size=16).hexdigest()
    try:
        record, (first, *others) = _readings(event, agency, content)
        name, supersedes = _version(first, told_id, told_id)
        own_moment = first.happened_at is not None
        kept = None if isinstance(first.fact, Opaque) else content
        told = Told(
            name,
            source,
            first.record or record or "",
            _happened_at(event, first, received_at),
            _told_at(event, sent_at, received_at),
            first.fact,
            labels_for(agency, first.fact),
            first.day_only,
            supersedes,
            marked(kept, event, own_moment=own_moment, day_only=first.day_only),
        )
        if not others:
            return (told,)
        of = (told_id, record or told.record, received_at)
        return (told, *_beside(told, event, of, others))
    except Refused as refused:
        raise Refused(refused.reason, refused.says, source, told_id) from None


def _beside(
    first: Told, event: HmppsEvent, of: tuple[str, str, datetime], readings: Iterable[Reading]
) -> Iterator[Told]:
    """What the same message, of this (content hash, record, receipt), tells besides."""
    content_hash, record, received_at = of
    for number, reading in enumerate(readings, start=2):
        name, supersedes = _version(reading, content_hash, f"{content_hash}/{number}")
        happened_at, day_only = first.happened_at, first.day_only
        if own_moment := reading.happened_at is not None:
            happened_at, day_only = _happened_at(event, reading, received_at), reading.day_only
        yield Told(
            name,
            first.source,
            reading.record or record,
            happened_at,
            first.told_at,
            reading.fact,
            labels_for(first.agency, reading.fact),
            day_only,
            supersedes,
            marked(None, event, own_moment=own_moment, day_only=day_only),
        )


def _version(reading: Reading, content_hash: str, id_alone: str) -> tuple[str, str | None]:
    """Its id, and what it supersedes: of a thing told in versions, all that was told before."""
    if reading.of is None:
        return id_alone, None
    if len(reading.of) > LONGEST_THING or not reading.of.isprintable():
        raise Refused("bad-field", f"An id in the message is {shape(reading.of)}.")
    supersedes = versions_of(reading.of) if reading.corrects else None
    return version_id(reading.of, content_hash), supersedes


def _readings(
    event: HmppsEvent, agency: str, content: str
) -> tuple[str | None, tuple[Reading, ...]]:
    """(the record they are about where they don't say, the translator's facts and then the numbers
    seen side by side; never empty)."""
    translator = TRANSLATORS[agency].get(event.name) or any_table(event)
    if event.name not in NAMES_TWO:
        _refuse_clash(event)
    record = _record(event, agency)
    read = translator(event) if translator else ()
    if not read or (record is None and read[0].record is None):
        unread = Reading(Opaque(name=event.name, text=content), record or f"{agency}/unidentified")
        return record, (unread, *_linked(event, record))
    beside = (*_linked(event, record), *_stay(event, agency, record, read))
    if not beside:
        return record, read
    said = {(one.record or record, one.fact) for one in read}
    return record, read + tuple(one for one in beside if (one.record, one.fact) not in said)


def _happened_at(event: HmppsEvent, reading: Reading, received_at: datetime) -> datetime:
    happened_at = reading.happened_at
    if happened_at is None:
        happened_at = dates.as_told(occurred(event, reading), "occurredAt")
    return dates.plausible(happened_at, received_at, "occurredAt")


def _told_at(event: HmppsEvent, sent_at: datetime, received_at: datetime) -> datetime:
    """When it was published: the first of the moments given that can be read, else the broker's.

    A publisher's clock is evidence, not a condition: one we can't read is passed over.
    """
    for moment in event.sent:
        if moment is None:
            continue
        try:
            return dates.plausible(dates.as_told(moment, "publishedAt"), received_at, "publishedAt")
        except Refused:
            continue
    return sent_at


def _content(event: HmppsEvent) -> str:
    """The body in one spelling, without the moment of publishing: the same event sent again is
    the same text, whatever wrapper it came in. A disagreeing wrapper is recorded beside it."""
    body = dict(event.body)
    body.pop("publishedAt", None)
    if event.clash is not None:
        body["(attribute) eventType"] = event.clash
    elif event.raw == "delius" and "eventType" not in body:  # one row changed, two events told
        body["(attribute) eventType"] = event.name
    has_no_moment = event.occurred is None or event.raw == "courts"
    if has_no_moment and event.wrapped_at is not None:
        body["(wrapper) Timestamp"] = event.wrapped_at  # its only moment
    return one_spelling(body)


def _refuse_clash(event: HmppsEvent) -> None:
    if len(event.noms) > 1:
        kind, name, found = "noms", "NOMS numbers", event.noms
    elif len(event.crns) > 1:
        kind, name, found = "crn", "CRNs", event.crns
    else:
        return
    where = places(event.body, kind)
    says = f"The message gives {len(found)} {name}, in {where}; send one."
    raise Refused("identifier-clash", says)


def _record(event: HmppsEvent, agency: str) -> str | None:
    """The record it was said about: the agency's own number first."""
    if event.record is not None:
        return event.record
    ours, theirs = (("prison", event.noms), ("probation", event.crns))
    if agency != "prison":
        ours, theirs = theirs, ours
    for system, found in (ours, theirs):
        if found:
            return f"{system}/{found[0]}"
    booking = booking_of(event, agency)
    return stay_record(booking) if booking else None


def _linked(event: HmppsEvent, record: str | None) -> tuple[Reading, ...]:
    """Both numbers in one message are evidence that they are one person's."""
    if record is None or event.name in NAMES_TWO or not (event.noms and event.crns):
        return ()
    if record.startswith("prison/"):
        return (Reading(IdentifierObserved("crn", event.crns[0]), record),)
    return (Reading(IdentifierObserved("noms", event.noms[0]), record),)


def _stay(
    event: HmppsEvent, agency: str, record: str | None, read: tuple[Reading, ...]
) -> tuple[Reading, ...]:
    """Prison number and booking in one message: later ones may give the booking alone."""
    booking = booking_of(event, agency)
    if record is None or booking is None or event.name in NAMES_TWO or not event.noms:
        return ()
    return seen_beside(booking, record, read)
