"""`throughline simulate --check`: what was planted, what was found, rule by rule."""

from collections.abc import Iterable

from infra.cli.say import as_json, out, progress, table
from infra.simulated.check import Checked, Difference, check, heard_of
from infra.simulated.population import Recipe

HEADS = ("rule or point", "planted", "found", "to the minute", "unplanted")
MOST = 50  # differences on a page; --json has them all


def show_check(recipe: Recipe, *, json: bool) -> bool:
    """Everybody lives, is told of and is judged. Says whether it all came out as planted."""
    with progress() as bars:
        bar = bars.add_task("hearing lives", total=None)
        log = heard_of(recipe)
        bars.update(bar, description="judging lives", total=recipe.people)
        checked = check(recipe, log, lambda done: bars.update(bar, completed=done))
    if json:
        as_json(_plain(recipe, checked))
    else:
        _show(recipe, checked)
    return checked.exact


def _show(recipe: Recipe, checked: Checked) -> None:
    title = f"{recipe.people} people, {recipe.years} years, seed {recipe.seed}"
    rows = [
        (code, one.planted, one.found, one.on_time, one.unplanted)
        for code, one in sorted(checked.rules.items())
    ]
    counts = [row[1:] for row in rows]
    totals = [sum(column) for column in zip(*counts, strict=True)]
    table(title, HEADS, [*rows, ("all", *totals)])
    for one in checked.differences[:MOST]:
        out.print(
            f"{one.what}: {one.code} {one.verdict} at {one.at:%Y-%m-%d %H:%M} of {one.record}"
        )
    said = f"judged {checked.judged} times; {len(checked.differences)} differences"
    out.print(said if checked.differences else f"{said}: everything is as planted")


def _plain(recipe: Recipe, checked: Checked) -> dict[str, object]:
    return {
        "people": recipe.people,
        "years": recipe.years,
        "seed": recipe.seed,
        "judged": checked.judged,
        "exact": checked.exact,
        "rules": {
            code: {
                "planted": one.planted,
                "found": one.found,
                "to_the_minute": one.on_time,
                "unplanted": one.unplanted,
            }
            for code, one in sorted(checked.rules.items())
        },
        "differences": list(_rows(checked.differences)),
    }


def _rows(differences: Iterable[Difference]) -> Iterable[dict[str, object]]:
    for one in differences:
        yield {
            "what": one.what,
            "code": one.code,
            "verdict": one.verdict,
            "record": one.record,
            "at": one.at,
        }
