"""The whole queue by hand and by key: what is shown, what a key does, which comes next, what is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.item_models.requests import Roles
from desktop.views.requests import request_words
from scheduling.commands import Blocking, Outcome
from scheduling.records import Bay
from scheduling.request_commands import ConfirmRequest, CounterRequest, DeclineRequest, WithdrawRequest
from scheduling.request_queue import Group
from scheduling.visit_requests import DeclineReason, OfferedTime, RequestSource, RequestState
from scheduling.vocabulary import ReservationKind, Role, SessionState, VisitKind
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.wished import ask, row
from tests.desktop.requests.hands import Hands
from tests.factories import MONDAY, NOW, at, booked, named

K = Qt.Key
TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def shop() -> Scene:
    """Three that wait: over the promise, due soon, new."""
    made = scene()
    marc = made.garage.marc.id
    ask(made, "old", "10:00", old=30, vehicle_id=None, customer_id=marc)
    ask(made, "middle", "11:00", old=18, customer_id=marc, vehicle_id=None)
    ask(made, "new", "14:00", "15:00", old=1)
    return made


@pytest.fixture
def hands(qtbot: QtBot, shop: Scene) -> Hands:
    return Hands(qtbot, shop)


def aloud(hands: Hands) -> list[str]:
    model = hands.view.list.lines
    return [str(model.index(at).data(Qt.ItemDataRole.AccessibleTextRole)) for at in range(model.rowCount())]


def test_the_oldest_is_marked_and_ages_are_said_in_words(hands: Hands) -> None:
    assert hands.lines() == ["old", "middle", "new"]
    assert hands.chosen() == "old"
    first, second, third = aloud(hands)
    assert "late by 6 h" in first
    assert "18 h, due soon" in second
    assert ", 1 h" in third
    assert [button.text() for button in hands.view.header.groups.values()] == [
        "To answer 3",
        "Confirmed",
        "Done",
    ]


def test_up_and_down_walk_through_the_queue_and_the_page_follows(hands: Hands) -> None:
    hands.key(K.Key_Down)
    assert hands.chosen() == "middle"
    hands.key(K.Key_Down)
    assert hands.chosen() == "new"
    hands.key(K.Key_Up)
    assert hands.chosen() == "middle"


class TestInThreeKeys:
    """No answer needs more, with the message seen before it goes."""

    def test_enter_and_enter_confirms_and_the_next_is_marked(self, hands: Hands) -> None:
        hands.key(K.Key_Enter)
        told = hands.view.confirming.preview.text.text()
        assert "Garage Test vous attend le lundi 15 juin, 10:00 (heure de Toronto)." in told, (
            "he reads French"
        )
        assert "15,00\u00a0$" in told
        assert hands.shop.sent() == []
        hands.key(K.Key_Enter)
        (sent,) = hands.shop.sent()
        assert isinstance(sent, ConfirmRequest)
        assert (sent.request_id, sent.mechanic_id) == (hands.shop.ids["old"], named("anna"))
        assert hands.keys == 2
        assert (hands.lines(), hands.chosen()) == (["middle", "new"], "middle")
        assert hands.focus() is hands.view.list

    def test_o_and_enter_offers_the_nearest_other_time(self, hands: Hands) -> None:
        hands.key(K.Key_O)
        assert hands.view.countering.yes.text() == "Offer 1 times"
        hands.key(K.Key_Enter)
        (sent,) = hands.shop.sent()
        assert isinstance(sent, CounterRequest)
        assert len(sent.times) == 1
        assert hands.keys == 2

    def test_x_a_digit_and_enter_declines_with_that_reason(self, hands: Hands) -> None:
        hands.key(K.Key_X)
        assert not hands.view.declining.yes.isEnabled()
        hands.key(K.Key_3)
        assert "Les pièces sont introuvables" in hands.view.declining.preview.text.text()
        hands.key(K.Key_Enter)
        assert hands.shop.sent() == [
            DeclineRequest(request_id=hands.shop.ids["old"], decline_reason=DeclineReason.NO_PARTS)
        ]
        assert hands.keys == 3
        assert hands.chosen() == "middle"

    def test_w_and_enter_withdraws_and_nothing_is_sent_to_anybody(self, hands: Hands) -> None:
        hands.key(K.Key_W)
        assert hands.view.withdrawing.preview.text.text() == ""
        hands.key(K.Key_Enter)
        assert hands.shop.sent() == [WithdrawRequest(request_id=hands.shop.ids["old"])]
        assert hands.keys == 2

    def test_the_whole_queue_without_a_mouse(self, hands: Hands) -> None:
        for _ in range(3):
            hands.key(K.Key_Enter, 2)
        assert hands.keys == 6
        assert [type(command) for command in hands.shop.sent()] == [ConfirmRequest] * 3
        assert hands.lines() == []
        assert "Nobody waits for an answer" in hands.said()


@pytest.mark.parametrize("key", [K.Key_Enter, K.Key_O, K.Key_X, K.Key_W])
def test_esc_goes_back_and_nothing_is_sent(hands: Hands, key: Qt.Key) -> None:
    hands.key(key)
    assert not hands.view.foot.isVisible()
    hands.key(K.Key_Escape)
    assert hands.view.panel is None
    assert hands.view.foot.isVisible()
    assert hands.focus() is hands.view.list
    assert hands.shop.sent() == []


def test_a_key_that_is_held_answers_nothing(hands: Hands) -> None:
    hands.key(K.Key_Enter)
    hands.hold(K.Key_Return)
    assert hands.shop.sent() == []
    hands.key(K.Key_Enter)
    hands.hold(K.Key_Return)
    assert len(hands.shop.sent()) == 1
    assert hands.view.panel is None


def test_letters_do_not_search_the_list(hands: Hands) -> None:
    hands.key(K.Key_E)
    assert hands.chosen() == "old"


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


class TestAll:
    def test_they_are_listed_before_they_are_confirmed(self, hands: Hands) -> None:
        hands.key(K.Key_A)
        said = hands.said()
        assert "3 requests that nothing stands against" in said
        assert hands.shop.sent() == []
        hands.key(K.Key_Enter)
        assert [type(command) for command in hands.shop.sent()] == [ConfirmRequest] * 3
        assert hands.lines() == []

    def test_esc_leaves_them_as_they_are(self, hands: Hands) -> None:
        hands.click(hands.view.all)
        hands.key(K.Key_Escape)
        assert hands.shop.sent() == []
        assert hands.lines() == ["old", "middle", "new"]

    def test_with_none_there_is_no_button(self, qtbot: QtBot) -> None:
        hands = Hands(qtbot, scene())
        assert not hands.view.all.isVisible()
        hands.key(K.Key_A)
        assert hands.view.right.currentWidget() is hands.view.one


def test_what_stands_against_it_and_who_else_wants_it_is_said(qtbot: QtBot) -> None:
    shop = scene()
    anna, marc = named("anna"), shop.garage.marc
    shop.booking("other", anna, "10:00", customer_id=marc.id)
    ask(shop, "clash", "10:00", preferred_mechanic_id=anna, old=9)
    ask(shop, "one", "14:00", preferred_mechanic_id=anna, old=8)
    ask(shop, "two", "14:30", preferred_mechanic_id=anna, old=2, customer_id=marc.id, vehicle_id=None)
    hands = Hands(qtbot, shop)
    assert "Anna has Marc-André O'Neil then (10:00–11:00)" in hands.said()
    assert hands.view.foot.counter.property("role") == "primary", "that is what to do about a clash"
    assert ["clash" in line for line in aloud(hands)] == [True, False, False]
    hands.key(K.Key_Down)
    (rival,) = [
        button for button in hands.view.page.findChildren(type(hands.view.page.seen))
        if button.property("request")
    ]  # fmt: skip
    assert rival.text() == "Marc-André O'Neil wants it too (today 14:30, asked 2 h ago)"
    hands.click(rival)
    assert hands.chosen() == "two"


def test_of_several_times_each_says_what_stands_against_it(qtbot: QtBot) -> None:
    shop = scene()
    anna = named("anna")
    shop.booking("other", anna, "10:00", customer_id=shop.garage.marc.id)
    ask(shop, "one", "10:00", "12:15", "14:00", preferred_mechanic_id=anna)
    hands = Hands(qtbot, shop)
    said = hands.said()
    assert "today 10:00: Anna has Marc-André O'Neil then (10:00–11:00)" in said
    assert "today 12:15: Runs into the break (12:15–13:00)" in said
    assert "today 14:00: " not in said
    assert hands.view.foot.confirm.text() == "Confirm 14:00, Anna, Bay 1"


def test_a_double_click_is_as_good_as_enter(hands: Hands) -> None:
    index = hands.view.list.lines.index(1)
    hands.view.list.setCurrentIndex(index)
    hands.view.list.doubleClicked.emit(index)
    assert hands.view.confirming.isVisible()
    assert hands.chosen() == "middle"


def test_where_it_came_from(qtbot: QtBot) -> None:
    shop = scene()
    video = shop.booking(
        "video", named("vera"), "18:00", day=MONDAY - timedelta(days=3), kind=VisitKind.VIDEO,
        state=SessionState.COMPLETED,
    )  # fmt: skip
    ask(
        shop, "one", source=RequestSource.SESSION, from_session_id=video,
        referring_mechanic_id=named("vera"), diagnosis="The heat shield",
    )  # fmt: skip
    hands = Hands(qtbot, shop)
    said = hands.said()
    for words in (
        "Élise Tremblay",
        "(514) 555-0142",
        "Honda Civic 2018 · K12 ABC",
        "It rattles in the cold",
        "Video, Fri 12 Jun, Vera Virtual",
        "The heat shield",
        "after a session, today 6:00",
    ):
        assert words in said


def test_the_strip_says_each_row_in_words(hands: Hands) -> None:
    rows = {view.name.text(): view.accessibleName() for view in hands.view.page.strip.rows}
    assert rows["Anna Affiliated"] == "Anna Affiliated: asked for 10:00–11:00: free"
    assert rows["Bay 2"] == "Bay 2: nothing booked"


def test_an_answer_that_came_back_says_who_has_the_time_and_can_be_dismissed(hands: Hands) -> None:
    hands.key(K.Key_Enter, 2)
    (change,) = hands.shop.store.changes()
    taken = Blocking(
        reason="booked", starts=at(MONDAY, "10:00"), ends=at(MONDAY, "11:00"), customer_name="Paul Vite"
    )
    hands.shop.answer(change.mid, outcome=Outcome(reasons=["booked"], blocking=[taken]))
    hands.settle()
    hands.view.open_request(hands.shop.ids["old"])
    assert hands.view.page.refused.isVisible()
    said = hands.view.page.why.text()
    assert said.startswith("It could not be confirmed: Somebody else has just taken this time.")
    assert "Paul Vite" in said
    assert "came back" in aloud(hands)[0]
    hands.click(hands.view.page.seen)
    assert not hands.view.page.refused.isVisible()


def test_without_the_server_it_says_that_it_waits(hands: Hands) -> None:
    hands.key(K.Key_O)
    hands.key(K.Key_Enter)
    hands.view.open_request(hands.shop.ids["old"])
    line = hands.view.list.lines.index(2).data(Roles.LINE)
    assert line.waiting
    assert "waiting for the server" in hands.said()


def test_answered_by_somebody_else_meanwhile_its_panel_goes(hands: Hands) -> None:
    hands.key(K.Key_Enter)
    gone = row(hands.shop, "old")
    hands.shop.store.load([replace(gone, state=RequestState.DECLINED, ended_at=NOW)])
    hands.settle()
    assert hands.view.panel is None
    assert hands.chosen() == "middle"


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


def test_what_comes_while_all_are_listed_is_not_confirmed_with_them(hands: Hands) -> None:
    hands.key(K.Key_A)
    ask(hands.shop, "another", "16:00", old=0)
    hands.settle()
    assert len(hands.view.batch.ready) == 3
    hands.key(K.Key_Enter)
    assert hands.lines() == ["another"]


def test_the_other_lists(hands: Hands) -> None:
    hands.key(K.Key_Enter, 2)
    hands.click(hands.view.header.groups[Group.CONFIRMED])
    assert hands.lines() == ["old"]
    assert not hands.view.foot.isVisible(), "there is nothing to answer any more"
    shown: list[object] = []
    hands.view.visit_asked.connect(shown.append)
    hands.click(hands.view.page.visit)
    assert shown == [row(hands.shop, "old").session_id]
    hands.click(hands.view.header.groups[Group.DONE])
    assert "Nothing is done yet" in hands.said()


def test_an_empty_queue_says_what_to_do(qtbot: QtBot) -> None:
    hands = Hands(qtbot, scene())
    assert "Nobody waits for an answer" in hands.said()
    hands.click(hands.view.empty.new)
    assert hands.view.right.currentWidget() is hands.view.new


def test_whoever_may_not_answer_sees_none(qtbot: QtBot) -> None:
    shop = scene(Role.MECHANIC, mechanic_id=named("ivan"))
    ask(shop, "one", preferred_mechanic_id=named("ivan"))
    hands = Hands(qtbot, shop)
    assert hands.lines() == []
    hands.key(K.Key_N)
    assert hands.view.right.currentWidget() is hands.view.one
    assert not hands.view.header.new.isVisible()


def test_everything_to_press_has_a_name(hands: Hands) -> None:
    for key in (K.Key_Enter, K.Key_O, K.Key_X):
        hands.key(key)
        for label in hands.view.findChildren(QLabel):
            assert "%1" not in label.text()
        hands.key(K.Key_Escape)
    assert hands.view.list.accessibleName()
    assert request_words.hint_words(Group.PENDING) in hands.said()
