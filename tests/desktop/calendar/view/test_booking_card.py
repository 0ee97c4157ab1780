"""A booking's card keeps the keys where they are when it is filled anew, and is always left by Esc."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.theming import formats
from desktop.views.calendar.popover import rect_in
from scheduling.sessions import is_parked, place_of
from scheduling.vocabulary import CancelledBy, Role, SessionState
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.view.pilot import Pilot
from tests.factories import MONDAY, at, named

LEFT = Qt.MouseButton.LeftButton

Key = Qt.Key


@pytest.fixture
def shop() -> Scene:
    made = scene()
    made.booking("one", made.garage.anna.id, "10:00")
    made.booking("done", made.garage.ivan.id, "10:00", state=SessionState.COMPLETED)
    return made


@pytest.fixture
def pilot(qtbot: QtBot, shop: Scene) -> Pilot:
    pilot = Pilot(qtbot, shop)
    with qtbot.waitActive(pilot.view):
        pilot.view.activateWindow()
    return pilot


def _news(pilot: Pilot) -> None:
    """Something came from the server: the card is filled anew."""
    row = pilot.shop.session("one")
    pilot.shop.store.load([replace(row, concern=f"{row.concern} and more of it")])
    pilot.settle()


def test_news_leave_the_keys_on_the_same_button(pilot: Pilot) -> None:
    pilot.click(pilot.centre(pilot.shop.ids["one"]))
    card = pilot.view.card
    assert card.buttons["move"].hasFocus()
    card.buttons["ask"].setFocus()
    _news(pilot)
    assert card.buttons["ask"].hasFocus()


def test_news_while_another_program_has_the_keys_leave_them_on_the_same_button(pilot: Pilot) -> None:
    pilot.click(pilot.centre(pilot.shop.ids["one"]))
    card = pilot.view.card
    card.buttons["ask"].setFocus()
    with pilot.elsewhere():
        _news(pilot)
    assert card.buttons["ask"].hasFocus()
    QTest.keyClick(card.buttons["ask"], Key.Key_Escape)
    assert not card.isVisible()


def _close(pilot: Pilot) -> QPushButton:
    """The card's ×."""
    (button,) = [
        button
        for button in pilot.view.card.findChildren(QPushButton)
        if button.accessibleName() == "Close" and button.isVisible()
    ]
    return button


def test_news_leave_the_keys_on_the_button_that_closes_it(pilot: Pilot) -> None:
    pilot.click(pilot.centre(pilot.shop.ids["one"]))
    _close(pilot).setFocus()
    _news(pilot)
    assert _close(pilot).hasFocus()
    QTest.keyClick(_close(pilot), Key.Key_Space)
    assert not pilot.view.card.isVisible()


def test_the_keys_of_a_button_that_has_gone_start_nothing_else(pilot: Pilot) -> None:
    pilot.click(pilot.centre(pilot.shop.ids["one"]))
    card = pilot.view.card
    assert card.buttons["move"].hasFocus()
    row = pilot.shop.session("one")
    pilot.shop.store.load([replace(row, state=SessionState.WAITING)])  # the customer has come
    pilot.settle()
    assert list(card.buttons) == ["park", "ask", "edit"]
    assert _close(pilot).hasFocus()


def test_news_do_not_take_the_keys_from_elsewhere(pilot: Pilot) -> None:
    pilot.click(pilot.centre(pilot.shop.ids["one"]))
    pilot.grid.setFocus()
    _news(pilot)
    assert pilot.view.card.isVisible()
    assert pilot.grid.hasFocus()


def test_a_card_with_nothing_to_do_is_closed_by_escape_too(pilot: Pilot) -> None:
    pilot.click(pilot.centre(pilot.shop.ids["done"]))
    card = pilot.view.card
    assert card.isVisible()
    now = QApplication.focusWidget()
    assert now is not None
    assert card.isAncestorOf(now)
    QTest.keyClick(now, Key.Key_Escape)
    assert not card.isVisible()
    assert pilot.grid.hasFocus()


def test_all_that_was_said_beforehand_is_on_the_card(pilot: Pilot) -> None:
    row = pilot.shop.session("one")
    told = replace(
        row, category="brakes", concern="It squeals", preparation="The tyres", special_requests="A lift"
    )
    pilot.shop.store.load([told])
    pilot.settle()
    pilot.click(pilot.centre(pilot.shop.ids["one"]))
    said = [label.text() for label in pilot.view.card.findChildren(QLabel)]
    for words in ("Brakes · It squeals", "To prepare: The tyres", "Wishes: A lift"):
        assert words in said, said


@pytest.mark.parametrize("said", ["word " * 400, "line\n" * 400, "x" * 8000, "<b>bold</b> " * 40])
def test_of_what_is_long_the_beginning_is_shown_and_all_of_it_in_the_tip(pilot: Pilot, said: str) -> None:
    said = said.strip()
    pilot.shop.store.load([replace(pilot.shop.session("one"), concern=said, special_requests=said)])
    pilot.settle()
    pilot.click(pilot.centre(pilot.shop.ids["one"]))
    card = pilot.view.card
    concern = next(each for each in card.findChildren(QLabel) if each.accessibleName() == said)
    assert concern.text().endswith("…")
    assert concern.text()[:-1] == said[: len(concern.text()) - 1]
    tip = QTextDocument()
    tip.setHtml(concern.toolTip())
    assert tip.toPlainText() == said
    assert card.geometry().bottom() <= pilot.view.rect().bottom()
    assert card.rect().contains(card.buttons["ask"].geometry())


def test_what_is_not_long_is_shown_whole(pilot: Pilot) -> None:
    pilot.click(pilot.centre(pilot.shop.ids["one"]))
    assert not [each for each in pilot.view.card.findChildren(QLabel) if each.toolTip().startswith("<p")]


def test_one_of_another_year_says_which(pilot: Pilot) -> None:
    formats.use_clock(lambda: at(MONDAY + timedelta(days=300), "9:00"))
    pilot.click(pilot.centre(pilot.shop.ids["one"]))
    said = [label.text() for label in pilot.view.card.findChildren(QLabel)]
    assert f"Mon 15 Jun {MONDAY.year}, 10:00–11:00" in said


def test_a_visit_is_parked_from_its_card_and_taken_back(pilot: Pilot) -> None:
    pilot.click(pilot.centre(pilot.shop.ids["one"]))
    card, stood = pilot.view.card, pilot.shop.session("one")
    assert "on deck" in card.buttons["park"].toolTip()
    QTest.mouseClick(card.buttons["park"], Qt.MouseButton.LeftButton)
    pilot.settle()
    assert not card.isVisible()
    assert is_parked(pilot.shop.session("one"))
    assert pilot.grid.rect_of(pilot.shop.ids["one"]).isEmpty()
    assert pilot.grid.hasFocus()
    pilot.shop.presenter.undo.undo()
    assert place_of(pilot.shop.session("one")) == place_of(stood)


def test_p_parks_the_open_booking(pilot: Pilot) -> None:
    pilot.click(pilot.centre(pilot.shop.ids["one"]))
    QTest.keyClick(pilot.view.card.buttons["move"], Key.Key_P)
    assert is_parked(pilot.shop.session("one"))


def test_what_cannot_be_parked_is_not_parked_by_p(pilot: Pilot) -> None:
    pilot.click(pilot.centre(pilot.shop.ids["done"]))
    card = pilot.view.card
    assert "park" not in card.buttons
    QTest.keyClick(card, Key.Key_P)
    assert pilot.shop.session("done").state is SessionState.COMPLETED


def test_while_it_is_asked_why_p_is_a_letter(pilot: Pilot) -> None:
    pilot.click(pilot.centre(pilot.shop.ids["one"]))
    card = pilot.view.card
    card.ask_cancel()
    QTest.keyClick(card, Key.Key_P)
    assert not is_parked(pilot.shop.session("one"))
    assert card.isVisible()


def test_many_buttons_take_a_second_line_and_stay_inside(qtbot: QtBot) -> None:
    """An owner who is a mechanic answers an offer, and may do all the rest with it."""
    shop = scene(Role.OWNER, mechanic_id=named("ivan"))
    shop.booking("one", named("ivan"), "10:00", state=SessionState.OFFERED)
    pilot = Pilot(qtbot, shop)
    pilot.click(pilot.centre(shop.ids["one"]))
    card = pilot.view.card
    buttons = [card.buttons[name] for name in ("accept", "decline", "move", "park", "ask")]
    spans = [rect_in(button, button.rect(), card) for button in buttons]
    assert all(card.rect().contains(span) for span in spans)
    assert len({span.top() for span in spans}) == 2
    assert not any(one.intersects(other) for one, other in combinations(spans, 2))


def test_v_picks_it_up_though_its_card_is_open(pilot: Pilot) -> None:
    pilot.click(pilot.centre(pilot.shop.ids["one"]))
    card = pilot.view.card
    QTest.keyClick(card.buttons["ask"], Key.Key_V)
    assert not card.isVisible()
    assert pilot.grid.dragger.current is not None
    assert pilot.grid.hasFocus()


def test_delete_asks_on_the_open_card_too(pilot: Pilot) -> None:
    pilot.click(pilot.centre(pilot.shop.ids["one"]))
    card = pilot.view.card
    QTest.keyClick(card.buttons["move"], Key.Key_Delete)
    assert card.reason is not None
    card.reason.setFocus()
    QTest.keyClicks(card.reason, "vv")
    assert card.reason.text() == "vv", "a letter in its field is a letter"
    QTest.keyClick(card.reason, Key.Key_Escape)
    pilot.click(pilot.centre(pilot.shop.ids["one"]))
    QTest.keyClick(card.buttons["move"], Key.Key_Delete)
    assert card.reason.text() == "vv", "what was typed is there still"
    assert card.who is not None
    card.who.buttons[CancelledBy.CUSTOMER].click()
    QTest.keyClick(card.reason, Key.Key_Return)
    assert pilot.shop.session("one").state is SessionState.CANCELLED
    pilot.shop.presenter.undo.undo()
    pilot.view.refresh()
    pilot.click(pilot.centre(pilot.shop.ids["one"]))
    QTest.keyClick(card.buttons["move"], Key.Key_Delete)
    assert card.reason.text() == "", "it was used"


def test_a_booking_that_is_over_is_not_picked_up(pilot: Pilot) -> None:
    pilot.click(pilot.centre(pilot.shop.ids["done"]))
    card = pilot.view.card
    QTest.keyClick(card, Key.Key_V)
    assert card.isVisible()
    assert pilot.grid.dragger.current is None


LONG = "It makes a noise when it is cold, mostly in the morning, and the engine light comes on now and then "


@pytest.mark.parametrize("high", [480, 690])
def test_its_buttons_stay_in_the_window_and_what_it_tells_scrolls(qtbot: QtBot, high: int) -> None:
    shop = scene()
    told = {"concern": LONG * 2, "preparation": LONG * 2, "special_requests": LONG * 2}
    shop.booking("one", shop.garage.anna.id, "16:00", vehicle_id=shop.garage.civic.id, **told)
    pilot = Pilot(qtbot, shop, 1366, high)
    card = pilot.view.card
    pilot.view.open_card(shop.ids["one"])
    card.ask_cancel()
    assert pilot.view.rect().contains(card.geometry())
    for button in card.buttons.values():
        assert card.rect().contains(QRect(button.mapTo(card, QPoint()), button.size()))
    assert card.body.verticalScrollBar().maximum() > 0
    pilot.view.resize(1366, 1400)
    QApplication.processEvents()
    assert card.body.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("words", range(8, 40, 2))
def test_with_room_for_all_of_it_it_does_not_scroll(qtbot: QtBot, words: int) -> None:
    """Nor where its lines would wrap beside a scroll bar that was there before."""
    shop = scene()
    concern = " ".join(LONG.split()[:19] * 2)[: 5 * words]
    shop.booking("one", shop.garage.anna.id, "16:00", vehicle_id=shop.garage.civic.id, concern=concern)
    pilot = Pilot(qtbot, shop, 1366, 300)
    pilot.view.open_card(shop.ids["one"])
    card = pilot.view.card
    QApplication.processEvents()
    card.body.verticalScrollBar().setValue(20)
    pilot.view.resize(1366, 1400)
    QApplication.processEvents()
    assert not card.body.verticalScrollBar().isVisible()
    inside = card.body.widget()
    assert inside is not None
    assert inside.height() == card.body.height()


def test_another_booking_is_told_from_the_top(qtbot: QtBot) -> None:
    shop = scene()
    for name, hour in (("one", "10:00"), ("two", "14:00")):
        shop.booking(name, shop.garage.anna.id, hour, concern=LONG * 2, preparation=LONG * 2)
    pilot = Pilot(qtbot, shop, 1366, 320)
    bar = pilot.view.card.body.verticalScrollBar()
    pilot.view.open_card(shop.ids["one"])
    QApplication.processEvents()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    pilot.view.open_card(shop.ids["two"])
    QApplication.processEvents()
    assert bar.value() == 0


def test_it_stays_inside_a_window_that_becomes_smaller(qtbot: QtBot) -> None:
    shop = scene()
    shop.booking("one", shop.garage.vera.id, "19:00")
    pilot = Pilot(qtbot, shop, 1366, 768)
    pilot.view.open_card(shop.ids["one"])
    pilot.view.resize(1024, 600)
    QApplication.processEvents()
    assert pilot.view.rect().contains(pilot.view.card.geometry())


def test_a_click_during_which_news_arrive_is_one(qtbot: QtBot) -> None:
    shop = scene()
    shop.booking("one", shop.garage.anna.id, "10:00")
    shop.booking("two", shop.garage.ivan.id, "10:00")
    pilot = Pilot(qtbot, shop)
    card = pilot.view.card
    pilot.view.open_card(shop.ids["one"])
    button = card.buttons["ask"]
    QTest.mousePress(button, LEFT)
    shop.store.load([replace(shop.session("one"), concern="It pulls to the left")])
    pilot.settle()
    QTest.mouseRelease(button, LEFT)
    assert card.asks


def test_what_came_while_a_button_was_held_is_shown_when_it_is_let_go(qtbot: QtBot) -> None:
    shop = scene()
    shop.booking("one", shop.garage.anna.id, "10:00")
    pilot = Pilot(qtbot, shop)
    card = pilot.view.card
    pilot.view.open_card(shop.ids["one"])
    button = card.buttons["ask"]
    QTest.mousePress(button, LEFT)
    shop.store.load([replace(shop.session("one"), state=SessionState.CANCELLED)])
    pilot.settle()
    assert "ask" in card.buttons
    QTest.mouseMove(button, QPoint(-200, -200))
    QTest.mouseRelease(button, LEFT, pos=QPoint(-200, -200))
    QApplication.processEvents()
    assert "ask" not in card.buttons


def test_news_leave_the_keys_on_the_pencil(qtbot: QtBot) -> None:
    shop = scene()
    shop.booking("one", shop.garage.anna.id, "10:00")
    pilot = Pilot(qtbot, shop)
    card = pilot.view.card
    pilot.view.open_card(shop.ids["one"])
    assert card.pencil is not None
    card.pencil.setFocus()
    shop.store.load([replace(shop.session("one"), concern="It pulls to the left")])
    pilot.settle()
    assert pilot.view.window().focusWidget() is card.pencil
