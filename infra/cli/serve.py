"""`throughline serve`."""

from typing import Annotated

import typer

from gateway.safety import NotLoopbackError
from infra.cli.say import AsJson, as_json, err
from infra.cli.session import Data, session
from infra.failed import FailedError
from infra.process import until_told_to_stop
from infra.serve import serve as answer


def serve(
    host: Annotated[str | None, typer.Option(help="Loopback only, until access control.")] = None,
    port: Annotated[int | None, typer.Option(min=1, max=65535)] = None,
    data: Data = None,
    json: AsJson = False,
) -> None:
    """Answers GraphQL. Access is open, so it listens on this machine only."""
    with session(data) as now, until_told_to_stop() as stop:
        where = (host or now.settings.host, port or now.settings.port)
        address = f"http://{where[0]}:{where[1]}/graphql"
        as_json({"graphql": address}) if json else err.print(f"GraphQL at {address}")
        err.print("Access is OPEN to everyone on this machine; Ctrl-C stops")
        tokens = now.settings.publish_tokens
        if not tokens:
            err.print("Publishing is OPEN too: THROUGHLINE_PUBLISH_TOKENS closes it")
        try:
            answer(now.database_url, *where, now.clock, stop, tokens)
        except NotLoopbackError as error:
            raise FailedError(str(error)) from error
