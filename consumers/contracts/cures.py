"""What a publisher does about each reason a message is set aside for: one cure a code."""

CURES: dict[str, str] = {
    # the bytes
    "empty": "Send one JSON object a message; leave out messages without a body.",
    "too-large": "Send a fact a message, and leave out what isn't one: pictures, documents, logs.",
    "bad-utf8": "Write the message as UTF-8, without any other encoding inside it.",
    "bad-json": "Write the message with a JSON library, never by joining texts.",
    "nul": "Take the character NUL out of every text before sending.",
    "lone-surrogate": "Cut texts between characters, not inside one; send emoji whole.",
    "not-finite": "Leave a number out that isn't known; never write NaN or Infinity.",
    "number-too-long": "Send identifiers as texts, and amounts in pence.",
    "too-deep": "Send the fact's own fields; don't wrap or nest them.",
    "duplicate-key": "Name each field once.",
    # the envelope
    "unknown-topic": "Write to in.<agency>.v1 of your own agency, or name it with --agency.",
    "no-envelope": "Send a CloudEvent: specversion, id, source, type, time, subject, data.",
    "missing-field": "Fill the field; `throughline contract show TYPE` gives a whole example.",
    "bad-field": "Look the field up: `throughline contract show TYPE` says what it may hold.",
    "bad-id": "Give each event an id of its own, of 1 to 128 printable characters.",
    "bad-time": "Write the moment with its offset: 2026-03-02T09:30:00+00:00.",
    "implausible-time": "Check the clock and the order of day and month of what wrote it.",
    "source-mismatch": "Begin `source` with your own agency; each agency speaks for itself alone.",
    "identifier-clash": "Send one message a person, with that person's own numbers.",
    # the log
    "id-reuse": "Give what changed a new id, and name the old one in `supersedes`.",
}


def cure_of(reason: str) -> str:
    """What would let the message in; the reason's own words where the code has no cure here."""
    return CURES.get(reason, "Put right what the reason names, and send it again.")
