"""The whole queue by hand and by key: what is shown, what a key does, which comes next, what is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.item_models.requests import Roles
from desktop.views.requests import request_words
from scheduling.commands import Blocking, Outcome
from scheduling.request_commands import ConfirmRequest, CounterRequest, DeclineRequest, WithdrawRequest
from scheduling.request_queue import Group
from scheduling.visit_requests import DeclineReason, RequestSource, RequestState
from scheduling.vocabulary import Role, SessionState, VisitKind
from tests.desktop.calendar.scenes import scene
from tests.desktop.calendar.wished import ask, row
from tests.desktop.presses import moment
from tests.desktop.requests.hands import Hands
from tests.factories import MONDAY, NOW, at, named

K = Qt.Key
TUESDAY = MONDAY + timedelta(days=1)


def aloud(hands: Hands) -> list[str]:
    model = hands.view.list.lines
    return [str(model.index(at).data(Qt.ItemDataRole.AccessibleTextRole)) for at in range(model.rowCount())]


def test_the_oldest_is_marked_and_ages_are_said_in_words(hands: Hands) -> None:
    assert hands.lines() == ["old", "middle", "new"]
    assert hands.chosen() == "old"
    first, second, third = aloud(hands)
    assert "late by 6 h" in first
    assert "18 h ago, due soon" in second
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
        assert "Garage Test vous attend le lundi 15 juin à 10\u00a0h (heure locale, Montréal)." in told, (
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

    def test_the_second_half_of_a_double_press_is_not_meant_for_the_next(self, hands: Hands) -> None:
        apart, first = QApplication.doubleClickInterval(), moment()
        hands.key_at(K.Key_Return, first)
        hands.key_at(K.Key_Return, first + 50)
        assert hands.shop.sent() == [], "what the customer will be told is looked at before it goes"
        sends = first + apart
        hands.key_at(K.Key_Return, sends)
        assert len(hands.shop.sent()) == 1
        hands.key_at(K.Key_Return, sends + apart - 1)
        assert not hands.view.confirming.isVisible()
        hands.key_at(K.Key_Return, sends + apart)
        assert hands.view.confirming.isVisible()
        assert len(hands.shop.sent()) == 1

    def test_o_and_enter_offers_the_nearest_other_time(self, hands: Hands) -> None:
        hands.key(K.Key_O)
        assert hands.view.countering.yes.text() == "Offer 1 times"
        hands.key(K.Key_Enter)
        (sent,) = hands.shop.sent()
        assert isinstance(sent, CounterRequest)
        assert len(sent.times) == 1
        assert hands.keys == 2
        assert hands.lines()[-1] == "old", "it waits for its customer now"
        assert hands.chosen() == "middle", "the next key is not meant for who was just offered a time"
        hands.key(K.Key_X)
        hands.key(K.Key_3)
        hands.key(K.Key_Enter)
        assert hands.chosen() == "new"

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
    hands.settle()
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
    board = hands.requests.board()
    assert board is not None
    assert request_words.hint_words(board) in hands.said()


def test_what_waits_for_its_customer_is_not_counted_and_is_named_below_the_list(hands: Hands) -> None:
    hands.key(K.Key_O)
    hands.key(K.Key_Enter)
    hands.settle()
    assert hands.view.header.groups[Group.PENDING].text() == "To answer 2"
    assert len(hands.lines()) == 3
    assert hands.view.hint.text().endswith("1 more wait for their customer.")
