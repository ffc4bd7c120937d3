"""Well-formed numbers that belong to nobody. Distinct indexes give distinct numbers."""

CHECK_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"  # year and serial as one number, modulo 23
LETTERS = "ABCDEFGHJKLMNPQRTUVWXY"
SERIALS = 9_998  # 0001 to 9998: 0000 and 9999 are placeholders in real feeds
CRNS = 999_998


def noms(index: int) -> str:
    """A prison number: letter, four figures, two letters."""
    serial = index * 7_919 % SERIALS + 1
    rest = index // SERIALS
    return f"{LETTERS[rest % 22]}{serial:04d}{LETTERS[index * 5 % 22]}{LETTERS[index * 13 % 22]}"


def crn(index: int) -> str:
    """A probation number: letter, six figures."""
    return f"X{index * 48_611 % CRNS + 1:06d}"


def pnc(year: int, index: int) -> str:
    """A police number with its right check letter: 2012/0394773H."""
    serial = index * 104_729 % 9_999_998 + 1
    letter = CHECK_LETTERS[int(f"{year % 100:02d}{serial:07d}") % len(CHECK_LETTERS)]
    return f"{year}/{serial:07d}{letter}"


def wrong_pnc(right: str) -> str:
    """The same number with a check letter that doesn't hold, as typing errors leave it."""
    at = CHECK_LETTERS.index(right[-1])
    return right[:-1] + CHECK_LETTERS[(at + 1) % len(CHECK_LETTERS)]
