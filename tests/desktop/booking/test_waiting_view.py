"""Who waits for a mechanic, the real widget over a pretended line: asked, empty, in order, counting, taken off."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.now_draft import NowSeed
from desktop.sync.errors import Refused, Unreachable
from desktop.views.booking.phrases import vehicle_long
from desktop.views.waiting_view import WaitingView
from scheduling.errors import ErrorCode
from scheduling.ids import uuid7
from scheduling.matching_messages import MeasuredWaitLine, WaitlistLine
from scheduling.records import Customer
from scheduling.vocabulary import VisitKind
from scheduling.wire import Problem
from tests import factories
from tests.desktop.booking.desk import Desk, entered
from tests.desktop.shell.owner_page import OwnerPage
from tests.desktop.shell.widgets import cut_labels

KEYS = Qt.Key
ASKING = "Asking the server …"
NOBODY = "Nobody is waiting. Who finds no mechanic online can join from Book now."
AWAY = "The server does not answer."


class Page(OwnerPage):
    """``opened``: what the window for a session at once was opened with."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        super().__init__(qtbot)
        self.desk = desk
        self.opened: list[NowSeed] = []
        self.waiting = WaitingView(desk.line, self.tasks.spawn, desk.source.zone, self.opened.append)

    async def show(self) -> None:
        await self.open(self.waiting, self.desk.line)

    async def again(self) -> None:
        """As when the screen is shown once more."""
        self.view.load()
        await self.idle()

    def cards(self) -> list[str]:
        """What each says to a screen reader, from the top."""
        frames = [
            it for it in self.view.findChildren(QFrame) if it.accessibleName() and it.isVisibleTo(self.view)
        ]
        frames.sort(key=lambda it: it.mapTo(self.view, it.rect().topLeft()).y())
        return [it.accessibleName() for it in frames]


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, window: QWidget) -> Page:
    return Page(qtbot, desk)


def _stands(desk: Desk, customer: Customer, position: int | None, **more: object) -> WaitlistLine:
    """Somebody is in the line; they joined the earlier the further in front they are."""
    wait = MeasuredWaitLine(seconds=840, rows=9, at_least=False)
    asked = {"position": position, "measured_wait": wait, **more}
    line = factories.waits(customer.id, desk.clock.now(), **asked)
    desk.seeking.line[line.entry_id] = line
    return line


async def test_until_the_server_has_answered_that_is_said_and_then_who_waits(page: Page, desk: Desk) -> None:
    _stands(desk, desk.garage.elise, 1)
    page.qtbot.addWidget(page.waiting)
    page.waiting.show()
    page.view = page.waiting
    page.view.load()
    assert ASKING in page.words
    assert NOBODY not in page.words, "it is not known yet"
    page.asked = desk.line
    await page.idle()
    assert ASKING not in page.words
    assert len(page.cards()) == 1


async def test_where_nobody_waits_it_says_what_the_list_is_for(page: Page) -> None:
    await page.show()
    assert NOBODY in page.words
    assert page.cards() == []
    page.sound()
    await page.press("Book now")
    assert page.opened == [NowSeed()]


async def test_each_has_a_line_in_the_order_in_which_they_are_told(page: Page, desk: Desk) -> None:
    garage = desk.garage
    _stands(desk, garage.elise, 1)
    _stands(desk, garage.marc, 2, kind=VisitKind.VIDEO, mechanic_id=garage.ivan.id, measured_wait=None)
    _stands(desk, replace(garage.marc, id=uuid7()), None, kind=VisitKind.CHAT)
    await page.show()
    first, second, third = page.cards()
    assert first.startswith(f"1 · {garage.elise.name}, Phone · 30 min · since ")
    assert second.startswith(f"2 · {garage.marc.name}, Video · 30 min · since ")
    assert second.endswith("only with Ivan Independent")
    assert third.startswith("A customer, Chat"), "whom this computer does not have stands there all the same"
    assert "Lately people waited about 14 min." in page.words
    assert "Too few people have waited lately to say how long it takes." in page.words
    assert "No longer told" in page.words
    assert not page.there("Book"), "nobody's turn has come"
    page.sound()


async def test_with_which_vehicle_they_wait_and_what_they_said_stands_there(page: Page, desk: Desk) -> None:
    garage = desk.garage
    civic = factories.vehicle(garage.elise.id)
    desk.store.load([civic])
    said = "Smoke under\nthe hood"
    _stands(desk, garage.elise, 1, vehicle_id=civic.id, concern=said, urgent=True, category="engine")
    _stands(desk, garage.marc, 2, vehicle_id=uuid7(), category="brakes")
    await page.show()
    first, second = page.cards()
    assert first.endswith(f". {vehicle_long(civic)} · urgent · Smoke under the hood")
    assert second.endswith(". brakes"), "a vehicle that this computer does not have is not named"
    assert f"{vehicle_long(civic)} · urgent · Smoke under the hood" in page.words
    page.sound()


async def test_whose_time_is_held_comes_first_counts_down_and_is_booked(page: Page, desk: Desk) -> None:
    garage = desk.garage
    _stands(desk, garage.elise, 1)
    held = _stands(desk, garage.marc, 2)
    desk.seeking.hold(held.entry_id, garage.anna.id, desk.clock.now() + 900)
    await page.show()
    assert page.cards()[0].startswith(garage.marc.name)
    assert "The time of Anna Affiliated is held, 15:00 left" in page.words
    desk.clock.advance(61)
    page.waiting._tick()
    assert "The time of Anna Affiliated is held, 13:59 left" in page.words
    page.sound()
    await page.press(f"Book for {garage.marc.name}")
    (seed,) = page.opened
    assert seed.entry == desk.seeking.line[held.entry_id]
    desk.clock.advance(900)
    page.waiting._tick()
    assert "left" not in page.words, "nobody holds it any longer"
    assert not page.there(f"Book for {garage.marc.name}")


async def test_what_was_entered_here_comes_back_when_it_is_booked(page: Page, desk: Desk) -> None:
    flow = entered(desk.now(), desk, online=False)
    flow.ask()
    flow.join()
    assert flow.joining.line is not None
    desk.seeking.hold(flow.joining.line.entry_id, desk.garage.anna.id, desk.clock.now() + 900)
    await page.show()
    await page.press(f"Book for {desk.garage.elise.name}")
    (seed,) = page.opened
    assert seed.draft is not None
    assert seed.draft.concern == "Brakes squeal when cold"


async def test_who_is_taken_off_by_keys_was_asked_about_and_is_gone(page: Page, desk: Desk) -> None:
    garage = desk.garage
    _stands(desk, garage.elise, 1)
    _stands(desk, garage.marc, 2)
    await page.show()
    off = page.button(f"Take {garage.elise.name} off the list")
    off.setFocus()
    QTest.keyClick(off, KEYS.Key_Return)
    assert off.text() == "Really take off"
    assert len(desk.seeking.line) == 2, "it takes two presses"
    QTest.keyClick(off, KEYS.Key_Return)
    await page.idle()
    assert [line.customer_id for line in desk.seeking.line.values()] == [garage.marc.id]
    (left,) = page.cards()
    assert garage.marc.name in left


async def test_without_the_server_it_says_so_and_asks_again_by_a_button(page: Page, desk: Desk) -> None:
    _stands(desk, desk.garage.elise, 1)
    desk.seeking.fault = Unreachable("away")
    await page.show()
    assert AWAY in page.words
    assert NOBODY not in page.words, "that nobody waits is not known"
    assert ASKING not in page.words
    page.sound()
    desk.seeking.fault = None
    await page.press("Try again")
    assert AWAY not in page.words
    assert len(page.cards()) == 1


async def test_what_is_known_stays_while_the_server_is_away(page: Page, desk: Desk) -> None:
    _stands(desk, desk.garage.elise, 1)
    await page.show()
    desk.seeking.fault = Unreachable("away")
    await page.again()
    assert len(page.cards()) == 1
    assert f"{AWAY} Nothing was changed." in page.words
    off = page.button(f"Take {desk.garage.elise.name} off the list")
    off.click()
    off.click()
    await page.idle()
    assert len(page.cards()) == 1, "whether it was done is not known"
    assert "Whether it was done shows once it does." in page.words


async def test_what_the_server_refuses_is_said_in_words(page: Page, desk: Desk) -> None:
    desk.seeking.fault = Refused(403, Problem(code=ErrorCode.NOT_ALLOWED.value, detail=""))
    await page.show()
    assert "Your role does not allow this." in page.words
    assert NOBODY not in page.words


async def test_a_search_that_was_left_stands_above_and_is_looked_at_again(page: Page, desk: Desk) -> None:
    flow = entered(desk.now(), desk)
    flow.ask()
    flow.close()
    _stands(desk, desk.garage.marc, 1)
    await page.show()
    search, waiter = page.cards()
    assert search == f"{desk.garage.elise.name}, Looking for a mechanic …"
    assert desk.garage.marc.name in waiter
    assert "Asked now: Anna Affiliated, Ivan Independent" in page.words
    await page.press(f"Show the search for {desk.garage.elise.name}")
    (seed,) = page.opened
    assert seed.search is flow.search_now
    assert len(page.cards()) == 1, "it is on view elsewhere"


async def test_it_counts_only_while_somebody_looks(page: Page, desk: Desk) -> None:
    await page.show()
    assert page.waiting._clock.isActive()
    page.waiting.hide()
    await asyncio.sleep(0)
    assert not page.waiting._clock.isActive()


@pytest.mark.parametrize(
    ("carried", "waits", "held"),
    [
        (frozenset({"email"}), "Told if a mechanic comes online before ", "left"),
        (frozenset(), "please call them: no email goes out.", "Please call them: no email goes out."),
        (None, "and the server is set up to send messages.", "left"),
    ],
)
async def test_whom_nobody_writes_to_is_to_be_called(
    page: Page, desk: Desk, carried: frozenset[str] | None, waits: str, held: str
) -> None:
    desk.carried = carried
    _stands(desk, desk.garage.elise, 1)
    line = _stands(desk, desk.garage.elise, None)
    desk.seeking.hold(line.entry_id, desk.garage.anna.id, desk.clock.now() + 900)
    await page.show()
    assert waits in page.words
    assert ("Please call them" in page.words) is (carried == frozenset())
    assert held in page.words
    assert cut_labels(page.view) == []


async def test_a_search_that_is_asked_about_takes_back_no_half_a_press_and_no_keys(
    page: Page, desk: Desk
) -> None:
    flow = entered(desk.now(), desk)
    flow.ask()
    flow.close()
    assert desk.line.running()
    marc = desk.garage.marc
    _stands(desk, desk.garage.elise, 1)
    behind = _stands(desk, marc, 2)
    await page.show()
    off = page.button(f"Take {marc.name} off the list")
    off.setFocus()
    QTest.keyClick(off, KEYS.Key_Return)
    for _ in range(3):
        desk.clock.advance(3)
        page.waiting._tick()
        await page.again()
    assert off.text() == "Really take off"
    assert off.hasFocus()
    desk.seeking.line.pop(next(it for it in desk.seeking.line if it != behind.entry_id))
    await page.again()
    assert off.text() == "Really take off", "who was in front is gone"
    QTest.keyClick(off, KEYS.Key_Return)
    await page.idle()
    assert desk.seeking.line == {}
    page.sound()


async def test_the_keys_on_what_goes_are_on_nobody_elses(page: Page, desk: Desk) -> None:
    garage = desk.garage
    held = _stands(desk, garage.elise, 1)
    _stands(desk, garage.marc, 2)
    desk.seeking.hold(held.entry_id, garage.anna.id, desk.clock.now() + 900)
    await page.show()
    page.button(f"Book for {garage.elise.name}").setFocus()
    desk.clock.advance(901)
    page.waiting._tick()
    assert page.button(f"Take {garage.elise.name} off the list").hasFocus()
    desk.seeking.line.pop(held.entry_id)
    await page.again()
    assert page.waiting.hasFocus()
