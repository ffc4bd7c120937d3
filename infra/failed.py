"""What a verb says when it can't do what was asked."""


class FailedError(Exception):
    """The verb could not do what was asked: the sentence says why and what helps."""
