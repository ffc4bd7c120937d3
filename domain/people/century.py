"""Which century two figures of a year mean: by the day the number was told, then by the birth.

Two services read them differently: one takes the latest year that isn't ahead of today, the other
takes 39 to 99 for 19YY. They part over 27 to 38, and the first answers differently next year. Here
the day is that of the word itself, so a replay reads what was read, and the birth breaks the tie:

    told 2026-03-02    27 -> 1927       15 -> 2015        15, born 1905 -> 1915
    told 2030-06-01    27 -> 2027       27, born 1910 -> 1927
    no day             38 -> 2038       39 -> 1939        38, born 1920 -> 1938
"""

from datetime import date

PIVOT = 39  # without a day: 39 to 99 are 19YY, 00 to 38 are 20YY
YOUNGEST, OLDEST = 10, 100  # nobody is answerable before ten


def years(figures: int, told_on: date | None) -> tuple[int, ...]:
    """The years these figures may mean, the likelier first; never one after the day told."""
    recent, old = 2000 + figures, 1900 + figures
    if told_on is None:
        return (old, recent) if figures >= PIVOT else (recent, old)
    return tuple(year for year in (recent, old) if year <= told_on.year) or (old - 100,)


def likeliest(figures: int, told_on: date | None, born_on: date | None) -> tuple[int, bool]:
    """(the year, whether the birth allows it). None of the years allowed: the first, and False."""
    possible = years(figures, told_on)
    if born_on is None:
        return possible[0], True
    for youngest, oldest in ((YOUNGEST, OLDEST), (0, OLDEST + YOUNGEST)):
        for year in possible:
            if youngest <= year - born_on.year <= oldest:
                return year, True
    return possible[0], False
