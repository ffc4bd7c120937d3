"""The environment decides, once, and a wrong value is told with its cure."""

import os
from pathlib import Path

import pytest

from infra.settings import Settings, SettingsError


def test_an_empty_environment_is_enough() -> None:
    """Nothing set: embedded parts, the loopback, the machine's time, a folder of this user's own."""
    settings = Settings.read({})

    assert settings.database_url is None
    assert settings.bootstrap_servers is None
    assert (settings.host, settings.port, settings.clock) == ("127.0.0.1", 8420, "system")
    assert settings.data.parent.name == f"throughline-{os.geteuid()}"
    assert settings.cache.parent == settings.data.parent
    assert settings.cache != settings.data


def test_everything_can_be_set(tmp_path: Path) -> None:
    """Each variable reaches its field."""
    settings = Settings.read(
        {
            "DATABASE_URL": "postgresql://db.example/through",
            "KAFKA_BOOTSTRAP_SERVERS": "kafka.example:9092",
            "THROUGHLINE_DATA": str(tmp_path / "data"),
            "THROUGHLINE_CACHE": str(tmp_path / "cache"),
            "THROUGHLINE_HOST": "::1",
            "THROUGHLINE_PORT": "0",
            "THROUGHLINE_CLOCK": "log",
            "THROUGHLINE_KEY": "a key",
        }
    )

    assert settings == Settings(
        data=tmp_path / "data",
        cache=tmp_path / "cache",
        database_url="postgresql://db.example/through",
        bootstrap_servers="kafka.example:9092",
        host="::1",
        port=0,
        clock="log",
        key=b"a key",
    )


def test_a_folder_on_the_command_line_wins(tmp_path: Path) -> None:
    """--data over THROUGHLINE_DATA."""
    settings = Settings.read({"THROUGHLINE_DATA": "elsewhere"}, data=tmp_path)

    assert settings.data == tmp_path


@pytest.mark.parametrize(
    ("environ", "under"),
    [
        ({"XDG_DATA_HOME": "xdg", "HOME": "home"}, "xdg/throughline"),
        ({"HOME": "home"}, "home/.local/share/throughline"),
    ],
    ids=["XDG_DATA_HOME first", "then HOME"],
)
def test_the_users_place_for_data(tmp_path: Path, environ: dict[str, str], under: str) -> None:
    """As other programs of the user's do."""
    absolute = {name: str(tmp_path / folder) for name, folder in environ.items()}

    assert Settings.read(absolute).data == tmp_path / under


def test_a_home_that_cannot_be_written_is_passed_over(tmp_path: Path) -> None:
    """A file where the home should be: as good as no home, even for root."""
    (tmp_path / "home").write_text("not a folder")

    assert Settings.read({"HOME": str(tmp_path / "home")}).data == Settings.read({}).data


@pytest.mark.parametrize("value", ["y", "yes", "true", "on", "1", "TRUE"])
def test_the_unsafe_option_of_the_event_store_is_refused(value: str) -> None:
    """With it a tailing reader misses facts."""
    with pytest.raises(SettingsError, match=r"POSTGRES_ENABLE_DB_FUNCTIONS is on.*unset it"):
        Settings.read({"POSTGRES_ENABLE_DB_FUNCTIONS": value})


def test_the_unsafe_option_may_be_off() -> None:
    """Only its being on is refused."""
    assert Settings.read({"POSTGRES_ENABLE_DB_FUNCTIONS": "no"}).clock == "system"


@pytest.mark.parametrize(
    ("environ", "says"),
    [
        ({"THROUGHLINE_PORT": "http"}, "THROUGHLINE_PORT is 'http': a number from 0 to 65535"),
        ({"THROUGHLINE_PORT": "65536"}, "THROUGHLINE_PORT is '65536'"),
        ({"THROUGHLINE_CLOCK": "wall"}, "THROUGHLINE_CLOCK is 'wall': it is either system or log"),
    ],
    ids=["not a number", "too large", "no such clock"],
)
def test_a_wrong_value_is_named(environ: dict[str, str], says: str) -> None:
    """The variable, what it holds, and the cure."""
    with pytest.raises(SettingsError, match=says):
        Settings.read(environ)


def test_who_may_publish() -> None:
    """Each token with its agencies; one may speak for several, and may end in equals signs."""
    told = "harbour-harbour-1==voluntary, two-of-our-own-1=prison,two-of-our-own-1=probation,"
    settings = Settings.read({"THROUGHLINE_PUBLISH_TOKENS": told})

    assert settings.publish_tokens == {
        "harbour-harbour-1=": {"voluntary"},
        "two-of-our-own-1": {"prison", "probation"},
    }
    assert "harbour" not in repr(settings)
    assert Settings.read({}).publish_tokens == {}


@pytest.mark.parametrize(
    "told", ["short=prison", "long-enough-a-token=nobody", "long-enough-a-token", "\xe9" * 16]
)
def test_a_token_that_cant_be_used_is_named_by_its_place(told: str) -> None:
    """Never by its letters."""
    with pytest.raises(SettingsError, match=r"PUBLISH_TOKENS, pair 2: write token=agency") as wrong:
        Settings.read({"THROUGHLINE_PUBLISH_TOKENS": f"a-good-token-of-ours=police,{told}"})

    assert told.split("=", 1)[0] not in str(wrong.value)


def test_secrets_do_not_show() -> None:
    """A settings object that ends up in a log or a traceback gives nothing away."""
    shown = repr(
        Settings.read({"DATABASE_URL": "postgresql://u:secret@h/d", "THROUGHLINE_KEY": "k3y"})
    )

    assert "secret" not in shown
    assert "k3y" not in shown
