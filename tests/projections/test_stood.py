"""What stood before new facts, and what of it they leave as it was."""

from dataclasses import replace

import pytest

from domain.facts.entry import Entry
from domain.finding import Wake
from domain.rules.before import Before
from domain.rules.duty import Ask
from infra.policy.load import england_and_wales
from projections import stood as module
from projections.people import PersonFacts
from projections.person import Derived, derive_person
from projections.stood import Stood, stood_before
from tests.people import (
    acknowledged,
    arranged,
    attended,
    planned,
    rearranged,
    received,
    released,
    sentenced,
)
from tests.story import Said, at, heard_from, in_log, taken_back

IN = received("2026-01-05 10:00")
OUT = released("2026-04-02 09:00").named("out")


def before(*story: Said, silent: tuple[str, ...] = ()) -> Before | None:
    """What stood before the last word of a story, asked as that is recorded."""
    *earlier, last = log = in_log(story)
    ask = Ask(last.recorded_at, england_and_wales(), heard_from(log))
    return stood_before(derived(earlier), PersonFacts("p", ("prison/1",), log), [last], ask, silent)


def derived(entries: list[Entry], person: str = "p") -> Derived:
    """A person's rows, as judged when the last of these was recorded."""
    ask = Ask(entries[-1].recorded_at, england_and_wales(), heard_from(entries))
    return derive_person(person, ("prison/1",), tuple(entries), ask)


def test_after_a_correction_nothing_is_spared() -> None:
    """Whatever classes it was read from: a word taken back is of any class."""
    plain, corrected = before(IN, OUT), before(IN, OUT, taken_back("out", "2026-04-02 10:00"))

    assert plain is not None
    assert corrected is not None
    assert plain.spares(frozenset())
    assert plain.unchanged
    assert not corrected.spares(frozenset())
    assert not corrected.unchanged


@pytest.mark.parametrize(
    ("word", "silent", "expected"),
    [
        (OUT, (), False),
        (OUT, ("/prison/nomis",), True),
        (OUT, ("/police/west-mercia",), False),
        (OUT.by("/prison/search"), (), True),
    ],
    ids=["as before", "theirs fell silent", "another's did", "a new feed"],
)
def test_feeds(word: Said, silent: tuple[str, ...], expected: bool) -> None:
    """A feed's silence concerns those it has a record of; so does its first word about them."""
    found = before(IN, word, silent=silent)

    assert found is not None
    assert found.feeds is expected


def test_where_more_than_the_new_facts_may_have_changed_it_nothing_stands() -> None:
    """Told ahead, or begun to count since."""
    ahead = released("2026-04-02 12:00").told("2026-04-02 10:00")
    assert before(IN, ahead) is None

    waits = replace(derived(list(in_log([IN]))), wakes=(Wake(at("2026-02-01")),))
    log = in_log([IN, OUT])
    ask = Ask(log[-1].recorded_at, england_and_wales(), heard_from(log))
    person = PersonFacts("p", ("prison/1",), log)
    assert stood_before(derived(list(in_log([IN]))), person, log[1:], ask, ()) is not None
    assert stood_before(waits, person, log[1:], ask, ()) is None


FIRST = arranged("2026-04-02 08:00", "a", "2026-04-03 10:00")
KEPT = attended("2026-04-03 10:00", "a")
NEXT = arranged("2026-04-04 10:00", "b", "2026-04-07 10:00", "planned")


@pytest.mark.parametrize(
    ("word", "spared"),
    [
        (attended("2026-04-07 10:00", "b"), {"50", "54", "HP18"}),
        (attended("2026-04-03 09:00", "b").told("2026-04-07 10:00"), {"50", "HP18"}),
        (arranged("2026-04-05 10:00", "c", "2026-04-20 10:00", "planned"), {"50", "54", "HP18"}),
        (arranged("2026-04-05 10:00", "c", "2026-04-20 10:00", "first"), {"50", "54"}),
        (rearranged("2026-04-05 10:00", "a", "2026-04-20 10:00", "planned"), {"50"}),
        (arranged("2026-04-02 07:00", "c", "2026-04-03 10:00").told("2026-04-05 10:00"), {"54"}),
    ],
    ids=["kept later", "kept before", "another", "a first one", "moved", "told late"],
)
def test_what_happened_beyond_what_was_looked_at_changes_nothing(
    word: Said, spared: set[str]
) -> None:
    """The first meeting arranged by the release day (50), the first contact kept (54), every first
    meeting (HP18)."""
    custody = sentenced("2026-01-05 11:00", months=24)
    found = before(IN, custody, FIRST, OUT, KEPT, NEXT, word)

    assert found is not None
    assert {"50", "54", "HP18"} & found.unchanged.keys() == spared


@pytest.mark.parametrize(("point", "spared"), [("HP09", {"HP18"}), ("HP18", {"HP09"})])
def test_a_handover_fact_concerns_the_point_it_is_told_of(point: str, spared: set[str]) -> None:
    """Also one that nothing has armed."""
    found = before(IN, OUT, acknowledged("2026-04-02 10:00", point, "plan"))

    assert found is not None
    assert {"HP09", "HP18"} & found.unchanged.keys() == spared


def test_who_has_left_is_seen_inside_no_more() -> None:
    """Neither by the officer (38) nor by the work coach (23)."""
    custody = sentenced("2026-01-05 11:00", months=24)
    story = (IN, custody, planned("2026-02-01", "2026-04-02"), FIRST, OUT, KEPT, NEXT)

    outside = before(*story, attended("2026-04-07 10:00", "b"))
    inside = before(*story, attended("2026-04-01 10:00", "b").told("2026-04-07 10:00"))

    assert outside is not None
    assert inside is not None
    assert {"23", "38"} & outside.unchanged.keys() == {"23", "38"}
    assert {"23", "38"} & inside.unchanged.keys() == set()


def test_only_so_many_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last ones."""
    monkeypatch.setattr(module, "MOST_PEOPLE", 2)
    stood = Stood()
    for person in "abc":
        stood.remember([derived(list(in_log([IN])), person)])

    assert list(stood.people) == ["b", "c"]


@pytest.mark.parametrize(
    ("most", "rested"),
    [(1, [False]), (5, [True, True, True])],
    ids=["from the first", "one after the other"],
)
def test_what_came_at_several_moments_is_judged_as_if_we_had_looked_in_between(
    most: int, rested: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same rows, and since when each is known, whichever way they were found."""
    monkeypatch.setattr(module, "MOST_MOMENTS", most)
    late = arranged("2026-04-09 10:00", "a", "2026-04-10 10:00")
    log = in_log([IN, sentenced("2026-01-05 11:00", months=24), OUT, late])
    stood = Stood()
    stood.remember([derived(log[:1])])
    ask = Ask(log[-1].recorded_at, england_and_wales(), heard_from(log))

    on_what_stood: list[bool] = []
    judge = module.derived

    def watched(found, ask, stood=None, page=None):  # type: ignore[no-untyped-def] # as it is called
        on_what_stood.append(stood is not None)
        return judge(found, ask, stood, page)

    monkeypatch.setattr(module, "derived", watched)

    again = stood.again(PersonFacts("p", ("prison/1",), log), log[1:], ask, ())

    assert on_what_stood == rested
    assert isinstance(again, Derived)
    assert again.rows() == derived(log).rows()
    assert "breached" in {gap.verdict for gap in again.rows().gaps}
