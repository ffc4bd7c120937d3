"""The schema, put together once: roots, scalars, limits and caches."""

import asyncio
from collections.abc import Iterable, Sequence
from typing import Any

import strawberry
from graphql import GraphQLError
from strawberry.extensions import (
    AddValidationRules,
    DisableIntrospection,
    MaxTokensLimiter,
    ParserCache,
    ValidationCache,
)
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext, ExecutionResult
from strawberry.types.graphql import OperationType

from gateway.as_of import AsOf
from gateway.cost import CostLimit
from gateway.errors import TIMEOUT, shown
from gateway.limits import RULES
from gateway.schema.mutations import Mutation
from gateway.schema.queries import Query
from gateway.types.scalars import SCALARS

MOST_TOKENS = 1_000
DOCUMENTS = 500  # texts whose parse and validation are kept
SECONDS = 5.0


class GatewaySchema(strawberry.Schema):
    """Our schema: every answer within five seconds, and no insides in the log."""

    async def execute(
        self,
        query: str | None,
        variable_values: dict[str, Any] | None = None,
        context_value: Any | None = None,
        root_value: Any | None = None,
        operation_name: str | None = None,
        allowed_operation_types: Iterable[OperationType] | None = None,
        operation_extensions: dict[str, Any] | None = None,
    ) -> ExecutionResult:
        """As strawberry does; every error has a code, and after five seconds it is TIMEOUT."""
        try:
            async with asyncio.timeout(SECONDS):
                result = await super().execute(
                    query,
                    variable_values,
                    context_value,
                    root_value,
                    operation_name,
                    allowed_operation_types,
                    operation_extensions,
                )
        except TimeoutError:  # statements of this request are stopped with it
            late = GraphQLError(
                f"The answer took over {SECONDS:g} seconds: ask for less at a time.",
                path=[],
                extensions={"code": TIMEOUT},
            )
            return ExecutionResult(data=None, errors=[late])
        # here and not in an extension: those never see an error of another extension
        result.errors = [shown(error) for error in result.errors] if result.errors else None
        return result

    def process_errors(
        self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None
    ) -> None:
        """Nothing: `shown` logs kind and place, strawberry would log messages, which may be personal."""


def extensions(*, introspection: bool, caches: bool = True) -> Sequence[Any]:
    """What runs around every operation, as factories; the rules themselves are made only once."""
    made: list[Any] = [
        CostLimit,  # before AsOf: what is refused reads nothing
        AsOf,
        lambda: MaxTokensLimiter(max_token_count=MOST_TOKENS),
        lambda: AddValidationRules(list(RULES)),
    ]
    if not introspection:
        made.append(DisableIntrospection)
    if caches:
        made += [
            lambda: ParserCache(maxsize=DOCUMENTS),
            lambda: ValidationCache(maxsize=DOCUMENTS),
        ]
    return made


def build(*, introspection: bool = True, caches: bool = True) -> GatewaySchema:
    """The whole schema."""
    return GatewaySchema(
        query=Query,
        mutation=Mutation,
        extensions=extensions(introspection=introspection, caches=caches),
        config=StrawberryConfig(scalar_map=SCALARS),
    )
