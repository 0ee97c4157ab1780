"""A button that its view paints itself: colours and sizes come from the theme.

Arrow keys move among those of one group; Enter chooses. Not here: what is painted, or what a choice means.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.theming import enters, icons
from desktop.theming.theme import theme

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Painted(QAbstractButton):
    """``leaves`` says that choosing it opens the next step, so Enter is not passed on."""

    def __init__(self, name: str, parent: QWidget | None = None, *, leaves: bool = False) -> None:
        super().__init__(parent)
        self.leaves = leaves
        self.setText(name)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        icons.follow_theme(self, self.update)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()  # its first click may have opened the page that this is on

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            leaves = self.leaves
            if enters.once(event):
                self.click()
            event.setAccepted(leaves)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()  # Qt would take Alt+Left for an arrow
        elif event.key() in _ARROWS:
            self._move(*_ARROWS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _move(self, right: int, down: int) -> None:
        """Give the focus to the nearest sibling in that direction."""
        holder = self.parentWidget()
        here = self.geometry().center()
        best: tuple[int, Painted] | None = None
        for other in holder.findChildren(Painted) if holder is not None else []:
            if other is self or not other.isVisible() or not other.isEnabled():
                continue
            there = other.mapTo(holder, other.rect().center()) if holder is not None else here
            along = (there.x() - here.x()) * right + (there.y() - here.y()) * down
            across = abs((there.x() - here.x()) * down) + abs((there.y() - here.y()) * right)
            if along > 0 and (best is None or along + 3 * across < best[0]):
                best = (along + 3 * across, other)
        if best is not None:
            best[1].setFocus(Qt.FocusReason.TabFocusReason)

    # --- painting

    def ground(
        self, painter: QPainter, *, fill: str, line: str, dashed: bool = False, radius: str = "control"
    ) -> None:
        """The rounded box with its focus ring."""
        focused = self.hasFocus()
        width = 2.0 if focused or line == "accent" else 1.0
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        pen = QPen(theme().color("focus" if focused else line), width)
        if dashed and not focused:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.setBrush(theme().color(fill) if fill else QColor(Qt.GlobalColor.transparent))
        corner = theme().tokens.radius(radius)
        painter.drawRoundedRect(box, corner, corner)
        if focused and "accent" in {line, fill}:  # what is chosen has that colour without the keys, too
            painter.setPen(QPen(theme().color("on-accent" if fill == "accent" else "focus"), 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), corner - 2, corner - 2)

    def write(
        self,
        painter: QPainter,
        room: QRect,
        words: str,
        *,
        colour: str = "ink",
        size: str = "body",
        weight: int = 400,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> int:
        """One line, shortened when there is no room; how wide it is."""
        painter.setFont(theme().font(size, weight))
        painter.setPen(theme().color(colour))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, (align | Qt.AlignmentFlag.AlignVCenter).value, shown)
        return painter.fontMetrics().horizontalAdvance(shown)

    def tint(self) -> str:
        """The usual fill: chosen, under the mouse, or plain."""
        if self.isChecked():
            return "accent-weak"
        return "hover" if self.underMouse() and self.isEnabled() else "surface"
