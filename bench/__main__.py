"""`python -m bench [NAME]`: every figure in turn, or one; a line of JSON each."""

import subprocess
import sys

BENCHES: tuple[str, ...] = (
    "door",
    "ingest",
    "derive",
    "judge",
    "replay_one",
    "replay_nation",
    "end_to_end",
)


def main() -> None:
    """Each in a process of its own: none inherits another's memory."""
    names = sys.argv[1:] or BENCHES
    for name in names:
        if name not in BENCHES:
            sys.exit(f"bench: there is no {name!r}; there are {', '.join(BENCHES)}")
        subprocess.run([sys.executable, "-m", f"bench.{name}"], check=True)


if __name__ == "__main__":
    main()
