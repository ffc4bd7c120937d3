"""Every verb, in one list, and what a failure looks like: one line, and an exit code."""

import sys
from collections.abc import Callable
from typing import Any

import psycopg
import typer
from typer.exceptions import TyperException

from consumers.loop import ReplacedError
from domain.policy.values import PolicyError
from domain.ports import AwayError
from infra.cli import (
    alike,
    consume,
    contract,
    deadline,
    deferred,
    demo,
    derive,
    diff,
    doctor,
    down,
    export,
    fetch,
    film,
    gaps,
    handovers,
    ingest,
    journey,
    metrics,
    migrate,
    near,
    parked,
    policy,
    publishers,
    rebuild,
    replay,
    reread,
    rules,
    serve,
    simulate,
    up,
    verify,
    verify_pack,
    what_if,
    why,
)
from infra.embedded.error import PartError
from infra.failed import FailedError
from infra.settings import SettingsError

VERBS: tuple[Callable[..., Any], ...] = (
    demo.demo,
    up.up,
    down.down,
    doctor.doctor,
    migrate.migrate,
    consume.consume,
    derive.derive,
    fetch.fetch,
    serve.serve,
    ingest.ingest,
    simulate.simulate,
    journey.journey,
    alike.alike,
    gaps.gaps,
    handovers.handovers,
    metrics.metrics,
    replay.replay,
    diff.diff,
    film.film,
    near.near,
    deferred.deferred,
    why.why,
    what_if.what_if,
    rules.rules,
    publishers.publishers,
    reread.reread,
    deadline.deadline,
    verify.verify,
    verify_pack.verify_pack,
    rebuild.rebuild,
)
OUR_FAILURES = (
    FailedError,
    SettingsError,
    PartError,
    PolicyError,
    AwayError,
    ReplacedError,
    OSError,
)

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Watches the joins between prison, probation and everyone else.",
)
for verb in VERBS:
    app.command()(verb)
app.add_typer(parked.app, name="parked")
app.add_typer(contract.app, name="contract")
app.add_typer(policy.app, name="policy")
app.add_typer(export.app, name="export")


def main(arguments: list[str] | None = None) -> None:
    """Runs one verb. Exit 0: done; 1: it failed, or a check found something; 2: a wrong argument."""
    command = typer.main.get_command(app)
    try:
        sys.exit(command.main(arguments, prog_name="throughline", standalone_mode=False) or 0)
    except TyperException as error:
        complain(error.format_message())
        sys.exit(2)
    except (typer.Abort, KeyboardInterrupt):
        sys.exit(130)
    except psycopg.OperationalError:
        complain("PostgreSQL can't be reached: is DATABASE_URL right, is the server up?")
        sys.exit(1)
    except OUR_FAILURES as error:
        complain(str(error))
        sys.exit(1)


def complain(message: str) -> None:
    """One line on the error stream."""
    print("throughline: " + " ".join(message.split()), file=sys.stderr)
