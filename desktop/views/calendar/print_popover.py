"""The day sheet of the day on view: as a PDF file, or to a printer where there is one. Nothing modal.

Not here: the file, the printer, and what came of it (``shell/printing``).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.theming import formats, style
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import fill
from desktop.views.calendar.popover import Popover


class PrintPopover(Popover):
    """``pdf_asked`` and ``printer_asked`` carry the day."""

    pdf_asked = Signal(object)
    printer_asked = Signal(object)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAccessibleName(self.tr("Print the day sheet"))
        self._day: date | None = None
        self.has_printers: Callable[[], bool] = bool
        """Whether there is any; whoever prints knows."""
        self.title = style.text("", weight=600)
        self.title.setWordWrap(True)
        self.column.addWidget(self.title)
        about = style.text(
            self.tr("The day by mechanic, with phone numbers and room for notes."), tone="muted", size="small"
        )
        about.setWordWrap(True)
        self.column.addWidget(about)
        self.pdf = style.button(self.tr("Save as PDF…"), role="primary")
        self.printer = style.button(self.tr("Print…"))
        self.pdf.clicked.connect(self._pdf)
        self.printer.clicked.connect(self._printer)
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().tokens.space(2))
        line.addWidget(self.pdf)
        line.addWidget(self.printer)
        line.addStretch(1)
        self.column.addWidget(holder)
        self.none = style.text(self.tr("No printer is set up on this computer."), tone="muted", size="small")
        self.none.setWordWrap(True)
        self.column.addWidget(self.none)

    def show_day(self, day: date) -> None:
        """Fill it; then open it and :meth:`begin`."""
        self._day, printers = day, self.has_printers()
        self.title.setText(fill(self.tr("Day sheet of %1"), formats.day_within(day)))
        self.printer.setEnabled(printers)
        self.none.setVisible(not printers)

    def begin(self) -> None:
        """The keys act on it."""
        (self.printer if self.printer.isEnabled() else self.pdf).setFocus(Qt.FocusReason.PopupFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes between the two: behind them is the calendar that they stand over."""
        del forward
        to = self.pdf if self.printer.hasFocus() or not self.printer.isEnabled() else self.printer
        to.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The key that opened it closes it, too; another does nothing behind it."""
        if event.key() == Qt.Key.Key_P and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.close_now()
        elif event.key() == Qt.Key.Key_Escape:
            super().keyPressEvent(event)

    def _pdf(self) -> None:
        self.close_now()
        self.pdf_asked.emit(self._day)

    def _printer(self) -> None:
        self.close_now()
        self.printer_asked.emit(self._day)
