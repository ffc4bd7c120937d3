"""What a killed PostgreSQL leaves behind, cleared before it is started again."""

from pathlib import Path

from infra.embedded.process import stamp
from infra.embedded.waiting import until

_PROC = Path("/proc")
_SECONDS = 30.0


def clear(cluster: Path) -> None:
    """Takes away the pid file of a server that was killed, once its last child is gone too.

    PostgreSQL does so itself, but not while the killed process is still a zombie, and in a
    container it may stay one for good. Raises TooLateError if a child won't end: then the pid
    file stays, and keeps a second server off the same data.
    """
    pid_file = cluster / "postmaster.pid"
    if not pid_file.exists() or not (_PROC / "self").exists():
        return
    pid = int(pid_file.read_text().split()[0])
    if stamp(pid) is not None:
        return  # another process by now, or the server after all: PostgreSQL can tell
    until(
        lambda: not _at_work_in(cluster),
        seconds=_SECONDS,
        what=f"the last process in {cluster} ended",
    )
    pid_file.unlink(missing_ok=True)


def _at_work_in(folder: Path) -> bool:
    """Every process of PostgreSQL works in the folder of its cluster."""
    return any(_cwd(process) == folder for process in _PROC.glob("[0-9]*"))


def _cwd(process: Path) -> Path | None:
    try:
        return (process / "cwd").readlink()
    except OSError:  # it ended, or is somebody else's: none of ours
        return None
