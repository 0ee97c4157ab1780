"""The day sheet, shown as it will be on paper: as a PDF file, or to a printer where there is one. Nothing modal.

Not here: the file, the printer, and what came of it (``shell/printing``).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.theming import formats, style
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import fill
from desktop.views.calendar.popover import Popover

if TYPE_CHECKING:
    from desktop.presenters.day_sheet import DaySheet
    from desktop.views.calendar.sheet_preview import SheetPreview

PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
"""Keys that scroll the preview."""
WIDE = 420
LEAST, MOST = 160, 520
"""How high the preview is."""
AROUND = 300
"""What the header and the words and buttons beside the preview take."""


class PrintPopover(Popover):
    """``pdf_asked`` and ``printer_asked`` carry the day."""

    pdf_asked = Signal(object)
    printer_asked = Signal(object)

    def __init__(self, over: QWidget, sheet_of: Callable[[date], DaySheet]) -> None:
        super().__init__(over, WIDE)
        self.setAccessibleName(self.tr("Print the day sheet"))
        self._day: date | None = None
        self.has_printers: Callable[[], bool] = bool
        """Whether there is any; whoever prints knows."""
        self._sheet_of = sheet_of
        self.preview: SheetPreview | None = None
        """Of the day that is offered."""
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
        self._show_pages(day)
        self.printer.setEnabled(printers)
        self.none.setVisible(not printers)

    def _show_pages(self, day: date) -> None:
        """The sheet before it is printed, as high as there is room."""
        from desktop.views.calendar.sheet_preview import SheetPreview  # only for who prints

        if self.preview is not None:
            self.preview.hide()
            self.preview.setParent(None)
            self.preview.deleteLater()
        over = self.parentWidget()
        edges = self.column.contentsMargins()
        self.preview = SheetPreview(self._sheet_of(day), WIDE - edges.left() - edges.right() - 2)
        high = min(MOST, over.height() - AROUND) if over is not None else LEAST
        self.preview.setFixedHeight(max(LEAST, high))
        self.column.insertWidget(2, self.preview)

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
        elif event.key() in PAGES and self.preview is not None:
            bar = self.preview.verticalScrollBar()
            bar.setValue(bar.value() + PAGES[Qt.Key(event.key())] * bar.pageStep())

    def _pdf(self) -> None:
        self.close_now()
        self.pdf_asked.emit(self._day)

    def _printer(self) -> None:
        self.close_now()
        self.printer_asked.emit(self._day)
