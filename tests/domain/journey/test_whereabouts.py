"""Where the person is now, and what comes next."""

import pytest

from domain.facts.custody import (
    Absconded,
    MovedToHospital,
    PersonTransferred,
    TemporarilyReleased,
)
from domain.journey.spells import Outlook, Whereabouts, outlook, where
from tests.domain.journey.spelling import IN, OUT, journey
from tests.people import (
    dated,
    died,
    lead,
    moved,
    planned,
    received,
    removed,
    sentenced,
)
from tests.story import Said, at, said


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ((), Whereabouts("unknown", None)),
        ((dated("2026-01-05", licence_expires_on="2027-01-01"),), Whereabouts("unknown", None)),
        ((IN,), Whereabouts("custody", "LEI")),
        ((IN, said("prison", "2026-01-10", PersonTransferred("LEI", "MDI"))), Whereabouts("custody", "MDI")),
        ((IN, said("prison", "2026-01-10", MovedToHospital("LEI"))), Whereabouts("hospital", "LEI")),
        ((IN, said("prison", "2026-01-10", TemporarilyReleased("LEI", at("2026-01-11")))),
         Whereabouts("custody", "LEI")),
        ((IN, said("prison", "2026-01-10", Absconded("escape"))), Whereabouts("at-large", None)),
        ((IN, OUT), Whereabouts("community", None)),
        ((sentenced("2026-01-05", kind="community-order"),), Whereabouts("community", None)),
        ((IN, OUT, received("2026-03-01", basis="recall", prison="BXI")), Whereabouts("custody", "BXI")),
        ((IN, OUT, said("prison", "2026-03-01", Absconded("unlawfully-at-large"))),
         Whereabouts("at-large", None)),
        ((IN, removed("2026-02-01")), Whereabouts("removed", None)),
        ((IN, removed("2026-02-01"), received("2026-05-01")), Whereabouts("custody", "LEI")),
        ((IN, died("2026-02-01")), Whereabouts("died", None)),
    ],
)  # fmt: skip
def test_where_the_person_is(story: tuple[Said, ...], expected: Whereabouts) -> None:
    assert where(journey(*story)) == expected


def test_the_outlook_inside_and_outside() -> None:
    story = (
        IN,
        lead("2026-01-06", "pom", "p1"),
        planned("2026-01-10", "2026-02-06", kind="hdc", destination="hostel", area="region/wales"),
        moved("2026-01-12", "2026-02-05", "2026-02-06"),
    )
    inside = outlook(journey(*story))
    assert inside.release_on is not None
    assert (inside.release_on.isoformat(), inside.release_kind, inside.destination) == (
        "2026-02-05",
        "hdc",
        "hostel",
    )
    assert (inside.area, inside.lead_role, inside.lead_worker) == ("region/wales", "pom", "p1")

    outside = outlook(journey(*story, OUT, lead("2026-01-20", "com", "c1")))
    assert outside == Outlook(None, None, None, "region/wales", "com", "c1")
    assert outlook(journey()) == Outlook(None, None, None, None, None, None)
    assert outlook(journey(lead("2026-01-20", "com", "c1"))).area == "unit/x"
