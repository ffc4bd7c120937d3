"""Names and births in the form they are compared in. The facts keep them as they were written."""

import re
import unicodedata
from datetime import date
from functools import lru_cache

from domain.people.days import STAND_INS

# Letters that don't come apart into a letter and an accent.
PLAIN = str.maketrans({"Ø": "O", "Đ": "D", "Ł": "L", "Æ": "AE", "Œ": "OE", "Þ": "TH", "Ð": "D"})

PREFIXES = ("MIG_ERROR_", "NO_SHOW_", "DUPLICATE_")  # left by old data moves
PLACEHOLDERS = re.compile(r"\b(NOT\s+(ENTERED|KNOWN|GIVEN)|UNKNOWN|NO\s+NAME|TEST)\b")


@lru_cache(maxsize=2048)
def words(name: str) -> tuple[str, ...]:
    """Mary-Ann O'Connor -> MARY ANN OCONNOR; accents, placeholders and initials are left out."""
    text = unicodedata.normalize("NFKD", name.upper().translate(PLAIN))
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    for prefix in PREFIXES:
        text = text.replace(prefix, "")
    text = PLACEHOLDERS.sub(" ", text)
    text = re.sub(r"['\u2018\u2019`.]", "", text)
    text = re.sub(r"[\W\d_]+", " ", text)
    text = re.sub(r"\bMC ", "MC", text)
    return tuple(word for word in text.split() if len(word) > 1)


def given(names: str) -> str:
    """The first given name; "" if there is none to compare."""
    return next(iter(words(names)), "")


def family(name: str) -> str:
    """The last word of the family name; "" if there is none to compare."""
    return next(reversed(words(name)), "")


def birth(on: date | None) -> str:
    """The day of birth as text; "" for none and for the days that stand for none."""
    return "" if on is None or on in STAND_INS else on.isoformat()


def split(full_name: str) -> tuple[str, str]:
    """John Paul Smith -> (John Paul, Smith): the last word of a name told whole is the family's."""
    *given_names, last = full_name.split() or [""]
    return " ".join(given_names), last
