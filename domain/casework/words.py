"""What people write in their own words: present, and not without end."""

from domain.casework.refused import RefusedError

MOST_CHARACTERS = 2_000


def written(field: str, text: str) -> str:
    """The text without outer blanks. Refuses an empty one and one over 2,000 characters."""
    kept = text.strip()
    if not kept:
        raise RefusedError(f"{field} is empty: say in a sentence or two why.")
    if len(kept) > MOST_CHARACTERS:
        raise RefusedError(
            f"{field} has {len(kept)} characters: shorten it to {MOST_CHARACTERS} or fewer."
        )
    return kept
