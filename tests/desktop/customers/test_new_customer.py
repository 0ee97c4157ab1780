"""Adding a customer: begun with what was typed, who it may be already is offered, and nothing typed is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.theming import formats
from desktop.views.customers.new_customer import NewCustomer
from scheduling.commands import CreateCustomer, CreateVehicle
from scheduling.vin import check_digit
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.customers.hands import Hands
from tests.desktop.shell.widgets import cut_labels, nameless, unreachable

KEYS = Qt.Key
ACCORD = "1HGCM82633A004352"


@pytest.fixture
def shop() -> Scene:
    return scene()


@pytest.fixture
def hands(qtbot: QtBot, shop: Scene) -> Hands:
    return Hands(qtbot, shop)


def _new(hands: Hands) -> NewCustomer:
    assert hands.view.new is not None
    return hands.view.new


def test_enter_on_the_last_line_begins_one_with_what_was_typed(hands: Hands) -> None:
    hands.type("zoe roy")
    hands.key(KEYS.Key_Return)
    assert _new(hands).customer.name.text == "Zoe Roy"
    assert hands.focus() is _new(hands).customer.phone.line
    hands.type("514 555 0177")
    hands.key(KEYS.Key_Return)
    (sent,) = hands.shop.sent()
    assert isinstance(sent, CreateCustomer)
    assert (sent.name, sent.phone, sent.language) == ("Zoe Roy", "+15145550177", "en")
    assert hands.view.new is None
    assert (hands.name(), hands.marked()) == ("Zoe Roy", "Zoe Roy")
    assert hands.view.page.waits.isVisible()


def test_an_extension_stays_where_it_was_typed_and_is_noted(hands: Hands) -> None:
    hands.click(hands.view.header.new)
    new = _new(hands)
    hands.type("Walt New")
    new.customer.phone.line.setFocus()
    hands.type("514 555 0177 poste 204")
    hands.key(KEYS.Key_Tab)
    assert new.customer.phone.text == "514 555 0177 poste 204"
    new.save.click()
    (sent,) = hands.shop.sent()
    assert isinstance(sent, CreateCustomer)
    assert (sent.phone, sent.notes) == ("+15145550177", "+15145550177 x204")


def test_the_button_begins_an_empty_one_and_a_vehicle_goes_with_it(hands: Hands) -> None:
    hands.click(hands.view.header.new)
    new = _new(hands)
    assert not new.unsaved
    hands.type("Walt New")
    new.vehicle.plate.line.setText("new 001")
    new.save.click()
    assert [type(command) for command in hands.shop.sent()] == [CreateCustomer, CreateVehicle]


def test_what_is_wrong_is_said_at_its_field(hands: Hands) -> None:
    hands.view.begin_new("12")
    new = _new(hands)
    new.save.click()
    assert new.customer.name.note.text() == "Enter the name."
    assert new.customer.phone.note.text() == "This is not a complete phone number."
    assert hands.shop.sent() == []


def test_who_it_may_be_is_offered_and_taken(hands: Hands) -> None:
    hands.view.begin_new("Elise Tremblai")
    new = _new(hands)
    assert [tile.accessibleName().split(", ")[:2] for tile in new.tiles] == [
        ["Élise Tremblay", "similar name · (514) 555-0142"]
    ]
    new.customer.phone.line.setFocus()
    hands.type("5145550142")
    hands.qtbot.waitUntil(lambda: "same phone, similar name" in new.tiles[0].accessibleName())
    new.tiles[0].click()
    hands.settle()
    assert hands.view.new is None
    assert hands.name() == "Élise Tremblay"
    assert hands.shop.sent() == []


def test_who_it_surely_is_is_asked_about_before_they_are_added(hands: Hands) -> None:
    hands.view.begin_new("Walt New")
    new = _new(hands)
    new.customer.phone.line.setText("5145550142")
    new.take()
    assert hands.shop.sent() == [], "before the list of those alike has followed the keys"
    assert new.problem.text().startswith("Choose who it is")
    assert [tile.isVisible() for tile in new.tiles] == [True]
    new.take()
    assert [type(command) for command in hands.shop.sent()] == [CreateCustomer]


def test_a_name_alone_that_is_alike_asks_nothing(hands: Hands) -> None:
    hands.view.begin_new("Elise Tremblai")
    new = _new(hands)
    assert new.tiles
    new.take()
    assert [type(command) for command in hands.shop.sent()] == [CreateCustomer]


def test_nobody_alike_shows_nothing(hands: Hands) -> None:
    hands.view.begin_new("Zoé Roy")
    assert not _new(hands).doubles.isVisible()


def test_what_is_typed_stays_while_others_are_looked_for_and_escape_insists(hands: Hands) -> None:
    hands.view.begin_new("Zoé Roy")
    new = _new(hands)
    hands.view.list.field.setText("elise")
    assert hands.view.stack.currentWidget() is new
    hands.view.show_customer(hands.shop.garage.marc.id)
    assert new.problem.isVisible()
    hands.key(KEYS.Key_Escape)
    assert _new(hands) is new
    new.leave.click()
    hands.settle()
    assert hands.view.stack.currentWidget() is hands.view.page
    assert hands.name() == "Élise Tremblay", "whoever was marked meanwhile"


def test_escape_leaves_an_empty_one_and_news_do_not(hands: Hands) -> None:
    hands.view.begin_new()
    new = _new(hands)
    hands.shop.store.load([replace(hands.shop.garage.marc, notes="news")])
    hands.settle()
    assert _new(hands) is new
    hands.key(KEYS.Key_Escape)
    assert hands.view.new is None
    assert hands.focus() is hands.view.list.field


def test_a_whole_vin_proposes_year_and_make_and_says_that_it_fits(hands: Hands) -> None:
    hands.view.begin_new("Zoé Roy")
    car = _new(hands).vehicle
    car.vin.line.setFocus()
    hands.type(ACCORD)
    assert (car.year.text, car.make.text) == ("2003", "Honda")
    assert car.vin.note.text() == "The check digit fits. Honda 2003."


def test_what_was_entered_is_not_written_over_by_a_vin(hands: Hands) -> None:
    hands.view.begin_new("Zoé Roy")
    car = _new(hands).vehicle
    car.year.line.setText("2004")
    car.make.line.setText("Acura")
    car.vin.line.setFocus()
    hands.type(ACCORD)
    assert (car.year.text, car.make.text) == ("2004", "Acura")


def test_a_wrong_check_digit_is_said_at_once_and_refuses_nothing(hands: Hands) -> None:
    hands.view.begin_new("Zoé Roy")
    new = _new(hands)
    new.vehicle.vin.line.setFocus()
    wrong = ACCORD[:8] + ("5" if check_digit(ACCORD) != "5" else "6") + ACCORD[9:]
    hands.type(wrong)
    assert new.vehicle.vin.note.text().startswith("The check digit does not fit")
    new.save.click()
    assert [type(command) for command in hands.shop.sent()] == [CreateCustomer, CreateVehicle]


def test_a_number_of_before_1981_has_its_own_form(hands: Hands) -> None:
    hands.view.begin_new("Zoé Roy")
    new = _new(hands)
    new.vehicle.year.line.setText("1967")
    new.vehicle.vin.line.setText("7R01C123456")
    new.save.click()
    car = hands.shop.sent()[-1]
    assert isinstance(car, CreateVehicle)
    assert (car.year, car.vin) == (1967, "7R01C123456")


@pytest.mark.parametrize(("width", "language"), [(1190, "en"), (848, "fr"), (1744, "fr")])
def test_every_word_fits_has_a_name_and_is_reached(
    qtbot: QtBot, shop: Scene, width: int, language: formats.Language
) -> None:
    formats.use_language(language)
    hands = Hands(qtbot, shop, width=width)
    hands.view.begin_new("Elise Tremblai")
    hands.settle()
    assert hands.view.width() == width, "it asks for no more room than it has"
    assert cut_labels(hands.view) == []
    assert nameless(hands.view) == []
    assert unreachable(hands.view) == []


def test_one_who_is_taken_back_is_on_view_no_more(hands: Hands) -> None:
    hands.view.begin_new("Zoe Roy")
    _new(hands).save.click()
    assert hands.name() == "Zoe Roy"
    hands.shop.presenter.undo.undo()
    hands.settle()
    assert hands.listed().count("Zoe Roy") == 0
    assert not hands.view.page.isVisible() or hands.name() != "Zoe Roy"
