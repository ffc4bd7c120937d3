"""Labels: one row a fact type, fixed by us."""

import pytest

from consumers.labels import REGIMES, ROWS, labels_for
from domain.facts import consent, custody, data, health, need, referral, risk
from domain.facts.entry import Labels
from domain.facts.registry import BY_TYPE


def test_every_fact_has_its_row_and_no_row_lacks_its_fact():
    assert ROWS.keys() == BY_TYPE.keys()


def test_tiers_and_bases_are_of_the_closed_lists():
    assert {row[1] for row in ROWS.values()} == {"T0", "T1", "T2", "T3", "T4"}
    assert {row[2] for row in ROWS.values()} == {"fact", "assessment"}


@pytest.mark.parametrize(
    ("agency", "fact", "labels"),
    [
        (
            "prison",
            custody.PersonReleased("MDI", "hdc"),
            Labels("prison", "custody", "T1", "part3", "fact"),
        ),
        (
            "probation",
            risk.MappaLevelSet(2),
            Labels("probation", "mappa", "T3", "part3", "assessment", ("mappa",)),
        ),
        (
            "police",
            risk.FlagRaised("mappa-eligible"),
            Labels("police", "mappa", "T3", "part3", "assessment", ("mappa",)),
        ),
        (
            "probation",
            risk.FlagRaised("child"),
            Labels("probation", "risk", "T3", "part3", "assessment"),
        ),
        (
            "health",
            health.MedicationSupplied(7),
            Labels("health", "health", "T3", "uk-gdpr", "fact", ("health-confidential",)),
        ),
        (
            "voluntary",
            health.TreatmentEngaged(),
            Labels("voluntary", "substance", "T2", "uk-gdpr", "fact", ("health-confidential",)),
        ),
        (
            "probation",
            consent.VictimContacted(),
            Labels("probation", "victim", "T4", "part3", "fact", ("victim",)),
        ),
        (
            "provider",
            referral.ReferralMade("r", "crs", "statutory"),
            Labels("provider", "programme", "T2", "uk-gdpr", "fact"),
        ),
        (
            "prison",
            referral.ReferralMade("r", "cmht", "consent"),
            Labels("prison", "health", "T3", "part3", "fact", ("health-confidential",)),
        ),
        (
            "prison",
            need.NeedIdentified("drugs-alcohol", "high"),
            Labels("prison", "substance", "T2", "part3", "assessment", ("health-confidential",)),
        ),
        (
            "prison",
            data.ChangeTold("offender-management.handover.changed"),
            Labels("prison", "responsibility", "T1", "part3", "fact"),
        ),
        (
            "probation",
            data.ChangeTold("probation-case.registration.added"),
            Labels("probation", "risk", "T3", "part3", "fact"),
        ),
    ],
)
def test_labels(agency, fact, labels):
    assert labels_for(agency, fact) == labels


def test_the_regime_follows_the_agency():
    assert {agency for agency, regime in REGIMES.items() if regime == "part3"} == {
        "prison",
        "probation",
        "police",
        "court",
    }
