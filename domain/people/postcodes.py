"""Postcodes in the form they are compared in: upper case, no space, and none that stands for none."""

import re
from collections.abc import Iterable

POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})", re.ASCII)
NO_FIXED_ADDRESS = "NF"  # NF1 1NF, NF1 1FA: an area that doesn't exist, written for no address


def compared(written: str | None) -> str:
    """n16 8ph -> N168PH; "" for what is no postcode, or stands for no fixed address."""
    text = "".join((written or "").split()).upper()
    found = POSTCODE.fullmatch(text)
    return "" if found is None or text.startswith(NO_FIXED_ADDRESS) else text


def all_compared(written: Iterable[str | None]) -> tuple[str, ...]:
    """Each postcode among these once, in order."""
    return tuple(sorted({compared(one) for one in written} - {""}))


def outward(postcode: str) -> str:
    """The first half, which names the district: N168PH -> N16; "" of none."""
    found = POSTCODE.fullmatch(postcode)
    return found[1] if found else ""
