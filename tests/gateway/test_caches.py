"""The same document again is neither parsed nor validated again, limits and all."""

import pytest
from graphql import validation
from strawberry.schema import schema as strawberry_schema

from gateway.context import Context
from gateway.schema.build import build
from tests.gateway.asking import EmptyReads, ToldReplays
from tests.gateway.conftest import Gateway

pytestmark = pytest.mark.anyio


@pytest.fixture
def validated(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every document that graphql-core really validates from here on."""
    seen: list[object] = []

    def counted(*arguments: object, **options: object) -> object:
        seen.append(arguments[1])
        return validation.validate(*arguments, **options)  # type: ignore[arg-type] # passed through

    monkeypatch.setattr(strawberry_schema, "validate", counted)
    return seen


async def test_a_known_document_is_validated_once(shared: Gateway, validated: list[object]) -> None:
    """A rule made per request would be another rule, and the cache would never meet it again."""
    query = "{ gaps(first: 3) { totalCount pageInfo { hasNextPage } } }"
    for _ in range(5):
        await shared.client.ask(query)

    assert len(validated) == 1


async def test_a_refused_document_is_refused_again_from_the_cache(
    shared: Gateway, validated: list[object]
) -> None:
    """Errors are kept as well."""
    query = "{ gaps(first: 4) { nothing } }"
    first = await shared.client.refused(query)
    second = await shared.client.refused(query)

    assert first == second
    assert len(validated) == 1


async def test_without_the_cache_it_is_validated_each_time(validated: list[object]) -> None:
    """The control: the count above can fail."""
    schema = build(caches=False)
    for _ in range(3):
        context = Context(EmptyReads(), None, ToldReplays())  # type: ignore[arg-type] # no commands
        await schema.execute("{ __typename }", context_value=context)

    assert len(validated) == 3
