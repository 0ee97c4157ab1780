"""The Customers screen: find by keys, see one customer, correct in place, and what news do to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.store.local_store import LocalStore
from desktop.store.row_changes import Drop
from desktop.theming import formats
from desktop.views.customers.details_card import CustomerForm
from desktop.views.detail_fields import VehicleFields
from scheduling.commands import CreateVehicle, EditCustomer, EditVehicle
from scheduling.records import Customer
from scheduling.vocabulary import Role, SessionState
from tests import factories
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.customers.hands import Hands
from tests.desktop.shell.widgets import cut_labels, nameless, unreachable
from tests.factories import MONDAY, named

_S = SessionState
KEYS = Qt.Key


@pytest.fixture
def shop() -> Scene:
    """Élise has a booking today, one next week, one that is over and one without a place."""
    made = scene()
    anna = made.garage.anna.id
    made.store.load(
        [
            replace(made.garage.elise, postal_code="H2J 3V7", notes="Calls in the evening"),
            factories.customer("Elias Trembath", id=named("elias")),
        ]
    )
    made.booking("today", anna, "10:00", vehicle_id=made.garage.civic.id)
    made.booking("next", anna, "10:00", day=MONDAY + timedelta(days=7))
    made.booking("done", anna, "10:00", day=MONDAY - timedelta(days=7), state=_S.COMPLETED)
    made.booking("off", anna, "11:00", day=MONDAY - timedelta(days=6), state=_S.CANCELLED)
    made.booking("lost", anna, "14:00", day=MONDAY + timedelta(days=1), state=_S.UNPLACED)
    return made


@pytest.fixture
def hands(qtbot: QtBot, shop: Scene) -> Hands:
    return Hands(qtbot, shop)


@pytest.fixture
def open_(hands: Hands) -> Hands:
    """Élise's page, opened by keys."""
    hands.type("elise")
    hands.key(KEYS.Key_Return)
    assert hands.name() == hands.shop.garage.elise.name
    return hands


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


class TestFinding:
    def test_the_keys_begin_in_the_search_and_recent_ones_are_listed(self, hands: Hands) -> None:
        assert hands.focus() is hands.view.list.field
        assert hands.listed() == [hands.shop.garage.elise.name]
        assert hands.view.list.about.text() == "Recent"
        assert hands.name() == "", "nobody was asked for"
        assert hands.view.nobody.title.text() == "Nobody chosen"

    def test_each_letter_finds_and_the_best_one_is_on_view(self, hands: Hands) -> None:
        hands.type("eli")
        assert hands.listed() == ["Elias Trembath", "Élise Tremblay", "New customer: eli"]
        assert hands.view.list.about.text() == "2 found"
        assert (hands.marked(), hands.name()) == ("Elias Trembath", "Elias Trembath")
        hands.type("se")
        assert (hands.marked(), hands.name()) == ("Élise Tremblay", "Élise Tremblay")

    def test_arrows_go_through_the_lines_and_stay_among_them(self, hands: Hands) -> None:
        hands.type("eli")
        hands.key(KEYS.Key_Down)
        assert (hands.marked(), hands.name()) == ("Élise Tremblay", "Élise Tremblay")
        hands.key(KEYS.Key_PageDown, 2)
        assert hands.marked() == "New customer: eli"
        hands.key(KEYS.Key_Up)
        hands.key(KEYS.Key_PageUp)
        assert hands.marked() == "Elias Trembath"
        assert hands.focus() is hands.view.list.field

    def test_enter_opens_and_enter_again_books(self, open_: Hands) -> None:
        assert open_.focus() is open_.view.page.book
        open_.key(KEYS.Key_Return)
        assert open_.told == [("book_asked", open_.shop.garage.elise.id)]

    def test_escape_leads_back_to_the_search_and_empties_it(self, open_: Hands) -> None:
        open_.key(KEYS.Key_Escape)
        assert open_.focus() is open_.view.list.field
        assert open_.view.list.field.selectedText() == "elise"
        open_.key(KEYS.Key_Escape)
        assert open_.view.list.field.text() == ""
        assert open_.view.list.about.text() == "Recent"

    def test_a_slash_leads_to_the_search_and_is_a_letter_in_it(self, open_: Hands) -> None:
        open_.key(KEYS.Key_Slash)
        assert open_.focus() is open_.view.list.field
        open_.type("a/b")
        assert open_.view.list.field.text() == "a/b"

    def test_no_one_found_offers_a_new_one(self, hands: Hands) -> None:
        hands.type("zzyzx")
        assert hands.listed() == ["New customer: zzyzx"]
        assert hands.view.list.about.text() == "No one found"
        assert hands.view.nobody.title.text() == "No one found"

    def test_a_click_shows_somebody(self, hands: Hands) -> None:
        hands.type("eli")
        rows = hands.view.list.rows
        index = hands.view.list.model.index(1)
        hands.qtbot.mouseClick(
            rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(index).center()
        )
        assert hands.name() == "Élise Tremblay"

    def test_who_is_marked_is_read_aloud(self, hands: Hands) -> None:
        hands.type("elise")
        said = hands.view.list.field.accessibleDescription()
        assert said.startswith("Élise Tremblay, (514) 555-0142")

    def test_before_the_first_rows_it_says_that_they_are_fetched(self, qtbot: QtBot, shop: Scene) -> None:
        store = LocalStore.in_memory()
        hands = Hands(qtbot, Scene(store, shop.presenter, shop.clock, shop.garage, {}))
        assert hands.view.fetching.isVisible()
        store.load(shop.garage.records)
        qtbot.waitUntil(hands.view.list.isVisible)
        assert not hands.view.fetching.isVisible()


class TestShown:
    def test_bookings_ahead_and_before_with_their_states(self, open_: Hands) -> None:
        known = {session_id: name for name, session_id in open_.shop.ids.items()}
        lines = open_.view.page.visits.lines
        assert [known[line.visit.session_id] for line in lines] == ["today", "lost", "next", "off", "done"]
        assert lines[0].accessibleName().startswith("Mon 15 Jun, 10:00, booked, Repair, Honda Civic")
        assert [line.isEnabled() for line in lines] == [True, True, True, False, True]

    def test_what_was_cancelled_and_has_not_come_stands_under_a_heading_of_its_own(
        self, open_: Hands
    ) -> None:
        open_.shop.booking(
            "called off",
            open_.shop.garage.anna.id,
            "10:00",
            day=MONDAY + timedelta(days=9),
            state=_S.CANCELLED,
        )
        open_.view.refresh()
        headings = [label.text() for label in open_.view.page.visits.findChildren(QLabel)]
        wanted = ["Ahead", "Ahead, cancelled", "Before"]
        assert [words for words in headings if words in wanted] == wanted

    def test_one_of_another_year_says_which(self, open_: Hands) -> None:
        shop = open_.shop
        shop.booking(
            "then", shop.garage.anna.id, "10:00", day=MONDAY - timedelta(days=364), state=_S.COMPLETED
        )
        formats.use_clock(shop.clock.now)
        open_.view.refresh()
        then = next(
            line for line in open_.view.page.visits.lines if line.visit.session_id == shop.ids["then"]
        )
        assert then.text() == f"Mon 16 Jun {MONDAY.year - 1}, 10:00"

    @pytest.mark.parametrize(("name", "told"), [("next", "show_asked"), ("lost", "answer_asked")])
    def test_a_click_on_a_booking_leads_to_it(self, open_: Hands, name: str, told: str) -> None:
        wanted = open_.shop.ids[name]
        (line,) = [each for each in open_.view.page.visits.lines if each.visit.session_id == wanted]
        open_.click(line)
        assert open_.told == [(told, wanted)]

    def test_what_waits_for_the_server_is_said(self, open_: Hands) -> None:
        page, elise = open_.view.page, open_.shop.garage.elise
        assert not page.waits.isVisible()
        open_.shop.store.submit(EditCustomer(customer_id=elise.id, set={"name": (elise.name, "Élise Roy")}))
        open_.settle()
        assert page.waits.isVisible()
        assert open_.name() == "Élise Roy"

    def test_who_is_gone_is_no_longer_on_view(self, open_: Hands) -> None:
        store = open_.shop.store
        store.apply_page([Drop("customer", open_.shop.garage.elise.id)], replace(store.state()))
        open_.settle()
        assert open_.name() == ""

    @pytest.mark.parametrize("of", ["details", "vehicles"])
    def test_a_form_of_who_is_gone_holds_nobody_else_back(self, open_: Hands, of: str) -> None:
        shop, page = open_.shop, open_.view.page
        page.details.edit() if of == "details" else page.vehicles.add()
        open_.settle()
        open_.type("x")
        assert page.unsaved
        shop.store.apply_page([Drop("customer", shop.garage.elise.id)], replace(shop.store.state()))
        open_.settle()
        assert (open_.name(), page.unsaved, open_.view.holds()) == ("", False, False)
        open_.view.list.field.clear()
        open_.view.list.field.setFocus()
        open_.type("marc")
        open_.key(KEYS.Key_Return)
        assert open_.name() == shop.garage.marc.name
        shop.store.load([shop.garage.elise])
        open_.view.show_customer(shop.garage.elise.id)
        open_.settle()
        assert open_.name() == shop.garage.elise.name, "with an empty page it would be somebody else's"
        page.details.edit()
        assert page.details.form is not None
        assert not page.unsaved

    def test_who_only_looks_has_no_buttons_that_change(self, qtbot: QtBot, shop: Scene) -> None:
        shop.store.load([factories.staff_member(id=named("me"), role=Role.RECEPTIONIST, active=False)])
        hands = Hands(qtbot, shop)
        hands.type("elise")
        page = hands.view.page
        assert hands.listed() == [shop.garage.elise.name], "nor is anybody added"
        assert not any(
            button.isVisible() for button in (page.book, page.details.button, page.vehicles.button)
        )
        page.details.edit()
        page.vehicles.edit(shop.garage.civic.id)
        assert (page.details.form, page.vehicles.form) == (None, None)

    def test_led_to_from_elsewhere(self, hands: Hands) -> None:
        hands.type("zzyzx")
        hands.view.show_customer(hands.shop.garage.marc.id)
        assert hands.name() == hands.shop.garage.marc.name
        assert hands.view.list.field.text() == ""

    @pytest.mark.parametrize(("width", "language"), [(1190, "en"), (1190, "fr"), (848, "fr"), (1744, "fr")])
    @pytest.mark.parametrize("correcting", [False, True])
    def test_every_word_fits_has_a_name_and_is_reached(
        self, qtbot: QtBot, shop: Scene, width: int, language: formats.Language, correcting: bool
    ) -> None:
        formats.use_language(language)
        hands = Hands(qtbot, shop, width=width)
        hands.view.show_customer(shop.garage.elise.id)
        if correcting:
            hands.view.page.details.edit()
            hands.view.page.vehicles.add()
        hands.settle()
        assert hands.view.width() == width, "it asks for no more room than it has"
        assert cut_labels(hands.view) == []
        assert nameless(hands.view) == []
        assert unreachable(hands.view) == []


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
