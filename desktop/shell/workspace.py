"""All that a signed-in person sees: the rail, the screens, the alerts over them, and the keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from desktop.shell.alerts import Alerts
from desktop.shell.person import SWITCH_KEY, PersonButton
from desktop.shell.rail import Rail
from desktop.shell.screens import Screen


class Workspace(QWidget):
    """Builds a screen when it is first shown. ``current`` is the key of the one on view."""

    shown = Signal(str)
    chosen_again = Signal(str)
    """The screen on view was asked for by its entry or key: it shows how it begins."""
    undo_asked = Signal()
    book_asked = Signal()
    now_asked = Signal()
    find_asked = Signal()
    keys_asked = Signal()
    switch_asked = Signal()

    def __init__(
        self, screens: Sequence[Screen], person: PersonButton, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._screens = {screen.key: screen for screen in screens}
        self._built: dict[str, QWidget] = {}
        self.current = ""
        self.person = person
        listed = [screen for screen in screens if screen.on_rail]
        self.rail = Rail(listed, person)
        self.stack = QStackedWidget()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.rail)
        line.addWidget(self.stack, 1)
        self.alerts = Alerts(self)
        self.alerts.home = self.home
        self.alerts.room = self._free_room
        self.rail.reshaped.connect(self.alerts.place)
        self.rail.chosen.connect(self._choose)
        self._keys(listed)

    def go(self, key: str) -> None:
        """Show a screen by its key."""
        if key not in self._built:
            view = self._screens[key].build()
            self._built[key] = view
            self.stack.addWidget(view)
        self.stack.setCurrentWidget(self._built[key])
        self.rail.show_current(key)
        self.current = key
        self._built[key].setFocus()
        self.shown.emit(key)

    def current_view(self) -> QWidget:
        """The screen on view."""
        return self._built[self.current]

    def home(self) -> QWidget:
        """Where the keys begin: the screen on view."""
        return self._built.get(self.current, self)

    def _choose(self, key: str) -> None:
        again = key == self.current
        self.go(key)
        if again:
            self.chosen_again.emit(key)

    def _free_room(self) -> QRect:
        """The rail's, as it is here."""
        return self.rail.free_room().translated(self.rail.pos())

    def view(self, key: str) -> QWidget | None:
        """The screen's widget, if it was ever shown."""
        return self._built.get(key)

    def _keys(self, screens: Sequence[Screen]) -> None:
        for place, screen in enumerate(screens, start=1):
            self._key(f"Ctrl+{place}").activated.connect(lambda key=screen.key: self._choose(key))
        if "settings" in self._screens:
            self._key("Ctrl+,").activated.connect(lambda: self.go("settings"))
        if "changes" in self._screens:
            self._key("Ctrl+E").activated.connect(lambda: self.go("changes"))
        self._key(QKeySequence.StandardKey.Undo).activated.connect(self.undo_asked)
        self._key(SWITCH_KEY).activated.connect(self.switch_asked)
        self._key("Ctrl+N").activated.connect(self.book_asked)
        self._key("Ctrl+M").activated.connect(self.now_asked)
        self._key("?").activated.connect(self.keys_asked)
        for keys in ("Ctrl+K", "/"):
            self._key(keys).activated.connect(self.find_asked)

    def _key(self, keys: str | QKeySequence.StandardKey) -> QShortcut:
        return QShortcut(QKeySequence(keys), self)
