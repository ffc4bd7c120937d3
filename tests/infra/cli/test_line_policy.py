"""Policies as a user meets them: tried on everybody, activated, taken back."""

from pathlib import Path

from infra.policy.load import shipped


def copied(folder: Path) -> Path:
    """A copy of our own files."""
    folder.mkdir()
    for document in shipped():
        (folder / document.name).write_text(document.text, "utf-8")
    return folder


def shorter(folder: Path) -> Path:
    """The same, with a shorter time for one duty."""
    copied(folder)
    rules = folder / "rules.toml"
    text = rules.read_text("utf-8")
    section = text[text.index('[value."first-appointment.within"]') :].split("\n\n")[0]
    changed = section.replace("amount = 1\n", "amount = 0\n")
    rules.write_text(text.replace(section, changed), "utf-8")
    return folder


def test_another_policy_is_tried_and_nothing_stored(line, tmp_path):
    """Our own files change nothing; a shorter time for one duty changes that rule alone."""
    same, other = copied(tmp_path / "same"), shorter(tmp_path / "shorter")

    untouched = line.json("what-if", str(same))
    tried = line.json("what-if", str(other))
    assert untouched["changed_people"] == 0
    # Who was ingested since the demo is tried too.
    assert tried["people"] == untouched["people"] >= line.demo["people"]
    assert tried["by_rule"].keys() == {"first-appointment-not-arranged"}
    assert "nothing was stored" in line.run("what-if", str(other))
    assert line.json("verify")["equal"]


def test_a_journey_is_replayed_under_another_policy(line, tmp_path):
    """From a folder, or by a version's name: the deadline is that policy's, and nothing is stored."""
    record = line.demo["example_record"]

    def due(*options):
        shown = line.json("replay", record, *options)["journey"]
        (gap,) = [one for one in shown["gaps"] if one["code"] == "first-appointment-not-arranged"]
        return gap["due_on"], shown["policy"]["name"]

    usual, ours = due()
    other, name = due("--policy", str(shorter(tmp_path / "shorter")))
    assert (ours, name) == ("england-and-wales", "shorter")
    assert other != usual
    assert due("--policy", ours) == (usual, ours)
    assert "no policy of this name" in line.run("replay", record, "--policy", "nonesuch", code=2)
    assert line.json("verify")["equal"]


def test_a_policy_is_activated_and_taken_back(line, tmp_path):
    """What `what-if` had said comes true, verify holds, packs carry it, and the old one may return."""
    other = shorter(tmp_path / "2027.1")
    tried = line.json("what-if", str(other))["by_rule"]["first-appointment-not-arranged"]
    told = line.json("policy", "activate", str(other), "--by", "officer-7", "--note", "pilot")
    assert told["was"]["name"] == "england-and-wales"
    assert line.json("policy", "history")["judged_under"] == told["was"]["hash"]
    shown = line.json("policy", "show", "first-appointment.within", "--in-force")
    assert (shown["name"], shown["hash"]) == ("2027.1", told["hash"])
    assert line.json("policy", "diff", str(other), "--in-force")["values"] == []

    assert line.json("rebuild")["policy"] == "2027.1"
    assert line.json("verify")["equal"]
    assert line.json("policy", "history")["judged_under"] == told["hash"]
    back = copied(tmp_path / "england-and-wales")
    again = line.json("what-if", str(back))["by_rule"]["first-appointment-not-arranged"]
    assert sum(again.values()) == sum(tried.values())

    pack = str(tmp_path / "one.pack")
    line.json("export", "pack", "--record", line.demo["example_record"], "--to", pack)
    assert line.json("verify-pack", pack)["holds"]
    line.run("policy", "activate", "--by", "officer-7")
    line.run("rebuild")
    names = [one["name"] for one in line.json("policy", "history")["versions"]]
    assert names == ["england-and-wales", "2027.1", "england-and-wales"]
    assert "in force already" in line.run("policy", "activate", "--by", "officer-7", code=1)


def test_a_number_nobody_has_read_says_so(line):
    """Chosen and believed numbers are marked where a deadline rests on them."""
    (gap, *_) = line.json("gaps", "--code", "first-appointment-not-arranged")
    assert "C (chosen by us)" in {number["tag"] for number in gap["numbers"]}
    assert " (C)" in line.run("gaps", "--code", "first-appointment-not-arranged")
    journey = line.json("journey", line.demo["example_record"])
    assert journey["policy"]["read"]
