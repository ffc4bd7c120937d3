"""Sentences served in the community, and keeping in touch: Delius, e-supervision, reminders.

A sentence is told by its number, never by its kind or its days: so the start and the end of
supervision are changes here, told as versions of that sentence. Its ending is a thing of its own,
which `.unterminated` takes back.

A remote check-in is no appointment, and a reminder by text is no contact: changes, too.
"""

from consumers.envelopes.event import HmppsEvent
from consumers.translators.reading import Reading, Translator, changed
from consumers.translators.things import change_of, id_in, taken_back

SENTENCE, REQUIREMENT = "probation-case.sentence.", "probation-case.requirement."
VOLUNTARY = "probation-case.non-statutory-intervention."
SENTENCE_IDS = ("sentenceId", "disposalId")


def begun(event: HmppsEvent) -> tuple[Reading, ...]:
    """.created."""
    return change_of(event, _thing(event))


def amended(event: HmppsEvent) -> tuple[Reading, ...]:
    """.amended: replaces what was told of it before."""
    return change_of(event, _thing(event), corrects=True)


def ended(event: HmppsEvent) -> tuple[Reading, ...]:
    """.terminated."""
    return change_of(event, _ending(event))


def resumed(event: HmppsEvent) -> tuple[Reading, ...]:
    """.unterminated: it never ended."""
    return taken_back(event, _ending(event))


def removed(event: HmppsEvent) -> tuple[Reading, ...]:
    """.deleted: it never was, and so never ended."""
    return taken_back(event, _thing(event), _ending(event))


def _thing(event: HmppsEvent) -> str | None:
    """sentence/<id>, requirement/<id>; a sentence without an id: sentence/<CRN>-<its event's number>."""
    kind = event.name.split(".")[1]
    found = id_in(event, *SENTENCE_IDS) if kind == "sentence" else id_in(event, f"{kind}Id")
    if found is None and kind == "sentence" and event.crns:
        number = id_in(event, "eventNumber", "EventNumber")
        found = number and f"{event.crns[0]}-{number}"
    return found and f"{kind}/{found}"


def _ending(event: HmppsEvent) -> str | None:
    started = _thing(event)
    return started and f"ended-{started}"


def _served(begins: str) -> dict[str, Translator]:
    return {
        begins + "created": begun,
        begins + "amended": amended,
        begins + "terminated": ended,
        begins + "unterminated": resumed,
        begins + "deleted": removed,
        begins + "moved": changed,  # to another event of the same person
    }


TRANSLATORS: dict[str, Translator] = {
    **_served(SENTENCE),
    **_served(REQUIREMENT),
    **_served(VOLUNTARY),
    "conviction.changed": changed,
    "probation-case.supervision.created": changed,
    "probation-case.supervision-appointment.created": changed,
    "probation.appointment.sms-sent-to-pop": changed,
    "pre-sentence.report.started": changed,
    "pre-sentence.report.completed": changed,
    "esupervision.setup.completed": changed,
    "esupervision.setup.removed": changed,
    "esupervision.check-in.received": changed,
    "esupervision.check-in.expired": changed,
    "esupervision.check-in.reviewed": changed,
    "esupervision.check-in.updated": changed,
}
