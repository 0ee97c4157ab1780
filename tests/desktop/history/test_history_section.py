"""The settings' section on the shop's history, with the real widgets over a pretended server."""

from __future__ import annotations

import asyncio
from datetime import date, datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.item_models.trail import TrailRows
from desktop.presenters.shop_history import Filters, ShopHistory, TrailLine
from desktop.presenters.tasks import Tasks
from desktop.sync.errors import Unreachable
from desktop.views.settings.history_section import HistorySection
from desktop.views.settings.trail_list import about_words
from scheduling.trail import Topic
from tests.desktop.calendar.scenes import scene
from tests.desktop.presenters.trail import FakeTrail, line
from tests.desktop.shell.widgets import nameless, unreachable, until

ZONE = ZoneInfo("America/Toronto")
Key = Qt.Key


class Page:
    """The section on view; ``shop`` has a booking of Élise's, which every other line is about."""

    def __init__(self, qtbot: QtBot, lines: int = 60) -> None:
        self.shop = scene()
        one = self.shop.booking("one", self.shop.garage.anna.id, "10:00")
        about: dict[str, Any] = {"subject_kind": "session", "subject_id": one}
        self.server = FakeTrail(
            [line("moved", **(about if place % 2 else {})) for place in range(lines)], page=25
        )
        self.faults: list[BaseException] = []
        self.tasks = Tasks(self.faults.append)
        self.history = ShopHistory(self.server, self.shop.store, lambda: ZONE)
        self.section = HistorySection(self.history, self.tasks.spawn, lambda: ZONE, self.shop.clock)
        self.led: list[tuple[str, object]] = []
        self.section.booking_asked.connect(lambda row_id: self.led.append(("booking", row_id)))
        self.section.customer_asked.connect(lambda row_id: self.led.append(("customer", row_id)))
        qtbot.addWidget(self.section)
        self.section.resize(900, 620)
        self.section.show()
        qtbot.waitUntil(self.section.isActiveWindow)

    async def load(self) -> None:
        self.section.load()
        await self.quiet()

    async def quiet(self) -> None:
        """What was asked is answered."""
        await asyncio.sleep(0)
        await until(lambda: not self.history.busy)


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    return Page(qtbot)


def _has(rows: TrailRows, count: int) -> bool:
    return rows.rowCount() == count


async def test_scrolled_to_its_end_it_reads_on(page: Page) -> None:
    await page.load()
    rows, bar = page.section.list.rows, page.section.list.verticalScrollBar()
    assert rows.rowCount() == 25
    for count in (50, 60):
        bar.setValue(bar.maximum())
        await until(partial(_has, rows, count))
    assert page.section.said.text() == "That is all of it."
    assert not rows.canFetchMore(rows.index(-1))
    assert page.faults == []


async def test_by_the_keys_it_reads_on_too(page: Page) -> None:
    await page.load()
    page.section.list.setFocus()
    for key in (Key.Key_Down, Key.Key_End):  # the first one marks the first line
        QTest.keyClick(page.section.list, key)
    await until(lambda: page.section.list.rows.rowCount() >= 50)


async def test_enter_and_a_click_lead_to_what_a_line_is_about(page: Page) -> None:
    await page.load()
    one, shown = page.shop.ids["one"], page.section.list
    shown.setFocus()
    shown.setCurrentIndex(shown.rows.index(1))
    QTest.keyClick(shown, Key.Key_Return)
    assert page.led == [("booking", one)]
    where = shown.visualRect(shown.rows.index(3)).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert len(page.led) == 2
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=where - QPoint(0, 50))
    assert len(page.led) == 2


async def test_a_customer_is_led_to_as_well(page: Page) -> None:
    elise = page.shop.garage.elise.id
    page.server.lines = [line("customer.edit", subject_kind="customer", subject_id=elise)]
    await page.load()
    page.section.list.setCurrentIndex(page.section.list.rows.index(0))
    QTest.keyClick(page.section.list, Key.Key_Return)
    assert page.led == [("customer", elise)]


async def test_each_filter_asks_for_its_own(page: Page) -> None:
    await page.load()
    section, asked = page.section, page.server.asked
    section.topic.take(Topic.BOOKINGS)
    await page.quiet()
    assert (asked[-1]["topic"], asked[-1]["staff"]) == (Topic.BOOKINGS, None)
    person = page.history.people()[0]
    section.person.take(person.id)
    await page.quiet()
    assert (asked[-1]["topic"], asked[-1]["staff"]) == (Topic.BOOKINGS, person.id)
    assert section.day.text() == "Every day"
    section.day._take(date(2026, 6, 12))
    await page.quiet()
    assert asked[-1]["since"] is not None
    assert section.day.text().startswith("Fri 12")
    section.every.click()
    await page.quiet()
    assert page.history.filters == Filters()
    assert (section.day.text(), section.topic.value, section.person.value) == ("Every day", None, None)
    assert not section.every.isVisible()
    assert section.list.hasFocus()


async def test_where_nothing_is_found_it_says_so(page: Page) -> None:
    page.server.lines = []
    await page.load()
    assert page.section.said.text() == "Nothing yet."
    page.section.topic.take(Topic.MONEY)
    await page.quiet()
    assert page.section.said.text() == "Nothing of that kind was done."


async def test_without_the_server_it_says_where_the_history_is(page: Page) -> None:
    page.server.fault = Unreachable("away")
    await page.load()
    assert page.section.said.text() == "The history is on the server alone."
    assert page.section.foot.isVisible()
    assert not page.section.list.isVisible()
    page.server.fault = None
    await page.load()
    assert page.section.list.isVisible()
    assert not page.section.foot.isVisible()


async def test_everything_has_a_name_and_is_reached_by_the_keys(page: Page) -> None:
    await page.load()
    assert nameless(page.section) == []
    assert unreachable(page.section) == []
    spoken = page.section.list.rows.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Moved, Élise Tremblay · Mon 15 Jun, 10:00, Sylvie Gagnon · Front desk, ")


async def test_letters_are_not_looked_for_among_the_lines(page: Page) -> None:
    await page.load()
    page.section.list.setFocus()
    before = page.section.list.currentIndex().row()
    QTest.keyClick(page.section.list, Key.Key_M)
    assert page.section.list.currentIndex().row() == before


def test_its_rows_keep_to_qts_rules(qtmodeltester: ModelTester) -> None:
    rows = TrailRows(lambda shown: shown.line.what)
    qtmodeltester.check(rows)
    lines = [TrailLine(line=line("moved")) for _ in range(5)]
    rows.show(lines[:2], 1, more=True)
    rows.show(lines, 1, more=False)
    assert rows.rowCount() == 5
    assert rows.index(4).data() == "moved"
    rows.show(lines[:1], 2, more=False)
    assert rows.rowCount() == 1
    assert rows.data(rows.index(-1)) is None


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 6, 15), date(2026, 6, 15), "Anna · Mon 15 Jun"),
        (date(2026, 6, 15), date(2027, 1, 8), "Anna · Mon 15 Jun – Fri 8 Jan 2027"),
    ],
)
def test_of_a_day_off_it_says_whose_and_which(first: date, last: date, said: str) -> None:
    at = int(datetime(2026, 6, 1, 12, tzinfo=ZONE).timestamp())
    assert (
        about_words(TrailLine(line=line("time_off.ask", at=at), about="Anna", days=(first, last)), ZONE)
        == said
    )
