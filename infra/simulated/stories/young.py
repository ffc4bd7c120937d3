"""Lives that turn eighteen under an order: prepared, handed to adult services, or left alone."""

from dataclasses import dataclass
from datetime import date

from domain.calendar import add_months
from infra.simulated.days import days, missed, working_days
from infra.simulated.life import Life
from infra.simulated.places import DELIUS
from infra.simulated.regimes import YOUTH_PROTOCOL
from infra.simulated.stories import leads, needs
from infra.simulated.stories.identity import seen_by
from infra.simulated.stories.lives import community_order
from infra.simulated.stories.scripts import Script

UNPREPARED, NO_LEAD, CLIFF = "y2a-prep-late", "y2a-no-adult-lead", "y2a-services-cliff"
EIGHTEEN = 18 * 12  # months
SENTENCED_BY = 300  # days from the first, weeks before the officer meets them
NEED, TAKEN_OVER = "attitudes", "HP26"


@dataclass(frozen=True, slots=True)
class Young:
    """An order of a youth court; the birthday comes in the last weeks of the simulated time."""

    begun: int | None = -10  # days after the last good one on which the preparation begins
    lead: bool = True  # an adult worker holds the case on the birthday
    kept: bool = False  # or the youth team keeps it
    service: int | None = None  # working days until an adult service takes over; None: no service

    def __call__(self, life: Life) -> None:
        """Tell it."""
        life.born_on = add_months(days(life.until_on, -life.between(32, 45)), -EIGHTEEN)
        adult_on = add_months(life.born_on, EIGHTEEN)  # a leap day gives way to the day before it
        held_on = days(life.opens_on, 3)
        seen_by(life, life.council_source, life.council, life.at(held_on, 9), ("pnc", life.pnc))
        self._council(life, held_on, "youth.case_held.v1", team=f"{life.region.council}-yjs")
        community_order(life, last=SENTENCED_BY)
        if self.kept:
            until_on = days(life.until_on, 60)
            on = days(add_months(adult_on, -6), -20)
            self._council(life, on, "youth.retention_agreed.v1", until_on=until_on)
        else:
            self._prepared(life, adult_on)
        if not self.lead:
            leads.vacuum(life, working_days(adult_on, -6))
            life.plant(NO_LEAD, "open", missed(adult_on))
        if self.service is not None:
            self._service_ends(life, adult_on, self.service)

    def _prepared(self, life: Life, adult_on: date) -> None:
        """Begun half a year before; a plan, and a meeting with the person, before the birthday."""
        last_on, complete_on = add_months(adult_on, -6), days(adult_on, -28)
        if self.begun is None:
            for due_on in (last_on, complete_on):
                life.plant(UNPREPARED, "open", missed(due_on))
            if adult_on >= YOUTH_PROTOCOL:
                life.overdue(TAKEN_OVER, missed(adult_on))
            return
        begun_on = days(last_on, self.begun)
        self._begun(life, begun_on)
        if begun_on > last_on:
            begun_at = life.last_told("handover.initiated.v1")
            life.plant(UNPREPARED, "open", missed(last_on), begun_at)
        plan_on = days(complete_on, -9)
        self._council(life, plan_on, "plan.completed.v1", kind="transition", pathways=[NEED])
        life.say(
            *(DELIUS, life.probation, "handover.meeting_held.v1", life.at(plan_on, 15)),
            point=TAKEN_OVER,
            with_person=True,
            workers=["w1"],
        )

    def _begun(self, life: Life, on: date) -> None:
        """The youth team begins the handover and sends its plan, which probation confirms."""
        papers: dict[str, object] = {"point": TAKEN_OVER, "items": ["plan"]}
        self._council(life, on, "handover.initiated.v1", point=TAKEN_OVER)
        name, shared_at = "handover.pack_shared.v1", life.at(on, 12)
        said = {**papers, "to": "probation", "basis": "statutory"}
        life.say(life.council_source, life.council, name, shared_at, **said)
        name, read_at = "handover.pack_acknowledged.v1", life.at(on, 15)
        life.say(DELIUS, life.probation, name, read_at, **papers)

    def _service_ends(self, life: Life, adult_on: date, after: int) -> None:
        """A service for children stops; one for adults takes the person so many days later."""
        on = working_days(adult_on, -3)
        needs.seen_by_probation(life, working_days(on, -4), NEED)
        ended = {"service": "child-service", "outcome": "completed", "pathway": NEED}
        self._council(life, on, "service.ended.v1", **ended)
        later = None
        if after:
            needs.referred_on(life, working_days(on, after - 2), NEED)
            later = life.last_told("referral.accepted.v1")
        if not after or after > 10:  # noqa: PLR2004 working days from one service to the next
            life.plant(CLIFF, "open", missed(working_days(on, 10)), later)

    @staticmethod
    def _council(life: Life, on: date, name: str, **said: object) -> None:
        life.say(life.council_source, life.council, name, life.at(on, 11), **said)


YOUNG: tuple[tuple[str, float, Script], ...] = (
    ("turned eighteen, prepared", 1, Young()),
    ("turned eighteen, begun late", 0.5, Young(begun=20)),
    ("turned eighteen, unprepared", 0.5, Young(begun=None)),
    ("turned eighteen, nobody there", 0.5, Young(lead=False)),
    ("turned eighteen, kept by the youth team", 0.5, Young(kept=True)),
    ("turned eighteen, service goes on", 0.5, Young(service=6)),
    ("turned eighteen, service goes on late", 0.5, Young(service=14)),
    ("turned eighteen, service gone", 0.5, Young(service=0)),
)
