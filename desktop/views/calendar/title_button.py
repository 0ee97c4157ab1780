"""The days on view as the calendar's title, and the button that leads to others.

Where the whole title has no room its short form stands there, then smaller, then without its year, then as small and
as close as it can be read, and only then with dots.
Not here: the month it opens.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from desktop.theming import icons, style
from desktop.theming.painting import painting
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import fill

YEAR = 4
"""Digits."""
LEAST = 96
"""Narrower than this it tells nothing."""


class TitleButton(QPushButton):
    """``text()`` is the whole title, whatever there is room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._short = ""
        self.setAutoDefault(True)  # Enter opens it too
        style.mark(self, role="quiet")
        self.setToolTip(self.tr("Go to a date (G)"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        icons.follow_theme(self, self.update)

    def show_title(self, whole: str, short: str) -> None:
        """Two ways to say the same days."""
        self.setText(whole)
        self._short = short
        self.setAccessibleName(fill(self.tr("%1: go to a date"), whole))
        self.updateGeometry()
        self.update()

    def shown(self) -> str:
        """What there is room for."""
        return self._fitting()[0]

    @property
    def _yearless(self) -> str:
        """The month tells more than the year, which the calendar behind the button tells too."""
        start, _, end = self._short.rpartition(" ")
        return start if start and end.isdigit() and len(end) == YEAR else self._short

    def _fitting(self) -> tuple[str, QFont]:
        room = self._room().width()
        small, tight = _font("body"), re.sub(r"\s*–\s*", "–", self._yearless)
        tried = (
            (self.text(), _font()),
            (self._short, _font()),
            (self._short, small),
            (self._yearless, small),
            (tight, small),
            (tight, _font("small")),
        )
        for words, font in tried:
            if QFontMetrics(font).horizontalAdvance(words) <= room:
                return words, font
        return QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room), font

    def sizeHint(self) -> QSize:
        words = QFontMetrics(_font()).horizontalAdvance(self.text())
        return QSize(words + 2 * _edge() + _chevron(), theme().tokens.size("control"))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(LEAST, self.sizeHint().width()), theme().tokens.size("control"))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with painting(self) as painter:
            option = QStyleOptionButton()
            self.initStyleOption(option)
            option.text, option.icon = "", QIcon()
            self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
            room, (words, font) = self._room(), self._fitting()
            painter.setFont(font)
            painter.setPen(theme().color("ink"))
            painter.drawText(room, (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value, words)
            left = room.left() + painter.fontMetrics().horizontalAdvance(words) + theme().tokens.space(1)
            side = theme().tokens.size("icon")
            picture = icons.pixmap("chevron-down", "ink2", side, self.devicePixelRatioF())
            painter.drawPixmap(left, (self.height() - side) // 2 + 1, picture)

    def _room(self) -> QRect:
        return self.rect().adjusted(_edge(), 0, -_edge() - _chevron(), 0)


def _font(size: str = "title") -> QFont:
    return theme().font(size, 700)


def _edge() -> int:
    return theme().tokens.space(1)


def _chevron() -> int:
    return theme().tokens.size("icon") + theme().tokens.space(1)
