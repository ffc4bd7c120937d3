"""What the long-running processes share: told to stop they stop, and they name what really runs."""

import gc
import signal
from collections.abc import Iterator

import pytest

from infra.process import process, tune, until_told_to_stop

SERVERS = {
    "DATABASE_URL": "postgresql://db.example/through",
    "KAFKA_BOOTSTRAP_SERVERS": "kafka.example:9092",
}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_and_a_polite_kill_are_heard(number: signal.Signals) -> None:
    """Whatever listened before listens again afterwards."""
    before = signal.getsignal(number)
    with until_told_to_stop() as stop:
        assert not stop.is_set()
        signal.raise_signal(number)

        assert stop.is_set()
    assert signal.getsignal(number) is before


def test_a_process_knows_its_servers_and_can_be_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """With both servers given nothing is started."""
    for name, value in SERVERS.items():
        monkeypatch.setenv(name, value)
    with process() as now:
        assert (now.settings.database_url, now.settings.bootstrap_servers) == (
            now.parts.database_url,
            now.parts.bootstrap_servers,
        )
        assert now.parts.bootstrap_servers == "kafka.example:9092"
        signal.raise_signal(signal.SIGTERM)

        assert now.stop.is_set()


@pytest.fixture
def untuned_after() -> Iterator[None]:
    """This process collects garbage as before, whatever the test did."""
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


@pytest.mark.usefixtures("untuned_after")
def test_what_is_loaded_is_no_longer_walked() -> None:
    """It stays for as long as the process does."""
    frozen = gc.get_freeze_count()
    tune()

    assert gc.get_freeze_count() > frozen
    assert gc.get_threshold()[0] == 10_000
