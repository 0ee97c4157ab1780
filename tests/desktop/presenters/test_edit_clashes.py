"""An edit that somebody else made too: both values of each field, and one of each is taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

import pytest

from desktop.presenters.edit_clashes import EditClash, EditClashes, FieldClash
from desktop.store.local_store import LocalStore
from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from scheduling.commands import (
    Command,
    EditCustomer,
    EditVehicle,
    HoursBlock,
    MoveSession,
    OpeningDay,
    Outcome,
    Place,
    SetMechanicHours,
    SetMechanicSettings,
    SetOpeningHours,
)
from scheduling.edit_commands import EditSession
from scheduling.errors import Gone
from scheduling.hours_editing import settings_of, weekly_blocks
from scheduling.ids import uuid7
from scheduling.records import Mechanic, Session, Vehicle, WeeklyBlock, WorkshopHours
from scheduling.vocabulary import ServiceType, SessionState
from tests import factories
from tests.factories import NOW, Garage, garage, named


@pytest.fixture
def shop() -> Garage:
    return garage()


@pytest.fixture
def store(shop: Garage) -> Iterator[LocalStore]:
    made = LocalStore.in_memory(now=lambda: NOW)
    made.load(shop.records)
    made.write_state(replace(made.state(), epoch=named("epoch"), cursor=5))
    yield made
    made.close()


def _stale(store: LocalStore, command: Command, code: str = "stale_edit") -> UUID:
    mid = store.submit(command)
    answer = Answer(mid=mid, state=ChangeState.CONFLICT, code=code, outcome=Outcome())
    store.settle([answer], named("epoch"))
    return mid


def _find(store: LocalStore, mid: UUID) -> EditClash | None:
    change = store.change(mid)
    assert change is not None
    return EditClashes(store).find(change)


def _clash(store: LocalStore, mid: UUID) -> EditClash:
    found = _find(store, mid)
    assert found is not None
    return found


def _taken(store: LocalStore, mid: UUID, *mine: str) -> Command:
    new = EditClashes(store).settle(mid, frozenset(mine))
    assert new is not None
    change = store.change(new)
    assert change is not None
    assert [each.mid for each in store.changes()] == [new], "the refused one is seen to with it"
    return change.command


def _edited(store: LocalStore, shop: Garage) -> UUID:
    """Phone and notes in dispute, the email changed here only, the name the same by both."""
    edit = EditCustomer(
        customer_id=shop.elise.id,
        set={
            "phone": (shop.elise.phone, "+15145550101"),
            "notes": (shop.elise.notes, "mine"),
            "email": (shop.elise.email, "mine@example.test"),
            "name": (shop.elise.name, "Élise Roy"),
        },
    )
    store.load([replace(shop.elise, phone="+15145550102", notes="theirs", name="Élise Roy")])
    return _stale(store, edit)


def test_both_values_stand_side_by_side_and_what_nobody_else_changed_goes_along(
    store: LocalStore, shop: Garage
) -> None:
    mid = _edited(store, shop)
    clash = _clash(store, mid)
    assert clash.fields == (
        FieldClash(name="phone", theirs="+15145550102", yours="+15145550101"),
        FieldClash(name="notes", theirs="theirs", yours="mine"),
    )
    assert (clash.mid, clash.what, clash.who, clash.also) == (mid, "customer.edit", "Élise Roy", ("email",))


def test_one_field_is_taken_and_the_other_left(store: LocalStore, shop: Garage) -> None:
    command = _taken(store, _edited(store, shop), "phone")
    assert command == EditCustomer(
        customer_id=shop.elise.id,
        set={
            "phone": ("+15145550102", "+15145550101"),
            "email": (shop.elise.email, "mine@example.test"),
        },
    )


def test_theirs_are_kept_and_what_is_in_no_dispute_is_sent_all_the_same(
    store: LocalStore, shop: Garage
) -> None:
    command = _taken(store, _edited(store, shop))
    assert isinstance(command, EditCustomer)
    assert set(command.set) == {"email"}


def test_where_nothing_is_left_of_it_it_is_only_seen_to(store: LocalStore, shop: Garage) -> None:
    store.load([replace(shop.elise, phone="+15145550102")])
    edit = EditCustomer(customer_id=shop.elise.id, set={"phone": (shop.elise.phone, "+15145550101")})
    mid = _stale(store, edit)
    assert EditClashes(store).settle(mid, frozenset()) is None
    assert store.changes() == []
    with pytest.raises(Gone):
        EditClashes(store).settle(mid, frozenset({"phone"}))
    with pytest.raises(Gone):
        EditClashes(store).settle(uuid7(), frozenset())


def test_what_is_no_stale_edit_or_in_dispute_no_more_is_none(store: LocalStore, shop: Garage) -> None:
    edit = EditCustomer(customer_id=shop.elise.id, set={"phone": ("old", "+15145550101")})
    assert _find(store, _stale(store, edit, "server_fault")) is None
    mid = _stale(store, edit)
    store.load([replace(shop.elise, phone="+15145550101")])
    assert _find(store, mid) is None, "both want the same by now"
    place = Place(starts=NOW, minutes=60)
    move = _stale(store, MoveSession(session_id=uuid7(), seen=place, to=place))
    assert _find(store, move) is None
    with pytest.raises(Gone):
        EditClashes(store).settle(move, frozenset())


@pytest.mark.parametrize(
    "command",
    [
        EditCustomer(customer_id=uuid7(), set={"notes": ("a", "b")}),
        EditSession(session_id=uuid7(), set={"category": ("a", "b")}),
        EditVehicle(vehicle_id=uuid7(), set={"make": ("a", "b")}),
    ],
)
def test_of_a_row_that_is_gone_there_is_nothing_to_choose(store: LocalStore, command: Command) -> None:
    assert _find(store, _stale(store, command)) is None


def test_of_a_booking_what_was_said_is_put_side_by_side_until_it_is_over(
    store: LocalStore, shop: Garage
) -> None:
    row = factories.session(shop.elise.id, concern="theirs", service_type=ServiceType.INSPECTION)
    store.load([row])
    wished = {
        "service_type": ("repair", "maintenance"),
        "concern": ("seen", "mine, and more"),
        "preparation": ("", "Lift"),
    }
    mid = _stale(store, EditSession(session_id=row.id, set=wished))
    clash = _clash(store, mid)
    assert clash.fields == (
        FieldClash(name="service_type", theirs="inspection", yours="maintenance"),
        FieldClash(name="concern", theirs="theirs", yours="mine, and more"),
    )
    assert (clash.what, clash.who, clash.also) == ("session.edit", shop.elise.name, ("preparation",))
    store.load([replace(row, state=SessionState.COMPLETED)])
    assert _find(store, mid) is None
    store.load([row])
    assert _taken(store, mid, "service_type") == EditSession(
        session_id=row.id, set={"service_type": ("inspection", "maintenance"), "preparation": ("", "Lift")}
    )
    after = store.get(Session, row.id)
    assert after is not None
    assert (after.service_type, after.concern) == (ServiceType.MAINTENANCE, "theirs")


def test_a_vehicle_has_numbers_too(store: LocalStore, shop: Garage) -> None:
    car = factories.vehicle(shop.elise.id, year=2019, odometer_km=None)
    store.load([car])
    edit = EditVehicle(vehicle_id=car.id, set={"year": (2018, 2020), "odometer_km": (None, 9000)})
    mid = _stale(store, edit)
    assert _clash(store, mid).fields == (FieldClash(name="year", theirs=2019, yours=2020),)
    assert _taken(store, mid, "year") == EditVehicle(
        vehicle_id=car.id, set={"year": (2019, 2020), "odometer_km": (None, 9000)}
    )
    row = store.get(Vehicle, car.id)
    assert row is not None
    assert (row.year, row.odometer_km) == (2020, 9000)


def test_a_mechanics_settings(store: LocalStore, shop: Garage) -> None:
    mechanic = store.get(Mechanic, shop.ivan.id)
    assert mechanic is not None
    seen = settings_of(mechanic)
    command = SetMechanicSettings(
        mechanic_id=mechanic.id, seen=seen, to=replace(seen, buffer_minutes=5, notice_minutes=30)
    )
    store.load([replace(mechanic, buffer_minutes=20)])
    mid = _stale(store, command)
    clash = _clash(store, mid)
    assert clash.fields == (FieldClash(name="buffer_minutes", theirs=20, yours=5),)
    assert (clash.who, clash.also) == (mechanic.name, ("notice_minutes",))
    taken = _taken(store, mid, "buffer_minutes")
    present = replace(seen, buffer_minutes=20)
    assert taken == replace(command, seen=present, to=replace(present, buffer_minutes=5, notice_minutes=30))
    unknown = _stale(store, replace(command, mechanic_id=uuid7()))
    assert _find(store, unknown) is None


def test_a_mechanics_week_is_chosen_day_by_day(store: LocalStore, shop: Garage) -> None:
    mechanic_id = shop.ivan.id
    theirs = {row.weekday: row for row in store.all(WeeklyBlock) if row.mechanic_id == mechanic_id}
    day, other = sorted(theirs)[:2]
    mine = [
        HoursBlock(id=row.id, weekday=row.weekday, start_minute=600, end_minute=660)
        if row.weekday in (day, other)
        else HoursBlock(
            id=row.id, weekday=row.weekday, start_minute=row.start_minute, end_minute=row.end_minute
        )
        for row in theirs.values()
    ]
    mid = _stale(store, SetMechanicHours(mechanic_id=mechanic_id, seen=[uuid7()], blocks=mine))
    spans = {field.name: (field.theirs, field.yours) for field in _clash(store, mid).fields}
    before = theirs[day]
    assert spans[f"weekday.{day}"] == (((before.start_minute, before.end_minute),), ((600, 660),))
    assert set(spans) == {f"weekday.{day}", f"weekday.{other}"}
    command = _taken(store, mid, f"weekday.{day}")
    assert isinstance(command, SetMechanicHours)
    assert set(command.seen) == {row.id for row in theirs.values()}
    week = {row.weekday: (row.start_minute, row.end_minute) for row in weekly_blocks(command)}
    assert week == {row.weekday: (row.start_minute, row.end_minute) for row in theirs.values()} | {
        day: (600, 660)
    }
    (new,) = [block for block in command.blocks if block.weekday == day]
    assert new.id not in command.seen


def test_opening_hours_are_chosen_day_by_day_with_their_break(store: LocalStore) -> None:
    theirs = {row.weekday: row for row in store.all(WorkshopHours)}
    day, other = sorted(theirs)[:2]
    mine = [
        OpeningDay(
            id=uuid7(),
            weekday=weekday,
            start_minute=600,
            end_minute=960,
            break_start_minute=720,
            break_end_minute=750,
        )
        for weekday in (day, other)
    ]
    mid = _stale(store, SetOpeningHours(seen=[], days=mine))
    spans = {field.name: field.yours for field in _clash(store, mid).fields}
    assert spans[f"weekday.{day}"] == ((600, 720), (750, 960))
    closed = [name for name, yours in spans.items() if yours == ()]
    assert len(closed) == len(theirs) - 2, "days that are closed on one side"
    command = _taken(store, mid, f"weekday.{day}", closed[0])
    assert isinstance(command, SetOpeningHours)
    days = {row.weekday: (row.start_minute, row.break_start_minute) for row in command.days}
    assert days[day] == (600, 720)
    assert days[other] == (theirs[other].start_minute, theirs[other].break_start_minute)
    assert int(closed[0].removeprefix("weekday.")) not in days
