"""Closures, days with other hours, and the province's holidays to tick: the workshop's special days."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.presenters.hours_model import HolidayLine, HoursPage, SpecialLine, Staged
from desktop.presenters.hours_week import SNAP
from desktop.theming import enters, formats, style
from desktop.theming.theme import theme
from desktop.views.booking.page import cleared
from desktop.views.calendar.calendar_words import DOT, special_label
from desktop.views.hours import hours_words
from desktop.views.hours.fields import DayButton, Segments, Tick, TimeBox, card, named, telling
from desktop.views.hours.line_row import LineRow, give_keys, keys_at
from scheduling.calendar_rules import DAY_MINUTES
from scheduling.commands import SetSpecialDay
from scheduling.ids import uuid7
from scheduling.limits import MOST_TEXT
from scheduling.vocabulary import SpecialDayKind

OPENS, CLOSES = 9 * 60, 17 * 60
BESIDE_LEAST = 720


class SpecialForm(QWidget):
    """A day, closed or with hours of its own, and why. ``entered`` carries the command."""

    entered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._line: SpecialLine | None = None
        self.day = DayButton(self.tr("Day"))
        self.kind = Segments(self.tr("That day"))
        self.from_ = TimeBox(self.tr("From"))
        self.to = TimeBox(self.tr("To"))
        self.label = QLineEdit()
        self.label.setMaxLength(MOST_TEXT)
        self.label.setAccessibleName(self.tr("Why"))
        self.label.setPlaceholderText(self.tr("Stocktaking, short day …"))
        self.add = style.button("", role="primary")
        self.leave = style.button(self.tr("Leave as it was"))
        self._hours = QWidget()
        self._begun: tuple[object, ...] = ()
        """What stood there before anybody entered anything."""
        self._lay_out()
        self.kind.chosen.connect(self._show_kind)
        self.from_.picked.connect(self._fit_end)
        self.add.clicked.connect(self._enter)
        self.leave.clicked.connect(self._leave)
        enters.once_in(self.label)
        self.label.returnPressed.connect(self._enter)

    def begin(self, today: date) -> None:
        """Empty, for a new day."""
        self._line = None
        self.day.show_day(today + timedelta(days=1), today)
        self._fill(SpecialDayKind.CLOSED, OPENS, CLOSES, "")
        self.add.setText(self.tr("Add"))
        if self.leave.hasFocus():
            self.day.setFocus()
        self.leave.hide()

    @property
    def unsaved(self) -> bool:
        """Whether anything is entered that is not added, or changed that is not kept."""
        return bool(self._begun) and self._entered() != self._begun

    def turn(self, today: date) -> None:
        """It is another day; what is being entered stays, but for a day that has passed."""
        if not self.unsaved and self._line is None:
            self.begin(today)
            return
        day = self.day.day
        self.day.show_day(day if self._line is not None else max(day, today), today)

    def change(self, line: SpecialLine, today: date) -> None:
        """As that day is set."""
        self._line = line
        self.day.show_day(line.row.day, today)
        start, end = line.row.start_minute, line.row.end_minute
        self._fill(
            line.row.kind,
            OPENS if start is None else start,
            CLOSES if end is None else end,
            special_label(line.row),
        )
        self.add.setText(self.tr("Change"))
        self.leave.show()
        self.label.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc: the day on which it was begun to change stays as it is."""
        if event.key() == Qt.Key.Key_Escape and self._line is not None:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        self.begin(self.day.today)

    def _lay_out(self) -> None:
        space = theme().tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        first = QHBoxLayout()
        first.setSpacing(space(3))
        first.addWidget(named(self.tr("Day"), self.day))
        first.addWidget(named(self.tr("That day"), self.kind))
        first.addStretch(1)
        column.addLayout(first)
        line = QHBoxLayout(self._hours)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(space(3))
        line.addWidget(named(self.tr("From"), self.from_))
        line.addWidget(named(self.tr("To"), self.to))
        line.addStretch(1)
        column.addWidget(self._hours)
        second = QHBoxLayout()
        second.setSpacing(space(2))
        second.addWidget(self.label, 1)
        second.addWidget(self.add)
        column.addLayout(second)
        column.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignRight)  # beside them the words had no room

    def _fill(self, kind: SpecialDayKind, start: int, end: int, label: str) -> None:
        choices = [
            (SpecialDayKind.CLOSED, self.tr("Closed")),
            (SpecialDayKind.HOURS, self.tr("Other hours")),
        ]
        self.kind.show_choices(choices, kind)
        self.from_.show_between(0, DAY_MINUTES - SNAP, start)
        self.to.show_between(start + SNAP, 2 * DAY_MINUTES, end)
        self.label.setText(label)
        self._show_kind()
        self._begun = self._entered()

    def _entered(self) -> tuple[object, ...]:
        own = self.kind.taken is SpecialDayKind.HOURS
        hours = (self.from_.value, self.to.value) if own else ()
        return self.day.day, self.kind.taken, *hours, self.label.text().strip()

    def _show_kind(self) -> None:
        self._hours.setVisible(self.kind.taken is SpecialDayKind.HOURS)

    def _fit_end(self) -> None:
        start, end = self.from_.value, self.to.value
        self.to.show_between(start + SNAP, 2 * DAY_MINUTES, max(end, start + SNAP))

    def _enter(self) -> None:
        own = self.kind.taken is SpecialDayKind.HOURS
        before = self._line.row if self._line is not None else None
        labels = {
            "label_en": before.label_en if before else "",
            "label_fr": before.label_fr if before else "",
        }
        said = self.label.text().strip()
        if before is None or said != special_label(before):
            labels[f"label_{formats.language()}"] = said
        command = SetSpecialDay(
            special_day_id=before.id if before else uuid7(),
            day=self.day.day,
            kind=SpecialDayKind.HOURS if own else SpecialDayKind.CLOSED,
            start_minute=self.from_.value if own else None,
            end_minute=self.to.value if own else None,
            **labels,
        )
        enters.sent()  # the form is empty then, and would add another day
        self.entered.emit(command)


class HolidayTick(Tick):
    """Shortened where there is no room for its whole name, which is in its tip."""

    def __init__(self) -> None:
        super().__init__("")
        self._said = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, words: str, year: int) -> None:
        self._said = words
        self.setAccessibleName(f"{words}, {year}")
        self.setToolTip(words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 2 * theme().tokens.space(5)
        shown = self.fontMetrics().elidedText(self._said, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))


class DaysPage(QScrollArea):
    """Two cards: what departs from the week, and the holidays."""

    entered = Signal(object)
    acted = Signal(str, object)
    """``remove`` or ``keep`` with a special day's id."""
    ticked = Signal(object)
    """A holiday's date."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page: HoursPage | None = None
        self._today = date(1970, 1, 1)
        self._shown: object = None
        self.form = SpecialForm()
        self.form.entered.connect(self.entered)
        self.rows: list[LineRow] = []
        self.ticks: dict[date, HolidayTick] = {}
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One below the other where there is no room for both."""
        super().resizeEvent(event)
        beside = self.width() >= BESIDE_LEAST
        self._cards.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )

    def show_page(self, page: HoursPage, today: date) -> None:
        """The workshop's; nobody else has special days."""
        if self._page is None:
            self.form.begin(today)
        elif self._today != today:
            self.form.turn(today)
        self._today = today
        self._page = page
        shown = (page.specials, page.holidays, formats.language())
        if shown == self._shown:
            return
        self._shown = shown
        holidays = {line.day for line in page.holidays}
        self._show_specials([line for line in page.specials if not _is_plain(line, holidays)])
        self._show_holidays(page.holidays)

    def _lay_out(self) -> None:
        space = theme().tokens.space
        page = QWidget()
        line = self._cards = QHBoxLayout(page)
        line.setContentsMargins(space(4), space(4), space(4), space(4))
        line.setSpacing(space(4))
        left, column = card(self.tr("Closures and other hours"))
        column.addWidget(self.form)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column.addLayout(self._list)
        column.addStretch(1)
        right, ticks = card(self.tr("Statutory holidays of the province"))
        note = style.text(self.tr("Ticked: the workshop is closed on that day."), tone="muted", size="small")
        note.setWordWrap(True)
        ticks.addWidget(note)
        self._ticks = QVBoxLayout()
        self._ticks.setSpacing(0)
        ticks.addLayout(self._ticks)
        ticks.addStretch(1)
        line.addWidget(left, 1)
        line.addWidget(right, 1)
        self.setWidget(page)

    def _show_specials(self, lines: list[SpecialLine]) -> None:
        had = keys_at(self.rows)
        cleared(self._list)
        self.rows = []
        for line in lines:
            row = LineRow(
                line.row.id,
                f"{formats.capital(formats.day_short(line.row.day))} {line.row.day.year}",
                _detail(line),
                _state(line),
                self._acts(line),
            )
            row.acted.connect(self._act)
            self.rows.append(row)
            self._list.addWidget(row)
        if not lines:
            empty = self.tr(
                "Nothing departs from the week. Add a day on which the workshop is closed, or open otherwise."
            )
            note = style.text(empty, tone="muted")
            note.setWordWrap(True)
            self._list.addWidget(note)
        give_keys(self.rows, had, self.form.day)

    def _acts(self, line: SpecialLine) -> list[tuple[str, str, str]]:
        if line.staged is Staged.REMOVED:
            return [("keep", self.tr("Keep"), "")]
        return [("change", self.tr("Change"), ""), ("remove", self.tr("Remove"), "quiet")]

    def _show_holidays(self, lines: tuple[HolidayLine, ...]) -> None:
        """The ticks stay where the days are the same: the keys may be on one."""
        if [line.day for line in lines] != list(self.ticks):
            cleared(self._ticks)
            self.ticks = {}
            year = 0
            for line in lines:
                if line.day.year != year:
                    year = line.day.year
                    self._ticks.addWidget(style.text(str(year), tone="muted", size="small", weight=600))
                tick = HolidayTick()
                tick.clicked.connect(telling(self, "ticked", line.day))
                self.ticks[line.day] = tick
                self._ticks.addWidget(tick)
            if not lines:
                none = style.text(self.tr("No holidays are known for this province."), tone="muted")
                none.setWordWrap(True)
                self._ticks.addWidget(none)
        for line in lines:
            tick, note = self.ticks[line.day], hours_words.holiday_note(line)
            said = hours_words.holiday_words(line)
            tick.say(f"{said} ({note})" if note else said, line.day.year)
            tick.setChecked(line.closed)

    def _act(self, act: str, row_id: UUID) -> None:
        if act != "change":
            self.acted.emit(act, row_id)
            return
        found = (
            next((line for line in self._page.specials if line.row.id == row_id), None)
            if self._page
            else None
        )
        if found is not None:
            self.form.change(found, self._today)

    def begin(self) -> None:
        """What was entered is taken: the form is empty for another."""
        self.form.begin(self._today)


def _is_plain(line: SpecialLine, holidays: set[date]) -> bool:
    """A closed holiday is ticked beside; it is not listed twice."""
    return line.row.day in holidays and line.row.kind is SpecialDayKind.CLOSED


def _detail(line: SpecialLine) -> str:
    parts = [hours_words.special_words(line.row), special_label(line.row)]
    return DOT.join(part for part in parts if part)


def _state(line: SpecialLine) -> tuple[str, str, str] | None:
    if line.staged:
        return "wait", "pencil", hours_words.staged_words(line.staged, short=True)
    if line.waiting:
        return "wait", "cloud-off", hours_words.waiting_words()
    return None
