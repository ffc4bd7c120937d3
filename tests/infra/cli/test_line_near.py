"""`near` without a record: everybody of whom little is missing, and soon."""


def test_everybody_who_is_near_is_listed(line):
    """Ordered by the last safe day; a rule or a limit leaves fewer; each is a person's own."""
    found = line.json("near")

    assert [one["deadline_at"] for one in found] == sorted(one["deadline_at"] for one in found)
    assert line.json("near", "--limit", "1") == found[:1]
    assert line.json("near", "--rule", "no-such-rule") == []
    assert f"{len(found)} missing" in line.run("near")
    for one in found[:2]:
        theirs = line.json("near", one["person"])
        lists = [*theirs["handovers"], *([theirs["release"]] if theirs["release"] else [])]
        assert one["of"] in [each["of"] for each in lists if each["near"]]
