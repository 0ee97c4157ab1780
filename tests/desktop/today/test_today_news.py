"""The Today screen while something comes: news take neither a press nor the focus away."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.presenters.today_model import DayAct, Phase
from scheduling.visit_commands import CheckIn
from scheduling.vocabulary import SessionState
from tests.desktop.today.hands import LEFT, Hands, crowded
from tests.factories import MONDAY, at

_S = SessionState
ARRIVED = DayAct.ARRIVED
KEYS = Qt.Key


class TestNews:
    """What changes meanwhile."""

    def test_a_click_is_not_lost_to_news_between_press_and_release(self, hands: Hands) -> None:
        button = hands.button("later", ARRIVED)
        QTest.mousePress(button, LEFT)
        hands.shop.booking("late", hands.shop.garage.anna.id, "10:00", state=_S.CANCELLED)
        hands.settle()
        assert hands.column(Phase.COMING) == ["late", "later"], "nothing slides from under the button"
        QTest.mouseRelease(button, LEFT)
        hands.settle()
        assert [type(sent) for sent in hands.shop.sent()] == [CheckIn]
        assert hands.columns()[:2] == [[], ["waits", "later"]]

    def test_a_click_on_a_card_opens_it_though_news_come_while_it_is_down(self, hands: Hands) -> None:
        card = hands.card("later")
        QTest.mousePress(card, LEFT)
        hands.shop.booking("late", hands.shop.garage.anna.id, "10:00", state=_S.CANCELLED)
        hands.settle()
        assert hands.column(Phase.COMING) == ["late", "later"]
        QTest.mouseRelease(card, LEFT)
        hands.settle()
        assert hands.view.card.session_id == hands.shop.ids["later"]
        assert hands.column(Phase.COMING) == ["later"]

    def test_a_press_that_is_left_acts_on_nothing_and_lets_the_news_in(self, hands: Hands) -> None:
        card = hands.card("later")
        QTest.mousePress(card, LEFT)
        hands.shop.booking("more", hands.shop.garage.ivan.id, "15:00")
        hands.settle()
        QTest.mouseRelease(card, LEFT, pos=card.rect().bottomRight() * 2)
        hands.settle()
        assert not hands.view.card.isVisible()
        assert hands.column(Phase.COMING) == ["late", "later", "more"]

    def test_the_card_stays_the_same_widget_with_the_focus_wherever_it_goes(self, hands: Hands) -> None:
        card = hands.card("later")
        card.setFocus()
        hands.shop.booking(
            "later",
            hands.shop.garage.anna.id,
            "13:00",
            state=_S.WAITING,
            arrived_at=at(MONDAY, "10:29"),
        )
        hands.settle()
        assert hands.card("later") is card
        assert hands.column(Phase.HERE) == ["waits", "later"]
        assert card.hasFocus()

    def test_a_button_that_goes_leaves_the_focus_to_its_card(self, hands: Hands) -> None:
        hands.button("later", ARRIVED).setFocus()
        hands.shop.booking("later", hands.shop.garage.anna.id, "13:00", state=_S.WAITING)
        hands.settle()
        assert hands.card("later").hasFocus()

    def test_a_card_that_goes_leaves_the_focus_to_the_one_in_its_place(self, hands: Hands) -> None:
        hands.card("late").setFocus()
        hands.shop.booking("late", hands.shop.garage.anna.id, "10:00", state=_S.CANCELLED)
        hands.settle()
        assert hands.focused() == "later"

    def test_the_focus_elsewhere_stays_there(self, hands: Hands) -> None:
        hands.view.header.walk_in.setFocus()
        hands.shop.booking("more", hands.shop.garage.ivan.id, "15:00")
        hands.settle()
        assert hands.view.header.walk_in.hasFocus()

    def test_several_cards_go_to_other_columns_at_once(self, hands: Hands) -> None:
        hands.card("late").setFocus()
        anna, came = hands.shop.garage.anna.id, at(MONDAY, "10:29")
        hands.shop.booking("later", anna, "13:00", state=_S.NO_SHOW)
        hands.shop.booking("late", anna, "10:00", state=_S.WAITING, arrived_at=came)
        hands.settle()
        assert hands.columns() == [[], ["waits", "late"], ["live"], ["later", "missed", "done"]]
        assert hands.focused() == "late"

    def test_a_click_on_a_card_that_is_seen_in_part_does_not_slide_it_away(self, qtbot: QtBot) -> None:
        hands = Hands(qtbot, crowded(), height=420)
        bar = hands.view.columns.columns[0].area.verticalScrollBar()
        cards = hands.view.columns.columns[0].cards
        part = next(
            card for card in cards if 0 < card.visibleRegion().boundingRect().height() < card.height()
        )
        QTest.mouseClick(part, LEFT, pos=QPoint(20, 4))
        assert bar.value() == 0
        assert hands.view.card.session_id == part.card.session_id

    def test_a_click_that_closes_what_is_open_slides_nothing_away_either(self, qtbot: QtBot) -> None:
        hands = Hands(qtbot, crowded(), height=420)
        bar = hands.view.columns.columns[0].area.verticalScrollBar()
        hands.click(hands.card("at 0"))
        bar.setValue(bar.maximum())
        button = hands.button("at 11", ARRIVED)
        QTest.mousePress(button, LEFT)
        assert not hands.view.card.isVisible()
        assert bar.value() == bar.maximum()
        QTest.mouseRelease(button, LEFT)
        assert [type(sent) for sent in hands.shop.sent()] == [CheckIn]

    def test_back_by_keys_scrolls_to_what_is_reached(self, qtbot: QtBot) -> None:
        shop = crowded()
        shop.booking("here", shop.garage.ivan.id, "10:00", state=_S.WAITING, customer_id=shop.garage.marc.id)
        hands = Hands(qtbot, shop, height=420)
        hands.card("here").setFocus()
        hands.key(KEYS.Key_Backtab)
        button = hands.button("at 11", DayAct.PARK)
        assert button.hasFocus()
        assert not button.visibleRegion().isEmpty()

    def test_an_open_card_follows(self, hands: Hands) -> None:
        hands.click(hands.card("later"))
        assert "move" in hands.view.card.buttons
        hands.shop.booking("later", hands.shop.garage.anna.id, "13:00", state=_S.LIVE)
        hands.settle()
        assert hands.view.card.isVisible()
        assert "move" not in hands.view.card.buttons

    def test_what_changes_while_it_is_hidden_is_there_when_it_is_shown(self, hands: Hands) -> None:
        hands.view.hide()
        hands.shop.booking("more", hands.shop.garage.ivan.id, "15:00")
        QApplication.processEvents()
        assert hands.column(Phase.COMING) == ["late", "later"]
        hands.view.show()
        assert hands.column(Phase.COMING) == ["late", "later", "more"]
