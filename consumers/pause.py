"""A wait that grows while something stays away, and ends at once when we are told to stop."""

from threading import Event

FIRST_SECONDS, LONGEST_SECONDS = 0.05, 5.0


class Pause:
    """Each wait is twice as long as the last, up to the longest."""

    def __init__(self) -> None:
        self.seconds = FIRST_SECONDS

    def wait(self, stop: Event) -> None:
        """Wait, or until told to stop."""
        stop.wait(self.seconds)
        self.seconds = min(self.seconds * 2, LONGEST_SECONDS)

    def reset(self) -> None:
        """All is well again."""
        self.seconds = FIRST_SECONDS
