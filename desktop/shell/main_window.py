"""The one window: its size and place are remembered, what it shows is replaced as a whole."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QWidget

from desktop.theming import icons
from desktop.theming.theme import theme


class MainWindow(QMainWindow):
    """``closing`` is told when the user closes it; ``keep_geometry`` gets where it stood."""

    closing = Signal()

    def __init__(self, *, geometry: str = "", keep_geometry: Callable[[str], None] | None = None) -> None:
        super().__init__()
        self._keep_geometry = keep_geometry
        sizes = theme().tokens.size
        self.setMinimumSize(sizes("window_min_width"), sizes("window_min_height"))
        self.setWindowIcon(icons.icon("wrench", "accent", 32))
        self.resize(1366, 768)
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(QByteArray(geometry.encode())))
        leave = QShortcut(QKeySequence(QKeySequence.StandardKey.Quit), self)
        leave.activated.connect(self.close)

    def show_page(self, page: QWidget, title: str) -> None:
        """Replace what the window shows; the page before is gone with all its connections."""
        before = self.takeCentralWidget()
        self.setCentralWidget(page)
        self.setWindowTitle(title)
        if before is not None:
            before.hide()
            before.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._keep_geometry is not None:
            self._keep_geometry(bytes(self.saveGeometry().toBase64().data()).decode())
        event.accept()
        self.closing.emit()
