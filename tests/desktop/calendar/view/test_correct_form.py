"""The form on a booking's card: filled with what is there, saved or left, and kept while it is filled in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
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


def test_a_booking_without_a_vehicle_has_the_customer_alone(pilot: Pilot) -> None:
    pilot.click(pilot.centre(pilot.shop.ids["two"]))
    card = pilot.view.card
    assert card.pencil is not None
    card.pencil.click()
    assert form_of(card).vehicle is None
    QTest.keyClick(form_of(card).customer.name.line, Qt.Key.Key_Escape)
    assert not card.isVisible()
