"""`throughline migrate`."""

from infra.cli.say import AsJson, as_json, out
from infra.cli.session import Data, session


def migrate(data: Data = None, json: AsJson = False) -> None:
    """Makes all tables. Running it again changes nothing."""
    with session(data):
        as_json({"migrated": True}) if json else out.print("Every table is there.")
