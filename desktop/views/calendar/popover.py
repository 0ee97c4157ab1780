"""A small card that floats over the calendar beside what it is about. Closes by Esc or a click elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from desktop.theming import style
from desktop.theming.theme import theme

WIDE = 308
EDGE = 8
"""So far it stays from the window's edges."""


class Popover(QFrame):
    """A child of ``over``, not a window of its own: nothing modal."""

    closed = Signal()

    def __init__(self, over: QWidget, wide: int = WIDE) -> None:
        super().__init__(over)
        self._wide = wide
        self.opener: QWidget | None = None
        """The button that opens it and closes it: a click there is not one elsewhere."""
        style.mark(self, panel="popup")
        self.setFixedWidth(wide)
        tokens = theme().tokens
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(tokens.space(4), tokens.space(3), tokens.space(4), tokens.space(3))
        self.column.setSpacing(tokens.space(2))
        self.hide()

    def open_beside(self, near: QRect) -> None:
        """Show beside ``near`` (in the parent's coordinates), wherever there is room."""
        parent = self.parentWidget()
        if parent is None:
            return
        gap = 8
        left = near.right() + gap
        if left + self._wide > parent.width() - gap:
            left = near.left() - gap - self._wide
        if left < gap:
            left = max(gap, min(near.center().x() - self._wide // 2, parent.width() - self._wide - gap))
        self.move(left, max(gap, near.top()))
        self.show()
        self.raise_()
        self.refit()

    def open_below(self, near: QRect) -> None:
        """Show below ``near`` (in the parent's coordinates), flush with its left where there is room."""
        gap, parent = 8, self.parentWidget()
        room = near.left() if parent is None else parent.width() - self._wide - gap
        self.move(max(gap, min(near.left(), room)), near.bottom() + gap)
        self.show()
        self.raise_()
        self.refit()

    def refit(self) -> None:
        """What it shows has changed: as high as that needs, and still inside."""
        parent = self.parentWidget()
        for place in range(self.column.count()):
            item = self.column.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None and not widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
                widget.show()  # one just added counts only once it is shown
        self.column.invalidate()
        self.column.activate()
        high = (
            self.column.totalHeightForWidth(self._wide)
            if self.column.hasHeightForWidth()
            else self.sizeHint().height()
        )
        left, top = self.x(), self.y()
        if parent is not None:
            left = max(EDGE, min(left, parent.width() - self._wide - EDGE))
            top = max(EDGE, min(top, parent.height() - high - EDGE))
        self.setGeometry(left, top, self._wide, high)

    def close_now(self) -> None:
        """Away with it."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def give_way(self) -> bool:
        """Something else is opened or shown: closed, unless something is typed in it that would be lost."""
        self.close_now()
        return True

    def showEvent(self, event: QShowEvent) -> None:
        # Only while it is shown: every event of the program goes through such a filter.
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # widgets need it
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]  # widgets need it
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_now()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.MouseButtonPress
            and self.isVisible()
            and isinstance(watched, QWidget)
            and isinstance(event, QMouseEvent)
            and watched.window() is self.window()
            and not self._mine(event.globalPosition().toPoint())
        ):
            self.close_now()
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget() and self.isVisible():
            self.refit()  # still inside
        return super().eventFilter(watched, event)

    def _mine(self, point: QPoint) -> bool:
        held = (self,) if self.opener is None else (self, self.opener)
        return any(widget.rect().contains(widget.mapFromGlobal(point)) for widget in held)


def rect_in(widget: QWidget, rect: QRect, parent: QWidget) -> QRect:
    """A rectangle of ``widget`` in the coordinates of ``parent``."""
    return QRect(widget.mapTo(parent, QPoint(rect.x(), rect.y())), rect.size())
