"""The one window: its size and place are remembered, what it shows is replaced as a whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLayout, QMainWindow, QWidget

from desktop.theming import icons
from desktop.theming.theme import theme

PROGRAM = "Auto Doctor"


class MainWindow(QMainWindow):
    """``closing`` is told when the user closes it; ``keep_geometry`` gets where it stood."""

    closing = Signal()

    def __init__(self, *, geometry: str = "", keep_geometry: Callable[[str], None] | None = None) -> None:
        super().__init__()
        self.keep_geometry = keep_geometry
        sizes = theme().tokens.size
        self.setMinimumSize(sizes("window_min_width"), sizes("window_min_height"))
        self.setWindowIcon(icons.icon("wrench", "accent", 32))
        self.resize(1366, 768)
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(QByteArray(geometry.encode())))
        leave = QShortcut(QKeySequence(QKeySequence.StandardKey.Quit), self)
        leave.activated.connect(self.leave)
        self.by_hand = False
        """Whether it is being closed by its user's key."""

    def leave(self) -> None:
        """The user closes it, and may be asked first; whoever else closes it is not."""
        self.by_hand = True
        self.close()
        self.by_hand = False

    def show_page(self, page: QWidget, title: str) -> None:
        """Replace what the window shows; the page before is gone with all its connections. ``title`` may be empty."""
        before = self.takeCentralWidget()
        self.setCentralWidget(page)
        self.setWindowTitle(f"{title} – {PROGRAM}" if title else PROGRAM)
        if before is not None:
            before.hide()
            before.deleteLater()
        if self.isVisible():
            page.show()  # at once and in its size, not a moment after the place is empty
            cast(QLayout, self.layout()).activate()

    def let_go(self) -> None:
        """What was shown before is gone now, and reads nothing any more. Not to be called from one of its signals."""
        for _ in range(2):  # what goes with a page, as its office does, goes after it
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def clear(self) -> None:
        """Nothing is shown any more."""
        self.show_page(QWidget(), "")
        self.let_go()

    def on_screen(self) -> bool:
        """Whether the window system shows it: only then is anything painted."""
        return self.isVisible() and self.windowHandle().isExposed()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.keep_geometry is not None:
            self.keep_geometry(bytes(self.saveGeometry().toBase64().data()).decode())
        event.accept()
        self.closing.emit()
