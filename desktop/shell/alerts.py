"""Alerts: what happened and what can be done, at the foot of the window, never in the way.

They do not take the focus; a screen reader is told. Good news leaves by itself, bad news stays until closed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.theming import icons, style
from desktop.theming.theme import theme

Kind: TypeAlias = Literal["info", "bad", "done"]
MOST = 3
LASTS_MS = 7000

_ICONS: dict[Kind, tuple[str, str]] = {
    "info": ("info", "accent"),
    "bad": ("circle-alert", "bad"),
    "done": ("circle-check", "done"),
}


class Alert(QFrame):
    """One of them. It waits while the mouse is on it."""

    closed = Signal()

    def __init__(self, text: str, kind: Kind, parent: QWidget) -> None:
        super().__init__(parent)
        self.text = text
        self.kind = kind
        self.setAccessibleName(text)
        style.mark(self, panel="alert", kind=kind)
        style.cast_shadow(self)
        space = theme().tokens.space
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(space(3), space(2), space(2), space(2))
        self._line.setSpacing(space(2))
        mark = QLabel()
        icons.set_icon(mark, *_ICONS[kind])
        self._line.addWidget(mark)
        words = style.text(text, weight=500)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setMinimumWidth(min(420, words.fontMetrics().horizontalAdvance(text) + 4))
        words.setMaximumWidth(420)
        self._line.addWidget(words, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LASTS_MS)
        self._timer.timeout.connect(self._time_is_over)
        if kind != "bad":
            self._timer.start()

    def add_action(self, words: str, action: Callable[[], None]) -> None:
        """A button that does something about it, and closes the alert."""
        button = style.button(words, role="link")
        button.clicked.connect(self.close_now)
        button.clicked.connect(lambda _checked: action())
        self._line.addWidget(button)

    def add_close(self) -> None:
        """The cross at the end."""
        button = style.button("", role="quiet")
        icons.set_icon(button, "x")
        button.setProperty("compact", True)
        button.setAccessibleName(self.tr("Close this message"))
        button.setToolTip(button.accessibleName())
        button.clicked.connect(self.close_now)
        self._line.addWidget(button)

    def close_now(self) -> None:
        self._timer.stop()
        self.hide()
        self.setParent(None)
        self.closed.emit()
        self.deleteLater()

    def _time_is_over(self) -> None:
        """Leave, unless it is being read: then later."""
        if self.rect().contains(self.mapFromGlobal(QCursor.pos())):
            self._timer.start()
        else:
            self.close_now()


class Alerts(QWidget):
    """The column of alerts over the foot of ``parent``; the newest is lowest, at most three."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().tokens.space(2))
        parent.installEventFilter(self)
        self.hide()

    def show(  # type: ignore[override]  # an alert is shown, not the empty column
        self,
        text: str,
        action_text: str | None = None,
        action: Callable[[], None] | None = None,
        kind: Kind = "info",
    ) -> Alert:
        """Show one; ``action`` is what the button ``action_text`` does."""
        for old in self.current()[: max(0, len(self.current()) - MOST + 1)]:
            old.close_now()
        for same in [old for old in self.current() if old.text == text]:
            same.close_now()
        alert = Alert(text, kind, self)
        if action_text and action:
            alert.add_action(action_text, action)
        alert.add_close()
        alert.closed.connect(self._place)
        self._column.addWidget(alert, 0, Qt.AlignmentFlag.AlignHCenter)
        alert.show()
        self.setVisible(True)
        self._place()
        _announce(self, text, urgent=kind == "bad")
        return alert

    def current(self) -> list[Alert]:
        """Those on screen, oldest first."""
        return self.findChildren(Alert, options=Qt.FindChildOption.FindDirectChildrenOnly)

    def clear(self) -> None:
        """Close all."""
        for alert in self.current():
            alert.close_now()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        if not self.current():
            self.hide()
            return
        wanted = self._column.sizeHint()
        left = (self._over.width() - wanted.width()) // 2
        foot = self._over.height() - theme().tokens.space(5)
        self.setGeometry(left, foot - wanted.height(), wanted.width(), wanted.height())
        self.raise_()


def _announce(widget: QWidget, text: str, *, urgent: bool) -> None:
    event = QAccessibleAnnouncementEvent(widget, text)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)
