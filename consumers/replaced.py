"""What ends a consumer whose place somebody else has taken."""


class ReplacedError(Exception):
    """Another process has taken this one's place: end, and touch nothing more."""
