"""Recall weighed and begun, and breaches: from Make a recall decision and from Delius.

Even a message that says DECISION_TO_RECALL holds neither the kind of recall nor whether it is an
emergency, and the deadlines of an agreed recall turn on both. So all of these are changes. Nor is
a deleted recommendation a recall taken back: most are deleted before anybody agreed.
"""

from consumers.translators.reading import Translator, changed

RECOMMENDATION = "prison-recall.recommendation."

TRANSLATORS: dict[str, Translator] = {
    RECOMMENDATION + "started": changed,
    RECOMMENDATION + "consideration": changed,
    RECOMMENDATION + "management-oversight": changed,
    RECOMMENDATION + "managementOversight": changed,  # its first spelling
    RECOMMENDATION + "deleted": changed,
    "enforcement.recall.raised": changed,
    "enforcement.recall.concluded": changed,
    "enforcement.breach.raised": changed,
    "enforcement.breach.concluded": changed,
}
