"""Rules on treatment begun inside: a community service is asked before the gate."""

from collections.abc import Iterator

from domain.calendar import london_day
from domain.facts.referral import ReferralMade
from domain.journey.custody import Custody
from domain.journey.ends import ends
from domain.journey.journey import Journey
from domain.journey.release import release_name, released_stays
from domain.journey.treatment import open_episode
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

REFERRED = "treatment-referral.within"


def in_treatment(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 18: each release, but not by a court, in the middle of treatment."""
    for stay, release in released_stays(journey):
        started = open_episode(journey, stay, release)
        if started is None or release.fact.kind == "court":
            continue
        amount = ask.policy.pick(REFERRED, london_day(release.happened_at))
        yield Duty(
            anchor=release,
            deadline=ask.policy.hours_after(release.happened_at, amount),
            meetings=_referred(journey, stay),
            ended=ends(journey, release.happened_at, absconding=True),
            told_by="health",
            armed_by=(release, started),
            about=release_name(release),
            values=(amount.read,),
        )


def _referred(journey: Journey, stay: Custody) -> tuple[Met, ...]:
    """Referrals of this custody; one of an earlier time led elsewhere."""
    since = stay.began_at or stay.since
    return tuple(
        Met(entry.happened_at, (entry,))
        for entry in journey.of(ReferralMade)
        if entry.fact.service == "treatment" and (since is None or entry.happened_at >= since)
    )


TREATMENT_REFERRED = Rule(
    number=18,
    code="sub-referral-missing",
    says="Whoever is treated in prison is referred to a community service before release.",
    shape="at",
    kind="PIT",
    severity="high",
    owner="prison treatment team",
    told_by="health",
    duties=in_treatment,
    values=(REFERRED,),
    source="OHID and HMPPS continuity of care guidance 2023",
)

RULES: tuple[Rule, ...] = (TREATMENT_REFERRED,)
