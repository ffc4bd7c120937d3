"""Who agencies take the person for."""

from datetime import datetime

from infra.simulated.life import Life


def seen_by(
    life: Life, source: str, record: str, moment: datetime, *seen: tuple[str, str], **other: str
) -> None:
    """An agency opens its record: names, birth, and the numbers it saw."""
    life.say(
        *(source, record, "identity.person_seen.v1", moment),
        given_names=other.get("given", life.given),
        family_name=other.get("family", life.family),
        date_of_birth_on=life.born_on,
        sex=life.sex,
        postcode=life.postcode,
    )
    for kind, value in seen:
        life.say(source, record, "identity.identifier_observed.v1", moment, kind=kind, value=value)
