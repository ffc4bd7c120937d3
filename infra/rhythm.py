import tomllib
from collections.abc import Mapping
from importlib.resources import files

import psycopg
from psycopg.sql import SQL, Identifier

from infra.eventstore.connection import SCHEMA

_FORGET = SQL("DELETE FROM {} WHERE source <> ALL(%s)")
_KEEP = SQL(
    "INSERT INTO {} AS kept VALUES (%s, %s) ON CONFLICT (source) DO UPDATE SET hours = excluded.hours "
    "WHERE kept.hours <> excluded.hours"
)


class RhythmError(Exception):
    """The rhythm can't be used: the sentence names the entry and the cure."""


def rhythm() -> Mapping[str, float]:
    """Hours by source or agency; under "" those of all others. Raises RhythmError."""
    return read_rhythm(files("infra").joinpath("rhythm.toml").read_text("utf-8"))


def read_rhythm(text: str) -> Mapping[str, float]:
    """The same, from a TOML text. Raises RhythmError."""
    document = tomllib.loads(text)
    found = {"": document.get("default"), **document.get("hours", {})}
    for source, hours in found.items():
        if source and not source.startswith("/"):
            raise RhythmError(f"{source}: write /<agency>/<system> or /<agency>")
        if isinstance(hours, bool) or not isinstance(hours, int | float) or hours <= 0:
            raise RhythmError(f"{source or 'default'}: hours are a number above nought")
    return found


def keep_rhythm(database_url: str) -> None:
    """Put it into the table beside the log; what it doesn't name any more goes."""
    hours = rhythm()
    table = Identifier(SCHEMA, "rhythm")
    with psycopg.connect(database_url) as connection, connection.cursor() as cursor:
        cursor.execute(_FORGET.format(table), (list(hours),))
        cursor.executemany(_KEEP.format(table), list(hours.items()))
