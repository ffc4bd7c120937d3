"""The door says no: a reason from the closed list, and what to do about it."""

from consumers.reasons import REASONS


class Refused(Exception):  # noqa: N818 - a verdict on a message, and the word its readers use
    """A message that can't become facts. Nothing was recorded; it is to be parked whole.

    `says` names the field, the shape of its value (never the value: it may be personal) and the
    cure. `source` and `message_id` are filled in where they could be read before the trouble.
    """

    def __init__(
        self,
        reason: str,
        says: str = "",
        source: str | None = None,
        message_id: str | None = None,
    ) -> None:
        self.reason = reason
        self.says = says or REASONS[reason]
        self.source = source
        self.message_id = message_id
        super().__init__(f"{reason}: {self.says}")


def shape(value: object) -> str:
    """What kind of thing a value is, without showing it: "a text of 12 characters"."""
    match value:
        case None:
            return "null"
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return f"a text of {len(value)} characters"
        case dict():
            return f"an object of {len(value)} fields"
        case list():
            return f"a list of {len(value)}"
        case _:
            return "something else"
