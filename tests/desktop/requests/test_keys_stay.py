"""News leave the keys, and a press, on the time on which they were; and on nobody else's."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.store.row_changes import Drop
from desktop.theming import style
from desktop.views.calendar.flow_row import FlowRow
from desktop.views.requests.kept_buttons import KeptButtons
from scheduling.commands import CreateCustomer
from scheduling.request_commands import CreateRequest
from tests.desktop.calendar.scenes import scene
from tests.desktop.calendar.wished import ask
from tests.desktop.requests.hands import LEFT, Hands
from tests.factories import MONDAY, at

K = Qt.Key
TUESDAY = MONDAY + timedelta(days=1)


def on(hands: Hands) -> QPushButton:
    """What has the keys."""
    found = hands.focus()
    assert isinstance(found, QPushButton)
    return found


def taken(hands: Hands, time: str) -> None:
    """Every bay is full then, so that time is free no more."""
    for bay in hands.shop.garage.bays:
        hands.shop.booking(f"{time} {bay.name}", None, time, minutes=30, bay_id=bay.id)
    hands.view.refresh()
    hands.settle()


def noting(hands: Hands, chosen: int = 2) -> None:
    """A request of somebody known, with that many times."""
    hands.key(K.Key_N)
    new = hands.view.new
    hands.type("tremb")
    hands.click(new.people[0])
    hands.type("Rattle in the cold")
    hands.key(K.Key_PageDown)
    for place in range(chosen):
        hands.click(new.times.buttons[place * 3])


class TestChosenTimes:
    """Of a new request."""

    def test_taking_one_away_by_key_goes_on_with_the_next_and_forgets_nobody(self, hands: Hands) -> None:
        noting(hands)
        new, wished = hands.view.new, list(hands.view.new.wishes)
        new.chosen.drops[0].setFocus()
        hands.key(K.Key_Space)
        assert (new.wishes, on(hands)) == (wished[1:], new.chosen.drops[0])
        hands.key(K.Key_Space)
        assert (new.wishes, hands.focus()) == ([], new.typed), "the next is typed there"
        hands.key(K.Key_Space)
        assert new.entered.customer == hands.shop.garage.elise

    def test_of_the_last_in_the_row_the_one_before_it_has_the_keys(self, hands: Hands) -> None:
        noting(hands, 3)
        new = hands.view.new
        new.chosen.drops[2].setFocus()
        hands.key(K.Key_Space)
        assert on(hands) is new.chosen.drops[1]

    def test_news_leave_the_keys_and_a_press_that_is_half_done(self, hands: Hands) -> None:
        noting(hands)
        new = hands.view.new
        drop = new.chosen.drops[1]
        drop.setFocus()
        QTest.mousePress(drop, LEFT)
        hands.shop.clock.advance(60)
        hands.requests.tick()
        hands.settle()
        assert on(hands) is drop
        QTest.mouseRelease(drop, LEFT)
        assert len(new.wishes) == 1


class TestFreeTimes:
    """To choose from."""

    def test_the_keys_stay_on_their_time(self, hands: Hands) -> None:
        hands.key(K.Key_N)
        times = hands.view.new.times
        kept = [place.starts for place in times.places][2]
        times.buttons[2].setFocus()
        taken(hands, "08:00")
        taken(hands, "09:00")
        place = [place.starts for place in times.places].index(kept)
        assert place < 2
        assert on(hands) is times.buttons[place]
        hands.key(K.Key_Space)
        assert hands.view.new.wishes == [kept]

    def test_where_their_time_has_gone_they_are_on_no_other(self, hands: Hands) -> None:
        hands.key(K.Key_N)
        times = hands.view.new.times
        at_nine = [place.starts for place in times.places].index(at(MONDAY, "09:00"))
        times.buttons[at_nine].setFocus()
        taken(hands, "09:00")
        assert on(hands) is times.forth

    def test_on_another_day_they_stay_at_their_place_in_the_row(self, hands: Hands) -> None:
        hands.key(K.Key_N)
        times = hands.view.new.times
        times.buttons[1].setFocus()
        hands.key(K.Key_PageDown)
        assert on(hands) is times.buttons[1]

    def test_tab_goes_through_them_in_their_order(self, hands: Hands) -> None:
        hands.key(K.Key_N)
        times = hands.view.new.times
        taken(hands, "09:00")
        hands.key(K.Key_PageDown)
        times.buttons[0].setFocus()
        for button in times.buttons[1:]:
            hands.key(K.Key_Tab)
            assert on(hands) is button


class TestCounterOffer:
    """The nearest times."""

    def test_the_keys_stay_on_their_time(self, hands: Hands) -> None:
        hands.key(K.Key_O)
        panel = hands.view.countering
        first, kept = (place.starts for place in panel._near[:2])
        panel.near[1].setFocus()
        hands.shop.clock.advance(first + 60 - hands.shop.clock.now())  # the first has begun
        hands.requests.tick()
        hands.settle()
        near = [place.starts for place in panel._near]
        assert first not in near
        assert on(hands) is panel.near[near.index(kept)]

    def test_beside_the_request_too_and_where_theirs_has_gone_they_are_on_the_list(
        self, hands: Hands
    ) -> None:
        page = hands.view.page
        first, kept = (place.starts for place in page._places[:2])
        page.others[1].setFocus()
        hands.shop.clock.advance(first + 60 - hands.shop.clock.now())
        hands.requests.tick()
        hands.settle()
        near = [place.starts for place in page._places]
        assert first not in near
        assert on(hands) is page.others[near.index(kept)]
        hands.shop.clock.advance(kept + 60 - hands.shop.clock.now())
        hands.requests.tick()
        hands.settle()
        assert hands.focus() is hands.view.list


class TestWhoIsChosen:
    """For a new request, while somebody deletes them elsewhere."""

    def gone(self, hands: Hands) -> None:
        store, elise = hands.shop.store, hands.shop.garage.elise
        known = store.state()
        store.apply_page([Drop("customer", elise.id)], replace(known, cursor=known.cursor + 1))

    def test_who_is_in_the_books_no_longer_is_noted_anew_and_it_is_said(self, hands: Hands) -> None:
        noting(hands)
        new = hands.view.new
        self.gone(hands)
        hands.settle()
        assert new.entered.customer is None
        assert "in the books no longer" in new.name.note.text()
        new.concern.setFocus()
        hands.key(K.Key_Return)
        made, request = hands.shop.sent()
        assert isinstance(made, CreateCustomer)
        assert isinstance(request, CreateRequest)
        assert request.customer_id == made.customer_id
        assert request.vehicle_id is None

    def test_so_also_just_before_it_is_noted(self, hands: Hands) -> None:
        noting(hands)
        new = hands.view.new
        new.concern.setFocus()
        self.gone(hands)
        new.note()
        assert hands.shop.sent() == []
        assert "in the books no longer" in new.name.note.text()


def test_a_click_on_the_marked_request_shows_it_in_the_place_of_a_form(hands: Hands) -> None:
    marked = hands.view.list.visualRect(hands.view.list.currentIndex()).center()
    for key in (K.Key_N, K.Key_A):
        hands.view.list.setFocus()
        hands.key(key)
        assert hands.view.right.currentWidget() is not hands.view.one
        QTest.mouseClick(hands.view.list.viewport(), LEFT, pos=marked)
        hands.settle()
        assert hands.view.right.currentWidget() is hands.view.one
        assert hands.chosen() == "old"


def test_a_click_on_it_leaves_an_answer_that_is_being_given(hands: Hands) -> None:
    marked = hands.view.list.visualRect(hands.view.list.currentIndex()).center()
    hands.key(K.Key_O)
    QTest.mouseClick(hands.view.list.viewport(), LEFT, pos=marked)
    hands.settle()
    assert hands.view.panel is hands.view.countering, "what was chosen in it stays"


class TestSameTimeOfSeveral:
    """Free with more than one mechanic: each is a proposal of its own."""

    @pytest.fixture
    def hands(self, qtbot: QtBot) -> Hands:
        """One asked for a mechanic who does no visits: the others are near, all at the wished time."""
        shop = scene()
        ask(shop, "one", "10:00", preferred_mechanic_id=shop.garage.vera.id)
        return Hands(qtbot, shop)

    def test_a_press_amid_news_is_for_the_one_who_was_pressed(self, hands: Hands) -> None:
        page = hands.view.page
        asked: list[str] = []
        page.other_asked.connect(lambda place: asked.append(place.mechanic))
        places = list(page._places)
        assert places[0].starts == places[1].starts
        number, inside = len(page.others) - 1, len(page.row.findChildren(QPushButton))
        pressed = page.others[number]
        QTest.mousePress(pressed, LEFT)
        for _ in range(3):
            hands.view.refresh()
        assert page.others[number] is pressed
        QTest.mouseRelease(pressed, LEFT)
        assert asked == [places[number].mechanic]
        assert len(page.row.findChildren(QPushButton)) == inside

    def test_even_where_nothing_tells_them_apart_each_keeps_its_button(self, qtbot: QtBot) -> None:
        row = FlowRow(4)
        qtbot.addWidget(row)
        kept = KeptButtons(row, partial(style.button, "at ten"), lambda: row)
        kept.show(["ten", "ten", "eleven"])
        shown = list(kept.shown)
        kept.show(["ten", "ten", "eleven"])
        assert kept.shown == shown
        kept.show(["eleven"])
        kept.show(["ten", "ten", "eleven"])
        assert len(row.findChildren(QPushButton)) == len(shown)
