"""The Waivers screen: who has still to sign today, what was signed, the texts. Each asks the server when looked at."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.theming import style
from desktop.views.asked import LoadedPage
from desktop.views.header import Header
from desktop.views.hours.fields import Segments
from desktop.views.waivers.due_page import DuePage
from desktop.views.waivers.signed_page import SignedPage
from desktop.views.waivers.texts_page import TextsPage


class Tab(StrEnum):
    DUE = "due"
    SIGNED = "signed"
    TEXTS = "texts"


class WaiversView(LoadedPage):
    """``show_asked`` carries a booking's id."""

    show_asked = Signal(object)

    def __init__(self, due: DuePage, signed: SignedPage, texts: TextsPage) -> None:
        super().__init__()
        self.due, self.signed, self.texts = due, signed, texts
        self._pages: dict[Tab, LoadedPage] = {Tab.DUE: due, Tab.SIGNED: signed, Tab.TEXTS: texts}
        self._header = Header(self.tr("Waivers"))
        self.tabs = Segments(self.tr("What of it"))
        self.tabs.chosen.connect(self.show_tab)
        self._header.set_leading(self.tabs)
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._stack, 1)
        style.mark(self, panel="canvas")
        due.show_asked.connect(self.show_asked)
        self._show(Tab.DUE)

    @property
    def tab(self) -> Tab:
        """The part on view."""
        return next(tab for tab, page in self._pages.items() if page is self._stack.currentWidget())

    @property
    def unsaved(self) -> bool:
        """Whether a reason is typed that goes with the window; a text that is written outlives it."""
        return self.signed.unsaved

    def set_trailing(self, widget: QWidget) -> None:
        """Place the shell's tools at the end of the header."""
        self._header.set_trailing(widget)

    def show_tab(self, tab: Tab) -> None:
        """Another part of it, asked for anew."""
        self._show(tab)
        self.load()

    def load(self) -> None:
        """Ask for what is on view."""
        self._pages[self.tab].load()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys begin on the parts."""
        super().focusInEvent(event)
        self.tabs.buttons[self.tab].setFocus()

    def _show(self, tab: Tab) -> None:
        names = {
            Tab.DUE: self.tr("To sign today"),
            Tab.SIGNED: self.tr("Signed"),
            Tab.TEXTS: self.tr("Texts"),
        }
        self.tabs.show_choices([*names.items()], tab)
        self._stack.setCurrentWidget(self._pages[tab])
