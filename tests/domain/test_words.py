"""The page of words explains every word of the closed lists that a screen can show."""

from pathlib import Path
from typing import get_args

import pytest

from domain.facts.words import IdentifierKind, Pathway, Role
from domain.finding import State, Verdict

PAGE = (Path(__file__).parents[2] / "domain" / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("word", [*Verdict, *State, *get_args(Role), *get_args(Pathway)])
def test_word_on_screen_is_on_the_page(word):
    assert f"`{word}`" in PAGE


@pytest.mark.parametrize("kind", get_args(IdentifierKind))
def test_number_is_on_the_page(kind):
    assert f"**{kind}**" in PAGE


@pytest.mark.parametrize(
    "short",
    [
        "RCP",
        "REL",
        "RELp",
        "RTC",
        "SEN",
        "SLED",
        "HO",
        "LSD",
        "18B",
        "PIT",
        "OPEN",
        "COM",
        "POM",
        "HDC",
        "ROTL",
        "PSS",
        "MAPPA",
        "RoSH",
        "SFO",
        "IOM",
        "CAS1",
        "CAS2",
        "CAS3",
        "OST",
        "NPS",
        "CRC",
        "OMU",
        "BCST",
        "OASys",
        "cd",
        "wd",
        "mo",
    ],
)
def test_abbreviation_is_spelt_out_once(short):
    """In bold at its explanation; COM and POM by the roles they are."""
    shown = f"`{short.lower()}` (" if short in {"COM", "POM"} else f"**{short}**"

    assert PAGE.count(shown) == 1
