"""The Customers screen in the window: on the rail of whoever may, and what leads from it elsewhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.presenters.customer_import import compare
from desktop.presenters.switching import Left
from desktop.shell.customers_screen import CustomerFiles
from desktop.shell.header_tools import HeaderTools
from desktop.shell.screens import CUSTOMERS, HOME, SETTINGS, listed
from desktop.views.booking_wizard import BookingWizard
from desktop.views.calendar_view import CalendarView
from desktop.views.customers_view import CustomersView
from scheduling.records import Customer
from scheduling.vocabulary import Role, SessionState
from tests import factories
from tests.desktop.calendar.scenes import scene
from tests.desktop.shell.running import Running
from tests.desktop.shell.widgets import child, until


def _customers(running: Running) -> CustomersView:
    running.office.workspace.go(CUSTOMERS)
    view = running.office.workspace.current_view()
    assert isinstance(view, CustomersView)
    return view


@pytest.mark.parametrize("role", [Role.OWNER, Role.RECEPTIONIST, Role.MECHANIC])
def test_it_is_on_the_rail_before_the_settings(role: Role) -> None:
    mechanic = factories.garage().anna.id if role is Role.MECHANIC else None
    keys = listed(scene(role, mechanic_id=mechanic).presenter.rights)
    assert keys.index(HOME) < keys.index(CUSTOMERS) < keys.index(SETTINGS)


async def test_it_is_built_when_first_shown_with_the_tools_of_every_page(running: Running) -> None:
    workspace = running.office.workspace
    assert workspace.view(CUSTOMERS) is None
    view = _customers(running)
    assert view.header.findChild(HeaderTools) is not None
    workspace.go(HOME)
    assert _customers(running) is view


async def test_book_opens_the_wizard_with_the_customer_chosen(running: Running) -> None:
    view, marc = _customers(running), factories.garage().marc
    view.show_customer(marc.id)
    view.page.book.click()
    wizard = running.office.windows.open
    assert isinstance(wizard, BookingWizard)
    assert wizard.flow.draft.customer == running.desk.store.get(Customer, marc.id)
    wizard.ask_to_leave()


@pytest.mark.parametrize("state", [SessionState.SCHEDULED, SessionState.CANCELLED])
async def test_a_click_on_a_booking_opens_its_card_in_the_calendar(
    running: Running, state: SessionState
) -> None:
    garage = factories.garage()
    row, slot = factories.booked(
        garage.marc.id, starts=running.desk.clock.now() + 86_400, mechanic_id=garage.anna.id
    )
    gone = state is SessionState.CANCELLED
    running.desk.store.load([replace(row, state=state), *([] if gone else [slot])])
    view = _customers(running)
    view.show_customer(garage.marc.id)
    view.page.visits.lines[0].click()
    calendar = running.office.workspace.current_view()
    assert isinstance(calendar, CalendarView)
    assert (running.desk.calendar.selection == row.id) is not gone
    assert (calendar.card.isVisible(), calendar.card.session_id) == (True, row.id)


async def test_one_without_a_place_leads_to_its_card(running: Running) -> None:
    lost = factories.session(
        factories.garage().marc.id,
        starts=running.desk.clock.now() + 86_400,
        state=SessionState.UNPLACED,
        conflict_code="slot_taken",
    )
    running.desk.store.load([lost])
    view = _customers(running)
    view.show_customer(factories.garage().marc.id)
    view.page.visits.lines[0].click()
    calendar = running.office.workspace.current_view()
    assert isinstance(calendar, CalendarView)
    assert [lost.id in card.about for card in calendar.panel.cards] == [True]


async def test_ctrl_z_takes_a_correction_back_and_says_so(running: Running) -> None:
    marc = running.desk.store.get(Customer, factories.garage().marc.id)
    assert marc is not None
    view = _customers(running)
    view.show_customer(marc.id)
    view.page.details.edit()
    form = view.page.details.form
    assert form is not None
    form.customer.notes.setPlainText("Gate 4411")
    form.save.click()
    assert running.desk.undo.last is not None
    await until(lambda: any(marc.name in alert.text for alert in running.office.alerts.current()))
    running.office.workspace.undo_asked.emit()
    assert running.desk.store.get(Customer, marc.id) == marc


def _files(view: CustomersView) -> CustomerFiles:
    return child(view, CustomerFiles)


async def test_a_list_is_chosen_looked_at_and_taken(running: Running, tmp_path: Path) -> None:
    view = _customers(running)
    view.header.take_over.click()
    dialog = _files(view).dialog
    assert dialog is not None
    file = tmp_path / "clients.csv"
    file.write_text("name,phone\nZoé Côté,514 555-0177\n", encoding="utf-8")
    dialog.fileSelected.emit(str(file))
    dialog.close()
    await until(lambda: view.importing is not None)
    assert view.importing is not None
    view.importing.take.click()

    def taken() -> bool:
        QApplication.processEvents()
        return "Zoé Côté" in {row.name for row in running.desk.store.all(Customer)}

    await until(taken)


async def test_who_leaves_amid_an_import_is_told(running: Running) -> None:
    view, data = _customers(running), b"name,phone\nZoe Roy,514 555-0177\n"
    view.show_import(compare("clients.csv", data, running.desk.customers.importing.known()))
    assert view.importing is not None
    assert running.office.unfinished() is None
    view.importing.begin()
    assert running.office.unfinished() is Left.UNSAVED
    anew: list[bool] = []
    running.office.going.leave(lambda: anew.append(True), "Go on")
    assert anew == []
    words = [alert.text for alert in running.office.alerts.current()]
    assert any("A list of customers is being imported" in said for said in words)

    def taken() -> bool:
        QApplication.processEvents()
        return running.office.unfinished() is None

    await until(taken)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Nothing can be taken from clients.csv: there is nothing in the file."),
        (None, "Nothing can be taken from clients.csv: No such file or directory."),
    ],
)
async def test_what_is_no_list_is_said(
    running: Running, tmp_path: Path, content: bytes | None, said: str
) -> None:
    view, file = _customers(running), tmp_path / "clients.csv"
    if content is not None:
        file.write_bytes(content)
    _files(view).read(file)
    await until(lambda: [alert.text for alert in running.office.alerts.current()] == [said])
    assert view.importing is None


async def test_a_file_that_is_far_too_large_is_not_even_read(
    running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.shell.customers_screen.LARGEST_FILE", 3)
    view, file = _customers(running), tmp_path / "clients.csv"
    file.write_bytes(b"name\nAnn\n")
    _files(view).read(file)
    await until(lambda: any("the file is larger" in alert.text for alert in running.office.alerts.current()))


async def test_an_owner_writes_all_of_them_to_a_table(running: Running, tmp_path: Path) -> None:
    view, file = _customers(running), tmp_path / "customers.csv"
    view.header.write.click()
    dialog = _files(view).dialog
    assert dialog is not None
    dialog.fileSelected.emit(str(file))
    dialog.close()
    assert factories.garage().marc.name in file.read_text(encoding="utf-8-sig")
    assert "customers.csv" in running.office.alerts.current()[-1].text


async def test_what_the_disk_does_not_take_is_said(running: Running, tmp_path: Path) -> None:
    _files(_customers(running)).write(tmp_path / "nowhere" / "customers.csv")
    assert running.office.alerts.current()[-1].text.startswith("The file was not written: ")


def test_a_card_whose_time_comes_while_the_program_ends_asks_nobody(running: Running) -> None:
    """No loop runs here, as after the program's own has ended."""
    view, marc = _customers(running), factories.garage().marc
    view.show_customer(marc.id)
    view.page.extras._look()
    assert not running.desk.customer_extras.busy
