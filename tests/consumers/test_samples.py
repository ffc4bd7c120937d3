"""Every sample message tells exactly what is written beside it."""

import pytest

from consumers.reasons import REASONS
from consumers.topics import AGENCIES
from domain.facts.registry import BY_TYPE
from tests.consumers import samples

FILES = tuple(samples.files())


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_sample_tells_what_is_written_beside_it(path):
    written = path.with_suffix(".tells").read_text(encoding="utf-8").splitlines()

    assert samples.tells(samples.message(path)) == written


def test_every_agency_has_samples_and_none_is_left_alone():
    """No message without its answer, no answer without its message."""
    assert {path.parent.name for path in FILES} == set(AGENCIES)
    assert {path.with_suffix("") for path in samples.FOLDER.glob("*/*.tells")} == {
        path.with_suffix("") for path in FILES
    }


def test_refusals_are_of_the_closed_list_and_facts_of_the_registry():
    told = [line.split()[0] for path in FILES for line in samples.tells(samples.message(path))]

    assert {word for word in told if word != "refused:"} <= BY_TYPE.keys()
    reasons = {
        line.removeprefix("refused: ")
        for path in FILES
        for line in samples.tells(samples.message(path))
        if line.startswith("refused: ")
    }
    assert reasons <= REASONS.keys()
    assert len(reasons) >= 6
