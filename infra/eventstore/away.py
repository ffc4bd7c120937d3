"""The library's errors in the domain's words, so that nobody else needs to know the library."""

from collections.abc import Iterator
from contextlib import contextmanager

from eventsourcing.persistence import (
    IntegrityError,
    InterfaceError,
    InternalError,
    OperationalError,
)

from domain.ports import AwayError, FencedError


@contextmanager
def in_our_words() -> Iterator[None]:
    """FencedError for a conflict, AwayError for a lost or refused connection."""
    try:
        yield
    except IntegrityError as error:
        raise FencedError("somebody else has read on: ask reached(), seek, go on") from error
    except (OperationalError, InterfaceError, InternalError) as error:
        raise AwayError(f"PostgreSQL can't be reached now ({error.__class__.__name__})") from error
