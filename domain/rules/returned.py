"""Rules on the time back inside after a recall: the community stays in touch and plans the way out."""

from collections.abc import Iterator

from domain.calendar import day_start, london_day
from domain.facts.appointment import (
    AppointmentArranged,
    AppointmentAttended,
    AppointmentRearranged,
    ContactMade,
)
from domain.facts.entry import Entry
from domain.facts.plan import PlanCompleted
from domain.facts.recall import ReferredToParole
from domain.journey.custody import Custody
from domain.journey.ends import Ended, ends, first_end
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.leads import COMMUNITY
from domain.journey.notice import NOTICE
from domain.journey.recall import (
    FIXED_TERM,
    Return,
    before_term_ends,
    received_on_recall,
    rescinded,
    returns,
    term,
)
from domain.journey.recall_term import IN_TRANCHES, LONGEST
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

IN_TOUCH, SHORT_TERM = "recall-contact.within", "recall-contact.short-term"
PLAN_BEFORE = "rerelease-plan.before-end"


def back_inside(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 78: each return on recall, also one whose recall nobody told of."""
    by_reception = {back.received.key: back for back in returns(journey)}
    for stay, received in received_on_recall(journey):
        back = by_reception.get(received.key)
        on = london_day(received.happened_at)
        case, values = _how_fast(journey, ask, back) if back else ("", ())
        amount = ask.policy.pick(IN_TOUCH, on, case)
        deadline = ask.policy.after(on, amount)
        teller = holder(journey, ask.policy, on, deadline)
        yield Duty(
            anchor=received,
            deadline=deadline,
            meetings=tuple(
                Met(max(entry.happened_at, received.happened_at), (entry,))
                for entry in _in_touch(journey, teller)
                if entry.happened_at >= day_start(on)
            ),
            ended=_over(journey, stay, received),
            told_by=teller,
            voided_by=_taken_back(journey, back) if back else None,
            about=f"recall {on}",
            rests_on=(back.recall,) if back else (),
            values=(amount.read, *values),
        )


def _how_fast(journey: Journey, ask: Ask, back: Return) -> tuple[str, tuple[tuple[str, int], ...]]:
    """Sooner where a fixed term is short."""
    if back.recall.fact.kind != "fixed":
        return "", ()
    days, values = term(journey, ask.policy, back)
    short = ask.policy.pick(SHORT_TERM, back.on)
    return "short-term" if days <= short.number else "", (*values, short.read)


def _in_touch(journey: Journey, teller: str) -> Iterator[Entry]:
    """Reached by somebody of the community side, or seen by one. Attempts don't count."""
    for entry in journey.of(ContactMade, AppointmentAttended):
        if isinstance(entry.fact, AppointmentAttended):
            counts = _with_role(journey, entry.fact.appointment) in COMMUNITY
        elif entry.fact.by_role is None:
            counts = teller in (entry.agency, entry.source)
        else:
            counts = entry.fact.by_role in COMMUNITY
        if counts:
            yield entry


def _with_role(journey: Journey, ref: str) -> str | None:
    role: str | None = None
    for entry in journey.of(AppointmentArranged, AppointmentRearranged):
        if entry.fact.appointment == ref and entry.fact.with_role is not None:
            role = entry.fact.with_role
    return role


def fixed_terms(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 79: each return on a recall for a fixed term."""
    for back in returns(journey):
        if back.recall.fact.kind != "fixed":
            continue
        received = back.received
        deadline, given, values = before_term_ends(journey, ask.policy, back, PLAN_BEFORE)
        if deadline is None:
            continue
        yield Duty(
            anchor=received,
            deadline=deadline,
            meetings=tuple(
                Met(max(entry.happened_at, received.happened_at), (entry,))
                for entry in journey.of(PlanCompleted)
                if entry.fact.kind == "rerelease" and entry.happened_at >= day_start(back.on)
            ),
            ended=first_end(_over(journey, back.stay, received), _at_parole(journey, received)),
            told_by=holder(journey, ask.policy, back.on, deadline),
            voided_by=_taken_back(journey, back),
            armed_by=(received, back.recall),
            about=f"recall {back.on}",
            rests_on=given,
            values=values,
        )


def _over(journey: Journey, stay: Custody, received: Entry) -> Ended | None:
    out = stay.released
    return first_end(
        ends(journey, received.happened_at, absconding=True),
        Ended(out.happened_at, "released", (out,)) if out else None,
    )


def _at_parole(journey: Journey, received: Entry) -> Ended | None:
    """From then on the Parole Board decides, and no term ends by itself."""
    for entry in journey.of(ReferredToParole):
        if entry.happened_at >= received.happened_at:
            return Ended(entry.happened_at, "referred to the Parole Board", (entry,))
    return None


def _taken_back(journey: Journey, back: Return) -> Entry | None:
    taken = rescinded(journey, back.recall)
    return taken.by[0] if taken else None


CONTACT_KEPT = Rule(
    number=78,
    code="recall-contact-lost",
    says=(
        "Whoever is back in prison on recall hears from the community manager within"
        " {recall-contact.within}; in a term of up to {recall-contact.short-term}, sooner."
    ),
    shape="within",
    kind="OPEN",
    severity="medium",
    owner="community offender manager",
    told_by="the holder of the case",
    duties=back_inside,
    values=(IN_TOUCH, SHORT_TERM, FIXED_TERM, HELD_BY_PROVIDERS),
    source="offender management in custody: the community manager stays responsible",
)
RERELEASE_PLANNED = Rule(
    number=79,
    code="rerelease-plan-missing",
    says=(
        "Whoever is recalled for a fixed term has a plan for release"
        " {rerelease-plan.before-end} before the term ends."
    ),
    shape="within",
    kind="OPEN",
    severity="high",
    owner="community offender manager",
    told_by="the holder of the case",
    duties=fixed_terms,
    values=(PLAN_BEFORE, FIXED_TERM, IN_TRANCHES, LONGEST, NOTICE, HELD_BY_PROVIDERS),
    source="HP25; release date calculator",
)

RULES: tuple[Rule, ...] = (CONTACT_KEPT, RERELEASE_PLANNED)
