"""How the rules read values, where a policy could say something they can't count with.

A policy is held to it when it is loaded: no rule may find out while it judges somebody.
"""

# They may say that there is no duty instead of a number: the rules ask it first.
ASKED: frozenset[str] = frozenset(
    {
        "area-transfer.within",
        "breach-handover.in-force",
        "community-first-contact.within",
        "curfew-ready.before",
        "deferred.longest",
        "deferred.second",
        "duty-to-refer.before",
        "duty-to-refer.before-release",
        "escalation-accepted.within",
        "handover-anchor.parole-eligible",
        "handover-date.crc",
        "handover-date.hdc",
        "handover-date.mappa",
        "handover-date.none-within",
        "handover-date.support",
        "handover-tasks.meeting",
        "learning-induction.screen-first",
        "omic.in-force",
        "omic.open-prisons",
        "omic.released-late-enough",
        "out-of-area.within",
        "prerelease-review.within",
        "recall.fixed-term-rule",
        "recall.tranche-longest",
        "reception-screen.immediate-needs",
        "reception-screen.within",
        "regime.providers-hold-cases",
        "release-day-decided.before",
        "resettlement-plan.within",
        "short-sentence.supervised",
        "temporary-bed.before",
        "top-up.follows",
        "top-up.lasts",
        "top-up.within",
        "twelve-week-review.before",
        "youth-handover.by",
    }
)
# Picked only while another value says that there is something: they may be silent when it is.
WITH = {
    "breach-presented.after-referral": "regime.providers-hold-cases",
    "breach-referred.within": "regime.providers-hold-cases",
}
# Of which a duty whose number nobody read is shown without a day.
UNREAD = frozenset({"area-transfer.within"})
# Read as one number of one unit; any other value may be days, working days, months, or steps of them.
ONE_NUMBER: dict[str, str] = {
    "adult-service.near-birthday": "cd",
    "cover-ends.warning": "cd",
    "gp-registered.window": "cd",
    "id-and-account.window": "cd",
    "introduction.ahead": "cd",
    "iom-custody-contact.window": "cd",
    "learning-review.too-short": "cd",
    "licence-curfew.ahead": "cd",
    "licence-extended.confirmed-within": "cd",
    "licence-time-served.within": "cd",
    "medication-supply.handed-out": "cd",
    "mentor-followed.lost-at": "cd",
    "near.within": "cd",
    "need-acted-on.near": "cd",
    "premises-assessed.within": "wd",
    "prerelease-review.counts-from": "cd",
    "programme-continued.asked": "cd",
    "programme-continued.broken-by": "cd",
    "recall.fixed-term": "cd",
    "recall.in-tranches": "cd",
    "recall.tranche-longest": "cd",
    "reconnect-referred.window": "cd",
    "resettlement-plan.longest-sentence": "mo",
    "subsistence.served": "cd",
    "substitute-covered.watched": "cd",
    "work-coach.window": "cd",
    "work-offer.starts": "cd",
}
