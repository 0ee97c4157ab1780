"""The Customers screen's top row: its title, and what can be done with all of them; then the shell's tools."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.views.header import Header


class CustomersHeader(Header):
    """The buttons are there for whoever may."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Customers"))
