"""What one request may use: the ports, its own loaders, who is acting, and how new its answer is."""

from dataclasses import dataclass, field
from datetime import datetime

from strawberry.types import Info as StrawberryInfo

from domain.journey import agencies
from domain.policy.policy import Policy
from gateway.errors import UserError
from gateway.loaders import Loaders
from gateway.ports import Commands, Reads, Replays

AGENCIES: tuple[str, ...] = tuple(agencies.AGENCIES)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the read tables were when this answer was read."""

    position: int  # of the log; 0: nothing derived yet
    as_of: datetime | None


@dataclass(slots=True)
class Context:
    """One request. Loaders live as long as it does, so no answer is ever kept for another."""

    reads: Reads
    commands: Commands
    replays: Replays
    agency: str = "probation"
    progress: Progress | None = None
    judged_under: Policy | None = None
    loaders: Loaders = field(init=False)

    def __post_init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Drop what was loaded: after a command, the same request reads again."""
        self.loaders = Loaders(self.reads)

    async def policy(self) -> Policy:
        """The policy by which what is shown was judged, asked for once."""
        if self.judged_under is None:
            self.judged_under = await self.replays.policy()
        return self.judged_under

    def acting(self) -> str:
        """The agency in whose name a command is given. Raises UserError for one we don't know."""
        if self.agency not in AGENCIES:
            known = ", ".join(AGENCIES)
            raise UserError(f"x-agency names no agency: one of {known}.")
        return self.agency


Info = StrawberryInfo[Context, None]


async def read_progress(reads: Reads) -> Progress:
    """How far the deriver has come, read now."""
    rows = await reads.fetch("SELECT position, as_of FROM progress ORDER BY position LIMIT 1")
    if not rows:
        return Progress(position=0, as_of=None)
    return Progress(position=rows[0]["position"], as_of=rows[0]["as_of"])
