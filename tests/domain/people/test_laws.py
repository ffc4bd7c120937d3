"""Laws of who is who, over random histories of a handful of records."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import cycle, islice, product
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from domain.facts.entry import Entry
from domain.facts.identity import LinkJudged, RecordsMerged, RecordsUnmerged
from domain.people.drawing import Drawing
from domain.people.effective import each_once, effective
from domain.people.keys import join_keys, linking_keys
from domain.people.likely import filer
from domain.people.links import pair
from domain.people.partition import who_is_who
from domain.people.stays import is_stay
from domain.people.suggestions import suggestions
from tests.domain.people.saying import (
    P1,
    P2,
    PNC_1,
    PNC_2,
    S1,
    V1,
    V2,
    X1,
    X2,
    judged,
    log,
    merged,
    moved,
    observed,
    seen,
    taken_back,
    unmerged,
    withdrawn,
)

RECORDS = (P1, P2, S1, X1, X2, V1, V2)
NUMBERS = (
    *(("noms", "A1234BC"), ("noms", "A2345CD"), ("crn", "X123456"), ("crn", "X234567")),
    *(("pnc", PNC_1), ("pnc", PNC_2), ("cro", "65656/91H"), ("nhs", "9434765919")),
    *(("pnc", "12/394773H"), ("booking", "77")),
)
BIRTHS = (date(1990, 5, 17), date(1899, 11, 3), None)

DAYS = (None, 0, 1, 2, 3)
NAMES = tuple(product(("Ash", "Robin"), ("Marlow", "Tarn"), BIRTHS))
TWO = tuple(product(RECORDS, RECORDS, DAYS))

# Everything there is to say, written out: one draw a saying.
SEEN = [seen(r, *name, day=day) for r, name, day in product(RECORDS, NAMES, DAYS)]
OBSERVED = [observed(r, *number, day=day) for r, number, day in product(RECORDS, NUMBERS, DAYS)]
OFF = [withdrawn(r, *number, day=day) for r, number, day in product(RECORDS, NUMBERS, DAYS)]
TOLD = [
    *(merged(one, other, day=day) for one, other, day in TWO),
    *(unmerged(one, other, day=day) for one, other, day in TWO),
    *(judged(one, other, "same", day=day) for one, other, day in TWO),
    *(judged(one, other, "not-same", day=day) for one, other, day in TWO),
]
MOVED = [moved("77", one, other, day=day) for one, other, day in TWO]
BACK = [taken_back(r, f"e{number}") for r, number in product(RECORDS, range(1, 13))]

record = st.sampled_from(RECORDS)
KINDS = (SEEN, OBSERVED, OBSERVED, SEEN, MOVED, OBSERVED, OFF, TOLD, BACK)  # as often as written
LONGEST = max(map(len, KINDS))
saying = st.sampled_from([one for kind in KINDS for one in islice(cycle(kind), LONGEST)])


def history(entries: list[Entry]) -> list[Entry]:
    """Placed in the log; what is taken back is some entry of this very history, told or not yet."""
    within = [
        replace(e, supersedes=f"e{1 + int(e.supersedes[1:]) % len(entries)}") if e.supersedes else e
        for e in entries
    ]
    return log(*within)


histories = st.lists(saying, max_size=14).map(history)
chances = st.integers(0, 10_000).map(Random)  # one draw, however much is shuffled


@given(histories, chances)
def test_any_order_and_any_repeats_give_the_same(entries, random):
    again = [*entries, *random.choices(entries, k=len(entries))] if entries else []
    random.shuffle(again)

    assert who_is_who(again) == who_is_who(entries)


@given(histories, chances)
def test_arrival_in_another_order_gives_the_same_people(entries, random):
    """As long as no number was refused and no reviewer spoke: there the one who came first holds,
    and of reviewers the last recorded."""
    told = [entry for entry in entries if not isinstance(entry.fact, LinkJudged)]
    late = random.sample(told, len(told))
    again = [
        replace(entry, position=place.position, recorded_at=place.recorded_at)
        for entry, place in zip(late, told, strict=True)
    ]
    one, other = Drawing(each_once(again)), Drawing(each_once(told))
    if not any(link.number for link, _ in (*one.refused, *other.refused)):
        assert groups(one) == groups(other)


def groups(drawing: Drawing) -> set[frozenset[str]]:
    """The people as sets of records."""
    return {frozenset(group) for group in drawing.people.values()}


@given(histories)
def test_every_record_is_in_one_person_named_by_its_first_record(entries):
    """A stay without a person names nobody who has another record."""
    who = who_is_who(entries)
    first = {e.record: (is_stay(e.record), e.position) for e in reversed(entries)}

    assert sorted(r for group in who.people.values() for r in group) == sorted(first)
    for person, group in who.people.items():
        assert group[0] == person
        assert list(group) == sorted(group, key=first.__getitem__)
        assert all(who.person_of[r] == person for r in group)


@given(histories)
def test_nobody_is_one_with_whom_they_are_kept_apart(entries):
    """The last judgement on a pair is not-same: never one person, whatever else is said."""
    last = {}
    for entry in effective(entries):
        if isinstance(entry.fact, LinkJudged) and entry.record != entry.fact.other:
            last[frozenset((entry.record, entry.fact.other))] = entry.fact.judgement
    who = who_is_who(entries)

    for two, judgement in last.items():
        people = {who.person_of.get(r, f"nobody recorded as {r}") for r in two}
        assert judgement == "same" or len(people) == 2


@given(histories)
def test_two_numbers_are_never_one_persons_unless_told(entries):
    """Without merge or judgement no person has two prison records or two probation records."""
    untold = [
        e for e in entries if not isinstance(e.fact, RecordsMerged | RecordsUnmerged | LinkJudged)
    ]
    for group in who_is_who(untold).people.values():
        for system in ("prison/", "probation/"):
            assert sum(r.startswith(system) for r in group if not is_stay(r)) <= 1


@given(histories)
def test_closure_by_linking_keys_holds_every_linked_record(entries):
    """Walking keys from any record finds its person; the rest of the log changes nothing."""
    whole = who_is_who(entries)

    for closure in walked(entries, linking_keys):
        part = who_is_who(e for e in entries if e.record in closure)
        assert set(part.person_of) == closure
        for found in closure:
            assert part.person_of[found] == whole.person_of[found]
            assert part.people[part.person_of[found]] == whole.people[whole.person_of[found]]
            assert part.evidence[found] == whole.evidence[found]
            assert part.joined_at[found] == whole.joined_at[found]


@given(histories)
def test_closure_by_all_keys_holds_everybody_a_reviewer_is_asked_about(entries):
    """Names and births among them: the same questions as of the whole log."""
    whole = who_is_who(entries)

    for closure in walked(entries, join_keys):
        part = who_is_who(e for e in entries if e.record in closure)
        assert {s for s in whole.suggestions if s.one in closure} == set(part.suggestions)


def walked(entries: list[Entry], keys_of: Callable[[Entry], tuple[str, ...]]) -> Iterator[set[str]]:
    """Every set of records that chains of keys connect."""
    holders: dict[str, set[str]] = {}
    keys: dict[str, set[str]] = {}
    for entry in entries:
        for key in keys_of(entry):
            holders.setdefault(key, set()).add(entry.record)
            keys.setdefault(entry.record, set()).add(key)
    done: set[str] = set()
    for start in keys:
        if start in done:  # keys hold both ways: from here the same records would be found
            continue
        closure, ahead = {start}, [start]
        while ahead:
            for key in keys[ahead.pop()]:
                ahead += holders[key] - closure
                closure |= holders[key]
        done |= closure
        yield closure


@given(histories)
def test_likely_the_same_is_asked_of_two_people_once_and_never_of_those_kept_apart(entries):
    """By records of different filers, and only where nothing else is asked of the two."""
    drawing = Drawing(each_once(entries))
    person = {record: name for name, group in drawing.people.items() for record in group}
    asked = suggestions(drawing)
    people = [pair(person.get(s.one, s.one), person.get(s.other, s.other)) for s in asked]
    apart = {pair(person.get(one, one), person.get(other, other)) for one, other in drawing.apart}

    for two, found in zip(people, asked, strict=True):
        if found.reason == "likely-same":
            assert two[0] != two[1]
            assert people.count(two) == 1
            assert two not in apart
            assert filer(found.one) != filer(found.other)


@given(histories)
def test_joined_at_is_what_replay_says(entries):
    """Cut anywhere from then on, the log has the record with its person's first; just before, not.

    This is the definition; the product computes it from the links wherever nothing was taken back.
    """
    who = who_is_who(entries)
    cuts = [who_is_who(entries[:k]).person_of for k in range(len(entries) + 1)]

    for person, group in who.people.items():
        for found in group:
            apart = [
                k for k, cut in enumerate(cuts) if found not in cut or cut[found] != cut.get(person)
            ]
            since = entries[apart[-1]]
            assert who.joined_at[found] == since.recorded_at
            assert since.key in who.evidence[found]


@given(histories, record, record)
def test_merge_and_unmerge_restore(entries, one, other):
    """Two records that were two people: merged, then unmerged, everybody is who they were."""
    before = who_is_who(entries).person_of
    if one == other or one not in before or other not in before or before[one] == before[other]:
        return
    undone = who_is_who(log(*entries, merged(one, other, day=9), unmerged(other, one, day=9)))

    assert undone.person_of == before


@given(histories, record, record)
def test_same_and_not_same_restore(entries, one, other):
    before = who_is_who(entries).person_of
    if one == other or one not in before or other not in before or before[one] == before[other]:
        return
    undone = who_is_who(log(*entries, judged(one, other, "same"), judged(one, other, "not-same")))

    assert undone.person_of == before


@given(histories, record, st.sampled_from(NUMBERS), st.booleans())
def test_a_number_seen_and_taken_off_restores(entries, one, number, as_fact):
    """Whether the agency takes the number off the record or takes its word back."""
    before = who_is_who(entries).person_of
    shown = {(e.record, getattr(e.fact, "kind", ""), getattr(e.fact, "value", "")) for e in entries}
    if one not in before or (one, *number) in shown:
        return
    off = taken_back(one, f"e{len(entries) + 1}") if as_fact else withdrawn(one, *number, day=9)
    undone = who_is_who(log(*entries, observed(one, *number, day=9), off))

    assert undone.person_of == before
