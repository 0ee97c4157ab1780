"""The one window: its size and place are remembered, what it shows is replaced as a whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLayout, QMainWindow, QWidget
from shiboken6 import isValid

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
        self._covered: tuple[QWidget, str, QWidget | None] | None = None
        """A page that another one stands in the place of, its title, and what had the keys."""

    def leave(self) -> None:
        """The user closes it, and may be asked first; whoever else closes it is not."""
        self.by_hand = True
        self.close()
        self.by_hand = False

    def show_page(self, page: QWidget, title: str) -> None:
        """Replace what the window shows; the page before is gone with all its connections. ``title`` may be empty."""
        covered, self._covered = self._covered, None
        for before in (self._put(page, title), covered[0] if covered is not None else None):
            if before is not None:
                before.hide()
                before.deleteLater()

    @property
    def is_covered(self) -> bool:
        """Whether another page stands in the place of one that is still there."""
        return self._covered is not None

    def cover(self, page: QWidget, title: str) -> None:
        """Show this in place of the page, of which nothing is seen, heard or done until :meth:`uncover`."""
        keys, said = self.focusWidget(), self.windowTitle()
        before = self._put(page, title)
        if before is None:
            return
        before.hide()
        if self._covered is None:
            self._covered = before, said, keys
        else:
            before.deleteLater()

    def uncover(self) -> None:
        """The page is there again as it was, the keys where they were."""
        if self._covered is None:
            return
        (page, title, keys), self._covered = self._covered, None
        cover = self._put(page, "")
        self.setWindowTitle(title)
        if cover is not None:
            cover.hide()
            cover.deleteLater()
        if keys is not None and isValid(keys):
            keys.setFocus()

    def _put(self, page: QWidget, title: str) -> QWidget | None:
        """In the middle; what stood there is returned."""
        before = self.takeCentralWidget()
        self.setCentralWidget(page)
        self.setWindowTitle(f"{title} – {PROGRAM}" if title else PROGRAM)
        if self.isVisible():
            page.show()  # at once and in its size, not a moment after the place is empty
            cast(QLayout, self.layout()).activate()
        return before

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
