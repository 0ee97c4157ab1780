"""The keys, below the window's header: of the screen on view first, then those that act everywhere, then the others'.

Opened by ? and there until Esc, ? or a click elsewhere. The screen below stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.shell.over_window import OverWindow
from desktop.theming import formats, style
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import fill
from desktop.views.calendar.keys import Row, key_caps
from desktop.views.key_list import EVERYWHERE, KeyGroup, key_groups

WIDE, HIGH = 600, 560
CAPS_WIDE = 176
"""So that what the keys do stands in one line, whatever group it is of."""
STEP = 40
"""Pixels that an arrow scrolls."""


class KeysBox(OverWindow):
    """``here``: the key of the screen on view."""

    def __init__(self, over: QWidget, here: Callable[[], str]) -> None:
        super().__init__(over, WIDE)
        self._here = here
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.tr("Keys"))
        space = theme().tokens.space
        self.column.setContentsMargins(space(5), space(4), space(3), space(4))
        self.column.setSpacing(space(3))
        self.column.addWidget(style.text(self.tr("Keys"), size="title", weight=700))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.viewport().setAutoFillBackground(False)
        self.column.addWidget(self._area)

    def open(self) -> None:
        """Over the middle; where it is open already, it closes."""
        if self.isVisible():
            self.close_now()
            return
        groups = _sorted(key_groups(), self._here())
        page = _page(groups)
        self._area.setWidget(page)
        page.setAutoFillBackground(False)  # setWidget switches it on
        self.setAccessibleDescription(_spoken(groups, self.tr("%1: %2")))
        top = theme().tokens.size("header") + theme().tokens.space(3)
        room = self._over.height() - top - theme().tokens.space(3)
        self._area.setFixedHeight(max(120, min(HIGH, room - 80)))
        self.lay_over(top, self)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Nothing in it can be chosen, and the screen is below it: the keys stay."""
        del forward
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self._area.verticalScrollBar()
        by = {
            Qt.Key.Key_Down: STEP,
            Qt.Key.Key_Up: -STEP,
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_End: bar.maximum() - bar.value(),
            Qt.Key.Key_Home: bar.minimum() - bar.value(),
        }.get(Qt.Key(event.key()))
        if by is not None:
            bar.setValue(bar.value() + by)
        elif event.text() == "?":
            self.close_now()
        else:
            super().keyPressEvent(event)


def _sorted(groups: Sequence[KeyGroup], here: str) -> list[KeyGroup]:
    """Those of the screen on view, those of everywhere, the others."""
    return sorted(groups, key=lambda group: (group.screen != here, group.screen != EVERYWHERE))


def _spoken(groups: Sequence[KeyGroup], pattern: str) -> str:
    return "\n".join(fill(pattern, " ".join(caps), what) for group in groups for caps, what in group.rows)


def _page(groups: Sequence[KeyGroup]) -> QWidget:
    space = theme().tokens.space
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, space(3), 0)
    column.setSpacing(space(4))
    for group in groups:
        column.addWidget(_grid(group.rows))
    column.addStretch(1)
    return page


def _grid(rows: Sequence[Row]) -> QWidget:
    space = theme().tokens.space
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(space(4))
    grid.setVerticalSpacing(space(2))
    grid.setColumnMinimumWidth(0, CAPS_WIDE)
    grid.setColumnStretch(1, 1)
    for row, (caps, what) in enumerate(rows):
        words = style.text(formats.capital(what), tone="muted")
        words.setWordWrap(True)
        grid.addWidget(key_caps(caps), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(words, row, 1)
    return holder
