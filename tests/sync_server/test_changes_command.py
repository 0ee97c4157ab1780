"""A lost computer's file is read in once: tried first, in a person's name, by the ids of its changes."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from scheduling.change_file import FORMAT, VERSION, ChangeFile, FiledChange, seal_of
from scheduling.commands import CancelSession, CreateCustomer
from scheduling.ids import uuid7
from scheduling.lease_commands import GiveBackLease
from scheduling.records import Customer, Session
from scheduling.vocabulary import ReservationStatus, SessionState
from scheduling.wire import Mutation, PushStatus
from sync_server.__main__ import main
from sync_server.db.embedded import Urls
from sync_server.services import filed_changes, push
from sync_server.services.interfaces import MovedOn
from tests.sync_server.leasing import lease, leased, walk_in
from tests.sync_server.shop import Shop


@pytest.fixture(autouse=True)
def connected(module_database: Urls, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUTODOCTOR_DATABASE_URL", module_database.app)


def _filed(*mutations: Mutation) -> list[FiledChange]:
    return [
        FiledChange(
            words=f"change {number}",
            made="yesterday",
            state="waiting",
            name=each.name,
            args=each.args,
            mid=each.mid,
            seq=each.seq,
            client_time=each.client_time,
        )
        for number, each in enumerate(mutations, start=1)
    ]


def _file(shop: Shop, *mutations: Mutation, **over: Any) -> ChangeFile:
    changes = _filed(*mutations)
    file = ChangeFile(
        format=FORMAT,
        version=VERSION,
        about=["Changes that had not reached the server."],
        written="Mon 15 Jun, 9:00",
        written_at=1_781_528_400,
        organization="Garage",
        organization_id=shop.id,
        person="Desk",
        staff_id=shop.people["desk"].member.id,
        device_id=shop.people["desk"].device_id,
        server="https://garage.example",
        changes=changes,
        seal=seal_of(shop.id, changes),
    )
    return replace(file, **over)


def _write(path: Path, file: ChangeFile) -> str:
    path.write_bytes(msgspec.json.format(msgspec.json.encode(file), indent=2))
    return str(path)


async def _run(*arguments: str) -> int:
    return await asyncio.to_thread(main, ["changes", *arguments])


async def test_it_is_tried_first_then_read_in_once_and_the_computer_that_comes_back_is_answered_the_same(
    shop: Shop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    person = CreateCustomer(customer_id=uuid7(), name="Nouvelle Cliente", phone="+15145550199")
    booked = shop.booking(shop.at(10), customer_id=person.customer_id, vehicle_id=None)
    arrived = shop.mutation("desk", shop.booking(shop.at(15)))
    before = await shop.send("desk", arrived)
    waiting = [shop.mutation("desk", command) for command in (person, booked)]
    lost = shop.mutation("desk", shop.booking(shop.at(15)))
    refused = shop.mutation("desk", CancelSession(session_id=uuid7()))
    path = _write(tmp_path / "changes.json", _file(shop, arrived, *waiting, lost, refused))

    assert await _run(path, "--as", "Owner") == 0
    said = capsys.readouterr().out
    assert "Changes: 5. Done: 2, here before: 1, refused or to be answered: 2." in said
    assert "needs an answer: change 4: Somebody else" in said
    assert "This was a trial: nothing was written." in said
    async with shop.uow() as uow:
        assert await uow.records.get(Customer, person.customer_id) is None
        assert await uow.mutations.get(waiting[0].mid) is None

    assert await _run(path, "--as", "owner", "--yes") == 0
    assert "Changes: 5. Done: 2, here before: 1" in capsys.readouterr().out
    async with shop.uow() as uow:
        customer = await uow.records.get(Customer, person.customer_id)
        assert customer is not None
        assert customer.name == "Nouvelle Cliente"
        states = {row.id: row.state for row in await uow.records.all(Session)}
        assert states[booked.session_id] is SessionState.SCHEDULED
        assert sorted(state.value for state in states.values()) == ["scheduled", "scheduled", "unplaced"]

    assert await _run(path, "--as", "Owner", "--yes") == 0
    assert "Done: 0, here before: 4, refused or to be answered: 2." in capsys.readouterr().out
    async with shop.uow() as uow:
        assert len(await uow.records.all(Session)) == 3

    again = [await shop.send("desk", each) for each in (*waiting, lost, refused)]
    statuses = [result.status for result in again]
    assert statuses == [PushStatus.APPLIED, PushStatus.APPLIED, PushStatus.CONFLICT, PushStatus.CONFLICT]
    after = await shop.send("desk", CreateCustomer(customer_id=uuid7(), name="Goes On"))
    assert (before.status, after.status) == (PushStatus.APPLIED, PushStatus.APPLIED)
    async with shop.uow() as uow:
        assert len(await uow.records.all(Session)) == 3


async def test_it_is_done_in_the_name_of_who_is_said_with_their_rights(
    shop: Shop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mutation = shop.mutation("desk", shop.booking(shop.at(10), mechanic_id=shop.bert.id))
    path = _write(tmp_path / "changes.json", _file(shop, mutation))
    assert await _run(path, "--as", "Kiosk") == 1
    assert await _run(path, "--as", str(shop.people["anna"].member.id), "--yes", "--language", "fr") == 0
    said = capsys.readouterr().out
    assert "refusé : change 1 : Vous n’en avez pas le droit." in said.replace("\u00a0", " ")
    async with shop.uow() as uow:
        assert await uow.records.all(Session) == []


async def test_a_refusal_is_not_kept_so_that_the_right_person_and_the_computer_itself_may_still_do_it(
    shop: Shop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    booked, later = (
        shop.mutation("desk", shop.booking(shop.at(hour), mechanic_id=shop.bert.id)) for hour in (10, 14)
    )
    both = _write(tmp_path / "both.json", _file(shop, booked, later))
    assert await _run(both, "--as", "Anna", "--yes") == 0
    assert "Done: 0, here before: 0, refused or to be answered: 2." in capsys.readouterr().out
    async with shop.uow() as uow:
        assert [await uow.mutations.get(each.mid) for each in (booked, later)] == [None, None]
    assert await _run(_write(tmp_path / "one.json", _file(shop, booked)), "--as", "Owner", "--yes") == 0
    assert "Done: 1, here before: 0" in capsys.readouterr().out
    statuses = [(await shop.send("desk", each)).status for each in (booked, later)]
    assert statuses == [PushStatus.APPLIED, PushStatus.APPLIED]
    assert await _run(both, "--as", "Anna", "--yes") == 0
    assert "Done: 0, here before: 2" in capsys.readouterr().out
    async with shop.uow() as uow:
        assert len(await uow.records.all(Session)) == 2


async def test_what_was_refused_between_takes_no_number(
    shop: Shop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refused = [shop.mutation("desk", CancelSession(session_id=uuid7())) for _ in range(2)]
    booked = [shop.mutation("desk", shop.booking(shop.at(hour))) for hour in (10, 14)]
    mixed = [refused[0], booked[0], refused[1], booked[1]]
    path = _write(tmp_path / "changes.json", _file(shop, *mixed))
    assert await _run(path, "--as", "Owner", "--yes") == 0
    assert "Done: 2, here before: 0, refused or to be answered: 2." in capsys.readouterr().out


async def test_a_zero_byte_in_the_persons_name_is_no_fault(
    shop: Shop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mutation = shop.mutation("desk", shop.booking(shop.at(10)))
    path = _write(tmp_path / "changes.json", _file(shop, mutation, person="De\x00sk"))
    for arguments in ([], ["--yes"]):
        assert await _run(path, "--as", "Owner", *arguments) == 0
        assert "Done: 1," in capsys.readouterr().out


async def test_the_owner_revoked_the_device_under_which_it_is_read_in(
    shop: Shop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = (shop.mutation("desk", shop.booking(shop.at(hour))) for hour in (10, 14))
    file = _file(shop, first, second)
    now = shop.bootstrap.clock.now()
    async with shop.uow() as uow:
        device = filed_changes.device_of(file, now)
        await uow.devices.add(device)
        await uow.devices.revoke(device.id, now)
        await uow.commit()
    path = _write(tmp_path / "changes.json", file)
    for language, said in (("en", "was revoked"), ("fr", "a été révoqué")):
        assert await _run(path, "--as", "Owner", "--yes", "--language", language) == 1
        answer = capsys.readouterr().err
        assert answer.startswith("sync_server: device_revoked: ")
        assert said in answer
        assert answer.count("\n") == 1
    async with shop.uow() as uow:
        assert await uow.records.all(Session) == []


async def test_a_database_that_is_too_busy_is_said_and_the_rest_read_in_later(
    shop: Shop, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    mutations = [shop.mutation("desk", shop.booking(shop.at(hour))) for hour in (10, 14)]
    path = _write(tmp_path / "changes.json", _file(shop, *mutations))
    receive = push.receive

    async def held_up(
        uow: Any, account: Any, device_id: Any, mutation: Mutation, *rest: Any, **more: Any
    ) -> Any:
        if mutation.mid == mutations[1].mid:
            raise MovedOn
        return await receive(uow, account, device_id, mutation, *rest, **more)

    with monkeypatch.context() as patched:
        patched.setattr(push, "receive", held_up)
        assert await _run(path, "--as", "Owner", "--yes") == 2
    answer = capsys.readouterr().err
    assert answer.startswith("sync_server: The database is too busy")
    assert answer.count("\n") == 1
    assert await _run(path, "--as", "Owner", "--yes") == 0
    assert "Done: 1, here before: 1" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("over", "code"),
    [
        ({"format": "something"}, "not_changes"),
        ({"version": VERSION + 1}, "too_new"),
        ({"seal": "0"}, "damaged"),
        ({"changes": []}, "damaged"),
    ],
)
async def test_what_is_no_such_file_is_refused_with_its_code(
    shop: Shop, tmp_path: Path, capsys: pytest.CaptureFixture[str], over: dict[str, Any], code: str
) -> None:
    mutation = shop.mutation("desk", shop.booking(shop.at(10)))
    path = _write(tmp_path / "changes.json", _file(shop, mutation, **over))
    assert await _run(path, "--as", "Owner", "--yes") == 1
    assert f"sync_server: {code}: " in capsys.readouterr().err
    async with shop.uow() as uow:
        assert await uow.records.all(Session) == []


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not_changes"),
        (b"\xff\xfe\x00", "not_changes"),
        (b"[1, 2]", "not_changes"),
        (b'{"format": "else"}', "not_changes"),
        (b"[" * 100_000, "not_changes"),
        (b'{"format": "autodoctor-changes", "version": 1}', "damaged"),
        (b'{"format": "autodoctor-changes", "version": 9, "changes": "?"}', "too_new"),
        (b'{"format": "else", "version": 1}', "not_changes"),
    ],
)
def test_any_other_bytes_are_refused(content: bytes, code: str) -> None:
    with pytest.raises(filed_changes.NoChangeFile) as refused:
        filed_changes.read(content)
    assert refused.value.fault.value == code


def test_a_file_that_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filed_changes, "MOST_BYTES", 10)
    with pytest.raises(filed_changes.NoChangeFile) as refused:
        filed_changes.read(b"x" * 11)
    assert refused.value.fault is filed_changes.FileFault.TOO_LARGE


async def test_where_it_belongs_and_in_whose_name_has_to_be_known(
    shop: Shop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mutation = shop.mutation("desk", shop.booking(shop.at(10)))
    changes = _filed(mutation)
    elsewhere = uuid7()
    other = _file(shop, mutation, organization_id=elsewhere, seal=seal_of(elsewhere, changes))
    assert await _run(_write(tmp_path / "other.json", other), "--as", "Owner") == 1
    assert "is of another organization" in capsys.readouterr().err
    path = _write(tmp_path / "changes.json", _file(shop, mutation))
    assert await _run(path, "--as", "Nobody") == 1
    said = capsys.readouterr().err
    assert "Say in whose name with --as" in said
    assert str(shop.people["owner"].member.id) in said
    assert await _run(str(tmp_path / "missing.json"), "--as", "Owner") == 1
    assert "sync_server: unreadable: " in capsys.readouterr().err


@pytest.mark.expects_log("bug: RuntimeError")
async def test_a_change_at_which_the_program_fails_holds_up_no_other(
    shop: Shop, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setitem(push.HANDLERS, "session.cancel@1", fails)
    mutations = [
        shop.mutation("desk", CancelSession(session_id=uuid7())),
        shop.mutation("desk", shop.booking(shop.at(10))),
    ]
    path = _write(tmp_path / "changes.json", _file(shop, *mutations))
    for arguments in (["--as", "Owner"], ["--as", "Owner", "--yes"]):
        assert await _run(path, *arguments) == 0
        said = capsys.readouterr().out
        assert "refused: change 1: The server failed at this." in said
        assert "Done: 1," in said


@pytest.mark.parametrize("day", [-2, 1], ids=["lapsed", "kept still"])
@pytest.mark.parametrize("name", ["Owner", "Desk"])
async def test_a_walk_in_has_the_bay_that_its_computer_had_promised(
    shop: Shop, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, day: int
) -> None:
    row = await lease(shop, shop.at(10, day=day), expires_at=shop.at(20, day=day))
    async with shop.uow() as uow:
        await uow.bump()
        await uow.reservations.expire_lapsed()
        for bay in shop.bays:
            if bay.id != row.bay_id:
                await uow.records.add(shop.slot(row.starts, mechanic_id=None, bay_id=bay.id))
        await uow.commit()
    command = walk_in(shop, row)
    mutation = shop.mutation("desk", command)
    path = _write(tmp_path / "changes.json", _file(shop, mutation))
    for more in ((), ("--yes",)):
        assert await _run(path, "--as", name, *more) == 0
        assert "Changes: 1. Done: 1" in capsys.readouterr().out
    slot = await shop.slot_of(command.session_id)
    assert slot is not None
    assert (slot.id, slot.bay_id) == (row.id, row.bay_id)
    assert (await shop.send("desk", mutation)).status is PushStatus.APPLIED


async def test_a_bay_that_it_had_given_back_is_given_back(
    shop: Shop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = await lease(shop, shop.at(10))
    mutation = shop.mutation("desk", GiveBackLease(lease_id=row.id))
    path = _write(tmp_path / "changes.json", _file(shop, mutation))
    assert await _run(path, "--as", "Owner", "--yes") == 0
    assert "Changes: 1. Done: 1" in capsys.readouterr().out
    assert [each.id for each in await leased(shop, ReservationStatus.CANCELLED)] == [row.id]
