"""The seal of a pack: who packed it, and that its manifest is as it was then (Ed25519)."""

import json
from collections.abc import Mapping
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from infra.embedded.files import locked, write_private
from infra.settings import Settings

ALGORITHM = "Ed25519"
KEPT = "pack.key"


def signing_key(settings: Settings) -> Ed25519PrivateKey:
    """This data folder's own key, made once and readable by its owner alone."""
    settings.data.mkdir(parents=True, exist_ok=True)
    kept = settings.data / KEPT
    with locked(settings.data / f"{KEPT}.lock"):
        if not kept.exists():
            write_private(kept, Ed25519PrivateKey.generate().private_bytes_raw())
    return Ed25519PrivateKey.from_private_bytes(kept.read_bytes())


def public_key(key: Ed25519PrivateKey) -> str:
    """What an inspector is given by another road, to know whose seal it is."""
    return key.public_key().public_bytes_raw().hex()


def sealed(manifest: bytes, key: Ed25519PrivateKey) -> bytes:
    """The signature of a manifest, with the public key to check it by."""
    document = {
        "algorithm": ALGORITHM,
        "public_key": public_key(key),
        "signature": key.sign(manifest).hex(),
    }
    return json.dumps(document, sort_keys=True).encode()


def unsealed(manifest: bytes, signature: bytes) -> tuple[str | None, str | None]:
    """(public key, what is wrong). The key says nothing until somebody vouches for it."""
    try:
        told: Mapping[str, Any] = json.loads(signature)
        key = bytes.fromhex(told["public_key"])
        Ed25519PublicKey.from_public_bytes(key).verify(bytes.fromhex(told["signature"]), manifest)
    except InvalidSignature:
        return None, "signature.json: it is not of this manifest"
    except (ValueError, KeyError, TypeError):
        return None, "signature.json: it can't be read"
    if told.get("algorithm") != ALGORITHM:
        return None, f"signature.json: it is not {ALGORITHM}"
    return key.hex(), None
