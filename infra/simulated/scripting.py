"""Who lives which story: each script once for the first people, then by its share."""

from itertools import accumulate

from infra.simulated.disorder.touches import TOUCHES
from infra.simulated.life import Life
from infra.simulated.stories.bygone import BYGONE
from infra.simulated.stories.daily_scripts import DAILY
from infra.simulated.stories.example import example
from infra.simulated.stories.far import FAR_FROM_HOME
from infra.simulated.stories.housing_more import HOUSING
from infra.simulated.stories.joined import JOINED
from infra.simulated.stories.lives import LIVES
from infra.simulated.stories.managed import MANAGED
from infra.simulated.stories.overseen import OVERSEEN
from infra.simulated.stories.points import accompanied
from infra.simulated.stories.protected import PROTECTED
from infra.simulated.stories.public_protection import PROTECTION
from infra.simulated.stories.recalled import RECALLS
from infra.simulated.stories.relationships import RELATIONSHIPS
from infra.simulated.stories.scripts import JOURNEYS, Script
from infra.simulated.stories.sharing import SHARING
from infra.simulated.stories.young import YOUNG

_STORIES: tuple[tuple[str, float, Script], ...] = (
    ("the example", 0, example),
    *JOURNEYS,
    *LIVES,
    *DAILY,
    *RECALLS,
    *OVERSEEN,
    *HOUSING,
    *RELATIONSHIPS,
    *SHARING,
    *PROTECTION,
    *MANAGED,
    *PROTECTED,
    *YOUNG,
    *FAR_FROM_HOME,
    *JOINED,
)
SCRIPTS = tuple((name, share, accompanied(story)) for name, share, story in _STORIES)
OF_THEIR_TIME = 0.25  # of the lives of earlier years: a story that only those years know
UP_TO = tuple(accumulate(share for _, share, _ in SCRIPTS))


def script_of(life: Life) -> Script:
    """The first people live one script each, so that even a small world has them all."""
    if life.number < len(SCRIPTS):
        return SCRIPTS[life.number][2]
    if not life.lately and life.chance(OF_THEIR_TIME):
        known = [one.script for one in BYGONE if one.fits(life)]
        if known:
            return accompanied(life.rng.choice(known))
    drawn = life.rng.random() * UP_TO[-1]
    return next(s[2] for s, top in zip(SCRIPTS, UP_TO, strict=True) if drawn < top)


def touched(life: Life) -> list[str]:
    """Disorder in the telling: the first people have one kind each, the rest by share."""
    applied = []
    for number, (name, share, touch) in enumerate(TOUCHES):
        forced = life.number in {2 * number + 1, 2 * number + 60}
        if (forced or life.chance(share)) and touch(life):
            applied.append(name)
            if not forced:
                break  # one kind a life is enough
    return applied
