"""The policy scenarios: ours always, the reference ones where they lie beside the repository."""

from pathlib import Path

import pytest

from tests.reference.scenarios import COVERED, Scenario, check, main, read

OURS = Path(__file__).parents[1] / "samples" / "scenarios"
REFERENCE = Path(__file__).parents[3] / "shared" / "reference" / "scenarios"
SCENARIOS = [*read(OURS), *read(REFERENCE)]


@pytest.mark.parametrize("scenario", SCENARIOS, ids=[scenario["id"] for scenario in SCENARIOS])
def test_agrees(scenario: Scenario) -> None:
    """Every code of ours that the scenario judges comes out as it expects."""
    wrong = {code: faults for code, faults in check(scenario).items() if code in COVERED and faults}

    assert wrong == {}


def test_ours_cover_every_code() -> None:
    """Each rule and each point has a scenario of our own."""
    said = {e["code"] for scenario in read(OURS) for e in scenario["expect"]}

    assert said == COVERED


def test_the_runner_tells_agreement_from_disagreement(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A scenario that expects another verdict is named, and the run fails."""
    (line, *_) = (OURS / "rules.jsonl").read_text("utf-8").splitlines()
    (tmp_path / "one.jsonl").write_text(line, "utf-8")
    assert main([str(tmp_path), "--json"]) == 0
    assert '"disagree": []' in capsys.readouterr().out

    (tmp_path / "one.jsonl").write_text(line.replace('"breached"', '"averted"'), "utf-8")
    assert main([str(tmp_path)]) == 1
    assert "expected averted" in capsys.readouterr().out
