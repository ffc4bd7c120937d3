"""POST /publish: one event, a batch or JSON lines in; what became of each event out.

{"agency": "voluntary", "recorded": 1, "repeats": 0, "parked": 1, "events": [
  {"outcome": "recorded", "id": "e1", "source": "/voluntary/harbour", "position": 7, ...},
  {"outcome": "parked", "id": "e2", "reason": "bad-time", "says": "...", ...}]}

200: every event was taken, those that were parked too. Any other status: none was.
"""

import asyncio
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from urllib.parse import unquote_to_bytes

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from domain.ports import AwayError
from gateway.doorkeeper import refused
from gateway.ports import Attributes, Published, Publishing, TooManyError, UnreadableError
from gateway.speakers import NotASpeakerError, Speakers

log = logging.getLogger("throughline.gateway")

PATH = "/publish"
MOST_BYTES = 2 << 20
BODY_SECONDS = 30.0  # so long a body may take to arrive
MOST_AT_ONCE = 4  # requests of one agency: the next is asked to come again, the others don't wait
AGAIN_SECONDS = "2"

FORMS = {
    "application/cloudevents+json": "one",
    "application/json": "one",  # or a batch, where it begins as one
    "application/cloudevents-batch+json": "batch",
    "application/x-ndjson": "lines",
}


_BATCH = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[\s*[{\]]")  # a list of objects; others are one message


class PublishError(Exception):
    """The request is refused as a whole: status, sentence."""

    def __init__(self, status: int, says: str, **headers: str) -> None:
        super().__init__(says)
        self.status = status
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


class Publish:
    """The route's endpoint."""

    def __init__(self, publishing: Publishing, speakers: Speakers) -> None:
        self._publishing = publishing
        self._speakers = speakers
        self._under_way: Counter[str] = Counter()

    async def answer(self, request: Request) -> Response:
        """Refuse early, before a byte of the body is read; then take it, and say what became of it."""
        try:
            agency = self._speakers.agency_of(request)
            media = _media_type(request)
            with self._turn(agency):
                body = await _body_of(request)
                form = _form(media, body)
                beside = _attributes(request) if form == "one" else ()
                found = await self._publishing.publish(agency, form, body, beside)
        except NotASpeakerError as error:
            asks = {"www-authenticate": "Bearer"} if error.status == 401 else {}  # noqa: PLR2004 - the status that asks for it
            return refused(error.status, str(error), asks)
        except PublishError as error:
            return refused(error.status, str(error), error.headers)
        except UnreadableError as error:
            return refused(413 if isinstance(error, TooManyError) else 400, str(error))
        except AwayError:
            says = "The log can't be reached now: send the same again, nothing is taken twice."
            return refused(503, says, {"retry-after": AGAIN_SECONDS})
        return JSONResponse(_told(agency, found))

    @contextmanager
    def _turn(self, agency: str) -> Iterator[None]:
        if self._under_way[agency] >= MOST_AT_ONCE:
            says = f"{MOST_AT_ONCE} requests of this agency are under way: wait for their answers."
            raise PublishError(429, says, retry_after=AGAIN_SECONDS)
        self._under_way[agency] += 1
        try:
            yield
        finally:
            self._under_way[agency] -= 1


def _media_type(request: Request) -> str:
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media not in FORMS:
        raise PublishError(415, "Content-Type must be one of " + ", ".join(FORMS) + ".")
    if request.headers.get("content-encoding", "identity").strip().lower() != "identity":
        raise PublishError(415, "Content-Encoding must be left out: send the body as it is.")
    return media


def _form(media: str, body: bytes) -> str:
    is_batch = media == "application/json" and _BATCH.match(body)
    return "batch" if is_batch else FORMS[media]


def _attributes(request: Request) -> Attributes:
    """What CloudEvents' binary form puts beside the data: ce-id: e1 becomes ce_id."""
    return tuple(
        (f"ce_{name.removeprefix('ce-')}", unquote_to_bytes(value))
        for name, value in request.headers.items()
        if name.startswith("ce-")
    )


async def _body_of(request: Request) -> bytes:
    """The whole body, chunk by chunk, no further than it may be long."""
    length = request.headers.get("content-length", "0")
    if not length.isdigit() or int(length) > MOST_BYTES:
        raise _too_long()
    parts = bytearray()
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for part in request.stream():
                parts += part
                if len(parts) > MOST_BYTES:
                    raise _too_long()
    except TimeoutError:
        raise PublishError(408, f"The body took over {BODY_SECONDS:.0f} seconds.") from None
    except ClientDisconnect:
        raise PublishError(400, "The caller left before the body had come.") from None
    return bytes(parts)


def _too_long() -> PublishError:
    return PublishError(
        413, f"The body is over {MOST_BYTES} bytes: send the rest in the next request."
    )


def _told(agency: str, found: Sequence[Published]) -> dict[str, object]:
    counts = Counter(one.outcome for one in found)
    return {
        "agency": agency,
        "recorded": counts["recorded"],
        "repeats": counts["repeat"],
        "parked": counts["parked"],
        "events": [asdict(one) for one in found],
    }
