"""What is too much to ask, and is refused before anything is read."""

import pytest
from graphql import build_client_schema, get_introspection_query, print_schema

from gateway.cost import MOST
from gateway.limits import MOST_ALIASES, MOST_DEPTH
from tests.gateway.cast import GAP, MARLOW
from tests.gateway.conftest import Gateway

pytestmark = pytest.mark.anyio

CUBE = """
{ gaps(first: 40) { nodes { journey { timeline(first: 40) { nodes { type } }
  gaps { journey { timeline(first: 40) { nodes { type } } } } } } } }"""


def nested(levels: int) -> str:
    """A document so many fields deep: a gap, its journey, the journey's gaps, and so on."""
    fields = ["finding", *(("journey", "gaps")[n % 2] for n in range(levels - 2)), "id"]
    head = "query { " + fields[0] + '(id: "x") { '
    return head + " { ".join(fields[1:]) + " }" * levels


def bomb(fragments: int) -> str:
    """Fragments that each use the next twice: 2 to the power of so many, if followed blindly."""
    chain = " ".join(
        f"fragment f{n} on Gap {{ ...f{n + 1} ...f{n + 1} }}" for n in range(fragments)
    )
    return f"{{ gaps {{ nodes {{ ...f0 }} }} }} {chain} fragment f{fragments} on Gap {{ id }}"


@pytest.fixture(scope="module", autouse=True)
def filled(shared: Gateway) -> None:
    """One gap."""
    shared.tables.put(MARLOW, GAP)


async def refused_unread(shared: Gateway, query: str, **variables: object) -> tuple[str, str]:
    """The refusal; no statement may have been sent."""
    shared.reads.statements.clear()
    refusal = await shared.client.refused(query, **variables)
    assert shared.reads.statements == []
    return refusal


async def test_five_thousand_aliases(shared: Gateway) -> None:
    """They are over the token limit long before."""
    many = " ".join(f"a{n}: __typename" for n in range(5_000))

    response = await shared.client.post("{" + many + "}")

    assert response.status_code == 413
    assert "65536" in response.text


@pytest.mark.parametrize("aliases", [400, 2_500])
async def test_too_many_tokens(shared: Gateway, aliases: int) -> None:
    """A document of over 1,000 tokens is not even parsed."""
    many = " ".join(f"a{n}:gaps{{totalCount}}" for n in range(aliases))

    code, message = await refused_unread(shared, "{" + many + "}")

    assert code == "BAD_USER_INPUT"
    assert "1000 tokens" in message


async def test_aliases_up_to_the_limit(shared: Gateway) -> None:
    """Fifteen are answered, sixteen are not, in a fragment either."""

    def many(n: int) -> str:
        return " ".join(f'a{i}: finding(id: "x") {{ id }}' for i in range(n))

    assert len(await shared.client.ask("{" + many(MOST_ALIASES) + "}")) == MOST_ALIASES
    _, plain = await refused_unread(shared, "{" + many(MOST_ALIASES + 1) + "}")
    _, hidden = await refused_unread(
        shared, "{ ...f } fragment f on Query {" + many(MOST_ALIASES + 1) + "}"
    )
    assert plain == hidden == "There are over 15 aliases: ask in several requests."


async def test_depth_up_to_the_limit(shared: Gateway) -> None:
    """Twelve fields deep is answered, or too costly, but not too deep; thirteen is."""
    allowed = await shared.client.answer(nested(MOST_DEPTH))
    _, message = await refused_unread(shared, nested(MOST_DEPTH + 1))

    assert "deep" not in str(allowed)
    assert message == "This goes 13 fields deep: 12 is the most."


async def test_depth_through_fragments(shared: Gateway) -> None:
    """A fragment hides no depth."""
    query = (
        '{ finding(id: "x") { ...a } } fragment a on Gap { journey { gaps { ...b } } } '
        "fragment b on Gap { journey { gaps { ...c } } } fragment c on Gap { journey { gaps { ...d } } } "
        "fragment d on Gap { journey { gaps { ...e } } } fragment e on Gap { journey { gaps { ...f } } } "
        "fragment f on Gap { journey { gaps { id } } }"
    )
    code, message = await refused_unread(shared, query)

    assert (code, message) == ("BAD_USER_INPUT", "This goes 14 fields deep: 12 is the most.")


async def test_lists_in_lists_in_lists(shared: Gateway) -> None:
    """40 times 40 times 40 is counted before it is read."""
    code, message = await refused_unread(shared, CUBE)

    assert code == "TOO_COSTLY"
    assert message.endswith(f"{MOST} is the most. Ask for smaller pages.")


@pytest.mark.parametrize(
    ("sizes", "answered"),
    [
        ({"a": 50, "b": 38}, True),
        ({"a": 50, "b": 39}, False),
        ({"a": 50}, True),
        ({"b": 100}, False),
    ],
    ids=str,
)
async def test_cost_counts_variables_and_defaults(
    shared: Gateway, sizes: dict[str, int], answered: bool
) -> None:
    """50 gaps, 50 journeys, 50 x 38 entries make 2,000; one more a journey is over."""
    query = """query ($a: Int! = 50, $b: Int! = 20) {
      gaps(first: $a) { edges { node { journey { timeline(first: $b) { edges { node { type } } } } } } } }"""
    body = await shared.client.answer(query, **sizes)

    assert ("errors" not in body) == answered


async def test_cost_counts_through_fragments(shared: Gateway) -> None:
    """A fragment hides no list, and a list without pages counts as ten."""
    query = """{ gaps(first: 100) { nodes { ...g } } }
      fragment g on Gap { journey { ...j } } fragment j on Journey { gaps { id } handovers { id } }"""
    code, message = await refused_unread(shared, query)

    assert code == "TOO_COSTLY"
    assert message.startswith("This could hold 2200 things")


async def test_a_fragment_bomb_costs_no_more_than_its_text(shared: Gateway) -> None:
    """2 to the power of 60 uses of one fragment are answered like one."""
    found = await shared.client.ask(bomb(60))

    assert found["gaps"]["nodes"] == [{"id": "50/prison/nomis#e1"}]


async def test_introspection_is_answered_but_not_for_ever(shared: Gateway) -> None:
    """GraphiQL's question is; types of fields of types of fields are not."""
    found = await shared.client.ask(
        get_introspection_query(
            schema_description=True, directive_is_repeatable=True, input_value_deprecation=True
        )
    )
    deep = "{ __schema { types " + "{ fields { type " * 4 + "{ name }" + " } }" * 4 + " } }"
    code, _ = await refused_unread(shared, deep)

    assert "upcomingReleases" in print_schema(build_client_schema(found))
    assert code == "BAD_USER_INPUT"
