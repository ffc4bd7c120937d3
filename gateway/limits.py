"""How deep and how wide a document may be. Each fragment is looked at once, however often used.

The rules are classes made here, once: a rule made per request would never meet the cache again.
"""

from typing import Any

from graphql import (
    ASTValidationRule,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    OperationDefinitionNode,
    SelectionSetNode,
    ValidationContext,
)

MOST_DEPTH = 12
MOST_ALIASES = 15
# Tools ask 15 deep about the schema; graphql-core has its own rule against circles there.
ABOUT_THE_SCHEMA = ("__schema", "__type")


class DepthLimit(ASTValidationRule):
    """No field lies deeper than 12; `nodes` and `edges` count like any other."""

    def enter_operation_definition(self, node: OperationDefinitionNode, *_: Any) -> None:
        """Measure one operation."""
        depth = _Depths(self.context).of(node.selection_set)
        if depth > MOST_DEPTH:
            self.report_error(
                GraphQLError(f"This goes {depth} fields deep: {MOST_DEPTH} is the most.", node)
            )


class AliasLimit(ASTValidationRule):
    """No document has more than 15 aliases: each asks for the same thing once more."""

    def __init__(self, context: ValidationContext) -> None:
        super().__init__(context)
        self.aliases = 0

    def enter_field(self, node: FieldNode, *_: Any) -> None:
        """Count one; complain once."""
        if node.alias is None:
            return
        self.aliases += 1
        if self.aliases == MOST_ALIASES + 1:
            self.report_error(
                GraphQLError(f"There are over {MOST_ALIASES} aliases: ask in several requests.")
            )


class _Depths:
    """Depth of selections, each fragment measured once; a circle (refused elsewhere) ends at 0."""

    def __init__(self, context: Any) -> None:
        self._fragments: dict[str, FragmentDefinitionNode] = {
            node.name.value: node
            for node in context.document.definitions
            if isinstance(node, FragmentDefinitionNode)
        }
        self._known: dict[str, int] = {}

    def of(self, selections: SelectionSetNode | None) -> int:
        """How many fields lie below one another here."""
        if selections is None:
            return 0
        return max((self._one(node) for node in selections.selections), default=0)

    def _one(self, node: Any) -> int:
        if isinstance(node, FragmentSpreadNode):
            return self._fragment(node.name.value)
        if not isinstance(node, FieldNode):
            return self.of(node.selection_set)
        if node.name.value in ABOUT_THE_SCHEMA:
            return 1
        return 1 + self.of(node.selection_set)

    def _fragment(self, name: str) -> int:
        if name not in self._known:
            self._known[name] = 0
            fragment = self._fragments.get(name)
            self._known[name] = self.of(fragment.selection_set) if fragment else 0
        return self._known[name]


RULES: tuple[type[ASTValidationRule], ...] = (DepthLimit, AliasLimit)
