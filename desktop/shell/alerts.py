"""Alerts: what happened and what can be done, in a place that is always free, never in the way.

They stand in the rail, between its last entry and the person: on every screen in the same place, over nothing, and
nothing moves for them. A page without a rail has them in its corner. They do not take the focus; a screen reader is
told. Good news leaves by itself, bad news stays until closed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias, cast

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.theming import icons, style
from desktop.theming.theme import theme
from desktop.views.painted_access import announce

Kind: TypeAlias = Literal["info", "bad", "done"]
MOST = 2
"""As long as some of them would leave by themselves."""
LASTS_MS = 7000
FLAT_WIDTH = 560
FEW_LINES = 2
"""Of an older one's words, where there is no room for all; its tip says the whole."""
LESS = ((0, 0), (FEW_LINES, 0), (1, 0), (1, FEW_LINES), (1, 1))
"""How many lines an older one and the newest have, until there is room for them; 0 for all of its words."""

_ICONS: dict[Kind, tuple[str, str]] = {
    "info": ("info", "accent"),
    "bad": ("circle-alert", "bad"),
    "done": ("circle-check", "done"),
}


class Alert(QFrame):
    """One of them. It waits while the mouse or the keys are on it."""

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
        self._grid = QGridLayout(self)
        self._close: QPushButton | None = None
        self._action: QPushButton | None = None
        self._act = ""
        """What it says."""
        self._mark = QLabel()
        icons.set_icon(self._mark, *_ICONS[kind])
        self._words = style.text(text, weight=500)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._grid.addWidget(self._words, 0, 0)
        self._grid.addWidget(self._mark, 1, 0)
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

    def fit(self, width: int, *, flat: bool, lines: int = 0) -> None:
        """As high as its words need, or as so many ``lines`` of them; ``flat``: all in one row."""
        align, space = Qt.AlignmentFlag, theme().tokens.space
        grid = self._grid
        edge = space(3) if flat else space(2)
        grid.setContentsMargins(edge, space(2), space(2), space(2 if flat else 1))
        grid.setHorizontalSpacing(space(2))
        grid.setVerticalSpacing(0)
        for each in (self._words, self._mark, self._action, self._close):
            if each is not None:
                grid.removeWidget(each)
        style.set_font(self._words, "body" if flat else "small", 500)
        inside = width - edge - space(2)
        row = 0 if flat else 1
        grid.addWidget(self._words, 0, 1 if flat else 0, 1, 1 if flat else 4)
        if self._action is not None and flat:
            self._action.setText(self._act)
            grid.addWidget(self._action, 0, 2, align.AlignVCenter)
        elif self._action is not None and self._act_fits(inside):
            grid.addWidget(self._action, 1, 1, align.AlignVCenter)
        elif self._action is not None:
            self._action.setText(_in_two(self._act, self._action, inside))
            grid.addWidget(self._action, 1, 0, 1, 4, align.AlignLeft)
            row = 2
        grid.addWidget(self._mark, row, 0, align.AlignVCenter)
        if self._close is not None:
            grid.addWidget(self._close, row, 3, align.AlignVCenter)
        grid.setColumnStretch(1, int(flat))
        grid.setColumnStretch(2, int(not flat))
        self._say_in(inside, 0 if flat else lines)
        grid.invalidate()
        self.setFixedHeight(grid.totalHeightForWidth(width))

    def _act_fits(self, room: int) -> bool:
        """Whether what can be done stands whole between the mark and the cross."""
        if self._action is None:
            return True
        self._action.setText(self._act)
        ends = sum(each.sizeHint().width() for each in (self._mark, self._close) if each is not None)
        gaps = 3 * theme().tokens.space(2)
        return self._action.sizeHint().width() + ends + gaps <= room

    def _say_in(self, room: int, lines: int) -> None:
        """All the words, or as many as go into so many lines."""
        whole, words = self.text, self.text
        most = lines * self._words.fontMetrics().lineSpacing()
        self._words.setText(words)
        while lines and " " in words and self._words.heightForWidth(room) > most:
            words = words.rsplit(" ", 1)[0]
            self._words.setText(f"{words} …")
        self._words.setToolTip(whole if words is not whole else "")

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
        style.mark(button, line=True, flush=True)
        self._grid.addWidget(button, 1, 1)
        button.show()  # the layout would do so later; until then it has no height
        self._action, self._act = button, words
        button.setAccessibleName(words)

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
        self._grid.addWidget(button, 1, 3)
        button.show()
        self._close = button

    def close_now(self) -> None:
        self._timer.stop()
        self._give_up_keys(self)
        self.hide()
        self.setParent(None)
        self.closed.emit()
        self.deleteLater()

    def put_back(self) -> None:
        """There is no room for it."""
        self._give_up_keys(self)
        self.hide()

    def _give_up_keys(self, part: QWidget) -> None:
        """Before ``part`` goes: Qt would take them to whatever is next, which is the rail."""
        if self._keys_in(part):
            self.leaving.emit()

    def _keys_in(self, part: QWidget) -> bool:
        inside = cast("QWidget | None", self.window().focusWidget())
        return inside is not None and (inside is part or part.isAncestorOf(inside))

    def _time_is_over(self) -> None:
        """Leave, unless it is being read or dealt with, or has no room yet: then later."""
        read = self.rect().contains(self.mapFromGlobal(QCursor.pos())) or self._keys_in(self)
        if self.isHidden() or read:
            self._timer.start()
        else:
            self.close_now()


class Alerts(QWidget):
    """The column of alerts over ``parent``; the newest is lowest, two unless more stay.

    Where there is no room for all, even with few words, the older ones come once the newer are closed.
    """

    peopled = Signal(bool)
    """There are some now, or none any more."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.room: Callable[[], QRect] | None = None
        """The part of ``parent`` that is always free; without one they stand flat in the corner."""
        self.home: Callable[[], QWidget] = lambda: parent
        """Where the keys go when an alert that has them closes, and where they were before is gone."""
        self._before: QWidget | None = None
        """Where they were before they came to an alert."""
        self._aside: Callable[[], QRect] | None = None
        self._any = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().tokens.space(2))
        self._more = style.text("", tone="muted", size="small", weight=600)
        """How many there are that have no room."""
        self._more.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._more.setFixedHeight(self._more.fontMetrics().height())
        self._more.hide()
        self._column.addWidget(self._more)
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
        self._announce(text, urgent=kind == "bad")
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
        self._announce(text)

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

    def step_aside(self, room: Callable[[], QRect] | None) -> None:
        """While the booking window is open over the rail: to what is free of it; ``None``: back."""
        self._aside = room
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
        """Lay them out anew: they, the window or the room has changed."""
        alerts, gap = self.current(), theme().tokens.space(2)
        if bool(alerts) is not self._any:
            self._any = bool(alerts)
            self.peopled.emit(self._any)
        if not alerts:
            self.hide()
            return
        flat = self.room is None and self._aside is None
        room = self._room(gap)
        high = 0
        for older, newest in LESS:
            for alert in alerts:
                alert.fit(room.width(), flat=flat, lines=newest if alert is alerts[-1] else older)
            high = sum(alert.height() + gap for alert in alerts) - gap
            if high <= room.height():
                break
        shown = alerts if high <= room.height() else self._newest(alerts, room.height(), gap)
        back = alerts[: len(alerts) - len(shown)]
        for alert in back:
            alert.put_back()
        for alert in shown:
            alert.show()
        self._more.setText(self.tr("%n more message(s)", "", len(back)) if back else "")
        self._more.setToolTip("\n".join(alert.text for alert in back))
        self._more.setVisible(bool(back))
        high = sum(alert.height() + gap for alert in shown) - gap + (self._line(gap) if back else 0)
        self.setGeometry(room.left(), room.bottom() + 1 - high, room.width(), high)
        self.raise_()

    def _announce(self, text: str, *, urgent: bool = False) -> None:
        """Not where it is locked: nobody may hear what nobody may see."""
        if self.isVisible():
            announce(self, text, urgent=urgent)

    def _newest(self, alerts: list[Alert], high: int, gap: int) -> list[Alert]:
        """As many as go in below the line that counts the others, and one at least."""
        left = high - self._line(gap)
        for place in range(len(alerts) - 1, -1, -1):
            left -= alerts[place].height() + (gap if place < len(alerts) - 1 else 0)
            if left < 0:
                return alerts[min(place + 1, len(alerts) - 1) :]
        return alerts

    def _line(self, gap: int) -> int:
        """What the count takes."""
        return self._more.fontMetrics().height() + gap

    def _room(self, gap: int) -> QRect:
        """Where they may stand."""
        room = self._aside or self.room
        if room is not None:
            return room()
        over = self._over.rect().adjusted(gap, gap, -gap, -gap)
        wide = min(FLAT_WIDTH, over.width())
        right = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        return QRect(over.right() + 1 - wide if right else over.left(), over.top(), wide, over.height())


def _in_two(words: str, button: QPushButton, room: int) -> str:
    """In two lines, where one has no room for them."""
    if " " not in words or button.sizeHint().width() <= room:
        return words
    middle = min(
        (place for place, letter in enumerate(words) if letter == " "),
        key=lambda place: abs(place - len(words) // 2),
    )
    return f"{words[:middle]}\n{words[middle + 1 :]}"
