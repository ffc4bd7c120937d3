"""What is shared on the person's word rests on that word."""

from collections.abc import Iterator

from domain.calendar import london_day
from domain.facts.consent import ConsentGiven, ConsentWithdrawn
from domain.facts.entry import Entry
from domain.journey.agencies import MANY
from domain.journey.ends import ends
from domain.journey.journey import Journey
from domain.journey.papers import packs_shared
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

CONSENTED = "consent.within"
STATUTORY = "provider:crc-"  # companies that held cases as the probation service did


def shared_on_consent(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 46: each pack that goes to a voluntary body or a provider on the person's consent."""
    for shared in packs_shared(journey):
        if shared.fact.basis != "consent" or not _needs_consent(shared.fact.to):
            continue
        at = shared.happened_at
        amount = ask.policy.pick(CONSENTED, london_day(at))
        yield Duty(
            anchor=shared,
            deadline=ask.policy.hours_after(at, amount),
            meetings=tuple(
                Met(given.happened_at, (given,))
                for given in journey.of(ConsentGiven)
                if _covers(given, shared) and not _withdrawn(journey, given, shared)
            ),
            ended=ends(journey, at),
            told_by=shared.source if shared.agency in MANY else shared.agency,
            about=f"{shared.fact.point} {london_day(at)} {sorted(shared.fact.items)}",
            values=(amount.read,),
        )


def _needs_consent(to: str) -> bool:
    return to.partition(":")[0] in MANY and not to.startswith(STATUTORY)


def _covers(given: Entry, shared: Entry) -> bool:
    """A consent to this receiver, the one that the pack names if it does, still running that day."""
    named = shared.fact.consent in (None, given.fact.consent)
    until = given.fact.until_on
    running = until is None or until >= london_day(shared.happened_at)
    return bool(given.fact.to == shared.fact.to and named and running)


def _withdrawn(journey: Journey, given: Entry, shared: Entry) -> bool:
    return any(
        entry.fact.consent == given.fact.consent
        and given.happened_at <= entry.happened_at <= shared.happened_at
        for entry in journey.of(ConsentWithdrawn)
    )


CONSENT_GIVEN = Rule(
    number=46,
    code="consent-missing",
    says="Papers that go to a voluntary body or a provider on consent go when it has been given.",
    shape="at",
    kind="PIT",
    severity="high",
    owner="sender",
    told_by="whoever sent the papers",
    duties=shared_on_consent,
    values=(CONSENTED,),
    source="Senior: human rights; Homelessness Code of Guidance ch. 4",
)

RULES: tuple[Rule, ...] = (CONSENT_GIVEN,)
