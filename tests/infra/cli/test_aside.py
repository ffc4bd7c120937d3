"""What the verbs say of somebody a rule fails on: one line and exit 1, and how many in the doctor."""

from functools import partial

import pytest

from domain.facts.custody import PersonReceived, PersonReleased
from domain.ports import Batch
from infra.cli.app import main
from infra.cli.doctor import worries
from infra.clock import FixedClock
from infra.derive import catch_up
from infra.eventstore.store import PostgresFactStore
from infra.policy.load import england_and_wales
from infra.readstore.aside import all_aside
from infra.readstore.people import connect
from infra.readstore.views import PostgresViews
from projections.deriver import Deriver
from tests.planted import failing
from tests.projections.build import at, told

SHOWN, NEVER = "prison/A1234BC", "prison/B2345CD"
BEFORE = (told(PersonReceived("LEI", "sentence"), id="e1", record=SHOWN, when="2026-01-05T15:00"),)
AFTER = (
    told(PersonReleased("LEI", "hdc"), id="e2", record=SHOWN, when="2026-03-03T09:00"),
    told(PersonReceived("LEI", "remand"), id="e3", record=NEVER, when="2026-03-03T09:00"),
)


@pytest.fixture
def verb(migrated, monkeypatch, capsys):
    """Runs a verb here, where the rule fails: its exit code and what it printed."""
    monkeypatch.setenv("DATABASE_URL", migrated)
    monkeypatch.setenv("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1")
    clock = FixedClock(at("2026-02-10T09:00"))
    with PostgresFactStore(migrated, clock) as facts:
        views = PostgresViews(migrated)
        deriver = Deriver(facts, views, clock, england_and_wales())
        facts.record(Batch(BEFORE))
        catch_up(deriver)
        with failing(SHOWN), failing(NEVER):
            clock.at = at("2026-03-03T10:00")
            facts.record(Batch(AFTER))
            catch_up(deriver)
            views.close()
            yield partial(run, capsys)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """Exit code, and all that was printed."""
    with pytest.raises(SystemExit) as done:
        main(list(arguments))
    said = capsys.readouterr()
    return int(done.value.code or 0), said.out + said.err


@pytest.mark.parametrize(
    "asked", [("replay", SHOWN), ("film", SHOWN), ("journey", NEVER)], ids=["replay", "film", "new"]
)
def test_one_line_and_exit_1(verb, asked):
    code, said = verb(*asked)

    assert code == 1
    assert said.startswith("throughline: this person can't be judged by this release: rule 50")
    assert "Traceback" not in said


def test_what_is_shown_is_marked(verb):
    code, said = verb("journey", SHOWN)

    assert code == 0
    assert said.startswith("Not judged since Tue 03 Mar 2026 10:00: rule 50 raised KeyError at ")


def test_a_rebuild_says_how_many(verb):
    code, said = verb("rebuild")

    assert code == 0
    assert "2 people could not be judged: see `throughline doctor`" in said


def test_the_doctor_says_how_many_and_what_fails(verb, migrated):
    with connect(migrated) as connection:
        asides = [one._asdict() for one in all_aside(connection)]

    ((said),) = worries({**SOUND, "set_aside": asides}, simulated=False)

    assert said.startswith("2 people are set aside, not judged since Tue 03 Mar 2026 10:00")
    assert "2 because rule 50 raised KeyError at domain." in said


SOUND = {
    "postgres": {},
    "policy_as_shipped": (),
    "disk_free_bytes": None,
    "derived_to": 3,
    "facts": 3,
    "messages_waiting": 0,
    "topics": {"in.prison.v1": 6},
}
