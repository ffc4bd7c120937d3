"""Is that process still the one we meant? A bare pid lies: it is reused, and a zombie keeps it."""

import subprocess
from pathlib import Path

_BOOT = Path("/proc/sys/kernel/random/boot_id")


def stamp(pid: int) -> str | None:
    """What tells this process from any other that ever had the same pid; None if it has ended."""
    proc = Path(f"/proc/{pid}/stat")
    if not Path("/proc/self/stat").exists():
        return _stamp_without_proc(pid)
    try:
        state, *rest = proc.read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    threads, started_ticks = int(rest[16]), rest[18]
    # A killed Java shows as a zombie while its other threads still hold its ports.
    ended = state == "X" or (state == "Z" and threads <= 1)
    return None if ended else f"{_boot()}/{started_ticks}"


def alive(pid: int, stamped: str) -> bool:
    """Whether the process stamped then still runs now."""
    return stamp(pid) == stamped


def _boot() -> str:
    return _BOOT.read_text().strip() if _BOOT.exists() else ""


def _stamp_without_proc(pid: int) -> str | None:
    """Where there is no /proc (macOS), ps knows when it started."""
    shown = subprocess.run(
        ["ps", "-o", "stat=,lstart=", "-p", str(pid)], capture_output=True, text=True, check=False
    ).stdout.split(maxsplit=1)
    return None if not shown or shown[0].startswith("Z") else shown[1].strip()
