"""Nothing is passed over in silence: a part that is missing fails, and so does a skipped test."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PYTEST = (sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider")
SKIPPING = "import pytest\n\ndef test_of_something():\n    pytest.sk" + "ip('not here')\n"
REPORTING = "def test_of_many(report_line):\n    report_line('134 messages were tried')\n"
NEEDING = "def test_of_a_part(database):\n    raise AssertionError('reached')\n"


PROCESSES = pytest.mark.parametrize("processes", ["0", "2"])


def _run(
    folder: Path, test: str, processes: str = "0", **environ: str
) -> subprocess.CompletedProcess[str]:
    """pytest on that one test, with the project's own fixtures, in one process or side by side."""
    (folder / "test_one.py").write_text(test)
    return subprocess.run(
        [*PYTEST, "-n", processes, "--dist=loadfile", folder],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", **environ},
        capture_output=True,
        text=True,
        check=False,
    )


@PROCESSES
def test_a_skipped_test_fails_a_run_that_requires_the_real_parts(
    tmp_path: Path, processes: str
) -> None:
    """Even one that somebody wrote with the best of reasons."""
    ran = _run(tmp_path, SKIPPING, processes, REQUIRE_REAL="1")

    assert ran.returncode == 1
    assert "REQUIRE_REAL is set, and a test was skipped: failed" in ran.stdout


def test_otherwise_it_is_as_ever(tmp_path: Path) -> None:
    """Without the variable pytest decides."""
    assert _run(tmp_path, SKIPPING).returncode == 0


@PROCESSES
def test_a_line_for_the_end_comes_before_the_closing_one(tmp_path: Path, processes: str) -> None:
    """pytest's own line is the last."""
    ran = _run(tmp_path, REPORTING, processes)
    *_, reported, closing = ran.stdout.splitlines()

    assert reported == "134 messages were tried"
    assert "1 passed" in closing


@pytest.mark.parametrize("required", [{}, {"REQUIRE_REAL": "1"}], ids=["always", "required"])
def test_a_part_that_is_missing_fails(tmp_path: Path, required: dict[str, str]) -> None:
    """Containers were asked for and no engine answers there."""
    ran = _run(
        tmp_path,
        NEEDING,
        THROUGHLINE_TEST_PARTS="containers",
        DOCKER_HOST=f"unix://{tmp_path}/no-engine.sock",
        **required,
    )

    assert ran.returncode == 1
    assert "no container engine answers" in ran.stdout
    assert "start one, or unset the variable to run on the embedded parts" in ran.stdout
    assert "reached" not in ran.stdout
