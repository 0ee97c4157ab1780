"""The calendar's day sheet, to a PDF file that the user chooses or to a printer; and what came of it, in words."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QObject
from PySide6.QtGui import QPdfWriter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from desktop.presenters.calendar import CalendarPresenter
from desktop.shell.alerts import Alerts
from desktop.shell.status_tools import trouble_words
from desktop.store.errors import NotKept
from desktop.store.export_file import write_whole
from desktop.theming import formats
from desktop.views.calendar.sheet_painter import print_sheet, set_up
from desktop.views.file_dialog import DOCUMENTS, file_dialog

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

RESOLUTION = 600


class Printing(QObject):
    """``ask_pdf`` and ``ask_printer`` open the system's dialog; the other two are what its answer does."""

    def __init__(self, presenter: CalendarPresenter, alerts: Alerts) -> None:
        super().__init__(alerts)
        self._presenter = presenter
        self._alerts = alerts
        self.dialog: QFileDialog | QPrintDialog | None = None
        """As long as it asks."""

    def ask_pdf(self, day: date) -> None:
        """Ask for the file."""
        dialog = file_dialog(self._window(), self.tr("Save the day sheet"), DOCUMENTS)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("PDF files (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(f"{self.tr('day-sheet')}-{day.isoformat()}.pdf")
        dialog.fileSelected.connect(lambda name: self.write(day, Path(name)))
        self._open(dialog)

    def write(self, day: date, path: Path) -> None:
        """Write it there, whole or not at all."""
        buffer = QBuffer()
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setResolution(RESOLUTION)
        writer.setTitle(f"{self.tr('Day sheet')} {formats.day_full(day)}")
        set_up(writer)
        print_sheet(self._presenter.sheets.of(day), writer)
        del writer
        try:
            write_whole(path, bytes(buffer.data().data()))
        except NotKept as error:
            failed = self.tr("The file was not written: %1").replace("%1", trouble_words(error.trouble))
            self._alerts.show(failed, self.tr("Choose another place"), lambda: self.ask_pdf(day), "bad")
            return
        said = self.tr("The day sheet is in %1. There are names and phone numbers in it.")
        self._alerts.show(said.replace("%1", path.name), kind="done")

    def ask_printer(self, day: date) -> None:
        """Ask which printer, and how."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # only for who prints

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(f"{self.tr('Day sheet')} {formats.day_full(day)}")
        set_up(printer)
        dialog = QPrintDialog(printer, self._window())
        dialog.accepted.connect(lambda: self.print_on(day, printer))
        self._open(dialog)

    def print_on(self, day: date, printer: QPrinter) -> None:
        """Send it to the printer that was chosen."""
        sheet = self._presenter.sheets.of(day)
        if print_sheet(sheet, printer):
            self._alerts.show(self.tr("The day sheet was sent to the printer."), kind="done")
        else:
            failed = self.tr("The printer does not answer. Save the sheet as PDF instead?")
            self._alerts.show(failed, self.tr("Save as PDF"), lambda: self.ask_pdf(day), "bad")

    def _open(self, dialog: QFileDialog | QPrintDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._asked)
        self.dialog = dialog
        QDialog.open(dialog)  # not modal over the whole program; a print dialog's own asks for a slot

    def _asked(self) -> None:
        self.dialog = None

    def _window(self) -> QWidget:
        return self._alerts.window()


def has_printers() -> bool:
    """Whether any printer is set up on this computer."""
    from PySide6.QtPrintSupport import QPrinterInfo  # only for who prints

    return bool(QPrinterInfo.availablePrinterNames())
