"""What the calendar offers and the shell does: keeping the height of an hour, printing (loaded only for who prints)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from desktop.presenters.calendar import CalendarPresenter
    from desktop.presenters.settings import Settings
    from desktop.shell.alerts import Alerts
    from desktop.shell.printing import Printing
    from desktop.views.calendar_view import CalendarView


def offer_printing(view: CalendarView, presenter: CalendarPresenter, alerts: Alerts) -> None:
    """The calendar's day sheet can be saved and printed."""
    popover = view.above.printing
    popover.has_printers = _has_printers
    popover.pdf_asked.connect(partial(_pdf, presenter, alerts))
    popover.printer_asked.connect(partial(_printer, presenter, alerts))


def keep_zoom(view: CalendarView, settings: Settings) -> None:
    """Hours are as high as they were the last time, and are kept so for the next."""
    view.zoom_to(settings.preferences.hour)
    view.zooming.chosen.connect(settings.set_hour)


def _printing(presenter: CalendarPresenter, alerts: Alerts) -> Printing:
    from desktop.shell.printing import Printing

    return alerts.findChild(Printing) or Printing(presenter, alerts)


def _pdf(presenter: CalendarPresenter, alerts: Alerts, day: date) -> None:
    _printing(presenter, alerts).ask_pdf(day)


def _printer(presenter: CalendarPresenter, alerts: Alerts, day: date) -> None:
    _printing(presenter, alerts).ask_printer(day)


def _has_printers() -> bool:
    from desktop.shell.printing import has_printers

    return has_printers()
