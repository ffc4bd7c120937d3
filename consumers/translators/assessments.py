"""What is measured and assessed about a person: tier, risk scores, OASys, screening.

Scores have no fact of their own: known to have changed. An OASys is told by the last word of the
address it can be read at; which of its sections were filled in isn't told, so no pathway is named.
"""

from consumers.envelopes.event import HmppsEvent
from consumers.translators.reading import Reading, Translator, changed, one
from consumers.translators.things import id_in
from domain.facts.need import NeedAssessed
from domain.facts.risk import TierSet

FINISHED = {"COMPLETE": True, "LOCKED_INCOMPLETE": False}


def tier_calculated(event: HmppsEvent) -> tuple[Reading, ...]:
    """tier.calculation.*: mostly an id to ask with; the tier where the body says it."""
    tier = id_in(event, "tier", "tierScore")
    return changed(event) if tier is None else one(TierSet(tier))


def summary_produced(event: HmppsEvent) -> tuple[Reading, ...]:
    """assessment.summary.produced: finished, or locked unfinished; any other word is a change."""
    address = event.body.get("detailUrl")
    word = address.rstrip("/").rpartition("/")[2] if isinstance(address, str) else ""
    if word not in FINISHED:
        return changed(event)
    return one(NeedAssessed(tool="oasys", pathways=(), complete=FINISHED[word]))


TRANSLATORS: dict[str, Translator] = {
    "tier.calculation.complete": tier_calculated,
    "tier.calculation.changed": tier_calculated,
    "assessment.summary.produced": summary_produced,
    "risk-assessment.scores.determined": changed,
    "risk-assessment.scores.ogrs.determined": changed,
    "risk-assessment.scores.rsr.determined": changed,
    "probation-case.risk-scores.ogrs.manual-calculation": changed,
    "probation-case.assessment-summary.created": changed,
    "predictors.tier.change": changed,
    "risk.flag.tier.change": changed,  # which flag, and up or down, stands at its address
    "opd.produced": changed,
    "unpaid-work.assessment.completed": changed,  # fitness for the work, not needs
}
