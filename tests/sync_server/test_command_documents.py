"""The OpenAPI document and docs/commands.md have every command: its fields, an example that is taken, who may."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any
from uuid import UUID

import httpx
import msgspec
import pytest

from scheduling.commands import NAMES, AskTimeOff, BookSession
from scheduling.ids import uuid7
from scheduling.limits import check_command
from scheduling.rights import Column, Extent
from scheduling.wire import Push, PushStatus
from sync_server.http.command_examples import EXAMPLES
from sync_server.http.command_list import LISTED
from sync_server.http.command_words import parts
from sync_server.http.who_may import widest
from sync_server.services.push import HANDLERS
from tests.sync_server.shop import Shop
from tools import commands

COLUMNS = {
    "desk": Column.RECEPTIONIST, "anna": Column.AFFILIATED, "ivan": Column.INDEPENDENT, "owner": Column.OWNER,
}  # fmt: skip
"""Last who may take away what the others ask about."""


@pytest.fixture
async def document(client: httpx.AsyncClient) -> dict[str, Any]:
    found: dict[str, Any] = (await client.get("/schema/openapi.json")).json()
    return found


def test_no_command_is_forgotten() -> None:
    assert list(LISTED) == list(NAMES) == list(HANDLERS)
    assert set(EXAMPLES) == set(NAMES.values())


def test_the_list_of_commands_is_the_codes() -> None:
    """Else: python -m tools.endpoints"""
    text = commands.FILE.read_text(encoding="utf-8")
    assert text == commands.described()
    for name in NAMES:
        assert f"\n## {name}\n" in text


def test_a_pair_says_what_may_stand_in_it() -> None:
    text = commands.described()
    for name, pair in (("customer.edit@1", "text |"), ("vehicle.edit@1", "text, whole number or `null` |")):
        section = text.partition(f"## {name}\n")[2].partition("\n## ")[0]
        assert f"| `set` | object of pairs of {pair}" in section


async def test_a_mutations_arguments_are_those_of_the_commands(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    *commands_of, nothing = schemas["Mutation"]["properties"]["args"]["anyOf"]
    assert nothing == {"type": "null"}
    assert [each["$ref"].rpartition("/")[2] for each in commands_of] == [
        cls.__name__ for cls in NAMES.values()
    ]


async def test_each_command_has_its_fields_with_words_and_an_example_that_is_taken(
    document: dict[str, Any],
) -> None:
    schemas = document["components"]["schemas"]
    for cls in NAMES.values():
        example = schemas[cls.__name__]["example"]
        check_command(msgspec.json.decode(msgspec.json.encode(example), type=cls))
        assert example.keys() == {each.name for each in fields(cls)}
        assert schemas[cls.__name__]["description"]
    for name, part in parts().items():
        needed = {each.name for each in fields(part) if each.default is each.default_factory is MISSING}
        assert set(schemas[name]["required"]) == needed
        told = schemas[name]["properties"]
        assert told.keys() == {each.name for each in fields(part)}
        assert not [field for field, schema in told.items() if not schema.get("description")], name


async def test_every_reference_of_the_document_leads_somewhere(document: dict[str, Any]) -> None:
    named = set(_references(document))
    assert named <= {f"#/components/schemas/{name}" for name in document["components"]["schemas"]}
    assert "#/components/schemas/HoursBlock" in named


def _references(part: Any) -> list[str]:
    if isinstance(part, dict):
        own = [part["$ref"]] if isinstance(part.get("$ref"), str) else []
        return own + [found for value in part.values() for found in _references(value)]
    return [found for value in part for found in _references(value)] if isinstance(part, list) else []


async def test_the_example_of_a_push_is_a_booking(document: dict[str, Any]) -> None:
    push = msgspec.convert(document["components"]["schemas"]["Push"]["example"], Push)
    (mutation,) = push.mutations
    assert NAMES[mutation.name] is BookSession
    booking = msgspec.convert(mutation.args, BookSession)
    check_command(booking)
    assert booking == EXAMPLES[BookSession]


async def test_the_operation_says_which_name_takes_what_and_who_may(document: dict[str, Any]) -> None:
    told = document["paths"]["/sync/push"]["post"]["description"]
    for name, cls in NAMES.items():
        assert f"| `{name}` | `{cls.__name__}` |" in told
    assert "| `session.force_end@1` | `ForceEndSession` |" in told
    (line,) = [each for each in told.splitlines() if each.startswith("| `session.force_end@1`")]
    assert line.endswith("| owner |")
    assert "- `session.move@1`: `gone`, `illegal_transition`, `stale_move`, `slot_taken`" in told


@pytest.mark.parametrize("name", NAMES)
async def test_who_may_is_as_it_is_told(shop: Shop, name: str) -> None:
    """Whom the list lets in none of is refused, with rows that are there; whom it lets in all of is not."""
    ids = await _there(shop, shop.ivan.id if name == "offer.answer@1" else shop.anna.id)
    example = msgspec.to_builtins(EXAMPLES[NAMES[name]])
    command = msgspec.convert(_with_ids(example, ids), NAMES[name])
    for who, column in COLUMNS.items():
        extent = widest(column, LISTED[name].actions)
        code = (await shop.send(who, command)).code
        if extent is not Extent.OWN:
            assert (code == "not_allowed") is (extent is Extent.NONE), (who, code)


async def _there(shop: Shop, mechanic_id: UUID) -> dict[str, UUID]:
    """What is there, by the field that names it: a booking of that mechanic, a time off of an affiliated one."""
    booking = shop.booking(shop.at(10), mechanic_id=mechanic_id)
    off = AskTimeOff(time_off_id=uuid7(), mechanic_id=shop.anna.id, starts=shop.at(8), ends=shop.at(9))
    assert (await shop.send("desk", booking)).status is PushStatus.APPLIED
    assert (await shop.send("owner", off)).status is PushStatus.APPLIED
    return {
        "session_id": booking.session_id, "customer_id": shop.customer.id, "vehicle_id": shop.vehicle.id,
        "mechanic_id": shop.anna.id, "time_off_id": off.time_off_id,
    }  # fmt: skip


def _with_ids(args: Any, ids: dict[str, UUID]) -> Any:
    return args | {field: str(each) for field, each in ids.items() if args.get(field)}
