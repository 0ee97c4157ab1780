"""The walk-in's card by hand: opened by key, button and click, filled in a few keys, and its word afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from desktop.theming import formats
from desktop.views.calendar.walk_in_lines import ChoiceLine
from scheduling.commands import BookSession, CancelSession, Outcome
from scheduling.ids import uuid7
from scheduling.lease_commands import GiveBackLease, WalkIn
from scheduling.visit_commands import CheckIn
from scheduling.vocabulary import Role
from tests.desktop.calendar.leased import lease
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.view.pilot import Pilot
from tests.desktop.calendar.view.walk_in_hands import at_ten, lines, opened, page, the_known, typed
from tests.factories import MONDAY, at, named

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def shop() -> Scene:
    return at_ten()


def test_key_name_phone_enter_and_it_is_confirmed_in_words(pilot: Pilot, shop: Scene) -> None:
    lease(shop, "10:00")
    card = opened(pilot)
    assert card.name.line.hasFocus()
    typed(card)
    QTest.keyClick(card.concern.line, Qt.Key.Key_Return)
    assert isinstance(shop.sent()[-1], WalkIn)
    said = page(card)
    assert said.where.text() == "Bay 1 · 10:00–11:00"
    assert said.accessibleName().startswith("Confirmed")
    assert "2 changes are sent" in said.why.text()
    assert said.done.hasFocus()
    QTest.keyClick(said.done, Qt.Key.Key_Return)
    assert card.isHidden()
    assert pilot.grid.hasFocus()


def test_without_a_lease_it_says_that_it_waits_and_then_that_the_server_has_it(
    pilot: Pilot, shop: Scene
) -> None:
    card = opened(pilot)
    typed(card)
    assert card.yes.text() == "Book walk-in"
    card.yes.click()
    assert [type(each) for each in shop.sent()[-2:]] == [BookSession, CheckIn]
    assert page(card).accessibleName().startswith("Waiting for the server")
    assert card.result is not None
    shop.store.write_state(replace(shop.store.state(), epoch=named("epoch"), cursor=9))
    shop.store.settle(
        [Answer(mid=card.result.mid, state=ChangeState.APPLIED, ack_ver=10, outcome=Outcome())],
        named("epoch"),
    )
    assert page(card).accessibleName().startswith("Booked")


def test_a_discarded_one_says_so_and_leads_nowhere(pilot: Pilot, shop: Scene) -> None:
    lease(shop, "10:00")
    card = opened(pilot)
    typed(card)
    card.yes.click()
    assert card.result is not None
    shop.store.discard([card.result.mid])
    assert page(card).accessibleName().startswith("Discarded")
    assert "Taken back on this computer" in page(card).why.text()
    assert not page(card).show_it.isVisible()


@pytest.mark.parametrize("leased", [True, False])
def test_one_that_was_on_its_way_and_is_taken_back_says_so(
    pilot: Pilot, shop: Scene, *, leased: bool
) -> None:
    if leased:
        lease(shop, "10:00")
    card = opened(pilot)
    typed(card)
    card.yes.click()
    shop.store.mark_sent(shop.store.parcels(10, 100_000))
    shop.presenter.undo.undo()
    assert isinstance(shop.sent()[-1], CancelSession)
    assert page(card).accessibleName().startswith("Cancelled")
    assert page(card).why.text().startswith("It was taken back")
    assert not page(card).show_it.isVisible()


def test_one_of_another_day_says_which(pilot: Pilot, shop: Scene) -> None:
    shop.clock.set(at(MONDAY, "17:30"))  # past closing
    card = opened(pilot)
    typed(card)
    card.yes.click()
    said = page(card).where.text()
    tomorrow = formats.capital(formats.day_short(MONDAY + timedelta(days=1)))
    assert said.startswith(f"{tomorrow}, ")
    assert said in page(card).accessibleName()


def test_a_lost_one_says_so(pilot: Pilot, shop: Scene) -> None:
    card = opened(pilot)
    typed(card)
    card.yes.click()
    assert card.result is not None
    shop.store.write_state(replace(shop.store.state(), epoch=named("epoch"), cursor=9))
    shop.store.settle(
        [Answer(mid=card.result.mid, state=ChangeState.CONFLICT, ack_ver=10, outcome=Outcome())],
        named("epoch"),
    )
    assert page(card).accessibleName().startswith("Without a time")
    with pilot.qtbot.waitSignal(pilot.view.walk_ins.show_asked):
        page(card).show_it.click()


def test_a_click_on_a_slot_of_this_computer_begins_there_and_can_give_it_back(
    pilot: Pilot, shop: Scene
) -> None:
    lease(shop, "11:00")
    row = lease(shop, "14:00")
    pilot.settle()
    pilot.click(pilot.centre(row.id))
    card = pilot.view.walk_ins.card
    assert card.isVisible()
    assert lines(card)[0].startswith("14:00–15:00, in 4 h · Bay 1, Confirmed at once")
    card.give_back.click()
    assert card.isHidden()
    assert shop.sent() == [GiveBackLease(lease_id=row.id)]


def test_a_slot_of_another_computer_says_whose_it_is(pilot: Pilot, shop: Scene) -> None:
    row = lease(shop, "14:00", device_id=uuid7())
    pilot.settle()
    pilot.click(pilot.centre(row.id))
    assert pilot.view.walk_ins.card.isHidden()
    assert pilot.grid.tip.startswith("14:00–15:00 is kept for walk-ins at another computer")


def test_a_slot_that_what_was_discarded_may_have_taken_says_so(pilot: Pilot, shop: Scene) -> None:
    row = lease(shop, "14:00")
    mid = shop.presenter.walk_in.give_back(row.id)
    shop.store.mark_sent(shop.store.parcels(10, 100_000))
    shop.store.discard([mid])
    pilot.settle()
    pilot.click(pilot.centre(row.id))
    assert pilot.view.walk_ins.card.isHidden()
    assert pilot.grid.tip.startswith("What was discarded may have taken 14:00–15:00")


def test_enter_on_a_marked_slot_opens_it_too(pilot: Pilot, shop: Scene) -> None:
    row = lease(shop, "14:00")
    pilot.settle()
    shop.presenter.select(row.id)
    pilot.key(Qt.Key.Key_Return)
    assert pilot.view.walk_ins.card.isVisible()


def test_somebody_of_the_books_is_taken_by_a_click_during_which_something_else_changes(
    pilot: Pilot, shop: Scene
) -> None:
    card = opened(pilot)
    QTest.keyClicks(card.phone.line, "555-0142")
    known = next(each for each in card.form.findChildren(ChoiceLine) if not each.isCheckable())
    QTest.mousePress(known, LEFT)
    shop.booking("other", shop.garage.anna.id, "15:00")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QTest.mouseRelease(known, LEFT)
    assert card.name.text == "Élise Tremblay"


def test_what_is_missing_is_said_at_its_field(pilot: Pilot, shop: Scene) -> None:
    lease(shop, "10:00")
    card = opened(pilot)
    QTest.keyClicks(card.phone.line, "12")
    card.yes.click()
    assert (card.name.note.text(), card.phone.note.text()) == (
        "Enter the name.", "This is not a complete phone number."
    )  # fmt: skip
    assert card.name.line.hasFocus()
    assert shop.sent() == []


def test_somebody_of_the_books_is_taken_by_a_click_until_the_name_is_changed(
    pilot: Pilot, shop: Scene
) -> None:
    lease(shop, "10:00")
    card = opened(pilot)
    QTest.keyClicks(card.phone.line, "555-0142")
    known = the_known(card)
    known.click()
    assert card.name.text == "Élise Tremblay"
    assert card.concern.line.hasFocus()
    card.yes.click()
    command = shop.sent()[-1]
    assert isinstance(command, WalkIn)
    assert command.customer_id == shop.garage.elise.id


def test_who_types_on_past_tab_chooses_nobody_of_the_books(pilot: Pilot, shop: Scene) -> None:
    lease(shop, "10:00")
    card = opened(pilot)
    QTest.keyClicks(card.name.line, "Walker Sunday")
    QTest.keyClicks(card.phone.line, "555-0142")
    known = the_known(card)
    known.setFocus()  # it came between plate and concern
    for letter in "Flat tire":
        window = card.window().focusWidget()
        assert window is not None
        QTest.keyClicks(window, letter)
    assert (card.name.text, card.concern.text) == ("Walker Sunday", "Flat tire")
    assert card.entered.customer is None


def test_another_name_is_another_customer(pilot: Pilot, shop: Scene) -> None:
    lease(shop, "10:00")
    card = opened(pilot)
    QTest.keyClicks(card.phone.line, "555-0142")
    known = the_known(card)
    known.click()
    QTest.keyClicks(card.name.line, "e")
    assert card.entered.customer is None


def test_what_was_typed_stays_for_a_click_elsewhere_and_esc_asks(pilot: Pilot, shop: Scene) -> None:
    card = opened(pilot)
    typed(card)
    card.close_now()
    card = opened(pilot)
    assert card.name.text == "Wanda Walker"
    QTest.keyClick(card.name.line, Qt.Key.Key_Escape)
    question = card.losing.question
    assert question is not None
    QTest.mouseClick(question.keep_button, LEFT)
    assert (card.isVisible(), question.isVisible(), card.name.text) == (True, False, "Wanda Walker")
    QTest.keyClick(card.name.line, Qt.Key.Key_Escape)
    QTest.mouseClick(question.lose_button, LEFT)
    assert card.isHidden()
    assert opened(pilot).name.text == ""


def test_where_what_had_the_keys_is_gone_they_go_on_in_the_first_field(pilot: Pilot, shop: Scene) -> None:
    card = opened(pilot)
    typed(card)
    line = next(
        each for each in card.form.findChildren(ChoiceLine) if each.isCheckable() and each.isVisible()
    )
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Escape)
    card.length.buttons[120].click()  # as news does: the lines are made anew
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    question = card.losing.question
    assert question is not None
    QTest.keyClick(question.keep_button, Qt.Key.Key_Return)
    assert card.name.line.hasFocus()


def test_who_comes_back_to_the_question_answers_it_before_anything_else(pilot: Pilot, shop: Scene) -> None:
    card = opened(pilot)
    typed(card)
    QTest.keyClick(card.phone.line, Qt.Key.Key_Escape)
    question = card.losing.question
    assert question is not None
    pilot.view.hide()  # another screen is looked at
    pilot.settle()
    pilot.view.refresh()
    pilot.view.show()
    pilot.view.setFocus()
    assert pilot.view.focusWidget() is question.keep_button
    QTest.keyClick(question.keep_button, Qt.Key.Key_Return)
    assert (card.isVisible(), card.name.text) == (True, "Wanda Walker")
    card.close_now()
    assert pilot.view.focusWidget() is pilot.grid


def test_a_card_that_closes_takes_its_question_with_it(pilot: Pilot, shop: Scene) -> None:
    card = opened(pilot)
    typed(card)
    QTest.keyClick(card.phone.line, Qt.Key.Key_Escape)
    question = card.losing.question
    assert question is not None
    card.close_now()
    assert question.isHidden()
    assert pilot.grid.hasFocus()


def test_its_key_gives_an_open_form_the_keys_and_what_stands_there_is_typed_over(
    pilot: Pilot, shop: Scene
) -> None:
    card = opened(pilot)
    typed(card)
    pilot.grid.setFocus()
    card = opened(pilot)
    assert card.name.line.hasFocus()
    QTest.keyClicks(card.name.line, "Lise")
    assert card.name.text == "Lise"


def test_esc_asks_nothing_where_nothing_was_typed_and_the_next_begins_anew(pilot: Pilot, shop: Scene) -> None:
    card = opened(pilot)
    usual = card.entered.minutes
    card.length.buttons[120].click()
    QTest.keyClick(card.name.line, Qt.Key.Key_Escape)
    assert card.isHidden()
    assert opened(pilot).entered.minutes == usual != 120


def test_enter_held_down_leads_on_by_one_field_and_books_nobody(pilot: Pilot, shop: Scene) -> None:
    lease(shop, "10:00")
    card = opened(pilot)
    QTest.keyClicks(card.name.line, "Wanda Walker")
    for held in (False, True, True, True, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", held)
        inside = QApplication.focusWidget()
        assert inside is not None
        QApplication.sendEvent(inside, event)
    assert card.phone.line.hasFocus()
    assert shop.sent() == []


def test_the_button_opens_and_closes_it_and_a_longer_visit_has_other_places(
    pilot: Pilot, shop: Scene
) -> None:
    lease(shop, "10:00")
    button = pilot.view.header.walk_in
    QTest.mouseClick(button, LEFT)
    card = pilot.view.walk_ins.card
    assert card.yes.text() == "Confirm walk-in"
    card.length.buttons[120].click()
    assert card.yes.text() == "Book walk-in"
    QTest.mouseClick(button, LEFT)
    assert card.isHidden()


def test_a_mechanic_has_no_such_button_nor_key(qtbot: QtBot) -> None:
    shop = scene(Role.MECHANIC, mechanic_id=named("anna"))
    pilot = Pilot(qtbot, shop)
    assert pilot.view.header.walk_in.isHidden()
    pilot.key(Qt.Key.Key_I)
    assert pilot.view.walk_ins.card.isHidden()


def test_a_kept_slot_of_another_day_is_in_the_form_that_a_click_on_it_opens(
    pilot: Pilot, shop: Scene
) -> None:
    tomorrow = MONDAY + timedelta(days=1)
    lease(shop, "11:00")
    row = lease(shop, "13:00", day=tomorrow, expires_at=at(tomorrow, "17:00"))
    shop.presenter.go_to(tomorrow)
    pilot.settle()
    pilot.view.grid.opened.emit(row.id)
    card = pilot.view.walk_ins.card
    assert card.isVisible()
    assert "13:00–14:00" in lines(card)[0]
    typed(card)
    card.yes.click()
    sent = shop.sent()[-1]
    assert isinstance(sent, WalkIn)
    assert sent.starts == row.starts


def test_what_the_server_is_asked_for_is_said_in_words_that_hold_with_and_without_it(
    pilot: Pilot, shop: Scene
) -> None:
    card = opened(pilot)
    said = [label.text() for label in card.form.findChildren(QLabel) if label.isVisible()]
    assert "Sure once the server has answered" in said
