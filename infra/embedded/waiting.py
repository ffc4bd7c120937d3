"""Waiting for a condition, never for a while."""

import time
from collections.abc import Callable

_POLL_SECONDS = 0.02


class TooLateError(Exception):
    """The condition didn't come true in time."""


def until(condition: Callable[[], bool], *, seconds: float, what: str) -> None:
    """Returns as soon as the condition holds. Raises TooLateError naming what was waited for."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise TooLateError(f"{what}: not within {seconds:g} seconds")
        time.sleep(_POLL_SECONDS)  # between two looks: the one place that waits
