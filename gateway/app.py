"""The web application: routes, and who may come in."""

import logging
from collections.abc import Collection, Mapping
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from gateway.doorkeeper import Doorkeeper
from gateway.health import health
from gateway.ports import Commands, Publishing, Reads, Replays
from gateway.publish import PATH, Publish
from gateway.safety import WARNING, NotLoopbackError
from gateway.schema.build import build
from gateway.speakers import PUBLISHING_IS_OPEN, Speakers
from gateway.view import GraphQLView

WEB = Path(__file__).with_name("web")

log = logging.getLogger("throughline.gateway")


def create_app(
    reads: Reads,
    commands: Commands,
    replays: Replays,
    *,
    open_on_loopback: bool,
    introspection: bool = True,
    publishing: Publishing | None = None,
    tokens: Mapping[str, Collection[str]] | None = None,
) -> Starlette:
    """The gateway over these ports. Access control does not exist yet, so it must be open, and
    open means loopback only: Host and Origin of every request are held to that.

    `tokens`: who may publish, each with its agencies; with none, whoever is on this machine.
    Without `publishing` there is no such route.
    Raises NotLoopbackError where it is asked not to be open.
    """
    if not open_on_loopback:
        raise NotLoopbackError("There is no access control yet: the gateway opens on loopback only")
    log.warning(WARNING)
    routes = _publish(publishing, Speakers(tokens or {}, open_on_loopback=True))
    view = GraphQLView(build(introspection=introspection), reads, commands, replays)
    return Starlette(
        routes=[
            Route("/", _to_graphql),
            Route("/health", health(reads)),
            Route("/graphql", _page, methods=["GET"]),
            Route("/graphql", view, methods=["POST"]),
            *routes,
            Mount("/web", StaticFiles(directory=WEB)),
        ],
        middleware=[Middleware(Doorkeeper)],
    )


def _publish(publishing: Publishing | None, speakers: Speakers) -> list[Route]:
    if publishing is None:
        return []
    if speakers.is_open:
        log.warning(PUBLISHING_IS_OPEN)
    return [Route(PATH, Publish(publishing, speakers).answer, methods=["POST"])]


async def _to_graphql(_: Request) -> Response:
    return RedirectResponse("/graphql", status_code=307)


async def _page(request: Request) -> Response:
    """GraphiQL; a query in the address is refused, for addresses end up in logs and histories."""
    if request.query_params:
        error = {
            "message": "Queries by GET are off: send them by POST as application/json.",
            "extensions": {"code": "BAD_USER_INPUT"},
        }
        return JSONResponse({"errors": [error]}, status_code=405, headers={"allow": "POST"})
    return FileResponse(WEB / "graphiql.html")
