"""Codes of services around probation: data, dated, and never pressed into the nearest kind."""

from typing import get_args, get_type_hints

import pytest

from consumers.codes import probation as codes
from consumers.codes import tables
from consumers.codes.dated import Codes
from domain.facts.accommodation import AccommodationRecorded
from domain.facts.referral import ReferralDeclined, ServiceEnded
from domain.facts.risk import RoshAssessed
from domain.facts.words import Pathway


def words(codes_: Codes) -> set[str]:
    """All that a list says."""
    return {meaning.reads_as for known in codes_.meanings.values() for meaning in known}


def literals(fact: type, field: str) -> set[str]:
    """The words a fact takes there."""
    return set(get_args(get_type_hints(fact)[field]))


@pytest.mark.parametrize(
    ("wording", "reads_as"),
    [
        ("Died", "died"),
        (" deceased ", "died"),
        ("Planned move-on", "unread"),
        ("a reason of next year", "unread"),
    ],
)
def test_reasons_for_leaving(wording, reads_as):
    assert codes.departure(wording) == reads_as


@pytest.mark.parametrize(
    ("wording", "reads_as"),
    [
        ("Homeless – rough sleeping", "status:rough"),  # noqa: RUF001 - the dash of their list
        ("Homeless - rough  sleeping", "status:rough"),
        ("They’re deceased", "died"),  # noqa: RUF001 - the quote of their list
        ("Friends or family (transient)", "status:temporary/family"),
        ("Custody", "unread"),
        ("Supported Housing", "unread"),
        (None, "unread"),
    ],
)
def test_where_somebody_moved_on_to(wording, reads_as):
    assert codes.moved_on(wording) == reads_as


def test_statuses_are_words_of_the_contract():
    known = literals(AccommodationRecorded, "status")
    told = {word.removeprefix("status:") for word in words(codes._REASONS) if ":" in word}

    assert {word.partition("/")[0] for word in told} <= known
    assert {word for word in words(codes._REASONS) if ":" not in word} == {
        *("died", "not-arrived", "unread")
    }


def test_referrals_end_in_words_of_the_contract():
    for code in (*(key[0] for key in codes._ENDS.meanings), None, "", "NSI1"):
        end = codes.referral_end(code)
        assert end.ended_as in literals(ServiceEnded, "outcome")
        assert end.declined_as in literals(ReferralDeclined, "reason")
    assert {key[0] for key in codes._ENDS.meanings if codes.referral_end(key[0]).died} == {
        *("USE", "DIE")
    }
    assert codes.referral_end("NOT") == codes.ReferralEnd("withdrawn", "person", died=False)
    assert codes.referral_end("NSI1") == codes.ReferralEnd("incomplete", "other", died=False)


def test_cas2_statuses():
    assert codes.cas2_status("offerAccepted") == "accepted"
    assert [codes.cas2_status(name) for name in ("unheard", None, 7, ["x"])] == ["unread"] * 4
    for word in words(codes._CAS2):
        what, _, reason = word.partition(":")
        assert what in {"acknowledged", "accepted", "declined"}
        assert (what == "declined") == (reason in literals(ReferralDeclined, "reason"))


def test_programme_statuses():
    assert codes.programme_status("ON_PROGRAMME") == "started"
    assert codes.programme_status("Programme complete") == "completed"
    assert codes.programme_status("Breach") == codes.programme_status(None) == "unread"


@pytest.mark.parametrize(
    ("name", "pathway"),
    [
        ("Accommodation", "accommodation"),
        ("Accommodation Referral", "accommodation"),
        ("Dependency and Recovery (Mid Shire)", "drugs-alcohol"),
        ("Finance, Benefit and Debt in the Mid Shires", "finance"),
        ("Education, Training and Employment (ETE)", "ete"),
        ("Personal Wellbeing", None),
        ("Women's Services", None),
        ("Accommodating", None),
        (None, None),
    ],
)
def test_contract_types(name, pathway):
    assert codes.contract_pathway(name) == pathway
    assert pathway is None or pathway in get_args(Pathway)


def test_a_provider_is_named_as_we_name_providers():
    assert codes.provider_named("Harbour Steps (North) Ltd.") == "provider:harbour-steps-north-ltd"
    assert codes.provider_named(None) is codes.provider_named(" - ") is None


def test_registrations_say_flags_and_levels():
    told = words(tables._REGISTRATION) - {"unread"}

    assert {word.partition(":")[0] for word in told} == {"flag", "rosh"}
    levels = {word.removeprefix("rosh:") for word in told if word.startswith("rosh:")}
    assert levels == literals(RoshAssessed, "level")
    assert tables.registration("RMDO") == tables.registration("NEW1") == "unread"
    assert tables.registration("ADVP") == "flag:domestic-abuse"
    assert tables.registration("ADVV") == "flag:domestic-abuse-victim"
