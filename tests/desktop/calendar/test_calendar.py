"""The board: columns, loads, blocks by what they are, what is kept; days and weeks; clicks on free time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.presenters.booking_flow import BookingSeed
from desktop.presenters.calendar_model import Block, BlockKind, Board, Column, Mode
from desktop.store.replica import ReplicaState
from scheduling.commands import MoveSession, Place
from scheduling.vocabulary import Reason, Role, SessionState, VisitKind
from tests import factories
from tests.desktop.calendar.scenes import Scene, scene
from tests.factories import MONDAY, NOW, at, named

SUNDAY = MONDAY + timedelta(days=6)


@pytest.fixture
def shop() -> Scene:
    return scene()


def board_of(shop: Scene) -> Board:
    board = shop.presenter.board()
    assert board is not None
    return board


def column(shop: Scene, name: str) -> Column:
    return next(row for row in board_of(shop).columns if row.name == name)


def block(shop: Scene, name: str) -> Block:
    found = board_of(shop).block(shop.ids[name])
    assert found is not None
    return found


def test_a_day_has_a_column_for_each_mechanic_in_the_owners_order(shop: Scene) -> None:
    names = [row.name for row in board_of(shop).columns]
    assert names == ["Anna Affiliated", "Ivan Independent", "Olga Offers", "Vera Virtual"]


def test_bookings_without_mechanic_get_a_column_only_when_there_are_some(shop: Scene) -> None:
    shop.booking("nobody's", None, "10:00")
    last = board_of(shop).columns[-1]
    assert last.unassigned
    assert [row.id for row in last.blocks] == [shop.ids["nobody's"]]


def test_the_load_is_booked_of_bookable_minutes(shop: Scene) -> None:
    shop.booking("one", shop.garage.anna.id, "10:00")
    shop.booking("two", shop.garage.anna.id, "14:00", minutes=30)
    anna = column(shop, "Anna Affiliated")
    assert (anna.booked_minutes, anna.bookable_minutes) == (90, 7 * 60)


def test_time_off_can_not_be_booked(shop: Scene) -> None:
    shop.store.load([factories.time_off(shop.garage.anna.id)])
    assert column(shop, "Anna Affiliated").bookable_minutes == 0


@pytest.mark.parametrize("state", [SessionState.CANCELLED, SessionState.UNPLACED])
def test_what_has_no_slot_is_not_on_the_grid(shop: Scene, state: SessionState) -> None:
    shop.booking("one", shop.garage.anna.id, "10:00", state=state)
    assert board_of(shop).block(shop.ids["one"]) is None


def test_a_session_shortly_before_its_time_is_due(shop: Scene) -> None:
    shop.booking("one", shop.garage.anna.id, "09:00")
    assert block(shop, "one").state is SessionState.SCHEDULED
    shop.clock.set(at(MONDAY, "08:50"))
    shop.presenter.tick()
    assert block(shop, "one").state is SessionState.PENDING


@pytest.mark.parametrize(
    ("state", "ended", "until"),
    [
        (SessionState.COMPLETED, "10:20", "10:20"),
        (SessionState.COMPLETED, "11:20", "11:00"),
        (SessionState.COMPLETED, "09:50", "11:00"),
        (SessionState.LIVE, "10:20", "11:00"),
    ],
)
def test_what_was_done_early_is_drawn_as_long_as_it_took(
    shop: Scene, state: SessionState, ended: str, until: str
) -> None:
    shop.booking("one", shop.garage.anna.id, "10:00", state=state, ended_at=at(MONDAY, ended))
    assert block(shop, "one").ends == at(MONDAY, until)


def test_holds_are_shown_until_they_lapse(shop: Scene) -> None:
    held = shop.hold(mechanic_id=shop.garage.anna.id)
    found = board_of(shop).block(held.id)
    assert found is not None
    assert found.kind is BlockKind.HOLD
    shop.clock.advance(900)
    shop.presenter.tick()
    assert board_of(shop).block(held.id) is None


def test_a_booking_that_this_person_may_not_see_is_busy_time(shop: Scene) -> None:
    slot = factories.reservation(mechanic_id=shop.garage.anna.id, session_id=named("somebody else's"))
    shop.store.load([slot])
    found = board_of(shop).block(slot.id)
    assert found is not None
    assert (found.kind, found.customer, found.movable) == (BlockKind.BUSY, "", False)


def test_what_was_just_moved_waits_for_the_server(shop: Scene) -> None:
    shop.booking("one", shop.garage.anna.id, "10:00")
    assert not block(shop, "one").waiting
    mover = shop.presenter.mover
    mover.move(mover.decide(shop.ids["one"], at(MONDAY, "14:00"), shop.garage.anna.id))
    assert block(shop, "one").waiting
    assert block(shop, "one").starts == at(MONDAY, "14:00")


def test_a_booking_tells_who_what_and_where(shop: Scene) -> None:
    garage = shop.garage
    shop.booking(
        "one", garage.anna.id, "10:00", vehicle_id=garage.civic.id, bay_id=garage.bays[0].id, just_advice=True
    )
    found = block(shop, "one")
    told = (found.customer, found.vehicle, found.bay, found.mechanic, found.just_advice)
    assert told == ("Élise Tremblay", "Honda Civic 2018", "Bay 1", "Anna Affiliated", True)


def test_overlapping_bookings_stand_in_lanes(shop: Scene) -> None:
    shop.booking("one", None, "10:00")
    shop.booking("two", None, "10:30")
    lanes = {name: block(shop, name).lane for name in ("one", "two")}
    assert {lane.of for lane in lanes.values()} == {2}
    assert lanes["one"].first != lanes["two"].first


def test_a_week_has_seven_days_from_monday_and_closed_ones_are_narrow() -> None:
    shop = scene(mode=Mode.WEEK)
    shop.store.load([factories.special_day(MONDAY + timedelta(days=2))])
    shop.presenter.toggle_mechanic(shop.garage.anna.id)
    board = board_of(shop)
    assert [row.day for row in board.columns] == factories.week_of()
    assert [row.weight < 1 for row in board.columns] == [False, False, True, False, False, True, True]


def test_a_week_says_who_is_off() -> None:
    shop = scene(mode=Mode.WEEK)
    shop.store.load([factories.time_off(shop.garage.anna.id)])
    assert board_of(shop).columns[0].away == ("Anna Affiliated",)


def test_a_week_does_not_call_off_who_works_for_a_part_of_the_day() -> None:
    shop = scene(mode=Mode.WEEK)
    anna = shop.garage.anna.id
    half = factories.time_off(anna, starts=at(MONDAY, "08:00"), ends=at(MONDAY, "12:00"))
    shop.store.load([replace(half, first_day=None, last_day=None)])
    assert board_of(shop).columns[0].away == ()


def test_a_week_can_be_filtered_by_mechanic() -> None:
    shop = scene(mode=Mode.WEEK)
    anna, ivan = shop.garage.anna.id, shop.garage.ivan.id
    shop.booking("one", anna, "10:00")
    shop.booking("two", ivan, "10:00")
    shop.presenter.toggle_mechanic(anna)
    assert [row.id for row in board_of(shop).columns[0].blocks] == [shop.ids["one"]]
    assert board_of(shop).columns[0].mechanic_id == anna
    shop.presenter.show_everyone()
    assert len(board_of(shop).columns[0].blocks) == 2


def test_choosing_everybody_is_no_filter() -> None:
    shop = scene(mode=Mode.WEEK)
    for mechanic in board_of(shop).people:
        shop.presenter.toggle_mechanic(mechanic.id)
    assert shop.presenter.chosen == frozenset()


def test_days_that_are_not_kept_are_known(shop: Scene) -> None:
    tuesday = at(MONDAY + timedelta(days=1), "00:00")
    state = replace(shop.store.state(), window_from=at(MONDAY, "00:00"), window_to=tuesday)
    assert isinstance(state, ReplicaState)
    shop.store.apply_page([], state)
    shop.presenter.go_to(MONDAY)
    assert all(row.kept for row in board_of(shop).columns)
    shop.presenter.go_by(1)
    assert not any(row.kept for row in board_of(shop).columns)
    assert board_of(shop).window == (MONDAY, MONDAY)


def test_today_follows_the_clock_until_another_day_is_chosen(shop: Scene) -> None:
    assert shop.presenter.days() == (MONDAY,)
    shop.clock.advance(86_400)
    assert shop.presenter.days() == (MONDAY + timedelta(days=1),)
    shop.presenter.go_to(date(2026, 12, 24))
    assert shop.presenter.days() == (date(2026, 12, 24),)
    shop.presenter.go_today()
    assert shop.presenter.days() == (MONDAY + timedelta(days=1),)


def test_opening_hours_and_bookings_outside_of_them_are_in_the_working_range(shop: Scene) -> None:
    assert (board_of(shop).opens, board_of(shop).closes) == (9 * 60, 22 * 60), (
        "the workshop's start, Vera's end"
    )
    shop.booking("early", None, "06:00")
    assert board_of(shop).opens == 6 * 60


def test_a_click_on_free_time_can_be_booked(shop: Scene) -> None:
    check = shop.check(0, at(MONDAY, "10:00"))
    assert check.bookable
    assert shop.presenter.seed(check) == BookingSeed(
        starts=at(MONDAY, "10:00"), minutes=None, mechanic_id=shop.garage.anna.id
    )


def test_a_quarter_of_an_hour_is_offered_where_no_more_is_free(shop: Scene) -> None:
    check = shop.check(0, at(MONDAY, "11:45"))
    assert (check.bookable, check.minutes) == (True, 15)


def test_a_click_on_the_break_says_so(shop: Scene) -> None:
    check = shop.check(0, at(MONDAY, "12:00"))
    assert not check.bookable
    assert Reason.ON_BREAK in check.verdict.reasons


def test_a_virtual_mechanics_time_is_checked_for_a_kind_that_is_offered(shop: Scene) -> None:
    assert shop.check(3, at(MONDAY, "19:00")).bookable


def test_the_key_c_books_the_selected_slot_or_leaves_the_time_open(shop: Scene) -> None:
    assert shop.presenter.seed_at_selection() == BookingSeed()
    shop.presenter.select(shop.slot(0, at(MONDAY, "10:00")))
    assert shop.presenter.seed_at_selection().starts == at(MONDAY, "10:00")
    shop.presenter.select(shop.slot(0, at(MONDAY, "12:00")))
    assert shop.presenter.seed_at_selection() == BookingSeed()


def test_a_selection_that_is_gone_is_none(shop: Scene) -> None:
    shop.booking("one", shop.garage.anna.id, "10:00", kind=VisitKind.VIDEO)
    shop.presenter.select(shop.ids["one"])
    assert shop.presenter.selection == shop.ids["one"]
    shop.booking("one", shop.garage.anna.id, "10:00", state=SessionState.CANCELLED)
    assert shop.presenter.selection is None


def test_an_affiliated_mechanic_is_offered_nothing_to_move_or_book() -> None:
    shop = scene(Role.MECHANIC, mechanic_id=named("anna"))
    shop.booking("one", shop.garage.anna.id, "10:00")
    assert not block(shop, "one").movable
    details = shop.presenter.actions.details(shop.ids["one"])
    assert details is not None
    assert (details.may_move, details.may_cancel, details.may_answer) == (False, False, False)


def test_before_the_first_rows_there_is_no_board(shop: Scene) -> None:
    empty = scene()
    empty.store.apply_snapshot([], replace(empty.store.state(), window_from=NOW, window_to=NOW + 1))
    assert empty.presenter.board() is None
    assert empty.presenter.answers().count == 0


def test_who_works_in_two_blocks_pauses_between_them_as_in_a_break(shop: Scene) -> None:
    vera = shop.garage.vera
    shop.store.load([factories.weekly_block(vera.id, 0, "14:00", "16:00")])
    board = shop.presenter.board()
    assert board is not None
    column = next(column for column in board.columns if column.mechanic_id == vera.id)
    assert column.breaks == ((at(MONDAY, "16:00"), at(MONDAY, "18:00")),)
    assert column.bookable_minutes == 6 * 60


def test_from_a_week_the_day_of_what_is_selected_is_shown(shop: Scene) -> None:
    shop.booking("later", shop.garage.anna.id, "10:00", day=MONDAY + timedelta(days=2))
    shop.presenter.set_mode(Mode.WEEK)
    shop.presenter.select(shop.ids["later"])
    shop.presenter.set_mode(Mode.DAY)
    assert shop.presenter.days() == (MONDAY + timedelta(days=2),)
    shop.presenter.set_mode(Mode.WEEK)
    shop.presenter.select(shop.slot(4, at(MONDAY + timedelta(days=4), "15:00")))
    shop.presenter.set_mode(Mode.DAY)
    assert shop.presenter.days() == (MONDAY + timedelta(days=4),)


@pytest.mark.parametrize("mode", [Mode.WEEK, Mode.MONTH])
def test_another_mode_shows_the_day_of_what_was_just_moved(mode: Mode) -> None:
    shop = scene(mode=mode)
    shop.clock.set(at(SUNDAY, "10:00"))  # closed
    shop.booking("one", shop.garage.anna.id, "10:00", day=SUNDAY - timedelta(days=4))
    presenter = shop.presenter
    assert presenter.anchor == SUNDAY
    on_view = presenter.days()
    to = at(SUNDAY - timedelta(days=3), "11:00")
    row = shop.session("one")
    seen = Place(starts=row.starts or 0, minutes=60, mechanic_id=row.mechanic_id)
    mid = shop.store.submit(MoveSession(session_id=row.id, seen=seen, to=replace(seen, starts=to)))
    presenter.undo.push("moved", {}, lambda: None, mid)
    assert presenter.days() == on_view
    presenter.toggle_bays()
    assert presenter.days() == (SUNDAY - timedelta(days=3),)


def test_another_mode_shows_the_day_of_what_was_found_or_selected_in_the_week() -> None:
    shop = scene(mode=Mode.WEEK)
    presenter = shop.presenter
    shop.booking("one", shop.garage.anna.id, "10:00", day=MONDAY + timedelta(days=3))
    presenter.bring_up(shop.ids["one"])
    presenter.set_mode(Mode.DAY)
    assert presenter.days() == (MONDAY + timedelta(days=3),)
    presenter.set_mode(Mode.WEEK)
    presenter.go_today()
    presenter.board()
    presenter.select(shop.slot(2, at(MONDAY + timedelta(days=2), "10:00")))
    presenter.select(None)
    presenter.set_mode(Mode.DAY)
    assert presenter.days() == (MONDAY + timedelta(days=2),)


def test_what_is_booked_on_a_day_that_is_not_on_view_leaves_the_view_as_it_is() -> None:
    shop = scene(mode=Mode.WEEK)
    other = MONDAY + timedelta(days=9)
    shop.booking("one", shop.garage.anna.id, "10:00", day=other)
    row = shop.session("one")
    seen = Place(starts=row.starts or 0, minutes=60, mechanic_id=row.mechanic_id)
    mid = shop.store.submit(MoveSession(session_id=row.id, seen=seen, to=replace(seen, minutes=30)))
    shop.presenter.undo.push("resized", {}, lambda: None, mid)
    shop.presenter.undo.push("corrected", {}, lambda: None)
    assert shop.presenter.anchor == MONDAY
