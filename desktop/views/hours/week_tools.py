"""The row above the painted week: what these hours are, a block's hours to type, a break, copying, the roster."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from desktop.presenters.hours_model import HoursPage
from desktop.presenters.hours_week import SNAP, WeekBlock
from desktop.theming import style
from desktop.theming.theme import theme
from desktop.views.hours.fields import TimeBox
from desktop.views.hours.hours_words import about_words
from desktop.views.hours.week_words import block_words
from scheduling.calendar_rules import DAY_MINUTES
from scheduling.vocabulary import MechanicType

WORDS_LEAST = 760
"""Narrower than this there is no room for the words of the buttons."""
BREAK = 60
"""Minutes of a break that is put into a block; it can be drawn otherwise afterwards."""


class WeekTools(QFrame):
    """With a block chosen, its edges and what can be done with it; with none, what the hours are."""

    resized = Signal(int, int)
    """Another begin and end of the chosen block, in minutes of the week."""
    removed = Signal()
    break_asked = Signal(int, int)
    """From when to when the chosen block is to be closed, in minutes of the week."""
    copy_asked = Signal()
    roster_begun = Signal()
    roster_given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        space = theme().tokens.space
        style.mark(self, panel="surface")
        self._block: WeekBlock | None = None
        line = QHBoxLayout(self)
        line.setContentsMargins(space(4), space(2), space(4), space(2))
        line.setSpacing(space(2))
        self.about = style.text("", tone="muted")
        self.about.setWordWrap(True)
        self.from_ = TimeBox(self.tr("From"))
        self.to = TimeBox(self.tr("To"))
        self.pause = style.button(self.tr("Add break"), icon="coffee")
        self.copy = style.button(self.tr("Copy day…"), icon="copy")
        self.copy.setToolTip(self.tr("Copy this day’s hours to other days (C)"))
        self.remove = style.button(self.tr("Remove"), icon="trash-2")
        self.remove.setToolTip(self.tr("Remove this block (Delete)"))
        self.begin = style.button(self.tr("Keep a roster"), icon="pencil")
        self.give_up = style.button(self.tr("As the workshop’s hours"))
        self.dash = style.text("–", tone="muted")
        self.day = style.text("", weight=600)
        line.addWidget(self.about, 1)
        for widget in (self.day, self.from_, self.dash, self.to):
            line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self.gap = QWidget()
        self.gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        line.addWidget(self.gap, 1)
        for button in (self.pause, self.copy, self.remove, self.begin, self.give_up):
            line.addWidget(button)
        for button in (self.pause, self.copy, self.remove):
            button.setAccessibleName(button.text())
            button.setToolTip(button.toolTip() or button.text())
        self.setMinimumHeight(theme().tokens.size("control") + 2 * space(2))
        self.from_.picked.connect(self._retime)
        self.to.picked.connect(self._retime)
        self.pause.clicked.connect(self._pause)
        self.copy.clicked.connect(self.copy_asked)
        self.remove.clicked.connect(self.removed)
        self.begin.clicked.connect(self.roster_begun)
        self.give_up.clicked.connect(self.roster_given_up)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the buttons have their icons alone."""
        super().resizeEvent(event)
        wide = self.width() >= WORDS_LEAST
        for button in (self.pause, self.copy, self.remove):
            words = button.accessibleName() if wide else ""
            if button.text() != words:
                button.setText(words)

    def show_page(self, page: HoursPage, block: WeekBlock | None) -> None:
        """What of it there is to do now."""
        subject = page.subject
        edits = subject.sets_hours and not page.follows_workshop
        self._block = block if edits else None
        chosen = self._block is not None
        self.about.setText(about_words(page))
        self.about.setVisible(not chosen)
        for widget in (self.day, self.from_, self.dash, self.to, self.gap, self.remove, self.copy):
            widget.setVisible(chosen)
        self.pause.setVisible(chosen and (not subject.is_workshop or len(self._same_day(page)) < 2))
        self.begin.setVisible(subject.sets_hours and page.follows_workshop)
        affiliated = subject.type is MechanicType.WORKSHOP_AFFILIATED
        self.give_up.setVisible(edits and affiliated and not chosen)
        if self._block is not None:
            self._show_block(self._block)

    def _same_day(self, page: HoursPage) -> list[WeekBlock]:
        return page.week.of_day(self._block.weekday) if self._block is not None else []

    def _show_block(self, block: WeekBlock) -> None:
        start, end = block.span
        self.day.setText(block_words(block).split(" ", maxsplit=1)[0])
        self.from_.show_between(0, min(end, DAY_MINUTES) - SNAP, start)
        self.to.show_between(start + SNAP, 2 * DAY_MINUTES, end)
        low, high = self._break_of(block)
        self.pause.setEnabled(low < high)

    def _retime(self) -> None:
        block = self._block
        if block is not None:
            midnight = block.start - block.span[0]
            self.resized.emit(midnight + self.from_.value, midnight + self.to.value)

    def _pause(self) -> None:
        if self._block is not None:
            self.break_asked.emit(*self._break_of(self._block))

    @staticmethod
    def _break_of(block: WeekBlock) -> tuple[int, int]:
        """An hour at noon, or in the middle; none in a block that is too short for one."""
        start, end = block.start, block.end
        noon = start - block.span[0] + DAY_MINUTES // 2
        if not start < noon or not noon + BREAK < end:
            noon = (start + end - BREAK) // 2 // SNAP * SNAP
        return (noon, noon + BREAK) if start < noon and noon + BREAK < end else (start, start)
