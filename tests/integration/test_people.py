"""The owner takes somebody in, who chooses a password by the code and loses a computer later: with a real server."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.presenters.computers import Computers
from desktop.presenters.people import People, PersonProblem, Standing
from desktop.presenters.sign_in import Attempt, SignInFailed, Trouble
from desktop.shell.opening import set_password
from desktop.sync.account import AccessTaken
from desktop.sync.errors import Refused
from desktop.sync.management import Management
from desktop.sync.transport import Transport
from scheduling.ids import uuid7
from scheduling.staff_messages import KioskLetIn, KioskWish, StaffList
from scheduling.vocabulary import Role
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.db.embedded import Urls
from tests.integration.computers import Computer
from tests.integration.serving import ServerProcess
from tests.sync_server.shop import Shop

CHOSEN = "a password of her own"


@pytest.fixture
async def shop(module_database: Urls) -> AsyncIterator[Shop]:
    bootstrap = Bootstrap.from_settings(Settings(database_url=module_database.app))
    made = Shop(bootstrap)
    await made.open()
    await made.give_password("owner")
    yield made
    await bootstrap.close()


@pytest.fixture
def server(module_database: Urls, tmp_path: Path) -> Iterator[ServerProcess]:
    process = ServerProcess(module_database, tmp_path)
    process.start()
    yield process
    process.end()


@pytest.fixture
async def office(shop: Shop, server: ServerProcess, tmp_path: Path) -> AsyncIterator[Computer]:
    made = Computer(tmp_path / "office", server)
    await made.sign_in(shop.people["owner"].member.email)
    yield made
    await made.close()


@pytest.fixture
async def laptop(server: ServerProcess, tmp_path: Path) -> AsyncIterator[Computer]:
    made = Computer(tmp_path / "laptop", server)
    yield made
    await made.close()


async def test_from_taken_in_to_without_access(office: Computer, laptop: Computer) -> None:
    people = People(Management(office.access))
    await people.load()
    assert people.is_last_owner(next(it.id for it in people.people if it.role is Role.OWNER))
    draft = replace(people.new("fr-CA"), name="Élodie", email="elodie@garage.example", role=Role.MECHANIC)
    draft = replace(draft, standing=Standing.EMPLOYEE)
    assert await people.save(draft), people.problem
    elodie = next(it for it in people.people if it.id == draft.id)
    assert elodie.mechanic_id is not None
    assert not elodie.signs_in
    assert await people.give_code(elodie)
    assert people.code is not None
    wanted = Attempt(server="", email=elodie.email, password=CHOSEN, code=people.code.code)
    await set_password(laptop.access, wanted)
    with pytest.raises(SignInFailed) as used:
        await set_password(laptop.access, wanted)
    assert used.value.code is Trouble.CODE_WRONG
    account = await laptop.access.sign_in(elodie.email, CHOSEN, "laptop of Élodie")
    assert account.staff_id == elodie.id
    await people.load()
    assert next(it for it in people.people if it.id == elodie.id).signs_in
    assert not await people.save(replace(people.new("fr-CA"), name="x", email=elodie.email))
    assert people.taken() == {"email": PersonProblem.EMAIL_TAKEN}

    computers = Computers(Management(office.access), (office.access.account or account).device_id)
    await computers.load()
    hers = next(it for it in computers.computers if it.line.id == account.device_id)
    assert (hers.own, hers.line.name, hers.line.staff_name) == (False, "laptop of Élodie", "Élodie")
    assert [it.line.name for it in computers.computers if it.own] == ["office"]
    assert await computers.rename(account.device_id, "lost")
    assert await computers.revoke(account.device_id)
    gone = next(it for it in computers.computers if it.line.id == account.device_id)
    assert (gone.line.name, gone.line.revoked_at is not None) == ("lost", True)
    with pytest.raises(AccessTaken):
        await laptop.access.sign_in(elodie.email, CHOSEN, "laptop of Élodie")


async def test_nobody_else_is_told_who_works_here(office: Computer, laptop: Computer, shop: Shop) -> None:
    await shop.give_password("desk")
    await laptop.sign_in(shop.people["desk"].member.email)
    people = People(Management(laptop.access))
    await people.load()
    assert (people.known, people.problem) == (False, "not_allowed")
    with pytest.raises(Refused):
        await Management(laptop.access).devices()


async def test_a_kiosk_is_let_in_by_a_code_and_stands_in_the_list(
    office: Computer, server: ServerProcess
) -> None:
    own = office.access.account
    assert own is not None
    computers = Computers(Management(office.access), own.device_id)
    await computers.load()
    assert await computers.ask_code(), computers.problem
    assert computers.code is not None
    assert 0 < computers.seconds_left <= 15 * 60
    door = Transport(server.address)
    wish = KioskWish(code=computers.code.code.lower(), device_id=uuid7(), name="Door")
    let_in = await door.call("POST", "/auth/kiosk", KioskLetIn, body=wish)
    with pytest.raises(Refused):
        await door.call("GET", "/staff", StaffList, token=let_in.credential)
    await door.aclose()
    await computers.look()
    assert computers.came is not None
    assert (computers.came.id, computers.came.kind) == (wish.device_id, "kiosk")
    assert await computers.revoke(wish.device_id)
