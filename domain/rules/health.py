"""Rules on treatment: what began inside is picked up outside."""

from collections.abc import Iterator

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.health import TreatmentEngaged
from domain.facts.referral import ReferralDeclined, ReferralMade
from domain.journey.custody import Custody
from domain.journey.ends import Ended, ends, first_end
from domain.journey.journey import Journey
from domain.journey.release import received_again, release_name, released_stays
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

PICKED_UP = "treatment-pick-up.within"


def referred_to_treatment(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 19: each release with a referral to treatment made inside."""
    for stay, release in released_stays(journey):
        referrals = _referred_inside(journey, stay, release)
        if not referrals:
            continue
        at = release.happened_at
        amount = ask.policy.pick(PICKED_UP, london_day(at))
        yield Duty(
            anchor=release,
            deadline=ask.policy.after(london_day(at), amount),
            meetings=tuple(
                Met(entry.happened_at, (entry,))
                for entry in journey.of(TreatmentEngaged)
                if entry.happened_at > at
            ),
            ended=first_end(
                ends(journey, at, absconding=True),
                received_again(journey, release),
                _refused_all(journey, referrals),
            ),
            told_by="health",
            armed_by=(release, *referrals),
            about=release_name(release),
            values=(amount.read,),
        )


def _referred_inside(journey: Journey, stay: Custody, release: Entry) -> list[Entry]:
    since = stay.began_at or stay.since
    return [
        entry
        for entry in journey.of(ReferralMade)
        if entry.fact.service == "treatment"
        and (since is None or entry.happened_at >= since)
        and entry.happened_at <= release.happened_at
    ]


def _refused_all(journey: Journey, referrals: list[Entry]) -> Ended | None:
    """The person declined every one of these referrals: with the last refusal."""
    refusals: dict[str, Entry] = {}
    for entry in journey.of(ReferralDeclined):
        if entry.fact.reason == "person":
            refusals.setdefault(entry.fact.referral, entry)
    if not all(entry.fact.referral in refusals for entry in referrals):
        return None
    by = tuple(refusals[entry.fact.referral] for entry in referrals)
    return Ended(max(entry.happened_at for entry in by), "declined by the person", by)


TREATMENT_PICKED_UP = Rule(
    number=19,
    code="sub-pickup-late",
    says=(
        "Whoever was referred to treatment in prison is treated in the community within"
        " {treatment-pick-up.within} of release."
    ),
    shape="within",
    kind="OPEN",
    severity="high",
    owner="community treatment provider",
    told_by="health",
    duties=referred_to_treatment,
    values=(PICKED_UP,),
    source="OHID and HMPPS continuity of care guidance 2023",
)

RULES: tuple[Rule, ...] = (TREATMENT_PICKED_UP,)
