"""`throughline down`: the embedded parts no longer kept; they stop with their last user."""

import os

from infra.cli.say import AsJson, as_json, out
from infra.cli.session import Data
from infra.embedded.parts import down as let_go
from infra.settings import Settings


def down(data: Data = None, json: AsJson = False) -> None:
    """Stops what `up` left running, once nobody uses it any more."""
    still_used_by = let_go(Settings.read(os.environ, data))
    if json:
        as_json({"stopped": not still_used_by, "still_used_by": still_used_by})
    elif still_used_by:
        pids = ", ".join(map(str, still_used_by))
        out.print(f"still used by process {pids}: stops when that ends")
    else:
        out.print("stopped")
