"""Another policy tried: what changes is counted, an equal policy changes nothing."""

from dataclasses import replace

from hypothesis import given, settings

from domain.facts.entry import Entry
from domain.policy.policy import Policy
from domain.rules.duty import Ask
from infra.policy.load import england_and_wales
from projections.people import PersonFacts, about_people
from projections.what_if import changed, what_if
from tests import people
from tests.domain.histories import histories
from tests.planted import failing
from tests.story import at, heard_from, heartbeat, in_log

OURS = england_and_wales()
HOUSED = "homeless.within"


def with_amount(policy: Policy, name: str, number: int) -> Policy:
    """The same policy with one value's amounts changed."""
    value = policy.values[name]
    rows = tuple(replace(row, amount=(("cd", number),)) for row in value.rows)
    return replace(policy, values={**policy.values, name: replace(value, rows=rows)})


def person(log: tuple[Entry, ...]) -> PersonFacts:
    theirs = tuple(about_people(log))
    return PersonFacts("p", tuple(dict.fromkeys(e.record for e in theirs)), theirs)


@settings(max_examples=20, deadline=None)
@given(histories(longest=6))
def test_an_equal_policy_changes_nothing(log: tuple[Entry, ...]) -> None:
    found, now = person(log), at("2026-05-01")
    if found.entries:
        asks = (Ask(now, policy, heard_from(log)) for policy in (OURS, replace(OURS, name="again")))
        assert changed(found, *asks) == []


def test_a_longer_time_turns_a_gap_into_a_duty_that_waits():
    log = in_log(
        [
            people.sentenced("2025-12-03 10:15", months=14),
            people.received("2025-12-03 17:05"),
            people.released("2026-04-02 09:30"),
            people.lead("2026-04-02 10:00", "com", "w1"),
            people.status("2026-04-02 20:00", "rough", "2026-04-02"),
            heartbeat("probation", "2026-04-20 09:00"),
        ]
    )
    now, heard = at("2026-04-20 09:01"), heard_from(log)
    listed = []

    ours, other = (Ask(now, policy, heard) for policy in (OURS, with_amount(OURS, HOUSED, 60)))
    report = what_if([person(log)], ours, other, listed.append)

    assert (report.people, report.changed_people) == (1, 1)
    assert report.by_rule == {"accom-homeless-open": {"open -> not-yet-due": 1}}
    assert report.by_area == {"unit/x": {"open -> not-yet-due": 1}}
    assert [(one.before, one.after) for one in listed] == [("open", "not-yet-due")]


def test_whoever_a_rule_fails_on_is_counted_apart():
    log = in_log([people.received("2025-12-03 17:05")])
    ask = Ask(at("2026-04-20"), OURS, heard_from(log))

    with failing(log[0].record):
        report = what_if([person(log)], ask, ask)

    assert (report.people, report.not_judged) == (0, 1)
