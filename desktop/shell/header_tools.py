"""What the shell lends to the header of each view: the search, the sync badge and the Book button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.shell.sync_badge import SyncBadge
from desktop.theming import icons, style
from desktop.theming.theme import theme


class HeaderTools(QWidget):
    """A view places it at the end of its header by ``set_trailing``."""

    book_clicked = Signal()
    find_clicked = Signal()

    def __init__(
        self, badge: SyncBadge, *, may_book: Callable[[], bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._may_book = may_book
        self.badge = badge
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().tokens.space(3))
        self.search = style.button("", role="quiet")
        icons.set_icon(self.search, "search", "ink2", 18)
        self.search.setToolTip(self.tr("Search customers, plates and bookings (/ or Ctrl+K)"))
        self.search.setAccessibleName(self.tr("Search"))
        self.search.clicked.connect(self.find_clicked)
        line.addWidget(self.search)
        line.addWidget(badge)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.book = style.button(self.tr("Book"), role="primary", icon="plus")
        self.book.setToolTip(self.tr("New booking (Ctrl+N)"))
        self.book.setAccessibleName(self.tr("New booking"))
        self.book.clicked.connect(self.book_clicked)
        line.addWidget(self.book)
        self.refresh()

    def say_less(self, brief: bool) -> None:
        """The badge in fewer words."""
        self.badge.say_less(brief)

    def saved(self, *, brief: bool) -> int:
        """How much narrower than now it is so; less than nothing where it is wider."""
        now = self.badge.saved() if self.badge.brief else 0
        return (self.badge.saved() if brief else 0) - now

    def refresh(self) -> None:
        """Whether one may book can change while the window is open."""
        self.book.setVisible(self._may_book())
