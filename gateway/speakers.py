"""Who may publish, and as which agency: by token; or, on loopback alone, as each says itself."""

from collections.abc import Collection, Mapping
from hashlib import sha256

from starlette.requests import Request

from gateway.context import AGENCIES
from gateway.safety import is_loopback

PUBLISHING_IS_OPEN = (
    "Publishing is OPEN: whoever reaches this address on this machine may speak for any agency. "
    "Set THROUGHLINE_PUBLISH_TOKENS to token=agency,... to close it."
)


class NotASpeakerError(Exception):
    """The caller may not publish so: the status and the sentence are for them."""

    def __init__(self, status: int, says: str) -> None:
        super().__init__(says)
        self.status = status


class Speakers:
    """The table of tokens. Without one nobody may publish, but for callers on this machine."""

    def __init__(
        self, tokens: Mapping[str, Collection[str]], *, open_on_loopback: bool = False
    ) -> None:
        """`tokens`: each with the agencies it may speak for. They are kept as hashes only."""
        self._agencies = {_hash(token): tuple(sorted(of)) for token, of in tokens.items()}
        self.is_open = open_on_loopback and not tokens

    def agency_of(self, request: Request) -> str:
        """The agency this request speaks for. Raises NotASpeakerError; the body isn't read yet."""
        wanted = request.headers.get("x-agency") or request.query_params.get("agency")
        if self._agencies:
            return self._by_token(request.headers.get("authorization", ""), wanted)
        if not self.is_open or request.client is None or not is_loopback(request.client.host):
            raise NotASpeakerError(403, "Publishing is closed: no token has been set up here.")
        return _chosen(wanted, AGENCIES, 400)

    def _by_token(self, authorization: str, wanted: str | None) -> str:
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise NotASpeakerError(401, "A token is needed: Authorization: Bearer <token>.")
        agencies = self._agencies.get(_hash(token.strip()))
        if agencies is None:
            raise NotASpeakerError(403, "This token isn't known here.")
        if wanted is None and len(agencies) == 1:
            return agencies[0]
        return _chosen(wanted, agencies, 403)


def _chosen(wanted: str | None, agencies: Collection[str], otherwise: int) -> str:
    known = ", ".join(agencies)
    if wanted is None:
        raise NotASpeakerError(400, f"Say who speaks: X-Agency with one of {known}.")
    if wanted not in agencies:
        raise NotASpeakerError(otherwise, f"X-Agency must be one of {known}.")
    return wanted


def _hash(token: str) -> bytes:
    # Looked up by its hash, the time a look-up takes says nothing about the token.
    return sha256(token.encode("utf-8", "surrogateescape")).digest()
