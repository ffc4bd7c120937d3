"""What is said of a journey beside its rows: probation's record, the way out, whose the case is."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from domain.journey.case_handover import CaseHandover, case_handover
from domain.journey.custody_record import ShouldSay, should_say
from domain.journey.journey import Journey
from domain.journey.outlook import Outlook, outlook
from domain.policy.policy import Policy
from infra.cli import case, custody
from infra.cli import outlook as way_out


@dataclass(frozen=True, slots=True)
class Beside:
    """Each is None where there is nothing to say: nobody is inside, no sentence is known."""

    policy: Policy
    probation: ShouldSay | None
    ahead: Outlook | None
    held: CaseHandover | None

    def plain(self) -> dict[str, Any]:
        """For --json."""
        return {
            "probation_record": custody.plain(self.probation),
            "outlook": way_out.plain(self.ahead),
            "case": case.plain(self.held, self.policy),
        }

    def sentences(self) -> Iterator[str]:
        """For the page, a line each."""
        if self.held:
            yield from case.sentences(self.held, self.policy)
        if self.probation:
            yield from custody.sentences(self.probation)
        if self.ahead:
            yield from way_out.sentences(self.ahead)


def beside(journey: Journey, policy: Policy) -> Beside:
    """All of it, from one reading of the log. `policy`: as it holds where they belong."""
    return Beside(
        policy, should_say(journey), outlook(journey, policy), case_handover(journey, policy)
    )
