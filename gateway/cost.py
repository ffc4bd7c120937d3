"""What an answer may cost: how many things it could hold, page sizes multiplied down the lists.

gaps(first: 50) { nodes { journey { timeline(first: 20) } } }   50 + 50*1 + 50*1*20 = 1,100 of 2,000
"""

from collections.abc import AsyncIterator, Mapping
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLCompositeType,
    GraphQLError,
    GraphQLField,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    IntValueNode,
    OperationDefinitionNode,
    VariableNode,
    get_named_type,
    get_operation_ast,
)
from strawberry.extensions import SchemaExtension

from gateway.errors import TOO_COSTLY, UserError

MOST = 2_000
LISTED = 10  # what a list without pages is taken to hold
FOLDED = {
    "outlook": 10,
    "probationRecord": 10,
}  # made from the log for each person: as dear as a list
WRAPPERS = ("edges", "node", "nodes", "pageInfo")  # parts of a page, counted with it


class CostLimit(SchemaExtension):
    """Refuse an answer that could hold more than 2,000 things, before anything is read."""

    async def on_execute(self) -> AsyncIterator[None]:
        """Count, with the variables of this request."""
        context = self.execution_context
        schema: GraphQLSchema = context.schema._schema  # noqa: SLF001 - strawberry has no other door
        document = context.graphql_document
        assert document is not None  # noqa: S101 - strawberry has parsed it by now
        cost = cost_of(schema, document, context.operation_name, context.variables or {})
        if cost > MOST:
            raise UserError(
                f"This could hold {cost} things: {MOST} is the most. Ask for smaller pages.",
                TOO_COSTLY,
            )
        yield


def cost_of(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation_name: str | None,
    variables: Mapping[str, Any],
) -> int:
    """The most things that the answer to a valid document could hold."""
    operation = get_operation_ast(document, operation_name)
    if operation is None:
        return 0
    root = schema.get_root_type(operation.operation)
    return _Costs(document, operation, variables).of(operation.selection_set, root)


class _Costs:
    """Cost of one thing's selections. It grows in proportion, so a fragment is counted once."""

    def __init__(
        self, document: DocumentNode, operation: OperationDefinitionNode, given: Mapping[str, Any]
    ) -> None:
        self._fragments = {
            node.name.value: node
            for node in document.definitions
            if isinstance(node, FragmentDefinitionNode)
        }
        self._variables = _with_defaults(operation, given)
        self._known: dict[tuple[str, str], int] = {}

    def of(self, selections: Any, parent: GraphQLCompositeType | None) -> int:
        """The sum over these selections."""
        if selections is None or not isinstance(parent, GraphQLObjectType):
            return 0
        return sum(self._one(node, parent) for node in selections.selections)

    def _one(self, node: Any, parent: GraphQLObjectType) -> int:
        if isinstance(node, FragmentSpreadNode):
            return self._fragment(node.name.value, parent)
        if not isinstance(node, FieldNode):
            return self.of(node.selection_set, parent)
        field = parent.fields.get(node.name.value)
        if field is None or node.selection_set is None:
            return 0
        below = self.of(node.selection_set, get_named_type(field.type))
        if node.name.value in WRAPPERS:
            return below
        return self._size(node, field) * (1 + below)

    def _fragment(self, name: str, parent: GraphQLObjectType) -> int:
        key = (name, parent.name)
        if key not in self._known:
            self._known[key] = self.of(self._fragments[name].selection_set, parent)
        return self._known[key]

    def _size(self, node: FieldNode, field: GraphQLField) -> int:
        if "first" not in field.args:
            return LISTED if _is_list(field.type) else FOLDED.get(node.name.value, 1)
        for argument in node.arguments or ():
            if argument.name.value == "first":
                return self._number(argument.value, field.args["first"].default_value)
        return int(field.args["first"].default_value)

    def _number(self, value: Any, default: Any) -> int:
        if isinstance(value, VariableNode):
            given = self._variables.get(value.name.value, default)
        else:
            given = value.value if isinstance(value, IntValueNode) else default
        try:
            return max(1, int(given))
        except (TypeError, ValueError) as error:
            raise GraphQLError("first is not a whole number.") from error


def _is_list(kind: Any) -> bool:
    return isinstance(kind.of_type if isinstance(kind, GraphQLNonNull) else kind, GraphQLList)


def _with_defaults(
    operation: OperationDefinitionNode, given: Mapping[str, Any]
) -> Mapping[str, Any]:
    defaults = {
        variable.variable.name.value: variable.default_value.value
        for variable in operation.variable_definitions or ()
        if isinstance(variable.default_value, IntValueNode)
    }
    return {**defaults, **given}
