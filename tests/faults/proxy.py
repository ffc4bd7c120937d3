"""A TCP proxy before PostgreSQL that cuts a connection at the moment of its COMMIT."""

from collections.abc import Callable
from contextlib import suppress
from socket import IPPROTO_TCP, SHUT_RDWR, TCP_NODELAY, create_connection, create_server, socket
from threading import Thread
from typing import Self
from urllib.parse import urlsplit

BEFORE, AFTER = "before", "after"  # the server hears of the COMMIT, or only its answer is lost


class CuttingProxy:
    """Once armed, `cut(n)` says of the n-th COMMIT that passes: BEFORE, AFTER, or leave it."""

    def __init__(self, database_url: str, cut: Callable[[int], str]) -> None:
        self._server = urlsplit(database_url)
        self._cut = cut
        self.armed = False
        self.commits = 0
        self._listening = create_server(("127.0.0.1", 0))
        self._open: list[socket] = []

    @property
    def url(self) -> str:
        """The same database, through the proxy."""
        port = self._listening.getsockname()[1]
        place = f"{self._server.username}@127.0.0.1:{port}"
        return self._server._replace(netloc=place).geturl()

    def __enter__(self) -> Self:
        Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listening.close()
        for one in self._open:
            one.close()

    def _accept(self) -> None:
        with suppress(OSError):  # closed: the test is over
            while True:
                client, _ = self._listening.accept()
                there = (self._server.hostname or "", self._server.port or 5432)
                server = create_connection(there)
                for one in (client, server):
                    one.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)
                    self._open.append(one)
                Thread(target=self._to_server, args=(client, server), daemon=True).start()
                Thread(target=self._to_client, args=(server, client), daemon=True).start()

    def _to_server(self, client: socket, server: socket) -> None:
        self._pass_on(client, server, b"COMMIT\0", BEFORE)

    def _to_client(self, server: socket, client: socket) -> None:
        # CommandComplete carries the word COMMIT: by then it is done.
        self._pass_on(server, client, b"COMMIT\0", AFTER)

    def _pass_on(self, source: socket, target: socket, word: bytes, when: str) -> None:
        with suppress(OSError):  # the other direction has cut
            while data := source.recv(1 << 16):
                if word in data and self._is_cut(when):
                    break
                target.sendall(data)
        for one in (source, target):
            with suppress(OSError):
                one.shutdown(SHUT_RDWR)

    def _is_cut(self, when: str) -> bool:
        if not self.armed:
            return False
        if when == BEFORE:
            self.commits += 1
        return self._cut(self.commits) == when
