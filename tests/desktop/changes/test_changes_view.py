"""The page behind the sync badge: every change is listed, narrowed, discarded after a question, made anew, answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.presenters.pending_changes import LineState
from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from desktop.views.calendar.answer_cards import ClashCard, RefusedCard
from desktop.views.calendar.edit_card import EditCard
from desktop.views.changes import phrases
from desktop.views.changes.connection_panel import Connection
from desktop.views.changes_view import ChangesView
from scheduling.commands import Command, CreateCustomer, EditCustomer, MoveSession, Outcome, Place
from scheduling.ids import uuid7
from scheduling.vocabulary import SessionState
from tests.desktop.calendar.attaching import JPEG, Attaching, written
from tests.desktop.calendar.scenes import Scene, scene
from tests.factories import MONDAY, ZONE, at, book, named

CALM = Connection(icon="cloud-off", colour="arrived", headline="Offline", lines=("One.", "Two."))


class Page:
    """The page on screen over a scene."""

    def __init__(self, qtbot: QtBot, shop: Scene) -> None:
        self.shop = shop
        self.connection = CALM
        self.left = ""
        self.view = ChangesView(shop.presenter, lambda: self.connection, lambda: ZONE, lambda: self.left)
        qtbot.addWidget(self.view)
        self.view.resize(1180, 760)
        with qtbot.waitExposed(self.view):
            self.view.show()
        self.view.activateWindow()

    def lines(self) -> list[str]:
        """What is listed, as it is read aloud."""
        model = self.view.table.model
        said = (str(model.data(model.index(row))) for row in range(model.rowCount()))
        return [words.replace("\u00a0", " ") for words in said]

    def choose(self, mid: UUID) -> None:
        model = self.view.table.model
        self.view.table.rows.setCurrentIndex(model.index(model.row_of(mid)))

    def buttons(self) -> set[str]:
        """What can be done about the chosen change."""
        acts = self.view.acts
        return {button.text() for button in acts.findChildren(QPushButton) if button.isVisibleTo(acts)}

    def refuse(self, mid: UUID, code: str = "server_fault", *, stored_as: str = "") -> None:
        state = ChangeState.CONFLICT if stored_as or code == "stale_edit" else ChangeState.REJECTED
        self.shop.store.settle(
            [Answer(mid=mid, state=state, code=code, outcome=Outcome(stored_as=stored_as))], named("epoch")
        )
        self.view.refresh()


@pytest.fixture
def shop() -> Iterator[Scene]:
    made = scene()
    made.store.write_state(replace(made.store.state(), epoch=named("epoch"), cursor=9))
    yield made
    made.store.close()


@pytest.fixture
def page(qtbot: QtBot, shop: Scene) -> Page:
    return Page(qtbot, shop)


def _submit(page: Page, *commands: Command) -> list[UUID]:
    mids = page.shop.store.submit_all(commands)
    page.view.refresh()
    return mids


def _booking(page: Page, time: str = "10:00") -> Command:
    garage = page.shop.garage
    return book(garage.elise.id, mechanic_id=garage.anna.id, starts=at(MONDAY, time))


def test_with_nothing_to_show_it_says_so_and_the_keys_begin_on_the_search(page: Page) -> None:
    assert page.view.table.empty.words.text() == "No change waits: all that were made here have arrived."
    page.view.setFocus()
    assert page.view.table.field.hasFocus()
    assert page.buttons() == set()


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
    _submit(page, _booking(page), CreateCustomer(customer_id=uuid7(), name="Ann Other"))
    assert page.lines() == [
        "Booking · Élise Tremblay, Mon 15 Jun, 10:00, waiting, made Mon 15 Jun, 8:00",
        "New customer · Ann Other, waiting, made Mon 15 Jun, 8:00",
    ]
    page.shop.store.mark_sent(page.shop.store.parcels(1, 10**6))
    page.view.refresh()
    assert "on its way, made Mon 15 Jun, 8:00 · sent 1 times" in page.lines()[0]


def test_the_first_is_chosen_and_the_choice_stays_where_it_is(page: Page, qtbot: QtBot) -> None:
    first, second = _submit(page, _booking(page), _booking(page, "11:00"))
    chosen = page.view.table.current()
    assert chosen is not None
    assert chosen.mid == first
    page.choose(second)
    (third,) = _submit(page, _booking(page, "13:00"))
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
    mids = _submit(
        page, _booking(page), CreateCustomer(customer_id=uuid7(), name="Zoé Çelik"), _booking(page, "13:00")
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
    mids = _submit(page, person, book(person.customer_id, starts=at(MONDAY, "15:00")))
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
    (mid,) = _submit(page, _booking(page))
    page.choose(mid)
    page.view.acts.discard.click()
    box = page.view.question
    assert box.lose_button.text() == "Discard"
    assert not box.others.isVisible()
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert len(page.shop.store.changes()) == 1


def test_what_was_sent_is_said_to_have_arrived_perhaps(page: Page) -> None:
    (mid,) = _submit(page, _booking(page))
    page.shop.store.mark_sent(page.shop.store.parcels(1, 10**6))
    page.view.refresh()
    page.choose(mid)
    page.view.acts.discard.click()
    assert "may have arrived" in page.view.question.arrived.text()


def test_what_is_sent_while_it_is_asked_is_asked_again_and_not_by_a_double_click(
    page: Page, qtbot: QtBot
) -> None:
    (mid,) = _submit(page, _booking(page))
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
    (mid,) = _submit(page, _booking(page))
    page.choose(mid)
    page.view.acts.discard.click()
    answer = Answer(mid=mid, state=ChangeState.APPLIED, ack_ver=99, outcome=Outcome())
    page.shop.store.settle([answer], named("epoch"))
    page.view.question.lose_button.click()
    assert page.view.acts.problem.text() == "This booking can no longer be changed."
    change = page.shop.store.change(mid)
    assert change is not None
    assert not change.discarded


def test_a_refused_change_is_tried_again_or_dismissed(page: Page) -> None:
    (mid, other) = _submit(page, _booking(page), _booking(page, "13:00"))
    page.refuse(mid)
    page.refuse(other)
    page.choose(mid)
    assert page.buttons() == {"Dismiss", "Try again"}
    assert page.view.acts.words.text().startswith("The server failed at this change.")
    page.view.acts.retry.click()
    assert [change.state for change in page.shop.store.changes()] == [
        ChangeState.REJECTED,
        ChangeState.WAITING,
    ]
    page.choose(other)
    page.view.acts.dismiss.click()
    assert [change.state for change in page.shop.store.changes()] == [ChangeState.WAITING]


def test_what_can_not_be_made_anew_says_why(page: Page) -> None:
    garage = page.shop.garage
    one = page.shop.booking("one", garage.anna.id, "10:00")
    row = page.shop.session("one")
    place = Place(starts=row.starts or 0, minutes=row.minutes, mechanic_id=garage.anna.id)
    (mid,) = _submit(
        page, MoveSession(session_id=one, seen=place, to=replace(place, starts=at(MONDAY, "15:00")))
    )
    page.refuse(mid)
    page.shop.store.load([replace(row, state=SessionState.COMPLETED)])
    page.view.refresh()
    page.choose(mid)
    page.view.acts.retry.click()
    assert page.view.acts.problem.text() == "This booking can no longer be changed."


def test_a_change_that_came_late_is_said_to_hold_and_dismissed(page: Page) -> None:
    (mid,) = _submit(page, _booking(page))
    page.shop.store.discard([mid])
    page.shop.store.settle(
        [Answer(mid=mid, state=ChangeState.APPLIED, ack_ver=99, outcome=Outcome())], named("epoch")
    )
    page.view.refresh()
    (card,) = page.view.answers.cards
    assert isinstance(card, RefusedCard)
    assert "Discarded too late" in card.accessibleName()
    assert [button.text() for button in card.buttons] == ["Dismiss"]
    page.choose(mid)
    assert page.buttons() == {"Show in the calendar", "Dismiss"}
    card.buttons[0].click()
    assert page.shop.store.changes() == []


def test_a_booking_can_be_shown_in_the_calendar(page: Page, qtbot: QtBot) -> None:
    (mid,) = _submit(page, _booking(page))
    page.choose(mid)
    command = page.shop.store.changes()[0].command
    with qtbot.waitSignal(page.view.show_asked) as asked:
        page.view.acts.show_it.click()
    assert asked.args == [getattr(command, "session_id", None)]


def test_a_clash_is_answered_here_by_one_click(page: Page, qtbot: QtBot) -> None:
    garage = page.shop.garage
    page.shop.booking("winner", garage.anna.id, "10:00")
    page.shop.booking(
        "lost", garage.anna.id, "10:00", state=SessionState.UNPLACED, conflict_code="slot_taken"
    )
    page.view.refresh()
    (card,) = page.view.answers.cards
    assert isinstance(card, ClashCard)
    assert "is told of it by message" in card.accessibleName()
    card.buttons[0].click()
    (change,) = page.shop.store.changes()
    assert isinstance(change.command, MoveSession)
    qtbot.waitUntil(lambda: page.view.answers.cards == [])
    with qtbot.waitSignal(page.view.cancel_asked):
        page.view.answers.cancel_asked.emit(uuid7())


def test_whose_customer_nobody_can_write_to_is_said(page: Page) -> None:
    garage = page.shop.garage
    page.shop.store.load([replace(garage.elise, phone="", email="")])
    page.shop.booking(
        "lost", garage.anna.id, "10:00", state=SessionState.UNPLACED, conflict_code="slot_taken"
    )
    page.view.refresh()
    (card,) = page.view.answers.cards
    assert "has no email and no phone here" in card.accessibleName()


def _stale(page: Page) -> UUID:
    elise = page.shop.garage.elise
    edit = EditCustomer(
        customer_id=elise.id,
        set={
            "phone": (elise.phone, "+15145550101"),
            "notes": (elise.notes, "mine"),
            "email": (elise.email, ""),
        },
    )
    page.shop.store.load([replace(elise, phone="+15145550102", notes="theirs & more")])
    (mid,) = _submit(page, edit)
    page.refuse(mid, "stale_edit")
    return mid


def test_an_edit_that_was_made_twice_is_chosen_field_by_field(page: Page, qtbot: QtBot) -> None:
    mid = _stale(page)
    page.choose(mid)
    assert page.buttons() == {"Answer…"}, "to try it again would overwrite theirs unseen"
    page.view.acts.to_card.click()
    (card,) = page.view.answers.cards
    assert isinstance(card, EditCard)
    assert QApplication.focusWidget() is card
    assert card.theirs["phone"].text() == "(514) 555-0102"
    assert card.theirs["notes"].accessibleName() == "Notes. Theirs: theirs & more"
    assert card.apply.text() == "Keep theirs"
    card.yours["phone"].click()
    assert card.apply.text() == "Take these"
    card.all_mine.setFocus()
    card.all_mine.click()
    assert (card.apply.text(), card.mine) == ("Take mine", frozenset({"phone", "notes"}))
    assert not card.all_mine.isEnabled(), "there is no more to take"
    assert card.apply.hasFocus()
    card.theirs["notes"].click()
    assert card.all_mine.isEnabled()
    card.apply.click()
    (change,) = page.shop.store.changes()
    elise = page.shop.garage.elise
    assert change.command == EditCustomer(
        customer_id=elise.id, set={"phone": ("+15145550102", "+15145550101"), "email": (elise.email, "")}
    )
    qtbot.waitUntil(lambda: page.view.answers.cards == [])


def test_an_edit_that_is_settled_elsewhere_meanwhile_is_said(page: Page) -> None:
    mid = _stale(page)
    page.shop.store._outbox.dismiss(mid)
    (card,) = page.view.answers.cards
    assert isinstance(card, EditCard)
    card.apply.click()
    assert card.problem.text() == "This booking can no longer be changed."


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
    page.shop.store.submit(_booking(page))
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
