"""The platform's commands on a real database: from nothing to an organization whose owner signs in."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from scheduling.errors import Invalid
from scheduling.ids import uuid7
from scheduling.mechanics import mechanic_type
from scheduling.records import Bay, Mechanic, Organization, Plan, Session, StaffMember, WorkshopHours
from scheduling.vocabulary import MechanicType, OrganizationKind, Role, SessionState
from scheduling.wire import SignIn
from sync_server.__main__ import main
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.db.embedded import Urls
from sync_server.services import keys, sign_in
from sync_server.services.founding import Founding, found
from sync_server.services.refresh_texts import RefreshTexts
from sync_server.services.refusals import DeviceRevoked, NotSignedIn
from tests.sync_server.leasing import lease, leased
from tests.sync_server.shop import PASSWORD, Shop

TEXTS = RefreshTexts(b"s" * 32)
FOUNDING = Founding(
    kind=OrganizationKind.WORKSHOP,
    name="Garage Roy",
    zone="America/Vancouver",
    locale="en-CA",
    province="BC",
    owner_name="Léa Roy",
    owner_email="",
)


@pytest.fixture
def connected(module_database: Urls, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUTODOCTOR_DATABASE_URL", module_database.app)


def _email() -> str:
    return f"owner.{uuid7().hex}@example.test"


async def _found(bootstrap: Bootstrap, founding: Founding, password: str = PASSWORD) -> UUID:
    tenant_id = uuid7()
    async with bootstrap.unit_of_work(tenant_id) as uow:
        await found(uow, founding, password, 1_800_000_000)
        await uow.commit()
    return tenant_id


@pytest.mark.usefixtures("connected")
def test_from_nothing_to_an_owner_who_signs_in(
    module_database: Urls, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    email, file = _email(), tmp_path / "password"
    names = ["--name", "Garage Roy", "--owner-name", "Léa Roy", "--owner-email", email]
    assert main(["create-organization", *names]) == 0
    said = dict(line.split(" ", 1) for line in capsys.readouterr().out.splitlines())
    file.write_text(PASSWORD + "\n", encoding="utf-8")
    second = [*names[:-1], _email(), "--password-file", str(file)]
    assert main(["create-organization", *second]) == 0
    assert "password" not in capsys.readouterr().out
    assert main(["create-organization", *names]) == 1
    assert "signs in by this address" in capsys.readouterr().err

    async def signs_in() -> None:
        bootstrap = Bootstrap.from_settings(Settings(database_url=module_database.app))
        for address, password in ((email, said["password"]), (second[5], PASSWORD)):
            device_id = uuid7()
            message = SignIn(
                email=address, password=password, device_id=device_id, device_name="Desk", app="1"
            )
            signed_in = await sign_in.sign_in(bootstrap.unit_of_work, TEXTS, message, bootstrap.clock.now())
            assert signed_in.account.role is Role.OWNER
        await bootstrap.close()

    asyncio.run(signs_in())
    assert main(["list-organizations"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert f"{said['organization']}  workshop  America/Toronto  1  Garage Roy" in lines


async def test_a_workshop_begins_with_plans_bays_and_hours(bootstrap: Bootstrap) -> None:
    tenant_id = await _found(bootstrap, replace(FOUNDING, owner_email=_email()))
    async with bootstrap.unit_of_work(tenant_id) as uow:
        organization = await uow.records.get(Organization, tenant_id)
        plans, bays = await uow.records.all(Plan), await uow.records.all(Bay)
        hours = await uow.records.all(WorkshopHours)
        trail = await uow.audit.page(before=None, limit=5)
        assert await uow.records.all(Mechanic) == []
    assert organization is not None
    assert (organization.zone, organization.province) == ("America/Vancouver", "BC")
    assert {plan.code: plan.price_cents for plan in plans if plan.active}["standard"] == 2900
    assert (len(bays), sorted(row.weekday for row in hours)) == (5, [0, 1, 2, 3, 4])
    assert [line.what for line in trail] == ["platform.found"]


async def test_the_owner_of_a_solo_practice_is_its_virtual_mechanic(bootstrap: Bootstrap) -> None:
    founding = replace(FOUNDING, kind=OrganizationKind.SOLO, owner_email=_email())
    tenant_id = await _found(bootstrap, founding)
    async with bootstrap.unit_of_work(tenant_id) as uow:
        (mechanic,) = await uow.records.all(Mechanic)
        (owner,) = await uow.records.all(StaffMember)
        assert await uow.records.all(Bay) == []
    assert mechanic_type(mechanic) is MechanicType.VIRTUAL_ONLY
    assert owner.mechanic_id == mechanic.id


@pytest.mark.parametrize(
    "over",
    [{"zone": "Mars/Base"}, {"locale": "de-DE"}, {"province": "ZZ"}, {"name": " "}, {"owner_email": "x"}],
)
async def test_what_cannot_be_founded_leaves_nothing(bootstrap: Bootstrap, over: dict[str, str]) -> None:
    before = await bootstrap.tenant_ids()
    with pytest.raises(Invalid):
        await _found(bootstrap, replace(FOUNDING, **({"owner_email": _email()} | over)))  # type: ignore[arg-type] # fields of it
    with pytest.raises(Invalid):
        await _found(bootstrap, replace(FOUNDING, owner_email=_email()), password="short")
    assert await bootstrap.tenant_ids() == before


@pytest.mark.usefixtures("connected")
async def test_a_session_that_hangs_is_ended_with_a_reason(
    shop: Shop, capsys: pytest.CaptureFixture[str]
) -> None:
    booking = shop.booking(shop.at(10))
    await shop.send("desk", booking)
    arguments = ["force-end", "--organization", str(shop.id), "--session", str(booking.session_id)]
    run = asyncio.to_thread
    assert await run(main, [*arguments, "--reason", "hangs"]) == 1, "it is not live"
    session = await shop.session(booking.session_id)
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.put(replace(session, state=SessionState.LIVE))
        await uow.commit()
    assert await run(main, [*arguments, "--reason", "  "]) == 1
    assert await run(main, [*arguments, "--reason", "hangs"]) == 0
    assert (await shop.session(booking.session_id)).state is SessionState.COMPLETED
    async with shop.uow() as uow:
        event = (await uow.events.of_session(booking.session_id))[-1]
        assert await uow.records.get(Session, booking.session_id) is not None
    assert (event.what, event.detail, event.staff_id) == ("force-ended", "hangs", None)
    strange = [*arguments[:-1], str(uuid7()), "--reason", "hangs"]
    assert await run(main, strange) == 1
    assert "no such session" in capsys.readouterr().err


@pytest.mark.usefixtures("connected")
async def test_a_lost_device_is_revoked_once(shop: Shop, other_shop: Shop) -> None:
    person = shop.people["desk"]
    await lease(shop, shop.at(10))
    arguments = ["revoke-device", "--device", str(person.device_id), "--organization"]
    assert await asyncio.to_thread(main, [*arguments, str(other_shop.id)]) == 1
    for _ in range(2):
        assert await asyncio.to_thread(main, [*arguments, str(shop.id)]) == 0
    async with shop.uow() as uow:
        account = await uow.devices.account(person.member.id, person.device_id)
        lines = await uow.audit.page(before=None, limit=5, subject_id=person.device_id)
    assert account is not None
    assert account.revoked
    assert await leased(shop) == [], "its leases are free at once"
    assert [line.what for line in lines] == ["device.revoke"]
    with pytest.raises(DeviceRevoked):
        await _sign_in(shop)


@pytest.mark.usefixtures("connected")
async def test_a_key_whose_device_is_revoked_is_over(shop: Shop) -> None:
    made = await shop.give_key()
    arguments = ["revoke-device", "--device", str(shop.people["site"].device_id)]
    assert await asyncio.to_thread(main, [*arguments, "--organization", str(shop.id)]) == 0
    async with shop.acting("owner") as (uow, account):
        (line,) = (await keys.listed(uow, account)).keys
    assert (line.id, line.revoked_at is None) == (made.line.id, False)
    with pytest.raises(NotSignedIn):
        await keys.holder_of(shop.bootstrap.unit_of_work, made.key, shop.bootstrap.clock.now())


async def _sign_in(shop: Shop) -> None:
    email = await shop.give_password("desk")
    device_id = shop.people["desk"].device_id
    message = SignIn(email=email, password=PASSWORD, device_id=device_id, device_name="Desk", app="1")
    await sign_in.sign_in(shop.bootstrap.unit_of_work, TEXTS, message, shop.bootstrap.clock.now())
