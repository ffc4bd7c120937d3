"""The same message again: delivered twice, or published anew by a service that starts over."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from infra.simulated.places import TREATMENT
from infra.simulated.telling import Saying

SHARE = 0.02
AFTER = (timedelta(seconds=2), timedelta(minutes=11), timedelta(hours=9), timedelta(days=3))


def repeated(said: Sequence[Saying], rng: Random, ends_at: datetime) -> list[Saying]:
    """Some of these again, later. An HMPPS event comes with a new MessageId: still the same.

    Only messages that tell one fact, so that as many facts are repeats as messages."""
    again = []
    for saying in said:
        if saying.source == TREATMENT or saying.also or rng.random() >= SHARE:
            continue
        told_at = saying.told_at + rng.choice(AFTER)
        if told_at < ends_at:
            again.append(replace(saying, told_at=told_at))
    return again
