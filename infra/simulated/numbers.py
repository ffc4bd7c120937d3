"""Well-formed numbers that belong to nobody. Distinct indexes give distinct numbers.

The first 100,000 people and their second numbers lie as they always did; later people lie behind.

    0 ... people 99,999 | second numbers of those | later people | second numbers of those
"""

CHECK_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"  # year and serial as one number, modulo 23
LETTERS = "ABCDEFGHJKLMNPQRTUVWXY"
SERIALS = 9_998  # 0001 to 9998: 0000 and 9999 are placeholders in real feeds
CRNS = 999_998
FIRST = 100_000  # people whose second numbers follow right behind
MOST_PEOPLE = 450_000  # more, and a second number would be somebody's first
SEEDS, APART = 97, 10_000  # worlds of other seeds begin elsewhere


def index_of(number: int, seed: int) -> int:
    """Where this person's numbers stand."""
    return seed % SEEDS * APART + (number if number < FIRST else number + FIRST)


def second_index_of(number: int, seed: int) -> int:
    """Where the numbers stand under which the person was registered a second time."""
    return index_of(number, seed) + (FIRST if number < FIRST else MOST_PEOPLE - FIRST)


def noms(index: int) -> str:
    """A prison number: letter, four figures, two letters."""
    serial = index * 7_919 % SERIALS + 1
    rest = index // SERIALS
    last = index * 5 + rest // 22  # after 22 first letters they all come again
    return f"{LETTERS[rest % 22]}{serial:04d}{LETTERS[last % 22]}{LETTERS[index * 13 % 22]}"


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
