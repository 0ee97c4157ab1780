"""The card of the bookings that stand outside of the hours: each leads to the calendar, or all are left as they are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.presenters.hours_model import StrandedLine
from desktop.presenters.needs_answer import LostTime
from desktop.theming import style
from desktop.theming.theme import theme
from desktop.views.calendar.another_time import another_time_words
from desktop.views.calendar.answer_cards import AnswerCard, time_buttons
from desktop.views.calendar.calendar_words import first_name
from desktop.views.calendar.flow_row import FlowRow
from desktop.views.hours.stranded_line import stranded_line

MOST = 4
"""So many are shown until the others are asked for."""


class StrandedWords(QObject):
    """Qt gathers plurals from ``tr`` alone."""

    def title(self, lines: Sequence[StrandedLine]) -> str:
        """By whose day off, where that is it."""
        off = _off(lines)
        if off:
            return self.tr("%1 is off: %n bookings to move", "", len(lines)).replace("%1", first_name(off))
        return self.tr("%n bookings stand where nobody works", "", len(lines))

    def more(self, count: int) -> str:
        return self.tr("%n more", "", count)

    def kind(self, lines: Sequence[StrandedLine]) -> str:
        if all(line.is_off for line in lines):
            return self.tr("Mechanic off")
        return self.tr("Outside the hours")

    def what_to_do(self) -> str:
        return self.tr("They need another time, unless somebody comes in for them.")

    def none_free(self) -> str:
        return self.tr("No other time is free as far ahead as bookings are taken.")

    def leave(self) -> str:
        return self.tr("Leave them there")


def _off(lines: Sequence[StrandedLine]) -> str:
    """The one mechanic whose days off all of them fall on; empty where there are others."""
    people = {line.mechanic for line in lines}
    return people.pop() if len(people) == 1 and all(line.is_off for line in lines) else ""


class StrandedCard(AnswerCard):
    """All of them, the soonest first."""

    show_asked = Signal(object)
    """A session's id."""
    rebook_asked = Signal(object, object)
    """A session's id, and the other time that was chosen for it."""
    leave_asked = Signal(object)
    """The ids of all."""

    def __init__(self, lines: Sequence[StrandedLine], zone: tzinfo) -> None:
        words = StrandedWords()
        super().__init__(
            "calendar-off", words.kind(lines), "arrived", words.title(lines), [words.what_to_do()]
        )
        self.about = frozenset(line.session_id for line in lines)
        self._lines: dict[UUID, QWidget] = {}
        self._times: QWidget | None = None
        self._rest = QWidget()
        hidden = QVBoxLayout(self._rest)
        hidden.setContentsMargins(0, 0, 0, 0)
        hidden.setSpacing(theme().tokens.space(1))
        links: list[QPushButton] = []
        for place, line in enumerate(lines):
            holder, link = stranded_line(self, line, zone)
            self._lines[line.session_id] = holder
            links.append(link)
            (self._column if place < MOST else hidden).addWidget(holder)
        self._column.addWidget(self._rest)
        self._rest.hide()
        self.links = links
        self.buttons += links
        self.more = style.button(words.more(len(lines) - MOST), role="link")
        self.more.setVisible(False)
        if len(lines) > MOST:
            self.more.clicked.connect(self._show_rest)
            self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
            self.more.show()
        leave = style.button(words.leave())
        leave.clicked.connect(lambda: self.leave_asked.emit(self.about))
        self.add_buttons([leave])

    def offer_elsewhere(self, lost: LostTime, zone: tzinfo) -> None:
        """Other times for one of them, below its line, instead of those of another."""
        if self._times is not None:
            gone = self._times.findChildren(QPushButton)
            self.buttons = [button for button in self.buttons if button not in gone]
            self._times.hide()
            self._times.deleteLater()
        self._times = QWidget()
        column = QVBoxLayout(self._times)
        column.setContentsMargins(0, theme().tokens.space(1), 0, theme().tokens.space(2))
        column.setSpacing(theme().tokens.space(1))
        times = time_buttons(lost, zone, lambda chosen: self.rebook_asked.emit(lost.session_id, chosen))
        said = another_time_words(lost.reach, lost.customer) if times else StrandedWords().none_free()
        note = style.text(said, tone="muted", size="small")
        note.setTextFormat(Qt.TextFormat.PlainText)
        note.setWordWrap(True)
        row = FlowRow(theme().tokens.space(2))
        for button in times:
            button.setProperty("compact", True)
            row.add(button)
        column.addWidget(row)
        column.addWidget(note)
        self.buttons += times
        line = self._lines[lost.session_id].layout()
        assert line is not None  # noqa: S101 - made with it
        line.addWidget(self._times)
        self._times.show()

    def _show_rest(self) -> None:
        self._rest.show()
        had = self.more.hasFocus()
        self.more.hide()
        if had:
            self.links[MOST].setFocus(Qt.FocusReason.TabFocusReason)
