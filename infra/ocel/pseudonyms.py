"""Names in an export: a keyed hash, the same in every export, and no way back without the key."""

import hmac
import secrets
from hashlib import sha256

from infra.embedded.files import locked, write_private
from infra.settings import Settings

KEPT = "export.key"
KEY_BYTES = 32


class Pseudonyms:
    """What people, events, gaps and handovers are called outside."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def of(self, kind: str, name: str) -> str:
        """person, prison/A1234BC -> person-5f0c..."""
        told = f"{kind}\x1f{name}".encode()
        return f"{kind}-{hmac.new(self._key, told, sha256).hexdigest()[:32]}"


def export_key(settings: Settings) -> bytes:
    """This data folder's own secret, made once and readable by its owner alone."""
    settings.data.mkdir(parents=True, exist_ok=True)
    kept = settings.data / KEPT
    with locked(settings.data / f"{KEPT}.lock"):
        if not kept.exists():
            write_private(kept, secrets.token_bytes(KEY_BYTES))
    return kept.read_bytes()
