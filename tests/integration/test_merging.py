"""Two desktops without the server, a customer who is here twice: whatever each does meanwhile lands on one of them."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from scheduling.commands import CreateCustomer, CreateVehicle
from scheduling.ids import uuid7
from scheduling.merge_commands import Called, MergeCustomers
from scheduling.records import Customer, Session, Vehicle
from tests.integration.desks import Desk, agreed, until
from tests.integration.serving import ServerProcess
from tests.sync_server.shop import Shop

THEIRS = Called(name="Chantale Client", phone="+15145550199")


async def _twice(desks: tuple[Desk, Desk]) -> UUID:
    """The same person once more, known on both."""
    other = uuid7()
    desks[0].store.submit(CreateCustomer(customer_id=other, name=THEIRS.name, phone=THEIRS.phone))
    for desk in desks:
        await until(partial(_here, desk, other))
    await agreed(*desks)
    return other


def _belongs(desk: Desk, cls: type[Session | Vehicle], row_id: UUID, customer_id: UUID) -> bool:
    row = desk.store.get(cls, row_id)
    return row is not None and row.customer_id == customer_id


def _here(desk: Desk, customer_id: UUID) -> bool:
    return desk.store.get(Customer, customer_id) is not None


def _gone(desk: Desk, customer_id: UUID) -> bool:
    return desk.store.get(Customer, customer_id) is None


def _one_left(desk: Desk, ids: set[UUID]) -> bool:
    return len({row.id for row in desk.store.all(Customer)} & ids) == 1


async def _without(server: ServerProcess, desks: tuple[Desk, Desk]) -> None:
    server.end()
    await until(lambda: not any(desk.status.online for desk in desks))


async def test_what_is_done_for_the_one_who_goes_meanwhile_is_the_other_ones(
    shop: Shop, server: ServerProcess, desks: tuple[Desk, Desk]
) -> None:
    one, two = desks
    other, car = await _twice(desks), uuid7()
    await _without(server, desks)
    booking = shop.booking(shop.at(10), customer_id=other, vehicle_id=car)
    one.store.submit(MergeCustomers(kept_id=shop.customer.id, other_id=other, seen=THEIRS))
    assert one.store.get(Customer, other) is not None, "nothing is pretended"
    two.store.submit(CreateVehicle(vehicle_id=car, customer_id=other, plate="X1"))
    two.store.submit(booking)
    server.start()
    await agreed(one, two)
    for desk in desks:  # answered is not yet pulled
        await until(partial(_belongs, desk, Session, booking.session_id, shop.customer.id))
        await until(partial(_belongs, desk, Vehicle, car, shop.customer.id))
        await until(partial(_gone, desk, other))
    assert one.status.needs_attention + two.status.needs_attention == 0


async def test_two_that_cross_without_the_server_leave_one_customer_and_no_complaint(
    shop: Shop, server: ServerProcess, desks: tuple[Desk, Desk]
) -> None:
    one, two = desks
    other, mine = await _twice(desks), shop.customer.id
    await _without(server, desks)
    me = Called(name=shop.customer.name, phone=shop.customer.phone)
    one.store.submit(MergeCustomers(kept_id=mine, other_id=other, seen=THEIRS))
    two.store.submit(MergeCustomers(kept_id=other, other_id=mine, seen=me))
    server.start()
    await agreed(one, two)
    for desk in desks:
        await until(partial(_one_left, desk, {mine, other}))
    (left,) = {row.id for row in one.store.all(Customer)} & {mine, other}
    await until(partial(_gone, two, *({mine, other} - {left})))
    assert {vehicle.customer_id for vehicle in one.store.all(Vehicle)} == {left}
    assert one.status.needs_attention + two.status.needs_attention == 0
