"""Control totals over the real tables, and exemptions into the real log."""

from datetime import date, datetime

import psycopg
from psycopg.rows import dict_row

from domain.control import Control
from domain.facts.control import ControlExempted
from domain.facts.entry import Labels, Told
from domain.ports import Batch, FactStore
from gateway.schema.controls import SQL, control_of
from infra.failed import FailedError
from infra.readstore.reads import SCHEMAS
from projections.tables.controls import OURS

LABELS = Labels("throughline", "data", "T0", "uk-gdpr", "fact")


def controls(
    database_url: str,
    today: date,
    source: str | None = None,
    place: str | None = None,
    day_on: date | None = None,
) -> list[Control]:
    """The same as the gateway's list."""
    options = f"-c search_path={SCHEMAS} -c default_transaction_read_only=on"
    asked = {"source": source, "place": place, "day_on": day_on}
    with psycopg.connect(database_url, row_factory=dict_row, options=options) as connection:
        rows = connection.execute(SQL, asked).fetchall()
    return [control_of(row, today) for row in rows]


def exempt(facts: FactStore, fact: ControlExempted, at: datetime) -> None:
    """Bear with a difference: a fact in the log, about no person. Raises FailedError for one that
    nobody answers for."""
    words = (fact.counted_by, fact.place, fact.owner, fact.reason, fact.by)
    if not all(word.strip() for word in words) or fact.cap < 0:
        raise FailedError(
            "an exemption has an owner, a reason, a cap of 0 or more and who decides it"
        )
    told_id = f"{fact.counted_by}#{fact.place}-{at.isoformat()}"
    record = f"control/{fact.place}"
    facts.record(Batch((Told(told_id, OURS, record, at, at, fact, LABELS),)))
