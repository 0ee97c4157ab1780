"""Files whose key is not on the computer open again for their person, and everything that waited goes on, once."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from desktop.presenters.sign_in import SignInFailed, Trouble
from desktop.shell.desk import Desk
from desktop.store.account_file import Account
from desktop.sync.account import AccessTaken
from scheduling.commands import CreateCustomer
from scheduling.ids import uuid7
from scheduling.records import Customer
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.db.embedded import Urls
from tests.integration.computers import Computer, revoke
from tests.integration.desks import until
from tests.integration.serving import ServerProcess
from tests.sync_server.shop import PASSWORD, Shop


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The server's."""
    return tmp_path_factory.mktemp("server")


@pytest.fixture
async def shop(module_database: Urls, home: Path) -> AsyncIterator[Shop]:
    settings = Settings(database_url=module_database.app, secret_file=home / "server.secret")
    bootstrap = Bootstrap.from_settings(settings)
    made = Shop(bootstrap)
    await made.open()
    await made.give_password("desk")
    yield made
    await bootstrap.close()


@pytest.fixture
def server(module_database: Urls, home: Path) -> Iterator[ServerProcess]:
    process = ServerProcess(module_database, home)
    process.start()
    yield process
    process.end()


@pytest.fixture
async def laptop(shop: Shop, server: ServerProcess, tmp_path: Path) -> AsyncIterator[Computer]:
    made = Computer(tmp_path / "laptop", server)
    yield made
    await made.close()


async def _begun(laptop: Computer, shop: Shop) -> Account:
    """Somebody signed in, worked, and closed the program: the server has the key of the files."""
    account = await laptop.sign_in(shop.people["desk"].member.email)
    await (await laptop.works(account)).close()
    return account


def _offline(computer: Computer, account: Account, *names: str) -> list[CreateCustomer]:
    """Changes that are made without the server."""
    made = [CreateCustomer(customer_id=uuid7(), name=name) for name in names]
    desk = computer.files.open(computer.access, account)
    desk.store.submit_all(made)
    desk.store.close()
    return made


async def _recovered(computer: Computer, account: Account) -> Desk:
    """The program does not open the files, the person signs in, and it does."""
    with pytest.raises(SignInFailed) as closed:
        computer.files.open(computer.access, account)
    assert closed.value.code is Trouble.KEY_MISSING
    again = await computer.sign_in(account.email)
    assert again.device_id == account.device_id
    await computer.files.recover(computer.access, again, PASSWORD)
    return await computer.works(again)


async def _names(shop: Shop) -> list[str]:
    async with shop.uow() as uow:
        return sorted(row.name for row in await uow.records.all(Customer) if row.name.startswith("Client"))


async def test_a_keyring_that_was_emptied(laptop: Computer, shop: Shop) -> None:
    account = await _begun(laptop, shop)
    _offline(laptop, account, "Client 1", "Client 2")
    await laptop.access.aclose()
    laptop.lose_keyring()
    desk = await _recovered(laptop, account)
    await desk.close()
    assert await _names(shop) == ["Client 1", "Client 2"]
    await (await laptop.works(account)).close()  # from now on by itself


async def test_a_profile_that_was_moved_while_the_old_computer_works_on(
    laptop: Computer, shop: Shop, tmp_path: Path
) -> None:
    """Both have the same numbers for different changes: one goes on as another device, nothing is lost or doubled."""
    account = await _begun(laptop, shop)
    _offline(laptop, account, "Client both")
    moved = laptop.copied_to(tmp_path / "new laptop")
    _offline(laptop, account, "Client old 1", "Client old 2")
    new = await _recovered(moved, account)
    new.store.submit(CreateCustomer(customer_id=uuid7(), name="Client new"))
    await until(lambda: new.status.waiting == 0)
    old = await laptop.works(account)
    expected = ["Client both", "Client new", "Client old 1", "Client old 2"]
    assert await _names(shop) == expected
    assert new.store.device_id != old.store.device_id
    for desk in (old, new):
        await desk.engine.pull()
        assert (
            sorted(row.name for row in desk.store.all(Customer) if row.name.startswith("Client")) == expected
        )
        await desk.close()
    await moved.close()


async def test_a_backup_of_last_week_without_its_keyring(
    laptop: Computer, shop: Shop, tmp_path: Path
) -> None:
    account = await _begun(laptop, shop)
    _offline(laptop, account, "Client 1")
    shutil.copytree(laptop.folder, tmp_path / "backup")
    _offline(laptop, account, "Client 2", "Client 3")
    await (await laptop.works(account)).close()
    assert len(await _names(shop)) == 3
    shutil.rmtree(laptop.folder)
    shutil.copytree(tmp_path / "backup", laptop.folder)
    await laptop.access.aclose()
    laptop.lose_keyring()
    desk = await _recovered(laptop, account)
    desk.store.submit(CreateCustomer(customer_id=uuid7(), name="Client 4"))
    await until(lambda: desk.status.waiting == 0)
    await desk.close()
    assert await _names(shop) == [f"Client {number}" for number in (1, 2, 3, 4)]


async def test_without_the_server_it_is_said_and_nothing_is_lost(
    laptop: Computer, shop: Shop, server: ServerProcess
) -> None:
    account = await _begun(laptop, shop)
    _offline(laptop, account, "Client 1")
    await laptop.access.aclose()
    laptop.lose_keyring()
    server.end()
    assert laptop.files.offline(account.email) is Trouble.KEY_OFFLINE
    assert laptop.files.offline("luc@example.test") is Trouble.OFFLINE
    with pytest.raises(SignInFailed) as failed:
        await laptop.files.recover(laptop.access, account, PASSWORD)
    assert failed.value.code is Trouble.KEY_OFFLINE
    server.start()
    await (await _recovered(laptop, account)).close()
    assert await _names(shop) == ["Client 1"]


async def test_somebody_else_opens_nothing_of_it(laptop: Computer, shop: Shop, tmp_path: Path) -> None:
    account = await _begun(laptop, shop)
    _offline(laptop, account, "Client 1")
    stolen = laptop.copied_to(tmp_path / "stolen")
    files = {path: path.read_bytes() for path in stolen.folder.rglob("outbox.db*")}
    await shop.give_password("anna")
    anna = await stolen.sign_in(shop.people["anna"].member.email)
    await (await stolen.works(anna)).close()
    with pytest.raises(SignInFailed) as refused:
        await stolen.files.recover(stolen.access, account, "guessed")
    assert refused.value.code == "wrong_credentials"
    assert {path: path.read_bytes() for path in files} == files
    await stolen.close()


async def test_a_revoked_computer_without_its_key_gets_none_and_keeps_the_files(
    laptop: Computer, shop: Shop
) -> None:
    account = await _begun(laptop, shop)
    _offline(laptop, account, "Client 1")
    await laptop.access.aclose()
    laptop.lose_keyring()
    await revoke(shop, account.device_id)
    with pytest.raises(SignInFailed) as refused:
        await laptop.files.recover(laptop.access, account, PASSWORD)
    assert refused.value.code == "device_revoked"
    with pytest.raises(AccessTaken):
        await laptop.sign_in(account.email)
    departure = laptop.files.begin_leaving(account.staff_id, account.email)
    with pytest.raises(SignInFailed) as closed:
        await laptop.files.take_leave(departure, laptop.access, lambda _: None)
    assert closed.value.code is Trouble.FILES_UNREADABLE
    assert list(laptop.folder.rglob("outbox.db"))


async def test_a_stolen_disk_shows_nobodys_name(laptop: Computer, shop: Shop) -> None:
    """Neither while the program works nor after it was ended: no name, number, address or plate of a customer."""
    account = await laptop.sign_in(shop.people["desk"].member.email)
    desk = await laptop.works(account)
    desk.store.submit(CreateCustomer(customer_id=uuid7(), name="Zoé Zimmermann", phone="+15145550177"))
    assert desk.store.get(Customer, shop.customer.id) is not None
    shown = [
        shop.customer.name,
        shop.customer.phone,
        shop.vehicle.plate,
        "Zoé Zimmermann",
        "5550177",
        "Zimmer",
    ]

    def seen() -> list[tuple[str, str]]:
        codes = ("utf-8", "utf-16-le", "latin-1")
        files = {path: path.read_bytes() for path in laptop.folder.rglob("*") if path.is_file()}
        wanted = {text: [text.encode(code) for code in codes] for text in shown}
        return [
            (path.name, text)
            for path, content in files.items()
            for text, spelled in wanted.items()
            if any(each in content for each in spelled)
        ]

    assert any(path.name == "outbox.db-wal" for path in laptop.folder.rglob("*"))
    assert seen() == []
    await desk.close()
    assert seen() == []
    assert not any(path.name == "secrets.json" for path in laptop.folder.rglob("*"))
