"""Parked jobs in the calendar: which wait, over which place one is picked up, and giving one a time from there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.presenters.calendar_model import Board, Mode
from desktop.presenters.calendar_selection import Selection, SlotAt, column_of
from desktop.presenters.moves import Fit
from scheduling.errors import Gone, NotAvailable
from scheduling.sessions import is_parked
from scheduling.vocabulary import Role, SessionState
from tests.desktop.calendar.scenes import Scene, scene
from tests.factories import MONDAY, at, named


def _parked(role: Role = Role.RECEPTIONIST, mode: Mode = Mode.DAY) -> Scene:
    shop = scene(role, mode=mode)
    shop.booking("one", shop.garage.anna.id, "10:00")
    shop.presenter.actions.parking.park(shop.ids["one"])
    return shop


def _board(shop: Scene) -> Board:
    board = shop.presenter.board()
    assert board is not None
    return board


def _start(shop: Scene, selection: Selection = None) -> SlotAt:
    found = shop.presenter.deck.start(_board(shop), selection, shop.ids["one"])
    assert found is not None
    return found


def test_what_is_parked_waits_in_the_calendar_too_until_it_is_placed() -> None:
    shop = _parked()
    (job,) = shop.presenter.deck.jobs()
    assert job.session_id == shop.ids["one"]
    assert shop.presenter.deck.has(job.session_id)
    shop.presenter.drop(shop.presenter.mover.decide(job.session_id, at(MONDAY, "14:00"), named("anna")))
    assert shop.presenter.deck.jobs() == ()
    assert not shop.presenter.deck.has(job.session_id)
    assert (shop.session("one").state, shop.session("one").starts) == (
        SessionState.SCHEDULED,
        at(MONDAY, "14:00"),
    )


def test_a_mechanic_has_no_deck() -> None:
    shop = scene(Role.MECHANIC, mechanic_id=named("anna"))
    shop.booking("one", shop.garage.anna.id, "10:00", state=SessionState.UNPLACED, conflict_code="parked")
    assert is_parked(shop.session("one"))
    assert shop.presenter.deck.jobs() == ()
    assert not shop.presenter.deck.has(shop.ids["one"])


def test_what_was_lost_is_no_job() -> None:
    shop = scene()
    shop.booking("one", shop.garage.anna.id, "10:00", state=SessionState.UNPLACED, conflict_code="slot_taken")
    assert shop.presenter.deck.jobs() == ()
    assert not shop.presenter.deck.has(shop.ids["one"])


def test_its_ghost_begins_at_the_marked_time() -> None:
    shop = _parked()
    marked = shop.slot(1, at(MONDAY, "15:00"))
    assert _start(shop, marked) == marked


@pytest.mark.parametrize("mode", [Mode.DAY, Mode.WEEK])
def test_else_at_the_first_free_time_on_view(mode: Mode) -> None:
    shop = _parked(mode=mode)
    shop.presenter.go_by(1)
    start, board = _start(shop), _board(shop)
    column = column_of(board, start)
    assert column is not None
    assert column.starts <= start.starts < column.ends
    block = shop.presenter.deck.block(shop.ids["one"], board, start)
    assert block is not None
    assert block.customer == "Élise Tremblay"
    decision = shop.presenter.mover.decide(block.id, start.starts, block.mechanic_id)
    assert decision.fit is Fit.FREE
    if mode is Mode.WEEK:
        assert block.mechanic_id == named("anna")


def test_among_bays_it_begins_over_one_that_is_free() -> None:
    shop = _parked()
    shop.presenter.toggle_bays()
    start = _start(shop)
    bay = start.column.bay_id
    assert bay is not None
    decision = shop.presenter.bay_moves.decide(shop.ids["one"], start.starts, named("anna"), bay)
    assert decision.fit is Fit.FREE


def test_placed_from_the_calendar_it_is_taken_back_on_deck() -> None:
    shop = _parked()
    shop.presenter.drop(shop.presenter.mover.decide(shop.ids["one"], at(MONDAY, "14:00"), named("anna")))
    assert shop.presenter.undo.last is not None
    assert shop.presenter.undo.last.label_code == "placed"
    shop.presenter.undo.undo()
    assert [job.session_id for job in shop.presenter.deck.jobs()] == [shop.ids["one"]]


def test_a_time_that_is_taken_is_refused_and_it_stays() -> None:
    shop = _parked()
    shop.booking("two", shop.garage.anna.id, "14:00", customer_id=shop.garage.marc.id)
    decision = shop.presenter.mover.decide(shop.ids["one"], at(MONDAY, "14:00"), named("anna"))
    assert decision.fit is Fit.REFUSED
    with pytest.raises(NotAvailable):
        shop.presenter.drop(decision)
    assert is_parked(shop.session("one"))


def test_what_somebody_placed_meanwhile_is_not_held() -> None:
    shop = _parked()
    row = shop.session("one")
    start = _start(shop)
    shop.presenter.drop(shop.presenter.mover.decide(row.id, at(MONDAY, "14:00"), named("anna")))
    assert shop.presenter.deck.block(row.id, _board(shop), start) is None
    with pytest.raises(Gone):
        shop.presenter.deck.put(
            replace(shop.presenter.mover.decide(row.id, at(MONDAY, "15:00"), named("anna")))
        )
