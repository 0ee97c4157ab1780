"""The page of a device that has no access any more, while it hands over what it has. There is nothing to do on it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from desktop.shell.status_tools import trouble_words
from desktop.sync.handover import HandingOver
from desktop.theming import icons, style
from desktop.theming.listen import listen
from desktop.theming.theme import theme

WIDTH = 420


class FarewellPage(QWidget):
    """What happens, how far it is, and any trouble."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.mark(self, panel="canvas")
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addLayout(self._column())
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(3)
        self._handing: HandingOver | None = None
        self.refresh()

    def follow(self, handing: HandingOver) -> None:
        """Show how far this is."""
        self._handing = handing
        listen(handing.changed, self, self.refresh)

    def refresh(self) -> None:
        """Look again."""
        handing = self._handing
        self.progress.setRange(0, handing.count if handing else 0)  # without any, it only moves
        self.progress.setValue(handing.done if handing else 0)
        problem = handing.problem if handing else ""
        self.trouble.setText(trouble_words(problem))
        self.trouble.setVisible(bool(problem))

    def _column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme().tokens.space(3))
        mark = QLabel()
        icons.set_icon(mark, "log-out", "accent", 28)
        column.addWidget(mark)
        column.addWidget(style.text(self.tr("This computer no longer has access"), size="title", weight=700))
        hint = style.text(
            self.tr(
                "What had not been sent is being handed over to the owner. Then everything of the workshop is"
                " erased from this computer."
            ),
            tone="muted",
        )
        hint.setWordWrap(True)
        hint.setFixedWidth(WIDTH)
        column.addWidget(hint)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Handing over"))
        column.addWidget(self.progress)
        self.trouble = style.text("", tone="bad")
        self.trouble.setWordWrap(True)
        self.trouble.setFixedWidth(WIDTH)
        column.addWidget(self.trouble)
        column.setAlignment(Qt.AlignmentFlag.AlignLeft)
        return column
