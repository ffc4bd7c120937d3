"""Counts of what is shown, for the last line of the demo."""

from typing import Any

import psycopg

from infra.readstore.people import connect

GAPS_SHOWN = ("open", "breached", "unknown")


def totals(database_url: str) -> dict[str, Any]:
    """People, records, gaps by verdict and rule, handovers by point and state."""
    with connect(database_url) as connection:
        verdicts = _counts(connection, "SELECT verdict, count(*) AS n FROM findings GROUP BY 1")
        by_rule = _counts(
            connection,
            "SELECT code, count(*) AS n FROM findings "
            "WHERE verdict IN ('open', 'breached', 'unknown') GROUP BY 1",
        )
        return {
            "records": _one(connection, "SELECT count(*) AS n FROM records"),
            "people": _one(connection, "SELECT count(*) AS n FROM journeys"),
            "gaps": {
                "open": verdicts.get("open", 0) + verdicts.get("breached", 0),
                "closed": verdicts.get("closed", 0) + verdicts.get("lapsed", 0),
                "unknown": verdicts.get("unknown", 0),
                "by_verdict": verdicts,
                "by_rule": by_rule,
            },
            "handovers": {
                "by_point": _counts(
                    connection, "SELECT point, count(*) AS n FROM handovers GROUP BY 1"
                ),
                "by_state": _counts(
                    connection, "SELECT state, count(*) AS n FROM handovers GROUP BY 1"
                ),
            },
        }


def gaps_shown(database_url: str) -> list[tuple[str, str, str]]:
    """(code, record, verdict) of every gap, and every overdue handover, that is shown now."""
    with connect(database_url) as connection:
        rows = connection.execute(
            "SELECT code, record, verdict FROM findings WHERE verdict = ANY(%s) "
            "UNION ALL SELECT point, record, state FROM handovers WHERE state = 'overdue'",
            (list(GAPS_SHOWN),),
        )
        return [(row["code"], row["record"], row["verdict"]) for row in rows]


def _counts(connection: psycopg.Connection[dict[str, Any]], statement: str) -> dict[str, int]:
    first = statement.split()[1].rstrip(",")
    rows = connection.execute(statement.encode())
    return dict(sorted((row[first], row["n"]) for row in rows))


def _one(connection: psycopg.Connection[dict[str, Any]], statement: str) -> int:
    row = connection.execute(statement.encode()).fetchone()
    return int(row["n"]) if row else 0
