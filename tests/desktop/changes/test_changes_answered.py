"""The page behind the sync badge: what was refused, came late or clashes is answered there."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from desktop.views.calendar.answer_cards import ClashCard, RefusedCard
from desktop.views.calendar.edit_card import EditCard
from scheduling.commands import EditCustomer, MoveSession, Outcome, Place
from scheduling.ids import uuid7
from scheduling.vocabulary import SessionState
from tests.desktop.changes.page import Page, booking, submit
from tests.desktop.presses import enter_twice, press_at
from tests.factories import MONDAY, at, named


def test_a_refused_change_is_tried_again_or_dismissed(page: Page) -> None:
    (mid, other) = submit(page, booking(page), booking(page, "13:00"))
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
    (mid,) = submit(
        page, MoveSession(session_id=one, seen=place, to=replace(place, starts=at(MONDAY, "15:00")))
    )
    page.refuse(mid)
    page.shop.store.load([replace(row, state=SessionState.COMPLETED)])
    page.view.refresh()
    page.choose(mid)
    page.view.acts.retry.click()
    assert page.view.acts.problem.text() == "This booking can no longer be changed."


def test_a_change_that_came_late_is_said_to_hold_and_dismissed(page: Page) -> None:
    (mid,) = submit(page, booking(page))
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


def test_a_clash_is_answered_here_by_one_click(page: Page, qtbot: QtBot) -> None:
    garage = page.shop.garage
    page.shop.booking("winner", garage.anna.id, "10:00")
    page.shop.booking(
        "lost", garage.anna.id, "10:00", state=SessionState.UNPLACED, conflict_code="slot_taken"
    )
    page.view.refresh()
    (card,) = page.view.answers.cards
    assert isinstance(card, ClashCard)
    assert "is told of it, if the server is set up" in card.accessibleName()
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
    (mid,) = submit(page, edit)
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


def _refused(page: Page) -> list[UUID]:
    """Four notes, none of which the server took."""
    elise = page.shop.garage.elise
    mids = [
        page.shop.store.submit(EditCustomer(customer_id=elise.id, set={"notes": (elise.notes, note)}))
        for note in "ABCD"
    ]
    for mid in mids:
        page.refuse(mid, "not_allowed")
    return mids


def _listed(page: Page) -> list[UUID]:
    model = page.view.table.model
    found = (model.change(row) for row in range(model.rowCount()))
    return [change.mid for change in found if change is not None]


def test_two_quick_clicks_dismiss_one_and_mark_its_neighbour(page: Page) -> None:
    _refused(page)
    before = _listed(page)
    page.choose(before[2])
    button, left = page.view.acts.dismiss, Qt.MouseButton.LeftButton
    QTest.mouseClick(button, left)
    QTest.mouseClick(button, left)
    assert _listed(page) == [before[0], before[1], before[3]]
    chosen = page.view.table.current()
    assert chosen is not None
    assert chosen.mid == before[3], "the one that took its place"
    page.view.calm.resting.stop()
    QTest.mouseClick(button, left)
    chosen = page.view.table.current()
    assert chosen is not None
    assert chosen.mid == before[1], "the last one where none came after"


def test_two_quick_enters_dismiss_one(page: Page) -> None:
    _refused(page)
    before = _listed(page)
    page.choose(before[1])
    button = page.view.acts.dismiss
    button.setFocus()
    later = enter_twice()
    assert _listed(page) == [before[0], *before[2:]]
    press_at(Qt.Key.Key_Return, later)
    assert len(_listed(page)) == 2
