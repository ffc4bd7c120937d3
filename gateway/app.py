"""The web application: routes, and who may come in."""

import logging
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from gateway.doorkeeper import Doorkeeper
from gateway.health import health
from gateway.ports import Commands, Reads, Replays
from gateway.safety import WARNING, NotLoopbackError
from gateway.schema.build import build
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
) -> Starlette:
    """The gateway over these ports. Access control does not exist yet, so it must be open, and
    open means loopback only: Host and Origin of every request are held to that.

    Raises NotLoopbackError where it is asked not to be open.
    """
    if not open_on_loopback:
        raise NotLoopbackError("There is no access control yet: the gateway opens on loopback only")
    log.warning(WARNING)
    view = GraphQLView(build(introspection=introspection), reads, commands, replays)
    return Starlette(
        routes=[
            Route("/", _to_graphql),
            Route("/health", health(reads)),
            Route("/graphql", _page, methods=["GET"]),
            Route("/graphql", view, methods=["POST"]),
            Mount("/web", StaticFiles(directory=WEB)),
        ],
        middleware=[Middleware(Doorkeeper)],
    )


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
