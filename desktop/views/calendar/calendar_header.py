"""The calendar's top row: back and forth, today, day or week, which days, the keys; then the shell's tools.

What is clicked again and again stands before the title, whose length changes with every click.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from desktop.presenters.calendar_model import Board, Mode
from desktop.theming import icons, style
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import board_title
from desktop.views.calendar.keys import spoken_keys
from desktop.views.calendar.mouse_watch import MouseWatch
from desktop.views.calendar.title_button import TitleButton

WORDS_LEAST = 1100
"""Narrower than this the room is the title's, and some buttons have an icon alone."""


class CalendarHeader(QWidget):
    """The buttons tell what was asked; what ``title`` and ``keys`` open is not here (``header_popovers``)."""

    stepped = Signal(int)
    today_asked = Signal()
    mode_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = theme().tokens
        style.mark(self, panel="header")
        self.setFixedHeight(tokens.size("header") + 1)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(tokens.space(5), 0, tokens.space(5), 0)
        self._line.setSpacing(tokens.space(2))
        self.back = self._arrow("chevron-left", self.tr("Back (left arrow)"), -1)
        self.today = style.button(self.tr("Today"))
        self.today.setToolTip(self.tr("Show today (T)"))
        self.today.clicked.connect(self.today_asked)
        self._line.addWidget(self.back)
        self._line.addWidget(self.today)
        self.forth = self._arrow("chevron-right", self.tr("Forward (right arrow)"), 1)
        self._line.addWidget(self.forth)
        self._line.addSpacing(tokens.space(1))
        self._line.addWidget(self._modes())
        self._line.addSpacing(tokens.space(2))
        self.title = TitleButton()
        self._line.addWidget(self.title)
        self._line.addStretch(1)
        self.walk_in = style.button(self.tr("Walk-in"), icon="user-plus")
        self.walk_in.setToolTip(self.tr("A customer without a booking (I)"))
        self.walk_in.setAccessibleName(self.walk_in.text())
        self.walk_in.hide()
        self._line.addWidget(self.walk_in)
        self.keys = style.button("", role="quiet")
        icons.set_icon(self.keys, "keyboard", "ink3")
        self.keys.setToolTip(spoken_keys())
        self.keys.setAccessibleName(self.tr("Keys of the calendar"))
        self.keys.setAccessibleDescription(spoken_keys())
        self._line.addWidget(self.keys)
        self.mouse = MouseWatch(self)
        self.mouse.add(self.back, self.today, self.forth, self.day, self.week, self.title, self.keys)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= WORDS_LEAST
        self.walk_in.setText(self.walk_in.accessibleName() if wide else "")

    def set_trailing(self, widget: QWidget) -> None:
        """Place the shell's tools at the end."""
        self._line.addWidget(widget)

    def show_board(self, board: Board) -> None:
        """Which days, and in which of the two modes."""
        self.day.setChecked(board.mode is Mode.DAY)
        self.week.setChecked(board.mode is Mode.WEEK)
        self.title.show_title(board_title(board), board_title(board, short=True))

    def _arrow(self, icon: str, words: str, by: int) -> QPushButton:
        button = style.button("", role="quiet")
        icons.set_icon(button, icon, "ink2", 18)
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.clicked.connect(lambda: self.stepped.emit(by))
        return button

    def _modes(self) -> QWidget:
        frame = QWidget()
        style.mark(frame, panel="segments")
        frame.setFixedHeight(theme().tokens.size("control"))
        line = QHBoxLayout(frame)
        line.setContentsMargins(1, 1, 1, 1)
        line.setSpacing(0)
        group = QButtonGroup(self)
        self.day = style.button(self.tr("Day"), role="segment")
        self.day.setToolTip(self.tr("Day (D)"))
        self.week = style.button(self.tr("Week"), role="segment")
        self.week.setToolTip(self.tr("Week (W)"))
        for button, mode in ((self.day, Mode.DAY), (self.week, Mode.WEEK)):
            button.setCheckable(True)
            group.addButton(button)
            line.addWidget(button)
            button.clicked.connect(lambda _checked, wanted=mode: self.mode_asked.emit(wanted))
        return frame
