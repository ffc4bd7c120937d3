"""What every request must satisfy before it is read: whose host, whose page, which type, how long.

Browsers carry a foreign page's request here as readily as our own. A name that was made to point
at loopback shows in Host; a foreign page shows in Origin, and can't send JSON without asking.
"""

from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gateway.safety import HEADER, host_of, is_loopback, same_origin

MOST_BYTES = 64 * 1024
OWN_BODIES = ("/publish",)  # its own types, more of it, and who may send it is asked first
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
ALWAYS = (
    HEADER,
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-resource-policy", "same-origin"),
)


class Doorkeeper:
    """ASGI middleware: refuses early, caps the body, and marks every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, or refuse with one line that says why."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        marked = _marking(send)
        headers = Headers(scope=scope)
        reads_its_own = scope["path"] in OWN_BODIES
        refusal = refuse(scope["method"], headers, of_body=not reads_its_own)
        if refusal is not None:
            await refusal(scope, receive, marked)
            return
        if reads_its_own:
            await self._app(scope, receive, marked)
            return
        body = await _read(receive)
        if body is None:
            await _too_long()(scope, receive, marked)
            return
        await self._app(scope, _replaying(body, receive), marked)


def refuse(method: str, headers: Headers, *, of_body: bool = True) -> Response | None:
    """The refusal of a request by its headers alone, or None. `of_body`: its body's kind counts."""
    host = headers.get("host", "")
    if not is_loopback(host_of(host)):
        return refused(421, "Host is not this machine: open 127.0.0.1 or localhost.")
    if method in ("GET", "HEAD", "OPTIONS"):
        return None
    origin = headers.get("origin")
    if origin is not None and not same_origin(origin, host):
        return refused(403, "Origin is another site: only our own pages may send requests.")
    if not of_body:
        return None
    if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        return refused(415, "Content-Type must be application/json.")
    length = headers.get("content-length", "0")
    return _too_long() if not length.isdigit() or int(length) > MOST_BYTES else None


def _too_long() -> Response:
    return refused(413, f"The body is over {MOST_BYTES} bytes: ask for less at a time.")


def refused(status: int, message: str, headers: Mapping[str, str] | None = None) -> Response:
    """One line that says why. The connection ends with it: the body may not have been read."""
    error = {"message": message, "extensions": {"code": "REFUSED"}}
    ends = {"connection": "close", **(headers or {})}
    return JSONResponse({"errors": [error]}, status_code=status, headers=ends)


async def _read(receive: Receive) -> bytes | None:
    """The whole body, or None once it is too long; a client that left counts as an empty one."""
    parts: list[bytes] = []
    length = 0
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return b""
        part = message.get("body", b"")
        length += len(part)
        if length > MOST_BYTES:
            return None
        parts.append(part)
        if not message.get("more_body", False):
            return b"".join(parts)


def _replaying(body: bytes, receive: Receive) -> Receive:
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


def _marking(send: Send) -> Send:
    async def marked(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in ALWAYS:
                headers[name] = value
        await send(message)

    return marked
