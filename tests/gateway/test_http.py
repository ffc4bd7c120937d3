"""GraphQL over HTTP: media types, status codes, and what is not taken at all."""

import json

import pytest

from tests.gateway.conftest import Gateway

pytestmark = pytest.mark.anyio

NEW = "application/graphql-response+json"
OLD = "application/json"
BODIES = (
    b"{",
    b"\xff",
    b"null",
    b"1",
    b'"x"',
    b"[]",
    b"[1]",
    b"{}",
    b'{"query": 1}',
    b'{"query": ""}',
    b'{"query": "{ __typename }", "variables": 1}',
    b'{"query": "{ __typename }", "operationName": 1}',
    b'{"query": "{ __typename }", "extensions": "x"}',
)


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        (NEW, NEW),
        (f"{NEW}; charset=utf-8, application/json;q=0.9", NEW),
        (OLD, OLD),
        ("*/*", OLD),
    ],
)
async def test_the_answer_comes_in_the_accepted_type(
    shared: Gateway, accept: str, media: str
) -> None:
    """The new type for those who know it, plain JSON for everyone else."""
    response = await shared.client.http.post(
        "/graphql", json={"query": "{ __typename }"}, headers={"accept": accept}
    )

    assert response.status_code == 200
    assert response.headers["content-type"].partition(";")[0] == media
    assert response.json()["data"] == {"__typename": "Query"}
    assert response.headers.get_list("content-type") == [response.headers["content-type"]]


@pytest.mark.parametrize(
    ("query", "variables"),
    [
        ("{", {}),
        ("{ nothing }", {}),
        ("query ($n: Int!) { gaps(first: $n) { totalCount } }", {}),
        (
            "{ gaps(first: 100) { nodes { journey { timeline(first: 100) { nodes { type } } } } } }",
            {},
        ),
    ],
    ids=["parse", "validate", "coerce", "cost"],
)
async def test_what_could_not_be_executed(
    shared: Gateway, query: str, variables: dict[str, object]
) -> None:
    """400 without data under the new type, 200 under the old one."""
    body = {"query": query, "variables": variables}
    new = await shared.client.http.post("/graphql", json=body, headers={"accept": NEW})
    old = await shared.client.http.post("/graphql", json=body, headers={"accept": OLD})

    assert (new.status_code, old.status_code) == (400, 200)
    assert "data" not in new.json()
    assert new.json()["errors"][0]["extensions"]["code"] in ("BAD_USER_INPUT", "TOO_COSTLY")


async def test_an_error_while_executing_is_no_bad_request(shared: Gateway) -> None:
    """The request was fine; data says what there is."""
    response = await shared.client.http.post(
        "/graphql", json={"query": "{ gaps(first: 0) { totalCount } }"}, headers={"accept": NEW}
    )

    assert response.status_code == 200
    assert response.json()["data"] is None


async def test_queries_by_get_are_off(shared: Gateway) -> None:
    """An address ends up in logs and histories."""
    response = await shared.client.http.get("/graphql", params={"query": "{ __typename }"})

    assert response.status_code == 405
    assert response.headers["allow"] == "POST"
    assert "data" not in response.json()


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
async def test_other_methods_are_off(shared: Gateway, method: str) -> None:
    """GET for the page, POST for queries."""
    response = await shared.client.http.request(
        method, "/graphql", json={"query": "{ __typename }"}
    )

    assert response.status_code == 405


async def test_batches_are_off(shared: Gateway) -> None:
    """Each would dodge the limits of the others."""
    response = await shared.client.http.post("/graphql", json=[{"query": "{ __typename }"}] * 2)

    assert response.status_code == 400


@pytest.mark.parametrize("body", BODIES)
async def test_a_body_that_is_no_request(shared: Gateway, body: bytes) -> None:
    """400, whatever it is."""
    response = await shared.client.http.post(
        "/graphql", content=body, headers={"content-type": OLD}
    )

    assert response.status_code == 400


async def test_two_megabytes_are_not_read(shared: Gateway) -> None:
    """With or without a length; the limit itself is still taken."""
    query = {"query": "{ __typename }", "variables": {"x": ""}}
    room = 64 * 1024 - len(json.dumps(query))
    most = json.dumps(query | {"variables": {"x": "a" * room}}).encode()
    taken = await post(shared, most)
    over = await post(shared, most + b" ")

    sent = 0

    async def stream() -> object:
        nonlocal sent
        for _ in range(2_000):
            sent += 1
            yield b" " * 1024

    streamed = await shared.client.http.post(
        "/graphql",
        content=stream(),  # type: ignore[arg-type] # an async iterator
        headers={"content-type": OLD},
    )

    assert (taken.status_code, over.status_code, streamed.status_code) == (200, 413, 413)
    assert sent < 100


async def post(shared: Gateway, body: bytes) -> object:
    """A raw body."""
    return await shared.client.http.post("/graphql", content=body, headers={"content-type": OLD})


async def test_the_root_leads_to_the_page(shared: Gateway) -> None:
    """For now."""
    response = await shared.client.http.get("/")

    assert (response.status_code, response.headers["location"]) == (307, "/graphql")


async def test_health_tells_position_and_age(shared: Gateway) -> None:
    """Liveness, and how old what is shown is."""
    body = (await shared.client.http.get("/health")).json()

    assert body.pop("age_seconds") > 0
    judged = {"position": 7, "as_of": "2026-04-10T09:00:00+00:00", "set_aside": 0}
    assert body == {"status": "ok", **judged}
