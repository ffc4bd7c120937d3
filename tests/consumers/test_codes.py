"""Code lists: what a code means on a day, and that translators know every word in them."""

from datetime import date

import pytest

from consumers.codes import tables
from consumers.codes.dated import codes

DATED = codes(
    [
        "code,reads_as,from_on,to_on",
        "EARLY,early,2023-10-17,2024-09-09",
        "AGAIN,old,,2024-09-09",
        "AGAIN,new,2024-09-10,",
        "*,unread,,",
    ],
    "code",
)


@pytest.mark.parametrize(
    ("code", "on", "reads_as"),
    [
        ("EARLY", "2023-10-16", "unread"),
        ("EARLY", "2023-10-17", "early"),
        ("EARLY", "2024-09-09", "early"),
        ("EARLY", "2024-09-10", "unread"),
        ("AGAIN", "2024-09-09", "old"),
        ("AGAIN", "2024-09-10", "new"),
        ("AGAIN", None, "new"),
        ("early", "2024-01-01", "unread"),
        ("NEVER", "2024-01-01", "unread"),
        (None, "2024-01-01", "unread"),
        ("*", "2024-01-01", "unread"),
    ],
)
def test_a_code_means_what_it_meant_on_the_day(code, on, reads_as):
    day = None if on is None else date.fromisoformat(on)

    assert DATED.read(code, on=day) == reads_as


def test_early_release_under_supervision_began_on_a_day():
    assert tables.release("ECSL", date(2023, 10, 16)) == "unread"
    assert tables.release("ECSL", date(2023, 10, 17)) == "early"


BASES = {"remand", "sentence", "recall", "immigration", "civil", "return"}
KINDS = {"conditional", "hdc", "parole", "recall-end", "bail", "immigration", "early"}
UNFREE = {"died", "escape", "unlawfully-at-large", "deported", "removed", "hospital", "merge"}
STILL_HELD = {"court", "temporary-absence", "transfer-out"}


@pytest.mark.parametrize(
    ("table", "rows", "words"),
    [
        (tables._ADMISSION, 36, BASES | {"transfer", "hospital-return", "unread"}),
        (tables._RELEASE, 48, KINDS | UNFREE | {"unread"}),
        (
            tables._EVENT,
            22,
            STILL_HELD | {"by-code", "return", "transfer", "hospital", "merge", "unread"},
        ),
        (tables._MOVEMENT, 8, STILL_HELD | {"admission", "release", "return", "transfer"}),
        (tables._ABSENCE, 5, {"licence", "escort", "unread"}),
        (tables._ALERT, 1, {"flag:self-harm"}),
    ],
    ids=["admission", "release", "event", "movement", "absence", "alert"],
)
def test_a_list_says_only_what_translators_know(table, rows, words):
    said = {meaning.reads_as for meanings in table.meanings.values() for meaning in meanings}

    assert said == words
    assert len(table.meanings) == rows
    assert table.other == "unread"


def test_recall_death_absence_and_hospital_are_no_release():
    """Each told apart from release, and recall from any other admission."""
    by_word = {}
    for (code,), meanings in tables._RELEASE.meanings.items():
        by_word.setdefault(meanings[-1].reads_as, set()).add(code)

    assert by_word["died"] == {"DEC"}
    assert by_word["escape"] == {"ESCP"}
    assert by_word["unlawfully-at-large"] == {"UAL", "UAL_ECL"}
    assert by_word["hospital"] == {"HO", "HP", "HQ"}
    assert by_word["deported"] | by_word["removed"] == {"DD", "DE", "DL", "ETR"}
    assert by_word["merge"] == {"MRG"}
    assert {c for (c,), m in tables._ADMISSION.meanings.items() if m[-1].reads_as == "recall"} == {
        *("L", "24", "Y", "B", "ELR", "ETRLR")
    }
