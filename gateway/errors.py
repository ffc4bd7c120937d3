"""What a user may be told when a request fails: a sentence and a code, never our insides."""

import logging

from graphql import GraphQLError

from domain.casework.refused import RefusedError
from domain.faults import NotJudgedError
from domain.ports import AwayError
from gateway.ports import UnaskableError

log = logging.getLogger("throughline.gateway")

BAD_USER_INPUT = "BAD_USER_INPUT"
NOT_FOUND = "NOT_FOUND"
REFUSED = "REFUSED"
UNAVAILABLE = "UNAVAILABLE"
TIMEOUT = "TIMEOUT"
TOO_COSTLY = "TOO_COSTLY"
NOT_JUDGED = "NOT_JUDGED"
INTERNAL = "INTERNAL"


class UserError(GraphQLError):
    """Something the asker can put right. The message is shown, the code tells programs which."""

    def __init__(self, message: str, code: str = BAD_USER_INPUT) -> None:
        super().__init__(message, extensions={"code": code})


def shown(error: GraphQLError) -> GraphQLError:
    """The error as the asker sees it: always with a code, and without a message we did not write.

    What we did not expect is logged by kind and place alone: its message may hold personal data.
    """
    original = error.original_error
    if original is None or isinstance(original, GraphQLError):
        code = (error.extensions or {}).get("code", BAD_USER_INPUT)
        return _said(error, error.message, str(code))
    if isinstance(original, RefusedError):
        return _said(error, str(original), REFUSED)
    if isinstance(original, NotJudgedError):
        return _said(error, str(original), NOT_JUDGED)
    if isinstance(original, UnaskableError):
        return _said(error, "A value holds a NUL or is out of range.", BAD_USER_INPUT)
    if isinstance(original, AwayError):
        return _said(error, "The read tables can't be asked now. Try again shortly.", UNAVAILABLE)
    log.error("%s at %s", type(original).__name__, error.path)
    return _said(error, "Something went wrong on our side; it has been logged.", INTERNAL)


def _said(error: GraphQLError, message: str, code: str) -> GraphQLError:
    return GraphQLError(
        message,
        nodes=error.nodes,
        source=error.source,
        positions=error.positions,
        path=error.path,
        extensions={"code": code},
    )
