"""The day sheet as it will be on paper: its pages below each other, small, to be looked at before it is printed.

Painted by what prints it (``sheet_painter``), on white in every theme, as paper is. Not here: printing.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QMarginsF, QRectF, QSize, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from desktop.presenters.day_sheet import DaySheet
from desktop.theming.painting import painting
from desktop.theming.theme import theme
from desktop.views.calendar.sheet_painter import MARGIN_MM, SheetLayout


class SheetPreview(QScrollArea):
    """Scrolled by the wheel; where it says how many pages there are, a screen reader hears it."""

    def __init__(self, sheet: DaySheet, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper = _Paper(sheet, width - self.verticalScrollBar().sizeHint().width())
        self.setWidget(self.paper)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.paper.setAutoFillBackground(False)  # setWidget switches it on


class _Paper(QWidget):
    """All pages; ``width`` is a page's."""

    def __init__(self, sheet: DaySheet, width: int) -> None:
        super().__init__()
        size = QPageSize(QPageSize.PageSizeId.Letter)
        margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
        layout = QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)
        self._page = layout.fullRect(QPageLayout.Unit.Point)
        self._inside = layout.paintRect(QPageLayout.Unit.Point)
        self._sheet = SheetLayout(sheet, self._inside.width(), self._inside.height())
        self.pages = self._sheet.pages()
        self._scale = width / self._page.width()
        self._gap = theme().tokens.space(2)
        self.setFixedSize(QSize(width, round(len(self.pages) * self._step()) - self._gap))
        said = QCoreApplication.translate("SheetPreview", "Preview, pages: %1")
        self.setAccessibleName(said.replace("%1", str(len(self.pages))))

    def _step(self) -> float:
        """From page to page."""
        return self._page.height() * self._scale + self._gap

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for number, page in enumerate(self.pages, 1):
                top = (number - 1) * self._step()
                paper = QRectF(0, top, self.width(), self._step() - self._gap)
                if not paper.intersects(QRectF(event.rect())):
                    continue
                painter.fillRect(paper, Qt.GlobalColor.white)
                painter.setPen(QPen(theme().color("line2"), 1))
                painter.drawRect(paper.adjusted(0.5, 0.5, -0.5, -0.5))
                painter.save()
                painter.translate(0, top)
                painter.scale(self._scale, self._scale)
                painter.translate(self._inside.topLeft())
                self._sheet.paint(painter, page, number, len(self.pages))
                painter.restore()
