"""A publisher's own service, as small as one can be: a real HTTP server on the loopback."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

Answering = Callable[[BaseHTTPRequestHandler], None]


@dataclass(slots=True)
class Publisher:
    """Gives each path the answers a test has laid out, the last one again and again."""

    host: str
    answers: dict[str, list[Answering]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)  # paths, in order
    tokens: list[str | None] = field(default_factory=list)

    def url(self, path: str) -> str:
        """Where a path of it lies."""
        return f"http://{self.host}{path}"

    def lay(self, path: str, *answers: Answering) -> None:
        """Answer so at this path, one after the other."""
        self.answers[path] = list(answers)

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        """The next one laid out for the path; nothing there: 404."""
        self.asked.append(request.path)
        self.tokens.append(request.headers["Authorization"])
        laid = self.answers.get(request.path, [says(b"", 404)])
        (laid.pop(0) if len(laid) > 1 else laid[0])(request)


def says(body: bytes, status: int = 200, **headers: str) -> Answering:
    """A whole answer."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        given = {"Content-Length": str(len(body))} | {
            name.replace("_", "-"): value for name, value in headers.items()
        }
        for name, value in given.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(body)

    return answer


def says_raw(text: bytes) -> Answering:
    """These very bytes, and the line is cut."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(text)
        request.close_connection = True

    return answer


@contextmanager
def a_publisher() -> Iterator[Publisher]:
    """One that answers until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            publisher.answer(self)

        def log_message(self, *_: object) -> None:
            """Nothing on the error stream."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        publisher = Publisher(f"127.0.0.1:{server.server_port}")
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield publisher
        finally:
            server.shutdown()
            thread.join()
