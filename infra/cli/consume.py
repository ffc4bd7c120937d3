"""`throughline consume`."""

from infra.cli.say import AsJson, as_json, err
from infra.cli.session import Data, session
from infra.consume import run
from infra.kafka import create_topics
from infra.process import until_told_to_stop


def consume(data: Data = None, json: AsJson = False) -> None:
    """Takes what agencies publish, translates it, and records it, each fact once."""
    with session(data) as now, until_told_to_stop() as stop:
        if json:
            as_json({"consuming": True})
        create_topics(now.parts.bootstrap_servers)
        err.print("consuming; Ctrl-C stops")
        run(now.resolved, stop)
