"""Wide choices of a booking's pages, painted: an icon or initials, a name, a line about it, a number to choose it by.

Not here: what a choice means.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theming import icons
from desktop.theming.painting import painting
from desktop.theming.theme import theme
from desktop.views.painted import Painted


def number_chip(painter: QPainter, room: QRect, number: int) -> None:
    """The key that chooses a tile."""
    painter.setPen(QPen(theme().color("line2"), 1))
    painter.setBrush(theme().color("surface"))
    painter.drawRoundedRect(QRectF(room).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(theme().color("ink2"))
    painter.setFont(theme().font("small", 600))
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, str(number))


class Tile(Painted):
    """A wide choice: icon or initials, a name, a line or two about it, something at the end, and its number."""

    def __init__(
        self,
        title: str,
        detail: str = "",
        *,
        more: str = "",
        icon: str = "",
        initials: str = "",
        trailing: str = "",
        chips: Sequence[tuple[str, str]] = (),
        number: int | None = None,
        leaves: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """``more`` is a third line; ``chips`` are words with the name of their colour."""
        super().__init__(title, parent, leaves=leaves)
        self.detail = detail
        self.more = more
        self.trailing = trailing
        self.chips = tuple(chips)
        self._icon = icon
        self._initials = initials
        self._number = number if number is not None and number < 10 else None
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(self.sizeHint().height())
        spoken = [title, detail, more, trailing, *(words for words, _ in self.chips)]
        self.setAccessibleName(", ".join(part for part in spoken if part))

    def sizeHint(self) -> QSize:
        space = theme().tokens.space
        line = self.fontMetrics().height()
        lines = 3 if self.more else 2
        return QSize(260, lines * line + space(1) + 2 * space(2) + space(1))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with painting(self) as painter:
            space = theme().tokens.space
            self.ground(
                painter, fill=self.tint(), line="accent" if self.isChecked() else "line2", radius="card"
            )
            room = self.rect().adjusted(space(3), 0, -space(3), 0)
            room = self._paint_mark(painter, room)
            room = self._paint_end(painter, room)
            up = 9 if self.more else 0
            top = QRect(room.left(), room.center().y() - 19 - up, room.width(), 19)
            low = QRect(room.left(), room.center().y() + 1 - up, room.width(), 18)
            if not self.detail:
                top = room
            ink = "accent-ink" if self.isChecked() else "ink"
            used = self.write(painter, top, self.text(), colour=ink, weight=600)
            chips = QRect(top.left() + used + space(2), top.center().y() - 9, top.width() - used, 19)
            self._paint_chips(painter, chips)
            if self.detail:
                self.write(painter, low, self.detail, colour="ink2", size="small")
            if self.more:
                self.write(painter, low.translated(0, 18), self.more, colour="ink2", size="small")

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
        if self._number is not None:
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
