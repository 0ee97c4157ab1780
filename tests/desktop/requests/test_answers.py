"""The panels in which an answer is given: what is chosen, what is typed, what the customer is told, what is sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.store.row_changes import Drop
from scheduling.records import Bay
from scheduling.request_commands import ConfirmRequest, CounterRequest, DeclineRequest
from scheduling.request_queue import Group
from scheduling.visit_requests import DeclineReason, OfferedTime, RequestState
from scheduling.vocabulary import ReservationKind
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.wished import ask
from tests.desktop.requests.hands import Hands
from tests.factories import MONDAY, NOW, at, booked, named

K = Qt.Key
TUESDAY = MONDAY + timedelta(days=1)


class TestConfirming:
    def test_a_digit_takes_another_of_the_times(self, hands: Hands) -> None:
        hands.view.open_request(hands.shop.ids["new"])
        hands.key(K.Key_Enter)
        hands.key(K.Key_2)
        hands.key(K.Key_Enter)
        (sent,) = hands.shop.sent()
        assert isinstance(sent, ConfirmRequest)
        assert sent.starts == at(MONDAY, "15:00")

    def test_mechanic_and_bay_can_be_changed(self, hands: Hands) -> None:
        hands.key(K.Key_Enter)
        panel = hands.view.confirming
        names = [panel.mechanic.itemText(at) for at in range(panel.mechanic.count())]
        assert names == ["Anna Affiliated", "Ivan Independent", "Olga Offers (answers first)", "A bay alone"]
        panel.mechanic.setCurrentIndex(1)
        panel.mechanic.activated.emit(1)
        panel.bay.setCurrentIndex(1)
        panel.bay.activated.emit(1)
        panel.yes.click()
        (sent,) = hands.shop.sent()
        assert isinstance(sent, ConfirmRequest)
        assert (sent.mechanic_id, sent.bay_id) == (named("ivan"), named("bay 2"))

    def test_who_answers_first_is_asked_and_the_customer_told_after_their_yes(self, hands: Hands) -> None:
        hands.key(K.Key_Enter)
        panel = hands.view.confirming
        panel.mechanic.activated.emit(2)
        assert panel.yes.text() == "Ask Olga"
        assert panel.preview.when.text() == "Sent once Olga has accepted."

    def test_a_mechanic_who_is_not_free_cannot_be_confirmed_and_it_is_said_why(
        self, qtbot: QtBot, shop: Scene
    ) -> None:
        shop.booking("other", named("anna"), "10:00", customer_id=shop.garage.elise.id)
        hands = Hands(qtbot, shop)
        hands.key(K.Key_Enter)
        panel = hands.view.confirming
        assert "Anna Affiliated (not free)" in [panel.mechanic.itemText(at) for at in range(4)]
        panel.mechanic.activated.emit(0)
        assert panel.against.text() == "Anna has Élise Tremblay then (10:00–11:00)"
        assert not panel.yes.isEnabled()
        panel.answer()
        assert shop.sent() == []

    def test_a_written_quote_goes_along(self, hands: Hands) -> None:
        hands.key(K.Key_Enter)
        panel = hands.view.confirming
        panel.price.setFocus()
        hands.type("240,50")
        panel.price_for.setFocus()
        hands.type("Brakes")
        assert "240,50\u00a0$ avant taxes (Brakes)" in panel.preview.text.text()
        hands.key(K.Key_Enter)
        (sent,) = hands.shop.sent()
        assert isinstance(sent, ConfirmRequest)
        assert (sent.quote_cents, sent.quote_text) == (240_50, "Brakes")

    def test_a_price_that_is_none_is_marked_and_not_sent(self, hands: Hands) -> None:
        hands.key(K.Key_Enter)
        hands.view.confirming.price.setFocus()
        hands.type("much")
        assert not hands.view.confirming.yes.isEnabled()
        assert hands.view.confirming.price.property("invalid") == "true"
        assert hands.view.confirming.problem.text() == "A price looks like 240 or 240.50."
        hands.key(K.Key_Enter)
        assert hands.shop.sent() == []

    def test_words_for_a_price_that_is_not_there_are_not_lost_on_the_way(self, hands: Hands) -> None:
        hands.key(K.Key_Enter)
        panel = hands.view.confirming
        panel.price_for.setFocus()
        hands.type("Brakes")
        assert panel.problem.text() == "A written quote needs its price."
        assert panel.price.property("invalid") == "true"
        hands.key(K.Key_Enter)
        assert hands.shop.sent() == []
        panel.price.setFocus()
        hands.type("240")
        assert not panel.problem.isVisible()
        hands.key(K.Key_Enter)
        (sent,) = hands.shop.sent()
        assert isinstance(sent, ConfirmRequest)
        assert (sent.quote_cents, sent.quote_text) == (240_00, "Brakes")

    def test_one_that_was_taken_while_it_was_looked_at_stays_and_says_why(self, hands: Hands) -> None:
        hands.key(K.Key_Enter)
        panel = hands.view.confirming
        for name in ("anna", "ivan", "olga"):
            hands.shop.booking(name, named(name), "10:00", bay_id=named("bay 1"))
        panel.answer()
        assert panel.problem.isVisible() or not panel.yes.isEnabled()
        assert hands.shop.sent() == []


class TestCountering:
    def test_digits_choose_more_and_all_are_held_at_once(self, hands: Hands) -> None:
        hands.key(K.Key_O)
        hands.key(K.Key_2)
        assert hands.view.countering.yes.text() == "Offer 2 times"
        hands.key(K.Key_1)
        assert hands.view.countering.yes.text() == "Offer 1 times"

    def test_any_free_time_of_another_day(self, hands: Hands) -> None:
        hands.key(K.Key_O)
        hands.key(K.Key_1)
        assert not hands.view.countering.yes.isEnabled(), "nothing is chosen any more"
        hands.key(K.Key_PageDown)
        times = hands.view.countering.times
        assert times.day == TUESDAY
        assert hands.view.page.strip.strip is not None
        assert hands.view.page.strip.strip.day == TUESDAY
        hands.click(times.buttons[0])
        hands.view.countering.yes.click()
        (sent,) = hands.shop.sent()
        assert isinstance(sent, CounterRequest)
        assert [time.starts for time in sent.times] == [at(TUESDAY, "09:00")]

    def test_no_more_than_three(self, hands: Hands) -> None:
        hands.key(K.Key_O)
        panel = hands.view.countering
        hands.key(K.Key_PageDown)
        for place in range(3):
            panel.toggle(panel.times.places[place * 3])
        assert len(panel.chosen) == 3
        assert panel.problem.text() == "At most 3 times are named at once."

    def test_one_that_they_agree_to_on_the_phone_is_booked_at_once(self, hands: Hands) -> None:
        hands.key(K.Key_O)
        hands.key(K.Key_B)
        (sent,) = hands.shop.sent()
        assert isinstance(sent, ConfirmRequest)
        assert sent.customer_agreed

    def test_a_good_time_beside_the_request_begins_with_itself(self, hands: Hands) -> None:
        place = hands.view.page._places[1]
        hands.click(hands.view.page.others[1])
        assert hands.view.panel is hands.view.countering
        assert [each.starts for each in hands.view.countering.chosen] == [place.starts]


def test_another_reason_needs_words(hands: Hands) -> None:
    hands.key(K.Key_X)
    hands.key(K.Key_6)
    assert not hands.view.declining.yes.isEnabled()
    hands.type("Moved to 5 June")
    hands.key(K.Key_Enter)
    assert hands.shop.sent() == [
        DeclineRequest(
            request_id=hands.shop.ids["old"], decline_reason=DeclineReason.OTHER, reason="Moved to 5 June"
        )
    ]


def test_words_that_were_not_given_wait_for_their_request(hands: Hands) -> None:
    hands.key(K.Key_X)
    hands.key(K.Key_6)
    hands.type("Moved to 5 June")
    hands.view.open_request(hands.shop.ids["middle"])
    hands.settle()
    hands.view.decline()
    assert hands.view.declining.words.text() == ""
    hands.view.open_request(hands.shop.ids["old"])
    hands.settle()
    hands.view.decline()
    assert hands.view.declining.words.text() == "Moved to 5 June"
    hands.view.declining.choose(DeclineReason.OTHER)
    hands.key(K.Key_Enter)
    assert [command.reason for command in hands.shop.sent() if isinstance(command, DeclineRequest)] == [
        "Moved to 5 June"
    ]
    assert hands.view.declining._kept == {}


def test_a_price_that_was_typed_waits_for_its_request(hands: Hands) -> None:
    hands.view.confirm()
    QTest.keyClicks(hands.view.confirming.price, "240,50")
    QTest.keyClicks(hands.view.confirming.price_for, "Brakes")
    hands.view.open_request(hands.shop.ids["middle"])
    hands.settle()
    hands.view.confirm()
    assert hands.view.confirming.price.text() == ""
    hands.view.open_request(hands.shop.ids["old"])
    hands.settle()
    hands.view.confirm()
    shown = hands.view.confirming.price.text(), hands.view.confirming.price_for.text()
    assert shown == ("240,50", "Brakes")


@pytest.mark.parametrize("key", [K.Key_Up, K.Key_Enter, K.Key_O, K.Key_X, K.Key_W, K.Key_A])
def test_a_very_long_name_asks_for_no_more_room(qtbot: QtBot, shop: Scene, key: Qt.Key) -> None:
    shop.store.load([replace(shop.garage.marc, name="Marc-André de la Bruère O'Neil " * 5)])
    hands = Hands(qtbot, shop)
    hands.key(key)
    assert hands.view.minimumSizeHint().width() <= 1190
    assert hands.view.width() == 1190
    area = hands.view.page.area
    inside = area.widget()
    assert inside is not None
    assert inside.width() <= area.viewport().width()


def test_a_chosen_time_that_somebody_takes_meanwhile_is_taken_out_and_said(hands: Hands, shop: Scene) -> None:
    hands.key(K.Key_O)
    panel = hands.view.countering
    hands.key(K.Key_2)
    first, second = panel.chosen
    for bay in shop.store.all(Bay):
        taken = booked(shop.garage.elise.id, mechanic_id=None, bay_id=bay.id, starts=first.starts, minutes=30)
        shop.store.load([*taken])
    hands.settle()
    assert [place.starts for place in panel.chosen] == [second.starts]
    assert panel.problem.text().startswith("No longer free, and taken out: ")
    assert panel.yes.isEnabled()


def test_of_what_was_offered_the_customers_yes_or_no(qtbot: QtBot) -> None:
    shop, starts = scene(), at(TUESDAY, "09:00")
    shop.hold(
        id=named("hold"), kind=ReservationKind.COUNTER_OFFER, starts=starts, ends=starts + 3600,
        mechanic_id=named("anna"), bay_id=named("bay 1"), expires_at=NOW + 3600,
    )  # fmt: skip
    offered = OfferedTime(
        hold_id=named("hold"), starts=starts, bay_id=named("bay 1"), expires_at=NOW + 3600,
        mechanic_id=named("anna"),
    )  # fmt: skip
    ask(shop, "one", state=RequestState.COUNTERED, offered=(offered,), answered_at=NOW - 60)
    hands = Hands(qtbot, shop)
    assert not hands.view.foot.counter.isVisible()
    hands.key(K.Key_O)
    assert hands.view.panel is None, "there is an answer to wait for"
    hands.key(K.Key_X)
    hands.key(K.Key_7)
    assert hands.view.declining.by_customer
    hands.key(K.Key_Escape)
    hands.key(K.Key_Enter, 2)
    (sent,) = shop.sent()
    assert isinstance(sent, ConfirmRequest)
    assert (sent.customer_agreed, sent.starts) == (True, starts)


def test_news_leave_what_was_chosen_in_the_panel(hands: Hands) -> None:
    hands.view.open_request(hands.shop.ids["new"])
    hands.key(K.Key_Enter)
    hands.key(K.Key_2)
    ask(hands.shop, "another", "16:00", old=0)
    hands.settle()
    assert hands.chosen() == "new"
    assert hands.view.confirming.place is not None
    assert hands.view.confirming.place.starts == at(MONDAY, "15:00")


def test_nobody_confirms_another_mechanic_than_they_read(hands: Hands) -> None:
    hands.key(K.Key_Enter)
    hands.shop.booking("quicker", named("anna"), "10:00")
    hands.settle()
    panel = hands.view.confirming
    assert panel.mechanic.currentText() == "Anna Affiliated (not free)"
    assert not panel.yes.isEnabled()
    hands.key(K.Key_Enter)
    assert hands.shop.sent() == []


def test_what_is_typed_for_a_request_is_unsaved_also_while_another_list_is_on_view(hands: Hands) -> None:
    hands.key(K.Key_X)
    hands.view.declining.typed()[0].setFocus()
    hands.type("We are closed that week")
    hands.key(K.Key_Escape)
    assert hands.view.unsaved
    hands.view.header.group_asked.emit(Group.DONE)
    hands.settle()
    assert hands.lines() == []
    assert hands.view.unsaved
    assert not Hands(hands.qtbot, hands.shop).view.unsaved


def test_to_an_offer_that_has_lapsed_just_now_nothing_is_answered(qtbot: QtBot, shop: Scene) -> None:
    lapses = NOW // 60 * 60 + 5 * 60 + 40
    offered = OfferedTime(
        hold_id=uuid4(),
        starts=at(MONDAY, "16:00"),
        mechanic_id=named("anna"),
        bay_id=named("bay 1"),
        expires_at=lapses,
    )
    ask(shop, "offered", "13:00", old=20, state=RequestState.COUNTERED, offered=(offered,))
    hands = Hands(qtbot, shop)
    hands.key(K.Key_Enter)
    hands.key(K.Key_Escape)
    shop.clock.advance(lapses - 30 - shop.clock.now())
    hands.requests.tick()
    hands.settle()
    hands.key(K.Key_End)
    assert hands.chosen() == "offered"
    shop.clock.advance(32)
    hands.key(K.Key_Enter)
    assert hands.view.panel is None
    assert "offered" not in hands.lines()
    assert shop.sent() == []


def test_of_a_mechanic_who_is_gone_the_panel_names_nobody_else(hands: Hands) -> None:
    hands.key(K.Key_Enter)
    panel, store = hands.view.confirming, hands.shop.store
    assert panel.mechanic.currentText() == "Anna Affiliated"
    known = store.state()
    store.apply_page([Drop("mechanic", named("anna"))], replace(known, cursor=known.cursor + 1))
    hands.view.refresh()
    assert panel.mechanic.currentIndex() == -1
    assert not panel.yes.isEnabled()


def test_a_long_list_of_those_without_a_clash_is_read_by_keys(qtbot: QtBot, shop: Scene) -> None:
    for day in range(1, 8):
        for hour in range(9, 12):
            wanted = at(MONDAY + timedelta(days=day), f"{hour:02}:00")
            ask(shop, f"{day} {hour}", requested=(wanted,))
    hands = Hands(qtbot, shop, 1190, 420)
    hands.key(K.Key_A)
    bar = hands.view.batch.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    seen = []
    for key in (K.Key_PageDown, K.Key_End, K.Key_PageUp, K.Key_Home):
        hands.key(key)
        seen.append(bar.value())
    assert seen[1] == bar.maximum()
    assert 0 < seen[0] <= seen[1] > seen[2] >= seen[3] == 0


def test_words_of_ones_own_that_are_typed_into_their_field_are_a_reason(hands: Hands) -> None:
    hands.key(K.Key_X)
    panel = hands.view.declining
    QTest.mouseClick(panel.words, Qt.MouseButton.LeftButton)
    QTest.keyClicks(panel.words, "We move on Friday")
    assert panel.reason is DeclineReason.OTHER
    assert panel.yes.isEnabled()
    assert panel.words.hasFocus()
    panel.choose(DeclineReason.NO_ROOM)
    assert panel.words.text() == "We move on Friday", "and goes along with another"
    hands.key(K.Key_Escape)
    hands.key(K.Key_X)
    assert (panel.words.text(), panel.yes.isEnabled()) == ("We move on Friday", True)
