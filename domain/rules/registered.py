"""Whoever has to be on the register of sex offenders is on it, and assessed, soon after release."""

from collections.abc import Iterator, Sequence

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.need import NeedAssessed
from domain.facts.recall import RegisterConfirmed
from domain.journey.ends import ends, first_end, last_moment
from domain.journey.flags import flag_run
from domain.journey.journey import Journey
from domain.journey.release import received_again, release_name, released_stays
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

REGISTERED, ASSESSED = "register.within", "register-assessment.within"
FLAG = "rso"
TOOLS = frozenset({"oasys", "arms"})


def released_to_register(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 72: each release of a registered sex offender; both legs run from the release."""
    for _, release in released_stays(journey):
        on = london_day(release.happened_at)
        flags = flag_run(journey, FLAG, last_moment(on))
        if not flags:
            continue
        confirmed = _after(release, journey.of(RegisterConfirmed))
        yield _duty(journey, ask, release, flags, "register", REGISTERED, confirmed)
        assessed = [
            entry
            for entry in _after(release, journey.of(NeedAssessed))
            if entry.fact.tool in TOOLS and entry.fact.complete
        ]
        yield _duty(journey, ask, release, flags, "assessment", ASSESSED, assessed)


def _duty(
    journey: Journey,
    ask: Ask,
    release: Entry,
    flags: tuple[Entry, ...],
    leg: str,
    name: str,
    meets: Sequence[Entry],
) -> Duty:
    on = london_day(release.happened_at)
    amount = ask.policy.pick(name, on)
    return Duty(
        anchor=release,
        deadline=ask.policy.after(on, amount),
        meetings=tuple(Met(entry.happened_at, (entry,)) for entry in meets),
        ended=first_end(ends(journey, release.happened_at), received_again(journey, release)),
        told_by="police",
        leg=leg,
        armed_by=(release, *flags),
        about=release_name(release),
        armed_at=max(release.happened_at, flags[0].happened_at),
        values=(amount.read,),
    )


def _after(release: Entry, told: Sequence[Entry]) -> list[Entry]:
    return [entry for entry in told if entry.happened_at >= release.happened_at]


REGISTERED_IN_TIME = Rule(
    number=72,
    code="rso-notification-late",
    says=(
        "A registered sex offender reports to the police within {register.within} of release, and"
        " is assessed within {register-assessment.within}."
    ),
    shape="within",
    kind="OPEN",
    severity="high",
    owner="police and community offender manager",
    told_by="police",
    duties=released_to_register,
    values=(REGISTERED, ASSESSED),
    source="College of Policing practice on notification",
)

RULES: tuple[Rule, ...] = (REGISTERED_IN_TIME,)
