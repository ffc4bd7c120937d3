"""Which tests one process runs, where several run side by side: those of a file, in order."""

from xdist.scheduler import LoadFileScheduling

SHARED = "tests/infra/cli/test_line"  # one line is set up for all of these: half a minute each time


class ByFile(LoadFileScheduling):  # type: ignore[misc] # the library tells no types
    """Files that share what takes long to set up go together."""

    def _split_scope(self, nodeid: str) -> str:
        return SHARED if nodeid.startswith(SHARED) else str(super()._split_scope(nodeid))
