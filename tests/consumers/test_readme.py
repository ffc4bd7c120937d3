"""The door's page: its examples run as they stand, its list of reasons is the list."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from consumers.contracts.cures import CURES
from consumers.reasons import REASONS
from infra.cli.app import GROUPS, VERBS
from tests.consumers.messages import told

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "consumers" / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+) (\S+) ?(.*)\n((?:.*\n)*?)```$", PAGE, re.MULTILINE)
ENVELOPES = [(topic, tells, text) for _, topic, tells, text in BLOCKS if topic.startswith("in.")]
FILES = [(path, where, text) for _, path, where, text in BLOCKS if "/" in path]
SAYS = """
import sys
from pathlib import Path
from tests.consumers import samples
for path in sys.argv[1:]:
    print(*samples.tells(samples.message(Path(path))), sep="\\n")
"""


@pytest.mark.parametrize(
    ("topic", "tells", "text"), ENVELOPES, ids=[text[:40] for *_, text in ENVELOPES]
)
def test_an_envelope_tells_what_stands_beside_it(topic, tells, text):
    assert [one.fact.TYPE for one in told(json.loads(text), topic)] == tells.split()


@pytest.fixture
def tree(tmp_path):
    """A copy of the code with everything the page adds put where it says."""
    quietly = shutil.ignore_patterns("__pycache__")
    for folder in ("consumers", "domain", "tests/consumers"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=quietly)
    (tmp_path / "tests" / "__init__.py").touch()
    for path, where, text in FILES:
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(put(file.read_text("utf-8"), where, text) if where else text, "utf-8")
    return tmp_path


def put(module, where, row):
    """The row as the first of the table of that name; what it names is imported."""
    if named := re.search(r"\*\*(\w+)\.", row):
        module = module.replace("import (\n", f"import (\n    {named[1]},\n", 1)
    return re.sub(rf"(?m)^({where}\b.*[({{])$", lambda head: f"{head[0]}\n{row}", module, count=1)


def test_the_worked_examples_tell_what_the_page_says(tree):
    """An event in two modules and an agency in one: nothing else was changed."""
    modules = [path for path, *_ in FILES if path.endswith(".py")]
    messages = [path for path, *_ in FILES if path.endswith(".json")]
    said = subprocess.run(
        [sys.executable, "-c", SAYS, *messages],
        cwd=tree,
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert len(modules) == 2 + 1
    assert said == "".join(text for path, _, text in FILES if path.endswith(".tells"))


def test_the_list_of_reasons_is_the_list():
    rows = re.findall(r"^\| `([a-z0-9-]+)` \| (.+) \| (.+) \|$", PAGE, re.MULTILINE)

    assert rows == [(code, REASONS[code], CURES[code]) for code in REASONS]


def test_the_commands_it_names_exist():
    verbs = {*VERBS, *GROUPS}

    assert set(re.findall(r"`throughline (\w+)", PAGE)) <= verbs
    assert all((ROOT / "consumers" / link).exists() for link in re.findall(r"\]\(([^)]+)\)", PAGE))
