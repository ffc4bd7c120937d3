"""How much notice an application for approved premises gives: it decides how fast it is assessed."""

from datetime import date
from typing import Literal

from domain.policy.policy import Policy

SHORT = "premises-assessed.short-notice"

Notice = Literal["emergency", "short-notice", "standard"]


def short_notice(policy: Policy, applied_on: date, arrives_on: date | None) -> bool | None:
    """Whether the person comes fewer days after the application than policy says; None: not known."""
    if arrives_on is None:
        return None
    return (arrives_on - applied_on).days < policy.pick(SHORT, applied_on).number


def notice(
    policy: Policy, applied_on: date, arrives_on: date | None, *, emergency: bool = False
) -> Notice:
    """An emergency is one whatever the day; where no day of arrival is known, nothing hurries."""
    if emergency:
        return "emergency"
    return "short-notice" if short_notice(policy, applied_on, arrives_on) else "standard"
