"""What became of the files of a booking that was made: which go along, and which do not."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.presenters.chosen_files import ChosenFiles
from desktop.theming import style
from desktop.theming.listen import listen
from desktop.theming.theme import theme
from desktop.views.booking.file_words import attach_later, missing_words, named
from desktop.views.booking.phrases import say


class FileNote(QWidget):
    """Not to be seen where there is nothing to say. ``align`` is that of its lines; ``later``: they have a card."""

    def __init__(self, files: ChosenFiles, align: Qt.AlignmentFlag, *, later: bool) -> None:
        super().__init__()
        self._files = files
        self._later = later
        self._made = True
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().tokens.space(1))
        self.along = style.text("", tone="muted")
        self.missing = style.text("", tone="bad", weight=500)
        for line in (self.along, self.missing):
            line.setTextFormat(Qt.TextFormat.PlainText)
            line.setWordWrap(True)
            column.addWidget(line)
        self.align(align)
        self.refresh()
        listen(files.changed, self, self.refresh)

    def align(self, align: Qt.AlignmentFlag) -> None:
        """Where its lines stand from now on."""
        for line in (self.along, self.missing):
            line.setAlignment(align)

    def show_for(self, *, made: bool) -> None:
        """Whether there is a booking by now that they go along with."""
        self._made = made
        self.refresh()

    def refresh(self) -> None:
        """Show it again."""
        translate, files = QCoreApplication.translate, self._files
        along = files.along
        if files.copying:
            self.along.setText(translate("ChosenFiles", "Pictures and papers are being copied …"))
        else:
            said = translate("ChosenFiles", "Goes along: %1")
            self.along.setText(say(said, named(along)) if along else "")
        lines = [missing_words(file) for file in files.missing]
        self.missing.setText("\n".join([*lines, attach_later()] if lines and self._later else lines))
        self.along.setVisible(bool(self.along.text()))
        self.missing.setVisible(bool(lines))
        self.setVisible(self._made and bool(lines or self.along.text()))
