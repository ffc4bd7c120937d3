"""One demo for all tests of the verbs: it takes most of their time."""

import json
from collections.abc import Iterator

import pytest

from tests.infra.cli.line import Line, run
from tests.parts import a_folder


@pytest.fixture(scope="package")
def line() -> Iterator[Line]:
    """Thirty lives through the whole line; the servers stay up for the verbs."""
    with a_folder() as folder:
        data = folder / "data"
        run(data, "up")
        try:
            demo = run(data, "demo", "--people", "30", "--json", "--exit", "--data", str(data))
            yield Line(data, json.loads(demo.splitlines()[-1]))
        finally:
            run(data, "down")
