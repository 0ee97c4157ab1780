"""Beside the hours: what a change would strand, and two weeks as customers will see them. Paints and forwards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, tzinfo

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.presenters.edit_clashes import EditClash
from desktop.presenters.hours_model import DaySeen, StrandedLine, TimeSeen
from desktop.presenters.hours_preview import minutes_of
from desktop.theming import formats, icons, style, words
from desktop.theming.painting import painting
from desktop.theming.theme import theme
from desktop.views.booking.page import cleared, shown_now
from desktop.views.calendar.calendar_words import fill
from desktop.views.calendar.edit_card import EditCard
from desktop.views.hours import hours_words
from desktop.views.hours.fields import Choice, telling
from desktop.views.hours.stranded_line import stranded_line
from desktop.views.painted import Painted
from scheduling.vocabulary import VisitKind

WIDE, NARROW = 344, 264
MOST = 6
"""Stranded bookings that are listed before the rest is asked for."""
COLUMNS, FEWER = 4, 3
"""Of times: in the narrow panel a word such as “battement” has no room in a fourth."""


class DayTile(Painted):
    """A day with its free times; where they change, what they were."""

    def __init__(self, seen: DaySeen) -> None:
        super().__init__(str(seen.day.day))
        self.seen = seen
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_day(seen)

    def show_day(self, seen: DaySeen) -> None:
        """It says this now."""
        self.seen = seen
        free = self.tr("%n free times", "", seen.free)
        said = f"{formats.day_full(seen.day)}, {free}"
        if seen.free != seen.before:
            said = fill(self.tr("%1, %2 before"), said, str(seen.before))
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(40, 50)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with painting(self) as painter:
            changed = self.seen.free != self.seen.before
            fill_ = self.tint() if self.isChecked() or self.underMouse() else "surface"
            line = "accent" if self.isChecked() else "arrived" if changed else "line2"
            self.ground(painter, fill=fill_, line=line)
            centre = Qt.AlignmentFlag.AlignHCenter
            top = QRect(2, 5, self.width() - 4, 16)
            low = QRect(1, 23, self.width() - 2, 20)
            self.write(painter, top, str(self.seen.day.day), colour="ink2", size="small", align=centre)
            ink = "ink3" if not self.seen.free else "accent-ink" if self.isChecked() else "ink"
            text = str(self.seen.free)
            if changed:
                arrow = "↓" if self.seen.free < self.seen.before else "↑"
                text, ink = f"{text}{arrow}", "arrived"
            size, weight = "small" if changed else "body", 700 if self.seen.free else 400
            self.write(painter, low, text, colour=ink, size=size, weight=weight, align=centre)


class TimeTile(Painted):
    """A time that customers are offered, or why not in a word; a click tells all of it."""

    def __init__(self, seen: TimeSeen, zone: tzinfo) -> None:
        super().__init__(formats.time(seen.starts, zone))
        self.seen = seen
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        reason = hours_words.main_reason(seen)
        self.why = words.reason_short(reason) if reason is not None else ""
        free = self.tr("free")
        self.setAccessibleName(f"{self.text()}, {free if seen.free else self.why}")
        if not seen.free:
            self.setToolTip("\n".join(said for _, said in hours_words.why_lines(seen, zone)))

    def sizeHint(self) -> QSize:
        return QSize(64, 38)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with painting(self) as painter:
            free, centre = self.seen.free, Qt.AlignmentFlag.AlignHCenter
            self.ground(painter, fill=self.tint() if free else "wait-bg", line="line2", dashed=not free)
            if free:
                self.write(painter, self.rect(), self.text(), weight=600, align=centre)
            else:
                upper, lower = QRect(2, 3, self.width() - 4, 16), QRect(2, 18, self.width() - 4, 16)
                self.write(painter, upper, self.text(), colour="ink3", size="small", align=centre)
                self.write(painter, lower, self.why, colour="wait", size="small", align=centre)


class PreviewPanel(QFrame):
    """``why_asked`` carries a time that was clicked, and its tile."""

    show_asked = Signal(object)
    """A stranded booking's id: show it in the calendar."""
    day_chosen = Signal(object)
    kind_chosen = Signal(object)
    why_asked = Signal(object, object)
    settled = Signal(object, object)
    """As of an ``EditCard``."""
    _tile_pressed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        style.mark(self, panel="side")
        self.setFixedWidth(WIDE)
        self.setAccessibleName(self.tr("What it means"))
        self.days: dict[date, DayTile] = {}
        self.times: list[TimeTile] = []
        self.stranded: list[QWidget] = []
        self.clashes: list[EditCard] = []
        self._all_stranded = False
        self._columns = COLUMNS
        self._lines: tuple[StrandedLine, ...] = ()
        self._told: object = None
        self._seen_times: object = None
        self._zone: tzinfo | None = None
        self._lay_out()
        self._tile_pressed.connect(self._press)

    def fit(self, narrow: bool) -> None:
        """``narrow``: the week needs the room."""
        self.setFixedWidth(NARROW if narrow else WIDE)
        columns = FEWER if narrow else COLUMNS
        if columns != self._columns:
            self._columns = columns
            self._place_times()

    def show_clashes(self, clashes: Sequence[EditClash]) -> None:
        """What two people changed: their card, until it is decided."""
        if [each.mid for each in clashes] == [card.mid for card in self.clashes]:
            return
        cleared(self._clash_column)
        self.clashes = [EditCard(clash, wide=False) for clash in clashes]
        for card in self.clashes:
            card.settled.connect(self.settled)
            self._clash_column.addWidget(card)

    def show_stranded(self, lines: tuple[StrandedLine, ...], zone: tzinfo) -> None:
        """Who would be left without hours; nothing where nobody would."""
        if not lines:
            self._all_stranded = False
        told = (lines, self._all_stranded, formats.language())
        self._lines, self._zone = lines, zone
        if told == self._told:
            return
        self._told = told
        cleared(self._stranded_column)
        self.stranded = []
        self._stranded_box.setVisible(bool(lines))
        if not lines:
            return
        self._stranded_column.addLayout(self._stranded_head(len(lines)))
        shown = lines if self._all_stranded else lines[:MOST]
        for line in shown:
            made, link = stranded_line(self, line, zone)
            self.stranded.append(link)
            self._stranded_column.addWidget(made)
            shown_now(made)
        if len(lines) > len(shown):
            more = style.button(self.tr("%n more", "", len(lines) - len(shown)), role="link")
            more.clicked.connect(self._show_all)
            self._stranded_column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_days(self, days: Sequence[DaySeen], chosen: date) -> None:
        """The two weeks, and the day whose times are on view."""
        if [seen.day for seen in days] != list(self.days):
            self._build_days(days)
        for seen in days:
            tile = self.days[seen.day]
            if tile.seen != seen:
                tile.show_day(seen)
            tile.setChecked(seen.day == chosen)

    def show_kinds(self, kinds: Sequence[VisitKind], taken: VisitKind) -> None:
        """For what the times are; one alone is said."""
        self.kind.fill([(kind, hours_words.kind_choice(kind, minutes_of(kind))) for kind in kinds], taken)
        self.kind.setVisible(bool(kinds))

    def show_times(self, day: date, times: Sequence[TimeSeen], zone: tzinfo) -> None:
        """Those of a day, with why one is not free."""
        seen = (day, tuple(times), formats.language())
        if seen == self._seen_times:
            return
        self._seen_times = seen
        free = sum(each.free for each in times)
        self.day_title.setText(f"{formats.day_long(day)}")
        self.day_note.setText(
            self.tr("%n free times", "", free) if times else self.tr("No hours on this day.")
        )
        focused = next((tile.seen.starts for tile in self.times if tile.hasFocus()), None)
        cleared(self._times_grid)
        self.times = [TimeTile(each, zone) for each in times]
        self._place_times()
        for place, tile in enumerate(self.times):
            tile.clicked.connect(telling(self, "_tile_pressed", place))
            shown_now(tile)
            if tile.seen.starts == focused:
                tile.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- inside

    def _place_times(self) -> None:
        for place, tile in enumerate(self.times):
            self._times_grid.addWidget(tile, place // self._columns, place % self._columns)

    def _lay_out(self) -> None:
        space = theme().tokens.space
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(space(4), space(3), space(4), space(4))
        column.setSpacing(space(3))
        self._clash_column = QVBoxLayout()
        self._clash_column.setSpacing(space(2))
        column.addLayout(self._clash_column)
        self._stranded_box = QFrame()
        style.mark(self._stranded_box, panel="card")
        self._stranded_column = QVBoxLayout(self._stranded_box)
        self._stranded_column.setContentsMargins(space(3), space(3), space(3), space(3))
        self._stranded_column.setSpacing(space(2))
        self._stranded_box.hide()
        column.addWidget(self._stranded_box)
        column.addWidget(style.text(self.tr("As customers will see it"), weight=600))
        self.kind = Choice(self.tr("For which visit"))
        self.kind.picked.connect(self._kind_picked)
        column.addWidget(self.kind)
        self._days_grid = QGridLayout()
        self._days_grid.setSpacing(space(1))
        column.addLayout(self._days_grid)
        self.day_title = style.text("", weight=600)
        self.day_note = style.text("", tone="muted", size="small")
        heading = QVBoxLayout()
        heading.setSpacing(0)
        heading.addWidget(self.day_title)
        heading.addWidget(self.day_note)
        column.addLayout(heading)
        self._times_grid = QGridLayout()
        self._times_grid.setSpacing(space(1))
        column.addLayout(self._times_grid)
        column.addStretch(1)
        area.setWidget(page)
        outer.addWidget(area)

    def _build_days(self, days: Sequence[DaySeen]) -> None:
        cleared(self._days_grid)
        self.days = {}
        for place, seen in enumerate(days):
            if place < 7:
                name = formats.weekday(seen.day, short=True)[:2].capitalize()
                label = style.text(name, tone="muted", size="small")
                label.setAlignment(Qt.AlignmentFlag.AlignCenter)
                self._days_grid.addWidget(label, 0, place)
                self._days_grid.setColumnStretch(place, 1)
            tile = DayTile(seen)
            tile.clicked.connect(telling(self, "day_chosen", seen.day))
            self.days[seen.day] = tile
            self._days_grid.addWidget(tile, 1 + place // 7, place % 7)

    def _stranded_head(self, count: int) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme().tokens.space(2))
        mark = QLabel()
        icons.set_icon(mark, "calendar-x", "bad", 16)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        heading = style.text(hours_words.stranded_title(count), tone="bad", weight=600)
        heading.setWordWrap(True)
        line.addWidget(heading, 1)
        self._stranded_box.setAccessibleName(heading.text())
        return line

    def _show_all(self) -> None:
        self._all_stranded = True
        if self._zone is not None:
            self.show_stranded(self._lines, self._zone)

    def _kind_picked(self) -> None:
        self.kind_chosen.emit(self.kind.value)

    def _press(self, place: int) -> None:
        tile = self.times[place]
        self.why_asked.emit(tile.seen, tile)
