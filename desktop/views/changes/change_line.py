"""One line of the list of changes, painted: what it is, whose and for when; when it was made; how it stands with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.item_models.changes import Roles
from desktop.presenters.pending_changes import LineState, PendingLine
from desktop.theming import icons
from desktop.theming.theme import theme
from desktop.views.changes import phrases

_DISC = 28
_HIGH = 54


class ChangeLine(QStyledItemDelegate):
    """``zone`` gives the workshop's, once it is known."""

    def __init__(self, zone: Callable[[], tzinfo], parent: QWidget) -> None:
        super().__init__(parent)
        self._zone = zone

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        del index
        return QSize(option.rect.width(), _HIGH)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = index.data(Roles.LINE)
        if not isinstance(line, PendingLine):
            return
        space = theme().tokens.space
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option)
        room = option.rect.adjusted(space(3), 0, -space(3), 0)
        right = option.direction == Qt.LayoutDirection.RightToLeft
        room = self._state(painter, room, line, right=right)
        self._words(painter, room, line, right=right)
        painter.restore()

    @staticmethod
    def _ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        edge = option.rect.adjusted(0, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme().color("focus"))
        if chosen or hovered:
            painter.setBrush(theme().color("accent-weak" if chosen else "hover"))
            corner = theme().tokens.radius("control")
            painter.drawRoundedRect(edge, corner, corner)

    @staticmethod
    def _state(painter: QPainter, room: QRect, line: PendingLine, *, right: bool) -> QRect:
        """The icon at the beginning, the word in its colour at the end; what is left between them."""
        space = theme().tokens.space
        icon, token = phrases.LOOKS[line.state]
        disc = QRect(room.left(), room.center().y() - _DISC // 2 + 1, _DISC, _DISC)
        painter.setFont(theme().font("small", 600))
        said = phrases.state_words(line.state)
        wide = painter.fontMetrics().horizontalAdvance(said) + 2 * space(2)
        chip = QRect(room.right() - wide, room.center().y() - 10, wide, 22)
        left = room.adjusted(_DISC + space(3), 0, -wide - space(3), 0)
        if right:
            disc.moveRight(room.right())
            chip.moveLeft(room.left())
            left = room.adjusted(wide + space(3), 0, -_DISC - space(3), 0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color(f"{token}-bg"))
        painter.drawEllipse(disc)
        corner = theme().tokens.radius("chip")
        painter.drawRoundedRect(chip, corner, corner)
        picture = icons.pixmap(icon, token, 14, painter.device().devicePixelRatio())
        painter.drawPixmap(disc.center().x() - 6, disc.center().y() - 6, picture)
        painter.setPen(theme().color(token))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, said)
        return left

    def _words(self, painter: QPainter, room: QRect, line: PendingLine, *, right: bool) -> None:
        zone = self._zone()
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        align = (Qt.AlignmentFlag.AlignVCenter | side).value
        gone = line.state is LineState.DISCARDED
        upper = QRect(room.left(), room.center().y() - 20, room.width(), 20)
        lower = QRect(room.left(), room.center().y() + 1, room.width(), 18)
        font = theme().font("body", 600)
        font.setStrikeOut(gone)
        used = _write(painter, upper, phrases.title(line), (font, "ink2" if gone else "ink"), align)
        rest = _after(upper, used, right=right)
        if line.starts is not None and rest.width() > 0:
            _write(painter, rest, phrases.when(line, zone), (theme().font("body"), "ink2"), align)
        why = phrases.reason(line)
        if why:
            used = _write(painter, lower, why, (theme().font("small"), "bad"), align)
            lower = _after(lower, used, right=right)
        made = f"· {phrases.made(line, zone)}" if why else phrases.made(line, zone)
        if lower.width() > 0:
            _write(painter, lower, made, (theme().font("small"), "ink2"), align)


def _after(room: QRect, used: int, *, right: bool) -> QRect:
    """What is left of a line once so much of it is written."""
    gap = used + theme().tokens.space(2)
    return room.adjusted(0, 0, -gap, 0) if right else room.adjusted(gap, 0, 0, 0)


def _write(painter: QPainter, room: QRect, said: str, look: tuple[QFont, str], align: int) -> int:
    """Write as much as there is room for; how wide that is."""
    font, colour = look
    painter.setFont(font)
    painter.setPen(theme().color(colour))
    shown = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, align, shown)
    return painter.fontMetrics().horizontalAdvance(shown)
