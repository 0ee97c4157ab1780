"""The Customers screen: find by keys, see one customer, correct in place, and what news do to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.item_models.customers import Roles
from desktop.store.local_store import LocalStore
from desktop.store.row_changes import Drop
from desktop.theming import formats
from scheduling.commands import EditCustomer
from scheduling.vocabulary import Role, SessionState
from tests import factories
from tests.desktop.calendar.scenes import Scene
from tests.desktop.customers.hands import Hands
from tests.desktop.shell.widgets import cut_labels, nameless, unreachable
from tests.factories import MONDAY, named

_S = SessionState
KEYS = Qt.Key


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

    def test_who_comes_back_types_over_what_was_looked_for_before(self, hands: Hands) -> None:
        hands.type("elise")
        hands.view.page.setFocus()
        hands.view.list.field.clearFocus()
        hands.view.setFocus()
        hands.type("trembath")
        assert hands.view.list.field.text() == "trembath"

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

    def test_who_is_corrected_stays_on_view_though_what_is_typed_finds_them_no_more(
        self, hands: Hands
    ) -> None:
        paul = factories.customer("Paul Roy", id=named("paul"), phone="+14185550199", email="")
        hands.shop.store.load([paul])
        hands.settle()
        hands.type("418 555-0199")
        hands.key(KEYS.Key_Return)
        hands.key(KEYS.Key_E)
        form = hands.view.page.details.form
        assert form is not None
        assert form.customer is not None
        form.customer.phone.line.setFocus()
        form.customer.phone.line.selectAll()
        hands.type("581 555-0123")
        hands.key(KEYS.Key_Return)
        assert hands.view.page.details.form is None
        assert (hands.name(), hands.marked()) == ("Paul Roy", "")
        hands.shop.store.load([replace(paul, phone="+15815550123", notes="Rings twice")])
        hands.settle()
        assert hands.name() == "Paul Roy", "at the next news too"
        hands.view.list.field.setFocus()
        hands.key(KEYS.Key_Down)
        assert hands.marked() == "New customer: 418 555-0199"

    def test_who_is_chosen_stays_when_others_take_the_last_line(self, hands: Hands) -> None:
        hands.view.list.rows.setCurrentIndex(hands.view.list.model.index(0))
        hands.settle()
        name, chosen = hands.name(), hands.view.list.current
        assert chosen is not None
        hands.people._finding.recent = lambda: []  # type: ignore[method-assign]  # as if forty others came
        hands.view.refresh()
        assert (hands.name(), hands.view.list.current) == (name, chosen)

    def test_news_leaves_the_mark_on_the_line_that_adds(self, hands: Hands) -> None:
        hands.type("Zoe Roy")
        assert hands.marked() == "New customer: Zoe Roy"
        hands.shop.store.load([factories.customer("Zoe Royer", id=named("zoe"))])
        hands.settle()
        assert hands.marked() == "New customer: Zoe Roy"
        hands.key(KEYS.Key_Return)
        assert hands.view.new is not None

    def test_the_second_line_follows_the_vehicle(self, hands: Hands) -> None:
        hands.type("elise")
        index = hands.view.list.model.index(0)
        assert "Honda Civic" in index.data(Roles.DETAIL)
        hands.shop.store.load([replace(hands.shop.garage.civic, model="Accord")])
        hands.settle()
        assert "Honda Accord" in index.data(Roles.DETAIL)

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
        assert [line.isEnabled() for line in lines] == [True] * 5, "also what was cancelled has its card"

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

    def test_who_was_made_one_elsewhere_leads_to_who_stays_and_says_what_was_typed(
        self, open_: Hands
    ) -> None:
        shop, page = open_.shop, open_.view.page
        page.details.edit()
        assert page.details.form is not None
        open_.type(" Junior")
        shop.store.load(
            [
                replace(shop.garage.civic, customer_id=shop.garage.marc.id),
                replace(shop.session("next"), customer_id=shop.garage.marc.id),
            ]
        )
        shop.store.apply_page([Drop("customer", shop.garage.elise.id)], replace(shop.store.state()))
        open_.settle()
        nobody, marc = open_.view.nobody, shop.garage.marc.name
        assert nobody.title.text() == f"{shop.garage.elise.name} is not here any more"
        assert f"They are one with {marc} now." in nobody.detail.text()
        assert "What you had typed was not saved: " in nobody.detail.text()
        assert "Junior" in nobody.detail.text()
        assert nobody.lead.hasFocus()
        open_.key(KEYS.Key_Return)
        assert open_.name() == marc
        open_.view.list.field.setFocus()
        open_.type("zzyzx")
        assert not nobody.lead.isVisible()

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
        said = open_.view.nobody.detail.text()
        assert said.startswith("What you had typed was not saved: ")
        assert "x" in said.split(": ")[1]
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
