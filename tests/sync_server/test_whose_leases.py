"""Which computer gets the leases: the one chosen, or a person's where they signed in last; nobody's who has left."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import httpx
import pytest

from scheduling.lease_commands import GiveBackLease
from scheduling.management_messages import PolicyForm
from scheduling.staff_messages import StaffForm
from scheduling.vocabulary import ReservationStatus
from scheduling.wire import PushStatus
from sync_server.http.context import Context
from sync_server.services import policy_editing, staffing
from sync_server.services.models import Device
from tests.sync_server.caller import Caller
from tests.sync_server.leasing import choose, choose_people, give, lease, leased, sign_in, walk_in
from tests.sync_server.leaving import Laptop, left
from tests.sync_server.shop import HOUR, Shop

SLOTS = 12
"""Hours from 8 to 20."""


@pytest.fixture
async def laptops(client: httpx.AsyncClient, shop: Shop) -> list[Laptop]:
    """Two of the desk, who signed in at the second one last."""
    made = [Laptop(client, shop), Laptop(client, shop)]
    for each in made:
        assert (await each.sign_in()).status_code == 200
    return made


async def _renew(laptop: Laptop) -> None:
    response = await laptop.client.post("/auth/refresh", json={"refresh_token": laptop.refresh_token})
    assert response.status_code == 200
    laptop.refresh_token = response.json()["refresh_token"]


async def _dismiss(shop: Shop, name: str, *, active: bool = False) -> None:
    """As the owner does it in the list of people."""
    member = shop.people[name].member
    form = StaffForm(
        name=member.name,
        role=member.role,
        email=member.email,
        locale=member.locale,
        mechanic_id=member.mechanic_id,
        active=active,
    )
    async with shop.acting("owner") as (uow, account):
        await staffing.put_staff(uow, account, member.id, form, shop.bootstrap.clock.now())


async def _given(shop: Shop, hour: float, day: int) -> set[UUID | None]:
    """Who gets the leases of that day."""
    await give(shop, shop.at(hour, day=day))
    return {row.device_id for row in await leased(shop) if row.starts >= shop.at(0, day=day)}


async def test_a_person_gets_them_where_they_signed_in_last_whatever_is_renewed_meanwhile(
    shop: Shop, laptops: list[Laptop]
) -> None:
    first, last = laptops
    await choose_people(shop, "desk", now=shop.at(6))
    for day in (3, 4, 5):
        for laptop in (last, first, first):  # whoever was heard of last
            await _renew(laptop)
        assert await _given(shop, 6, day) == {last.device_id}
    await first.sign_in()
    assert await _given(shop, 6, 6) == {first.device_id}
    assert await give(shop, shop.at(7, day=6)) == 0, "the bay is kept already"


async def test_after_the_chosen_one_is_revoked_or_signed_out_the_next_one_gets_them(
    client: httpx.AsyncClient, shop: Shop, laptops: list[Laptop]
) -> None:
    first, last = laptops
    oldest = shop.people["desk"].device_id
    await choose_people(shop, "desk", now=shop.at(6))
    assert await _given(shop, 6, 3) == {last.device_id}
    await last.revoke()
    assert await leased(shop) == []
    await _renew(first)
    assert await _given(shop, 6, 3) == {first.device_id}, "the same bays, which were free again"
    response = await client.post("/auth/sign-out", json={"refresh_token": first.refresh_token})
    assert response.status_code < 300
    assert await _given(shop, 6, 4) == set(), "signed in nowhere"
    await sign_in(shop, "desk", shop.at(5, day=5), device_id=oldest)
    assert await _given(shop, 6, 5) == {oldest}


async def test_a_computer_at_which_nobody_goes_on_gets_none_until_somebody_signs_in(shop: Shop) -> None:
    await choose(shop, "desk", now=shop.at(6, day=-40))
    assert await _given(shop, 6, 3) == set(), "its sign-in is over"
    await sign_in(shop, "desk", shop.at(5))
    assert await _given(shop, 6, 3) == {shop.people["desk"].device_id}


async def test_a_copy_of_a_computer_gets_them_though_the_other_signed_in(shop: Shop) -> None:
    desk = shop.people["desk"].device_id
    fork = Device(id=UUID(int=7), kind="desktop", name="desk", created_at=1, forked_from=desk)
    await sign_in(shop, "desk", shop.at(5))
    async with shop.uow() as uow:
        await uow.bump()
        await uow.devices.add(fork)
        await uow.commit()
    await choose_people(shop, "desk", now=shop.at(6))
    assert await _given(shop, 6, 3) == {fork.id}
    await _dismiss(shop, "desk")
    assert await leased(shop) == []


async def _forked(shop: Shop, device_id: UUID, number: int) -> UUID:
    """A device that goes on in that one's place."""
    fork = Device(id=UUID(int=number), kind="desktop", name="desk", created_at=1, forked_from=device_id)
    async with shop.uow() as uow:
        await uow.bump()
        await uow.devices.add(fork)
        await uow.commit()
    return fork.id


@pytest.mark.parametrize("by", ["person", "device"])
async def test_a_computer_that_went_on_under_another_id_gets_them_after_the_next_sign_in_there_too(
    client: httpx.AsyncClient, shop: Shop, by: str
) -> None:
    laptop = Laptop(client, shop)
    assert (await laptop.sign_in()).status_code == 200
    chosen = shop.people["desk"].staff_id if by == "person" else laptop.device_id
    async with shop.acting("owner") as (uow, account):
        form = PolicyForm(value={"devices": [str(chosen)], "days_ahead": 0})
        await policy_editing.change(uow, account, "leases", form, shop.at(6))
    assert await _given(shop, 6, 3) == {laptop.device_id}
    fork = await _forked(shop, laptop.device_id, 7)
    response = await client.post("/auth/sign-out", json={"refresh_token": laptop.refresh_token})
    assert response.status_code < 300
    laptop.device_id = fork  # as the desktop signs in from then on
    assert (await laptop.sign_in()).status_code == 200
    assert await _given(shop, 6, 4) == {fork}
    again = await _forked(shop, fork, 8)
    assert await _given(shop, 6, 5) == {again}


@pytest.mark.parametrize("end", ["revoke the first", "revoke the second", "dismiss"])
async def test_what_is_kept_for_a_fork_of_a_fork_is_its_computers(
    client: httpx.AsyncClient, shop: Shop, end: str
) -> None:
    desk = shop.people["desk"]
    first = desk.device_id
    second = await _forked(shop, first, 7)
    third = await _forked(shop, second, 8)
    row, other = [await lease(shop, shop.at(hour), device_id=third) for hour in (10, 12)]
    shop.people["desk"] = replace(desk, device_id=second)
    command = walk_in(shop, row)
    assert (await shop.send("desk", command)).status is PushStatus.APPLIED
    slot = await shop.slot_of(command.session_id)
    assert slot is not None
    assert (slot.id, slot.bay_id) == (row.id, row.bay_id)
    await sign_in(shop, "desk", shop.at(5), device_id=second)
    assert [each.id for each in await leased(shop)] == [other.id]
    if end == "dismiss":
        await _dismiss(shop, "desk")
    else:
        revoked = first if end == "revoke the first" else second
        async with shop.acting("owner") as (uow, account):
            await staffing.revoke_device(uow, account, revoked, shop.at(6))
    assert await leased(shop) == []


async def test_who_is_dismissed_gives_up_what_is_kept_and_gets_nothing_more_until_back_at_work(
    shop: Shop,
) -> None:
    await choose(shop, "desk", "owner", days_ahead=0, now=shop.at(6))
    await give(shop, shop.at(6))
    desk, owner = shop.people["desk"].device_id, shop.people["owner"].device_id
    assert {row.device_id for row in await leased(shop)} == {desk, owner}
    await _dismiss(shop, "desk")
    assert {row.device_id for row in await leased(shop)} == {owner}
    assert await _given(shop, 6, 4) == {owner}
    await _dismiss(shop, "desk", active=True)
    assert await _given(shop, 6, 5) == {owner}, "not signed in yet"
    await sign_in(shop, "desk", shop.at(5, day=6))
    assert await _given(shop, 6, 6) == {desk, owner}


async def test_a_computer_at_which_somebody_else_goes_on_keeps_what_may_be_promised_there(shop: Shop) -> None:
    row = await lease(shop, shop.at(10))
    desk = shop.people["desk"].device_id
    await sign_in(shop, "anna", shop.at(5), device_id=desk)
    await sign_in(shop, "desk", shop.at(5))
    await _dismiss(shop, "anna")
    assert [each.id for each in await leased(shop)] == [row.id]
    assert (await shop.send("desk", GiveBackLease(lease_id=row.id))).status is PushStatus.APPLIED


async def test_what_a_dismissed_persons_computer_confirmed_has_its_bay_when_the_owner_applies_it(
    client: httpx.AsyncClient, context: Context, shop: Shop, laptops: list[Laptop]
) -> None:
    laptop = laptops[0]
    over, today = [
        await lease(shop, shop.at(10, day=day), device_id=laptop.device_id, expires_at=shop.at(20, day=day))
        for day in (-2, 1)
    ]
    async with shop.uow() as uow:
        await uow.bump()
        await uow.reservations.expire_lapsed()
        await uow.commit()
    await _dismiss(shop, "desk")
    assert [row.id for row in await leased(shop, ReservationStatus.CANCELLED)] == [today.id]
    owner = Caller(client, context, shop, "owner")
    commands = [walk_in(shop, row) for row in (over, today)]
    changes = [left(command) for command in commands]
    assert (await laptop.hand_over(*changes)).status_code == 200
    for change in changes:
        assert (await owner("POST", f"/handovers/changes/{change.mid}")).json()[
            "status"
        ] == PushStatus.APPLIED
    slots = [await shop.slot_of(command.session_id) for command in commands]
    assert [slot and (slot.bay_id, slot.ends - slot.starts) for slot in slots] == [
        (shop.bays[1].id, HOUR)
    ] * 2
    assert slots[0] is not None
    assert slots[0].id == over.id
