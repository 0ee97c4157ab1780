"""When: the month, the day's times, and an exact time typed by staff with its verdict at once."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.presenters.booking_draft import Step
from desktop.presenters.booking_flow import BookingFlow, Missing
from desktop.presenters.booking_times import Typed
from desktop.theming import formats, icons, style, words
from desktop.theming.theme import theme
from desktop.views.booking import phrases
from desktop.views.booking.month import MonthGrid
from desktop.views.booking.page import Page
from desktop.views.booking.refused import Refused
from desktop.views.booking.slots import SlotButton, SlotGrid
from scheduling.calendar_rules import local_of
from scheduling.vocabulary import VisitKind


class TimePage(Page):
    """Left the month, right the day."""

    def __init__(self, flow: BookingFlow) -> None:
        translate = QCoreApplication.translate
        super().__init__(flow, translate("Booking", "When?"))
        space = theme().tokens.space
        self.day = date(1970, 1, 1)
        self._followed: int | None = None
        self.refused = Refused(flow)
        self.refused.taken.connect(self._focus_best)  # Enter goes on from there; the button is gone
        self.body.addWidget(self.refused)
        halves = QHBoxLayout()
        halves.setSpacing(space(7))
        self.month = MonthGrid()
        self.month.day_chosen.connect(self.open_day)
        self.month.month_asked.connect(self._show_month)
        halves.addWidget(self.month, 9)
        right = QVBoxLayout()
        right.setSpacing(space(2))
        self.slots = SlotGrid()
        self.slots.chosen.connect(self._choose)
        self.slots.asked.connect(self._ask_without)
        right.addWidget(self.slots)
        right.addSpacing(space(1))
        right.addWidget(self._typing())
        right.addStretch(1)
        holder = QWidget()
        holder.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        halves.addWidget(holder, 10)
        self.body.addLayout(halves, 1)

    def _typing(self) -> QWidget:
        translate, space = QCoreApplication.translate, theme().tokens.space
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        line = QHBoxLayout()
        line.setSpacing(space(2))
        column.addLayout(line)
        self.exact = QLineEdit()
        self.exact.setPlaceholderText(translate("Booking", "Other time"))
        self.exact.setAccessibleName(translate("Booking", "Another exact time"))
        self.exact.setFixedWidth(4 * theme().tokens.size("control"))
        self.exact.textChanged.connect(self._judge)
        line.addWidget(self.exact)
        self.verdict = style.text("", tone="muted", size="small")
        self.verdict.setWordWrap(True)
        line.addWidget(self.verdict, 1)
        self.without = style.button(translate("Booking", "Book without the buffer"))
        icons.set_icon(self.without, "timer")
        self.without.clicked.connect(self._take_without)
        self.without.hide()
        column.addWidget(self.without, 0, Qt.AlignmentFlag.AlignLeft)
        return holder

    def enter(self) -> None:
        self._followed = self.flow.draft.starts
        self.exact.clear()  # what was left untaken here is not taken on coming back
        self.open_day(self.flow.first_day())
        self._focus_best()

    def _focus_best(self) -> None:
        """The chosen time, else the free one nearest to it, else the first; Enter never changes one that stands."""
        chosen = [button for button in self.slots.buttons if button.isChecked() and button.isEnabled()]
        if not chosen and self.flow.missing(Step.TIME) is None:
            self.exact.setFocus(Qt.FocusReason.TabFocusReason)  # off the grid
            return
        days = [button for day, button in self.month.days.items() if day == self.day and button.isEnabled()]
        target: QWidget = [*chosen, *self._nearest_first(), *days, self.exact][0]
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _nearest_first(self) -> list[SlotButton]:
        """The free times of the day; by how far they are from the one that is not to be had, the later first."""
        asked, free = self.flow.draft.starts, self.slots.free()
        if asked is None:
            return free
        others = [button for button in free if button.time.starts != asked]
        return sorted(others, key=lambda button: (abs(button.time.starts - asked), -button.time.starts))

    def refresh(self) -> None:
        if self.flow.step is not Step.TIME or self.flow.wanted() is None:
            return
        focus = QApplication.focusWidget()
        inside = focus is not None and self.isAncestorOf(focus)
        refused = focus is not None and self.refused.isAncestorOf(focus)
        self._follow()
        focus = QApplication.focusWidget()
        outside = focus is None or not self.isAncestorOf(focus)
        if (inside and outside) or (refused and self.refused.isHidden()):  # it is free again
            self._focus_best()

    def _follow(self) -> None:
        starts = self.flow.draft.starts
        if starts is not None and starts != self._followed:
            self._followed = starts
            self.exact.clear()
            self.day = local_of(starts, self.flow.source.zone())[0]
            self.month.first = self.day.replace(day=1)
        self.refused.refresh()
        self._show_month(self.month.first)
        self._judge()

    def open_day(self, day: date) -> None:
        """Show the times of a day."""
        self.day = day
        self._show_month(day.replace(day=1))
        self._judge()

    def forward(self) -> Missing | None:
        free = self.slots.free()
        if free and any(button.hasFocus() for button in self.month.days.values()):
            free[0].setFocus(Qt.FocusReason.TabFocusReason)
            return None
        if self._asks() and not self._take_typed():
            self._stay()
            return None
        return super().forward()

    def _asks(self) -> bool:
        """Whether a time is asked for in the field: it is taken, or why not is said, and never passed over."""
        return bool(self.exact.text().strip()) and self.flow.wanted() is not None

    def _stay(self) -> None:
        """Why stands beside the field already; the focus goes to what can be done about it."""
        style.mark(self.verdict, tone="bad")
        target = self.without if self.without.isVisible() else self.exact
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def number(self, number: int) -> bool:
        """A digit begins an exact time."""
        self.exact.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.exact.insert(str(number))
        return True

    def _show_month(self, first: date) -> None:
        flow, draft = self.flow, self.flow.draft
        length = calendar.monthrange(first.year, first.month)[1]
        days = [first + timedelta(days=offset) for offset in range(length)]
        last = flow.last_day()
        self.month.show_month(first, flow.counts(days), self.day, today=flow.times.today(), last=last)
        translate = QCoreApplication.translate
        until = f"{last.day} {formats.month(last)}"
        self.month.foot.setText(
            phrases.say(translate("Booking", "Free times a day. Bookable until %1."), until)
        )
        empty = translate("Booking", "No hours that day. The month shows which days have free times.")
        self.slots.show_day(
            self.day,
            flow.day(self.day),
            flow.source.zone(),
            starts=None if self._lost() else draft.starts,
            without=draft.drop_buffer,
            may_drop=flow.may_drop_buffer(),
            empty=empty,
        )
        what = [phrases.mechanic_value(flow), formats.duration(draft.minutes or 0)]
        if draft.kind is VisitKind.IN_PERSON:
            what.append(phrases.bay_value(flow))
        self.subtitle.setText(", ".join(what))

    def _lost(self) -> bool:
        """Whether the server has refused the chosen time, which looks free here: it is not shown as chosen."""
        time = self.flow.time_refused()
        return time is not None and not time.refusals

    def _choose(self, starts: int) -> None:
        self.tell("")
        self.exact.clear()  # chosen instead of what was asked for there
        self._followed = starts
        draft = self.flow.draft
        if not self.flow.choose_time(starts, drop_buffer=draft.drop_buffer and starts == draft.starts):
            self.refresh()

    def _ask_without(self, starts: int) -> None:
        """A time that only a buffer speaks against: as if it had been typed."""
        self.exact.setText(formats.time(starts, self.flow.source.zone()))
        self.without.setFocus(Qt.FocusReason.TabFocusReason)

    def _take_without(self) -> None:
        """Without the buffer, and on."""
        if self._take_typed(drop_buffer=True):
            self.flow.advance()

    def _typed(self) -> Typed | None:
        return self.flow.typed(self.exact.text(), self.day)

    def _judge(self) -> None:
        translate, typed = QCoreApplication.translate, self._typed()
        if typed is None or not typed.droppable:
            self.without.hide()
        if typed is None:
            asked = self.exact.text().strip()
            self._say(translate("Booking", "A time like 9:40") if asked else "", "muted")
        elif typed.verdict is not None and typed.verdict.available:
            self._say(translate("Booking", "Free. Enter takes it."), "accent")
        elif typed.verdict is not None:
            refusal = typed.verdict.refusals[0]
            self._say(words.refusal_words(refusal, self.flow.source.zone()), "bad")
            self.without.setVisible(typed.droppable and self.flow.may_drop_buffer())

    def _say(self, sentence: str, tone: str) -> None:
        self.verdict.setText(sentence)
        style.mark(self.verdict, tone=tone)
        self.exact.setAccessibleDescription(sentence)

    def _take_typed(self, *, drop_buffer: bool = False) -> bool:
        typed = self._typed()
        if typed is None or typed.starts is None:
            return False
        draft = self.flow.draft
        as_before = draft.drop_buffer and typed.starts == draft.starts
        taken = self.flow.choose_time(typed.starts, drop_buffer=drop_buffer or as_before)
        if taken:
            self.exact.clear()
        return taken
