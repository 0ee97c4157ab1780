"""A kiosk comes in by a code that the owner asked for: once, for a quarter of an hour; and only where kiosks may."""

from __future__ import annotations

from uuid import UUID

import httpx
import msgspec
import pytest

from scheduling.ids import uuid7
from scheduling.records import StaffMember
from scheduling.rights import Column, Extent, extent
from scheduling.staff_messages import DeviceList, KioskCodeGiven, KioskLetIn, KioskWish
from scheduling.vocabulary import Role
from scheduling.wire import Problem
from sync_server.bootstrap import Bootstrap
from sync_server.http.context import Context
from sync_server.services.kiosks import CODE_LENGTH, CODE_SECONDS, LETTERS, text_of
from tests.sync_server.caller import Caller, problem, read
from tests.sync_server.shop import Person, Shop
from tests.sync_server.test_every_endpoint import CALLS, STREAMS, _guarded, _needed


async def _code(client: httpx.AsyncClient, context: Context, shop: Shop) -> KioskCodeGiven:
    response = await Caller(client, context, shop, "owner")("POST", "/devices/kiosk-code")
    assert response.status_code == 201, response.text
    return msgspec.json.decode(response.content, type=KioskCodeGiven)


async def _try(
    client: httpx.AsyncClient, code: str, device_id: UUID | None = None, name: str = "Door"
) -> httpx.Response:
    wish = KioskWish(code=code, device_id=device_id or uuid7(), name=name, app="0.1.0")
    return await client.post("/auth/kiosk", content=msgspec.json.encode(wish))


async def _kiosk(client: httpx.AsyncClient, context: Context, shop: Shop) -> tuple[Caller, UUID]:
    """One that was let in, with its credential."""
    device_id = uuid7()
    code = (await _code(client, context, shop)).code
    made = read(KioskLetIn, await _try(client, code, device_id))
    async with shop.uow() as uow:
        member = await uow.records.get(StaffMember, device_id)
    assert member is not None
    shop.people["kiosk"] = Person(member=member, device_id=device_id)
    caller = Caller(client, context, shop, "kiosk")
    caller.token = made.credential
    return caller, device_id


async def _trail(shop: Shop) -> list[tuple[str, UUID | None, UUID | None]]:
    async with shop.uow() as uow:
        lines = await uow.audit.page(before=None, limit=50)
    return [(each.what, each.staff_id, each.subject_id) for each in lines if each.what.startswith("kiosk.")]


async def test_a_code_lets_one_kiosk_in_and_says_where(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    given = await _code(client, context, shop)
    assert len(given.code) == CODE_LENGTH + 1
    assert set(given.code) <= {*LETTERS, "-"}
    assert given.expires_at == context.now() + CODE_SECONDS
    device_id = uuid7()
    typed = f" {given.code.lower().replace('-', ' ')} "
    made = read(KioskLetIn, await _try(client, typed, device_id))
    assert (made.tenant_id, made.name) == (shop.id, "Door")
    assert made.organization
    second = await _try(client, given.code)
    assert second.status_code == 401
    assert problem(second).code == "wrong_credentials"
    async with shop.uow() as uow:
        device, member = await uow.devices.get(device_id), await uow.records.get(StaffMember, device_id)
    assert device is not None
    assert (device.kind, device.name) == ("kiosk", "Door")
    assert made.credential.rpartition(".")[2].encode() not in (device.credential_hash or b"")
    assert member is not None
    assert (member.role, member.email) == (Role.KIOSK, "")


async def test_it_stands_in_the_list_and_in_the_trail_under_its_owners_name(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    _, device_id = await _kiosk(client, context, shop)
    owner = Caller(client, context, shop, "owner")
    (line,) = [
        each for each in read(DeviceList, await owner("GET", "/devices")).devices if each.id == device_id
    ]
    assert (line.kind, line.name, line.staff_name) == ("kiosk", "Door", "")
    by = shop.people["owner"].member.id
    assert set(await _trail(shop)) == {("kiosk.code", by, None), ("kiosk.enrol", by, device_id)}
    people = (await owner("GET", "/staff")).text
    assert str(device_id) not in people, "it is nobody of the staff"


async def test_a_newer_code_ends_the_one_before_and_time_ends_both(
    client: httpx.AsyncClient, context: Context, shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = await _code(client, context, shop), await _code(client, context, shop)
    assert (await _try(client, first.code)).status_code == 401
    over = second.expires_at
    monkeypatch.setattr(Context, "now", lambda _: over)
    assert (await _try(client, second.code)).status_code == 401
    monkeypatch.setattr(Context, "now", lambda _: over - 1)
    assert (await _try(client, second.code)).status_code == 200


@pytest.mark.parametrize("who", ["desk", "anna", "ivan", "kiosk"])
async def test_only_the_owner_has_one(
    client: httpx.AsyncClient, context: Context, shop: Shop, who: str
) -> None:
    assert (await Caller(client, context, shop, who)("POST", "/devices/kiosk-code")).status_code == 403


async def test_codes_of_two_shops_do_not_meet(
    client: httpx.AsyncClient, context: Context, shop: Shop, other_shop: Shop
) -> None:
    ours, theirs = await _code(client, context, shop), await _code(client, context, other_shop)
    assert read(KioskLetIn, await _try(client, theirs.code)).tenant_id == other_shop.id
    assert read(KioskLetIn, await _try(client, ours.code)).tenant_id == shop.id


async def test_guessing_is_limited_and_a_right_one_is_not_counted(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    for _ in range(9):
        assert (await _try(client, "WRNG-WRNG")).status_code == 401
    for _ in range(3):
        assert (await _try(client, (await _code(client, context, shop)).code)).status_code == 200
    assert (await _try(client, "WRNG-WRNG")).status_code == 401
    refused = await _try(client, (await _code(client, context, shop)).code)
    assert refused.status_code == 429
    assert problem(refused).code == "too_many_attempts"


async def test_enrolled_again_the_old_credential_opens_nothing(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    caller, device_id = await _kiosk(client, context, shop)
    again = read(KioskLetIn, await _try(client, (await _code(client, context, shop)).code, device_id))
    assert (await caller("GET", "/waivers/missing")).status_code == 401
    caller.token = again.credential
    assert (await caller("GET", "/waivers/missing")).status_code == 403, (
        "known, though not allowed to do that"
    )


async def test_another_devices_id_is_not_taken(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    code = (await _code(client, context, shop)).code
    assert (await _try(client, code, shop.people["desk"].device_id)).status_code == 400
    assert (await _try(client, code)).status_code == 200, "what was refused has used nothing up"


async def test_taken_away_it_opens_nothing_from_that_moment_and_does_not_come_back(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    caller, device_id = await _kiosk(client, context, shop)
    owner = Caller(client, context, shop, "owner")
    assert (await owner("DELETE", f"/devices/{device_id}")).status_code == 204
    for method, path in (("GET", "/waiver-texts"), ("GET", "/staff")):
        response = await caller(method, path)
        assert response.status_code == 403
        assert problem(response).code == "device_revoked"
    again = await _try(client, (await _code(client, context, shop)).code, device_id)
    assert msgspec.json.decode(again.content, type=Problem).code == "device_revoked"


async def test_what_is_no_credential_is_nobodys(
    client: httpx.AsyncClient, context: Context, shop: Shop, other_shop: Shop
) -> None:
    caller, device_id = await _kiosk(client, context, shop)
    secret = caller.token.rpartition(".")[2]
    for token in (
        "adkiosk_",
        "adkiosk_!!.x",
        f"adkiosk_{secret}",
        text_of(shop.id, device_id, "guessed"),
        text_of(other_shop.id, device_id, secret),
        text_of(shop.id, shop.people["desk"].device_id, secret),
        text_of(shop.id, uuid7(), secret),
    ):
        caller.token = token
        assert (await caller("GET", "/waiver-texts")).status_code == 401, token


async def test_it_opens_exactly_what_kiosks_may(
    client: httpx.AsyncClient, bootstrap: Bootstrap, context: Context, shop: Shop
) -> None:
    caller, _ = await _kiosk(client, context, shop)
    open_: set[str] = set()
    for endpoint, described in _guarded(bootstrap, context).items():
        allowed = any(extent(Column.KIOSK, action) is Extent.ALL for action in described.actions or ())
        if endpoint in STREAMS:
            assert not allowed
            assert (await caller(*endpoint)).status_code == 403
            continue
        make = CALLS[endpoint]
        call = make(shop, shop, "kiosk", await _needed(shop, make, Caller(client, context, shop, "kiosk")))
        response = await caller(endpoint[0], call.path, call.body, **call.query)
        assert (response.status_code != 403) is allowed, (endpoint, response.text)
        if allowed:
            open_.add(f"{endpoint[0]} {endpoint[1]}")
    assert open_, "there is something that it is for"
    assert len(open_) < 10, open_
