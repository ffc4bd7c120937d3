"""One spell of a journey, as it is shown."""

from datetime import datetime
from typing import Literal

from domain.facts.made_once import made_once

Kind = Literal["custody", "community", "hospital", "temporary-release", "at-large", "hole"]


@made_once
class Spell:
    """A stretch of time in one place or state: half-open on instants, [began_at, ended_at).

    Spells may overlap where the law allows it (a licence runs on during a recall) or where the
    agencies contradict each other; then the note says so. Nothing told is dropped.
    """

    kind: Kind
    place: str | None  # prison code
    began_at: datetime | None  # None: not known
    ended_at: datetime | None  # None: it lasts, or its end is not known (see note)
    how_began: str | None  # reception basis, release kind, kind of supervision
    how_ended: str | None
    note: str | None  # the name of a hole; what is not known; "conflict: ..."
    rests_on: tuple[str, ...]  # keys of the facts that say so, the first one first
