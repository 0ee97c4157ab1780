"""A month over the calendar, to go to a day that is weeks away; the days on view and today are marked.

Not here: in which mode the day is shown, and where the focus goes afterwards (``header_popovers``).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from desktop.presenters.typed_day import typed_day
from desktop.theming import enters, formats, style
from desktop.theming.painting import painting
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import fill
from desktop.views.calendar.popover import Popover
from desktop.views.month import Month, days_of_month
from desktop.views.painted import Painted

HIGH = 34
LONGEST = 40
"""Letters of a day's name."""


class PickDay(Painted):
    """A day; ``walked`` asks for the focus to go so many days on, also into another month."""

    walked = Signal(int)

    def __init__(self, day: date, *, on_view: bool, today: bool) -> None:
        super().__init__(str(day.day))
        self.day = day
        self.on_view = on_view
        self.today = today
        self.pointed_at = False
        """It was typed, and Enter goes there; the keys are in the field."""
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # the arrows lead to it, Tab passes by
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        name = formats.day_full(day)
        if today:
            name = fill(self.tr("%1, today"), name)
        if on_view:
            name = fill(self.tr("%1, on view"), name)
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        return QSize(HIGH, HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            fill_ = "accent-weak" if self.on_view else ("hover" if self.underMouse() else "")
            self.ground(painter, fill=fill_, line="accent" if self.pointed_at else fill_ or "raised")
            ink = "accent-ink" if self.on_view else "ink"
            if self.today:
                side = HIGH - 10.0
                disc = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme().color("accent"))
                painter.drawRoundedRect(disc, theme().tokens.radius("chip"), theme().tokens.radius("chip"))
                ink = "on-accent"
            weight = 600 if self.today or self.on_view else 400
            self.write(
                painter,
                self.rect(),
                self.text(),
                colour=ink,
                weight=weight,
                align=Qt.AlignmentFlag.AlignHCenter,
            )

    def _move(self, right: int, down: int) -> None:
        self.walked.emit(right + 7 * down)


class PickMonth(Month):
    """``day_chosen`` when a day is taken. It turns its pages itself: every month can be gone to."""

    day_chosen = Signal(date)
    laid_out = Signal()
    """Another month, which may have more or fewer weeks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days: dict[date, PickDay] = {}
        self.at = self.first
        """The day that has the focus, or had it last."""
        self._on_view: frozenset[date] = frozenset()
        self._today = self.first
        self.month_asked.connect(self._turn)

    def show_days(self, at: date, on_view: Sequence[date], today: date) -> None:
        """The month of ``at``, which Enter would choose."""
        self._on_view, self._today = frozenset(on_view), today
        self._lay_out(at)

    def point_at(self, day: date | None) -> None:
        """That day would be chosen, or none; the keys stay where they are."""
        self._lay_out(day or self.at)
        if day is not None:
            self.days[day].pointed_at = True

    @property
    def today(self) -> date:
        return self._today

    def focus_day(self) -> None:
        """The keys act on the days."""
        self.days[self.at].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out(self, at: date) -> None:
        self.at = at
        self.days = {}
        for day in days_of_month(at.replace(day=1)):
            button = PickDay(day, on_view=day in self._on_view, today=day == self._today)
            button.clicked.connect(lambda _checked, day=day: self.day_chosen.emit(day))
            button.walked.connect(lambda by, day=day: self._walk(day + timedelta(days=by)))
            self.days[day] = button
        self.lay_out(at.replace(day=1), self.days)
        self.laid_out.emit()

    def _turn(self, first: date) -> None:
        """The same day of another month, or its last; the focus stays on an arrow that was pressed by a key."""
        stays = self.before.hasFocus() or self.after.hasFocus()
        self._lay_out(first.replace(day=min(self.at.day, monthrange(first.year, first.month)[1])))
        if not stays:
            self.focus_day()

    def _walk(self, day: date) -> None:
        if day in self.days:
            self.at = day
        else:
            self._lay_out(day)
        self.focus_day()


class DayField(QLineEdit):
    """``down`` when the keys are to go on to the days."""

    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.down.emit()
        else:
            super().keyPressEvent(event)


class MonthPopover(Popover):
    """``day_chosen`` once a day was taken; it is closed then. What is typed anywhere in it is a day's name."""

    day_chosen = Signal(date)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAccessibleName(self.tr("Go to a date"))
        self.field = DayField()
        self.field.setPlaceholderText(self.tr("2 Dec, Friday, in 3 weeks"))
        self.field.setAccessibleName(self.tr("A date to go to"))
        self.field.setMaxLength(LONGEST)
        self.field.textEdited.connect(self._typed)
        self.field.down.connect(self.begin)
        enters.once_in(self.field)
        self.field.returnPressed.connect(self._take)
        self.said = style.text("", tone="muted", size="small")
        self.said.setWordWrap(True)
        self.column.addWidget(self.field)
        self.column.addWidget(self.said)
        self.month = PickMonth()
        for arrow in (self.month.before, self.month.after):
            arrow.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys on the days
        self.column.addWidget(self.month)
        self.month.laid_out.connect(self.refit)
        self.month.day_chosen.connect(self.day_chosen)

    def show_days(self, at: date, on_view: Sequence[date], today: date) -> None:
        """Fill it; then open it and :meth:`begin`."""
        self.field.clear()
        self._tell("")
        self.month.show_days(at, on_view, today)

    def begin(self) -> None:
        """The keys act on it."""
        self.month.focus_day()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round between the field, the days and the arrows: behind them is the calendar it stands over."""
        month = self.month
        ring = [self.field, month.days[month.at], month.before, month.after]
        place = next((number for number, widget in enumerate(ring) if widget.hasFocus()), 0)
        ring[(place + (1 if forward else -1)) % len(ring)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter or digit begins a day's name; what nothing here has a use for does nothing behind it either."""
        key, typed = Qt.Key(event.key()), event.text()
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        in_field = self.field.hasFocus()
        if key == Qt.Key.Key_G and not in_field:
            self.close_now()
        elif plain and typed.isalnum() and not in_field:
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.field.setText(typed)
            self._typed(typed)
        elif key == Qt.Key.Key_Escape or not plain:
            super().keyPressEvent(event)

    def _typed(self, typed: str) -> None:
        """Show which day that is, as soon as it is one."""
        day = typed_day(typed, self.month.today)
        self._tell("" if day is None else formats.day_full(day))
        self.month.point_at(day)

    def _take(self) -> None:
        """Go there, or say what can be typed."""
        day = typed_day(self.field.text(), self.month.today)
        if day is not None:
            self.day_chosen.emit(day)
        elif self.field.text().strip():
            said = self.tr(
                "No day is called that. Write, for example, 2 Dec, Friday, in 3 weeks or 2026-12-02."
            )
            self._tell(said, "bad")

    def _tell(self, said: str, tone: str = "muted") -> None:
        self.said.setText(said)
        style.mark(self.said, tone=tone)
        self.said.setVisible(bool(said))
        self.refit()
