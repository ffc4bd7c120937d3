"""The import contracts hold, and each catches what it is there to catch.

A contract that cannot fail is decoration (a misspelt package name has kept one silent for years),
so a violation of each is planted in a copy of the packages, and must be seen.
"""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
LAYERS = "Outer folders know inner ones, never the reverse"

# contract, file, the import that breaks it
PLANTED = (
    (LAYERS, "domain/ports.py", "import projections"),
    (LAYERS, "domain/ports.py", "import infra.settings"),
    (LAYERS, "projections/__init__.py", "import gateway"),
    (LAYERS, "projections/__init__.py", "import consumers"),
    (LAYERS, "gateway/__init__.py", "import infra.settings"),
    (LAYERS, "gateway/__init__.py", "import consumers"),
    (LAYERS, "consumers/__init__.py", "import gateway"),
    ("The domain knows no tool", "domain/heard.py", "import psycopg"),
    ("The domain knows no tool", "domain/heard.py", "import os"),
    ("Reading and writing meet only in the domain", "consumers/__init__.py", "import projections"),
    ("Reading and writing meet only in the domain", "consumers/__init__.py", "import psycopg"),
    ("Facts know nothing of rules", "domain/facts/words.py", "import domain.finding"),
    ("Facts know nothing of rules", "domain/people/__init__.py", "import domain.rules"),
)


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """lint-imports over the packages in that folder, as `make lint` runs it."""
    command = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [command, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False
    )


def _broken(linted: subprocess.CompletedProcess[str]) -> set[str]:
    return {
        line.removesuffix(" BROKEN").strip()
        for line in linted.stdout.splitlines()
        if line.endswith(" BROKEN")
    }


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packages and the contracts, beside the checkout."""
    folder = tmp_path_factory.mktemp("packages")
    shutil.copy(ROOT / "pyproject.toml", folder)
    for package in SETTINGS["root_packages"]:
        shutil.copytree(
            ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__")
        )
    return folder


def test_every_contract_holds() -> None:
    """In the checkout, as it is."""
    linted = _lint(ROOT)

    assert linted.returncode == 0, linted.stdout
    assert f"Contracts: {len(SETTINGS['contracts'])} kept, 0 broken." in linted.stdout


def test_every_contract_has_a_planted_violation() -> None:
    """A new contract needs one here."""
    assert {contract for contract, _, _ in PLANTED} == {
        contract["name"] for contract in SETTINGS["contracts"]
    }


@pytest.mark.parametrize(("contract", "file", "line"), PLANTED)
def test_a_planted_violation_is_caught(copy: Path, contract: str, file: str, line: str) -> None:
    """By the contract that forbids it."""
    path = copy / file
    before = path.read_text()
    path.write_text(f"{before}\n{line}\n")
    try:
        linted = _lint(copy)
    finally:
        path.write_text(before)

    assert linted.returncode == 1
    assert contract in _broken(linted), linted.stdout
