"""`throughline ingest`."""

from collections import Counter
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from consumers import outcome
from consumers.files import read_messages
from infra.cli.replay import AGENCIES
from infra.cli.say import AsJson, as_json, out, progress
from infra.cli.session import Data, session
from infra.taking import PARKED, REPEAT, Taken, take

AT_ONCE = 1000


def ingest(
    files: Annotated[list[Path], typer.Argument(exists=True, help="JSON, JSON lines, folders.")],
    agency: Annotated[str | None, typer.Option(help="Whose topic they would come from.")] = None,
    data: Data = None,
    json: AsJson = False,
) -> None:
    """Takes the same messages from files. Running it again records nothing twice.

    It ends with what came of the messages: each is counted once, so the counts add up to `read`.
    """
    if agency is not None and agency not in AGENCIES:
        raise typer.BadParameter(f"--agency {agency!r}: one of {', '.join(AGENCIES)}")
    counts, reasons = Counter[str](), Counter[str]()
    with session(data) as now, now.facts() as facts, progress() as bars:
        bar = bars.add_task("messages", total=None)
        messages = read_messages(files, agency)
        while piece := list(islice(messages, AT_ONCE)):
            for taken in take(facts, piece, now.clock.now()):
                counts[word_for(taken)] += 1
                if taken.refused is not None:
                    reasons[taken.refused.reason] += 1
            bars.update(bar, completed=counts.total())
    summary = {"read": counts.total(), **{word: counts[word] for word in outcome.OUTCOMES}}
    if json:
        as_json({**summary, "parked_by_reason": dict(sorted(reasons.items()))})
        return
    out.print(", ".join(f"{count} {word}" for word, count in summary.items()))
    for reason, count in reasons.most_common():
        out.print(f"  parked as {reason}: {count}")


def word_for(taken: Taken) -> str:
    """What a message counts as. One set aside before is set aside still: parked, not a repeat."""
    if taken.outcome == PARKED:
        return outcome.PARKED
    return outcome.REPEATS if taken.outcome == REPEAT else outcome.outcome_of(taken.told)
