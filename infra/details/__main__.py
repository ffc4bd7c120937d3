"""`python -m infra.details`: settings from the environment, until SIGTERM or Ctrl-C."""

from infra.clock import SystemClock
from infra.details.run import run
from infra.process import process


def main() -> None:
    """The tables exist (`throughline migrate`)."""
    with process() as now:
        run(now.parts.database_url, now.settings, SystemClock(), now.stop)


if __name__ == "__main__":
    main()
