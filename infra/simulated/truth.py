"""The truth file: what the stories planted, written down by those who planted it.

One JSON object a line. The first says what the world was made from; each other is one verdict that
shows for a while: {"code", "record", "records", "verdict", "shows_at", "closes_at"}.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import orjson

from infra.simulated.outcome import SILENT, Left
from infra.simulated.population import Recipe
from infra.simulated.telling import Plant

NAME = "truth.jsonl"  # beside the messages; `ingest` of the folder passes it over


def header(recipe: Recipe) -> bytes:
    """What the world was made from, and when it ends."""
    return _line(
        {
            "kind": "header",
            "people": recipe.people,
            "seed": recipe.seed,
            "years": recipe.years,
            "until": recipe.until,
            "ends_at": recipe.ends_at,
            "silent_source": SILENT,
            "silent_from": recipe.silent_from,
        }
    )


def lines(one: Left, ends_at: datetime) -> Iterator[bytes]:
    """What one life is meant to show: each verdict from when to when; null: to the end, and on.

    `record` is the person's first, `records` are all of theirs: a gap may hang on any of them."""
    records = sorted({said.record for said in one.heard})
    for plant in (*one.gaps, *one.points):
        if plant.shows_at <= ends_at and not _closed_before_it_showed(plant):
            closes_at = plant.closes_at
            yield _line(
                {
                    "code": plant.code,
                    "record": one.home,
                    "verdict": plant.verdict,
                    "shows_at": plant.shows_at,
                    "closes_at": closes_at if closes_at and closes_at <= ends_at else None,
                    "records": records,
                }
            )


def _closed_before_it_showed(plant: Plant) -> bool:
    return plant.closes_at is not None and plant.closes_at <= plant.shows_at


def _line(said: dict[str, Any]) -> bytes:
    return orjson.dumps(said, option=orjson.OPT_UTC_Z | orjson.OPT_APPEND_NEWLINE)
