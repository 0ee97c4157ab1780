"""The Requests screen's top row: the three lists with how many are in each, a new request; then the shell's."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from desktop.presenters.requests_model import RequestsBoard
from desktop.theming import style
from desktop.views.booking.page import segments
from desktop.views.header import Header
from desktop.views.requests.request_words import group_words
from scheduling.request_queue import Group

WORDS_LEAST = 1000
"""Narrower than this the room is the shell's, and the button has an icon alone."""


class RequestsHeader(Header):
    """``group_asked`` carries the list that was chosen."""

    group_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Requests"))
        self._group = QButtonGroup(self)
        self.groups: dict[Group, QPushButton] = {}
        for group in Group:
            button = style.button(group_words(group, 0), role="segment")
            button.setCheckable(True)
            button.clicked.connect(self._choose)
            self._group.addButton(button)
            self.groups[group] = button
        self._line.insertWidget(1, segments(*self.groups.values()), 0, Qt.AlignmentFlag.AlignVCenter)
        self.new = style.button(self.tr("New request"), icon="plus")
        self.new.setAccessibleName(self.new.text())
        self.new.setToolTip(self.tr("Note what a customer asks for by phone or at the counter (N)"))
        self.new.hide()
        self.set_trailing(self.new)

    def show_board(self, board: RequestsBoard | None, *, may_create: bool) -> None:
        """Which list is on view, and how many there are."""
        self.new.setVisible(board is not None and may_create)
        for group, button in self.groups.items():
            button.setEnabled(board is not None)
            button.setText(group_words(group, board.counts[group] if board is not None else 0))
            button.setChecked(board is not None and board.group is group)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = self.width() >= WORDS_LEAST
        self.new.setText(self.new.accessibleName() if wide else "")

    def _choose(self) -> None:
        pressed = self.sender()
        self.group_asked.emit(next(group for group, button in self.groups.items() if button is pressed))
