"""A walk-in at the desk: where there is room, who it may be, and when it is called confirmed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from desktop.presenters.calendar_model import Block, Mode
from desktop.presenters.customer_form import Problem
from desktop.presenters.walk_in_model import Entered, Standing
from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from scheduling.commands import BookSession, CreateCustomer, CreateVehicle, Outcome
from scheduling.errors import Gone, Invalid, NotAllowed
from scheduling.ids import uuid7
from scheduling.lease_commands import GiveBackLease, WalkIn
from scheduling.records import Reservation, Session, Vehicle
from scheduling.visit_commands import CheckIn
from scheduling.vocabulary import (
    ReservationKind,
    ReservationStatus,
    Role,
    SessionState,
)
from tests.desktop.calendar.leased import lease
from tests.desktop.calendar.scenes import Scene, scene
from tests.factories import MONDAY, at, named, vehicle

WANDA = Entered(name="Wanda Walker", phone="514 555 0188", concern="A tire loses air.")


@pytest.fixture
def shop() -> Scene:
    return scene()


def at_ten(shop: Scene) -> Scene:
    shop.clock.set(at(MONDAY, "10:00"))
    return shop


def answered(shop: Scene, mid: UUID, state: ChangeState = ChangeState.APPLIED, stored_as: str = "") -> None:
    shop.store.write_state(replace(shop.store.state(), epoch=named("epoch"), cursor=9))
    outcome = Outcome(stored_as=stored_as)
    shop.store.settle([Answer(mid=mid, state=state, ack_ver=10, outcome=outcome)], named("epoch"))


def test_out_of_a_lease_it_is_confirmed_and_drawn_so_while_nothing_is_sent(shop: Scene) -> None:
    row = lease(at_ten(shop), "10:00")
    desk = shop.presenter.walk_in
    choice = desk.choices(60)[0]
    assert (choice.starts, choice.bay, choice.confirmed) == (row.starts, "Bay 1", True)
    result = desk.confirm(WANDA, choice)
    assert desk.standing(result) is Standing.CONFIRMED
    session, slot = shop.store.get(Session, result.session_id), shop.store.get(Reservation, row.id)
    assert session is not None
    assert slot is not None
    assert (session.state, session.arrived_at, session.bay_id) == (
        SessionState.WAITING,
        row.starts,
        row.bay_id,
    )
    assert (slot.kind, slot.status, slot.session_id) == (
        ReservationKind.BOOKING, ReservationStatus.CONFIRMED, session.id
    )  # fmt: skip
    board = shop.presenter.board()
    assert board is not None
    block = board.block(session.id)
    assert block is not None
    assert (block.waiting, block.state) == (False, SessionState.WAITING)
    assert desk.unsent() == 2  # the badge counts them all the same
    made = [type(command) for command in shop.sent()]
    assert made == [CreateCustomer, WalkIn]


def test_what_the_server_says_of_it_is_told(shop: Scene) -> None:
    lease(at_ten(shop), "10:00")
    desk = shop.presenter.walk_in
    result = desk.confirm(WANDA, desk.choices(60)[0])
    told: list[None] = []
    desk.changed.connect(lambda: told.append(None))
    answered(shop, result.mid)
    assert told
    assert desk.standing(result) is Standing.CONFIRMED


def test_one_that_lost_all_the_same_is_without_a_time_and_in_the_list(shop: Scene) -> None:
    lease(at_ten(shop), "10:00")
    desk = shop.presenter.walk_in
    result = desk.confirm(WANDA, desk.choices(60)[0])
    answered(shop, result.mid, ChangeState.CONFLICT, SessionState.UNPLACED.value)
    assert desk.standing(result) is Standing.LOST
    session = shop.store.get(Session, result.session_id)
    assert session is not None
    assert (session.state, session.bay_id, session.arrived_at) == (SessionState.UNPLACED, None, None)
    [clash] = shop.presenter.answers().clashes
    assert clash.session_id == session.id


def test_a_refused_one_leaves_no_booking(shop: Scene) -> None:
    row = lease(at_ten(shop), "10:00")
    desk = shop.presenter.walk_in
    result = desk.confirm(WANDA, desk.choices(60)[0])
    answered(shop, result.mid, ChangeState.REJECTED)
    assert desk.standing(result) is Standing.LOST
    assert shop.store.get(Session, result.session_id) is None
    assert shop.store.get(Reservation, row.id) == row


@pytest.mark.parametrize("why", ["lapsed", "another", "given back", "over"])
def test_without_a_lease_that_holds_it_waits_for_the_server(shop: Scene, why: str) -> None:
    desk = at_ten(shop).presenter.walk_in
    row = lease(
        shop,
        "09:00" if why == "over" else "10:00",
        expires_at=at(MONDAY, "10:00" if why == "lapsed" else "17:00"),
        device_id=uuid7() if why == "another" else shop.store.device_id,
    )
    if why == "given back":
        desk.give_back(row.id)
    [choice] = desk.choices(60)
    assert (choice.confirmed, choice.starts, choice.bay) == (False, at(MONDAY, "10:00"), "")
    result = desk.confirm(WANDA, choice)
    assert desk.standing(result) is Standing.WAITING
    assert [type(each) for each in shop.sent()[-2:]] == [BookSession, CheckIn]
    board = shop.presenter.board()
    assert board is not None
    block = board.block(result.session_id)
    assert block is not None
    assert block.waiting
    answered(shop, result.mid)
    assert desk.standing(result) is Standing.BOOKED


def test_a_clock_that_ran_on_past_closing_promises_nothing(shop: Scene) -> None:
    lease(at_ten(shop), "16:00")
    desk = shop.presenter.walk_in
    choice = desk.choices(60)[0]
    shop.clock.set(at(MONDAY, "17:00"))
    with pytest.raises(Gone):
        desk.confirm(WANDA, choice)
    assert shop.sent() == []
    assert all(not each.confirmed for each in desk.choices(60))


def test_a_lease_that_was_just_used_is_not_promised_twice(shop: Scene) -> None:
    lease(at_ten(shop), "10:00")
    desk = shop.presenter.walk_in
    choice = desk.choices(60)[0]
    desk.confirm(WANDA, choice)
    with pytest.raises(Gone):
        desk.confirm(replace(WANDA, name="Somebody Else"), choice)


def sent(shop: Scene) -> None:
    """All that waits is under way; whether it arrives is not heard."""
    shop.store.mark_sent(shop.store.parcels(10, 100_000))


def used(shop: Scene, row: Reservation) -> UUID:
    """Promised to somebody."""
    desk = shop.presenter.walk_in
    (choice, *_) = desk.choices(60, row.id)
    return desk.confirm(WANDA, choice).mid


def given_back(shop: Scene, row: Reservation) -> UUID:
    return shop.presenter.walk_in.give_back(row.id)


@pytest.mark.parametrize("change", [used, given_back])
def test_what_was_sent_and_then_discarded_keeps_its_lease_until_the_server_has_answered(
    shop: Scene, change: Callable[[Scene, Reservation], UUID]
) -> None:
    row = lease(at_ten(shop), "10:00")
    desk = shop.presenter.walk_in
    choice = desk.choices(60)[0]
    mid = change(shop, row)
    sent(shop)
    shop.store.discard([mid])
    sent(shop)
    assert not any(each.confirmed for each in desk.choices(60))
    with pytest.raises(Gone):
        desk.confirm(WANDA, choice)
    with pytest.raises(Gone):
        desk.give_back(row.id)
    view = desk.lease(row.id)
    assert view is not None
    assert (view.mine, view.in_doubt) == (False, True)
    answered(shop, mid, ChangeState.REJECTED)
    assert desk.choices(60)[0] == choice, "the server knows nothing of it"
    view = desk.lease(row.id)
    assert view is not None
    assert (view.mine, view.in_doubt) == (True, False)


@pytest.mark.parametrize("leased", [True, False])
def test_what_was_discarded_is_called_neither_confirmed_nor_booked(shop: Scene, leased: bool) -> None:
    at_ten(shop)
    if leased:
        lease(shop, "10:00")
    desk = shop.presenter.walk_in
    result = desk.confirm(WANDA, desk.choices(60)[0])
    sent(shop)
    shop.store.discard([result.mid])
    assert desk.standing(result) is Standing.DISCARDED
    answered(shop, result.mid, ChangeState.REJECTED)
    assert desk.standing(result) is Standing.DISCARDED


def test_what_was_discarded_too_late_stands_as_the_server_has_it(shop: Scene) -> None:
    desk = at_ten(shop).presenter.walk_in
    result = desk.confirm(WANDA, desk.choices(60)[0])
    sent(shop)
    shop.store.discard([result.mid])
    answered(shop, result.mid)
    assert desk.standing(result) is Standing.BOOKED


def test_what_was_discarded_too_late_has_its_lease(shop: Scene) -> None:
    row = lease(at_ten(shop), "10:00")
    desk = shop.presenter.walk_in
    mid = used(shop, row)
    sent(shop)
    shop.store.discard([mid])
    answered(shop, mid)
    assert not any(each.confirmed for each in desk.choices(60))


@pytest.mark.parametrize("change", [used, given_back])
def test_what_was_discarded_before_it_was_ever_sent_leaves_its_lease_free(
    shop: Scene, change: Callable[[Scene, Reservation], UUID]
) -> None:
    row = lease(at_ten(shop), "10:00")
    desk = shop.presenter.walk_in
    choice = desk.choices(60)[0]
    shop.store.discard([change(shop, row)])
    assert desk.choices(60)[0] == choice
    sent(shop)  # its number alone
    assert desk.choices(60)[0] == choice


def test_a_slot_of_a_later_day_that_was_clicked_is_there_first_beside_todays(shop: Scene) -> None:
    tomorrow = MONDAY + timedelta(days=1)
    soon = lease(at_ten(shop), "11:00")
    over = at(tomorrow, "17:00")
    wanted, after = (lease(shop, time, day=tomorrow, expires_at=over) for time in ("13:00", "14:00"))
    desk = shop.presenter.walk_in
    assert [each.starts for each in desk.choices(60, wanted.id)][:2] == [wanted.starts, soon.starts]
    (longer, *_) = desk.choices(120, wanted.id)
    assert longer.place is not None
    assert longer.place.leases == (wanted.id, after.id)
    assert wanted.starts not in [each.starts for each in desk.choices(60)], "nobody asked for it"
    assert wanted.starts not in [each.starts for each in desk.choices(180, wanted.id)], (
        "nor is it long enough"
    )


def test_the_soonest_bay_comes_first_and_the_slot_that_was_clicked_before_it(shop: Scene) -> None:
    later = lease(at_ten(shop), "14:00", bay_id=shop.garage.bays[1].id)
    soon = lease(shop, "11:00")
    lease(shop, "09:00", day=MONDAY + timedelta(days=1), expires_at=at(MONDAY + timedelta(days=1), "17:00"))
    desk = shop.presenter.walk_in
    assert [each.starts for each in desk.choices(60)] == [soon.starts, later.starts, at(MONDAY, "10:00")]
    assert desk.choices(60, later.id)[0].starts == later.starts
    assert [each.confirmed for each in desk.choices(120)] == [False]


def test_a_free_time_that_is_no_sooner_is_not_offered_beside_what_is_sure(shop: Scene) -> None:
    lease(at_ten(shop), "10:00")
    assert [each.confirmed for each in shop.presenter.walk_in.choices(60)] == [True]


def test_a_free_time_that_was_chosen_is_offered_on_beside_what_is_sure(shop: Scene) -> None:
    desk = at_ten(shop).presenter.walk_in
    (free,) = desk.choices(60)
    row = lease(shop, "10:00", bay_id=shop.garage.bays[1].id)
    assert [choice.key for choice in desk.choices(60)] == [row.id]
    assert [choice.key for choice in desk.choices(60, chosen=free.key)] == [row.id, free.key]


def test_two_neighbours_make_room_for_a_longer_one(shop: Scene) -> None:
    first, second = (lease(at_ten(shop), time) for time in ("10:00", "11:00"))
    desk = shop.presenter.walk_in
    result = desk.confirm(replace(WANDA, minutes=90), desk.choices(90)[0])
    slot, other = shop.store.get(Reservation, first.id), shop.store.get(Reservation, second.id)
    assert slot is not None
    assert other is not None
    assert (slot.ends, other.status) == (at(MONDAY, "11:30"), ReservationStatus.CANCELLED)
    assert desk.standing(result) is Standing.CONFIRMED


def test_somebody_of_the_books_is_found_by_phone_and_by_plate(shop: Scene) -> None:
    shop.store.load([replace(shop.garage.civic, plate="H22 ABC")])
    desk = at_ten(shop).presenter.walk_in
    [by_phone] = desk.known(Entered(phone="555-0142"))
    [by_plate] = desk.known(Entered(plate="h22abc"))
    assert by_phone.customer == by_plate.customer == shop.garage.elise
    assert by_plate.vehicle == replace(shop.garage.civic, plate="H22 ABC")
    assert desk.known(Entered(name="El")) == []
    assert desk.known(Entered(phone="555-0142", customer=shop.garage.elise)) == []


def test_one_who_is_known_brings_their_vehicle_and_is_asked_nothing(shop: Scene) -> None:
    shop.store.load([replace(shop.garage.civic, plate="H22 ABC")])
    lease(at_ten(shop), "10:00")
    desk = shop.presenter.walk_in
    entered = Entered(plate="h22 abc", customer=shop.garage.elise)
    assert desk.problems(entered) == {}
    desk.confirm(entered, desk.choices(60)[0])
    [command] = shop.sent()
    assert isinstance(command, WalkIn)
    assert (command.customer_id, command.vehicle_id) == (shop.garage.elise.id, shop.garage.civic.id)


def test_a_plate_that_is_new_becomes_a_vehicle(shop: Scene) -> None:
    lease(at_ten(shop), "10:00")
    desk = shop.presenter.walk_in
    desk.confirm(replace(WANDA, plate=" f12  abc "), desk.choices(60)[0])
    customer, car, walk = shop.sent()
    assert isinstance(customer, CreateCustomer)
    assert isinstance(car, CreateVehicle)
    assert isinstance(walk, WalkIn)
    assert (customer.phone, car.plate, car.customer_id) == ("+15145550188", "F12 ABC", customer.customer_id)
    assert (walk.customer_id, walk.vehicle_id) == (customer.customer_id, car.vehicle_id)
    found = shop.store.get(Vehicle, car.vehicle_id)
    assert found == vehicle(
        customer.customer_id, id=car.vehicle_id, make="", model="", year=None, plate="F12 ABC"
    )


def test_a_form_with_a_problem_is_not_kept(shop: Scene) -> None:
    lease(at_ten(shop), "10:00")
    desk = shop.presenter.walk_in
    assert desk.problems(Entered(phone="12")) == {"name": Problem.NAME_MISSING, "phone": Problem.PHONE_WRONG}
    with pytest.raises(Invalid):
        desk.confirm(Entered(phone="12"), desk.choices(60)[0])
    assert shop.sent() == []


def test_only_the_desk_and_the_owner_walk_anybody_in(shop: Scene) -> None:
    row = lease(at_ten(shop), "10:00")
    choice = shop.presenter.walk_in.choices(60)[0]
    assert shop.presenter.walk_in.may()
    anna = scene(Role.MECHANIC, mechanic_id=shop.garage.anna.id).presenter.walk_in
    assert not anna.may()
    with pytest.raises(NotAllowed):
        anna.confirm(WANDA, choice)
    with pytest.raises(Gone):
        anna.give_back(row.id)


def test_a_lease_is_given_back_by_its_computer_alone(shop: Scene) -> None:
    own = lease(at_ten(shop), "10:00")
    other = lease(shop, "10:00", bay_id=shop.garage.bays[1].id, device_id=uuid7())
    desk = shop.presenter.walk_in
    mine, theirs = desk.lease(own.id), desk.lease(other.id)
    assert mine is not None
    assert theirs is not None
    assert (mine.mine, theirs.mine, theirs.bay) == (True, False, "Bay 2")
    with pytest.raises(Gone):
        desk.give_back(other.id)
    desk.give_back(own.id)
    assert shop.sent() == [GiveBackLease(lease_id=own.id)]
    row = shop.store.get(Reservation, own.id)
    assert row is not None
    assert row.status is ReservationStatus.CANCELLED
    assert desk.lease(uuid7()) is None


def kept(shop: Scene) -> list[Block]:
    board = shop.presenter.board()
    assert board is not None
    return [block for column in board.columns for block in column.blocks if block.kept]


def test_the_day_shows_each_slot_until_it_is_over_and_the_week_a_strip_of_them(shop: Scene) -> None:
    at_ten(shop).booking("one", shop.garage.anna.id, "10:00")
    past, own = lease(shop, "09:00"), lease(shop, "10:00")
    other = lease(shop, "10:00", bay_id=shop.garage.bays[1].id, device_id=uuid7())
    assert {(block.id, block.bay, block.mine) for block in kept(shop)} == {
        (own.id, "Bay 1", True), (other.id, "Bay 2", False)
    }  # fmt: skip
    assert past.id not in {block.id for block in kept(shop)}
    shop.presenter.set_mode(Mode.WEEK)
    [strip] = kept(shop)
    assert strip.id == own.id
    board = shop.presenter.board()
    assert board is not None
    booking = board.block(shop.ids["one"])
    assert booking is not None
    assert booking.lane.first + booking.lane.width == strip.lane.first == strip.lane.of - 1
