"""What an adapter raises where the product has no answer to a vector."""


class NotCoveredError(Exception):
    """The vector asks for what the product doesn't do; infra/decisions says why."""
