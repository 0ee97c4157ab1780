"""A push arrives exactly once, whatever is sent again, dropped, doubled or renumbered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scheduling.commands import CreateCustomer, CreateVehicle, EditCustomer, EditVehicle
from scheduling.ids import uuid7
from scheduling.records import Customer, Session, Vehicle
from scheduling.vocabulary import SessionState
from scheduling.wire import PushStatus
from tests.sync_server.shop import Shop


async def test_sent_again_it_is_answered_again_and_done_once(shop: Shop) -> None:
    mutation = shop.mutation("desk", shop.booking(shop.at(10)))
    first = await shop.send("desk", mutation)
    async with shop.uow() as uow:
        before = await uow.feed.state()
    again = [await shop.send("desk", mutation) for _ in range(3)]
    assert again == [first] * 3
    async with shop.uow() as uow:
        assert await uow.feed.state() == before
        assert len(await uow.records.all(Session)) == 1


async def test_the_control_without_deduplication_conflicts_with_itself(shop: Shop) -> None:
    """What the ids of mutations are for: the same booking under new ids every time loses against itself."""
    statuses = [(await shop.send("desk", shop.booking(shop.at(10)))).status for _ in range(3)]
    assert statuses == [PushStatus.APPLIED, PushStatus.CONFLICT, PushStatus.CONFLICT]


async def test_a_conflict_and_a_rejection_are_answered_again_too(shop: Shop) -> None:
    await shop.send("desk", shop.booking(shop.at(10)))
    for command in (shop.booking(shop.at(10)), shop.booking(shop.at(12), minutes=0)):
        mutation = shop.mutation("desk", command)
        first = await shop.send("desk", mutation)
        assert first.status in {PushStatus.CONFLICT, PushStatus.REJECTED}
        assert await shop.send("desk", mutation) == first


async def test_an_id_is_not_used_for_something_else(shop: Shop) -> None:
    mutation = shop.mutation("desk", shop.booking(shop.at(10)))
    await shop.send("desk", mutation)
    other = replace(shop.mutation("desk", shop.booking(shop.at(12))), mid=mutation.mid)
    result = await shop.send("desk", other)
    assert (result.status, result.code) == (PushStatus.REJECTED, "invalid")
    async with shop.uow() as uow:
        assert len(await uow.records.all(Session)) == 1


async def test_the_order_of_keys_does_not_matter(shop: Shop) -> None:
    mutation = shop.mutation("desk", shop.booking(shop.at(10)))
    first = await shop.send("desk", mutation)
    assert isinstance(mutation.args, dict)
    reordered = replace(mutation, args=dict(reversed(mutation.args.items())))
    assert await shop.send("desk", reordered) == first


async def test_gap_and_fork(shop: Shop) -> None:
    one, two, three = (shop.mutation("desk", shop.booking(shop.at(10 + n * 2))) for n in range(3))
    assert (await shop.send("desk", two)).status is PushStatus.GAP
    assert (await shop.send("desk", one)).status is PushStatus.APPLIED
    assert (await shop.send("desk", three)).status is PushStatus.GAP
    assert (await shop.send("desk", two)).status is PushStatus.APPLIED
    forked = replace(shop.mutation("desk", shop.booking(shop.at(16))), seq=1)
    assert (await shop.send("desk", forked)).status is PushStatus.FORKED


async def test_an_unknown_command_and_wrong_arguments_do_not_stop_the_queue(shop: Shop) -> None:
    unknown = replace(shop.mutation("desk", shop.booking(shop.at(10))), name="session.teleport@9")
    assert (await shop.send("desk", unknown)).code == "unknown_command"
    wrongs: list[object] = [None, 7, [], {}, {"session_id": "x"}]
    for args in wrongs:
        wrong = replace(shop.mutation("desk", shop.booking(shop.at(10))), args=args)
        assert (await shop.send("desk", wrong)).code == "invalid"
    assert (await shop.send("desk", shop.booking(shop.at(10)))).status is PushStatus.APPLIED


async def test_different_fields_merge_and_the_same_field_conflicts(shop: Shop) -> None:
    customer_id = shop.customer.id
    old = shop.customer
    first = EditCustomer(customer_id=customer_id, set={"phone": (old.phone, "+15145550111")})
    other = EditCustomer(customer_id=customer_id, set={"notes": (old.notes, "likes coffee")})
    same = EditCustomer(customer_id=customer_id, set={"phone": (old.phone, "+15145550122")})
    assert (await shop.send("desk", first)).status is PushStatus.APPLIED
    assert (await shop.send("owner", other)).status is PushStatus.APPLIED
    assert (await shop.send("owner", first)).status is PushStatus.APPLIED
    stale = await shop.send("owner", same)
    assert (stale.code, stale.outcome.fields) == ("stale_edit", {"phone": ("+15145550111", "+15145550122")})
    async with shop.uow() as uow:
        customer = await uow.records.get(Customer, customer_id)
    assert customer == replace(old, phone="+15145550111", notes="likes coffee")
    wrong = EditCustomer(customer_id=customer_id, set={"created_at": ("1", "2")})
    assert (await shop.send("desk", wrong)).code == "invalid"
    assert (await shop.send("desk", replace(first, customer_id=uuid7()))).code == "gone"


async def _with_vehicle(shop: Shop) -> CreateVehicle:
    made = CreateVehicle(vehicle_id=uuid7(), customer_id=shop.customer.id, make="Kia", year=2019)
    assert (await shop.send("desk", made)).status is PushStatus.APPLIED
    return made


async def test_a_vehicle_is_edited_field_by_field(shop: Shop) -> None:
    vehicle_id = (await _with_vehicle(shop)).vehicle_id
    year = EditVehicle(vehicle_id=vehicle_id, set={"year": (2019, 2020), "odometer_km": (None, 81_000)})
    plate = EditVehicle(vehicle_id=vehicle_id, set={"plate": ("", "F12 ABD")})
    for who, command in (
        ("desk", year),
        ("owner", plate),
        ("owner", year),
    ):  # the last wants what is so already
        assert (await shop.send(who, command)).status is PushStatus.APPLIED
    late = EditVehicle(
        vehicle_id=vehicle_id,
        set={"year": (2019, None), "odometer_km": (None, 9), "plate": ("", "F12 X"), "model": ("", "Rio")},
    )
    stale = await shop.send("desk", late)
    assert (stale.status, stale.code, stale.ver) == (PushStatus.CONFLICT, "stale_edit", 0)
    assert stale.outcome.fields == {
        "year": ("2020", ""),
        "odometer_km": ("81000", "9"),
        "plate": ("F12 ABD", "F12 X"),
    }
    async with shop.uow() as uow:
        row = await uow.records.get(Vehicle, vehicle_id)
    assert row is not None
    assert (row.make, row.model, row.year, row.odometer_km, row.plate) == ("Kia", "", 2020, 81_000, "F12 ABD")


async def test_a_vehicle_that_is_gone_or_anothers_is_not_edited(shop: Shop) -> None:
    await shop.send("desk", shop.booking(shop.at(10)))  # Anna's customer from now on
    edit = EditVehicle(vehicle_id=(await _with_vehicle(shop)).vehicle_id, set={"plate": ("", "F12 ABD")})
    assert (await shop.send("ivan", edit)).code == "not_allowed"
    assert (await shop.send("anna", edit)).status is PushStatus.APPLIED
    assert (await shop.send("desk", replace(edit, vehicle_id=uuid7()))).code == "gone"


@pytest.mark.parametrize(
    "edits",
    [
        {"customer_id": ["a", "b"]},
        {"year": ["2019", "2020"]},
        {"year": [2019, 0]},
        {"year": [2019, True]},
        {"year": [2019]},
        {"plate": ["", None]},
        {"odometer_km": [None, -1]},
        {"odometer_km": [None, 1.5]},
        {"plate": ["", "x" * 301]},
    ],
)
async def test_what_no_vehicle_has_is_refused(shop: Shop, edits: dict[str, list[object]]) -> None:
    made = await _with_vehicle(shop)
    command = EditVehicle(vehicle_id=made.vehicle_id, set={})
    args = {"vehicle_id": str(made.vehicle_id), "set": edits}
    answer = await shop.send("desk", replace(shop.mutation("desk", command), args=args))
    assert answer.status is PushStatus.REJECTED
    assert answer.code in ("invalid", "too_long")


async def test_a_new_customer_with_a_vehicle(shop: Shop) -> None:
    customer = CreateCustomer(customer_id=uuid7(), name="Nadia Neuve", language="fr")
    vehicle = CreateVehicle(vehicle_id=uuid7(), customer_id=customer.customer_id, make="Kia", year=2020)
    assert (await shop.send("desk", vehicle)).code == "not_found"
    assert (await shop.send("desk", customer)).status is PushStatus.APPLIED
    assert (await shop.send("desk", vehicle)).status is PushStatus.APPLIED
    async with shop.uow() as uow:
        row = await uow.records.get(Vehicle, vehicle.vehicle_id)
    assert row is not None
    assert row.customer_id == customer.customer_id
    assert (await shop.send("desk", replace(customer, name="Else"))).code == "invalid"
    assert (await shop.send("desk", CreateCustomer(customer_id=uuid7(), name=" "))).code == "invalid"


@pytest.mark.parametrize("who", ["anna", "ivan"])
async def test_a_mechanic_acts_on_own_bookings_only(shop: Shop, who: str) -> None:
    me, other = (shop.anna, shop.ivan) if who == "anna" else (shop.ivan, shop.anna)
    assert (await shop.send(who, shop.booking(shop.at(10), mechanic_id=other.id))).code == "not_allowed"
    assert (await shop.send(who, shop.booking(shop.at(10), mechanic_id=None))).code == "not_allowed"
    own = shop.booking(shop.at(12), mechanic_id=me.id)
    assert (await shop.send(who, own)).status is PushStatus.APPLIED
    assert (await shop.session(own.session_id)).state is SessionState.SCHEDULED


async def test_a_mechanic_edits_own_customers_only(shop: Shop) -> None:
    await shop.send("desk", shop.booking(shop.at(10)))
    edit = EditCustomer(customer_id=shop.customer.id, set={"notes": ("", "x")})
    assert (await shop.send("ivan", edit)).code == "not_allowed"
    assert (await shop.send("anna", edit)).status is PushStatus.APPLIED


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("\x00", {}),
        ("session.book@1", {"kind": "\x00"}),
        ("customer.edit@1", {"customer_id": str(uuid7()), "set": {"\x00": ["a", "b"]}}),
        ("session.book@1", {"kind": "x" * 100_000}),
    ],
)
async def test_words_that_cannot_be_stored_do_not_stop_the_queue(
    shop: Shop, name: str, args: dict[str, object]
) -> None:
    if "customer_id" in args:
        args = args | {"customer_id": str(shop.customer.id)}
    mutation = replace(shop.mutation("desk", shop.booking(shop.at(10))), name=name, args=args)
    result = await shop.send("desk", mutation)
    assert result.status is PushStatus.REJECTED
    assert len(result.outcome.detail) <= 300
    assert await shop.send("desk", mutation) == result
    assert (await shop.send("desk", shop.booking(shop.at(10)))).status is PushStatus.APPLIED
