"""What the prisoner search noticed by comparing a record with what it was.

Its moment is when it noticed, not when the thing happened. A change names the parts that changed
(STATUS, LOCATION, SENTENCE, ..) and nothing of what they are now.
"""

from consumers.translators.reading import Translator, changed

PRISONER = "prisoner-offender-search.prisoner"

TRANSLATORS: dict[str, Translator] = {
    f"{PRISONER}.created": changed,
    f"{PRISONER}.updated": changed,
    f"{PRISONER}.convicted-status-changed": changed,
}
