"""A time that only a buffer speaks against: staff may have it all the same, of an affiliated mechanic."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.booking_draft import Assigned, BookingSeed, Step
from desktop.presenters.booking_flow import BookingFlow
from desktop.theming.theme import Mode, theme
from desktop.views.booking.slots import SlotButton
from desktop.views.booking.time_page import TimePage
from desktop.views.booking_wizard import BookingWizard
from scheduling.commands import BookSession, Outcome
from scheduling.records import Mechanic, StaffMember
from scheduling.vocabulary import Role, VisitKind
from scheduling.wire import Problem
from tests import factories
from tests.desktop.booking.desk import SOON, Desk, filled, step_of
from tests.desktop.booking.person import Person
from tests.factories import MONDAY, at, named

ENTER = Qt.Key.Key_Return
GARAGE = factories.garage()
BEFORE = factories.booked(starts=at(MONDAY, "13:00"), mechanic_id=GARAGE.anna.id)[1]


@pytest.fixture
def desk() -> Desk:
    return Desk(BEFORE)


def _page(person: Person) -> TimePage:
    page = person.wizard.page
    assert isinstance(page, TimePage)
    return page


def test_a_time_beside_another_booking_is_had_without_the_buffer_by_keyboard(
    person: Person, flow: BookingFlow, desk: Desk
) -> None:
    filled(flow, desk, starts=None)
    page = _page(person)
    (slot,) = [button for button in page.slots.buttons if button.time.starts == SOON]
    assert slot.accessibleName() == "14:00, buffer"
    slot.setFocus()
    person.presses(ENTER)
    assert page.slots.free()
    assert not any(button.isChecked() for button in page.slots.buttons)
    assert page.exact.text() == "14:00"
    assert page.verdict.text() == "Too close to another booking (13:00–14:00)"
    assert person.focus() is page.without
    person.presses(ENTER)
    assert (flow.draft.starts, flow.draft.drop_buffer, step_of(flow)) == (SOON, True, Step.CONCERN)
    assert desk.holds.placed[-1].drop_buffer
    person.types("Brakes squeal when cold")
    person.presses(ENTER, ENTER)
    (booking,) = desk.commands()
    assert isinstance(booking, BookSession)
    assert booking.drop_buffer


def test_the_time_that_was_taken_so_is_shown_as_taken_so(
    person: Person, flow: BookingFlow, desk: Desk
) -> None:
    filled(flow, desk, starts=None)
    assert flow.choose_time(SOON, drop_buffer=True)
    page = _page(person)
    (slot,) = [button for button in page.slots.buttons if button.isChecked()]
    assert slot.accessibleName() == "14:00, no buffer"
    person.clicks(slot)
    assert flow.draft.drop_buffer
    assert slot.isChecked()
    assert len(desk.holds.placed) == 1


def test_a_time_clicked_on_the_calendar_is_offered_without_the_buffer(
    qtbot: QtBot, desk: Desk, window: QWidget
) -> None:
    flow = desk.flow(BookingSeed(starts=SOON, mechanic_id=GARAGE.anna.id))
    wizard = BookingWizard(flow, window)
    person = Person(qtbot, wizard)
    flow.choose_kind(VisitKind.IN_PERSON)
    flow.choose_customer(GARAGE.elise)
    flow.choose_vehicle(GARAGE.civic)
    flow.advance()
    assert step_of(flow) is Step.TIME
    page = wizard.page
    assert isinstance(page, TimePage)
    assert page.refused.without.isVisible()
    person.clicks(page.refused.without)
    assert flow.time_refused() is None
    assert desk.holds.placed[-1].drop_buffer
    assert not page.refused.isVisible()
    wizard.leave()


def test_the_servers_refusal_for_the_buffer_alone_can_be_helped_too(desk: Desk) -> None:
    desk = Desk()
    outcome = Outcome(reasons=["buffer"])
    desk.holds.refusal = Problem(code="not_available", detail="", outcome=outcome)
    flow = filled(desk.flow(), desk, starts=None)
    flow.choose_time(SOON)
    assert flow.free_without_buffer()
    desk.holds.refusal = None
    assert flow.drop_buffer()
    assert flow.time_refused() is None
    assert desk.holds.placed[-1].drop_buffer


def test_an_independent_mechanics_buffer_is_not_dropped() -> None:
    before = factories.booked(starts=at(MONDAY, "13:00"), mechanic_id=GARAGE.ivan.id)[1]
    desk = Desk(before)
    flow = filled(desk.flow(), desk, starts=None)
    flow.choose_mechanic(Assigned.NAMED, GARAGE.ivan.id)
    typed = flow.typed("14:00", MONDAY)
    assert typed is not None
    assert not typed.droppable
    assert not flow.choose_time(SOON, drop_buffer=True)
    desk.holds.refusal = Problem(code="not_available", detail="", outcome=Outcome(reasons=["buffer"]))
    assert flow.choose_time(at(MONDAY, "15:00"))
    assert not flow.free_without_buffer()


def test_a_mechanic_does_not_drop_the_buffer() -> None:
    me = StaffMember(id=named("anna staff"), name="Anna", role=Role.MECHANIC, mechanic_id=GARAGE.anna.id)
    desk = Desk(BEFORE, me, role=Role.MECHANIC, staff_id=me.id)
    assert not desk.flow().may_drop_buffer()


def test_a_buffer_that_was_dropped_counts_again_with_another_mechanic(desk: Desk) -> None:
    flow = filled(desk.flow(), desk, starts=None)
    flow.choose_time(SOON, drop_buffer=True)
    flow.choose_mechanic(Assigned.ANY)
    assert not flow.draft.drop_buffer
    other = desk.store.get(Mechanic, flow.draft.mechanic_id) if flow.draft.mechanic_id else None
    assert other is not None
    assert other.id != GARAGE.anna.id


def test_with_any_mechanic_a_buffer_is_dropped_of_the_one_it_was_dropped_of() -> None:
    bea = replace(GARAGE.anna, id=named("bea"), name="Bea", sort=2)
    before = [
        factories.booked(starts=at(MONDAY, "13:00"), mechanic_id=who.id)[1] for who in (GARAGE.anna, bea)
    ]
    busy = [factories.booked(starts=SOON, mechanic_id=who.id)[1] for who in (GARAGE.ivan, GARAGE.olga)]
    desk = Desk(bea, *before, *busy)
    flow = filled(desk.flow(), desk, starts=None)
    flow.choose_mechanic(Assigned.ANY)
    assert flow.choose_time(SOON, drop_buffer=True)
    first = flow.draft.mechanic_id
    assert first in {GARAGE.anna.id, bea.id}
    desk.store.load([factories.booked(starts=SOON, mechanic_id=first)[1]])
    assert (flow.draft.mechanic_id, flow.draft.drop_buffer) == (None, False)
    assert flow.free_without_buffer(), "of the other it is asked"
    assert flow.drop_buffer()
    assert flow.draft.mechanic_id == ({GARAGE.anna.id, bea.id} - {first}).pop()


def _inked(slot: SlotButton, token: str) -> int:
    """How many of its points have that very colour."""
    image, colour = slot.grab().toImage(), theme().color(token)
    return sum(
        image.pixelColor(x, y) == colour
        for x in range(4, image.width() - 4)
        for y in range(4, image.height() - 4)
    )


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_time_for_which_the_buffer_has_to_go_does_not_look_free(
    person: Person, flow: BookingFlow, desk: Desk, mode: Mode
) -> None:
    theme().set_mode(mode)
    filled(flow, desk, starts=None)
    page = _page(person)
    page.exact.setFocus()
    (slot,) = [button for button in page.slots.buttons if button.time.starts == SOON]
    free, *_ = page.slots.free()
    assert _inked(free, "ink") > 0
    assert _inked(slot, "ink") == 0
    assert _inked(slot, "ink2") > 0


def test_only_what_can_be_asked_for_has_an_icon(person: Person, flow: BookingFlow, desk: Desk) -> None:
    filled(flow, desk, starts=None)
    page = _page(person)
    painted: list[str] = []
    for button in page.slots.buttons:
        with pytest.MonkeyPatch.context() as patch:
            seen: list[str] = []
            patch.setattr("desktop.views.booking.slots.icons.pixmap", _noting(seen))
            button.grab()
        painted += [button.below] if seen else []
    assert set(painted) == {"buffer"}
    assert any(button.below == "break" for button in page.slots.buttons)


def _noting(seen: list[str]) -> Callable[[str, str, int, float], QPixmap]:
    def pixmap(name: str, *_: object) -> QPixmap:
        seen.append(name)
        return QPixmap(12, 12)

    return pixmap
