"""Stories that only some years know, each with the days it may lie in."""

from dataclasses import dataclass
from datetime import date, timedelta

from infra.simulated import regimes
from infra.simulated.life import Life
from infra.simulated.stories import companies, decided_otherwise, suspended, top_up, unsupervised
from infra.simulated.stories.scripts import Script

WINDING_UP = timedelta(days=90)  # what began under companies runs out


@dataclass(frozen=True, slots=True)
class Bygone:
    """A story, and when."""

    name: str
    script: Script
    since: date = date.min
    until: date = date.max

    def fits(self, life: Life) -> bool:
        """Whether all that is told of this life lies in its days."""
        return self.since <= life.opens_on and life.until_on < self.until


_COMPANIES = (regimes.COMPANIES, regimes.UNIFIED)
_MODEL = (regimes.MODEL_IN_WALES,)
_TOP_UP = (regimes.SHORT_LICENCES, regimes.TOP_UP_ENDS)
BYGONE: tuple[Bygone, ...] = (
    Bygone("released without supervision", unsupervised.released, until=regimes.SHORT_LICENCES),
    Bygone("company's order broken, all in time", companies.Broken(), *_COMPANIES),
    Bygone("company refers a breach late", companies.Broken(referred=11), *_COMPANIES),
    Bygone("company never refers a breach", companies.Broken(referred=None), *_COMPANIES),
    Bygone("company's breach presented late", companies.Broken(presented=5), *_COMPANIES),
    Bygone("company's breach never presented", companies.Broken(presented=None), *_COMPANIES),
    Bygone("company's case passes", companies.passed, *_COMPANIES),
    Bygone("company's case passes late", companies.passed_late, *_COMPANIES),
    Bygone("topped up", top_up.ToppedUp(), *_TOP_UP),
    Bygone("topped up late", top_up.ToppedUp(9), *_TOP_UP),
    Bygone("never topped up", top_up.ToppedUp(None), *_TOP_UP),
    Bygone("parole decides", decided_otherwise.parole_in_time, *_MODEL),
    Bygone("parole decides, taken late", decided_otherwise.parole_late, *_MODEL),
    Bygone("allocated early", decided_otherwise.early_in_time, *_MODEL),
    Bygone("allocated early, taken late", decided_otherwise.early_late, *_MODEL),
    Bygone("contact suspended", suspended.suspended, since=regimes.CONTACT_SUSPENDED),
)
