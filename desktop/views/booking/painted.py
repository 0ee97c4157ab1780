"""Buttons that a booking's pages paint themselves: tiles, times, days. Colours and sizes come from the theme.

Arrow keys move among those of one group; Enter chooses. Not here: what a choice means.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.theming import icons
from desktop.theming.theme import theme

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Painted(QAbstractButton):
    """``leaves`` says that choosing it opens the next step, so Enter is not passed on to the wizard."""

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
            if not event.isAutoRepeat():
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


def number_chip(painter: QPainter, room: QRect, number: int) -> None:
    """The key that chooses a tile."""
    painter.setPen(QPen(theme().color("line2"), 1))
    painter.setBrush(theme().color("surface"))
    painter.drawRoundedRect(QRectF(room).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(theme().color("ink2"))
    painter.setFont(theme().font("small", 600))
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, str(number))


class Tile(Painted):
    """A wide choice: icon or initials, a name, a line about it, something at the end, and its number."""

    def __init__(
        self,
        title: str,
        detail: str = "",
        *,
        icon: str = "",
        initials: str = "",
        trailing: str = "",
        chips: Sequence[tuple[str, str]] = (),
        number: int = 0,
        leaves: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """``chips`` are words with the name of their colour."""
        super().__init__(title, parent, leaves=leaves)
        self.detail = detail
        self.trailing = trailing
        self.chips = tuple(chips)
        self._icon = icon
        self._initials = initials
        self._number = number if number < 10 else 0
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(self.sizeHint().height())
        spoken = [title, detail, trailing, *(words for words, _ in self.chips)]
        self.setAccessibleName(", ".join(part for part in spoken if part))

    def sizeHint(self) -> QSize:
        space = theme().tokens.space
        line = self.fontMetrics().height()
        return QSize(260, 2 * line + space(1) + 2 * space(2) + space(1))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        space = theme().tokens.space
        self.ground(painter, fill=self.tint(), line="accent" if self.isChecked() else "line2", radius="card")
        room = self.rect().adjusted(space(3), 0, -space(3), 0)
        room = self._paint_mark(painter, room)
        room = self._paint_end(painter, room)
        top = QRect(room.left(), room.center().y() - 19, room.width(), 19)
        low = QRect(room.left(), room.center().y() + 1, room.width(), 18)
        if not self.detail:
            top = room
        ink = "accent-ink" if self.isChecked() else "ink"
        used = self.write(painter, top, self.text(), colour=ink, weight=600)
        chips = QRect(top.left() + used + space(2), top.center().y() - 9, top.width() - used, 19)
        self._paint_chips(painter, chips)
        if self.detail:
            self.write(painter, low, self.detail, colour="ink2", size="small")
        painter.end()

    def _paint_mark(self, painter: QPainter, room: QRect) -> QRect:
        space, size = theme().tokens.space, 32
        if not (self._icon or self._initials):
            return room
        disc = QRect(room.left(), room.center().y() - size // 2 + 1, size, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("surface" if self.isChecked() else "sunken"))
        painter.drawEllipse(disc)
        if self._icon:
            colour = "accent" if self.isChecked() else "ink2"
            picture = icons.pixmap(self._icon, colour, 16, self.devicePixelRatioF())
            painter.drawPixmap(disc.center().x() - 7, disc.center().y() - 7, picture)
        else:
            painter.setPen(theme().color("ink2"))
            painter.setFont(theme().font("small", 700))
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, self._initials)
        return room.adjusted(size + space(3), 0, 0, 0)

    def _paint_end(self, painter: QPainter, room: QRect) -> QRect:
        space = theme().tokens.space
        if self._number:
            chip = QRect(room.right() - 19, room.center().y() - 9, 20, 20)
            number_chip(painter, chip, self._number)
            room = room.adjusted(0, 0, -20 - space(3), 0)
        if self.trailing:
            end = Qt.AlignmentFlag.AlignRight
            ink = "accent-ink" if self.isChecked() else "ink"
            used = self.write(painter, room, self.trailing, weight=600, align=end, colour=ink)
            room = room.adjusted(0, 0, -used - space(3), 0)
        return room

    def _paint_chips(self, painter: QPainter, room: QRect) -> None:
        painter.setFont(theme().font("small", 600))
        left = room.left()
        for words, colour in self.chips:
            width = painter.fontMetrics().horizontalAdvance(words) + 12
            if left + width > room.right():
                return
            box = QRect(left, room.top(), width, room.height())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color(f"{colour}-bg"))
            painter.drawRoundedRect(box, 6, 6)
            self.write(painter, box.adjusted(6, 0, 0, 0), words, colour=colour, size="small", weight=600)
            left += width + theme().tokens.space(1)
