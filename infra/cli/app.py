"""Every verb, in one list, and what a failure looks like: one line, and an exit code.

Only the verb that is asked for is loaded: each has heavy parts of its own, and a short question
shouldn't wait for all of them.
"""

import sys
from collections.abc import Iterable
from importlib import import_module

import psycopg
import typer
from typer.exceptions import TyperException

from consumers.replaced import ReplacedError
from domain.faults import NotJudgedError
from domain.policy.values import PolicyError
from domain.ports import AwayError
from infra.embedded.error import PartError
from infra.failed import FailedError
from infra.settings import SettingsError

# Each is a file of this folder, with `-` for `_`, and in it what carries its name.
VERBS = (
    "demo",
    "up",
    "down",
    "doctor",
    "migrate",
    "consume",
    "derive",
    "fetch",
    "serve",
    "ingest",
    "simulate",
    "journey",
    "alike",
    "gaps",
    "handovers",
    "near",
    "deferred",
    "metrics",
    "replay",
    "diff",
    "film",
    "why",
    "what-if",
    "rules",
    "publishers",
    "reread",
    "deadline",
    "verify",
    "verify-pack",
    "rebuild",
)
# These have verbs of their own: the file holds an `app`.
GROUPS = ("parked", "counts", "contract", "policy", "export")
OUR_FAILURES = (
    FailedError,
    SettingsError,
    PartError,
    PolicyError,
    AwayError,
    ReplacedError,
    NotJudgedError,
    OSError,
)


def app(names: Iterable[str] = VERBS + GROUPS) -> typer.Typer:
    """The command line with these verbs."""
    made = typer.Typer(
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        help="Watches the joins between prison, probation and everyone else.",
    )
    for name in names:
        file = name.replace("-", "_")
        module = import_module(f"infra.cli.{file}")
        if name in GROUPS:
            made.add_typer(module.app, name=name)
        else:
            made.command(name)(getattr(module, file))
    return made


def main(arguments: list[str] | None = None) -> None:
    """Runs one verb. Exit 0: done; 1: it failed, or a check found something; 2: a wrong argument."""
    given = sys.argv[1:] if arguments is None else arguments
    asked = set(given[:1]) & {*VERBS, *GROUPS}
    command = typer.main.get_group(app(asked) if asked else app())
    try:
        sys.exit(command.main(given, prog_name="throughline", standalone_mode=False) or 0)
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
