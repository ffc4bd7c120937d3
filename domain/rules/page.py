"""The page of the rules, rendered from the catalogue and the policy: no sentence stands twice."""

from collections.abc import Iterator, Sequence

from domain.policy.policy import Policy
from domain.policy.values import Row
from domain.policy.words import amount_in_words, filled, tag_in_words
from domain.rules.rule import Rule

HEAD = """# Gap rules

Made from the catalogue and the policy; `python -m infra.policy.write_pages` writes it anew, a test holds it.
A number in a sentence is the one in force last; every row of the policy follows with its dates, its
tag (V read in a public document, V* in live open-source code, S in a seed paper, K believed, C chosen
by us) and its source. An OPEN rule waits to be put right; a PIT rule is judged once.

Shapes: *within* (armed by a fact, met by another by a deadline), *at* (judged once at an instant),
*throughout* (no hole in a span), *no-more-than* (a count in a window), *carried-over* (what is live on
one side is on the other)."""


def page(rules: Sequence[Rule], policy: Policy) -> str:
    """The whole page, in the order of the catalogue."""
    return "\n\n".join([HEAD, *("\n".join(_section(rule, policy)) for rule in rules)]) + "\n"


def _section(rule: Rule, policy: Policy) -> Iterator[str]:
    def words(name: str) -> str:
        return amount_in_words(policy.values[name].rows[policy.values[name].last].amount)

    yield f"## {rule.number} {rule.code}"
    yield ""
    yield filled(rule.says, words)
    yield ""
    yield f"- {rule.kind}, {rule.shape}, {rule.severity}; {rule.owner} can close it"
    yield f"- silence read: {rule.told_by or 'none, it rests on facts that are there'}"
    yield f"- source: {rule.source}"
    for name in rule.values:
        value = policy.values[name]
        yield f"- `{name}`: {value.says}; the row is picked by {value.picked_by}"
        for row in value.rows:
            yield f"    - {_row(row)}"


def _row(row: Row) -> str:
    begins = f"from {row.start}" if row.start.year > FIRST_YEAR else "always"
    dates = begins if row.end is None else f"{begins} to before {row.end}"
    which = ", ".join(part for part in (row.case, row.regime) if part)
    holds = f"{dates}; {which}" if which else dates
    return f"{amount_in_words(row.amount)} ({holds}) {tag_in_words(row.tag)}: {row.source}"


FIRST_YEAR = 1900  # rows without a beginning hold from there
