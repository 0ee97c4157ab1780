"""The OpenAPI document tells what each message and field means, with examples that the server would take."""

from __future__ import annotations

from typing import Any

import httpx
import msgspec
import pytest

from sync_server.http.messages_read import messages


@pytest.fixture
async def schemas(client: httpx.AsyncClient) -> dict[str, dict[str, Any]]:
    document = (await client.get("/schema/openapi.json")).json()
    found: dict[str, dict[str, Any]] = document["components"]["schemas"]
    return found


async def test_every_message_has_an_example_that_is_one(schemas: dict[str, dict[str, Any]]) -> None:
    classes = messages()
    tried = 0
    for name, schema in schemas.items():
        if "properties" not in schema:
            continue
        example = schema["example"]
        assert example.keys() == schema["properties"].keys(), name
        if name in classes:
            msgspec.json.decode(msgspec.json.encode(example), type=classes[name])
            tried += 1
    assert tried > 100


async def test_messages_and_fields_say_what_they_mean(schemas: dict[str, dict[str, Any]]) -> None:
    booking = schemas["BookSession"]
    assert booking["description"].startswith("Book ``minutes`` from ``starts``")
    assert "hold" in booking["properties"]["hold_id"]["description"]
    assert (
        schemas["SessionMoney"]["properties"]["due_for"]["description"]
        == "``full``, ``deposit`` or ``balance``."
    )
    assert booking["example"]["concern"] == "Noise when braking, front left."


async def test_the_yaml_is_the_same_document(client: httpx.AsyncClient) -> None:
    answer = await client.get("/schema/openapi.yaml")
    assert answer.status_code == 200
    assert "Noise when braking, front left." in answer.text


async def test_each_endpoint_is_named_by_what_it_does(client: httpx.AsyncClient) -> None:
    paths = (await client.get("/schema/openapi.json")).json()["paths"]
    assert paths["/holds"]["post"]["summary"].startswith("Hold for 15 minutes")
    for path, item in paths.items():
        names = [each["summary"] for each in item.values()]
        assert len(set(names)) == len(names), path
