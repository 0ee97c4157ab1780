"""What a card tells, between its head and its buttons: as high as that needs, and scrolled where a window has no room.

Holds it and is as high as it is told. How high a window lets it be is the card's.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.theming.theme import theme
from desktop.views.calendar.popover import EDGE, Popover

LEAST = 64
"""Lower than this nothing could be read in it."""


class CardBody(QScrollArea):
    """``column`` is laid out by the card."""

    def __init__(self, card: QWidget) -> None:
        super().__init__(card)
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme().tokens.space(2))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)  # setWidget switches it on

    def fit(self, card: Popover, refit: Callable[[], None]) -> None:
        """As high as it needs; lower where the rest of the card has no room in its window."""
        margins, over = card.column.contentsMargins() + card.contentsMargins(), card.parentWidget()
        high = self._needs(card.width() - margins.left() - margins.right())
        # Qt would keep a scroll bar that was there once: beside it the lines wrap, and need it again
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(high)
        refit()
        beyond = 0 if over is None else card.height() + 2 * EDGE - over.height()
        if beyond > 0:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
            self.setFixedHeight(max(LEAST, high - beyond))
            refit()

    def begin(self) -> None:
        """Another booking is told from the top."""
        self.verticalScrollBar().setValue(0)

    def _needs(self, wide: int) -> int:
        """So high it is whole."""
        for place in range(self.column.count()):
            item = self.column.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None and not widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
                widget.show()  # one just added counts only once it is shown
        self.column.invalidate()
        self.column.activate()
        if self.column.hasHeightForWidth():
            return self.column.totalHeightForWidth(wide)
        return self.column.totalSizeHint().height()
