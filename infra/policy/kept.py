"""Policies kept word for word beside the log, and the one by which what is shown was judged."""

import json
from collections.abc import Sequence
from typing import Any

import psycopg

from infra.eventstore.connection import SCHEMA
from infra.policy.document import Document

_KEEP = f"INSERT INTO {SCHEMA}.policies VALUES (%s, %s) ON CONFLICT DO NOTHING"  # noqa: S608 - our own name
_READ = f"SELECT documents FROM {SCHEMA}.policies WHERE hash = %s"  # noqa: S608 - our own name
_JUDGED = f"SELECT hash FROM {SCHEMA}.judged_under"  # noqa: S608 - our own name
_JUDGE = (
    f"INSERT INTO {SCHEMA}.judged_under (hash) VALUES (%s) "  # noqa: S608 - our own name
    "ON CONFLICT (one) DO UPDATE SET hash = excluded.hash"
)


class KeptPolicies:
    """The documents of every policy ever activated, by the hash of what they say."""

    def __init__(self, database_url: str) -> None:
        self._database_url = database_url

    def keep(self, content_hash: str, documents: Sequence[Document]) -> None:
        """Keep them. The same again changes nothing."""
        texts = json.dumps({one.name: one.text for one in documents})
        self._run(_KEEP, (content_hash, texts))

    def read(self, content_hash: str) -> list[Document] | None:
        """The documents again; None where they were never kept here."""
        row = self._run(_READ, (content_hash,))
        return [Document(name, text) for name, text in sorted(row[0].items())] if row else None

    def judged_under(self) -> str | None:
        """The hash of the policy by which what is shown was judged; None: nobody said yet."""
        row = self._run(_JUDGED, ())
        return row[0] if row else None

    def judge_under(self, content_hash: str) -> None:
        """Note that everything shown was judged by this policy."""
        self._run(_JUDGE, (content_hash,))

    def _run(self, statement: str, values: Any) -> tuple[Any, ...] | None:
        with psycopg.connect(self._database_url) as connection:
            done = connection.execute(statement.encode(), values)
            return done.fetchone() if done.description else None
