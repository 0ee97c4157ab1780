"""When the hover card comes, and that it goes at once: a pointer that rests on a block, or the key F2.

Watches; what the card says is ``hover_card``'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.presenters.calendar_model import Block
from desktop.views.calendar.glance_words import glance_aloud
from desktop.views.calendar.hover_card import HoverCard
from desktop.views.calendar.popover import rect_in
from desktop.views.painted_access import announce

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo

    from desktop.presenters.glance import Glances

REST_MS = 400
"""So long the pointer rests before the card comes: whoever only passes by sees none."""
ENDING = frozenset(
    {
        QEvent.Type.Wheel,
        QEvent.Type.Hide,
        QEvent.Type.Leave,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.KeyPress,
        QEvent.Type.FocusOut,
        QEvent.Type.Resize,
        QEvent.Type.Move,
    }
)
"""What the painted widget goes through when nobody rests on its block any more; a scroll moves it."""


class Hovering(QObject):
    """Belongs to one painted widget, whose blocks it asks for by ``found``: block, rectangle, zone; or nothing."""

    def __init__(
        self,
        painted: QWidget,
        over: QWidget,
        glances: Glances,
        found: Callable[[UUID], tuple[Block, QRect, tzinfo] | None],
    ) -> None:
        super().__init__(painted)
        self._painted = painted
        self._glances = glances
        self._found = found
        self.card = HoverCard(over)
        self.about: UUID | None = None
        """The block whose card is shown, or will be."""
        self._by_key = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._rested)
        self.watch(painted)

    def watch(self, widget: QWidget) -> None:
        """What this one goes through ends it, too: the keys may go to another than the painted one."""
        widget.installEventFilter(self)

    def point(self, block_id: UUID | None) -> None:
        """The pointer moved, over this block or over none."""
        if self._by_key and block_id is None:
            return  # it never was there
        if block_id is None or (block_id != self.about and self.card.isVisible()):
            self.leave()
        if block_id is not None and not self.card.isVisible():
            self.about = block_id
            self._rest.start()

    def ask(self, block_id: UUID) -> None:
        """By the key: show it now, and say it; a second time takes it away."""
        again = self.card.isVisible() and self.about == block_id
        self.leave()
        if again:
            return
        self.about, self._by_key = block_id, True
        if self._show():
            self._say()

    def leave(self) -> None:
        """Away with it, at once."""
        self._rest.stop()
        self.about, self._by_key = None, False
        self.card.hide()

    def renew(self) -> None:
        """The rows changed: it says what is known now, or goes with its block."""
        if self.card.isVisible():
            self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in ENDING and not self._asks_again(event):
            self.leave()
        return super().eventFilter(watched, event)

    @staticmethod
    def _asks_again(event: QEvent) -> bool:
        """The key that asks takes it away itself; to be asked by it the card must still be known."""
        return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F2

    def _rested(self) -> None:
        if self._painted.isVisible():
            self._show()

    def _show(self) -> bool:
        found = self._found(self.about) if self.about is not None else None
        over = self.card.parentWidget()  # not held: it would be kept by what it owns
        if found is None or over is None:
            self.leave()
            return False
        block, rect, zone = found
        near = rect_in(self._painted, rect, over)
        shown = self.card.show_glance(self._glances.of(block), zone, near, over.rect())
        if not shown:
            self.leave()
        return shown

    def _say(self) -> None:
        found = self._found(self.about) if self.about is not None else None
        if found is not None:
            announce(self._painted, glance_aloud(self._glances.of(found[0]), found[2]))
