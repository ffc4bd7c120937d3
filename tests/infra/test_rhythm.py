"""The expected rhythm of sources is data, and refuses what can't be meant."""

import psycopg
import pytest

from domain.policy.policy import Amount
from domain.rules.sources import SILENCE
from infra.migrate import migrate
from infra.policy.load import england_and_wales
from infra.rhythm import RhythmError, keep_rhythm, read_rhythm, rhythm


def test_the_default_is_the_rules_own():
    value = england_and_wales().values[SILENCE]

    assert rhythm()[""] == Amount(SILENCE, 0, value.rows[-1]).number


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", "default"),
        ("default = 0", "default"),
        ("default = true", "default"),
        ('default = 24\n[hours]\n"prison" = 6', "prison"),
        ('default = 24\n[hours]\n"/prison" = "6"', "/prison"),
    ],
)
def test_what_can_not_be_meant_is_refused(text, names):
    with pytest.raises(RhythmError, match=names):
        read_rhythm(text)


def test_it_is_put_beside_the_log(database):
    """In place of what stood there."""
    migrate(database)
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("UPDATE log.rhythm SET hours = 1 WHERE source = ''")
        connection.execute("INSERT INTO log.rhythm VALUES ('/gone', 1)")

        keep_rhythm(database)

        assert dict(connection.execute("SELECT source, hours FROM log.rhythm")) == rhythm()
