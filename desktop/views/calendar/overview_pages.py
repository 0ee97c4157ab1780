"""Month and agenda in the calendar's page: made when they are first shown, in the place of the columns of hours.

Joins the two with the presenter. What a booking's card does is ``calendar_view``'s.
"""

from __future__ import annotations

from datetime import date, tzinfo
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from desktop.presenters.calendar_model import Block, Mode
from desktop.views import painted_access
from desktop.views.calendar.heads import Head, agenda_head, month_head
from desktop.views.calendar.hovering import Hovering
from desktop.views.calendar.popover import rect_in

if TYPE_CHECKING:
    from desktop.presenters.calendar import CalendarPresenter
    from desktop.views.calendar.agenda_view import AgendaView
    from desktop.views.calendar.calendar_page import CalendarPage
    from desktop.views.calendar.month_view import MonthView


class OverviewPages(QObject):
    """Belongs to one page."""

    opened = Signal(object)
    """A block's id: its card is asked for."""
    cancel_asked = Signal(object)
    head_changed = Signal(object)
    """A ``Head``: other days are seen without anything having changed."""

    def __init__(self, presenter: CalendarPresenter, page: CalendarPage) -> None:
        super().__init__(page)
        self._presenter = presenter
        self.month: MonthView | None = None
        self.agenda: AgendaView | None = None
        self.hovering: Hovering | None = None
        """Of the one that is on view."""
        self._hovers: dict[int, Hovering] = {}

    def show(self) -> Head | None:
        """What is on view now, in the month or the agenda; ``None`` where it is neither."""
        month, agenda = self._presenter.month(), self._presenter.agenda()
        head: Head | None = None
        if month is not None:
            self._month().show_board(month, self._presenter.anchor)
            head = month_head(month)
        if agenda is not None:
            begun = self.agenda is not None
            self._agenda().show_board(agenda)
            if not begun:
                self.scroll()
            head = agenda_head(agenda, self._presenter.anchor)
        for widget, mode in ((self.month, Mode.MONTH), (self.agenda, Mode.AGENDA)):
            if widget is not None:
                widget.setVisible(head is not None and head.mode is mode)
        current = self.current()
        self.hovering = self._hovers.get(id(current)) if current is not None else None
        if self.hovering is not None:
            self.hovering.renew()
        return head

    def current(self) -> MonthView | AgendaView | None:
        """The one that is on view."""
        return {Mode.MONTH: self.month, Mode.AGENDA: self.agenda}.get(self._presenter.mode)

    def scroll(self) -> None:
        """Other days were asked for: the agenda begins there."""
        if self.agenda is not None and self._presenter.mode is Mode.AGENDA:
            self.agenda.go_to(self._presenter.anchor)

    def place_of(self, block_id: UUID, over: QWidget) -> QRect:
        """Where a booking is seen, in the coordinates of ``over``; what is not seen has the corner."""
        current = self.current()
        if current is None:
            return QRect()
        painted, rect = _place(current, block_id)
        return rect_in(painted, rect, over)

    # --- made once

    def _month(self) -> MonthView:
        if self.month is None:
            from desktop.views.calendar import month_access  # not needed for the first paint
            from desktop.views.calendar.month_view import MonthView

            month_access.install()
            month = self.month = MonthView()
            self._page().put_in(month)
            self._hover(month, month)
            month.day_marked.connect(self._mark)
            month.stepped.connect(self._presenter.go_by)
            month.day_opened.connect(self._open_day)
            month.opened.connect(self.opened)
        return self.month

    def _agenda(self) -> AgendaView:
        if self.agenda is None:
            from desktop.views.calendar.agenda_view import AgendaView  # not needed for the first paint

            agenda = self.agenda = AgendaView(partial(_zone, self._presenter))
            self._page().put_in(agenda)
            self._hover(agenda, agenda.viewport())
            agenda.glance_asked.connect(self._hovers[id(agenda)].ask)
            agenda.more_asked.connect(self._more)
            agenda.reached.connect(self._reached)
            agenda.day_opened.connect(self._open_day)
            agenda.opened.connect(self.opened)
            agenda.cancel_asked.connect(self.cancel_asked)
        return self.agenda

    def _hover(self, view: MonthView | AgendaView, painted: QWidget) -> None:
        hovering = Hovering(painted, self._page(), self._presenter.glances, partial(_seen, view))
        if painted is not view:
            hovering.watch(view)
        view.pointed.connect(hovering.point)
        self._hovers[id(view)] = hovering

    def _page(self) -> CalendarPage:
        page: CalendarPage = self.parent()  # type: ignore[assignment]  # given as such
        return page

    # --- what the user asks

    def _mark(self, day: date) -> None:
        self._presenter.mark_day(day)
        month = self._presenter.month()
        if self.month is not None and month is not None and self.month.board is month:
            self.month.show_board(month, day)
            place = month.place_of(day)
            if place is not None:
                painted_access.focus_on(self.month, place)

    def _open_day(self, day: date) -> None:
        self._presenter.go_to(day, Mode.DAY)

    def _more(self, later: bool) -> None:
        if self._presenter.list_more(later=later):
            self.show()

    def _reached(self, day: date) -> None:
        self._presenter.mark_day(day)
        board = self._presenter.agenda()
        if board is not None:
            self.head_changed.emit(agenda_head(board, day))


def _zone(presenter: CalendarPresenter) -> tzinfo:
    """A function, since the view would else be kept by what it owns."""
    return presenter.zone()


def _place(view: MonthView | AgendaView, block_id: UUID) -> tuple[QWidget, QRect]:
    rect = view.rect_of(block_id)
    return (view, rect.toAlignedRect()) if not isinstance(rect, QRect) else (_viewport(view), rect)


def _viewport(view: MonthView | AgendaView) -> QWidget:
    from desktop.views.calendar.agenda_view import AgendaView

    return view.viewport() if isinstance(view, AgendaView) else view


def _seen(view: MonthView | AgendaView, block_id: UUID) -> tuple[Block, QRect, tzinfo] | None:
    """A booking that is seen, and where."""
    block = view.board.block(block_id) if view.board is not None else None
    _, rect = _place(view, block_id)
    if block is None or view.board is None or rect.isEmpty():
        return None
    return block, rect, view.board.zone
