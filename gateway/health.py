"""Whether the gateway is alive, and how old what it shows is."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from domain.ports import AwayError
from gateway.ports import Reads

SQL = """
SELECT position, as_of, extract(epoch FROM now() - as_of)::float8 AS age,
  (SELECT count(*) FROM set_aside) AS set_aside
FROM progress ORDER BY position LIMIT 1"""


def health(reads: Reads) -> Callable[[Request], Awaitable[Response]]:
    """GET /health: 200 with position, age in seconds, how many people a rule of ours fails on; 503
    while the tables can't be asked."""

    async def answer(_: Request) -> Response:
        try:
            rows = await reads.fetch(SQL)
        except AwayError:
            return JSONResponse({"status": "no-database"}, status_code=503)
        if not rows:
            return JSONResponse({"status": "ok", "position": 0, "as_of": None, "age_seconds": None})
        row = rows[0]
        return JSONResponse(
            {
                "status": "ok",
                "position": row["position"],
                "as_of": row["as_of"].isoformat(),
                "age_seconds": round(row["age"], 3),
                "set_aside": row["set_aside"],
            }
        )

    return answer
