"""Time off: a form for whole days or some hours, and what there is, asked for, approved or refused."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta, tzinfo
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop.presenters.hours_model import HoursPage, Staged, TimeOffLine
from desktop.presenters.hours_week import SNAP
from desktop.theming import enters, formats, style
from desktop.theming.theme import theme
from desktop.views.booking.page import cleared
from desktop.views.calendar.calendar_words import DOT
from desktop.views.hours import hours_words
from desktop.views.hours.fields import Choice, DayButton, Segments, TimeBox, card, named
from desktop.views.hours.line_row import LineRow, give_keys, keys_at
from scheduling.calendar_rules import DAY_MINUTES, edge_of, wall_of
from scheduling.commands import AskTimeOff
from scheduling.ids import uuid7
from scheduling.limits import MOST_TEXT
from scheduling.vocabulary import TimeOffStatus

DAYS, HOURS = "days", "hours"
OPENS, CLOSES = 9 * 60, 17 * 60


class TimeOffForm(QWidget):
    """``entered`` carries the command; who asks and who sets it at once is decided elsewhere."""

    entered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._zone: tzinfo | None = None
        self.who = Choice(self.tr("Whose time off"))
        self.kind = Segments(self.tr("How long"))
        self.first = DayButton(self.tr("First day"))
        self.last = DayButton(self.tr("Last day"))
        self.from_ = TimeBox(self.tr("From"))
        self.to = TimeBox(self.tr("To"))
        self.label = QLineEdit()
        self.label.setMaxLength(MOST_TEXT)
        self.label.setAccessibleName(self.tr("What the calendar says"))
        self.label.setPlaceholderText(self.tr("Vacation, appointment …"))
        self.add = style.button("", role="primary")
        self._begun: tuple[object, ...] = ()
        """What stood there before anybody entered anything."""
        self._first_who: object = None
        """Whose it is where nobody has chosen."""
        self._lay_out()
        self.kind.chosen.connect(self._show_kind)
        self.first.picked.connect(self._fit_days)
        self.last.picked.connect(self._fit_days)
        self.from_.picked.connect(self._fit_times)
        self.add.clicked.connect(self._enter)
        enters.once_in(self.label)
        self.label.returnPressed.connect(self._enter)

    def begin(self, today: date) -> None:
        """Empty."""
        self.first.show_day(today + timedelta(days=1), today)
        self.last.show_day(today + timedelta(days=1), today)
        self.kind.show_choices([(DAYS, self.tr("Whole days")), (HOURS, self.tr("Some hours"))], DAYS)
        self.from_.show_between(0, DAY_MINUTES - SNAP, OPENS)
        self.to.show_between(OPENS + SNAP, DAY_MINUTES, CLOSES)
        self.label.clear()
        self._show_kind()
        self._begun = self._entered()

    @property
    def unsaved(self) -> bool:
        """Whether anything is entered that is not added."""
        return bool(self._begun) and self._entered() != self._begun

    def _entered(self) -> tuple[object, ...]:
        hours = self.kind.taken == HOURS
        ends = (self.from_.value, self.to.value) if hours else (self.last.day,)
        return (
            self.who.value != self._first_who,
            self.first.day,
            self.kind.taken,
            *ends,
            self.label.text().strip(),
        )

    def turn(self, today: date) -> None:
        """It is another day; what is being entered stays, but for days that have passed."""
        if not self.unsaved:
            self.begin(today)
            return
        for field in (self.first, self.last):
            field.show_day(max(field.day, today), today)

    def show_page(self, page: HoursPage, zone: tzinfo) -> None:
        """For whom, and whether it is asked for."""
        self._zone = zone
        taken = self.who.value if self.who.value in dict(page.mechanics) else None
        self.who.fill(page.mechanics, taken or next((each for each, _ in page.mechanics), None))
        if taken is None:
            self._first_who = self.who.value
        self.add.setText(self.tr("Ask for it") if page.subject.asks else self.tr("Add"))
        self.add.setEnabled(bool(page.mechanics))
        self._whom.setVisible(len(page.mechanics) > 1)
        self._show_kind()

    def _lay_out(self) -> None:
        space = theme().tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        row = QHBoxLayout()
        row.setSpacing(space(3))
        self._whom = named(self.tr("Mechanic"), self.who)
        self._how = named(self.tr("How long"), self.kind)
        self._first = named(self.tr("First day"), self.first)
        self._last = named(self.tr("Last day"), self.last)
        self._from, self._to = named(self.tr("From"), self.from_), named(self.tr("To"), self.to)
        for field in (self._whom, self._how):
            row.addWidget(field)
        row.addStretch(1)
        column.addLayout(row)
        line = QHBoxLayout()
        line.setSpacing(space(3))
        for field in (self._first, self._last, self._from, self._to):
            line.addWidget(field)
        line.addStretch(1)
        column.addLayout(line)
        end = QHBoxLayout()
        end.setSpacing(space(3))
        end.addWidget(named(self.tr("What the calendar says"), self.label), 1)
        end.addWidget(self.add, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(end)

    def _show_kind(self) -> None:
        hours = self.kind.taken == HOURS
        for field in (self._from, self._to):
            field.setVisible(hours)
        self._last.setVisible(not hours)

    def _fit_days(self) -> None:
        if self.last.day < self.first.day:
            self.last.show_day(self.first.day, self.first.today)

    def _fit_times(self) -> None:
        start, end = self.from_.value, self.to.value
        self.to.show_between(start + SNAP, DAY_MINUTES, max(end, start + SNAP))

    def _enter(self) -> None:
        mechanic_id, zone = self.who.value, self._zone
        if mechanic_id is None or zone is None:
            return
        label, day = self.label.text().strip(), self.first.day
        if self.kind.taken == HOURS:
            starts, ends = (edge_of(wall_of(day, each.value), zone) for each in (self.from_, self.to))
            command = AskTimeOff(
                time_off_id=uuid7(), mechanic_id=mechanic_id, starts=starts, ends=ends, label=label
            )
        else:
            command = AskTimeOff(
                time_off_id=uuid7(),
                mechanic_id=mechanic_id,
                first_day=day,
                last_day=self.last.day,
                label=label,
            )
        enters.sent()  # the form is empty then, and would add another day
        self.entered.emit(command)


class TimeOffPage(QScrollArea):
    """The form above the list."""

    entered = Signal(object)
    acted = Signal(str, object)
    """``approve``, ``decline``, ``remove`` or ``keep`` with a time off's id."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._today: date | None = None
        self._shown: object = None
        self.form = TimeOffForm()
        self.form.entered.connect(self.entered)
        self.rows: dict[UUID, LineRow] = {}
        space = theme().tokens.space
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(space(4), space(4), space(4), space(4))
        column.setSpacing(space(4))
        upper, form = card(self.tr("Add time off"))
        form.addWidget(self.form)
        lower, self._list = card(self.tr("Coming time off"))
        column.addWidget(upper)
        column.addWidget(lower)
        column.addStretch(1)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._list.addLayout(self._lines)
        self.setWidget(page)

    def show_page(self, page: HoursPage, today: date, zone: tzinfo) -> None:
        """Of this subject; of the workshop that of all its own mechanics."""
        if self._today is None:
            self.form.begin(today)
        elif self._today != today:
            self.form.turn(today)
        self._today = today
        self.form.show_page(page, zone)
        shown = (page.time_off, page.subject, formats.language())
        if shown == self._shown:
            return
        self._shown = shown
        had = keys_at(self.rows.values())
        cleared(self._lines)
        self.rows = {}
        for line in page.time_off:
            row = self._make_row(line, page, zone)
            self.rows[line.row.id] = row
            self._lines.addWidget(row)
        self._say_empty(page)
        give_keys(list(self.rows.values()), had, self.form.first)

    def _make_row(self, line: TimeOffLine, page: HoursPage, zone: tzinfo) -> LineRow:
        when = hours_words.off_words(line.row, zone)
        title = f"{line.mechanic}{DOT}{when}" if page.subject.is_workshop else when
        row = LineRow(line.row.id, title, line.row.label, hours_words.off_status(line), self._acts(line))
        row.acted.connect(self.acted)
        return row

    def _acts(self, line: TimeOffLine) -> Sequence[tuple[str, str, str]]:
        """What may be done with it; an answer can be given otherwise later."""
        if line.staged is Staged.NEW:
            return [("remove", self.tr("Remove"), "quiet")]
        if line.staged:
            return [("keep", self.tr("Leave as it was"), "")]
        found: list[tuple[str, str, str]] = []
        status = line.row.status
        if line.may_decide and status is not TimeOffStatus.APPROVED:
            found.append(
                ("approve", self.tr("Approve"), "primary" if status is TimeOffStatus.PENDING else "")
            )
        if line.may_decide and status is TimeOffStatus.PENDING:
            found.append(("decline", self.tr("Refuse"), ""))
        if line.may_remove:
            found.append(("remove", self.tr("Remove"), "quiet"))
        return found

    def _say_empty(self, page: HoursPage) -> None:
        if page.time_off:
            return
        asks = self.tr("Nothing is asked for. Choose the days above, then Ask for it.")
        none = self.tr("No time off is entered. Choose the days above, then Add.")
        note = style.text(asks if page.subject.asks else none, tone="muted")
        note.setWordWrap(True)
        self._lines.addWidget(note)

    def begin(self) -> None:
        """What was entered is taken: the form is empty for another."""
        if self._today is not None:
            self.form.begin(self._today)
