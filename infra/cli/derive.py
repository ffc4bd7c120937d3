"""`throughline derive`."""

from infra.cli.say import AsJson, as_json, err
from infra.cli.session import Data, session
from infra.clocks import clock_of
from infra.derive import derive as follow_the_log
from infra.process import until_told_to_stop


def derive(data: Data = None, json: AsJson = False) -> None:
    """Follows the log and keeps what is shown in step with it. A second one stands by."""
    with session(data) as now, until_told_to_stop() as stop:
        if json:
            as_json({"deriving": True})
        err.print("deriving; Ctrl-C stops")
        follow_the_log(now.database_url, clock_of(now.settings), stop)
