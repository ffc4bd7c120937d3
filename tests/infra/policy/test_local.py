"""An area's own numbers: refused with their line where they can't hold, judged where the person belongs."""

import pytest

from domain.facts.responsibility import LeadAssigned
from domain.finding import Verdict
from domain.heard import HeardLog
from domain.journey.journey import Journey
from domain.judge import judge
from domain.rules.accommodation import HOUSED_UNDER_SUPERVISION
from domain.rules.duty import Ask
from domain.why import why
from infra.policy.checks import problems
from infra.policy.document import Document
from infra.policy.load import read_policy, shipped
from tests import people
from tests.story import at, heard_from, heartbeat, in_log

OWN = """
[[local]]
value = "homeless.within"
area = "region/wales"
from = 2026-01-01
to = 2027-01-01
amount = 60
tag = "C"
source = "minute 12 of the board"
author = "wales/policy"
set_on = 2025-11-02
"""
DAY = "2026-04-20"


def told(text):
    """line: what is wrong, of one file beside those we ship."""
    return [f"{one.line}: {one.says}" for one in problems([*shipped(), Document("own.toml", text)])]


def ours(text):
    return read_policy([*shipped(), Document("own.toml", text)], "ours")


def out_without_a_home(unit_area, *more):
    return in_log(
        [
            people.sentenced("2025-12-03 10:15", months=14),
            people.received("2025-12-03 17:05"),
            people.lead("2026-03-02 10:00", "com", "w1", area=unit_area),
            people.released("2026-04-02 09:30"),
            people.status("2026-04-02 20:00", "rough", "2026-04-02"),
            heartbeat("probation", "2026-04-20 09:00"),
            *more,
        ]
    )


def verdicts(log, policy):
    _, found = judge(
        log,
        now=at(DAY),
        policy=policy,
        heard=heard_from(log),
        rules=(HOUSED_UNDER_SUPERVISION,),
        points=(),
    )
    return [one.verdict for one in found.findings]


def test_it_may_stand_beside_the_nation_s():
    assert told(OWN) == []


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        ('value = "homeless.within"', 'value = "homless.within"', "there is no such value"),
        ('area = "region/wales"', 'area = "region/wlaes"', "there is no region 'wlaes'"),
        ('area = "region/wales"', 'area = "wales"', "`area` is a region or a unit"),
        ('author = "wales/policy"', "", "`author` isn't there"),
        ("set_on = 2025-11-02", "", "`set_on` isn't there"),
        ("from = 2026-01-01", "", "`from` isn't there"),
        ("to = 2027-01-01", "to = 2025-01-01", "it ends (2025-01-01) before it begins"),
        ("amount = 60", 'amount = 60\nunit = "h"', "they can't be mixed"),
        ("amount = 60", 'amount = 60\ncase = "red"', "the value has no case 'red'"),
        ('source = "minute 12 of the board"', "", "`source` isn't there"),
        ("amount = 60", "amount = 60\nnote = 1", "unknown key 'note'"),
    ],
)
def test_what_can_t_hold_is_refused_with_its_line(was, now, says):
    found = told(OWN.replace(was, now))

    assert any(one.startswith("2: ") and says in one for one in found), found


def test_two_rows_of_one_area_may_not_hold_on_one_day():
    again = OWN.replace("from = 2026-01-01", "from = 2026-12-31").replace("to = 2027-01-01\n", "")

    assert told(OWN + again) == [
        "13: homeless.within in region/wales: two rows hold on 2026-12-31; end the earlier"
    ]
    assert told(OWN + again.replace("2026-12-31", "2027-01-01")) == []
    assert told(OWN + again.replace("region/wales", "unit/n03-ccd")) == []


@pytest.mark.parametrize(
    ("belongs", "verdict"),
    [
        ("region/wales", Verdict.NOT_YET_DUE),
        ("unit/n03-ccd", Verdict.NOT_YET_DUE),  # a unit of Wales
        ("region/london", Verdict.OPEN),
        (None, Verdict.OPEN),
    ],
)
def test_it_counts_for_those_who_belong_there(belongs, verdict):
    assert verdicts(out_without_a_home(belongs), ours(OWN)) == [verdict]


def test_the_narrowest_place_wins_and_dates_are_kept():
    log = out_without_a_home("unit/n03-ccd")
    narrower = OWN.replace("region/wales", "unit/n03-ccd").replace("= 60", "= 1")
    over = OWN.replace("to = 2027-01-01", "to = 2026-04-02")

    assert verdicts(log, ours(OWN + narrower)) == [Verdict.OPEN]
    assert verdicts(log, ours(over)) == [Verdict.OPEN]


def test_whoever_moves_as_a_day_ends_belonged_where_they_were_before():
    """Released on 2 April in England; a lead in Wales from the very next midnight on."""
    moved = people.lead("2026-04-03 00:00", "com", "w2", area="region/wales")

    assert verdicts(out_without_a_home("region/london", moved), ours(OWN)) == [Verdict.OPEN]


def test_why_names_the_area_s_row_and_who_set_it():
    log, policy = out_without_a_home("region/wales"), ours(OWN)
    heard: HeardLog = heard_from(log)
    _, found = judge(
        log, now=at(DAY), policy=policy, heard=heard, rules=(HOUSED_UNDER_SUPERVISION,), points=()
    )
    (finding,) = found.findings
    reasons = why(Journey(log, at(DAY)), Ask(at(DAY), policy, heard), finding.id)

    (value,) = [node for node in reasons["because"] if node.get("name") == "homeless.within"]
    assert (value["area"], value["author"]) == ("region/wales", "wales/policy")
    assert value["tag_says"] == "C (chosen by us)"
    assert value["passed_over"][0]["why"] == "region/wales has its own"
    assert reasons["asked"]["policy"] == {"name": "ours", "hash": policy.content_hash}


def test_whoever_moves_is_asked_again():
    """What is kept from one fact to the next must not outlive the place it was read for."""
    log = out_without_a_home("region/wales")
    _, found = judge(log, now=at(DAY), policy=ours(OWN), heard=heard_from(log))

    assert all(LeadAssigned in said.reads for said in found.each.values() if said.findings)
