"""The day by bay, and what filters show and hide: presenters alone."""

from __future__ import annotations

from uuid import UUID

import pytest

from desktop.presenters.calendar_model import EVERYTHING, Board, Column, Mode, Sieve
from scheduling.records import Bay
from scheduling.vocabulary import Reason, SessionState, VisitKind
from tests.desktop.calendar.scenes import Scene, scene
from tests.factories import MONDAY, at


@pytest.fixture
def shop() -> Scene:
    made = scene()
    first, second = (bay.id for bay in made.garage.bays)
    made.booking("one", made.garage.anna.id, "10:00", bay_id=first)
    made.booking("two", made.garage.ivan.id, "10:30", bay_id=second)
    made.booking("call", made.garage.vera.id, "19:00", kind=VisitKind.PHONE)
    return made


def _board(shop: Scene) -> Board:
    board = shop.presenter.board()
    assert board is not None
    return board


def _ids(column: Column) -> list[UUID]:
    return [block.id for block in column.blocks]


class TestBays:
    def test_each_bay_has_a_column_and_what_is_in_none_has_one(self, shop: Scene) -> None:
        assert shop.presenter.toggle_bays()
        board = _board(shop)
        assert board.by_bay
        assert [column.name for column in board.columns] == ["Bay 1", "Bay 2", ""]
        assert [_ids(column) for column in board.columns] == [
            [shop.ids["one"]],
            [shop.ids["two"]],
            [shop.ids["call"]],
        ]
        assert board.columns[-1].unassigned

    def test_a_second_time_it_is_by_mechanic_again(self, shop: Scene) -> None:
        before = _board(shop)
        shop.presenter.toggle_bays()
        shop.presenter.toggle_bays()
        assert [column.name for column in _board(shop).columns] == [column.name for column in before.columns]

    def test_from_a_week_it_leads_to_the_day(self, shop: Scene) -> None:
        shop.presenter.set_mode(Mode.WEEK)
        shop.presenter.toggle_bays()
        assert shop.presenter.mode is Mode.DAY
        assert _board(shop).by_bay
        shop.presenter.set_mode(Mode.WEEK)
        assert not _board(shop).by_bay

    def test_where_there_are_no_bays_there_is_no_such_view(self, shop: Scene) -> None:
        shop.store.load([Bay(id=bay.id, name=bay.name, active=False) for bay in shop.garage.bays])
        assert not shop.presenter.toggle_bays()
        assert not _board(shop).by_bay

    def test_a_time_is_free_in_a_bay_only_where_nothing_stands_in_it(self, shop: Scene) -> None:
        shop.presenter.toggle_bays()
        taken = shop.check(0, at(MONDAY, "10:00"))
        assert taken.verdict.reasons == (Reason.BOOKED,)
        free = shop.check(1, at(MONDAY, "14:00"))
        assert free.bookable
        assert shop.presenter.seed(free).bay_id == shop.garage.bays[1].id, "where it was clicked it is wished"

    def test_a_bay_is_not_free_because_what_stands_in_it_is_filtered_away(self, shop: Scene) -> None:
        shop.presenter.toggle_bays()
        shop.presenter.show_only(Sieve(kinds=frozenset({VisitKind.PHONE})))
        check = shop.check(0, at(MONDAY, "10:15"))
        assert not check.verdict.available
        assert shop.check(0, at(MONDAY, "15:00")).verdict.available

    def test_a_move_says_when_its_bay_is_taken_then(self, shop: Scene) -> None:
        mover = shop.presenter.mover
        shop.booking("later", shop.garage.olga.id, "14:00", bay_id=shop.garage.bays[0].id)
        assert mover.decide(shop.ids["one"], at(MONDAY, "14:00"), shop.garage.anna.id).other_bay
        assert not mover.decide(shop.ids["one"], at(MONDAY, "15:00"), shop.garage.anna.id).other_bay


class TestFilters:
    def test_by_kind(self, shop: Scene) -> None:
        shop.presenter.show_only(Sieve(kinds=frozenset({VisitKind.PHONE})))
        board = _board(shop)
        assert [block for column in board.columns for block in _ids(column)] == [shop.ids["call"]]
        assert board.hidden == 2

    def test_by_state_and_by_both(self, shop: Scene) -> None:
        shop.booking("here", shop.garage.olga.id, "11:00", state=SessionState.WAITING)
        shop.presenter.show_only(Sieve(states=frozenset({SessionState.WAITING, SessionState.LIVE})))
        assert [block for column in _board(shop).columns for block in _ids(column)] == [shop.ids["here"]]
        both = Sieve(kinds=frozenset({VisitKind.PHONE}), states=frozenset({SessionState.WAITING}))
        shop.presenter.show_only(both)
        assert _board(shop).hidden == 4

    def test_what_is_held_stays_the_time_is_taken(self, shop: Scene) -> None:
        hold = shop.hold(mechanic_id=shop.garage.anna.id)
        shop.presenter.show_only(Sieve(kinds=frozenset({VisitKind.CHAT})))
        assert _board(shop).block(hold.id) is not None

    def test_how_full_a_mechanic_is_does_not_hang_on_the_filters(self, shop: Scene) -> None:
        for mode in (Mode.DAY, Mode.WEEK):
            shop.presenter.clear_filters()
            shop.presenter.set_mode(mode)
            before = [column.booked_minutes for column in _board(shop).columns]
            shop.presenter.show_only(Sieve(kinds=frozenset({VisitKind.CHAT})))
            assert [column.booked_minutes for column in _board(shop).columns] == before

    def test_the_mechanics_filter_counts_with_the_others_and_one_clears_all(self, shop: Scene) -> None:
        shop.presenter.toggle_mechanic(shop.garage.anna.id)
        shop.presenter.show_only(Sieve(kinds=frozenset({VisitKind.PHONE})))
        assert _board(shop).hidden == 3
        shop.presenter.clear_filters()
        assert (shop.presenter.chosen, shop.presenter.sieve) == (frozenset(), EVERYTHING)
        assert _board(shop).hidden == 0

    @pytest.mark.parametrize("mode", list(Mode))
    def test_they_are_kept_over_days_and_views(self, shop: Scene, mode: Mode) -> None:
        sieve = Sieve(kinds=frozenset({VisitKind.PHONE}))
        shop.presenter.show_only(sieve)
        shop.presenter.set_mode(mode)
        shop.presenter.go_by(1)
        shop.presenter.go_today()
        assert shop.presenter.sieve == sieve
        shown = shop.presenter.board() or shop.presenter.month() or shop.presenter.agenda()
        assert shown is not None
        assert shown.hidden == 2

    def test_a_booking_that_is_to_be_shown_is_not_hidden(self, shop: Scene) -> None:
        shop.presenter.show_only(Sieve(kinds=frozenset({VisitKind.PHONE})))
        shop.presenter.bring_up(shop.ids["one"])
        assert _board(shop).block(shop.ids["one"]) is not None

    def test_what_goes_past_midnight_is_hidden_once(self, shop: Scene) -> None:
        shop.booking("night", shop.garage.vera.id, "23:30", minutes=60)
        shop.presenter.set_mode(Mode.WEEK)
        shop.presenter.show_only(Sieve(kinds=frozenset({VisitKind.PHONE})))
        assert _board(shop).hidden == 3
