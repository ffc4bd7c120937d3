"""Packed columns arrive in PostgreSQL as they were."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from infra.eventstore.arrays import blobs, instants, numbers, texts

SHARED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
ANY_INSTANT = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds


@pytest.fixture
def arrived(postgres: str) -> Iterator[Callable[[Any, str], Any]]:
    """What the server understood, read back by psycopg."""
    with psycopg.connect(postgres) as conn:

        def ask(packed: Any, kind: str) -> Any:
            row = conn.execute(f"SELECT %b::{kind}[]", (packed,)).fetchone()  # type: ignore[arg-type]
            assert row is not None
            return row[0]

        yield ask


@SHARED
@given(st.lists(ANY_TEXT), st.lists(st.binary()))
def test_texts_and_blobs(
    arrived: Callable[[Any, str], Any], words: list[str], raw: list[bytes]
) -> None:
    """Empty ones and empty columns too."""
    assert arrived(texts(words), "text") == words
    assert arrived(blobs(raw), "bytea") == raw


@SHARED
@given(st.lists(st.integers(-(2**63), 2**63 - 1)), st.lists(ANY_INSTANT))
def test_numbers_and_instants(
    arrived: Callable[[Any, str], Any], whole: list[int], moments: list[datetime]
) -> None:
    """To the last bit, to the microsecond, also before the year 2000."""
    assert arrived(numbers(whole), "bigint") == whole
    assert arrived(instants(moments), "timestamptz") == moments
