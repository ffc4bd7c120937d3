"""Sentences, their dates, recalls and the court's record, as prisons hold them.

None of these messages says what the sentence or the date is now: they are told as changes, by the
ids they give. So recall.inserted is no recall.agreed: neither its kind nor how urgent it is stands
in it, and a prison enters a recall when the person is back inside. The court's record is published
again as a whole now and then: the same id, so the same thing.
"""

from consumers.translators.reading import Translator, changed
from consumers.translators.things import again, first, undone

PRISONER = "prison-offender-events.prisoner"


def kept(begins: str, kind: str, *fields: str) -> dict[str, Translator]:
    """.inserted .updated .deleted of a record known by its id."""
    return {
        f"{begins}.inserted": first(kind, *fields),
        f"{begins}.updated": again(kind, *fields),
        f"{begins}.deleted": undone(kind, *fields),
    }


TRANSLATORS: dict[str, Translator] = {
    f"{PRISONER}.imprisonment-status-changed": changed,
    f"{PRISONER}.sentence.changed": changed,
    f"{PRISONER}.sentence-term.changed": changed,
    f"{PRISONER}.sentence-dates-changed": changed,
    f"{PRISONER}.fixed-term-recall.changed": changed,
    f"{PRISONER}.fine-payment.changed": changed,
    "SENTENCING-CHANGED": changed,
    "CONFIRMED_RELEASE_DATE-CHANGED": changed,
    "calculate-release-dates.prisoner.changed": changed,
    **kept("release-date-adjustments.adjustment", "adjustment", "id"),
    **kept("recall", "recall", "recallId"),
    **kept("court-case", "court-case", "courtCaseId"),
    **kept("court-appearance", "court-record", "courtAppearanceId"),
    **kept("charge", "charge", "courtChargeId", "chargeId"),
    **kept("sentence", "sentence", "sentenceId"),
    **kept("sentence.period-length", "sentence-length", "periodLengthId"),
    "sentence.fix-single-charge.inserted": first("sentence", "sentenceId"),
}
