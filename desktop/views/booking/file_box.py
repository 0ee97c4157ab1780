"""The pictures and papers that go along with a booking that is being entered: chosen, dropped, taken out again.

Paints and forwards; ``presenters.chosen_files`` decides.
"""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.presenters.chosen_file import ChosenFile
from desktop.presenters.chosen_files import ChosenFiles
from desktop.theming import formats, icons, style
from desktop.theming.elide import ElidedLabel
from desktop.theming.listen import listen
from desktop.theming.theme import theme
from desktop.views.booking.file_words import not_taken
from desktop.views.booking.page import cleared, shown_now
from desktop.views.booking.phrases import say
from desktop.views.calendar.file_list import KIND_ICONS
from desktop.views.file_dialog import ask_for_files, dropped

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QDragEnterEvent, QDropEvent


class FileBox(QWidget):
    """A line a file, and what was not taken of the last choice. ``home`` has the keys after one."""

    def __init__(self, files: ChosenFiles, home: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.files = files
        self._home = home
        self._shown: object = None
        self.buttons: dict[UUID, QPushButton] = {}
        """File to the button that takes it out."""
        translate, space = QCoreApplication.translate, theme().tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        head = QHBoxLayout()
        head.setSpacing(space(2))
        head.addWidget(style.text(translate("ChosenFiles", "Pictures and papers"), weight=600))
        self.attach = style.button(translate("ChosenFiles", "Attach…"), icon="paperclip")
        style.mark(self.attach, compact=True)
        self.attach.setShortcut("Alt+F")
        self.attach.setToolTip("Alt+F")
        self.attach.clicked.connect(self._choose)
        head.addWidget(self.attach)
        self.hint = ElidedLabel(tone="muted", size="small")
        head.addWidget(self.hint, 1)
        column.addLayout(head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(space(1))
        column.addLayout(self._rows)
        self.trouble = style.text("", tone="bad", size="small")
        self.trouble.setTextFormat(Qt.TextFormat.PlainText)
        self.trouble.setWordWrap(True)
        column.addWidget(self.trouble)
        self._fill()
        listen(files.changed, self, self._refresh)

    def _refresh(self) -> None:
        """The keys stay here when the line that had them goes."""
        inside = any(button.hasFocus() for button in self.buttons.values())
        self._fill()
        if inside and not any(button.hasFocus() for button in self.buttons.values()):
            last = next(reversed(self.buttons.values()), self.attach)
            last.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        shown = (self.files.files, self.files.refused)
        if shown == self._shown:
            return
        self._shown = shown
        self.buttons.clear()
        cleared(self._rows)
        for file in self.files.files:
            row = self._row(file)
            self._rows.addWidget(row)
            shown_now(row)
        stops = [self.attach, *self.buttons.values()]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)  # what is built later would come after the foot
        hint = QCoreApplication.translate("ChosenFiles", "Pictures, videos and PDF; or drop them here")
        self.hint.setText("" if self.files.files else hint)
        said = not_taken(self.files)
        self.trouble.setText(said)
        self.trouble.setAccessibleName(said)
        self.trouble.setVisible(bool(said))

    def _row(self, file: ChosenFile) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().tokens.space(2))
        mark = QLabel()
        icon = KIND_ICONS[file.kind] if file.kind is not None else "loader-circle"
        icons.set_icon(mark, icon, "ink3", 14)
        row.addWidget(mark)
        name = ElidedLabel(file.name)
        name.setToolTip(file.name)
        row.addWidget(name, 1)
        size = formats.data_size(file.size) if file.size is not None else "…"
        row.addWidget(style.text(size, tone="muted", size="small"))
        button = style.button("", role="quiet", icon="x")
        style.mark(button, compact=True)
        button.setFixedWidth(theme().tokens.size("control"))
        said = say(QCoreApplication.translate("ChosenFiles", "Take %1 out"), file.name)
        button.setAccessibleName(said)
        button.setToolTip(said)
        button.clicked.connect(partial(_take_out, self.files, file.id))
        self.buttons[file.id] = button
        row.addWidget(button)
        return holder

    def _choose(self) -> None:
        title = QCoreApplication.translate("ChosenFiles", "Attach to this booking")
        ask_for_files(self.window(), title, self.files.chosen_in, self._chosen)

    def _chosen(self, sources: list[Path]) -> None:
        """Enter means to go on then, not to choose once more."""
        self.files.choose(sources)
        self._home.setFocus(Qt.FocusReason.OtherFocusReason)


class TakesDrops:
    """A page on which files may be dropped anywhere."""

    files: FileBox | None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.files is not None and dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.files is not None:
            self.files.files.add(dropped(event.mimeData()))
            event.acceptProposedAction()


def _take_out(files: ChosenFiles, file_id: UUID, _checked: bool = False) -> None:
    files.remove(file_id)
