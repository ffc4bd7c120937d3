"""Sentences under twelve months before February 2015: released, and nobody's business."""

from infra.simulated.days import days, working_days
from infra.simulated.life import Life
from infra.simulated.places import COURT, DELIUS, NOMIS
from infra.simulated.stories import custody, daily, housing, leads, needs, protection
from infra.simulated.stories.identity import seen_by

MONTHS = 6


def released(life: Life) -> None:
    """Inside for weeks, housed on the night, and never seen again by anybody."""
    on = working_days(days(life.opens_on, life.between(5, 250)), 1)
    out_on = working_days(days(on, life.between(40, 80)), 1)
    seen_by(life, COURT, life.court, life.at(on, 9), ("pnc", life.pnc))
    life.say(
        *(COURT, life.court, "sentence.imposed.v1", life.at(on, 10)),
        kind="custody",
        sentenced_on=on,
        months=MONTHS,
    )
    custody.received(life, on)
    custody.registered(life, on)
    leads.known_to_probation(life, working_days(on, 1))
    protection.enquired(life, on)
    leads.pom(life, working_days(on, 1), 1)
    daily.doctor(life, days(on, 3))
    daily.taught(life, days(on, 8))
    needs.screen(life, days(on, 1), ("ete",))
    life.say(
        *(NOMIS, life.prison, "sentence.dates_calculated.v1", life.at(days(on, 1), 10)),
        automatic_release_on=out_on,
        sentence_expires_on=days(out_on, 90),
    )
    custody.released(life, out_on, "unconditional")
    daily.paid(life, out_on)
    life.say(
        *(DELIUS, life.probation, housing.RECORDED, life.at(out_on, 14)),
        status="settled",
        from_on=out_on,
        kind="family",
    )
