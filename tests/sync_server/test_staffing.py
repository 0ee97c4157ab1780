"""The owner's people, their passwords, the mechanics' profiles and the devices."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any
from uuid import UUID

import httpx
import pytest

from scheduling.errors import Invalid, NotAllowed, NotFound
from scheduling.ids import uuid7
from scheduling.records import Mechanic
from scheduling.staff_messages import (
    DeviceForm,
    MechanicForm,
    MechanicLine,
    NewPassword,
    StaffForm,
    StaffLine,
)
from scheduling.vocabulary import MechanicType, Role, VisitKind
from scheduling.wire import SignIn
from sync_server.http.context import Context
from sync_server.services import identity, keys, passwords, sign_in, staffing
from sync_server.services.models import RefreshToken
from sync_server.services.refresh_texts import RefreshTexts
from sync_server.services.refusals import InUse, NotSignedIn, WrongCredentials
from sync_server.services.sign_in import SignedIn
from tests.sync_server.caller import Caller, problem
from tests.sync_server.shop import PASSWORD, Shop

NOW = 1_800_000_000
TEXTS = RefreshTexts(b"s" * 32)
WEEK = 7 * 86_400


def _form(**over: Any) -> StaffForm:
    values: dict[str, Any] = {
        "name": "Nadia Neuve", "role": Role.RECEPTIONIST, "email": f"nadia.{uuid7().hex}@example.test",
    }  # fmt: skip
    return StaffForm(**(values | over))


async def _put(shop: Shop, staff_id: UUID, form: StaffForm) -> StaffLine:
    async with shop.acting("owner") as (uow, account):
        return await staffing.put_staff(uow, account, staff_id, form, NOW)


async def _sign_in(shop: Shop, email: str, password: str) -> SignedIn:
    message = SignIn(email=email, password=password, device_id=uuid7(), device_name="x", app="1")
    return await sign_in.sign_in(shop.bootstrap.unit_of_work, TEXTS, message, NOW)


async def _use(shop: Shop, code: str, password: str, now: int = NOW) -> None:
    await passwords.set_by_link(shop.bootstrap.unit_of_work, NewPassword(code=code, password=password), now)


async def test_an_address_that_two_organizations_give_at_once_is_one_persons(
    shop: Shop, other_shop: Shop
) -> None:
    """Neither sees the other's before both have looked: the database decides, and the second one is told."""
    form, staff_id = _form(), uuid7()
    codes = []
    for each in (shop, other_shop):
        await _put(each, staff_id, form)
        async with each.acting("owner") as (uow, account):
            codes.append((await passwords.link(uow, account, staff_id, NOW)).code)
    uses = (_use(each, code, PASSWORD) for each, code in zip((shop, other_shop), codes, strict=True))
    answers = await asyncio.gather(*uses, return_exceptions=True)
    assert [type(each) for each in answers if each is not None] == [Invalid]
    member = replace(shop.people["desk"].member, email=form.email)
    async with shop.uow() as uow:
        with pytest.raises(Invalid, match="somebody else signs in"):
            await identity.create_identity(uow, member, PASSWORD)


async def test_somebody_is_taken_in_and_sets_a_password_by_a_link_once(shop: Shop) -> None:
    staff_id, form = uuid7(), _form()
    line = await _put(shop, staff_id, form)
    assert (line.role, line.signs_in, line.active) == (Role.RECEPTIONIST, False, True)
    async with shop.acting("owner") as (uow, account):
        first = await passwords.link(uow, account, staff_id, NOW)
        second = await passwords.link(uow, account, staff_id, NOW)
    for code, at in ((first.code, NOW), (second.code, NOW + WEEK), ("x", NOW), (f"{shop.id.hex}.x", NOW)):
        with pytest.raises(WrongCredentials):
            await _use(shop, code, "a new password", at)
    with pytest.raises(Invalid):
        await _use(shop, second.code, "short")
    await _use(shop, second.code, "a new password", NOW + WEEK - 1)
    with pytest.raises(WrongCredentials):
        await _use(shop, second.code, "another password")
    assert (await _sign_in(shop, form.email, "a new password")).account.staff_id == staff_id
    async with shop.acting("owner") as (uow, account):
        lines = {row.id: row for row in (await staffing.staff(uow, account)).staff}
        trail = await uow.audit.page(before=None, limit=9, subject_id=staff_id)
    assert lines[staff_id].signs_in
    assert shop.people["kiosk"].member.id not in lines
    assert [each.what for each in trail][-4:] == [
        "auth.password_set", "staff.password_link", "staff.password_link", "staff_member.create",
    ]  # fmt: skip


async def test_a_new_password_ends_what_was_signed_in(shop: Shop) -> None:
    email = await shop.give_password("desk")
    signed_in = await _sign_in(shop, email, PASSWORD)
    async with shop.acting("owner") as (uow, account):
        await passwords.set_by_owner(uow, account, signed_in.account.staff_id, "a new password", NOW)
        with pytest.raises(Invalid):
            await passwords.set_by_owner(uow, account, signed_in.account.staff_id, "short", NOW)
        kiosk = shop.people["kiosk"].member.id
        with pytest.raises(NotFound):
            await passwords.set_by_owner(uow, account, kiosk, "a new password", NOW)
    with pytest.raises(NotSignedIn):
        await sign_in.refresh(shop.bootstrap.unit_of_work, TEXTS, signed_in.refresh_token, NOW)
    with pytest.raises(WrongCredentials):
        await _sign_in(shop, email, PASSWORD)
    await _sign_in(shop, email, "a new password")


async def test_who_leaves_and_who_changes_role_does_so_at_once(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    desk, member = Caller(client, context, shop, "desk"), shop.people["desk"].member
    form = _form(name="Desk", email=member.email)
    assert (await desk("GET", "/audit")).status_code == 403
    await _put(shop, member.id, replace(form, role=Role.OWNER))
    assert (await desk("GET", "/audit")).status_code == 200
    await _put(shop, member.id, replace(form, active=False))
    assert (await desk("GET", "/audit")).status_code == 401
    await _put(shop, member.id, form)
    assert (await desk("GET", "/audit")).status_code == 403


async def test_the_address_of_who_left_is_free_for_another_organization(shop: Shop, other_shop: Shop) -> None:
    """A mechanic who leaves a workshop founds a practice; the workshop may go on naming them, and take them back."""
    staff_id, later, form = uuid7(), uuid7(), _form()
    await _put(shop, staff_id, form)
    async with shop.acting("owner") as (uow, account):
        await passwords.set_by_owner(uow, account, staff_id, PASSWORD, NOW)
    with pytest.raises(Invalid, match="somebody else signs in"):
        await _put(other_shop, later, form)
    gone = await _put(shop, staff_id, replace(form, active=False))
    assert not gone.signs_in
    async with shop.acting("owner") as (uow, account):
        with pytest.raises(Invalid):
            await passwords.set_by_owner(uow, account, staff_id, PASSWORD, NOW)
    await _put(other_shop, later, form)
    async with other_shop.acting("owner") as (uow, account):
        await passwords.set_by_owner(uow, account, later, "a new password", NOW)
    with pytest.raises(WrongCredentials):
        await _sign_in(other_shop, form.email, PASSWORD)
    assert (await _sign_in(other_shop, form.email, "a new password")).account.staff_id == later
    await _put(shop, staff_id, replace(form, active=False, name="Nadia Ancienne"))
    with pytest.raises(Invalid, match="somebody else signs in"):
        await _put(shop, staff_id, form)
    back = await _put(shop, staff_id, replace(form, email=_form().email))
    assert (back.active, back.signs_in) == (True, False)


async def test_the_last_owner_stays(shop: Shop) -> None:
    owner = shop.people["owner"].member
    form = _form(name="Owner", email=owner.email, role=Role.OWNER)
    for over in ({"active": False}, {"role": Role.RECEPTIONIST}):
        with pytest.raises(NotAllowed):
            await _put(shop, owner.id, replace(form, **over))
    second = uuid7()
    await _put(shop, second, _form(role=Role.OWNER))
    await _put(shop, owner.id, replace(form, role=Role.RECEPTIONIST))
    async with shop.acting("owner") as (uow, account):
        with pytest.raises(NotAllowed):
            await staffing.put_staff(uow, account, second, _form(), NOW)


@pytest.mark.parametrize(
    "over",
    [
        {"name": " "}, {"name": "x" * 101}, {"role": Role.KIOSK}, {"role": Role.SITE}, {"email": "x"},
        {"locale": "de"}, {"role": Role.MECHANIC}, {"name": "a\x00b"},
    ],
)  # fmt: skip
async def test_a_person_who_is_none(shop: Shop, over: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        await _put(shop, uuid7(), _form(**over))


async def test_addresses_and_profiles_belong_to_one_person(shop: Shop, other_shop: Shop) -> None:
    email = await shop.give_password("desk")
    theirs = await other_shop.give_password("desk")
    for taken in (email, theirs):
        with pytest.raises(Invalid):
            await _put(shop, uuid7(), _form(email=taken))
    with pytest.raises(Invalid):
        await _put(shop, shop.people["desk"].member.id, _form())
    with pytest.raises(Invalid):
        await _put(shop, uuid7(), _form(role=Role.MECHANIC, mechanic_id=shop.anna.id))
    with pytest.raises(NotFound):
        await _put(shop, uuid7(), _form(role=Role.MECHANIC, mechanic_id=other_shop.bert.id))
    with pytest.raises(Invalid):
        await _put(shop, shop.people["kiosk"].member.id, _form())
    bert = await _put(shop, uuid7(), _form(role=Role.MECHANIC, mechanic_id=shop.bert.id))
    assert bert.mechanic_id == shop.bert.id


async def _mechanic(shop: Shop, mechanic_id: UUID, **over: Any) -> MechanicLine:
    form = MechanicForm(name="Zoé", has_workshop=True, account_type="workshop_mechanic", **over)
    async with shop.acting("owner") as (uow, account):
        return await staffing.put_mechanic(uow, account, mechanic_id, form, NOW)


async def test_a_mechanics_type_follows_and_the_own_settings_stay(shop: Shop) -> None:
    made = await _mechanic(shop, uuid7(), specialties=["Honda"], years=12)
    assert (made.type, set(made.kinds)) == (MechanicType.WORKSHOP_AFFILIATED, set(VisitKind))
    async with shop.acting("owner") as (uow, account):
        virtual = MechanicForm(name="Sam", has_workshop=False, kinds=[VisitKind.CHAT])
        line = await staffing.put_mechanic(uow, account, uuid7(), virtual, NOW)
        assert (line.type, line.kinds) == (MechanicType.VIRTUAL_ONLY, [VisitKind.CHAT])
        visits = replace(virtual, kinds=[VisitKind.IN_PERSON])
        with pytest.raises(Invalid):
            await staffing.put_mechanic(uow, account, uuid7(), visits, NOW)
        ivan = MechanicForm(
            name="Ivan", has_workshop=True, account_type="individual_mechanic", kinds=[VisitKind.CHAT]
        )
        await staffing.put_mechanic(uow, account, shop.ivan.id, ivan, NOW)
        row = await uow.records.get(Mechanic, shop.ivan.id)
        listed = await staffing.mechanics(uow, account)
    assert row is not None
    assert (row.kinds, row.allow_instant_booking) == (shop.ivan.kinds, False), "the mechanic's own"
    assert len(listed.mechanics) == 5


@pytest.mark.parametrize(
    "over",
    [
        {"years": 81}, {"partnership": "friend"}, {"languages": ["en"] * 31}, {"specialties": ["x" * 301]},
        {"certifications": ["\x00"]},
    ],
)  # fmt: skip
async def test_a_profile_that_is_none(shop: Shop, over: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        await _mechanic(shop, uuid7(), **over)


async def test_a_mechanic_with_bookings_does_not_leave(shop: Shop) -> None:
    booking = shop.booking(shop.at(10))
    await shop.send("desk", booking)
    async with shop.acting("owner") as (uow, account):
        form = MechanicForm(name="Anna", has_workshop=True, account_type="workshop_mechanic", active=False)
        with pytest.raises(InUse) as refused:
            await staffing.put_mechanic(uow, account, shop.anna.id, form, shop.at(9))
        assert refused.value.params["sessions"] == [str(booking.session_id)]
        gone = await staffing.put_mechanic(uow, account, shop.anna.id, form, shop.at(12))
    assert gone.kinds == []


async def test_devices_are_listed_renamed_and_revoked_with_their_keys(shop: Shop) -> None:
    made = await shop.give_key()
    key_device = shop.people["site"].device_id
    async with shop.acting("owner") as (uow, account):
        named = await staffing.rename_device(uow, account, key_device, DeviceForm(name=" Web "), NOW)
        assert (named.name, named.kind) == ("Web", "key")
        with pytest.raises(Invalid):
            await staffing.rename_device(uow, account, key_device, DeviceForm(name=""), NOW)
        with pytest.raises(NotFound):
            await staffing.rename_device(uow, account, uuid7(), DeviceForm(name="x"), NOW)
        for _ in range(2):
            await staffing.revoke_device(uow, account, key_device, NOW)
        rows = {row.id: row for row in (await staffing.devices(uow, account)).devices}
        (line,) = (await keys.listed(uow, account)).keys
        trail = await uow.audit.page(before=None, limit=9, subject_id=key_device)
    assert len(rows) == 6
    assert (rows[key_device].revoked_at, line.revoked_at) == (NOW, NOW)
    assert [each.what for each in trail] == ["device.revoke", "device.rename"]
    with pytest.raises(NotSignedIn):
        await keys.holder_of(shop.bootstrap.unit_of_work, made.key, NOW)


async def test_a_device_is_listed_with_who_signed_in_there_last(shop: Shop) -> None:
    desk, anna = shop.people["desk"], shop.people["anna"]
    given = [(desk.member.id, NOW), (anna.member.id, NOW + 900), (desk.member.id, NOW + 60)]
    async with shop.acting("owner") as (uow, account):
        for number, (staff_id, at) in enumerate(given):
            token = RefreshToken(
                id=uuid7(),
                token_hash=bytes([number]) * 32,
                family=uuid7(),
                parent_id=None,
                staff_id=staff_id,
                device_id=desk.device_id,
                created_at=at,
                expires_at=at + 1,
            )
            await uow.refresh_tokens.add(token)
        rows = {row.id: row for row in (await staffing.devices(uow, account)).devices}
        renamed = await staffing.rename_device(uow, account, desk.device_id, DeviceForm(name="Desk"), NOW)
    line = rows[desk.device_id]
    assert (line.staff_id, line.staff_name, line.renewed_at) == (anna.member.id, anna.member.name, NOW + 900)
    assert renamed == replace(line, name="Desk")
    never = rows[shop.people["kiosk"].device_id]
    assert (never.staff_id, never.staff_name, never.renewed_at) == (None, "", None)


@pytest.mark.parametrize("who", ["desk", "anna", "ivan", "kiosk"])
async def test_nobody_but_the_owner(shop: Shop, who: str) -> None:
    member, device = shop.people["desk"].member.id, shop.people["desk"].device_id
    profile = MechanicForm(name="x", has_workshop=False)
    async with shop.acting(who) as (uow, account):
        for asked in (
            staffing.staff(uow, account),
            staffing.mechanics(uow, account),
            staffing.devices(uow, account),
            staffing.put_staff(uow, account, uuid7(), _form(), NOW),
            staffing.put_mechanic(uow, account, uuid7(), profile, NOW),
            staffing.rename_device(uow, account, device, DeviceForm(name="x"), NOW),
            staffing.revoke_device(uow, account, device, NOW),
            passwords.set_by_owner(uow, account, member, "a new password", NOW),
            passwords.link(uow, account, member, NOW),
        ):
            with pytest.raises(NotAllowed):
                await asked


async def test_over_http_from_nothing_to_a_receptionist_who_signs_in(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    owner, staff_id, form = Caller(client, context, shop, "owner"), uuid7(), _form()
    assert (await owner("PUT", f"/staff/{staff_id}", form)).status_code == 200
    made = await owner("POST", f"/staff/{staff_id}/password-link")
    assert made.status_code == 201
    body = {"code": made.json()["code"], "password": "a new password"}
    assert (await client.post("/auth/password", json=body)).status_code == 204
    again = await client.post("/auth/password", json=body)
    assert (again.status_code, problem(again).code) == (401, "wrong_credentials")
    message = {
        "email": form.email, "password": body["password"], "device_id": str(uuid7()), "device_name": "PC",
        "app": "1",
    }  # fmt: skip
    tokens = (await client.post("/auth/sign-in", json=message)).json()
    assert (tokens["role"], tokens["staff_id"]) == ("receptionist", str(staff_id))
