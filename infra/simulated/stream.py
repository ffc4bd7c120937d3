"""A world of any size in the order of its telling, with no more of it in memory than some lives."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import BinaryIO

from infra.simulated import truth
from infra.simulated.disorder.poison import poison
from infra.simulated.disorder.repeats import repeated
from infra.simulated.feeds import heartbeats
from infra.simulated.outcome import left
from infra.simulated.population import Recipe, blocks
from infra.simulated.speech import spoken
from infra.simulated.spills import AT_ONCE, Ranked, Spills
from infra.simulated.telling import Saying, Telling

HEARD, AGAIN, FEED, BAD = range(4)  # of what is told in one instant, what comes first


@dataclass(frozen=True, slots=True)
class Streamed:
    """Everybody has lived; what was said waits on disc."""

    recipe: Recipe
    spills: Spills
    planted: int  # verdicts in the truth file
    example_record: str

    def messages(self) -> Iterator[Telling]:
        """The very messages of `World.messages`, one after the other."""
        recipe = self.recipe
        beats = heartbeats(recipe.opens_on, recipe.until, recipe.silent_from)
        bad = ((BAD, telling) for telling in poison(recipe.until))
        return self.spills.merged(_ranked(FEED, beats), bad)


def streamed(
    recipe: Recipe,
    folder: Path,
    written: BinaryIO,
    lived: Callable[[int], None] = lambda _: None,
    at_once: int = AT_ONCE,
) -> Streamed:
    """Everybody lives; the truth is `written`, what they say goes into `folder`.

    `lived` hears how many have so far. Raises OSError where the disc is full."""
    spills = Spills(folder, at_once)
    written.write(truth.header(recipe))
    rng = Random(f"{recipe.seed}/again")  # noqa: S311 - no secret
    planted, example = 0, ""
    for block in blocks(recipe):
        example = example or block.lives[0].prison
        for life in block.lives:
            one = left(life, recipe.ends_at, recipe.silent_from)
            spills.add(_ranked(HEARD, one.heard))
            spills.add(_ranked(AGAIN, repeated(one.heard, rng, recipe.ends_at)))
            for line in truth.lines(one, recipe.ends_at):
                written.write(line)
                planted += 1
        lived(block.lives[-1].number + 1)
    return Streamed(recipe, spills, planted, example)


def _ranked(rank: int, sayings: Iterator[Saying] | list[Saying]) -> Iterator[Ranked]:
    return ((rank, spoken(saying)) for saying in sayings)
