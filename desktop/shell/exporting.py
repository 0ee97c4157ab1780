"""Writing everything that waits to a file that the user chooses, and saying what came of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.shell.alerts import Alerts
from desktop.shell.desk import Desk
from desktop.shell.status_tools import StatusTools, trouble_words
from desktop.store.errors import NotKept
from desktop.store.export_file import write_whole
from desktop.theming import formats
from desktop.views.changes import phrases
from desktop.views.file_dialog import DOCUMENTS, file_dialog

if TYPE_CHECKING:
    from desktop.presenters.change_export import ExportWords


class Exporting(QObject):
    """``ask`` opens the dialog; ``write`` is what its answer does."""

    def __init__(self, desk: Desk, tools: StatusTools, alerts: Alerts, window: Callable[[], QWidget]) -> None:
        super().__init__(alerts)
        self._desk = desk
        self._tools = tools
        self._alerts = alerts
        self._window = window
        self.dialog: QFileDialog | None = None
        """As long as it asks."""

    def ask(self) -> None:
        """Ask for the file; with nothing to write, say so."""
        from desktop.presenters.change_export import count  # not needed for the first paint

        if not count(self._desk.changes):
            nothing = self.tr("There is nothing to write: all changes that were made here have arrived.")
            self._alerts.show(" ".join(filter(None, (nothing, self._files_left()))))
            return
        dialog = file_dialog(self._window(), self.tr("Save the changes to a file"), DOCUMENTS)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Changes (*.json)"))
        dialog.setDefaultSuffix("json")
        dialog.selectFile(self._name())
        dialog.fileSelected.connect(lambda name: self.write(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._asked)
        self.dialog = dialog
        dialog.open()

    def write(self, path: Path) -> None:
        """Write it there, whole or not at all."""
        from desktop.presenters.change_export import count, document  # not needed for the first paint

        desk = self._desk
        try:
            data = document(desk.store, desk.changes, desk.account, self._words(), desk.clock.now())
            write_whole(path, data)
        except NotKept as error:
            failed = self.tr("The file was not written: %1").replace("%1", trouble_words(error.trouble))
            self._alerts.show(failed, self.tr("Choose another place"), self.ask, "bad")
            return
        written = self.tr(
            "%n changes were written to %1. Anybody can read the file: keep it where only you can.",
            "",
            count(desk.changes),
        )
        said = written.replace("%1", path.name)
        self._alerts.show(" ".join(filter(None, (said, self._files_left()))), kind="done")

    def _files_left(self) -> str:
        """That attached files are in no such file, and where they are; empty where none wait."""
        files = self._desk.files
        waiting = len(files.unsent())
        if not waiting:
            return ""
        left = self.tr(
            "%n attached files are not in it. They stay on this computer, encrypted, and are sent from there: %1",
            "",
            waiting,
        )
        return left.replace("%1", formats.breakable(str(files.path or "")))

    def _asked(self) -> None:
        self.dialog = None

    def _name(self) -> str:
        day = formats.local(self._desk.clock.now(), self._tools.zone())
        return f"{QCoreApplication.translate('Export', 'changes')}-{day:%Y-%m-%d-%H%M}.json"

    def _words(self) -> ExportWords:
        from desktop.presenters.change_export import ExportWords  # not needed for the first paint

        zone = self._tools.zone()
        now = self._desk.clock.now()
        return ExportWords(
            about=about_words(),
            written=f"{formats.moment(now, zone)} ({datetime.fromtimestamp(now, zone).isoformat()})",
            line=lambda line: ", ".join(filter(None, (phrases.title(line), phrases.when(line, zone)))),
            made=lambda line: formats.moment(line.made_at, zone),
            state=lambda line: ". ".join(
                filter(None, (phrases.state_words(line.state), phrases.reason(line)))
            ),
        )


def about_words() -> list[str]:
    """What the file is, for whoever opens it."""
    translate = QCoreApplication.translate
    return [
        translate(
            "Export", "Changes made in Auto Doctor Workshop that had not reached the server, or were refused."
        ),
        translate(
            "Export", "They are still on the computer that wrote this, too; there they go on by themselves."
        ),
        translate(
            "Export",
            "If that computer is lost: whoever looks after the server reads this file in with"
            " “python -m sync_server changes FILE --as NAME”, in the name of a member of staff; without “--yes” it is"
            " only tried. Each change is done once, however often it arrives.",
        ),
        translate(
            "Export",
            "Attached pictures and papers are not in it: they stay on that computer, encrypted, and are sent from"
            " there.",
        ),
        translate("Export", "There are names and phone numbers in it: keep it where only you can read it."),
    ]
