"""Alerts: what happened and what can be done, in the corner of the window, never in the way.

They are as wide as the panel beside the calendar and stand over its legend, so no booking is below them; where
it is folded or the window too narrow for it they are flat, and the page is told how much room to leave.
They do not take the focus; a screen reader is told. Good news leaves by itself, bad news stays until closed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias, cast

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QCursor
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.theming import icons, style
from desktop.theming.theme import theme

Kind: TypeAlias = Literal["info", "bad", "done"]
MOST = 2
"""As long as some of them would leave by themselves."""
LASTS_MS = 7000
FLAT_BELOW = 1200
"""Width of the window under which there is no panel to stand over."""
FLAT_WIDTH = 560

_ICONS: dict[Kind, tuple[str, str]] = {
    "info": ("info", "accent"),
    "bad": ("circle-alert", "bad"),
    "done": ("circle-check", "done"),
}


class Alert(QFrame):
    """One of them. It waits while the mouse is on it."""

    closed = Signal()
    leaving = Signal()
    """It closes with the keys in it, or its button that has them goes."""

    def __init__(self, text: str, kind: Kind, parent: QWidget, *, stays: bool) -> None:
        super().__init__(parent)
        self.text = text
        self.kind = kind
        self.stays = stays
        self.setAccessibleName(text)
        style.mark(self, panel="alert", kind=kind)
        style.cast_shadow(self)
        space = theme().tokens.space
        line = QHBoxLayout(self)
        line.setContentsMargins(space(3), space(2), space(2), space(2))
        line.setSpacing(space(2))
        self._line = line
        self._close: QPushButton | None = None
        self._action: QPushButton | None = None
        self._mark = QLabel()
        icons.set_icon(self._mark, *_ICONS[kind])
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._column.setSpacing(space(1))
        line.addLayout(self._column, 1)
        self._words = style.text(text, weight=500)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._column.addWidget(self._words, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LASTS_MS)
        self._timer.timeout.connect(self._time_is_over)
        if not stays:
            self._timer.start()

    def say(self, text: str, kind: Kind) -> None:
        """Other words in the same place: more is known now."""
        self.text, self.kind = text, kind
        style.mark(self, kind=kind)
        icons.set_icon(self._mark, *_ICONS[kind])
        self._words.setText(text)
        self.setAccessibleName(text)
        if not self.stays:
            self._timer.start()

    def fit(self, width: int, *, flat: bool) -> None:
        """As high as its words need; what can be done stands beside them, or below."""
        way, align = QBoxLayout.Direction, Qt.AlignmentFlag
        gap = 0 if flat else theme().tokens.space(1)
        self._column.setDirection(way.LeftToRight if flat else way.TopToBottom)
        self._column.setContentsMargins(0, gap, 0, gap)
        self._mark.setContentsMargins(0, gap, 0, 0)
        for end in (self._mark, self._close):
            if end is not None:
                self._line.setAlignment(end, align.AlignVCenter if flat else align.AlignTop)
        self._column.invalidate()
        self._line.invalidate()
        self.setFixedHeight(self._line.totalHeightForWidth(width))

    @property
    def offers(self) -> bool:
        """Whether it has a button that does something about it."""
        return self._action is not None

    def add_action(self, words: str, action: Callable[[], None]) -> None:
        """A button that does something about it, and closes the alert."""
        button = style.button(words, role="link")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where they are
        button.clicked.connect(self.close_now)
        button.clicked.connect(lambda _checked: action())
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        button.show()  # the layout would do so later; until then it has no height
        self._action = button

    def drop_action(self) -> None:
        """Nothing can be done about it from here any more."""
        button, self._action = self._action, None
        if button is not None:
            self._give_up_keys(button)
            button.hide()
            button.setParent(None)
            button.deleteLater()

    def add_close(self) -> None:
        """The cross at the end."""
        button = style.button("", role="quiet")
        icons.set_icon(button, "x")
        button.setProperty("compact", True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(self.tr("Close this message"))
        button.setToolTip(button.accessibleName())
        button.clicked.connect(self.close_now)
        self._line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._close = button

    def close_now(self) -> None:
        self._timer.stop()
        self._give_up_keys(self)
        self.hide()
        self.setParent(None)
        self.closed.emit()
        self.deleteLater()

    def _give_up_keys(self, part: QWidget) -> None:
        """Before ``part`` goes: Qt would take them to whatever is next, which is the rail."""
        inside = cast("QWidget | None", self.window().focusWidget())
        if inside is not None and (inside is part or part.isAncestorOf(inside)):
            self.leaving.emit()

    def _time_is_over(self) -> None:
        """Leave, unless it is being read: then later."""
        if self.rect().contains(self.mapFromGlobal(QCursor.pos())):
            self._timer.start()
        else:
            self.close_now()


class Alerts(QWidget):
    """The column of alerts in the corner of ``parent``; the newest is lowest, two unless more stay."""

    room_changed = Signal(int)
    """How much of the foot of the page they stand over; 0 while they stand over the panel."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.beside: Callable[[], bool] = lambda: True
        """Whether the panel that they stand over is open."""
        self.home: Callable[[], QWidget] = lambda: parent
        """Where the keys go when an alert that has them closes, and where they were before is gone."""
        self._before: QWidget | None = None
        """Where they were before they came to an alert."""
        self._aside = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().tokens.space(2))
        parent.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._keys_moved)
        self.hide()

    def show(  # type: ignore[override]  # an alert is shown, not the empty column
        self,
        text: str,
        action_text: str | None = None,
        action: Callable[[], None] | None = None,
        kind: Kind = "info",
        *,
        stays: bool | None = None,
    ) -> Alert:
        """Show one; ``action`` is what the button ``action_text`` does. Bad news ``stays`` unless told."""
        self._make_room(text)
        alert = Alert(text, kind, self, stays=kind == "bad" if stays is None else stays)
        if action_text and action:
            alert.add_action(action_text, action)
        alert.add_close()
        alert.leaving.connect(self._hand_back)
        alert.closed.connect(self.place)
        self._column.addWidget(alert)
        alert.show()
        self.setVisible(True)
        self.place()
        _announce(self, text, urgent=kind == "bad")
        return alert

    def _keys_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        """From elsewhere to an alert; from nowhere, when the window is entered again, they are where they were."""
        entered = now is not None and self.isAncestorOf(now)
        if entered and before is not None and not self.isAncestorOf(before):
            self._before = before

    def _hand_back(self) -> None:
        """Who closes one with the keys goes on where they were."""
        before, self._before = self._before, None
        there = before is not None and shiboken6.isValid(before) and before.isVisible() and before.isEnabled()
        (before if before is not None and there else self.home()).setFocus()

    def say(self, alert: Alert, text: str, kind: Kind) -> None:
        """Other words in an alert that is on screen."""
        alert.say(text, kind)
        self.place()
        _announce(self, text, urgent=False)

    def offer(self, alert: Alert, action_text: str, action: Callable[[], None]) -> None:
        """What an alert says can be dealt with from it now."""
        if not alert.offers:
            alert.add_action(action_text, action)
            self.place()

    def withdraw(self, alert: Alert) -> None:
        """What an alert says cannot be dealt with from it any more."""
        if alert.offers:
            alert.drop_action()
            self.place()

    def _make_room(self, text: str) -> None:
        """The same again replaces itself; of more than may be shown, what would leave anyway goes.

        What stays is never pushed out: it may be the only way to sign in again.
        """
        for same in [old for old in self.current() if old.text == text]:
            same.close_now()
        passing = [old for old in self.current() if not old.stays]
        for old in passing[: max(0, len(self.current()) + 1 - MOST)]:
            old.close_now()

    def step_aside(self, aside: bool) -> None:
        """To the other corner while the booking window is open, whose buttons are in this one.

        There they are as narrow as beside the panel, over the foot of its steps; no page makes room for them.
        """
        self._aside = aside
        self.place()

    def current(self) -> list[Alert]:
        """Those on screen, oldest first."""
        return self.findChildren(Alert, options=Qt.FindChildOption.FindDirectChildrenOnly)

    def clear(self) -> None:
        """Close all."""
        for alert in self.current():
            alert.close_now()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)

    def place(self) -> None:
        """Lay them out anew: they, the window or what they stand over has changed."""
        alerts = self.current()
        gap = theme().tokens.space(2)
        flat = not self._aside and (self._over.width() < FLAT_BELOW or not self.beside())
        if not alerts:
            self.hide()
            self.room_changed.emit(0)
            return
        room = self._over.width() - 2 * gap
        wide = min(FLAT_WIDTH, room) if flat else theme().tokens.size("side") - 2 * gap
        for alert in alerts:
            alert.fit(wide, flat=flat)
        high = sum(alert.height() + gap for alert in alerts) - gap
        right = (self.layoutDirection() is Qt.LayoutDirection.LeftToRight) is not self._aside
        left = self._over.width() - wide - gap if right else gap
        self.setGeometry(left, self._over.height() - gap - high, wide, high)
        self.room_changed.emit(high + 2 * gap if flat else 0)
        self.raise_()


def _announce(widget: QWidget, text: str, *, urgent: bool) -> None:
    if not widget.isVisible():
        return  # where it is locked, nobody may hear what nobody may see
    event = QAccessibleAnnouncementEvent(widget, text)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)
