"""What the calendar's header opens below itself: the month to go to a date, filters, the day sheet, the keys.

Joins buttons, popovers and presenter. What opened one closes it too; the focus goes back to where the keys were.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.presenters.calendar import CalendarPresenter
from desktop.presenters.calendar_model import EVERYTHING
from desktop.theming.listen import listen
from desktop.views.calendar.calendar_header import CalendarHeader
from desktop.views.calendar.filter_popover import FilterPopover
from desktop.views.calendar.keys_popover import KeysPopover
from desktop.views.calendar.month_popover import MonthPopover
from desktop.views.calendar.popover import Popover, rect_in
from desktop.views.calendar.print_popover import PrintPopover


class HeaderPopovers(QObject):
    """``closed`` asks for the focus to go to the grid."""

    closed = Signal()

    def __init__(self, header: CalendarHeader, presenter: CalendarPresenter, over: QWidget) -> None:
        super().__init__(over)
        self._header = header
        self._presenter = presenter
        self._from: QPushButton | None = None
        """The button that had the focus when it was pressed, by a key."""
        self.month = MonthPopover(over)
        self.keys = KeysPopover(over)
        self.filters = FilterPopover(over)
        self.printing = PrintPopover(over, presenter.sheets.of)
        self._join(self.month, header.title)
        self._join(self.keys, header.keys)
        self._join(self.filters, header.filters)
        self._join(self.printing, header.title)
        header.filters.clicked.connect(self.ask_filters)
        self.filters.chosen.connect(presenter.show_only)
        header.title.clicked.connect(self.ask_date)
        header.keys.clicked.connect(self.show_keys)
        self.month.day_chosen.connect(self._go)
        over.installEventFilter(self)
        listen(presenter.moved_view, self, self._moved)

    def ask_date(self) -> None:
        """Open the month, or close it."""
        if self.month.isVisible():
            self.month.close_now()
            return
        presenter = self._presenter
        self.month.show_days(presenter.anchor, presenter.days(), presenter.today())
        if self._open(self.month, self._header.title):
            self.month.begin()

    def ask_print(self) -> None:
        """Offer the day sheet as a file or on a printer, or no longer."""
        if self.printing.isVisible():
            self.printing.close_now()
            return
        if self._presenter.ready:
            self.printing.show_day(self._presenter.anchor)
            if self._open(self.printing, self._header.title):
                self.printing.begin()

    def ask_filters(self) -> None:
        """Open the boxes of kinds and states, or close them."""
        self._header.filters.setChecked(self._presenter.sieve != EVERYTHING)  # a click would tick it
        if self.filters.isVisible():
            self.filters.close_now()
            return
        self.filters.show_sieve(self._presenter.sieve)
        if self._open(self.filters, self._header.filters):
            self.filters.begin()

    def show_keys(self) -> None:
        """Open the list of keys, or close it."""
        if self.keys.isVisible():
            self.keys.close_now()
            return
        if self._open(self.keys, self._header.keys):
            self.keys.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide and watched is self.parent():
            for popover in (self.month, self.keys, self.filters, self.printing):
                popover.hide()  # another screen has come, with the focus: nothing is asked for
        return super().eventFilter(watched, event)

    def _join(self, popover: Popover, button: QPushButton) -> None:
        popover.opener = button
        popover.closed.connect(self._closed)

    def _open(self, popover: Popover, button: QPushButton) -> bool:
        """Open it in the place of any other, where that gives way."""
        had_keys = button.hasFocus()
        over = popover.parentWidget()
        if over is None or not all(other.give_way() for other in over.findChildren(Popover)):
            return False
        self._from = button if had_keys else None
        popover.open_below(rect_in(button, button.rect(), over))
        return True

    def _closed(self) -> None:
        button, self._from = self._from, None
        if button is None:
            self.closed.emit()
        else:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, day: date) -> None:
        self._from = None  # who chose a day goes on in the grid
        self.month.close_now()
        if day == self._presenter.today():
            self._presenter.go_today()  # and follow it past midnight
        else:
            self._presenter.go_to(day)

    def _moved(self) -> None:
        self._from = None
        for popover in (self.month, self.keys, self.filters, self.printing):
            popover.close_now()
