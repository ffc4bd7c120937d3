"""Why a message is set aside: the closed list of codes, each with its sentence for the publisher."""

REASONS: dict[str, str] = {
    # the bytes
    "empty": "The message has no body.",
    "too-large": "A message may hold at most 256 KB.",
    "bad-utf8": "The text isn't valid UTF-8.",
    "bad-json": "The text isn't one JSON value.",
    "nul": "A text holds the character NUL, which no database can keep.",
    "lone-surrogate": "A text holds half a surrogate pair, which isn't a character.",
    "not-finite": "A number is NaN, infinite or too large to be finite.",
    "number-too-long": "A number has more digits than any amount we are told.",
    "too-deep": "The value is nested more than 64 levels deep.",
    "duplicate-key": "An object names the same field twice; readers would differ on which counts.",
    # the envelope
    "unknown-topic": "The topic isn't one of in.<agency>.v1.",
    "no-envelope": "None of the envelopes we read: CloudEvents, or what HMPPS, courts and escorts send.",
    "missing-field": "A field that every message of this kind carries isn't there.",
    "bad-field": "A field holds something its place in the contract doesn't allow.",
    "bad-id": "The id must be 1 to 128 printable characters.",
    "bad-time": "The moment can't be read without guessing.",
    "implausible-time": "The moment lies before 1900 or in the future.",
    "source-mismatch": "The source doesn't own the topic it was sent to.",
    "identifier-clash": "The message gives two different numbers of one kind for one person.",
    # the log
    "id-reuse": "The same id came before from this source with another body.",
}
