"""What two replays show differently, in words."""

from datetime import datetime

from domain.facts.entry import Entry
from domain.rules.duty import Ask
from infra.policy.load import england_and_wales
from projections.difference import Difference, differences
from projections.person import derive_person
from projections.replay import Replayed
from tests import people
from tests.story import Said, at, heard_from, in_log


def replayed(log: tuple[Entry, ...], now: datetime, known_to: str | None = None) -> Replayed:
    """As known now, told by everybody or by one agency."""
    known = tuple(entry for entry in log if entry.recorded_at <= now)
    shown = tuple(entry for entry in known if known_to in (None, entry.agency))
    ask = Ask(now, england_and_wales(), heard_from(known))
    return Replayed(derive_person("p", ("prison/1",), shown, ask).rows(), shown, len(known), ask)


def of(code: str, found: list[Difference]) -> Difference:
    (one,) = (difference for difference in found if difference.code == code)
    return one


RELEASED = people.released("2026-03-02 10:00")
STORY: tuple[Said, ...] = (
    RELEASED,
    people.status("2026-03-02 18:00", "settled", "2026-03-02").told("2026-03-09 11:00"),
)
NIGHT = "accom-none-on-release-night"


def test_what_reached_us_later_could_not_be_known():
    """The bed was told on the 9th: on the 4th nobody could know of it."""
    log = in_log(STORY)
    found = of(NIGHT, differences(replayed(log, at("2026-03-04")), replayed(log, at("2026-03-10"))))

    assert (found.one, found.other) == ("unknown", "averted")
    assert found.because == (  # of the release both knew, so it is no reason
        "accommodation status recorded of 2 March 2026 could not be known: it reached us on 9 March 2026",
        "asked as of 4 March 2026 and as of 10 March 2026",
        "probation had not been heard past the deadline by then",
    )


def test_what_another_agency_told_was_not_known_to_this_one():
    log = in_log(STORY)
    now = at("2026-03-10")
    everybody, probation = replayed(log, now), replayed(log, now, "probation")

    found = of(NIGHT, differences(probation, everybody))

    assert (found.one, found.other) == (None, "averted")
    assert "custody person released of 2 March 2026 was told by prison alone" in found.because


def test_the_same_replay_differs_in_nothing():
    log = in_log(STORY)
    assert differences(replayed(log, at("2026-03-10")), replayed(log, at("2026-03-10"))) == []
