"""What every page of the booking wizard has: a heading, a body that scrolls, its keys and its trouble line."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.theming import style
from desktop.theming.elide import ElidedLabel
from desktop.theming.theme import theme
from desktop.views.booking import phrases
from desktop.views.booking.typed_choice import TypedChoice
from desktop.views.painted import Painted

if TYPE_CHECKING:
    from desktop.presenters.booking_flow import BookingFlow, Missing


class Area(QScrollArea):
    """Scrolls by wheel and by focus; its keys are the wizard's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


EDGE = 2
"""Room for the focus ring around what is flush with the edge."""


class BookingPage(QWidget):
    """One page. ``refresh`` shows what is behind it again, ``enter`` gives the focus to where work begins."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        space = theme().tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.heading = style.text(title, size="title", weight=700)
        self.heading.setContentsMargins(EDGE, 0, 0, 0)
        column.addWidget(self.heading)
        self.subtitle = ElidedLabel(tone="muted")
        column.addSpacing(2)
        self.subtitle.setContentsMargins(EDGE, 0, 0, 0)
        column.addWidget(self.subtitle)
        column.addSpacing(space(3))
        self.content = QWidget()
        self.body = QVBoxLayout(self.content)
        self.body.setContentsMargins(EDGE, EDGE, space(2), EDGE)
        self.body.setSpacing(space(2))
        self.area = Area()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.viewport().setAutoFillBackground(False)
        self.area.setWidget(self.content)
        self.content.setAutoFillBackground(False)  # setWidget switches it on
        column.addWidget(self.area, 1)
        self.typed = TypedChoice(self)
        self.typed.line.setContentsMargins(EDGE, space(2), 0, 0)
        column.addWidget(self.typed.line)
        self.trouble = QLabel()
        self.trouble.setProperty("tone", "bad")
        self.trouble.setFont(theme().font("body", 500))
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        column.addWidget(self.trouble)

    def refresh(self) -> None:
        """Show what the flow says."""

    def enter(self) -> None:
        """The page has come on: focus where work begins."""

    @abstractmethod
    def forward(self) -> Missing | None:
        """Continue; what is missing, if the step can not be left."""

    def begun(self) -> bool:
        """Whether something was typed here that is not in the draft yet."""
        return False

    def backward(self) -> bool:
        """Back within the page; ``False`` when it has nothing to go back to."""
        return False

    def goes_back(self) -> bool:
        """Whether there is something within the page to go back to, for the first step of all."""
        return False

    def number(self, number: int) -> bool:
        """A digit was pressed; whether it meant something here."""
        return self._press(number)

    def _press(self, number: int) -> bool:
        shown = [tile for tile in self.content.findChildren(Painted) if tile.property("number") == number]
        for tile in shown:
            if tile.isVisible() and tile.isEnabled():
                tile.setFocus(Qt.FocusReason.ShortcutFocusReason)
                tile.click()
                return True
        return False

    def unmatched(self, typed: str) -> str:
        """Letters were typed that no tile here begins with, or (empty) are no more; what is said of them."""
        return phrases.say(QCoreApplication.translate("Booking", "Nothing here is called “%1”."), typed)

    def tell(self, words: str) -> None:
        """Say what is wrong, or nothing."""
        self.typed.clear()
        self.trouble.setText(words)
        self.trouble.setAccessibleName(words)
        self.trouble.setVisible(bool(words))


class Page(BookingPage):
    """One step of a booking at a time."""

    def __init__(self, flow: BookingFlow, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.flow = flow

    def forward(self) -> Missing | None:
        self.tell("")
        return self.flow.advance()


def segments(*buttons: QWidget) -> QWidget:
    """Buttons side by side in one frame: one of them is chosen."""
    frame = QWidget()
    style.mark(frame, panel="segments")
    line = QHBoxLayout(frame)
    line.setContentsMargins(2, 2, 2, 2)
    line.setSpacing(2)
    for button in buttons:
        line.addWidget(button)
    return frame


def shown_now(widget: QWidget) -> None:
    """Show what was just laid into a visible page at once; Qt would wait, and focus and keys would miss it."""
    widget.show()


def cleared(layout: QLayout) -> None:
    """Take everything out of a layout, for building it anew."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        inner = item.layout() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            cleared(inner)
