"""A booking in one sentence by keyboard and mouse, in the real window: read while it is typed, corrected, booked."""

from __future__ import annotations

import asyncio

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.presenters.booking_draft import BookingSeed, Step
from desktop.presenters.quick_add_model import Standing
from desktop.presenters.sentence.parts import Part
from desktop.shell.alerts import Alert
from desktop.shell.sentence_box import SentenceBox
from desktop.shell.unsaved import unsaved_words
from desktop.store.pending import ChangeState
from desktop.views.booking.customer_page import CustomerPage
from desktop.views.booking_wizard import BookingWizard
from desktop.views.customers_view import CustomersView
from scheduling.commands import BookSession
from scheduling.errors import ErrorCode
from scheduling.records import Session
from scheduling.wire import HoldAnswer, HoldRequest, Problem
from tests import factories
from tests.desktop.shell.running import Running
from tests.desktop.shell.widgets import child, closed, cut_labels, nameless, unreachable, until
from tests.fakes import FakeServer
from tools.quiet import settle
from tools.sentence_scenes import opened, whole_sentence
from tools.stage import Stage

KEY = Qt.Key
WHOLE = "oil change Civic Tremblay next tuesday 2pm with Anna"
GARAGE = factories.garage()


def _press(key: Qt.Key) -> None:
    has = QApplication.focusWidget()
    assert has is not None
    QTest.keyClick(has, key)
    settle()


async def _typed(running: Running, text: str) -> SentenceBox:
    """By Q on the calendar, then letter by letter."""
    running.office.open("calendar")
    running.app.window.activateWindow()
    await until(running.app.window.isActiveWindow)
    calendar = running.office.workspace.current_view()
    QTest.keyClick(calendar, KEY.Key_Q)
    box = child(running.app.window, SentenceBox)
    assert box.field.hasFocus()
    QTest.keyClicks(box.field, text)
    return box


def _told(running: Running, words: str) -> bool:
    return any(words in alert.text for alert in running.office.alerts.findChildren(Alert))


async def test_a_whole_sentence_is_booked_by_enter_and_taken_back(
    running: Running, server: FakeServer
) -> None:
    box = await _typed(running, WHOLE)
    assert "free" in box.verdict.text()
    QTest.keyClick(box.field, KEY.Key_Return)
    await until(lambda: closed(box))
    await until(lambda: any(each.state is ChangeState.APPLIED for each in running.desk.store.changes()))
    (change,) = running.desk.store.changes()
    assert isinstance(change.command, BookSession)
    assert change.command.customer_id == GARAGE.elise.id
    assert change.command.mechanic_id == GARAGE.anna.id
    assert change.command.hold_id is not None
    await until(lambda: _told(running, "is booked"))
    running.desk.undo.undo()
    assert len(running.desk.store.changes()) == 2


async def test_without_the_server_it_waits_and_says_so(running: Running, server: FakeServer) -> None:
    server.down = True
    running.desk.status.try_now()
    await until(lambda: not running.desk.status.online)
    box = await _typed(running, WHOLE)
    assert box.offline.isVisible()
    QTest.keyClick(box.field, KEY.Key_Return)
    await until(lambda: closed(box))
    (change,) = running.desk.store.changes()
    assert change.state in {ChangeState.WAITING, ChangeState.SENT}
    assert running.desk.store.get(Session, change.command.session_id) is not None  # type: ignore[union-attr]
    await until(lambda: _told(running, "waits for the server"))


async def test_who_goes_on_elsewhere_while_the_time_is_asked_for_is_left_there(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent = asyncio.Event()
    place = running.desk.holds.place

    async def late(request: HoldRequest) -> HoldAnswer:
        await silent.wait()
        return await place(request)

    monkeypatch.setattr(running.desk.holds, "place", late)
    box = await _typed(running, WHOLE)
    QTest.keyClick(box.field, KEY.Key_Return)
    assert box.verdict.text() == "Holding the time …"
    running.office.open("customers")
    silent.set()
    await until(lambda: len(running.desk.store.changes()) == 1)
    await until(lambda: closed(box))
    assert running.office.workspace.current == "customers"


async def test_a_time_that_cannot_be_held_is_asked_by_the_wizard(
    running: Running, server: FakeServer
) -> None:
    server.hold_problem = Problem(code=ErrorCode.SLOT_TAKEN.value, detail="")
    box = await _typed(running, WHOLE)
    QTest.keyClick(box.field, KEY.Key_Return)
    await until(lambda: running.office.windows.open is not None)
    wizard = running.office.windows.open
    assert isinstance(wizard, BookingWizard)
    assert wizard.flow.step is Step.TIME
    assert wizard.flow.draft.customer is not None
    assert closed(box)
    assert running.desk.store.changes() == []
    wizard.leave()


async def test_what_lacks_opens_the_wizard_there_with_the_rest(running: Running) -> None:
    box = await _typed(running, "Tremblay Civic next tuesday 2pm with Anna 90 min")
    QTest.keyClick(box.field, KEY.Key_Return)
    await until(lambda: running.office.windows.open is not None)
    wizard = running.office.windows.open
    assert isinstance(wizard, BookingWizard)
    assert wizard.flow.step is Step.CONCERN
    assert wizard.flow.draft.minutes == 90
    wizard.leave()


async def test_a_number_of_nobody_begins_the_wizards_search(running: Running) -> None:
    box = await _typed(running, "oil change 438 555-9999")
    QTest.keyClick(box.field, KEY.Key_Return)
    await until(lambda: running.office.windows.open is not None)
    wizard = running.office.windows.open
    assert isinstance(wizard, BookingWizard)
    page = wizard.pages[Step.CUSTOMER]
    assert page.search.field.text() == "4385559999"  # type: ignore[attr-defined]
    wizard.leave()


async def test_escape_while_the_time_is_being_held_books_nothing(
    running: Running, server: FakeServer
) -> None:
    box = await _typed(running, WHOLE)
    QTest.keyClick(box.field, KEY.Key_Return)
    QTest.keyClick(box, KEY.Key_Escape)
    assert closed(box)
    await running.desk._asking.finish(60)
    assert running.desk.store.changes() == []
    assert running.desk.undo.last is None


async def test_it_is_named_reached_and_not_cut(stage: Stage) -> None:
    box = opened(stage, whole_sentence(stage)[0])
    assert nameless(box) == []
    assert unreachable(box) == []
    assert cut_labels(box) == []
    assert "Customer:" in box.field.accessibleDescription()


async def test_of_several_one_is_chosen_by_keys(stage: Stage) -> None:
    box = opened(stage, "oil change Tremblay next thursday 2pm")
    assert box.chips[Part.CUSTOMER].property("standing") == Standing.CHOOSE.value
    _press(KEY.Key_Return)
    assert box.offered[0].hasFocus()
    _press(KEY.Key_Down)
    assert box.offered[1].hasFocus()
    name = box.offered[1].text().split(" · ")[0]
    _press(KEY.Key_Return)
    assert box.chips[Part.CUSTOMER].text() == name
    assert box.field.hasFocus()
    assert box.offered == []


async def test_a_chip_is_corrected_by_a_click(stage: Stage) -> None:
    box = opened(stage, "oil change Tremblay next thursday 2pm with Luc")
    box.chips[Part.MECHANIC].click()
    other = next(button for button in box.offered if "Luc" not in button.text())
    said = other.text()
    other.click()
    assert box.chips[Part.MECHANIC].text() == said


async def test_words_that_are_not_meant_go_to_the_concern(stage: Stage) -> None:
    box = opened(stage, "noise in the morning")
    box.chips[Part.TIME].click()
    box.offered[-1].click()
    assert "in the morning" in box.concern.text()


async def test_escape_closes_what_is_offered_then_the_field(stage: Stage) -> None:
    box = opened(stage, "oil change Tremblay")
    box.choose(Part.CUSTOMER)
    assert box.offered
    _press(KEY.Key_Escape)
    assert box.offered == []
    assert box.isVisible()
    _press(KEY.Key_Escape)
    assert closed(box)


async def test_a_near_free_time_is_taken_by_a_click(stage: Stage) -> None:
    box = opened(stage, "oil change Roy next thursday 3 am")
    assert box.chips[Part.TIME].property("standing") == Standing.WRONG.value
    box.times[0].click()
    assert box.chips[Part.TIME].property("standing") == Standing.SAID.value


async def test_after_a_click_on_a_time_the_keys_go_on_behind_the_sentence_and_nothing_is_marked(
    stage: Stage,
) -> None:
    box = opened(stage, "oil change Roy next thursday 3 am")
    text, time = box.field.text(), box.times[0]
    time.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.mouseClick(time, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is box.field
    assert (box.field.selectedText(), box.field.cursorPosition()) == ("", len(text))


async def test_tab_goes_round_inside(stage: Stage) -> None:
    box = opened(stage, "oil change Roy next thursday 3 am")
    seen = set()
    for _ in range(40):
        _press(KEY.Key_Tab)
        has = QApplication.focusWidget()
        assert has is not None
        assert box.isAncestorOf(has)
        seen.add(has)
    assert {box.field, *box.chips.values(), *box.times} == seen


async def test_a_day_of_another_year_says_which_and_one_of_this_does_not(running: Running) -> None:
    box = await _typed(running, "oil change Civic Tremblay on 12 january 10:00")
    assert box.chips[Part.DAY].text() == "Tue 12 Jan 2027"
    box.field.selectAll()
    QTest.keyClicks(box.field, "oil change Civic Tremblay next tuesday 10:00")
    assert "20" not in box.chips[Part.DAY].text().split(" ", 2)[-1]


async def test_what_is_said_less_of_is_as_low_as_before(running: Running) -> None:
    box = await _typed(running, WHOLE)
    settle()
    low = box.height()
    for text in ("oil change Civic Tremblay next sunday 2pm with Anna", WHOLE):
        box.field.selectAll()
        QTest.keyClicks(box.field, text)
        settle()
    assert not box.times
    assert box.height() == low


async def test_a_car_that_is_none_of_theirs_is_said_and_begun_as_a_new_one(
    running: Running, server: FakeServer
) -> None:
    box = await _typed(running, "oil change Corolla Tremblay next tuesday 2pm with Anna")
    assert box.chips[Part.VEHICLE].text() == "Corolla: none of theirs"
    QTest.keyClick(box.field, KEY.Key_Return)
    new = next(button for button in box.offered if button.text() == "New vehicle: Corolla")
    QTest.mouseClick(new, Qt.MouseButton.LeftButton)
    assert box.chips[Part.VEHICLE].text() == "New vehicle: Corolla"
    QTest.keyClick(box.field, KEY.Key_Return)
    await until(lambda: closed(box))
    wizard = child(running.app.window, BookingWizard)
    page = wizard.page
    assert isinstance(page, CustomerPage)
    if page.panels.currentWidget() is page.ahead:
        page.ahead.another_asked.emit()
    assert page.panels.currentWidget() is page.entry
    assert (page.entry.make.text, page.entry.model.text) == ("", "Corolla")
    wizard.leave()


async def test_somebody_new_is_asked_for_with_their_form_filled_in(running: Running) -> None:
    box = await _typed(running, "New: Zoe Newcomer 514 555 0199 2017 Civic brakes next tuesday 9am with Anna")
    assert box.chips[Part.CUSTOMER].text() == "New customer: Zoe Newcomer"
    assert box.chips[Part.VEHICLE].text() == "New vehicle: 2017 Civic"
    assert box.leads.text() == "go on, step by step"
    QTest.keyClick(box.field, KEY.Key_Return)
    wizard = running.office.windows.open
    assert isinstance(wizard, BookingWizard)
    page = wizard.page
    assert isinstance(page, CustomerPage)
    assert page.panels.currentWidget() is page.new
    assert (page.new.name.text, page.new.phone.text) == ("Zoe Newcomer", "(514) 555-0199")
    assert not running.desk.store.changes()
    wizard.leave()


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("yesterday 9am", "Sun 14 Jun is past: choose the day."),
        ("31 november 9am", "There is no “31 november”: choose the day."),
        ("02/03 9am", "“02/03” may be"),
    ],
)
async def test_it_says_why_a_day_has_to_be_chosen(running: Running, said: str, verdict: str) -> None:
    box = await _typed(running, f"oil change Civic Tremblay {said} with Anna")
    assert box.verdict.text().startswith(verdict)
    QTest.keyClick(box.field, KEY.Key_Return)
    assert box.offered, "the days are offered"
    assert not running.desk.store.changes()


async def test_it_closes_with_its_screen_and_what_was_typed_is_there_again(running: Running) -> None:
    box = await _typed(running, "oil change Trem")
    running.office.open("settings")
    assert closed(box)
    assert unsaved_words(running.desk) == "The sentence that you typed is not booked yet."
    running.office.open("calendar")
    running.office.searching.write(BookingSeed(), "brakes Roy")
    assert box.field.text() == "brakes Roy"
    QTest.keyClick(box.field, KEY.Key_Escape)
    QTest.keyClick(running.office.workspace.current_view(), KEY.Key_Q)
    assert box.isVisible()
    assert box.field.text() == "oil change Trem"
    QTest.keyClick(box.field, KEY.Key_Escape)
    assert not unsaved_words(running.desk)


async def test_it_does_not_open_over_what_is_typed_on_the_screen(running: Running) -> None:
    running.office.open("customers")
    view = running.office.workspace.current_view()
    assert isinstance(view, CustomersView)
    view.begin_new("Zoe Newcomer")
    running.office.searching.write(BookingSeed(), "oil change Tremblay")
    assert child(running.app.window, SentenceBox).isHidden()
    assert _told(running, "What you typed about a customer or a vehicle is not saved yet.")
    assert view.new is not None
    running.office.open("calendar")
    running.office.searching.write(BookingSeed(), "oil change Tremblay")
    assert not child(running.app.window, SentenceBox).isHidden()


async def test_it_asks_before_it_opens_over_a_booking_that_is_being_made(running: Running) -> None:
    running.office.book(BookingSeed(concern="Brakes squeal when cold", said=True))
    wizard = running.office.windows.open
    assert isinstance(wizard, BookingWizard)
    running.office.searching.write(BookingSeed(), "oil change Tremblay")
    assert wizard.question.isVisible()
    assert child(running.app.window, SentenceBox).isHidden()
    wizard.leave()
