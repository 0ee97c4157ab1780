"""The Availability screen: whose hours, their week, days off and booking rules; and beside them what a change means.

It paints and forwards: what may be edited, what saving does and what is free is decided by ``presenters/hours``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from functools import partial
from uuid import UUID

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.presenters.hours import HoursPresenter
from desktop.presenters.hours_model import HoursPage, TimeSeen
from desktop.presenters.hours_preview import minutes_of
from desktop.presenters.hours_week import Week
from desktop.store.errors import NotKept
from desktop.theming import formats, icons, style
from desktop.theming.listen import listen
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import error_words, week_title
from desktop.views.calendar.popover import rect_in
from desktop.views.header import Header
from desktop.views.hours.days_page import DaysPage
from desktop.views.hours.fields import Choice, Segments
from desktop.views.hours.hours_foot import HoursFoot
from desktop.views.hours.hours_words import subject_words, waiting_words
from desktop.views.hours.preview_panel import PreviewPanel
from desktop.views.hours.rules_page import RulesPage
from desktop.views.hours.tabs import Tab, tab_words, tabs_of
from desktop.views.hours.time_off_page import TimeOffPage
from desktop.views.hours.week_page import WeekPage
from desktop.views.hours.why_card import WhyCard
from desktop.views.screen_view import ScreenView, fetching_words, in_place_of_all
from scheduling.calendar_rules import DAY_MINUTES
from scheduling.commands import AskTimeOff, SetSpecialDay
from scheduling.errors import RuleError

WIDE_LEAST = 1060
"""Narrower than this the room is the week's."""
MOST_TABS = 2
"""Beside the week's title in a narrow window."""


class AvailabilityView(ScreenView):
    """One screen of the shell."""

    show_asked = Signal(object)
    """A booking's id: show it in the calendar."""

    def __init__(self, presenter: HoursPresenter, parent: QWidget | None = None) -> None:
        header = Header(QCoreApplication.translate("AvailabilityView", "Availability"))
        super().__init__(header, parent)
        self.header = header
        self._presenter = presenter
        self._page: HoursPage | None = None
        self._tab = Tab.WEEK
        self._day: date | None = None
        """The day of the preview."""
        self.who = Choice(self.tr("Whose hours"))
        self.tabs = Segments(self.tr("What of it"))
        self.week = WeekPage(self)
        self.days = DaysPage()
        self.time_off = TimeOffPage()
        self.rules = RulesPage()
        self.preview = PreviewPanel()
        self.foot = HoursFoot()
        self.why = WhyCard(self)
        self._why_from: QWidget = self.week.grid
        """Where the keys were."""
        self.nothing = in_place_of_all()
        self._follow_clock(presenter.tick)
        self._lay_out()
        self._connect()
        self.refresh()

    def show_tab(self, tab: Tab) -> None:
        """The week, the days, time off or the rules."""
        self._tab = tab
        self.refresh()

    @property
    def unsaved(self) -> bool:
        """Whether words are typed for a day that is not added; the hours themselves outlive the screen."""
        return self.days.form.unsaved or self.time_off.form.unsaved

    def refresh(self) -> None:
        """Show what the presenter has now."""
        self._later.stop()
        page = self._page = self._presenter.page()
        self._show_body(there=page is not None)
        if page is None:
            self.who.hide()
            ready = self._presenter.ready
            none = self.tr("There are no hours here for you to change.")
            self.nothing.setText(none if ready else fetching_words())
            return
        self._show_head(page)
        self.week.show_page(page)
        today, zone = self._presenter.today, self._presenter.zone
        self.days.show_page(page, today)
        self.time_off.show_page(page, today, zone)
        self.rules.show_page(page)
        self._show_preview(page)

    # --- events

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z takes back what is not saved first; what was saved is the shell's to take back."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.matches(QKeySequence.StandardKey.Undo)
            and self._page is not None
            and self._presenter.may_step_back
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        undoes = event.matches(QKeySequence.StandardKey.Undo)
        if undoes and self._page is not None and self._presenter.may_step_back:
            self._presenter.step_back()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys begin on what there is to edit."""
        super().focusInEvent(event)
        if self._page is not None:
            (self.week.grid if self._tab is Tab.WEEK else self.tabs.buttons[self._tab]).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.preview.fit(self.width() < WIDE_LEAST)
        self._fit_title()

    # --- inside

    def _lay_out(self) -> None:
        self._lay_frame(self.nothing)
        self.header.set_leading(self.who)
        self._stack = QStackedWidget()
        self._tabs = {
            Tab.WEEK: self.week,
            Tab.DAYS: self.days,
            Tab.TIME_OFF: self.time_off,
            Tab.RULES: self.rules,
        }
        for widget in self._tabs.values():
            self._stack.addWidget(widget)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self._make_bar())
        left.addWidget(self._stack, 1)
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addLayout(left, 1)
        line.addWidget(self.preview)
        self._column.addLayout(line, 1)
        self._column.addWidget(self.foot)

    def _make_bar(self) -> QWidget:
        space = theme().tokens.space
        bar = QWidget()
        style.mark(bar, panel="header")
        line = QHBoxLayout(bar)
        line.setContentsMargins(space(4), space(2), space(4), space(2))
        line.setSpacing(space(2))
        line.addWidget(self.tabs)
        self.waits = style.text(waiting_words(), weight=600, size="small")
        self.waits.setProperty("chip", "wait")
        line.addWidget(self.waits, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(1)
        self.before, self.after = self._arrow("chevron-left"), self._arrow("chevron-right")
        self.before.setToolTip(self.tr("Week before"))
        self.after.setToolTip(self.tr("Week after"))
        for button in (self.before, self.after):
            button.setAccessibleName(button.toolTip())
        self.week_title = style.text("", weight=600)
        self.week_title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for widget in (self.before, self.week_title, self.after):
            line.addWidget(widget)
        return bar

    @staticmethod
    def _arrow(icon: str) -> QPushButton:
        button = style.button("", role="quiet")
        icons.set_icon(button, icon)
        return button

    def _connect(self) -> None:
        presenter = self._presenter
        listen(presenter.changed, self, self._soon)
        self.who.picked.connect(self._choose)
        self.tabs.chosen.connect(self.show_tab)
        self.before.clicked.connect(partial(_go_by, presenter, -1))
        self.after.clicked.connect(partial(_go_by, presenter, 1))
        self.week.edited.connect(self._edit_week)
        self.week.why_asked.connect(self._why_cell)
        self.week.roster_begun.connect(partial(_tried, self, presenter.begin_roster))
        self.week.roster_given_up.connect(partial(_tried, self, presenter.give_up_roster))
        self.week.mine_kept.connect(partial(_tried, self, presenter.keep_mine))
        self.week.theirs_taken.connect(partial(_tried, self, presenter.take_theirs))
        self.days.entered.connect(self._enter_special)
        self.days.acted.connect(self._act_on_special)
        self.days.ticked.connect(partial(_tried, self, presenter.toggle_holiday))
        self.time_off.entered.connect(self._enter_time_off)
        self.time_off.acted.connect(self._act_on_time_off)
        self.rules.entered.connect(partial(_tried, self, presenter.set_settings))
        self.preview.show_asked.connect(self.show_asked)
        self.preview.day_chosen.connect(self._choose_day)
        self.preview.kind_chosen.connect(presenter.show_kind)
        self.preview.why_asked.connect(self._why_tile)
        self.preview.settled.connect(self._settle)
        self.why.closed.connect(self._why_closed)
        self.foot.saved.connect(self.save)
        self.foot.discarded.connect(partial(_tried, self, presenter.discard))
        self.foot.back_asked.connect(partial(_tried, self, presenter.step_back))
        self.foot.week_asked.connect(partial(_show_week, self))
        save = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self)
        save.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        save.activated.connect(self.save)

    def _show_head(self, page: HoursPage) -> None:
        subject = page.subject
        self.who.fill(
            [(each.mechanic_id, subject_words(each)) for each in page.subjects], subject.mechanic_id
        )
        self.who.setVisible(len(page.subjects) > 1)
        tabs = tabs_of(subject)
        if self._tab not in tabs:
            self._tab = tabs[0]
        asked = self._presenter.asked() if subject.is_workshop else 0
        self.tabs.show_choices([(tab, tab_words(tab, asked)) for tab in tabs], self._tab)
        self._stack.setCurrentWidget(self._tabs[self._tab])
        self.waits.setVisible(page.waiting)
        on_week = self._tab is Tab.WEEK
        for widget in (self.before, self.after):
            widget.setVisible(on_week)
        self._fit_title()
        self.week_title.setText(week_title(page.days[0].day, page.days[-1].day, short=True))

    def _fit_title(self) -> None:
        """In a narrow window the days say their dates themselves."""
        crowded = self.width() < WIDE_LEAST and (
            self.waits.isVisibleTo(self) or len(self.tabs.buttons) > MOST_TABS
        )
        self.week_title.setVisible(self._tab is Tab.WEEK and not crowded)

    def _show_preview(self, page: HoursPage) -> None:
        presenter, zone = self._presenter, self._presenter.zone
        stranded = presenter.stranded()
        self.preview.show_clashes(page.clashes)
        self.preview.show_stranded(stranded, zone)
        self.week.show_stranded(stranded, zone)
        self.foot.show_page(page, len(stranded), discarded=presenter.discarded, on_week=self._tab is Tab.WEEK)
        days = presenter.days()
        if self._day is None or self._day not in {seen.day for seen in days}:
            self._day = next((seen.day for seen in days if seen.free), days[0].day)
        self.preview.show_kinds(presenter.kinds(), presenter.kind)
        self.preview.show_days(days, self._day)
        self.preview.show_times(self._day, presenter.times(self._day), zone)

    # --- what the user does

    def save(self) -> None:
        """Keep what is not saved; what it strands was listed."""
        if self._presenter.page() is None:
            return
        self._try(self._presenter.save)
        self.refresh()

    def _try(self, act: Callable[[], object]) -> bool:
        """Do it; what is refused is said at the foot. Whether it was done."""
        try:
            act()
        except RuleError as error:
            self.foot.show()
            self.foot.say(error_words(error))
        except NotKept:
            self.foot.show()
            self.foot.say(self.tr("It could not be kept on this computer. Nothing was saved."))
        else:
            self.foot.say("")
            return True
        return False

    def _choose(self) -> None:
        self._presenter.choose(self.who.value)
        self.refresh()

    def _choose_day(self, day: date) -> None:
        self._day = day
        self.refresh()

    def _edit_week(self, week: Week) -> None:
        self._try(partial(self._presenter.set_week, week))
        self.refresh()

    def _enter_special(self, command: SetSpecialDay) -> None:
        if not self._says_over(command) and self._try(partial(self._presenter.set_special, command)):
            self.days.begin()

    def _enter_time_off(self, command: AskTimeOff) -> None:
        if not self._says_over(command) and self._try(partial(self._presenter.ask_time_off, command)):
            self.time_off.begin()

    def _says_over(self, command: SetSpecialDay | AskTimeOff) -> bool:
        """Nothing would be listed of what lies behind."""
        over = self._presenter.over(command)
        if over:
            self.foot.show()
            self.foot.say(self.tr("That is over already. Choose a later day or time."))
        return over

    def _act_on_special(self, act: str, row_id: UUID) -> None:
        acts = {"remove": self._presenter.remove_special, "keep": self._presenter.keep_special}
        self._try(partial(acts[act], row_id))

    def _act_on_time_off(self, act: str, row_id: UUID) -> None:
        presenter = self._presenter
        acts: dict[str, Callable[[], None]] = {
            "approve": partial(presenter.decide, row_id, approve=True),
            "decline": partial(presenter.decide, row_id, approve=False),
            "remove": partial(presenter.remove_time_off, row_id),
            "keep": partial(presenter.keep_time_off, row_id),
        }
        self._try(acts[act])

    def _settle(self, mid: UUID, mine: Collection[str]) -> None:
        self._try(partial(self._presenter.settle, mid, mine))

    def _why_cell(self, cell: int) -> None:
        """Of a cell of the week on view."""
        page, grid = self._page, self.week.grid
        if page is None:
            return
        weekday, minute = divmod(cell, DAY_MINUTES)
        day = page.days[weekday].day
        seen = self._presenter.why(day, minute)
        self._fill_why(seen, day, minute)
        self.why.opener, self._why_from = None, grid
        self.why.open_beside(rect_in(grid, grid.geometry_.cell_rect(cell).toAlignedRect(), self))
        self.why.setFocus()

    def _why_tile(self, seen: TimeSeen, tile: QWidget) -> None:
        """Of a time of the preview."""
        wall = formats.local(seen.starts, self._presenter.zone)
        self._fill_why(seen, wall.date(), wall.hour * 60 + wall.minute)
        self.why.opener = self._why_from = tile
        self.why.open_beside(rect_in(tile, tile.rect(), self))
        self.why.setFocus()

    def _why_closed(self) -> None:
        if shiboken6.isValid(self._why_from):
            self._why_from.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fill_why(self, seen: TimeSeen, day: date, minute: int) -> None:
        presenter, kind = self._presenter, self._presenter.kind
        offered = seen.free and presenter.offered(seen.starts)
        visit = (kind, minutes_of(kind))
        self.why.show_time(day, minute, seen, visit, presenter.zone, offered=offered)


def _go_by(presenter: HoursPresenter, weeks: int, _checked: bool = False) -> None:
    presenter.go_by(weeks)


def _show_week(view: AvailabilityView) -> None:
    view.show_tab(Tab.WEEK)
    view.week.grid.setFocus()


def _tried(view: AvailabilityView, act: Callable[..., object], *arguments: object) -> None:
    """What may no longer be done, since a right was taken away just now, is said at the foot."""
    view._try(partial(act, *arguments))
