"""Notices whether anybody touches the program, where it is to be locked by itself. Not here: the lock (``counter``)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

from desktop.presenters.idle import Idle

LOOKS_MS = 5_000
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class IdleWatch(QObject):
    """``lock`` is called when it is time to. It looks at what reaches a window, not at every event of each widget."""

    def __init__(self, idle: Idle, lock: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._idle = idle
        self._lock = lock
        self._timer = QTimer(self)
        self._timer.setInterval(LOOKS_MS)
        self._timer.timeout.connect(self.look)
        self._window: QWindow | None = None

    def run(self, wanted: bool) -> None:
        """Whether to watch at all."""
        app = QGuiApplication.instance()
        if not isinstance(app, QGuiApplication) or wanted == self._timer.isActive():
            return
        self._idle.noticed()
        if wanted:
            app.focusWindowChanged.connect(self._follow)
            self._follow(app.focusWindow())
            self._timer.start()
        else:
            app.focusWindowChanged.disconnect(self._follow)
            self._follow(None)
            self._timer.stop()

    def look(self) -> None:
        """Lock if it is time to."""
        if self._idle.is_due:
            self._lock()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._idle.noticed()
        return super().eventFilter(watched, event)

    def _follow(self, window: QWindow | None) -> None:
        """The one that has the keys: a dialog or a list that is open is one of its own."""
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
