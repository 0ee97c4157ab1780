"""The real Availability screen over a scene, and the hands on it."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.hours import HoursPresenter
from desktop.views.availability_view import AvailabilityView
from desktop.views.hours.tabs import Tab
from desktop.views.hours.week_grid import WeekGrid
from tests.desktop.calendar.scenes import Scene
from tests.factories import minute

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
MON, TUE, WED, THU, FRI, SAT, SUN = range(7)


class Hands:
    """On view and active. ``settle`` lets in what was put off."""

    def __init__(
        self, qtbot: QtBot, shop: Scene, hours: HoursPresenter, width: int = 1190, height: int = 900
    ) -> None:
        self.qtbot = qtbot
        self.shop = shop
        self.hours = hours
        self.view = AvailabilityView(hours)
        qtbot.addWidget(self.view)
        self.view.resize(width, height)
        with qtbot.waitActive(self.view):
            self.view.show()
            self.view.activateWindow()
        self.view.setFocus()
        self.settle()

    @property
    def grid(self) -> WeekGrid:
        return self.view.week.grid

    def settle(self) -> None:
        """What was put off is shown, and what was to be deleted is."""
        QApplication.processEvents()
        if self.view._later.isActive():
            self.view.refresh()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def point(self, day: int, time: str, *, across: float = 0.5) -> QPoint:
        """In the painted week; ``across`` the column."""
        geometry = self.grid.geometry_
        rect = geometry.rect(day, (0, 1440))
        return QPoint(round(rect.left() + rect.width() * across), int(geometry.y(minute(time))) + 1)

    def drag(
        self,
        start: tuple[int, str],
        end: tuple[int, str],
        *,
        held: Qt.KeyboardModifier = NONE,
        drop: bool = True,
        shift: int = 0,
    ) -> None:
        """From a time to another; ``shift`` pixels below where it begins, as one takes hold of a block."""
        begin, stop = self.point(*start) + QPoint(0, shift), self.point(*end) + QPoint(0, shift)
        QTest.mousePress(self.grid, LEFT, held, begin)
        for part in (1, 2, 3):
            QTest.mouseMove(self.grid, begin + (stop - begin) * part / 3)
        if drop:
            QTest.mouseRelease(self.grid, LEFT, held, stop)
        self.settle()

    def key(self, key: Qt.Key, times: int = 1, held: Qt.KeyboardModifier = NONE) -> None:
        """To whatever has the focus."""
        for _ in range(times):
            QTest.keyClick(self.focus(), key, held)
        self.settle()

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, LEFT)
        self.settle()

    def focus(self) -> QWidget:
        found = cast("QWidget | None", self.view.window().focusWidget())
        return found or self.view

    def tab(self, tab: Tab) -> None:
        self.click(self.view.tabs.buttons[tab])

    def week(self) -> list[tuple[int, str, str]]:
        """The blocks as they are painted."""
        return [
            (block.weekday, _words(block.span[0]), _words(block.span[1])) for block in self.grid.week.blocks
        ]

    def day(self, day: int) -> list[tuple[str, str]]:
        return [(start, end) for weekday, start, end in self.week() if weekday == day]


def _words(value: int) -> str:
    return f"{value // 60}:{value % 60:02d}"
