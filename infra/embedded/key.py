"""The key of the keyed hash in our message keys, so that no number of a person shows in one."""

import secrets

from infra.embedded.files import locked, write_private
from infra.settings import Settings

_BYTES = 32


def message_key(settings: Settings) -> bytes:
    """The one that was set; else this data folder's own, made once and readable by its owner alone."""
    if settings.key is not None:
        return settings.key
    settings.data.mkdir(parents=True, exist_ok=True)
    kept = settings.data / "message.key"
    with locked(settings.data / "message.key.lock"):
        if not kept.exists():
            write_private(kept, secrets.token_bytes(_BYTES))
    return kept.read_bytes()
