"""Small fields of the Availability forms: a day, a time of the day, choices, buttons that say what they are for."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.presenters.hours_week import SNAP
from desktop.theming import enters, formats, icons, style
from desktop.theming.theme import theme
from desktop.views.calendar.month_popover import MonthPopover
from desktop.views.calendar.popover import rect_in
from desktop.views.painted import ENTER
from scheduling.calendar_rules import DAY_MINUTES


class Choice(QComboBox):
    """A list of values with their words; ``picked`` when the user took another."""

    picked = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[Any] = []
        self.setAccessibleName(name)
        self.setMaxVisibleItems(14)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(self.picked)

    def fill(self, values: Iterable[tuple[Any, str]], value: Any) -> None:
        """Show these, and that one taken; the same list is left as it is, so that an open one stays open."""
        pairs = list(values)
        words = [self.itemText(place) for place in range(self.count())]
        if [each for each, _ in pairs] != self._values or [said for _, said in pairs] != words:
            self._values = [each for each, _ in pairs]
            self.clear()
            self.addItems([said for _, said in pairs])
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))

    @property
    def value(self) -> Any:
        """What is taken; ``None`` of an empty list."""
        place = self.currentIndex()
        return self._values[place] if 0 <= place < len(self._values) else None

    def take(self, value: Any) -> None:
        """As the user would."""
        self.setCurrentIndex(self._values.index(value))
        self.picked.emit()


class TimeBox(Choice):
    """A time of the day, in quarters of an hour; beyond 24:00 the next day's."""

    def show_between(self, low: int, high: int, minute: int) -> None:
        """From ``low`` to ``high`` minutes after midnight, both included."""
        steps = {*range(low, high + 1, SNAP), minute}
        self.fill([(each, _time_words(each)) for each in sorted(steps)], minute)


def _time_words(minute: int) -> str:
    if minute <= DAY_MINUTES:
        return formats.minute(minute)
    said = QCoreApplication.translate("Hours", "%1 next day")
    return said.replace("%1", formats.minute(minute - DAY_MINUTES))


class DayButton(QPushButton):
    """A day; a press opens a month to choose another from. ``picked`` when one was chosen."""

    picked = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.day = date(1970, 1, 1)
        self.today = self.day
        self.popover: MonthPopover | None = None
        self.setFont(theme().font("body", 500))
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)

    def show_day(self, day: date, today: date) -> None:
        """This one is taken."""
        self.day, self.today = day, today
        words = formats.capital(formats.day_near(day, today))
        if not self.text():  # an icon keeps its distance from words alone
            self.setText(words)
            icons.set_icon(self, "calendar-days")
        self.setText(words)
        self.setAccessibleName(f"{self._name}: {formats.day_full(day)}")

    def _open(self) -> None:
        over = self.window()
        if self.popover is None:
            self.popover = MonthPopover(over)
            self.popover.opener = self
            self.popover.day_chosen.connect(self._take)
            self.popover.closed.connect(self._closed)
        if self.popover.isVisible():
            self.popover.close_now()
            return
        self.popover.show_days(self.day, [self.day], self.today)
        self.popover.open_below(rect_in(self, self.rect(), over))
        self.popover.begin()

    def _take(self, day: date) -> None:
        self.show_day(day, self.today)
        if self.popover is not None:
            self.popover.close_now()
        self.picked.emit()

    def _closed(self) -> None:
        self.setFocus(Qt.FocusReason.PopupFocusReason)


class Segments(QFrame):
    """A few choices side by side, one of them taken."""

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.mark(self, panel="segments")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.buttons: dict[Any, QPushButton] = {}
        self._name = name
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(2, 2, 2, 2)
        self._line.setSpacing(2)
        self._group = QButtonGroup(self)

    def show_choices(self, choices: Sequence[tuple[Any, str]], taken: Any) -> None:
        """These, and that one taken; the buttons stay where the choices are the same."""
        if [key for key, _ in choices] != list(self.buttons):
            for button in self.buttons.values():
                self._group.removeButton(button)
                button.hide()
                button.deleteLater()
            self.buttons = {key: self._make(key) for key, _ in choices}
        for key, words in choices:
            button = self.buttons[key]
            button.setText(words.replace("&", "&&"))
            button.setAccessibleName(f"{self._name}: {words}")
            button.setChecked(key == taken)

    @property
    def taken(self) -> Any:
        return next((key for key, button in self.buttons.items() if button.isChecked()), None)

    def _make(self, key: Any) -> QPushButton:
        button = style.button("", role="segment")
        button.setCheckable(True)
        button.clicked.connect(telling(self, "chosen", key))
        self._group.addButton(button)
        self._line.addWidget(button)
        return button


class Tick(QCheckBox):
    """A box to tick, by Enter as by Space."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setFont(theme().font("body"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in ENTER:
            super().keyPressEvent(event)
            return
        if enters.once(event):
            self.click()
        event.accept()


class _Elider(QObject):
    """Keeps a button's words as long as there is room for; all of them are in its name."""

    def __init__(self, button: QPushButton, words: str, edge: int) -> None:
        super().__init__(button)
        self._words = words
        self._edge = edge
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QPushButton):
            room = watched.width() - self._edge
            shown = watched.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
            watched.setText(shown.replace("&", "&&"))
        return super().eventFilter(watched, event)


def elided(button: QPushButton, words: str, edge: int = 0) -> None:
    """Shorten what the button says where the room is narrow; ``edge``: pixels beside its words."""
    _Elider(button, words, edge or theme().tokens.space(1))


def telling(owner: QWidget, signal: str, *values: object) -> Callable[..., None]:
    """For a child's ``clicked``: emits ``owner``'s signal with these values. It does not keep the owner alive."""
    return partial(_tell, weakref.ref(owner), signal, values)


def _tell(
    owner: weakref.ref[QWidget], signal: str, values: tuple[object, ...], _checked: bool = False
) -> None:
    alive = owner()
    if alive is not None:
        getattr(alive, signal).emit(*values)


def named(words: str, field: QWidget) -> QWidget:
    """A field with its name above it."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme().tokens.space(1))
    label = style.text(words, weight=500, size="small")
    label.setBuddy(field)
    column.addWidget(label)
    column.addWidget(field)
    return holder


def card(title: str) -> tuple[QFrame, QVBoxLayout]:
    """A card with its heading, and the column for what it holds."""
    space = theme().tokens.space
    holder = QFrame()
    style.mark(holder, panel="card")
    column = QVBoxLayout(holder)
    column.setContentsMargins(space(4), space(3), space(4), space(4))
    column.setSpacing(space(2))
    column.addWidget(style.text(title, weight=600))
    return holder, column
