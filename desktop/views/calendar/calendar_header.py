"""The calendar's top row: back and forth, today, the four modes, which days, filters, the keys; then the shell's tools.

What is clicked again and again stands before the title, whose length changes with every click.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from desktop.presenters.calendar_model import EVERYTHING, Mode
from desktop.theming import icons, style
from desktop.theming.theme import theme
from desktop.views.calendar.heads import Head
from desktop.views.calendar.keys import spoken_keys
from desktop.views.calendar.mouse_watch import MouseWatch
from desktop.views.calendar.title_button import LEAST, TitleButton
from desktop.views.header import SaysLess

WORDS_LEAST = 1240
"""Narrower than this the room is the title's, and some buttons have an icon alone."""
MODE_LEAST = 30
DENSE_SAVES = 12
"""How much narrower a button is whose words have less air at their sides, as all have beside letters."""
TITLE_ROOM = 150
"""Where the title would have less, the modes have their first letter alone, which is the key in English."""

MODE_KEYS = {
    Qt.Key.Key_D: Mode.DAY,
    Qt.Key.Key_W: Mode.WEEK,
    Qt.Key.Key_M: Mode.MONTH,
    Qt.Key.Key_A: Mode.AGENDA,
}


class CalendarHeader(QWidget):
    """The buttons tell what was asked. What ``title``, ``filters`` and ``keys`` open is ``header_popovers``'s."""

    stepped = Signal(int)
    today_asked = Signal()
    mode_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = theme().tokens
        style.mark(self, panel="header")
        self.setFixedHeight(tokens.size("header") + 1)
        self._sparing: SaysLess | None = None
        """The shell's tools, where they can say less."""
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(tokens.space(5), 0, tokens.space(5), 0)
        self._line.setSpacing(tokens.space(2))
        self.back = self._arrow("chevron-left", self.tr("Back (left arrow)"), -1)
        self.today = style.button(self.tr("Today"))
        self.today.setToolTip(self.tr("Show today (T)"))
        self.today.clicked.connect(self.today_asked)
        self._line.addWidget(self.back)
        self._line.addWidget(self.today)
        self.forth = self._arrow("chevron-right", self.tr("Forward (right arrow)"), 1)
        self._line.addWidget(self.forth)
        self._line.addSpacing(tokens.space(1))
        self.modes: dict[Mode, QPushButton] = {}
        self._line.addWidget(self._modes())
        self._line.addSpacing(tokens.space(2))
        self.title = TitleButton()
        self._line.addWidget(self.title)
        self._line.addStretch(1)
        self.walk_in = style.button(self.tr("Walk-in"), icon="user-plus")
        self.walk_in.setToolTip(self.tr("A customer without a booking (I)"))
        self.walk_in.setAccessibleName(self.walk_in.text())
        self.walk_in.hide()
        self._line.addWidget(self.walk_in)
        self.filters = style.button("", role="quiet")
        self.filters.setCheckable(True)
        self.filters.setToolTip(self.tr("Filter by kind and state (F)"))
        self._line.addWidget(self.filters)
        self.keys = style.button("", role="quiet")
        icons.set_icon(self.keys, "keyboard", "ink3")
        self.keys.setToolTip(spoken_keys())
        self.keys.setAccessibleName(self.tr("Keys of the calendar"))
        self.keys.setAccessibleDescription(spoken_keys())
        self._line.addWidget(self.keys)
        self.mouse = MouseWatch(self)
        self.mouse.add(self.back, self.today, self.forth, *self.modes.values(), self.title)
        self.mouse.add(self.filters, self.keys)
        self._say_filters(filtered=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= WORDS_LEAST
        self.walk_in.setText(self.walk_in.accessibleName() if wide else "")
        self._fit()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:  # the shell's tools are as wide as what they say
            self._fit()
        return done

    def _fit(self) -> None:
        """The modes in whole words where those leave the title its room; before they give way the shell's tools do."""
        room = self.width() - TITLE_ROOM
        brief = self._taken(whole=True) > room
        whole = self._taken(whole=True, brief=brief) <= room
        if self._sparing is not None:
            self._sparing.say_less(brief)
        edge, gap = self._spaces(whole=whole)
        self._line.setContentsMargins(edge, 0, _end(), 0)
        if self._line.spacing() != gap:  # Qt lays out anew for the same one too, and that comes here again
            self._line.setSpacing(gap)
        for button in (self.back, self.today, self.forth, *self.modes.values()):
            if _is_dense(button) is whole:
                style.mark(button, dense=not whole)
                button.updateGeometry()
        for button in self.modes.values():
            said = button.accessibleName() if whole else button.accessibleName()[:1]
            if said != button.text():
                button.setText(said)
        self.title.setMaximumWidth(
            max(LEAST, self.width() - self._taken(whole=whole, brief=brief))
        )  # else all would give way

    @staticmethod
    def _spaces(*, whole: bool) -> tuple[int, int]:
        """At the edge before the title, and between two."""
        space = theme().tokens.space
        return (space(5), space(2)) if whole else (space(2), space(1))

    def _taken(self, *, whole: bool, brief: bool = False) -> int:
        """How wide all but the title is: the modes in words or in letters, the shell's tools in all words or fewer."""
        edge, gap = self._spaces(whole=whole)
        segments = self.day.parentWidget()
        taken = edge + _end()
        if self._sparing is not None:
            taken -= self._sparing.saved(brief=brief)
        for place in range(self._line.count()):
            item = self._line.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is None:
                taken += item.sizeHint().width() + gap if item is not None else 0
            elif not widget.isHidden() and widget is not self.title:
                taken += max(widget.sizeHint().width(), widget.minimumWidth()) + gap
                if widget in {self.back, self.today, self.forth}:
                    taken += DENSE_SAVES * (_is_dense(widget) - (not whole))
                if widget is segments:
                    taken += sum(_width_in(button, whole=whole) for button in self.modes.values())
                    taken -= widget.sizeHint().width() - 2
        return taken + gap

    def set_trailing(self, widget: QWidget) -> None:
        """Place the shell's tools at the end."""
        tools: object = widget
        self._sparing = tools if isinstance(tools, SaysLess) else None
        self._line.addWidget(widget)

    def show_head(self, head: Head) -> None:
        """Which days, and in which mode."""
        for mode, button in self.modes.items():
            button.setChecked(head.mode is mode)
        self.title.show_title(head.whole, head.short)
        self._say_filters(filtered=head.sieve != EVERYTHING)

    def _say_filters(self, *, filtered: bool) -> None:
        """Whether something is filtered is told by its ground, and by its name."""
        name = self.tr("Filter by kind and state: on") if filtered else self.tr("Filter by kind and state")
        if name != self.filters.accessibleName():
            self.filters.setAccessibleName(name)
            icons.set_icon(self.filters, "list-filter", "accent-ink" if filtered else "ink3")
        self.filters.setChecked(filtered)

    def _arrow(self, icon: str, words: str, by: int) -> QPushButton:
        button = style.button("", role="quiet")
        icons.set_icon(button, icon, "ink2", 18)
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.clicked.connect(lambda: self.stepped.emit(by))
        return button

    def _modes(self) -> QWidget:
        frame = QWidget()
        style.mark(frame, panel="segments")
        frame.setFixedHeight(theme().tokens.size("control"))
        line = QHBoxLayout(frame)
        line.setContentsMargins(1, 1, 1, 1)
        line.setSpacing(0)
        group = QButtonGroup(self)
        said = {
            Mode.DAY: (self.tr("Day"), self.tr("Day (D)")),
            Mode.WEEK: (self.tr("Week"), self.tr("Week (W)")),
            Mode.MONTH: (self.tr("Month"), self.tr("Month (M)")),
            Mode.AGENDA: (self.tr("Agenda"), self.tr("Agenda (A)")),
        }
        for mode, (words, tip) in said.items():
            button = self.modes[mode] = style.button(words, role="segment")
            button.setToolTip(tip)
            button.setCheckable(True)
            group.addButton(button)
            line.addWidget(button)
            button.setAccessibleName(words)
            button.setMinimumWidth(MODE_LEAST)  # else the words would keep the window from getting narrower
            button.clicked.connect(lambda _checked, wanted=mode: self.mode_asked.emit(wanted))
        self.day, self.week, self.month, self.agenda = self.modes.values()
        return frame


def _end() -> int:
    """Behind the last button, which never moves: not when the shell's tools say more either."""
    return theme().tokens.space(5)


def _width_in(button: QPushButton, *, whole: bool) -> int:
    """Of a mode in its whole word or its letter, whatever it says now."""
    measure = button.fontMetrics().horizontalAdvance
    said = button.accessibleName() if whole else button.accessibleName()[:1]
    saved = DENSE_SAVES * (_is_dense(button) - (not whole))
    return max(MODE_LEAST, button.sizeHint().width() + saved - measure(button.text()) + measure(said))


def _is_dense(widget: QWidget) -> bool:
    return bool(widget.property("dense"))
