"""Whom details may be fetched from is decided by the environment alone; nobody, unless it says so."""

import pytest

from infra.settings import Settings, SettingsError


def test_by_default_nobody_is_called() -> None:
    """An empty list, and no token."""
    settings = Settings.read({"THROUGHLINE_DETAIL_HOSTS": " , "})

    assert settings.detail_hosts == frozenset()
    assert settings.detail_token is None


def test_hosts_and_token_are_read() -> None:
    """Each host in one spelling; the token isn't shown."""
    settings = Settings.read(
        {
            "THROUGHLINE_DETAIL_HOSTS": "API.example:443, prison/b.example:8443,127.0.0.1:80",
            "THROUGHLINE_DETAIL_TOKEN": "a.s3cret~token",
        }
    )

    assert settings.detail_hosts == {"api.example", "prison/b.example:8443", "127.0.0.1:80"}
    assert settings.detail_token == "a.s3cret~token"  # noqa: S105 - an invented one
    assert "s3cret" not in repr(settings)


@pytest.mark.parametrize("entry", ["https://api.example", "*", "prizon/api.example"])
def test_an_entry_that_is_no_host(entry: str) -> None:
    """It is named, with the cure."""
    with pytest.raises(SettingsError, match=r"THROUGHLINE_DETAIL_HOSTS holds .*host:port"):
        Settings.read({"THROUGHLINE_DETAIL_HOSTS": f"api.example,{entry}"})


@pytest.mark.parametrize("token", ["two words", "t0ken\r\nX-Evil: 1", "töken"])
def test_a_token_that_fits_no_header(token: str) -> None:
    """Refused without being shown."""
    with pytest.raises(SettingsError, match="THROUGHLINE_DETAIL_TOKEN is a text of") as refused:
        Settings.read({"THROUGHLINE_DETAIL_TOKEN": token})

    assert token not in str(refused.value)
