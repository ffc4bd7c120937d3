"""The house rules hold everywhere, and each bites: it finds a violation planted for it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.architecture import house

Check = Callable[[str], Iterator[str]]
ROOT = Path(__file__).parents[2]
PACKAGES = ("domain", "projections", "gateway", "consumers", "infra", "bench", "tests")
TEXTS = {
    ".py",
    ".toml",
    ".txt",
    ".md",
    ".yaml",
    ".yml",
    ".sql",
    ".json",
    ".html",
    ".css",
    ".js",
    "",
}
NOT_OURS = {"vendor", "__pycache__", "samples"}


def _python(*packages: str) -> list[Path]:
    return [
        path
        for package in packages
        for path in sorted((ROOT / package).rglob("*.py"))
        if not NOT_OURS & set(path.relative_to(ROOT).parts)
    ]


def _texts() -> list[Path]:
    """Everything of ours that is text: the packages, and what lies beside them."""
    inside = [path for package in PACKAGES for path in (ROOT / package).rglob("*")]
    beside = [*ROOT.glob("*"), *(ROOT / "requirements").iterdir(), *(ROOT / ".ci").iterdir()]
    return [
        path
        for path in sorted(inside + beside)
        if path.is_file()
        and path.suffix in TEXTS
        and not NOT_OURS & set(path.relative_to(ROOT).parts)
    ]


CHECKS: tuple[tuple[Check, list[Path], str], ...] = (
    (house.too_long, _python(*PACKAGES), "x = 1\n" * 301),
    (house.long_functions, _python(*PACKAGES), "def f():\n" + "    x = 1\n" * 40),
    (house.impure, _python("domain"), "from datetime import datetime\nat = datetime.now()\n"),
    (house.impure, _python("domain"), "import random\n"),
    (house.impure, _python("domain"), "from os import environ\n"),
    (house.impure, _python("domain"), "text = open('rules.csv')\n"),
    (house.passed_over, _python("tests"), "@pytest.mark.skipif(1)\ndef test(): ...\n"),  # refused
    (house.passed_over, _python("tests"), "kafka = pytest.importorskip('kafka')\n"),  # the same
    (house.passed_over, _python("tests"), "time.sleep(1)\n"),  # the same: a condition is waited for
    (house.pretended, _python("tests"), "from unittest.mock import patch\n"),
    (house.pretended, _python("tests"), "from unittest import mock\n"),
    (house.strange_addresses, _texts(), "--index-url https://pypi" + ".org/simple\n"),  # refused
    (house.strange_addresses, _texts(), "cd /" + "work/main\n"),
    (house.put_off, _python(*PACKAGES), "x = 1  # TO" + "DO: later\n"),
    (house.put_off, _python(*PACKAGES), "import x  # no" + "qa: F401\n"),
)
RULES = {check.__name__: (check, paths) for check, paths, _ in CHECKS}


@pytest.mark.parametrize("name", RULES)
def test_the_rule_holds(name: str) -> None:
    """In every file it is for; and it is for some."""
    check, paths = RULES[name]
    found = [
        f"{path.relative_to(ROOT)}: {wrong}" for path in paths for wrong in check(path.read_text())
    ]

    assert paths
    assert found == []


@pytest.mark.parametrize(("check", "planted"), [(check, planted) for check, _, planted in CHECKS])
def test_a_planted_violation_is_found(check: Check, planted: str) -> None:
    """A rule that can't fail holds nothing."""
    assert list(check(planted)) != []


@pytest.mark.parametrize("check", dict.fromkeys(check for check, _, _ in CHECKS))
def test_what_is_right_is_let_through(check: Check) -> None:
    """At the very limit of length, and with a reason given."""
    right = "def f():\n" + "    x = 1\n" * 39 + "y = 2  # no" + "qa: F841 - shown as it is\n"

    assert list(check(right)) == []
