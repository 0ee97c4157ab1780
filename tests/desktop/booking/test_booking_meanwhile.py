"""A booking that lost its time, and what somebody else does with it while its window is still open."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from desktop.presenters.booking_flow import BookingFlow
from desktop.presenters.lost_booking import Fate, fate_of
from desktop.store.pending import ChangeState
from desktop.store.replica import Put
from desktop.views.booking.result_page import ResultPage
from scheduling.commands import MoveSession, Outcome
from scheduling.records import Session
from scheduling.vocabulary import SessionState
from tests.desktop.booking.desk import SOON, Desk, filled, taken
from tests.desktop.booking.person import Person
from tests.desktop.shell.widgets import closed
from tests.factories import MONDAY, at

LATER = at(MONDAY, "16:00")
KEPT = "The booking is kept without a time. Choose another:"


@pytest.fixture
def page(person: Person, flow: BookingFlow, desk: Desk) -> ResultPage:
    """Lost to Marc; 15:00 and 15:30 are offered."""
    filled(flow, desk)
    flow.book()
    free = taken(SOON, at(MONDAY, "15:00"), at(MONDAY, "15:30"), mechanic_id=desk.garage.anna.id)
    desk.answer(ChangeState.CONFLICT, "slot_taken", replace(free, stored_as="unplaced"))
    page = person.wizard.result
    assert KEPT in page.detail.text()
    assert len(page.offered.buttons) == 2
    return page


def _elsewhere(desk: Desk, flow: BookingFlow, state: SessionState, starts: int = SOON) -> None:
    """Somebody else does that to it, and this desk pulls its row."""
    assert flow.submission is not None
    booking = flow.submission.booking
    row = Session(
        id=booking.session_id,
        customer_id=booking.customer_id,
        state=state,
        kind=booking.kind,
        service_type=booking.service_type,
        minutes=booking.minutes,
        starts=starts,
        mechanic_id=desk.garage.ivan.id if starts != SOON else booking.mechanic_id,
    )
    now = desk.store.state()
    desk.store.apply_page([Put(row, now.cursor + 1)], replace(now, cursor=now.cursor + 1))


def _moves(desk: Desk) -> list[MoveSession]:
    return [command for command in desk.commands() if isinstance(command, MoveSession)]


def _stale(desk: Desk) -> None:
    """The server knows it elsewhere; it names free times for a move from there."""
    desk.answer(ChangeState.CONFLICT, "stale_move", Outcome(alternatives=taken(SOON, LATER).alternatives))


def test_one_that_somebody_else_placed_is_not_offered_another_time(
    person: Person, flow: BookingFlow, desk: Desk, page: ResultPage
) -> None:
    person.presses(Qt.Key.Key_Space)
    _elsewhere(desk, flow, SessionState.SCHEDULED, LATER)
    _stale(desk)
    assert page.headline.text() == "Somebody else has placed it"
    assert page.detail.text() == (
        "Élise Tremblay, Mon 15 Jun, 16:00, Ivan Independent\n"
        "It stays where it is. It can be moved in the calendar."
    )
    assert not page.offered.isVisible()
    assert page.accessibleName().startswith("Somebody else has placed it. Élise Tremblay")
    person.presses(Qt.Key.Key_Return)
    assert closed(person.wizard)
    assert len(_moves(desk)) == 1


def test_where_it_was_placed_is_said_as_soon_as_it_is_known(
    person: Person, flow: BookingFlow, desk: Desk, page: ResultPage
) -> None:
    person.presses(Qt.Key.Key_Space)
    _stale(desk)
    assert page.headline.text() == "Somebody else has placed it"
    assert page.detail.text().startswith("Élise Tremblay\n")
    assert not page.offered.isVisible()
    _elsewhere(desk, flow, SessionState.SCHEDULED, LATER)
    person.wizard._tick()
    assert page.detail.text().startswith("Élise Tremblay, Mon 15 Jun, 16:00, Ivan Independent\n")


@pytest.mark.parametrize("known", [True, False])
def test_one_that_was_cancelled_elsewhere_is_said_to_be(
    person: Person, flow: BookingFlow, desk: Desk, page: ResultPage, known: bool
) -> None:
    person.presses(Qt.Key.Key_Space)
    if known:
        _elsewhere(desk, flow, SessionState.CANCELLED)
    desk.answer(ChangeState.CONFLICT, "gone")
    assert page.headline.text() == "Cancelled meanwhile"
    assert page.detail.text() == "Élise Tremblay\nSomebody else has cancelled this booking."
    assert not page.offered.isVisible()
    assert KEPT not in person.reads()
    person.presses(Qt.Key.Key_Return)
    assert closed(person.wizard)


def test_one_that_has_begun_elsewhere_is_said_to_have(
    person: Person, flow: BookingFlow, desk: Desk, page: ResultPage
) -> None:
    person.presses(Qt.Key.Key_Space)
    _elsewhere(desk, flow, SessionState.LIVE)
    desk.answer(ChangeState.CONFLICT, "gone")
    assert page.headline.text() == "In service"
    assert page.detail.text() == "Élise Tremblay\nThis booking can no longer be changed."
    assert not page.offered.isVisible()


def test_what_was_placed_while_the_times_were_looked_at_is_not_moved(
    person: Person, flow: BookingFlow, desk: Desk, page: ResultPage
) -> None:
    _elsewhere(desk, flow, SessionState.SCHEDULED, LATER)
    assert page.offered.isVisible(), "nobody has looked since"
    person.presses(Qt.Key.Key_Space)
    assert _moves(desk) == []
    assert page.headline.text() == "Somebody else has placed it"
    assert not page.offered.isVisible()
    assert person.wizard.isAncestorOf(person.focus())


def test_one_that_lost_another_time_too_is_still_open(
    person: Person, flow: BookingFlow, desk: Desk, page: ResultPage
) -> None:
    _elsewhere(desk, flow, SessionState.UNPLACED)
    person.wizard._tick()
    assert page.offered.isVisible()
    person.presses(Qt.Key.Key_Space)
    again = taken(at(MONDAY, "15:00"), LATER, mechanic_id=desk.garage.anna.id)
    desk.answer(ChangeState.CONFLICT, "slot_taken", again)
    assert page.headline.text() == "Mon 15 Jun, 15:00 is no longer free"
    assert KEPT in page.detail.text()
    assert len(page.offered.buttons) == 1


@pytest.mark.parametrize(
    ("code", "state", "fate"),
    [
        ("slot_taken", None, Fate.OPEN),
        ("slot_taken", SessionState.UNPLACED, Fate.OPEN),
        ("slot_taken", SessionState.OFFERED, Fate.PLACED),
        ("slot_taken", SessionState.CANCELLED, Fate.CANCELLED),
        ("slot_taken", SessionState.COMPLETED, Fate.CLOSED),
        ("stale_move", None, Fate.PLACED),
        ("stale_move", SessionState.UNPLACED, Fate.PLACED),
        ("stale_move", SessionState.PENDING, Fate.PLACED),
        ("stale_move", SessionState.CANCELLED, Fate.CANCELLED),
        ("gone", None, Fate.CANCELLED),
        ("gone", SessionState.SCHEDULED, Fate.CANCELLED),
        ("gone", SessionState.NO_SHOW, Fate.CLOSED),
    ],
)
def test_what_has_become_of_it(desk: Desk, code: str, state: SessionState | None, fate: Fate) -> None:
    flow = filled(desk.flow(), desk)
    flow.book()
    assert flow.submission is not None
    row = desk.source.session(flow.submission.booking.session_id)
    assert row is not None
    assert fate_of(code, replace(row, state=state) if state is not None else None) is fate


@pytest.mark.parametrize("code", ["price_changed", "plan_withdrawn"])
def test_one_that_is_to_be_agreed_on_did_not_lose_its_time(
    person: Person, flow: BookingFlow, desk: Desk, code: str
) -> None:
    filled(flow, desk)
    flow.book()
    desk.answer(ChangeState.CONFLICT, code, Outcome(stored_as="unplaced"))
    page = person.wizard.result
    assert page.headline.text() == "Not booked yet"
    assert KEPT in page.detail.text()
