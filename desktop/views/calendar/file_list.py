"""The pictures and papers of the booking on a card: which there are, where they are, and what can be done with them.

Paints and forwards; ``presenters.booking_files`` decides. Choosing files on the disk is the system's own dialog.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QMimeData, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.presenters.booking_files import (
    SOURCE_UNREADABLE,
    UNREACHABLE,
    AttachedFile,
    BookingFiles,
    Standing,
)
from desktop.theming import formats, icons, style, words
from desktop.theming.elide import ElidedLabel
from desktop.theming.listen import listen
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import DOT, fill
from desktop.views.calendar.popover import WIDE
from desktop.views.file_dialog import DOCUMENTS, ask_for_files, dropped, file_dialog
from scheduling.errors import ErrorCode
from scheduling.file_types import FileKind

MOST_HIGH = 220
"""Of the lines; more of them scroll."""
KIND_ICONS = {FileKind.PICTURE: "image", FileKind.VIDEO: "video", FileKind.DOCUMENT: "file-text"}


def trouble_words(code: str) -> str:
    """Why something with a file did not work."""
    translate = QCoreApplication.translate
    match code:
        case "":
            return ""
        case _ if code == UNREACHABLE:
            return translate("Files", "The server does not answer: there may be more than is shown.")
        case _ if code == SOURCE_UNREADABLE:
            return translate("Files", "This file cannot be read.")
        case ErrorCode.NOT_FOUND:
            return translate("Files", "The server does not have this booking.")
        case _:
            return words.error_words(code)


def standing_words(file: AttachedFile) -> str:
    """Size, and where it is unless it is where it belongs."""
    translate = QCoreApplication.translate
    size = formats.data_size(file.size)
    match file.standing:
        case Standing.WAITING:
            waiting = translate("Files", "waiting for the server")
            return f"{size}{DOT}{waiting}"
        case Standing.SENDING:
            share = fill(translate("Files", "%1 % sent"), formats.number(100 * file.share))
            return f"{size}{DOT}{share}"
        case Standing.REFUSED:
            return fill(translate("Files", "Not accepted: %1"), trouble_words(file.code))
        case Standing.THERE:
            return size


class FileList(QWidget):
    """Of one booking. ``reshaped`` when it became higher or lower."""

    reshaped = Signal()

    def __init__(self, files: BookingFiles, session_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files = files
        self._session_id = session_id
        self._shown: object = None
        self.buttons: dict[tuple[UUID, str], QPushButton] = {}
        """File and what is done with it (``save``, ``retry``, ``take_away``) to its button."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().tokens.space(1))
        self._column.addLayout(self._head())
        self._column.addWidget(self._scrolling())
        self.trouble = style.text("", tone="muted", size="small")
        self.trouble.setWordWrap(True)
        self._column.addWidget(self.trouble)
        self._fill()
        listen(files.changed, self, self._refresh)

    @property
    def takes_files(self) -> bool:
        """Whether anything may be attached here."""
        return self._files.may_attach(self._session_id)

    def drop(self, data: QMimeData) -> None:
        """Attach the files that were dropped."""
        self.take(dropped(data))

    def take(self, paths: list[Path]) -> None:
        """Attach these."""
        if paths:
            self._files.attach(self._session_id, paths)

    def _scrolling(self) -> QScrollArea:
        """The lines, which scroll where there are many: the card stays in the window."""
        inside = QWidget()
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme().tokens.space(1))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        self._scroll.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)  # setWidget switches it on
        return self._scroll

    def _fit(self) -> None:
        """As high as the lines are, up to a limit."""
        wide = WIDE - 2 * theme().tokens.space(4)
        needed = self._rows.totalHeightForWidth(wide) if self._rows.count() else 0
        if needed > MOST_HIGH:
            needed = self._rows.totalHeightForWidth(
                wide - self._scroll.verticalScrollBar().sizeHint().width()
            )
        self._scroll.setFixedHeight(min(needed, MOST_HIGH))
        self._scroll.setVisible(bool(needed))
        self._column.activate()  # its parent asks before Qt would tell

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme().tokens.space(2))
        mark = QLabel()
        icons.set_icon(mark, "paperclip", "ink3", 14)
        row.addWidget(mark)
        row.addWidget(style.text(self.tr("Pictures and papers"), tone="muted", size="small"), 1)
        self.attach = style.button(self.tr("Attach…"), role="quiet")
        style.mark(self.attach, compact=True)
        self.attach.setToolTip(self.tr("Pictures, videos and PDF; or drop them here"))
        self.attach.clicked.connect(self._choose)
        row.addWidget(self.attach)
        if not self.takes_files:
            self.attach.hide()
        return row

    def _refresh(self) -> None:
        inside = any(button.hasFocus() for button in self.buttons.values())
        if self._fill():
            if inside:
                self.attach.setFocus()
            self.reshaped.emit()

    def _fill(self) -> bool:
        """Show what there is; whether that is other than before."""
        lines, trouble = self._files.lines(self._session_id), self._files.trouble(self._session_id)
        if (lines, trouble) == self._shown:
            return False
        self._shown = (lines, trouble)
        self.buttons.clear()
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        for line in lines:
            row = self._row(line)
            self._rows.addWidget(row)
            row.show()  # only then it counts for the card's height
        self._fit()
        said = trouble_words(trouble)
        self.trouble.setText(said)
        style.mark(self.trouble, tone="muted" if trouble == UNREACHABLE else "bad")
        self.trouble.setVisible(bool(said))
        return True

    def _row(self, line: AttachedFile) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().tokens.space(2))
        mark = QLabel()
        refused = line.standing is Standing.REFUSED
        icons.set_icon(
            mark, "circle-alert" if refused else KIND_ICONS[line.kind], "bad" if refused else "ink3", 14
        )
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        text = QVBoxLayout()
        text.setSpacing(0)
        name = ElidedLabel(line.name)
        text.addWidget(name)
        about = style.text(standing_words(line), tone="bad" if refused else "muted", size="small")
        about.setTextFormat(Qt.TextFormat.PlainText)
        about.setWordWrap(True)
        text.addWidget(about)
        row.addLayout(text, 1)
        for what, icon, said, do in self._deeds(line):
            row.addWidget(self._button(line, what, icon, said, do), 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _deeds(self, line: AttachedFile) -> list[tuple[str, str, str, Callable[[], None]]]:
        """What can be done with it: name, icon, words, deed."""
        files, session_id = self._files, self._session_id
        if line.standing is Standing.THERE:
            if not files.is_heard(session_id):
                return []
            return [("save", "download", self.tr("Save %1…"), partial(self._save, line))]
        away = (
            "take_away",
            "x",
            self.tr("Take %1 away: it is not on the server"),
            partial(files.take_away, session_id, line.id),
        )
        if line.standing is not Standing.REFUSED:
            return [away]
        again = partial(files.retry, session_id, line.id)
        return [("retry", "refresh-cw", self.tr("Send %1 again"), again), away]

    def _button(
        self, line: AttachedFile, what: str, icon: str, said: str, do: Callable[[], None]
    ) -> QPushButton:
        button = style.button("", role="quiet")
        style.mark(button, compact=True)
        icons.set_icon(button, icon, "ink3")
        button.setFixedWidth(theme().tokens.size("control"))
        button.setAccessibleName(fill(said, line.name))
        button.setToolTip(fill(said, line.name))
        button.clicked.connect(lambda _checked=False: do())
        self.buttons[line.id, what] = button
        return button

    def _choose(self) -> None:
        files, session_id = self._files, self._session_id  # this list may be another by then
        ask_for_files(
            self.window(),
            self.tr("Attach to this booking"),
            files.chosen_in,
            partial(files.choose, session_id),
        )

    def _save(self, line: AttachedFile) -> None:
        dialog = file_dialog(self.window(), self.tr("Save the file"), DOCUMENTS)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(line.name)
        files, session_id = self._files, self._session_id
        dialog.filesSelected.connect(lambda chosen: files.save(session_id, line.id, Path(chosen[0])))
        dialog.open()
