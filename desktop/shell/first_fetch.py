"""Shown once after the first sign-in, while the workshop's data is fetched: what happens, and any trouble."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.sync_status import SyncStatus
from desktop.shell.status_tools import trouble_words
from desktop.theming import icons, style
from desktop.theming.listen import listen
from desktop.theming.theme import theme


class FirstFetch(QWidget):
    """Tells once the organization is known."""

    ready = Signal()
    sign_out_chosen = Signal()

    def __init__(self, source: AvailabilitySource, status: SyncStatus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._status = status
        self._told = False
        style.mark(self, panel="canvas")
        space = theme().tokens.space
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        column = QVBoxLayout()
        column.setSpacing(space(3))
        mark = QLabel()
        icons.set_icon(mark, "wrench", "accent", 28)
        column.addWidget(mark)
        column.addWidget(
            style.text(self.tr("Fetching the calendar of your workshop …"), size="title", weight=700)
        )
        hint = style.text(
            self.tr("This is done once; from then on the calendar opens at once, also without network."),
            tone="muted",
        )
        hint.setWordWrap(True)
        column.addWidget(hint)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Fetching"))
        column.addWidget(self.progress)
        self.trouble = style.text("", tone="bad")
        self.trouble.setWordWrap(True)
        column.addWidget(self.trouble)
        column.addWidget(self._buttons())
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addLayout(column)
        middle.addStretch(1)
        hint.setFixedWidth(420)
        outer.addLayout(middle)
        outer.addStretch(3)
        listen(status.changed, self, self.look)
        self.look()

    def look(self) -> None:
        """Look whether it is here, or why it does not go on."""
        if self._source.ready:
            if not self._told:
                self._told = True
                self.ready.emit()
            return
        trouble = trouble_words(self._status.problem)
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        self._again.setVisible(bool(trouble))
        self.progress.setVisible(not trouble)

    def _buttons(self) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        self._again = style.button(self.tr("Try now"), role="primary", icon="refresh-cw")
        self._again.clicked.connect(self._status.try_now)
        leave = style.button(self.tr("Sign out"), role="quiet")
        leave.clicked.connect(self.sign_out_chosen)
        line.addWidget(self._again)
        line.addWidget(leave)
        line.addStretch(1)
        line.setAlignment(Qt.AlignmentFlag.AlignLeft)
        return holder
