"""Letters on a page of tiles: they lead to the tile whose words begin so, and what was typed is said below.

While somebody types, a blank is one: it does not press the tile that has the keys. What is typed and leads nowhere is
the page's (``BookingPage.unmatched``). Not here: how it is matched (``presenters/type_ahead``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent

from desktop.presenters.type_ahead import TypeAhead
from desktop.theming import style
from desktop.views.booking import phrases
from desktop.views.painted import Painted

if TYPE_CHECKING:
    from desktop.views.booking.page import BookingPage

CALLED = "called"
"""A tile's property: by what else than its name it is meant, with that name."""
_NOT_PLAIN = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_BY_HAND = frozenset({
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.MouseFocusReason,
})  # fmt: skip


class TypedChoice(QObject):
    """Belongs to one page; ``line`` stands below its tiles."""

    def __init__(self, page: BookingPage) -> None:
        super().__init__(page)
        self._page = page
        self._ahead = TypeAhead()
        self._before: Painted | None = None
        """What had the keys when typing began."""
        self.line = style.text("", weight=500)
        self.line.setWordWrap(True)
        self.line.hide()

    @property
    def text(self) -> str:
        """What was typed, and neither used nor taken back."""
        return self._ahead.text

    @property
    def strange(self) -> str:
        """The same, where nothing here is called so."""
        return "" if self._ahead.found is not None else self._ahead.text

    def key(self, event: QKeyEvent) -> bool:
        """Whether that key was typed for here."""
        if event.modifiers() & _NOT_PLAIN:
            return False
        tiles, at = self._tiles(), event.timestamp()
        names = [str(tile.property(CALLED) or tile.text()) for tile in tiles]
        if event.key() == Qt.Key.Key_Backspace and self.text:
            self._ahead.take_back(at, names)
        elif tiles and self._ahead.takes(event.text(), at):
            if not self._ahead.goes_on(at):
                self._before = next((tile for tile in tiles if tile.hasFocus()), None)
            self._ahead.type(event.text(), at, names)
        else:
            return False
        self._lead(tiles)
        return True

    def forget(self) -> bool:
        """Take back all that was typed; whether anything was."""
        had = bool(self.text)
        if had:
            self._ahead.clear()
            self._lead(self._tiles())
        return had

    def clear(self) -> None:
        """Another page, or another choice by hand: what was typed here is over."""
        self._ahead.clear()
        self._before = None
        self.line.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return (
                event.key() == Qt.Key.Key_Space and self._ahead.goes_on(event.timestamp()) and self.key(event)
            )
        if isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() in _BY_HAND:
            self.clear()
        return super().eventFilter(watched, event)

    # --- inside

    def _tiles(self) -> list[Painted]:
        """Those that a number would choose, in that order."""
        tiles = self._page.content.findChildren(Painted)
        shown = [tile for tile in tiles if tile.property("number") and tile.isVisible() and tile.isEnabled()]
        return sorted(shown, key=lambda tile: int(tile.property("number")))

    def _lead(self, tiles: list[Painted]) -> None:
        """The keys to what was found, else to where they were, and what became of the letters in words."""
        translate, found, text = QCoreApplication.translate, self._ahead.found, self.text
        tile = tiles[found] if found is not None else self._before if self._before in tiles else None
        if tile is not None:
            tile.setFocus(Qt.FocusReason.ShortcutFocusReason)
        said = self._page.unmatched(self.strange)
        if found is not None:
            said = phrases.say(translate("Booking", "“%1”: Enter chooses “%2”."), text, tiles[found].text())
        self.line.setText(said if text else "")
        self.line.setAccessibleName(self.line.text())
        self.line.setVisible(bool(text))
        for each in tiles:
            each.installEventFilter(self)
