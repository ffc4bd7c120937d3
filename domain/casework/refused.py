"""How a command is turned down."""


class RefusedError(Exception):
    """A command that can't be done as things stand: one sentence, for the person who asked."""
