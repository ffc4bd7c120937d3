"""A policy of an earlier release goes on counting: what this one can't read of it counts as shipped."""

import re
from hashlib import sha256

import pytest

from domain.facts.entry import Told
from domain.facts.policy import PolicyActivated
from domain.policy.values import PolicyError
from domain.ports import Batch
from infra.clock import FixedClock
from infra.eventstore.store import PostgresFactStore
from infra.policy.carried import SHIPPED_FILE, carried
from infra.policy.document import Document
from infra.policy.kept import KeptPolicies
from infra.policy.load import england_and_wales, our_values, read_policy, shipped
from infra.policy.versions import LABELS, RECORD, SOURCE, Policies
from tests.projections.build import at

NOW = at("2026-04-20T09:00")
LACKING, HOME = "near.within", "homeless.within"
OF_OLD = """
[value."of-old.within"]
says = "nobody reads it any more"
unit = "cd"
picked_by = "REL"
[[value."of-old.within".row]]
amount = 3
tag = "C"
source = "an earlier release"

[[local]]
value = "of-old.within"
area = "region/wales"
from = 2026-01-01
amount = 4
tag = "C"
source = "minute 12"
author = "wales/policy"
set_on = 2025-11-02
"""


def without(documents, name):
    """The same, saying nothing of that value."""
    return [
        Document(one.name, "\n".join(line for line, of in one.parts() if of != name))
        for one in documents
    ]


def with_home(documents, amount):
    """The same, with another amount of days to find a home."""
    pattern = re.compile(r'(\[\[value\."homeless.within".row\]\].*?amount = )0', re.DOTALL)
    return [Document(one.name, pattern.sub(rf"\g<1>{amount}", one.text)) for one in documents]


OLD = [*with_home(without(shipped(), LACKING), 60), Document("old.toml", OF_OLD)]


def test_what_is_missing_counts_as_shipped_and_the_rest_as_kept():
    now = carried(OLD, shipped(), our_values())
    policy, ours = read_policy(now.documents, "old"), england_and_wales()

    assert policy.values[LACKING].rows == ours.values[LACKING].rows
    assert policy.values[HOME].rows[0].amount == (("cd", 60),)
    assert "of-old.within" not in policy.values
    assert {one.split(": ")[1] for one in now.replaced} == {
        LACKING,
        "of-old.within",
        "of-old.within in region/wales",
    }
    assert now.documents[-1].name == SHIPPED_FILE


def test_what_is_refused_now_counts_as_shipped():
    now = carried(with_home(shipped(), '"no-duty"'), shipped(), our_values())

    assert (
        read_policy(now.documents, "old").values[HOME].rows == england_and_wales().values[HOME].rows
    )
    assert "no-duty where 2 counts with a number" in now.replaced[0]


def test_what_can_be_read_is_left_as_it_is():
    kept = with_home(shipped(), 60)

    assert carried(kept, shipped(), our_values()) == carried(kept, [], our_values())
    assert list(carried(kept, shipped(), our_values()).documents) == kept


@pytest.fixture
def policies(migrated):
    """A log in which an earlier release activated the old one."""
    raw = sha256(b"as the earlier release had it").hexdigest()
    KeptPolicies(migrated).keep(raw, OLD)
    fact = PolicyActivated("old", raw, "officer-7", "")
    with PostgresFactStore(migrated, FixedClock(NOW)) as facts:
        facts.record(Batch((Told("a1", SOURCE, RECORD, NOW, NOW, fact, LABELS),)))
        found = Policies(migrated, facts)
        found.judge_under(read_policy(shipped(), "x"))
        yield found


def test_it_goes_on_counting_and_says_what_is_as_shipped(policies, caplog):
    assert policies.at().values[HOME].rows[0].amount == (("cd", 60),)
    assert len(policies.replaced()) == 3
    assert "near.within: not said in any file" in caplog.text
    assert (
        read_policy(policies.documents(policies.at()), "again").content_hash
        == policies.at().content_hash
    )


def test_everybody_is_judged_again_under_it(policies):
    assert not policies.is_judged_under(policies.at())

    policies.judge_under(policies.at())

    assert policies.is_judged_under(policies.at())
    assert policies.judged_under() is policies.at()


def test_one_that_lacks_a_value_is_still_refused_and_a_whole_one_ends_it(policies):
    with pytest.raises(PolicyError, match=r"near\.within: not said in any file"):
        policies.activate(OLD, "new", by="officer-7", note="", at=NOW)

    policies.activate(with_home(shipped(), 61), "new", by="officer-7", note="", at=NOW)

    assert policies.at().name == "new"
    assert policies.replaced() == ()
