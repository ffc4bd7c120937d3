"""`throughline alike`."""

from dataclasses import asdict
from typing import Any

from domain.people.same_sentence import SentenceMatch
from infra.cli.journey import Record
from infra.cli.say import AsJson, as_json, out, table
from infra.cli.session import Data, session
from infra.failed import FailedError
from infra.replays import Replayer
from projections.asked import Asked

SETTLED = "A reviewer's identity.link_judged (same, not-same) settles a pair. Nothing is linked until then."


def alike(record: Record, data: Data = None, json: AsJson = False) -> None:
    """Records that may be this person's, or may not: each pair compared, for a reviewer."""
    with session(data) as now, now.facts() as facts:
        found = Replayer(now.database_url, facts).suggestions(record)
    if found is None:
        raise FailedError(f"{record}: no fact about this record has been heard")
    if json:
        as_json([plain(asked) for asked in found])
        return
    for asked in found:
        _show(asked)
    out.print(SETTLED if found else "nobody: there is no pair to look at")


def plain(asked: Asked) -> dict[str, Any]:
    """One pair for --json."""
    return {
        **asdict(asked.suggestion),
        "comparison": [asdict(field) for field in asked.comparison],
        "same_sentence": asdict(asked.same_sentence) if asked.same_sentence else None,
    }


def _show(asked: Asked) -> None:
    pair = asked.suggestion
    out.print(f"[bold]{pair.reason}[/bold]  {pair.because}")
    out.print(f"facts          {', '.join(pair.evidence)}")
    if asked.same_sentence is not None:
        out.print(f"same sentence  {_said(asked.same_sentence)}")
    lines = [(field.field, field.one, field.other, field.word) for field in asked.comparison]
    table("", ("field", pair.one, pair.other, ""), lines)


def _said(found: SentenceMatch) -> str:
    if found.record is None:
        return f"{found.problem}: {', '.join(found.kept)}" if found.kept else str(found.problem)
    return f"{found.record}{' (shows no prison number)' if found.number_missing else ''}"
