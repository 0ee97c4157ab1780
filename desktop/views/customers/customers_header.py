"""The Customers screen's top row: its title, and what can be done with all of them; then the shell's tools."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.theming import style
from desktop.views.header import Header

WORDS_LEAST = 1000
"""Narrower than this the buttons have an icon alone."""


class CustomersHeader(Header):
    """The buttons are there for whoever may."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Customers"))
        self.new = style.button(self.tr("New customer"), icon="user-plus")
        self.new.setAccessibleName(self.new.text())
        self.new.setToolTip(self.tr("Add a customer"))
        self.take_over = style.button(self.tr("Import…"), icon="upload")
        self.take_over.setAccessibleName(self.take_over.text())
        self.take_over.setToolTip(self.tr("Take over customers from a table (.csv) or address cards (.vcf)"))
        self.write = style.button(self.tr("Export…"), icon="download")
        self.write.setAccessibleName(self.write.text())
        self.write.setToolTip(self.tr("Write all customers to a table (.csv)"))
        self._buttons = (self.take_over, self.write, self.new)
        for button in self._buttons:
            self.set_trailing(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= WORDS_LEAST
        for button in self._buttons:
            button.setText(button.accessibleName() if wide else "")
