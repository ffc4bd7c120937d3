"""Fixtures every test may ask for: real servers, a fresh database, topics of one's own.

What starts servers is read when a test asks for one: those of the domain never do.
"""

from __future__ import annotations

import gc
import os
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.parts import Topics

LINE = "line of the summary"  # travels with a test's report, from whichever process ran it

# How many examples a law is tried on that doesn't say. `make test` is thorough; whoever runs a part
# of the tests again and again while working on it need not wait for as many each time.
settings.register_profile("quick", max_examples=40)
settings.register_profile("thorough", max_examples=100)
settings.load_profile("quick")


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a real PostgreSQL, shared by the session."""
    from tests.parts import a_postgres

    with a_postgres(os.environ) as url:
        yield url


@pytest.fixture
def database(postgres: str) -> Iterator[str]:
    """The URL of a new, empty database for this test alone."""
    from tests.parts import a_database

    with a_database(postgres) as url:
        yield url


@pytest.fixture(scope="session")
def every_table(postgres: str) -> Iterator[str]:
    """The name of a database that has every table, and nobody connected: to be copied."""
    from infra.migrate import migrate
    from tests.parts import a_database

    with a_database(postgres) as url:
        migrate(url)
        yield urlsplit(url).path.removeprefix("/")


@pytest.fixture
def migrated(postgres: str, every_table: str) -> Iterator[str]:
    """The URL of a new database for this test alone, with every table in it."""
    from tests.parts import a_database

    with a_database(postgres, like=every_table) as url:
        yield url


@pytest.fixture(scope="session")
def broker() -> Iterator[str]:
    """The bootstrap servers of a real Kafka, shared by the session."""
    from tests.parts import a_broker

    with a_broker(os.environ) as servers:
        yield servers


@pytest.fixture
def topics(broker: str) -> Iterator[Topics]:
    """`topics.new(partitions=6, prefix="in.prison.v1")` makes a topic of this test's own."""
    from tests.parts import Topics

    made = Topics(broker)
    yield made
    made.drop()


@pytest.fixture
def report_line(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """A line for the end of the run, before pytest's closing one."""
    said = request.node.user_properties
    return lambda line: said.append((LINE, line))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Who runs what, with --dist=loadfile; otherwise as the library has it."""
    if config.getoption("dist") != "loadfile":
        return None
    from tests.side_by_side import ByFile

    return ByFile(config, log)


def pytest_configure() -> None:
    """Every process that the run starts may keep what it compiled."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_collection_finish() -> None:
    """What is loaded by now stays: walking it again and again costs a tenth of the run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 50, 1000)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """With REQUIRE_REAL set a run that passed anything over has failed, whatever the reason was."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("REQUIRE_REAL") and reporter is not None and reporter.stats.get("skipped"):
        reporter.write_line("REQUIRE_REAL is set, and a test was skipped: failed")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The lines that tests had to report."""
    for report in chain.from_iterable(terminalreporter.stats.values()):
        if getattr(report, "when", None) == "call":
            for name, line in report.user_properties:
                if name == LINE:
                    terminalreporter.write_line(line)
