"""The form on a booking's card: filled with what is there, saved or left, and kept while it is filled in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from desktop.views.calendar.booking_card import BookingCard
from desktop.views.calendar.correct_form import CorrectForm
from scheduling.commands import EditCustomer, EditVehicle
from scheduling.records import Vehicle
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.view.pilot import Pilot


@pytest.fixture
def shop() -> Scene:
    made = scene()
    made.booking("one", made.garage.anna.id, "10:00", vehicle_id=made.garage.civic.id)
    made.booking("two", made.garage.ivan.id, "10:00")
    return made


@pytest.fixture
def pilot(qtbot: QtBot, shop: Scene) -> Pilot:
    return Pilot(qtbot, shop)


@pytest.fixture
def card(pilot: Pilot) -> BookingCard:
    pilot.click(pilot.centre(pilot.shop.ids["one"]))
    card = pilot.view.card
    assert card.pencil is not None
    card.pencil.click()
    return card


def form_of(card: BookingCard) -> CorrectForm:
    assert card.form is not None
    return card.form


def test_it_is_filled_saved_and_the_card_shows_it(card: BookingCard, shop: Scene) -> None:
    form, civic = form_of(card), shop.garage.civic
    assert form.vehicle is not None
    assert form.customer.name.text == shop.garage.elise.name
    assert (form.vehicle.make.text, form.vehicle.year.text) == (civic.make, str(civic.year))
    form.vehicle.plate.line.setText("ZZZ 999")
    form.customer.email.line.setText("elise.roy@example.test")
    form.save.click()
    assert {type(command) for command in shop.sent()} == {EditCustomer, EditVehicle}
    changed = shop.store.get(Vehicle, civic.id)
    assert changed == replace(civic, plate="ZZZ 999")
    assert card.isVisible()
    assert not card.asks
    details = shop.presenter.actions.details(shop.ids["one"])
    assert details is not None
    assert details.plate == "ZZZ 999"


def test_leaving_changes_nothing(card: BookingCard, shop: Scene) -> None:
    form_of(card).customer.name.line.setText("Somebody")
    form_of(card).leave.click()
    assert (shop.sent(), card.asks, card.isVisible()) == ([], False, True)


def test_what_is_wrong_is_said_at_its_field(card: BookingCard, shop: Scene) -> None:
    form = form_of(card)
    assert form.vehicle is not None
    form.customer.name.line.setText("")
    form.vehicle.odometer.line.setText("many")
    form.save.click()
    assert form.customer.name.note.text()
    assert form.vehicle.odometer.note.text() == "Enter whole kilometres."
    assert shop.sent() == []
    assert card.geometry().bottom() < card.window().height()


def test_a_vin_is_kept_when_it_is_saved_twice(card: BookingCard, shop: Scene) -> None:
    form = form_of(card)
    assert form.vehicle is not None
    form.vehicle.vin.line.setText("1HGCM82633A004353")
    form.save.click()
    assert form.vehicle.vin.note.text().endswith("Save keeps it as it is.")
    form.save.click()
    assert not card.asks
    (sent,) = shop.sent()
    assert isinstance(sent, EditVehicle)


def test_what_is_too_long_is_said(card: BookingCard, shop: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    form = form_of(card)
    form.customer.name.line.setMaxLength(1_000)
    form.customer.name.line.setText("x" * 999)
    form.save.click()
    assert form.problem.text()
    assert not form.problem.isHidden()
    assert (card.asks, shop.sent()) == (True, [])


def test_news_and_clicks_elsewhere_keep_what_is_typed(card: BookingCard, shop: Scene, pilot: Pilot) -> None:
    form_of(card).customer.name.line.setText("Élise Roy")
    shop.store.load([replace(shop.session("one"), concern="News from the server")])
    pilot.settle()
    QTest.mouseClick(pilot.view.header, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert card.isVisible()
    assert form_of(card).customer.name.text == "Élise Roy"
    QTest.keyClick(form_of(card).customer.name.line, Qt.Key.Key_Return)
    (sent,) = shop.sent()
    assert isinstance(sent, EditCustomer)


def test_esc_asks_before_what_is_typed_is_lost(card: BookingCard, shop: Scene) -> None:
    name = form_of(card).customer.name
    name.line.setFocus()
    name.line.setText("Élise Roy")
    QTest.keyClick(name.line, Qt.Key.Key_Escape)
    question = card.losing.question
    assert question is not None
    assert (card.isVisible(), question.isVisible()) == (True, True)
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert (question.isVisible(), name.text) == (False, "Élise Roy")
    assert name.line.hasFocus()
    QTest.keyClick(name.line, Qt.Key.Key_Escape)
    QTest.mouseClick(question.lose_button, Qt.MouseButton.LeftButton)
    assert (card.isVisible(), card.asks, shop.sent()) == (True, False, [])


def test_the_keys_are_on_the_card_once_the_form_is_left(card: BookingCard, pilot: Pilot) -> None:
    form_of(card).customer.name.line.setText("Élise Roy")
    QTest.keyClick(form_of(card).customer.name.line, Qt.Key.Key_Escape)
    question = card.losing.question
    assert question is not None
    QTest.keyClick(question.keep_button, Qt.Key.Key_Tab)
    QTest.keyClick(question.lose_button, Qt.Key.Key_Return)
    inside = card.window().focusWidget()
    assert card.isAncestorOf(inside)
    QTest.keyClick(inside, Qt.Key.Key_Escape)
    assert card.isHidden()
    assert pilot.grid.hasFocus()


def test_an_answered_question_hears_no_more_keys(card: BookingCard, pilot: Pilot) -> None:
    form_of(card).customer.name.line.setText("Élise Roy")
    QTest.keyClick(form_of(card).customer.name.line, Qt.Key.Key_Escape)
    question = card.losing.question
    assert question is not None
    QTest.keyClick(question, Qt.Key.Key_Escape)
    lost, kept = QSignalSpy(question.lose), QSignalSpy(question.keep)
    QTest.keyClick(question, Qt.Key.Key_Return)
    assert (lost.count(), kept.count()) == (0, 0)
    question.focusNextPrevChild(True)
    assert not question.isAncestorOf(card.window().focusWidget())


def test_a_question_that_was_not_answered_has_the_keys_when_one_comes_back(
    card: BookingCard, pilot: Pilot
) -> None:
    form_of(card).customer.name.line.setText("Élise Roy")
    QTest.keyClick(form_of(card).customer.name.line, Qt.Key.Key_Escape)
    question = card.losing.question
    assert question is not None
    pilot.view.setFocus()
    assert question.keep_button.hasFocus()
    QTest.keyClick(question.keep_button, Qt.Key.Key_Escape)
    pilot.view.setFocus()
    assert pilot.grid.hasFocus()


def test_a_booking_without_a_vehicle_has_the_customer_alone(pilot: Pilot) -> None:
    pilot.click(pilot.centre(pilot.shop.ids["two"]))
    card = pilot.view.card
    assert card.pencil is not None
    card.pencil.click()
    assert form_of(card).vehicle is None
    QTest.keyClick(form_of(card).customer.name.line, Qt.Key.Key_Escape)
    assert not card.isVisible()


KEPT = "Save this first, or leave it as it was."
WAYS: dict[str, Callable[[Pilot], object]] = {
    "a click on another booking": lambda pilot: pilot.click(pilot.centre(pilot.shop.ids["two"])),
    "a click on the same booking": lambda pilot: pilot.view.open_card(pilot.shop.ids["one"]),
    "a booking opened by a key": lambda pilot: _by_key(pilot, Qt.Key.Key_Return),
    "a booking to be cancelled": lambda pilot: _by_key(pilot, Qt.Key.Key_Delete),
    "See on an answer's card": lambda pilot: pilot.view.panel.show_asked.emit(pilot.shop.ids["two"]),
    "Cancel on an answer's card": lambda pilot: pilot.view.panel.cancel_asked.emit(pilot.shop.ids["two"]),
    "led to an answer": lambda pilot: pilot.view.show_answer(frozenset({pilot.shop.ids["two"]})),
    "the next page": lambda pilot: pilot.view.header.forth.click(),
    "another mode": lambda pilot: QTest.keyClick(pilot.grid, Qt.Key.Key_W),
    "the month": lambda pilot: QTest.keyClick(pilot.grid, Qt.Key.Key_G),
    "a walk-in": lambda pilot: pilot.view.header.walk_in.click(),
}


def _by_key(pilot: Pilot, key: Qt.Key) -> None:
    pilot.shop.presenter.select(pilot.shop.ids["two"])
    pilot.grid.setFocus()
    pilot.key(key)


def _unlike(card: BookingCard, pilot: Pilot) -> bool:
    """Whether the form is no longer what is in front."""
    others = [pilot.view.walk_ins.card, pilot.view.above.month, pilot.view.drops.question]
    return card.form is None or not card.isVisible() or any(other.isVisible() for other in others)


@pytest.mark.parametrize("way", sorted(WAYS))
def test_what_is_typed_is_kept_when_something_else_is_opened(
    card: BookingCard, pilot: Pilot, way: str
) -> None:
    form = form_of(card)
    QTest.keyClicks(form.customer.email.line, "x")
    form.customer.email.line.setFocus()
    assert form.problem.isHidden()
    pilot.grid.setFocus()
    WAYS[way](pilot)
    assert not _unlike(card, pilot)
    assert card.form is form
    assert card.session_id == pilot.shop.ids["one"]
    assert pilot.view.focusWidget() is form.customer.email.line  # the keys go on where they were
    assert form.problem.text() == KEPT
    assert form.problem.isVisible()
    assert card.rect().contains(form.geometry())
    form.leave.click()
    assert card.form is None


def test_with_nothing_changed_another_card_takes_its_place(card: BookingCard, pilot: Pilot) -> None:
    form = form_of(card)
    QTest.keyClick(form.customer.name.line, Qt.Key.Key_End)
    QTest.keyClicks(form.customer.name.line, "x")
    QTest.keyClick(form.customer.name.line, Qt.Key.Key_Backspace)
    pilot.click(pilot.centre(pilot.shop.ids["two"]))
    assert (card.form, card.session_id) == (None, pilot.shop.ids["two"])


def test_saving_forgets_what_was_said(card: BookingCard, pilot: Pilot) -> None:
    form = form_of(card)
    form.customer.name.line.setText("")
    pilot.click(pilot.centre(pilot.shop.ids["two"]))
    assert form.problem.isVisible()
    form.save.click()
    assert form.customer.name.note.text()
    assert form.problem.isHidden()


def test_who_carries_a_booking_over_pages_goes_on_with_it(card: BookingCard, pilot: Pilot) -> None:
    form = form_of(card)
    form.customer.name.line.setText("Somebody")
    pilot.grid.start_keyboard_move(pilot.shop.ids["two"])
    pilot.grid.setFocus()
    assert pilot.grid.dragger.current is not None
    pilot.view.header.forth.click()
    assert pilot.grid.dragger.current is not None
    assert card.form is form


def test_fields_beside_each_other_stand_at_one_height(card: BookingCard) -> None:
    form = form_of(card)
    assert form.vehicle is not None
    form.vehicle.year.line.setText("19")
    form.save.click()
    row = (form.vehicle.year, form.vehicle.plate, form.vehicle.odometer)
    assert form.vehicle.year.note.isVisible()
    tops = {field.line.mapTo(card, QPoint(0, 0)).y() for field in row}
    assert len(tops) == 1
    assert {field.line.height() for field in row} == {form.customer.name.line.height()}
    note = form.vehicle.year.note
    assert note.height() >= note.heightForWidth(note.width())


def test_what_is_typed_stays_when_another_is_to_be_carried(card: BookingCard, pilot: Pilot) -> None:
    form_of(card).customer.name.line.setText("Élise Roy")
    pilot.view.carry(pilot.shop.ids["two"])
    assert form_of(card).customer.name.text == "Élise Roy"
    assert pilot.grid.dragger.current is None
