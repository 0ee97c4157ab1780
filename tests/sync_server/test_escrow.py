"""Keys of local files: kept sealed, given back to their person by password, and to nobody else."""

from __future__ import annotations

import base64
import os
from typing import Any
from uuid import UUID

import httpx
import msgspec
import pytest

from desktop.sync.sealing import Pair, seal
from scheduling.escrow_messages import KeysGiven, KeyWanted, SealedKey, bound_to, key_id_of
from scheduling.ids import uuid7
from scheduling.wire import Hello, Welcome
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings, read_escrow_key
from sync_server.http.context import Context
from sync_server.jobs import purging
from sync_server.services import escrow, staffing
from sync_server.services.escrow import Escrow
from sync_server.services.models import Device, DeviceKey
from tests.sync_server.caller import Caller, problem, read
from tests.sync_server.leaving import Laptop
from tests.sync_server.shop import PASSWORD, Shop


class Machine(Laptop):
    """A laptop that has a key."""

    key: bytes = b""

    async def ask(self, method: str, path: str, body: object) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.access_token}"}
        return await self.client.request(method, path, content=_json(body), headers=headers)

    async def hello(self, device_id: UUID | None = None) -> Welcome:
        message = Hello(device_id=device_id or self.device_id, app="0.1.0")
        return read(Welcome, await self.ask("POST", "/sync/hello", message))

    async def keep(self, key: bytes, **over: Any) -> httpx.Response:
        device_id = over.pop("device_id", self.device_id)
        public = base64.b64decode((await self.hello()).escrow_key)
        sealed = seal(key, public, over.pop("binding", bound_to(self.shop.id, device_id, key_id_of(key))))
        values = {
            "device_id": device_id,
            "key_id": key_id_of(key),
            "sealed": base64.b64encode(sealed).decode(),
        }
        return await self.ask("PUT", "/sync/key", SealedKey(**(values | over)))

    async def wants(self, pair: Pair | None = None, **over: Any) -> httpx.Response:
        values: dict[str, Any] = {
            "email": self.shop.people[self.name].member.email,
            "password": PASSWORD,
            "device_id": self.device_id,
            "public_key": base64.b64encode((pair or Pair()).public).decode(),
        }
        return await self.client.post("/auth/key", content=_json(KeyWanted(**(values | over))))

    async def given(self) -> list[bytes]:
        pair = Pair()
        answer = read(KeysGiven, await self.wants(pair))
        return [
            pair.opened(base64.b64decode(each.sealed), bound_to(self.shop.id, self.device_id, each.key_id))
            for each in answer.keys
        ]

    async def trail(self) -> list[str]:
        async with self.shop.uow() as uow:
            lines = await uow.audit.page(before=None, limit=50)
        return [line.what for line in lines if line.device_id == self.device_id and "key" in line.what]


def _json(body: object) -> bytes:
    return msgspec.json.encode(body)


@pytest.fixture
async def machine(client: httpx.AsyncClient, shop: Shop) -> Machine:
    made = Machine(client, shop)
    assert (await made.sign_in()).status_code == 200
    return made


async def test_a_key_is_kept_sealed_and_given_back_by_password(machine: Machine, shop: Shop) -> None:
    key = os.urandom(32)
    assert (await machine.hello()).escrowed == ""
    assert (await machine.keep(key)).status_code == 204
    assert (await machine.hello()).escrowed == key_id_of(key)
    assert await machine.given() == [key]
    assert (await machine.keep(key)).status_code == 204, "sent again it is no other"
    assert await machine.trail() == ["device.key_given", "device.key_kept"]
    async with shop.uow() as uow:
        (row,) = await uow.rows.find(DeviceKey)
    assert key not in row.sealed


async def test_the_newest_are_kept_the_newest_first(machine: Machine) -> None:
    keys = [os.urandom(32) for _ in range(4)]
    clock = machine.shop.bootstrap.clock
    for place, key in enumerate(keys):
        async with machine.shop.uow() as uow:
            account = await uow.devices.account(machine.shop.people["desk"].staff_id, machine.device_id)
            assert account is not None
            pair = Escrow(b"x" * 32)
            binding = bound_to(machine.shop.id, machine.device_id, key_id_of(key))
            message = SealedKey(
                device_id=machine.device_id,
                key_id=key_id_of(key),
                sealed=base64.b64encode(seal(key, pair.public, binding)).decode(),
            )
            await escrow.keep(uow, account, message, pair, clock.now() + place)
            await uow.commit()
    async with machine.shop.uow() as uow:
        rows = await uow.rows.find(DeviceKey, order="kept_at", newest_first=True)
    assert [row.key_id for row in rows] == [key_id_of(key) for key in reversed(keys[1:])]


@pytest.mark.parametrize(
    "over",
    [
        {"sealed": "x"},
        {"sealed": ""},
        {"sealed": base64.b64encode(b"x" * 80).decode()},
        {"key_id": "0" * 32},
        {"key_id": "'; DROP TABLE device_key"},
        {"binding": b"another"},
    ],
)
async def test_what_does_not_open_is_refused(machine: Machine, over: dict[str, Any]) -> None:
    response = await machine.keep(os.urandom(32), **over)
    assert (response.status_code, problem(response).code) == (400, "invalid")
    assert (await machine.keep(b"short")).status_code == 400


async def test_another_persons_device_gets_no_key_and_tells_nothing(
    machine: Machine, shop: Shop, client: httpx.AsyncClient, other_shop: Shop
) -> None:
    await machine.keep(os.urandom(32))
    thief = Machine(client, shop, "anna")
    await thief.sign_in()
    assert (await thief.keep(os.urandom(32), device_id=machine.device_id)).status_code == 403
    for device in (machine.device_id, thief.device_id, uuid7()):
        response = await thief.wants(device_id=device)
        assert (response.status_code, problem(response).code) == (404, "no_key")
    assert (await machine.trail())[0] == "device.key_refused", "the owner sees who tried"
    stranger = Machine(client, other_shop)
    await stranger.sign_in()
    assert (await stranger.wants(device_id=machine.device_id)).status_code == 404
    wrongs: list[dict[str, Any]] = [{"password": "wrong"}, {"email": "nobody@example.test"}]
    for wrong in wrongs:
        response = await machine.wants(**wrong)
        assert (response.status_code, problem(response).code) == (401, "wrong_credentials")


async def test_a_revoked_device_gets_none(machine: Machine) -> None:
    await machine.keep(os.urandom(32))
    await machine.revoke()
    response = await machine.wants()
    assert (response.status_code, problem(response).code) == (403, "device_revoked")
    assert "handover" not in problem(response).params


async def test_who_left_gets_none(machine: Machine) -> None:
    await machine.keep(os.urandom(32))
    await machine.dismiss()
    assert (await machine.wants()).status_code == 401


@pytest.mark.parametrize(
    "key", ["", "x", base64.b64encode(bytes(32)).decode(), base64.b64encode(b"x").decode()]
)
async def test_what_is_no_public_key(machine: Machine, key: str) -> None:
    await machine.keep(os.urandom(32))
    response = await machine.wants(public_key=key)
    assert (response.status_code, problem(response).code) == (400, "invalid")


async def test_asking_is_limited(machine: Machine) -> None:
    await machine.keep(os.urandom(32))
    codes = [(await machine.wants()).status_code for _ in range(6)]
    assert codes == [200] * 5 + [429]
    assert (await machine.wants(email="a\x00b")).status_code == 400


async def test_strangers_shut_nobody_out(machine: Machine) -> None:
    """Whoever guesses passwords without the device has ten tries in all; the person at it goes on."""
    key = os.urandom(32)
    await machine.keep(key)
    codes = [(await machine.wants(password="wrong", device_id=uuid7())).status_code for _ in range(12)]
    assert codes == [401] * 10 + [429] * 2
    assert (await machine.wants(device_id=uuid7())).status_code == 429, "not by the right one either"
    assert await machine.given() == [key]


async def test_nor_does_the_device_make_guessing_pay(machine: Machine) -> None:
    codes = [(await machine.wants(password="wrong")).status_code for _ in range(6)]
    assert codes == [401] * 5 + [429]
    assert (await machine.wants()).status_code == 429


async def test_the_key_goes_with_the_device(
    machine: Machine, shop: Shop, bootstrap: Bootstrap, client: httpx.AsyncClient
) -> None:
    """At once when it says that it erases itself, and not another's; long after it was revoked in any case."""
    lost = Machine(client, shop, "anna")
    await lost.sign_in()
    fork = uuid7()
    await machine.hello(fork)
    for each, device in ((machine, machine.device_id), (machine, fork), (lost, lost.device_id)):
        await each.keep(os.urandom(32), device_id=device)
    await machine.revoke()
    strange = (lost.device_id, uuid7())
    for device in strange:
        assert (await machine.hand_over(complete=True, device=device)).status_code == 200
    async with shop.uow() as uow:
        assert await uow.rows.count(DeviceKey) == 3, "whoever that is erases itself, and not this one"
    assert (await machine.hand_over(complete=True)).status_code == 200
    async with shop.uow() as uow:
        assert {row.device_id for row in await uow.rows.find(DeviceKey)} == {fork, lost.device_id}
    other = Machine(client, shop)
    await other.sign_in()
    second = uuid7()
    await other.hello(second)
    for device in (other.device_id, second):
        await other.keep(os.urandom(32), device_id=device)
    await other.revoke()
    assert (await other.hand_over(complete=True, device=second)).status_code == 200
    async with shop.uow() as uow:
        left = {row.device_id for row in await uow.rows.find(DeviceKey)}
        assert left == {fork, lost.device_id, other.device_id}, "two disks, of which one is not erased yet"
    assert (await other.hand_over(complete=True)).status_code == 200
    await lost.revoke()
    now = bootstrap.clock.now()
    async with shop.uow() as uow:
        assert await escrow.purge(uow, now + escrow.KEPT_AFTER - 60) == 0
        # The fork's too: what goes on from a revoked sign-in was revoked with it.
        assert await escrow.purge(uow, now + escrow.KEPT_AFTER + 60) == 2
        await uow.commit()
    await purging.purge(bootstrap, shop.id)


async def test_the_keys_of_who_left_go_after_the_same_time_unless_they_are_back(
    machine: Machine, shop: Shop, client: httpx.AsyncClient
) -> None:
    stays = Machine(client, shop, "anna")
    await stays.sign_in()
    for each in (machine, stays):
        await each.keep(os.urandom(32))

    async def purged(at: int) -> int:
        async with shop.uow() as uow:
            count = await escrow.purge(uow, at)
            await uow.commit()
        return count

    day = 86_400
    start = shop.bootstrap.clock.now()
    await machine.dismiss()
    assert [await purged(start + days * day) for days in (0, 399)] == [0, 0]
    await machine.dismiss(active=True)
    assert await purged(start + 401 * day) == 0
    await machine.dismiss()
    assert [await purged(start + days * day) for days in (402, 802, 803)] == [0, 0, 1]
    async with shop.uow() as uow:
        assert [row.device_id for row in await uow.rows.find(DeviceKey)] == [stays.device_id]


async def test_a_server_that_lost_its_key_asks_for_all_of_them_anew(
    machine: Machine, context: Context
) -> None:
    key = os.urandom(32)
    await machine.keep(key)
    context.escrow = Escrow(b"another secret of the server's own")
    assert (await machine.hello()).escrowed == ""
    assert (await machine.wants()).status_code == 404
    assert (await machine.keep(key)).status_code == 204
    assert await machine.given() == [key]


def test_the_pair_is_made_of_a_file_of_its_own(bootstrap: Bootstrap) -> None:
    settings = bootstrap.settings
    secret = read_escrow_key(settings)
    assert Escrow(secret).public == Escrow(read_escrow_key(settings)).public
    assert settings.secret_file.with_suffix(".escrow").exists()
    elsewhere = Settings(database_url="x", escrow_file=settings.secret_file.with_name("elsewhere"))
    assert Escrow(read_escrow_key(elsewhere)).public != Escrow(secret).public
    environment = {"AUTODOCTOR_DATABASE_URL": "x", "AUTODOCTOR_ESCROW_FILE": "/e"}
    assert str(Settings.from_environment(environment).escrow_file) == "/e"


async def test_a_kiosk_is_told_of_no_key_and_the_owner_of_what_waits(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    kiosk, owner = Caller(client, context, shop, "kiosk"), Caller(client, context, shop, "owner")
    async with shop.uow() as uow:
        await uow.devices.add(Device(id=uuid7(), kind="desktop", name="x"))
        await uow.commit()
    assert (await kiosk.hello()).escrowed == ""
    assert (await owner.hello()).handed_over == 0


async def test_whoever_goes_on_from_a_revoked_sign_in_has_no_access_either(
    machine: Machine, shop: Shop, context: Context
) -> None:
    """A copied profile: both computers hold the same tokens, so neither may keep what the other lost."""
    fork = uuid7()
    epoch = (await machine.hello(fork)).epoch
    async with shop.acting("owner") as (uow, account):
        await staffing.revoke_device(uow, account, fork, context.now())
        await uow.commit()
    ask: dict[str, str | int] = {"cursor": 0, "epoch": str(epoch), "from": 0, "to": 1}
    signed = {"Authorization": f"Bearer {machine.access_token}"}
    answer = await machine.client.get("/sync/pull", params=ask, headers=signed)
    assert (answer.status_code, answer.json()["code"]) == (403, "device_revoked")
    again = {"device_id": str(uuid7()), "app": "0.1.0"}
    assert (await machine.client.post("/sync/hello", json=again, headers=signed)).status_code == 403


async def test_an_id_of_other_letters_is_refused(machine: Machine, shop: Shop) -> None:
    strange = "é" * 32
    answer = await machine.keep(
        os.urandom(32), key_id=strange, binding=bound_to(shop.id, machine.device_id, strange)
    )
    assert answer.status_code == 400
