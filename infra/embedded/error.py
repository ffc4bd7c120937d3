"""The one error of the embedded parts."""


class PartError(Exception):
    """A real part can't start or stop. The sentence says which, why, and the cure."""
