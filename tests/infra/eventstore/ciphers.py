"""A cipher that anybody can see through, to show that the configured one is applied."""

from eventsourcing.persistence import Cipher
from eventsourcing.utils import Environment


class Backwards(Cipher):
    """Bytes from the last to the first."""

    def __init__(self, environment: Environment) -> None:
        """Takes the library's environment, and needs nothing of it."""

    def encrypt(self, plaintext: bytes) -> bytes:
        """Turned round."""
        return plaintext[::-1]

    def decrypt(self, ciphertext: bytes) -> bytes:
        """Turned back."""
        return ciphertext[::-1]
