"""Referrals: to whom, for what, and whether another stands in for one that was declined."""

from collections.abc import Iterator
from datetime import datetime

from domain.facts.entry import Entry
from domain.facts.referral import ReferralDeclined, ReferralMade
from domain.journey.journey import Journey


def referral_of(journey: Journey, entry: Entry) -> Entry | None:
    """The referral that a later fact names, where it was told."""
    for made in journey.of(ReferralMade):
        if made.fact.referral == entry.fact.referral:
            return made
    return None


def of_referral(journey: Journey, made: Entry, *types: type) -> Iterator[Entry]:
    """What was said of a referral, in order of happening."""
    for entry in journey.of(*types):
        if entry.fact.referral == made.fact.referral:
            yield entry


def same_purpose(one: Entry, other: Entry) -> bool:
    """Two referrals for one thing: the same pathway, or the same service where either gives none."""
    if one.fact.pathway is None or other.fact.pathway is None:
        return bool(one.fact.service == other.fact.service)
    return bool(one.fact.pathway == other.fact.pathway)


def declined_by(journey: Journey, made: Entry, moment: datetime) -> bool:
    """Whether it had been declined by that moment."""
    return any(e.happened_at <= moment for e in of_referral(journey, made, ReferralDeclined))
