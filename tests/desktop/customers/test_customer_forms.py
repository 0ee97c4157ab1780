"""The forms of the Customers screen: corrected in place, left, asked about, and what news do to them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from desktop.views.customers.details_card import CustomerForm
from desktop.views.detail_fields import VehicleFields
from scheduling.commands import CreateVehicle, EditCustomer, EditVehicle
from scheduling.records import Customer
from scheduling.vocabulary import SessionState
from tests.desktop.customers.hands import Hands
from tests.factories import named

_S = SessionState
KEYS = Qt.Key


def _typed(hands: Hands, form: str) -> QLineEdit:
    """Letters in a field of that form, which has the keys."""
    page = hands.view.page
    if form == "details":
        hands.key(KEYS.Key_E)
    elif form == "a vehicle":
        hands.click(next(iter(page.vehicles.pencils.values())))
    elif form == "a new vehicle":
        hands.click(page.vehicles.button)
    else:
        hands.view.begin_new()
    hands.type("Xy")
    field = hands.focus()
    assert isinstance(field, QLineEdit)
    return field


def _details(hands: Hands) -> CustomerForm:
    form = hands.view.page.details.form
    assert form is not None
    return form


def _vehicle(hands: Hands) -> VehicleFields:
    form = hands.view.page.vehicles.form
    assert form is not None
    return form.vehicle


class TestCorrecting:
    def test_e_makes_a_form_and_enter_sends_only_what_changed(self, open_: Hands) -> None:
        open_.key(KEYS.Key_E)
        form = _details(open_)
        assert open_.focus() is form.customer.name.line
        assert form.customer.notes.toPlainText() == "Calls in the evening"
        form.customer.postal_code.line.setText("h3k1x2")
        open_.key(KEYS.Key_Return)
        elise = open_.shop.garage.elise
        assert open_.shop.sent() == [
            EditCustomer(customer_id=elise.id, set={"postal_code": ("H2J 3V7", "H3K 1X2")})
        ]
        assert open_.view.page.details.form is None
        assert open_.focus() is open_.view.page.details.button
        shown = [label.text() for label in open_.view.page.details.findChildren(QLabel)]
        assert "H3K 1X2" in shown

    def test_enter_in_the_notes_saves_and_shift_enter_begins_a_line(self, open_: Hands) -> None:
        open_.click(open_.view.page.details.button)
        form = _details(open_)
        form.customer.notes.setFocus()
        form.customer.notes.selectAll()
        open_.type("Gate 4411")
        open_.qtbot.keyClick(form.customer.notes, KEYS.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        open_.type("two dogs")
        open_.key(KEYS.Key_Return)
        (sent,) = open_.shop.sent()
        assert isinstance(sent, EditCustomer)
        assert sent.set == {"notes": ("Calls in the evening", "Gate 4411\ntwo dogs")}

    def test_what_is_wrong_is_said_at_its_field(self, open_: Hands) -> None:
        open_.key(KEYS.Key_E)
        form = _details(open_)
        form.customer.phone.line.setText("12")
        form.save.click()
        assert form.customer.phone.note.text() == "This is not a complete phone number."
        assert open_.shop.sent() == []

    def test_what_is_typed_stays_while_others_are_looked_for(self, open_: Hands) -> None:
        open_.key(KEYS.Key_E)
        _details(open_).customer.name.line.setText("Élise Roy")
        open_.view.list.field.setText("elias")
        assert (open_.marked(), open_.name()) == ("Elias Trembath", "Élise Tremblay")
        open_.view.show_customer(named("elias"))
        assert _details(open_).problem.isVisible()
        _details(open_).leave.click()
        open_.settle()
        assert open_.name() == "Elias Trembath", "whoever was marked meanwhile"
        assert open_.shop.sent() == []

    def test_escape_closes_a_form_in_which_nothing_was_typed(self, open_: Hands) -> None:
        open_.key(KEYS.Key_E)
        open_.key(KEYS.Key_Escape)
        assert open_.view.page.details.form is None
        open_.key(KEYS.Key_E)
        _details(open_).customer.name.line.setText("Élise Roy")
        open_.key(KEYS.Key_Escape)
        assert _details(open_).customer.name.text == "Élise Roy"
        assert open_.view.losing.asks

    @pytest.mark.parametrize("form", ["details", "a vehicle", "a new vehicle", "a new customer"])
    def test_escape_asks_before_what_is_typed_is_lost(self, open_: Hands, form: str) -> None:
        field = _typed(open_, form)
        open_.key(KEYS.Key_Escape)
        question = open_.view.losing.question
        assert question is not None
        assert open_.focus() is question.keep_button
        open_.key(KEYS.Key_Escape)
        assert not question.isVisible()
        assert open_.focus() is field, "where it was typed"
        assert field.text().endswith("Xy")
        open_.key(KEYS.Key_Escape)
        open_.view.setFocus()
        assert open_.focus() is question.keep_button, "whoever comes back is asked still"
        open_.click(question.lose_button)
        assert (open_.view.page.form, open_.view.new) == (None, None)
        assert open_.shop.sent() == []

    def test_what_leads_elsewhere_finds_the_form_without_the_question(self, open_: Hands) -> None:
        _typed(open_, "details")
        open_.key(KEYS.Key_Escape)
        open_.view.show_customer(named("elias"))
        assert not open_.view.losing.asks
        assert _details(open_).problem.isVisible()

    def test_news_leave_the_form_as_it_is(self, open_: Hands) -> None:
        open_.key(KEYS.Key_E)
        form = _details(open_)
        form.customer.name.line.setText("Élise Roy")
        elise = open_.shop.store.get(Customer, open_.shop.garage.elise.id)
        assert elise is not None
        open_.shop.store.load([replace(elise, notes="Somebody else wrote this")])
        open_.settle()
        assert _details(open_) is form
        assert form.customer.name.text == "Élise Roy"
        form.save.click()
        (sent,) = open_.shop.sent()
        assert isinstance(sent, EditCustomer)
        assert sent.set == {"name": ("Élise Tremblay", "Élise Roy")}

    def test_booking_waits_until_what_is_typed_is_saved_or_left(self, open_: Hands) -> None:
        open_.key(KEYS.Key_E)
        _details(open_).customer.name.line.setText("Élise Roy")
        open_.view.page.book.click()
        assert open_.told == []
        assert _details(open_).problem.isVisible()


class TestVehicles:
    def test_one_is_corrected_in_its_place(self, open_: Hands) -> None:
        card, civic = open_.view.page.vehicles, open_.shop.garage.civic
        card.pencils[civic.id].click()
        _vehicle(open_).plate.line.setText("zzz 999")
        open_.key(KEYS.Key_Return)
        assert open_.shop.sent() == [
            EditVehicle(vehicle_id=civic.id, set={"plate": (civic.plate, "ZZZ 999")})
        ]
        assert card.form is None
        assert open_.focus() is card.pencils[civic.id]

    def test_one_is_added(self, open_: Hands) -> None:
        card = open_.view.page.vehicles
        assert card.count.text() == "1"
        open_.click(card.button)
        open_.key(KEYS.Key_Return)
        assert _vehicle(open_).make.note.text()
        open_.type("Mazda")
        open_.key(KEYS.Key_Return)
        (sent,) = open_.shop.sent()
        assert isinstance(sent, CreateVehicle)
        assert (sent.make, sent.customer_id) == ("Mazda", open_.shop.garage.elise.id)
        assert card.form is None
        assert card.count.text() == "2"

    def test_a_check_digit_that_does_not_fit_is_said_and_can_be_kept(self, open_: Hands) -> None:
        open_.view.page.vehicles.add()
        _vehicle(open_).vin.line.setText("1HGCM82633A004353")
        _vehicle(open_).vin.line.setFocus()
        open_.key(KEYS.Key_Return)
        assert "check digit" in _vehicle(open_).vin.note.text()
        open_.key(KEYS.Key_Return)
        (sent,) = open_.shop.sent()
        assert isinstance(sent, CreateVehicle)
        assert sent.vin == "1HGCM82633A004353"

    def test_one_that_is_typed_stays(self, open_: Hands) -> None:
        open_.view.page.vehicles.add()
        assert not open_.view.page.unsaved
        _vehicle(open_).make.line.setText("Kia")
        assert open_.view.page.holds()
        form = open_.view.page.vehicles.form
        assert form is not None
        assert form.problem.isVisible()
