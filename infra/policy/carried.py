"""A policy of an earlier release, as this one reads it: what it can't read there counts as we ship it.

kept      says nothing of near.within, which we read since     -> our near.within
kept      says no-duty where a rule counts now                 -> our value
kept      says a value that nobody reads any more              -> left out
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from infra.policy.checks import problems
from infra.policy.complete import Bodies
from infra.policy.document import Document, Problem

SHIPPED_FILE = "as-shipped.toml"  # holds what was put in
ROUNDS = 3  # an area's own row may go wrong with the value that goes


@dataclass(frozen=True, slots=True)
class Carried:
    """The files as they are read now, and what was wrong with them as they are kept."""

    documents: Sequence[Document]
    replaced: tuple[str, ...]  # a sentence each; none: they are read as they are kept


def carried(kept: Sequence[Document], shipped: Sequence[Document], ours: Bodies) -> Carried:
    """The kept files with each value that can't be read any more as shipped. What is wrong with the
    files as such stays: whoever reads them refuses it."""
    documents, replaced = list(kept), list[Problem]()
    for _ in range(ROUNDS):
        wrong = [one for one in problems(documents, ours) if one.value]
        if not wrong:
            break
        replaced += wrong
        rows = {(one.file, one.local) for one in wrong if one.local is not None}
        names = {one.value for one in wrong if one.local is None}
        documents = [
            _without(one, names, {n for file, n in rows if file == one.name}) for one in documents
        ]
        documents = _with(
            documents, [_block(one, name) for one in shipped for name in sorted(names)]
        )
    return Carried(documents, tuple(str(one) for one in replaced))


def _with(documents: Sequence[Document], blocks: Iterable[str]) -> list[Document]:
    before = [one.text for one in documents if one.name == SHIPPED_FILE]
    others = [one for one in documents if one.name != SHIPPED_FILE]
    text = "\n".join([*before, *filter(None, blocks)])
    return [*others, Document(SHIPPED_FILE, text)] if text else others


def _block(document: Document, value: str) -> str:
    """The lines of a value, its rows among them; nothing where it isn't in this file."""
    return "\n".join(line for line, of in document.parts() if of == value)


def _without(document: Document, values: set[str], rows: set[int]) -> Document:
    """The same without these values, and without these of its area rows."""
    lines = [line for line, of in document.parts() if of not in values and of not in rows]
    return Document(document.name, "\n".join(lines) + "\n")
