"""On a population of known truth: nobody is mixed with anybody, and most who can be found are."""

from itertools import combinations

from domain.people.partition import who_is_who
from tests.population.population import population

PEOPLE = 3_000


def test_no_two_people_are_mixed_and_half_of_all_pairs_are_found():
    """Number and two of three: no person of ours holds records of two real people."""
    made = population(PEOPLE, seed=20260302)

    who = who_is_who(made.entries)

    mixed = [g for g in who.people.values() if len({made.truth[r] for r in g}) > 1]
    pairs = sum(n * (n - 1) // 2 for n in _sizes(list(made.truth.values())))
    found = sum(len(list(combinations(group, 2))) for group in who.people.values())
    assert mixed == []
    assert found / pairs > 0.5
    assert any(s.reason == "number-without-person" for s in who.suggestions)
    assert any(s.reason == "needs-attention" for s in who.suggestions)


def _sizes(people: list[int]) -> list[int]:
    sizes: dict[int, int] = {}
    for person in people:
        sizes[person] = sizes.get(person, 0) + 1
    return list(sizes.values())
