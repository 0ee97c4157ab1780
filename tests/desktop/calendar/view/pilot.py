"""Drives the real calendar: shows it, finds blocks, drags with the mouse."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.views.calendar.time_grid import TimeGrid
from desktop.views.calendar_view import CalendarView
from tests.desktop.calendar.scenes import Scene


class Pilot:
    """A calendar on screen (offscreen) over a scene."""

    def __init__(self, qtbot: QtBot, shop: Scene, width: int = 1366, height: int = 900) -> None:
        self.qtbot = qtbot
        self.shop = shop
        self.view = CalendarView(shop.presenter)
        qtbot.addWidget(self.view)
        self.view.resize(width, height)
        with qtbot.waitExposed(self.view):
            self.view.show()
        self.view.scroll_to_work()
        self.grid.setFocus()

    @property
    def grid(self) -> TimeGrid:
        return self.view.grid

    def centre(self, block_id: UUID) -> QPoint:
        """The middle of a block."""
        return self.grid.rect_of(block_id).center().toPoint()

    def point(self, column: int, minute: int) -> QPoint:
        """A point in a column at a local time, where nothing stands beside it."""
        geometry = self.grid.geometry_
        assert geometry is not None
        middle = (geometry.edges[column] + geometry.edges[column + 1]) / 2
        return QPointF(middle, geometry.y(minute) + 2).toPoint()

    @contextmanager
    def holding(self, block_id: UUID, by: int, column: int) -> Iterator[None]:
        """Drag a block by ``by`` minutes into a column; still held inside the block."""
        geometry = self.grid.geometry_
        assert geometry is not None
        start = self.centre(block_id)
        end = QPoint(self.point(column, 0).x(), round(start.y() + by * geometry.hour / 60))
        QTest.mousePress(self.grid, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(self.grid, start + QPoint(0, 14))
        QTest.mouseMove(self.grid, end)
        yield
        QTest.mouseRelease(self.grid, Qt.MouseButton.LeftButton, pos=end)
        self.settle()

    def drag(self, block_id: UUID, by: int, column: int) -> None:
        """Drag and drop."""
        with self.holding(block_id, by, column):
            pass

    def click(self, at: QPoint) -> None:
        """A click in the grid."""
        QTest.mouseClick(self.grid, Qt.MouseButton.LeftButton, pos=at)

    def key(self, key: Qt.Key, times: int = 1) -> None:
        """Keys, to whatever has the focus in the grid."""
        for _ in range(times):
            QTest.keyClick(self.grid, key)

    @contextmanager
    def elsewhere(self) -> Iterator[None]:
        """Another program has the keys, and then this one has them again."""
        other = QWidget()
        self.qtbot.addWidget(other)
        other.show()
        with self.qtbot.waitActive(other):
            other.activateWindow()
        yield
        other.close()
        with self.qtbot.waitActive(self.view):
            self.view.activateWindow()

    def settle(self) -> None:
        """What was to be shown soon is shown."""
        self.view.refresh()
