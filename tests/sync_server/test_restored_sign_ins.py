"""A database that was restored from last night's backup, and desktops whose sign-ins were renewed since."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import UUID

import httpx
import pytest
import sqlalchemy as sa

from scheduling.ids import uuid7
from scheduling.staff_messages import StaffForm
from sync_server.http.context import Context
from sync_server.services import passwords, sign_in, staffing
from sync_server.services.models import RefreshToken
from sync_server.services.refresh_texts import RefreshTexts, Said
from tests.sync_server.leaving import Laptop, left
from tests.sync_server.shop import Shop

SAID = Said(family=uuid7(), staff_id=uuid7(), device_id=uuid7(), created_at=1_800_000_000)


@dataclass
class Clock:
    """Goes on by a minute at each renewal."""

    now_: int

    def now(self) -> int:
        return self.now_


@dataclass
class World:
    """A laptop that is signed in, and the server that is restored."""

    client: httpx.AsyncClient
    shop: Shop
    clock: Clock
    laptop: Laptop

    async def refresh(self, token: str) -> httpx.Response:
        self.clock.now_ += 60
        return await self.client.post("/auth/refresh", json={"refresh_token": token})

    async def renewed(self, token: str, times: int = 1) -> str:
        for _ in range(times):
            response = await self.refresh(token)
            assert response.status_code == 200, response.text
            token = response.json()["refresh_token"]
        return token

    async def backed_up(self) -> set[UUID]:
        async with self.shop.uow() as uow:
            rows = await uow._line.execute(sa.text("SELECT id, used_at FROM refresh_token"))
            return {row.id for row in rows if row.used_at is not None}

    async def restore(self, at: int, used: set[UUID]) -> None:
        """Nothing that was given after ``at`` is known, nor what was used since."""
        async with self.shop.uow() as uow:
            run = uow._line.execute
            await run(
                sa.text("DELETE FROM refresh_token WHERE extract(epoch FROM created_at) > :at"), {"at": at}
            )
            free = "UPDATE refresh_token SET used_at = NULL, revoked_at = NULL WHERE NOT id = ANY(:used)"
            await run(sa.text(free), {"used": list(used)})
            await uow.commit()

    async def rows(self) -> list[RefreshToken]:
        async with self.shop.uow() as uow:
            query = sa.text("SELECT token_hash FROM refresh_token")
            hashes = [row.token_hash for row in await uow._line.execute(query)]
            return [row for each in hashes if (row := await uow.refresh_tokens.for_update(each))]


@pytest.fixture
async def world(client: httpx.AsyncClient, shop: Shop, context: Context) -> World:
    clock = Clock(context.now())
    context.bootstrap.clock = clock
    laptop = Laptop(client, shop)
    assert (await laptop.sign_in()).status_code == 200
    return World(client, shop, clock, laptop)


@pytest.mark.parametrize("since", [1, 3])
async def test_who_was_renewed_since_the_backup_goes_on(world: World, since: int) -> None:
    before = await world.renewed(world.laptop.refresh_token)
    at, used = world.clock.now_, await world.backed_up()
    newest = await world.renewed(before, since)
    await world.restore(at, used)
    goes_on = await world.renewed(newest)
    again = await world.renewed(newest)
    assert again != goes_on, "the answer was lost"
    await world.renewed(again)
    for stolen in (before, before):
        assert (await world.refresh(stolen)).status_code == 401
    assert (await world.refresh(again)).status_code == 401, "two had it: it ends"


@pytest.mark.parametrize("place", [0, 1], ids=["used before the backup", "its newest"])
async def test_who_goes_on_by_an_old_one_meanwhile_is_found_out(world: World, place: int) -> None:
    first = world.laptop.refresh_token
    second = await world.renewed(first)
    at, used = world.clock.now_, await world.backed_up()
    newest = await world.renewed(second, 2)
    await world.restore(at, used)
    thiefs = await world.renewed((first, second)[place])
    assert (await world.refresh(newest)).status_code == 401
    assert (await world.refresh(thiefs)).status_code == 401


async def test_who_is_known_no_more_by_an_earlier_one_is_so_at_once(world: World) -> None:
    """What the backup had as the newest was used: the one before it is overtaken by that."""
    first = world.laptop.refresh_token
    second = await world.renewed(first)
    at, used = world.clock.now_, await world.backed_up()
    newest = await world.renewed(second)
    await world.restore(at, used)
    goes_on = await world.renewed(newest)
    world.clock.now_ += sign_in.LATE
    assert (await world.refresh(first)).status_code == 401
    assert (await world.refresh(goes_on)).status_code == 401


async def test_a_sign_in_since_the_backup_goes_on_where_the_computer_was_known(world: World) -> None:
    at, used = world.clock.now_, await world.backed_up()
    world.clock.now_ += 60
    assert (await world.laptop.sign_in()).status_code == 200
    await world.restore(at, used)
    await world.renewed(world.laptop.refresh_token)


async def _set_a_password(world: World) -> None:
    async with world.shop.acting("owner") as (uow, account):
        staff_id = world.shop.people["desk"].staff_id
        await passwords.set_by_owner(uow, account, staff_id, "a new password", world.clock.now_)


async def _dismiss_and_take_back(world: World) -> None:
    member = world.shop.people["desk"].member
    for active in (False, True):
        form = StaffForm(
            name=member.name, role=member.role, email=member.email, locale=member.locale, active=active
        )
        async with world.shop.acting("owner") as (uow, account):
            await staffing.put_staff(uow, account, member.id, form, world.clock.now_)


async def _sign_out(world: World, token: str) -> None:
    response = await world.client.post("/auth/sign-out", json={"refresh_token": token})
    assert response.status_code == 204


@pytest.mark.parametrize("ended", [False, True], ids=["signed in", "signed out before"])
@pytest.mark.parametrize("end", [_set_a_password, _dismiss_and_take_back])
async def test_a_sign_in_since_the_backup_ends_where_its_person_was_signed_out_everywhere(
    world: World, end: Callable[[World], Awaitable[None]], ended: bool
) -> None:
    if ended:
        await _sign_out(world, world.laptop.refresh_token)
        world.clock.now_ += 60
    at, used = world.clock.now_, await world.backed_up()
    world.clock.now_ += 60
    assert (await world.laptop.sign_in()).status_code == 200
    world.clock.now_ += 60
    await world.restore(at, used)
    await end(world)
    assert (await world.refresh(world.laptop.refresh_token)).status_code == 401


@pytest.mark.parametrize("anew", [False, True], ids=["renewed since", "signed in since"])
async def test_signing_out_ends_what_the_restored_server_has_forgotten(world: World, *, anew: bool) -> None:
    before = await world.renewed(world.laptop.refresh_token)
    at, used = world.clock.now_, await world.backed_up()
    world.clock.now_ += 60
    if anew:
        assert (await world.laptop.sign_in()).status_code == 200
        newest = world.laptop.refresh_token
    else:
        newest = await world.renewed(before)
    await world.restore(at, used)
    world.clock.now_ += 60
    await _sign_out(world, newest)
    assert (await world.refresh(newest)).status_code == 401
    assert (await world.refresh(before)).status_code == (200 if anew else 401), "another sign-in goes on"


async def test_but_not_where_they_signed_out_at_another_computer(world: World) -> None:
    elsewhere = Laptop(world.client, world.shop)
    assert (await elsewhere.sign_in()).status_code == 200
    at, used = world.clock.now_, await world.backed_up()
    world.clock.now_ += 60
    assert (await world.laptop.sign_in()).status_code == 200
    await world.restore(at, used)
    world.clock.now_ += 60
    await _sign_out(world, elsewhere.refresh_token)
    await world.renewed(world.laptop.refresh_token)


async def test_what_had_ended_before_the_backup_stays_so(world: World) -> None:
    at, used = world.clock.now_, await world.backed_up()
    newest = await world.renewed(world.laptop.refresh_token)
    await world.restore(at, used)
    sign_out = {"refresh_token": world.laptop.refresh_token}
    assert (await world.client.post("/auth/sign-out", json=sign_out)).status_code == 204
    assert (await world.refresh(newest)).status_code == 401
    assert all(row.revoked_at is not None for row in await world.rows())


async def test_what_is_over_is_not_put_back(world: World) -> None:
    at, used = world.clock.now_, await world.backed_up()
    newest = await world.renewed(world.laptop.refresh_token)
    await world.restore(at, used)
    world.clock.now_ += sign_in.REFRESH_SECONDS
    assert (await world.refresh(newest)).status_code == 401
    assert len(await world.rows()) == 1


async def test_a_computer_without_access_is_told_so_and_hands_over(world: World) -> None:
    at, used = world.clock.now_, await world.backed_up()
    world.laptop.refresh_token = await world.renewed(world.laptop.refresh_token)
    await world.restore(at, used)
    await world.laptop.revoke()
    answer = await world.refresh(world.laptop.refresh_token)
    assert (answer.status_code, answer.json()["code"]) == (403, "device_revoked")
    change = left(world.shop.booking(world.shop.at(10)))
    assert (await world.laptop.hand_over(change)).status_code == 200


@pytest.mark.parametrize("by", ["message", "header"])
async def test_one_that_was_handing_over_goes_on_with_that(world: World, by: str) -> None:
    """It has no access and does not ask again whether it has."""
    at, used = world.clock.now_, await world.backed_up()
    newest = await world.renewed(world.laptop.refresh_token)
    world.laptop.access_token = ""
    await world.restore(at, used)
    await world.laptop.revoke()
    if by == "header":
        world.laptop.access_token, newest = newest, ""
    change = left(world.shop.booking(world.shop.at(10)))
    assert (await world.laptop.hand_over(change, token=newest)).json() == {"taken": 1}
    world.clock.now_ += sign_in.REFRESH_SECONDS
    assert (await world.laptop.hand_over(token=newest)).status_code == 401, "as one that was purged"


@pytest.mark.parametrize("unknown", ["device", "person"])
async def test_who_came_after_the_backup_signs_in(world: World, context: Context, unknown: str) -> None:
    said = Said(
        family=uuid7(),
        staff_id=uuid7() if unknown == "person" else world.shop.people["desk"].staff_id,
        device_id=uuid7() if unknown == "device" else world.laptop.device_id,
        created_at=world.clock.now_,
    )
    text = context.refresh_texts.written(world.shop.id, said)
    assert (await world.refresh(text)).status_code == 401


async def test_another_servers_seal_opens_nothing(world: World) -> None:
    said = Said(
        family=uuid7(),
        staff_id=world.shop.people["desk"].staff_id,
        device_id=world.laptop.device_id,
        created_at=world.clock.now_,
    )
    text = RefreshTexts(b"another secret of another server's").written(world.shop.id, said)
    assert (await world.refresh(text)).status_code == 401


def test_a_text_says_what_it_was_written_with_and_nothing_else() -> None:
    texts, tenant_id = RefreshTexts(b"s" * 32), uuid7()
    text = texts.written(tenant_id, SAID)
    assert texts.read(text) == SAID
    assert texts.written(tenant_id, SAID) != text
    head, _, tail = text.rpartition(".")
    other = f"{uuid7().hex}.{head.partition('.')[2]}"
    for wrong in ("", ".", head, f"{head}.", f"{head}x.{tail}", f"{other}.{tail}", f"{head}.é", f"\ud800.{tail}",
                  f"{head}.{'A' if tail[0] != 'A' else 'B'}{tail[1:]}", f"{head}.{tail[:-8]}"):  # fmt: skip
        assert texts.read(wrong) is None
    assert RefreshTexts(b"t" * 32).read(text) is None
