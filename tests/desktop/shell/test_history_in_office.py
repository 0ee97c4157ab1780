"""Who did what, in the whole window: the shop's history by its key, and from a line to what it is about."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.shell.screens import CUSTOMERS, HOME, SETTINGS
from desktop.views.calendar_view import CalendarView
from desktop.views.customers_view import CustomersView
from desktop.views.settings.history_section import HistorySection
from scheduling.ids import uuid7
from scheduling.visit_messages import HistoryLine
from scheduling.wire import AuditLine
from tests import factories
from tests.desktop.shell.running import Running
from tests.desktop.shell.widgets import child, until


async def _history(running: Running) -> HistorySection:
    """By its key."""
    running.office.workspace.setFocus()
    QTest.keyClick(running.app.window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    section = child(running.app.window, HistorySection)
    await until(lambda: section.list.rows.rowCount() == len(running.server.trail))
    return section


async def test_its_key_leads_there_from_any_screen(running: Running) -> None:
    running.server.trail = [AuditLine(id=uuid7(), at=factories.NOW, what="auth.sign_in")]
    running.office.workspace.go(CUSTOMERS)
    await _history(running)
    assert running.office.workspace.current == SETTINGS


async def test_a_line_leads_to_its_booking_and_to_its_customer(running: Running) -> None:
    garage = factories.garage()
    row, slot = factories.booked(
        garage.marc.id, starts=running.desk.clock.now() + 86_400, mechanic_id=garage.anna.id
    )
    running.desk.store.load([row, slot])
    running.server.trail = [
        AuditLine(id=uuid7(), at=factories.NOW, what="moved", subject_kind="session", subject_id=row.id),
        AuditLine(
            id=uuid7(), at=factories.NOW, what="customer.edit", subject_kind="customer", subject_id=garage.marc.id
        ),
    ]  # fmt: skip
    section = await _history(running)
    section.list.setCurrentIndex(section.list.rows.index(0))
    QTest.keyClick(section.list, Qt.Key.Key_Return)
    assert running.office.workspace.current == HOME
    assert running.desk.calendar.selection == row.id
    section = await _history(running)
    section.list.setCurrentIndex(section.list.rows.index(1))
    QTest.keyClick(section.list, Qt.Key.Key_Return)
    view = running.office.workspace.current_view()
    assert isinstance(view, CustomersView)
    assert view.page.customer_id == garage.marc.id


async def test_a_bookings_history_is_asked_of_the_server(running: Running) -> None:
    garage = factories.garage()
    row, slot = factories.booked(
        garage.marc.id, starts=running.desk.clock.now() + 86_400, mechanic_id=garage.anna.id
    )
    running.server.seed([row, slot])
    running.server.told[row.id] = [
        HistoryLine(at=factories.NOW, what="booked", from_state="", to_state="scheduled", staff_name="Ada")
    ]
    await until(lambda: running.desk.store.get(type(row), row.id) is not None)
    running.office.show_booking(row.id)
    view = running.office.workspace.current_view()
    assert isinstance(view, CalendarView)
    view.refresh()
    assert view.open_card(row.id)
    history = view.card.history
    assert history is not None
    history.toggle.click()
    assert history.list is not None
    shown = history.list
    await until(lambda: not shown.note.isVisible())
    assert len(shown.steps) == 1
