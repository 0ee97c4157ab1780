"""A row of widgets that wraps to the next line when it is full."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget


class FlowRow(QWidget):
    """Children keep their own size, and stand from the right where one reads from there."""

    def __init__(self, gap: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap = gap
        self._items: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """At the end."""
        if widget.parent() is not self:  # Qt would take the focus from it
            widget.setParent(self)
        self._items.append(widget)
        widget.show()

    def keep(self, widgets: Sequence[QWidget]) -> None:
        """These and no others, in this order; what is not among them is hidden, and can be kept again later."""
        for item in self._items:
            if item not in widgets:
                item.hide()
        self._items = []
        for widget in widgets:
            self.add(widget)
        self.fit()

    def fit(self) -> None:
        """Something in it says something else now: lay it out anew."""
        for item, rect in zip(self._items, self._flow(self.width()), strict=True):
            item.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), rect))
        self.setFixedHeight(self.heightForWidth(self.width()))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rects = self._flow(width)
        return max((rect.bottom() + 1 for rect in rects), default=0)

    def sizeHint(self) -> QSize:
        width = max(self.width(), 200)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.heightForWidth(max(self.width(), 60)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def event(self, event: QEvent) -> bool:
        """Something in it asks for another size, such as a button that asks once more."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return super().event(event)

    def _flow(self, width: int) -> list[QRect]:
        x = y = 0
        high = 0
        rects = []
        for item in self._items:
            size = item.sizeHint()
            if x and x + size.width() > width:
                x, y = 0, y + high + self._gap
                high = 0
            rects.append(QRect(x, y, min(size.width(), width), size.height()))
            x += size.width() + self._gap
            high = max(high, size.height())
        return rects
