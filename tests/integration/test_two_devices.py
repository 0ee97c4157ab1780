"""Two desktops against a real server process on a real PostgreSQL: what one does arrives on the other, once."""

from __future__ import annotations

import asyncio
import signal
from uuid import UUID

import pytest

from desktop.store.pending import ChangeState
from desktop.sync.holds import HoldRefused, Holds
from scheduling.commands import CancelSession, CreateCustomer, MoveSession, Place
from scheduling.ids import uuid7
from scheduling.records import Customer, Reservation, Session
from scheduling.vocabulary import ReservationKind, SessionState, VisitKind
from scheduling.wire import HoldRequest
from tests.integration.desks import Desk, agreed, until
from tests.integration.serving import ServerProcess
from tests.sync_server.shop import Shop


async def test_what_one_does_the_other_sees(shop: Shop, desks: tuple[Desk, Desk]) -> None:
    one, two = desks
    command = shop.booking(shop.at(10))
    one.store.submit(command)
    await until(lambda: two.state_of(command.session_id) is SessionState.SCHEDULED)
    seen = Place(starts=command.starts, minutes=60, mechanic_id=shop.anna.id)
    to = Place(starts=shop.at(13), minutes=60, mechanic_id=shop.bert.id)
    two.store.submit(MoveSession(session_id=command.session_id, seen=seen, to=to))

    def moved() -> bool:
        row = one.store.get(Session, command.session_id)
        return row is not None and (row.starts, row.mechanic_id) == (shop.at(13), shop.bert.id)

    await until(moved)
    one.store.submit(CancelSession(session_id=command.session_id))
    await until(lambda: two.state_of(command.session_id) is SessionState.CANCELLED)
    await agreed(one, two)
    await until(lambda: one.store.changes() == two.store.changes() == [])  # acknowledged is not yet pulled


async def test_one_slot_booked_twice_is_one_conflict_shown_on_both(
    shop: Shop, server: ServerProcess, desks: tuple[Desk, Desk]
) -> None:
    one, two = desks
    server.end()
    await until(lambda: not one.status.online and not two.status.online)
    commands = [shop.booking(shop.at(10)), shop.booking(shop.at(10.5))]
    for desk, command in zip(desks, commands, strict=True):
        desk.store.submit(command)
        assert desk.state_of(command.session_id) is SessionState.SCHEDULED, "drawn at once"
        assert command.session_id in desk.store.waiting_rows()
    server.start()
    await agreed(one, two)
    states = [one.state_of(command.session_id) for command in commands]
    assert sorted(state.value for state in states if state) == ["scheduled", "unplaced"]
    refused = [change for desk in desks for change in desk.store.changes()]
    (lost,) = refused
    assert (lost.state, lost.code) == (ChangeState.CONFLICT, "slot_taken")
    assert lost.outcome is not None
    assert lost.outcome.stored_as == "unplaced"
    assert lost.outcome.alternatives
    assert lost.outcome.blocking[0].customer_name == shop.customer.name
    assert one.status.needs_attention + two.status.needs_attention == 1


async def test_work_goes_on_without_the_server_and_arrives_afterwards(
    shop: Shop, server: ServerProcess, desks: tuple[Desk, Desk]
) -> None:
    one, two = desks
    server.end()
    await until(lambda: not one.status.online and not two.status.online)
    person = uuid7()
    one.store.submit(CreateCustomer(customer_id=person, name="Walter Walk-In", phone="+15145550177"))
    first = shop.booking(shop.at(9), customer_id=person, vehicle_id=None)
    second = shop.booking(shop.at(9), mechanic_id=shop.bert.id)
    one.store.submit(first)
    two.store.submit(second)
    assert (one.status.waiting, two.status.waiting) == (2, 1)
    server.start()
    await agreed(one, two)
    assert one.status.online
    assert two.status.online
    for command in (first, second):
        assert two.state_of(command.session_id) is SessionState.SCHEDULED
    assert [row.id for row in two.store.search_customers("walk-in")] == [person]
    await until(lambda: one.store.changes() == two.store.changes() == [])  # acknowledged is not yet pulled


async def test_a_server_killed_in_the_middle_of_a_push_doubles_nothing(
    shop: Shop, server: ServerProcess, desks: tuple[Desk, Desk]
) -> None:
    one, two = desks
    server.end()
    people = [uuid7() for _ in range(120)]
    for number, person in enumerate(people):
        one.store.submit(CreateCustomer(customer_id=person, name=f"Customer {number}"))
    server.start()
    async with asyncio.timeout(90):
        while not await _arrived(shop, people):  # noqa: ASYNC110 what is waited for is another process
            await asyncio.sleep(0.001)
    server.end(signal.SIGKILL)
    assert await _arrived(shop, people) < len(people), "it was killed in the middle"
    server.start()
    await agreed(one, two)
    assert await _arrived(shop, people) == len(people)
    assert {row.id for row in two.store.all(Customer)} >= set(people)
    await until(lambda: one.store.changes() == [])  # none was refused for being there twice


async def _arrived(shop: Shop, people: list[UUID]) -> int:
    async with shop.uow() as uow:
        return len({row.id for row in await uow.records.all(Customer)} & set(people))


async def test_a_held_slot_becomes_the_booking(shop: Shop, desks: tuple[Desk, Desk]) -> None:
    one, two = desks
    request = HoldRequest(
        hold_id=uuid7(), starts=shop.at(10), minutes=60, kind=VisitKind.IN_PERSON, mechanic_id=shop.anna.id
    )
    answer = await Holds(one.access).place(request)
    with pytest.raises(HoldRefused) as raised:
        await Holds(two.access).place(
            HoldRequest(
                hold_id=uuid7(),
                starts=shop.at(10),
                minutes=60,
                kind=VisitKind.IN_PERSON,
                mechanic_id=shop.anna.id,
            )
        )
    assert raised.value.problem.outcome is not None
    assert raised.value.problem.outcome.alternatives
    await until(lambda: two.store.get(Reservation, answer.hold_id) is not None)
    command = shop.booking(shop.at(10), hold_id=answer.hold_id)
    one.store.submit(command)
    await until(lambda: two.state_of(command.session_id) is SessionState.SCHEDULED)
    await agreed(one, two)
    slots = [row for row in two.store.all(Reservation) if row.session_id == command.session_id]
    assert [row.kind for row in slots] == [ReservationKind.BOOKING]
    await Holds(one.access).release(uuid7())


async def test_an_outbox_used_twice_goes_on_as_another_device(shop: Shop, desks: tuple[Desk, Desk]) -> None:
    one, two = desks
    first = shop.booking(shop.at(10))
    one.store.submit(first)
    await agreed(one, two)
    await one.engine.stop()
    device = one.store.device_id
    with one.store._outbox._database.begin() as connection:  # a copy from before that booking
        connection.exec_driver_sql("DELETE FROM outbox")
        connection.exec_driver_sql("UPDATE device SET next_seq = 1")
    one.store._outbox._next_seq = 1
    second = shop.booking(shop.at(14))
    one.store.submit(second)
    await one.go_on()
    await until(lambda: two.state_of(second.session_id) is SessionState.SCHEDULED)
    await agreed(one, two)
    assert one.store.device_id != device
