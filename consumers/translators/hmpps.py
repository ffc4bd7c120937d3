"""From an HMPPS event to what it tells: source, record, moment, id; the facts by its translator.

event -> family (who may say this) -> translator of that name -> facts, or the event kept whole
"""

import json
from dataclasses import replace
from datetime import datetime
from hashlib import blake2b
from typing import Any

from consumers import dates
from consumers.envelopes.event import HmppsEvent
from consumers.labels import labels_for
from consumers.refused import Refused, shape
from consumers.translators.families import source_of
from consumers.translators.reading import Reading
from consumers.translators.registry import NAMES_TWO, TRANSLATORS
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
        readings = _readings(event, agency, content)
        first = _told(event, agency, (sent_at, received_at), readings[0])
    except Refused as refused:
        raise Refused(refused.reason, refused.says, source, told_id) from None
    kept = None if isinstance(readings[0].fact, Opaque) else content
    first = replace(first, source=source, extra=kept, **_version(readings[0], told_id, told_id))
    others = (
        replace(
            first,
            record=reading.record or first.record,
            fact=reading.fact,
            labels=labels_for(agency, reading.fact),
            extra=None,
            **_version(reading, told_id, f"{told_id}/{number}"),
        )
        for number, reading in enumerate(readings[1:], start=2)
    )
    return (first, *others)


def _version(reading: Reading, content_hash: str, id_alone: str) -> dict[str, Any]:
    """Its id, and what it supersedes: of a thing told in versions, all that was told before."""
    if reading.of is None:
        return {"id": id_alone, "supersedes": None}
    if len(reading.of) > LONGEST_THING or not reading.of.isprintable():
        raise Refused("bad-field", f"An id in the message is {shape(reading.of)}.")
    supersedes = versions_of(reading.of) if reading.corrects else None
    return {"id": version_id(reading.of, content_hash), "supersedes": supersedes}


def _readings(event: HmppsEvent, agency: str, content: str) -> tuple[Reading, ...]:
    """The translator's facts, then the numbers seen side by side; never empty."""
    translator = TRANSLATORS[agency].get(event.name)
    if event.name not in NAMES_TWO:
        _refuse_clash(event)
    record = _record(event, agency)
    read = translator(event) if translator else ()
    if not read or (record is None and read[0].record is None):
        unread = Opaque(name=event.name, text=content)
        return (Reading(unread, record or f"{agency}/unidentified"), *_linked(event, record))
    named = tuple(replace(reading, record=reading.record or record) for reading in read)
    return named + tuple(link for link in _linked(event, record) if link not in named)


def _told(
    event: HmppsEvent, agency: str, clocks: tuple[datetime, datetime], reading: Reading
) -> Told:
    sent_at, received_at = clocks
    happened_at = reading.happened_at
    if happened_at is None:
        if event.occurred is None:
            raise Refused("missing-field", "The moment isn't there: occurredAt, or eventDatetime.")
        happened_at = dates.as_told(event.occurred, "occurredAt")
    return Told(
        id="",
        source="",
        record=reading.record or "",
        happened_at=dates.plausible(happened_at, received_at, "occurredAt"),
        told_at=_told_at(event, sent_at, received_at),
        fact=reading.fact,
        labels=labels_for(agency, reading.fact),
        day_only=reading.day_only,
    )


def _told_at(event: HmppsEvent, sent_at: datetime, received_at: datetime) -> datetime:
    """When it was published: the first of the moments given that can be read, else the broker's.

    A publisher's clock is evidence, not a condition: one we can't read is passed over.
    """
    for moment in event.sent:
        try:
            return dates.plausible(dates.as_told(moment, "publishedAt"), received_at, "publishedAt")
        except Refused:
            continue
    return sent_at


def _content(event: HmppsEvent) -> str:
    """The body in one spelling, without the moment of publishing: the same event sent again is
    the same text, whatever wrapper it came in. A disagreeing wrapper is recorded beside it."""
    body: dict[str, Any] = {k: v for k, v in event.body.items() if k != "publishedAt"}
    if event.clash is not None:
        body["(attribute) eventType"] = event.clash
    if event.raw == "courts":  # its only moment is the wrapper's
        body["(wrapper) Timestamp"] = event.occurred
    return _ONE_SPELLING.encode(body)


def _refuse_clash(event: HmppsEvent) -> None:
    for kind, found in (("NOMS numbers", event.noms), ("CRNs", event.crns)):
        if len(found) > 1:
            raise Refused("identifier-clash", f"The message gives {len(found)} {kind}; send one.")


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
    return None


def _linked(event: HmppsEvent, record: str | None) -> tuple[Reading, ...]:
    """Both numbers in one message are evidence that they are one person's."""
    if record is None or event.name in NAMES_TWO or not (event.noms and event.crns):
        return ()
    if record.startswith("prison/"):
        return (Reading(IdentifierObserved("crn", event.crns[0]), record),)
    return (Reading(IdentifierObserved("noms", event.noms[0]), record),)


_ONE_SPELLING = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
