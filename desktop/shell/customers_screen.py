"""The Customers screen in the window: what of the office it leads to, and the files that it reads and writes."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.presenters.booking_draft import BookingSeed
from desktop.presenters.customer_import import Known, Preview, compare
from desktop.presenters.open_forms import About
from desktop.shell.desk import Desk
from desktop.shell.loop import loop_runs
from desktop.shell.screens import CUSTOMERS
from desktop.shell.status_tools import trouble_words
from desktop.shell.typed_forms import watch_forms
from desktop.store.errors import NotKept
from desktop.store.export_file import write_whole
from desktop.theming import formats
from desktop.views.calendar.calendar_words import error_words, fill
from desktop.views.customers.extras_card import ExtrasCard
from desktop.views.customers.waiting_card import WaitingCard
from desktop.views.customers_view import CustomersView
from desktop.views.file_dialog import DOCUMENTS, file_dialog
from scheduling.errors import RuleError
from scheduling.importing.csv_table import LARGEST_FILE
from scheduling.importing.report import Code, FileRefused

if TYPE_CHECKING:
    from desktop.shell.office import Office


def customers_screen(office: Office, desk: Desk) -> QWidget:
    """Built when first shown, anew for another language."""
    extras = ExtrasCard(desk.customer_extras, partial(_ask, desk), desk.source.zone)
    view = CustomersView(desk.customers, extras)
    view.set_trailing(office.tools.make())
    watch_forms(desk.forms, view, About.CUSTOMER)
    watch_forms(desk.forms, view, About.IMPORT, _imports)
    if desk.calendar.rights.may_seek():
        view.page.add_waiting(WaitingCard(desk.waiting, partial(_ask, desk), desk.source.zone))
        office.workspace.shown.connect(partial(_look_at_line, desk))
    view.book_asked.connect(partial(_book, office))
    view.show_asked.connect(office.open_booking)
    view.answer_asked.connect(partial(_answer, office))
    files = CustomerFiles(office, desk, view)
    view.import_asked.connect(files.ask_import)
    view.export_asked.connect(files.ask_export)
    return view


def _imports(view: CustomersView) -> bool:
    return view.importing is not None and view.importing.under_way


def _look_at_line(desk: Desk, key: str) -> None:
    """Who waits, anew each time that the screen is shown; without the server what is known stands."""
    if key == CUSTOMERS and desk.status.online:
        _ask(desk, desk.waiting.load())


def _ask(desk: Desk, work: Coroutine[Any, Any, None]) -> None:
    """The card asks by a timer, which may run out while the program ends: then nobody is asked any more."""
    if loop_runs():
        desk.ask(work)
    else:
        work.close()


def _book(office: Office, customer_id: UUID) -> None:
    office.book(BookingSeed(customer_id=customer_id))


def _answer(office: Office, session_id: UUID) -> None:
    office.show_answer(frozenset({session_id}))


class CustomerFiles(QObject):
    """``ask_…`` opens a dialog; ``read`` and ``write`` are what its answer does."""

    def __init__(self, office: Office, desk: Desk, view: CustomersView) -> None:
        super().__init__(view)
        self._office = office
        self._desk = desk
        self._view = view
        self._last: Path | None = None
        self.dialog: QFileDialog | None = None
        """As long as it asks."""

    def ask_import(self) -> None:
        """Ask for the file of a list."""
        if self._view.holds():
            return
        dialog = file_dialog(self._view.window(), self.tr("Import customers"), DOCUMENTS, self._last)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Customer lists (*.csv *.txt *.vcf)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self._chosen)
        self._open(dialog)

    def ask_export(self) -> None:
        """Ask where to write all of them."""
        dialog = file_dialog(self._view.window(), self.tr("Export customers"), DOCUMENTS, self._last)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Tables (*.csv)"))
        dialog.setDefaultSuffix("csv")
        day = formats.local(self._desk.clock.now(), self._desk.source.zone())
        dialog.selectFile(f"{QCoreApplication.translate('Export', 'customers')}-{day:%Y-%m-%d}.csv")
        dialog.fileSelected.connect(self._named)
        self._open(dialog)

    def read(self, path: Path) -> None:
        """Read and compare it beside the rest; then show what would come of it, or why nothing can."""
        self._last = path.parent
        try:
            known = self._desk.customers.importing.known()
        except RuleError as error:
            self._office.alerts.show(error_words(error), kind="bad")
            return
        self._desk.ask(self._compared(path, known))

    async def _compared(self, path: Path, known: Known) -> None:
        from desktop.views.customers.import_words import why_words  # not needed before

        reading = self._office.alerts.show(fill(self.tr("Reading %1 …"), path.name))
        preview, why = None, ""
        try:
            preview = await asyncio.to_thread(_compare, path, known)
        except FileRefused as error:
            why = why_words(error.entry)
        except OSError as error:
            why = error.strerror or type(error).__name__
        if not shiboken6.isValid(self._view):
            return  # the window is another by now
        if shiboken6.isValid(reading):
            reading.close_now()
        if preview is not None:
            self._view.show_import(preview)
        else:
            self._refuse(path, why)

    def write(self, path: Path) -> None:
        """Write it there, whole or not at all."""
        self._last = path.parent
        try:
            data = self._desk.customers.importing.table(formats.language())
            write_whole(path, data)
        except NotKept as error:
            failed = fill(self.tr("The file was not written: %1"), trouble_words(error.trouble))
            self._office.alerts.show(failed, self.tr("Choose another place"), self.ask_export, "bad")
            return
        except RuleError as error:
            self._office.alerts.show(error_words(error), kind="bad")
            return
        said = self.tr(
            "All customers were written to %1. Anybody can read the file: keep it where only you can."
        )
        self._office.alerts.show(fill(said, path.name), kind="done")

    def _refuse(self, path: Path, why: str) -> None:
        refused = fill(self.tr("Nothing can be taken from %1: %2."), path.name, why)
        self._office.alerts.show(refused, self.tr("Choose another file"), self.ask_import, "bad")

    def _open(self, dialog: QFileDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._asked)
        self.dialog = dialog
        dialog.open()

    def _chosen(self, name: str) -> None:
        self.read(Path(name))

    def _named(self, name: str) -> None:
        self.write(Path(name))

    def _asked(self) -> None:
        self.dialog = None


def _compare(path: Path, known: Known) -> Preview:
    if path.stat().st_size > LARGEST_FILE:
        raise FileRefused(Code.TOO_LARGE, limit=LARGEST_FILE // 1024 // 1024)
    return compare(path.name, path.read_bytes(), known)
