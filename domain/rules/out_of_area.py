"""Whoever is freed far from home has met the one who will supervise them there."""

from collections.abc import Iterator

from domain.calendar import london_day
from domain.facts.appointment import AppointmentAttended, ContactMade
from domain.facts.entry import Entry
from domain.journey.area import area
from domain.journey.arranged import last_arranged
from domain.journey.custody import Custody
from domain.journey.ends import ends
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.leads import COMMUNITY, live_leads
from domain.journey.person import sex
from domain.journey.prison_groups import region_of, serves
from domain.journey.release import SHORT_SENTENCES, release_name, supervised_releases
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

MET = "out-of-area.within"
PRERELEASE = "prerelease"


def released_far_away(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 62: each supervised release from a prison that doesn't serve the home region."""
    for stay, release in supervised_releases(journey, ask.policy):
        at = release.happened_at
        on = london_day(at)
        amount = ask.policy.pick(MET, on)
        home = region_of(area(journey, stay.since, at))
        if amount.no_duty or home is None or serves(release.fact.prison, home) is not False:
            continue
        if sex(journey) == "female":
            continue
        deadline = ask.policy.hours_after(at, amount)
        yield Duty(
            anchor=release,
            deadline=deadline,
            meetings=tuple(
                Met(by[0].happened_at, by) for by in _in_touch(journey, stay, release, home)
            ),
            ended=ends(journey, at),
            told_by=holder(journey, ask.policy, on, deadline),
            about=release_name(release),
            values=(amount.read,),
        )


def _in_touch(
    journey: Journey, stay: Custody, release: Entry, home: str
) -> Iterator[tuple[Entry, ...]]:
    """Contacts and meetings inside with a community manager, while one of the home region leads."""
    since = stay.began_at or stay.since
    for entry in journey.upto(release.happened_at, ContactMade, AppointmentAttended):
        at = entry.happened_at
        inside = since is None or at >= since
        if inside and any(
            region_of(lead.area) == home for lead in live_leads(journey, COMMUNITY, at)
        ):
            if isinstance(entry.fact, ContactMade):
                if entry.fact.by_role in COMMUNITY:
                    yield (entry,)
            else:
                arranged = last_arranged(journey, entry.fact.appointment)
                if arranged and _with_manager(arranged):
                    yield (entry, arranged)


def _with_manager(arranged: Entry) -> bool:
    return arranged.fact.kind == PRERELEASE and arranged.fact.with_role in COMMUNITY


MET_BEFORE = Rule(
    number=62,
    code="out-of-area-release",
    says=(
        "Whoever is released from a prison that doesn't serve their home region has been in touch"
        " with the community manager of that region before the gate."
    ),
    shape="at",
    kind="PIT",
    severity="low",
    owner="offender management unit",
    told_by="the holder of the case",
    duties=released_far_away,
    values=(MET, SHORT_SENTENCES, HELD_BY_PROVIDERS),
    source="Public Accounts Committee 2019; IPPR chapter 1",
)

RULES: tuple[Rule, ...] = (MET_BEFORE,)
