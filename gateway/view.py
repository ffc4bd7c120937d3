"""GraphQL over HTTP: one JSON body in, one JSON answer out, in the type the client accepts."""

from json import JSONDecodeError
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.http import GraphQLHTTPResponse

from gateway.context import Context
from gateway.ports import Commands, Reads, Replays
from gateway.schema.build import GatewaySchema

JSON = "application/json"
GRAPHQL = "application/graphql-response+json"
ACCEPTED = "throughline.accepted"


class GraphQLView(GraphQL[Context, None]):
    """POST only, no batches, no subscriptions."""

    def __init__(
        self, schema: GatewaySchema, reads: Reads, commands: Commands, replays: Replays
    ) -> None:
        super().__init__(
            schema, graphql_ide=None, allow_queries_via_get=False, subscription_protocols=()
        )
        self._reads = reads
        self._commands = commands
        self._replays = replays

    async def get_context(
        self, request: Request | WebSocket, response: Response | WebSocket
    ) -> Context:
        """Fresh for each request, so that nothing loaded is kept for another."""
        return Context(
            self._reads,
            self._commands,
            self._replays,
            agency=request.headers.get("x-agency", "probation"),
        )

    async def get_sub_response(self, request: Request | WebSocket) -> Response:
        """Remember what the client accepts, where create_response can see it."""
        response = await super().get_sub_response(request)
        response.headers["content-type"] = media_type(request.headers.get("accept", ""))
        return response

    def encode_json(self, data: object) -> bytes:
        """As bytes. There are no sockets here, whose clients would take bytes amiss."""
        return orjson.dumps(data)

    def decode_json(self, data: str | bytes) -> object:
        """From text or bytes. Raises json.JSONDecodeError, also for JSON that is no request."""
        body = orjson.loads(data)
        if not isinstance(body, dict | list):
            raise JSONDecodeError("a request is a JSON object", "", 0)
        return body

    def create_response(
        self,
        response_data: GraphQLHTTPResponse | list[GraphQLHTTPResponse],
        sub_response: Response,
    ) -> Response:
        """Answer in the accepted type; under the new one, 400 for what could not be executed."""
        answer: Any = response_data
        media = sub_response.headers["content-type"]
        status = sub_response.status_code or 200
        if not_executed(answer):
            answer = {key: value for key, value in answer.items() if key != "data"}
            status = 400 if media == GRAPHQL else status
        return Response(self.encode_json(answer), status_code=status, media_type=media)


def media_type(accept: str) -> str:
    """The new type where it is accepted at all, else plain JSON."""
    return GRAPHQL if GRAPHQL in accept.lower() else JSON


def not_executed(answer: Any) -> bool:
    """Parsing, validation or variables failed: no data, and no error has a place in it."""
    if not isinstance(answer, dict) or answer.get("data") is not None:
        return False
    errors = answer.get("errors") or ()
    return bool(errors) and all(error.get("path") is None for error in errors)
