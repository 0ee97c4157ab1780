"""A text of several lines in a form: no more of it is taken than can be kept."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from desktop.views.file_dialog import dropped
from desktop.views.painted import ENTER
from scheduling.limits import MOST_LONG_TEXT


class LongText(QPlainTextEdit):
    """Enter goes on, as everywhere; Shift+Enter begins a line. Takes no more than can be kept, and no files.

    What is too much is cut from what was just put in: what stood there before stays.
    """

    def __init__(self) -> None:
        super().__init__()
        self.document().contentsChanged.connect(self._cut)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """A link is text. Of a file its path would be none that anybody meant: whoever is below may take it."""
        return not dropped(source) and super().canInsertFromMimeData(source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in ENTER and plain:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _cut(self) -> None:
        """What was put in ends at the cursor, and is never less than what is too much.

        The document's own account of a change is no help: an input method changes the whole paragraph.
        """
        units = self.document().characterCount() - 1  # of UTF-16: never fewer than characters
        text = self.toPlainText() if units > MOST_LONG_TEXT else ""
        surplus = len(text) - MOST_LONG_TEXT
        if surplus <= 0:
            return
        end = self.textCursor().position()  # none yet while the whole text is set
        cursor = QTextCursor(self.document())
        cursor.joinPreviousEditBlock()  # undone together
        cursor.setPosition(end if end > 0 else units)
        put_in = _units(text)[: 2 * cursor.position()].decode("utf-16-le", "surrogatepass")
        cut = len(_units(put_in[-surplus:])) // 2
        cursor.setPosition(cursor.position() - cut, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        cursor.endEditBlock()


def _units(text: str) -> bytes:
    """As the document counts: two bytes for each of its positions."""
    return text.encode("utf-16-le", "surrogatepass")
