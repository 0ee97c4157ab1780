"""The page behind the sync badge: every change is listed, narrowed, and discarded after a question."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.pending_changes import LineState
from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from desktop.views.changes import phrases
from scheduling.commands import CreateCustomer, Outcome
from scheduling.ids import uuid7
from tests.desktop.calendar.attaching import JPEG, Attaching, written
from tests.desktop.calendar.scenes import scene
from tests.desktop.changes.page import CALM, Page, booking, submit
from tests.factories import MONDAY, at, book, named


def test_with_nothing_to_show_it_says_so_and_the_keys_begin_on_the_search(page: Page) -> None:
    assert page.view.table.empty.words.text() == "No change waits: all that were made here have arrived."
    page.view.setFocus()
    assert page.view.table.field.hasFocus()
    assert page.buttons() == set()
    assert not page.view.acts.isVisible(), "there is none to choose"


def test_what_computers_without_access_left_is_told_to_who_may_review_it(page: Page) -> None:
    assert page.view.left.isHidden()
    page.left = "3 changes of a computer without access wait for you."
    page.view.refresh()
    asked: list[bool] = []
    page.view.review_asked.connect(lambda: asked.append(True))
    assert page.view.left.isVisibleTo(page.view)
    assert page.view.left.button.accessibleName() == f"Review: {page.left}"
    QTest.keyClick(page.view.left.button, Qt.Key.Key_Space)
    assert asked == [True]
    page.left = ""
    page.view.refresh()
    assert page.view.left.isHidden()


def test_each_change_is_said_in_plain_words(page: Page) -> None:
    submit(page, booking(page), CreateCustomer(customer_id=uuid7(), name="Ann Other"))
    assert page.lines() == [
        "Booking · Élise Tremblay, Mon 15 Jun, 10:00, waiting, made Mon 15 Jun, 8:00",
        "New customer · Ann Other, waiting, made Mon 15 Jun, 8:00",
    ]
    page.shop.store.mark_sent(page.shop.store.parcels(1, 10**6))
    page.view.refresh()
    assert "on its way, made Mon 15 Jun, 8:00 · sent 1 times" in page.lines()[0]


def test_the_first_is_chosen_and_the_choice_stays_where_it_is(page: Page, qtbot: QtBot) -> None:
    first, second = submit(page, booking(page), booking(page, "11:00"))
    chosen = page.view.table.current()
    assert chosen is not None
    assert chosen.mid == first
    page.choose(second)
    (third,) = submit(page, booking(page, "13:00"))
    chosen = page.view.table.current()
    assert chosen is not None
    assert chosen.mid == second
    page.refuse(second)
    page.shop.store.dismiss(second)
    qtbot.waitUntil(lambda: len(page.lines()) == 2)
    chosen = page.view.table.current()
    assert chosen is not None
    assert chosen.mid in {first, third}


def test_words_and_states_narrow_the_list(page: Page, qtbot: QtBot) -> None:
    mids = submit(
        page, booking(page), CreateCustomer(customer_id=uuid7(), name="Zoé Çelik"), booking(page, "13:00")
    )
    page.refuse(mids[2])
    table = page.view.table
    table.field.setText("celik custom")
    assert [line.split(",")[0] for line in page.lines()] == ["New customer · Zoé Çelik"]
    table.field.setText("nobody")
    assert page.view.table.empty.words.text() == "No change fits that."
    table.field.clear()
    table.states.setCurrentIndex(table.states.findData(LineState.REFUSED))
    assert [line.split(",")[0] for line in page.lines()] == ["Booking · Élise Tremblay"]
    assert table.states.currentText() == "Refused (1)"
    assert table.states.itemText(table.states.findData(LineState.WAITING)) == "Waiting (2)"


def test_ten_thousand_are_listed_and_searched_without_making_their_lines_at_once(
    page: Page, qtbot: QtBot
) -> None:
    people = [CreateCustomer(customer_id=uuid7(), name=f"Person {number:05}") for number in range(10_000)]
    page.shop.store._outbox.append(people, page.shop.clock.now())
    page.shop.store.pending_changed.emit()
    page.view.refresh()
    assert page.view.table.model.rowCount() == 10_000
    assert len(page.view._changes._lines) < 200, "only what is on view"
    page.view.table.field.setText("person 09999")
    assert page.view.table.model.rowCount() == 10_000, "it is still being looked for"
    qtbot.waitUntil(lambda: page.view.table.model.rowCount() == 1, timeout=20_000)
    assert "Person 09999" in page.lines()[0]


def test_delete_asks_names_what_goes_along_and_keeps_by_default(page: Page, qtbot: QtBot) -> None:
    person = CreateCustomer(customer_id=uuid7(), name="Ann Other")
    mids = submit(page, person, book(person.customer_id, starts=at(MONDAY, "15:00")))
    page.choose(mids[0])
    QTest.keyClick(page.view.table.rows, Qt.Key.Key_Delete)
    box = page.view.question
    assert box.isVisible()
    assert box.what.text() == "New customer · Ann Other"
    assert "– Booking · Ann Other, Mon 15 Jun, 15:00" in box.others.text()
    assert "not sent yet" in box.arrived.text()
    assert box.lose_button.text() == "Discard all 2"
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert not box.isVisible()
    assert len(page.shop.store.changes()) == 2, "Enter keeps"
    QTest.keyClick(page.view.table.rows, Qt.Key.Key_Delete)
    QTest.keyClick(box, Qt.Key.Key_Tab)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert page.shop.store.changes() == []
    qtbot.waitUntil(lambda: all("discarded" in line for line in page.lines()))
    assert page.view.table.rows.hasFocus()


def test_escape_keeps_and_a_key_held_down_answers_nothing(page: Page) -> None:
    (mid,) = submit(page, booking(page))
    page.choose(mid)
    page.view.acts.discard.click()
    box = page.view.question
    assert box.lose_button.text() == "Discard"
    assert not box.others.isVisible()
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert len(page.shop.store.changes()) == 1


def test_what_was_sent_is_said_to_have_arrived_perhaps(page: Page) -> None:
    (mid,) = submit(page, booking(page))
    page.shop.store.mark_sent(page.shop.store.parcels(1, 10**6))
    page.view.refresh()
    page.choose(mid)
    page.view.acts.discard.click()
    assert "may have arrived" in page.view.question.arrived.text()


def test_what_is_sent_while_it_is_asked_is_asked_again_and_not_by_a_double_click(
    page: Page, qtbot: QtBot
) -> None:
    (mid,) = submit(page, booking(page))
    page.choose(mid)
    page.view.acts.discard.click()
    box = page.view.question
    assert "not sent yet" in box.arrived.text()
    page.shop.store.mark_sent(page.shop.store.parcels(1, 10**6))
    QTest.mouseClick(box.lose_button, Qt.MouseButton.LeftButton)
    assert box.isVisible()
    assert box.keep_button.hasFocus()
    assert "may have arrived" in box.arrived.text()
    QTest.mouseDClick(box.lose_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(box.lose_button, Qt.MouseButton.LeftButton)  # with its release
    assert [change.mid for change in page.shop.store.changes()] == [mid]
    box.calm.resting.stop()
    QTest.mouseClick(box.lose_button, Qt.MouseButton.LeftButton)
    assert not box.isVisible()
    assert page.shop.store.changes() == []


def test_what_is_answered_while_it_is_asked_is_said(page: Page) -> None:
    (mid,) = submit(page, booking(page))
    page.choose(mid)
    page.view.acts.discard.click()
    answer = Answer(mid=mid, state=ChangeState.APPLIED, ack_ver=99, outcome=Outcome())
    page.shop.store.settle([answer], named("epoch"))
    page.view.question.lose_button.click()
    assert page.view.acts.problem.text() == "This booking can no longer be changed."
    change = page.shop.store.change(mid)
    assert change is not None
    assert not change.discarded


def test_a_booking_can_be_shown_in_the_calendar(page: Page, qtbot: QtBot) -> None:
    (mid,) = submit(page, booking(page))
    page.choose(mid)
    command = page.shop.store.changes()[0].command
    with qtbot.waitSignal(page.view.show_asked) as asked:
        page.view.acts.show_it.click()
    assert asked.args == [getattr(command, "session_id", None)]


def test_how_it_stands_with_the_server_is_said_and_followed(page: Page, qtbot: QtBot) -> None:
    panel = page.view.connection
    assert (panel.headline.text(), panel.lines.text()) == ("Offline", "One.\nTwo.")
    assert not panel.trouble.isVisible()
    with qtbot.waitSignal(page.view.try_asked):
        panel.again.click()
    with qtbot.waitSignal(page.view.export_asked):
        panel.export.click()
    page.connection = replace(CALM, trouble="The disk is full.", may_try=False)
    page.view.refresh()
    assert panel.trouble.isVisible()
    assert not panel.again.isVisible()


def test_it_follows_what_happens_by_itself(page: Page, qtbot: QtBot) -> None:
    page.shop.store.submit(booking(page))
    qtbot.waitUntil(lambda: len(page.lines()) == 1)


def test_every_state_has_words_and_a_look() -> None:
    assert set(phrases.STATES) == set(phrases.LOOKS) == set(LineState)


def test_files_that_were_not_sent_are_on_the_page(qtbot: QtBot, tmp_path: Path) -> None:
    shop = scene()
    shop.booking("one", shop.garage.anna.id, "10:00")
    desk = Attaching(shop)
    page = Page(qtbot, shop)
    assert page.view.files.isHidden()
    desk.files.attach(named("one"), [written(tmp_path, "front.jpg", JPEG)])
    qtbot.waitUntil(lambda: not page.view.files.isHidden())
    with qtbot.waitSignal(page.view.show_asked) as shown:
        page.view.files.findChildren(QPushButton)[0].click()
    assert shown.args == [named("one")]
    (kept,) = desk.kept.files()
    page.view.files.away_asked.emit(named("one"), kept.id)
    qtbot.waitUntil(page.view.files.isHidden)


def test_a_window_that_is_minimised_still_asks(page: Page, qtbot: QtBot) -> None:
    (mid,) = submit(page, booking(page))
    page.choose(mid)
    page.view.acts.discard.click()
    box = page.view.question
    hidden = QSignalSpy(page.view.windowHandle().visibilityChanged)
    page.view.showMinimized()
    qtbot.waitUntil(lambda: hidden.count() > 0)
    page.view.showNormal()
    qtbot.waitUntil(box.isVisible)
    assert box.keep_button.hasFocus()
    assert len(page.shop.store.changes()) == 1


def test_it_covers_the_window_while_it_asks_and_goes_with_its_page(page: Page, qtbot: QtBot) -> None:
    window = QStackedWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    other, beside = QWidget(), QWidget()
    row = QHBoxLayout(beside)
    row.addWidget(QPushButton("Rail"))
    row.addWidget(page.view, 1)
    for each in (beside, other):
        window.addWidget(each)
    window.show()
    (mid,) = submit(page, booking(page))
    page.choose(mid)
    page.view.acts.discard.click()
    box = page.view.question
    assert box.rect() == window.rect()
    window.resize(1000, 700)
    qtbot.waitUntil(lambda: box.rect() == window.rect())
    window.setCurrentWidget(other)
    assert not box.isVisible()
    window.setCurrentWidget(beside)
    assert not box.isVisible(), "whoever went away discards nothing"
    assert box.parentWidget() is page.view
    assert len(page.shop.store.changes()) == 1
    page.view.setParent(None)  # the window goes at the end of this, the view is the fixture's
