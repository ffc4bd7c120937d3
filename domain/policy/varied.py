"""Another policy that differs in one value: every amount of it a step more, or a step less.

first-appointment.within   1 working day   +1: 2 working days   -1: the day itself
"""

from dataclasses import replace

from domain.policy.policy import Policy
from domain.policy.values import Row


def varied(policy: Policy, name: str, by: int) -> Policy:
    """The policy with that many units more in each row of a value; never below none.

    Of an amount of several steps (8 months and 14 days) the last one moves. What is no duty, or was
    never read, stays so.
    """
    value = policy.values[name]
    rows = tuple(_varied(row, by) for row in value.rows)
    changed = {**policy.values, name: replace(value, rows=rows)}
    said = f"{name} {by:+d}"
    return replace(policy, values=changed, name=said, content_hash=f"{policy.content_hash} {said}")


def _varied(row: Row, by: int) -> Row:
    if isinstance(row.amount, str):
        return row
    unit, number = row.amount[-1]
    return replace(row, amount=(*row.amount[:-1], (unit, max(0, number + by))))
