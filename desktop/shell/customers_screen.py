"""The Customers screen in the window: what of the office it leads to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget

from desktop.presenters.booking_draft import BookingSeed
from desktop.shell.desk import Desk
from desktop.views.customers_view import CustomersView

if TYPE_CHECKING:
    from desktop.shell.office import Office


def customers_screen(office: Office, desk: Desk) -> QWidget:
    """Built when first shown, anew for another language."""
    view = CustomersView(desk.customers)
    view.set_trailing(office.tools.make())
    office.alerts.room_changed.connect(view.leave_room)
    view.book_asked.connect(partial(_book, office))
    view.show_asked.connect(office.show_booking)
    view.answer_asked.connect(partial(_answer, office))
    return view


def _book(office: Office, customer_id: UUID) -> None:
    office.book(BookingSeed(customer_id=customer_id))


def _answer(office: Office, session_id: UUID) -> None:
    office.show_answer(frozenset({session_id}))
