"""The bookings ahead, to be saved as a calendar file: whose, how many, the dialog, and what came of it.

A part of the settings' page on calendars. Not here: which bookings those are, and what is left out of them.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop.presenters.calendar_out import Ahead, CalendarOut, EventWords
from desktop.store.errors import NotKept
from desktop.theming import style, words
from desktop.theming.theme import theme
from desktop.views.asked import note
from desktop.views.calendar.calendar_words import DOT, fill
from desktop.views.confirmation_row import disk_words
from desktop.views.file_dialog import DOCUMENTS, file_dialog
from desktop.views.settings.page_parts import act, entry, listed
from scheduling.vocabulary import VisitKind


class CalendarOutBox(QWidget):
    """Made once; ``refresh`` counts anew, once it is on view."""

    def __init__(self, out: CalendarOut, parent: QWidget) -> None:
        super().__init__(parent)
        self._out = out
        self.dialog: QFileDialog | None = None
        """The one that asked last."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().tokens.space(3))
        about = self.tr(
            "The bookings ahead as a calendar file (.ics), for a telephone or another program: as they stand now, with"
            " names and vehicles, without numbers and addresses. It does not follow what changes later; the server"
            " gives out no calendar to subscribe to yet."
        )
        self._column.addWidget(style.text(self.tr("The other way round"), weight=600))
        self._column.addWidget(note(about, "muted"))
        self._list: QWidget | None = None
        self._counted = False
        self.said = note("", "muted")
        self.said.hide()
        self._column.addWidget(self.said)

    def refresh(self) -> None:
        """Whose there are, and how many of each: a year is counted through for those who look alone."""
        self._counted = False
        if self.isVisible():
            self._count()

    def showEvent(self, event: QShowEvent) -> None:
        if not self._counted:
            self._count()
        super().showEvent(event)

    def _count(self) -> None:
        self._counted = True
        counts = self._out.counts()
        rows = [self._row(whom, name, counts.get(whom, 0)) for whom, name in self._out.whose()]
        before, self._list = self._list, listed(rows)
        self._column.insertWidget(2, self._list)
        self._list.show()
        if before is not None:
            before.hide()
            before.setParent(None)
            before.deleteLater()

    def _row(self, mechanic_id: UUID | None, name: str, count: int) -> QWidget:
        save = act(self.tr("Save…"), name)
        save.setEnabled(count > 0)
        save.clicked.connect(partial(_ask, self, mechanic_id, name))
        about = self.tr("%n bookings ahead", "", count) if count else self.tr("nothing booked ahead")
        return entry("calendar-range", name, about, save)

    def ask(self, mechanic_id: UUID | None, name: str) -> None:
        """Where to; nothing is made before a place is chosen."""
        dialog = file_dialog(self.window(), self.tr("Save the bookings ahead"), DOCUMENTS)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Calendar files (*.ics)"))
        dialog.setDefaultSuffix("ics")
        dialog.selectFile(f"{name.replace('/', '-')}.ics")
        dialog.fileSelected.connect(partial(_chosen, self, mechanic_id))
        self.dialog = dialog
        dialog.open()

    def write(self, mechanic_id: UUID | None, path: Path) -> None:
        """As they stand by now, whole or not at all; and say so."""
        ahead = self._out.ahead(mechanic_id)
        if not ahead:
            self._say(self.tr("Nothing is booked ahead any more: no file was written."), "bad")
            return
        try:
            self._out.save(ahead, self._event, path)
        except NotKept as error:
            failed = fill(self.tr("The calendar was not saved: %1"), disk_words(error.trouble))
            self._say(failed, "bad")
            return
        self._say(
            fill(self.tr("Saved as %1. It names customers: keep it where only you can read it."), path.name),
            "muted",
        )

    def _event(self, ahead: Ahead) -> EventWords:
        row = ahead.session
        lines = [self.tr("Not confirmed yet.")] if ahead.tentative else []
        lines.append(words.kind_words(row.kind))
        lines += [fill(self.tr("With %1."), ahead.mechanic)] if ahead.mechanic else []
        return EventWords(
            summary=DOT.join(part for part in (ahead.customer or self.tr("Customer"), ahead.vehicle) if part),
            location=self._out.address if row.kind is VisitKind.IN_PERSON else "",
            description="\n".join(lines),
        )

    def _say(self, said: str, tone: str) -> None:
        self.said.setText(said)
        self.said.setAccessibleName(said)
        style.mark(self.said, tone=tone)
        self.said.show()


def _ask(box: CalendarOutBox, mechanic_id: UUID | None, name: str, _checked: bool = False) -> None:
    box.ask(mechanic_id, name)


def _chosen(box: CalendarOutBox, mechanic_id: UUID | None, name: str) -> None:
    box.write(mechanic_id, Path(name))
