"""What arrives: bytes, where they stood, and the broker's clock."""

from datetime import datetime

from domain.facts.made_once import made_once


@made_once
class Message:
    """One message as a topic (or a file) gave it, unread."""

    topic: str  # in.<agency>.v1: the agency that may write there
    partition: int
    offset: int
    value: bytes
    timestamp: datetime  # the broker's, aware UTC
    headers: tuple[tuple[str, bytes], ...] = ()
