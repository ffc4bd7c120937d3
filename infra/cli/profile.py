"""`throughline simulate --profile`: what the simulated people are like, beside what was asked."""

from infra.cli.say import as_json, table
from infra.simulated.population import Recipe, blocks
from infra.simulated.profile import TOLERANCE, Reached, reached


def show_profile(recipe: Recipe, *, json: bool) -> None:
    """Everybody lives, nobody tells; each figure with what it came to."""
    found = reached(life for block in blocks(recipe) for life in block.lives)
    if json:
        as_json([_row(one) for one in found])
        return
    heads = ("figure", "of those", "asked %", "reached %", "people", "", "source")
    rows = [
        (
            one.figure.name,
            one.figure.of,
            _asked(one),
            one.share,
            one.people,
            "" if one.within else "off",
            one.figure.source,
        )
        for one in found
    ]
    table(f"{recipe.people} people; off: by more than {TOLERANCE} points", heads, rows)


def _asked(one: Reached) -> str:
    low, high = one.figure.asked
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"


def _row(one: Reached) -> dict[str, object]:
    figure = one.figure
    return {
        "figure": figure.name,
        "of": figure.of,
        "asked": figure.asked,
        "reached": one.share,
        "people": one.people,
        "within": one.within,
        "source": figure.source,
    }
