"""Joins the calendar with the walk-in's card: the header's button, the key, and a click on a slot that is kept."""

from __future__ import annotations

from datetime import tzinfo
from uuid import UUID

from PySide6.QtCore import QObject, QRect, QRectF, Signal
from PySide6.QtWidgets import QWidget

from desktop.presenters.walk_in import WalkInDesk
from desktop.presenters.walk_in_model import LeaseView
from desktop.theming import formats
from desktop.theming.listen import listen
from desktop.views.calendar.calendar_header import CalendarHeader
from desktop.views.calendar.calendar_words import fill
from desktop.views.calendar.popover import Popover, rect_in
from desktop.views.calendar.time_grid import TimeGrid
from desktop.views.calendar.walk_in_card import WalkInCard


class WalkIns(QObject):
    """``closed`` asks for the focus to go to the grid, ``show_asked`` for a booking to be led to."""

    closed = Signal()
    show_asked = Signal(object)

    def __init__(self, desk: WalkInDesk, header: CalendarHeader, grid: TimeGrid, over: QWidget) -> None:
        super().__init__(over)
        self._desk = desk
        self._header = header
        self._grid = grid
        self.card = WalkInCard(desk, over)
        self.card.opener = header.walk_in
        self.card.closed.connect(self.closed)
        self.card.show_asked.connect(self._show)
        header.walk_in.clicked.connect(self.toggle)
        grid.opened.connect(self._opened)
        listen(desk.changed, self, self._changed)
        self._changed()

    def toggle(self) -> None:
        """Open the form below its button, or close it."""
        if self.card.isVisible():
            self.card.close_now()
        else:
            self.ask()

    def ask(self) -> bool:
        """Open the form below its button, or give it the keys; whether this person may."""
        if not self._desk.may():
            return False
        if self.card.isVisible():
            self.card.start()
            return True
        zone = self._zone()
        if zone is not None and self._begin(zone, None):
            button = self._header.walk_in
            self.card.open_below(rect_in(button, button.rect(), self._over()))
            self.card.start()
        return True

    def _opened(self, block_id: UUID) -> None:
        """A click on a slot that is kept: the form for it, or whose it is."""
        lease, zone = self._desk.lease(block_id), self._zone()
        if lease is None or zone is None:
            return
        rect = self._grid.rect_of(block_id)
        if not lease.mine:
            self._grid.say(fill(self._whose(lease), formats.time_range(lease.starts, lease.ends, zone)), rect)
        elif self._desk.may() and self._begin(zone, block_id):
            self.card.open_beside(self._beside(rect))
            self.card.start()

    def _whose(self, lease: LeaseView) -> str:
        if lease.in_doubt:
            return self.tr("What was discarded may have taken %1: that is known once the server has answered")
        return self.tr("%1 is kept for walk-ins at another computer, which gives it back if it is not needed")

    def _begin(self, zone: tzinfo, lease_id: UUID | None) -> bool:
        """Fill the form in; not where another card has something unsaved."""
        if not all(other.give_way() for other in self._over().findChildren(Popover)):
            return False
        self.card.begin(zone, lease_id)
        return True

    def _beside(self, rect: QRectF) -> QRect:
        return rect_in(self._grid, rect.toAlignedRect(), self._over())

    def _over(self) -> QWidget:
        over = self.card.parentWidget()
        assert over is not None  # noqa: S101 - it was made over one
        return over

    def _zone(self) -> tzinfo | None:
        return self._grid.board.zone if self._grid.board is not None else None

    def _show(self, session_id: UUID) -> None:
        self.card.close_now()
        self.show_asked.emit(session_id)

    def _changed(self) -> None:
        self._header.walk_in.setVisible(self._desk.may())
        self.card.follow()
