"""The list of requests: whose, when, which vehicle, and a bar of its age against the promise, with its words.

Up and down choose; every other key is the page's. Not here: which requests, or their order.
"""

from __future__ import annotations

from typing import cast
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.item_models.requests import RequestLines, Roles
from desktop.presenters.requests_model import RequestLine, RequestsBoard
from desktop.theming import icons
from desktop.theming.theme import theme
from desktop.views.requests import request_words
from scheduling.visit_requests import Age, RequestState

BAR = 4
ICON = 13
_AGES = {Age.FRESH: "accent", Age.DUE_SOON: "arrived", Age.OVERDUE: "bad"}
_WALKS = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
)


class RequestLineDelegate(QStyledItemDelegate):
    """Paints a line; what it says comes from ``request_words``."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        del index
        space = theme().tokens.space
        return QSize(option.rect.width(), 2 * 19 + BAR + space(2) + 2 * space(3) + space(1))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = cast("RequestLines", index.model())
        line, board = index.data(Roles.LINE), model.board
        if line is None or board is None:
            return
        space = theme().tokens.space
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(space(2), 2, -space(2), -2)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        self._ground(painter, option, box, chosen=chosen)
        room = box.adjusted(space(3), space(3) - 2, -space(3), -space(2))
        self._words(painter, room, line, board, chosen=chosen)
        if line.state is RequestState.PENDING:
            bar = QRectF(room.left(), room.bottom() - BAR, room.width(), BAR)
            self._bar(painter, bar, line, mirrored=option.direction == Qt.LayoutDirection.RightToLeft)
        painter.restore()

    @staticmethod
    def _ground(painter: QPainter, option: QStyleOptionViewItem, box: QRect, *, chosen: bool) -> None:
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if not (chosen or hovered):
            return
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        width = theme().tokens.size("focus") if focused else 1
        line = QPen(theme().color("focus" if focused else "accent"), width)
        painter.setPen(line if chosen else Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("accent-weak" if chosen else "hover"))
        corner = theme().tokens.radius("control")
        half = width / 2
        painter.drawRoundedRect(QRectF(box).adjusted(half, half, -half, -half), corner, corner)

    @classmethod
    def _words(
        cls, painter: QPainter, room: QRect, line: RequestLine, board: RequestsBoard, *, chosen: bool
    ) -> None:
        upper = QRect(room.left(), room.top(), room.width(), 19)
        lower = QRect(room.left(), room.top() + 19, room.width(), 19)
        ink = "accent-ink" if chosen else "ink"
        when = request_words.when_words(line.starts, board.today, board.zone)
        taken = cls._end(painter, upper, when, size="small", weight=600, colour=ink)
        name = request_words.customer_words(line.customer)
        cls._begin(painter, upper.adjusted(0, 0, -taken, 0), name, size="body", weight=600, colour=ink)
        side = request_words.side_words(line, board)
        colour = _AGES[line.age] if line.age in {Age.DUE_SOON, Age.OVERDUE} else "ink3"
        taken = cls._end(painter, lower, side, size="small", weight=500, colour=colour)
        taken += cls._mark(painter, lower.adjusted(0, 0, -taken, 0), line)
        detail = request_words.detail_words(line)
        cls._begin(painter, lower.adjusted(0, 0, -taken, 0), detail, size="small", weight=400, colour="ink2")

    @classmethod
    def _mark(cls, painter: QPainter, room: QRect, line: RequestLine) -> int:
        """What else is to be known of it, as icon and word; how much room that took."""
        mark = request_words.mark_words(line)
        if mark is None:
            return 0
        icon, said, colour = mark
        gap = theme().tokens.space(2)
        taken = cls._end(painter, room, said, size="small", weight=600, colour=colour)
        ratio = painter.device().devicePixelRatio()
        left = room.right() - taken + gap - ICON - 4
        painter.drawPixmap(left, room.center().y() - ICON // 2, icons.pixmap(icon, colour, ICON, ratio))
        return taken + ICON + 4

    @staticmethod
    def _end(painter: QPainter, room: QRect, words: str, *, size: str, weight: int, colour: str) -> int:
        """At the line's end; how much room that took, with the gap before it."""
        painter.setFont(theme().font(size, weight))
        painter.setPen(theme().color(colour))
        painter.drawText(room, (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value, words)
        return painter.fontMetrics().horizontalAdvance(words) + theme().tokens.space(2)

    @staticmethod
    def _begin(painter: QPainter, room: QRect, words: str, *, size: str, weight: int, colour: str) -> None:
        painter.setFont(theme().font(size, weight))
        painter.setPen(theme().color(colour))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value, shown)

    @staticmethod
    def _bar(painter: QPainter, room: QRectF, line: RequestLine, *, mirrored: bool) -> None:
        """How much of the promise has gone by; full where it is over."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("line"))
        painter.drawRoundedRect(room, BAR / 2, BAR / 2)
        width = max(float(BAR), room.width() * min(1.0, line.passed))
        left = room.right() - width if mirrored else room.left()
        painter.setBrush(theme().color(_AGES[line.age] if line.age is not None else "accent"))
        painter.drawRoundedRect(QRectF(left, room.top(), width, BAR), BAR / 2, BAR / 2)


class QueueList(QListView):
    """``chosen`` carries the id of the request that is marked now, by key, mouse or :meth:`choose`."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        """Whether what is marked changes because the lines did, not because somebody chose."""
        self.lines = RequestLines(request_words.line_aloud, self)
        self.setModel(self.lines)
        self.setItemDelegate(RequestLineDelegate(self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setProperty("frameless", "true")
        self.setAccessibleName(self.tr("Visit requests"))
        self.setStyleSheet(
            "QListView, QListView:focus { background: transparent; border: none; padding: 0; }"
        )
        icons.follow_theme(self, self._paint_anew)
        self.selectionModel().currentChanged.connect(self._told)

    def show_board(self, board: RequestsBoard, wanted: UUID | None) -> UUID | None:
        """These lines, with this one marked, else the one that has come to stand in its place; which that is."""
        before = max(0, self.currentIndex().row())
        self.lines.show(board)
        row = self.lines.row_of(wanted)
        if row is None and board.lines:
            row = min(before, len(board.lines) - 1)
        if row is not None and row != self.currentIndex().row():
            self._quiet = True
            self.setCurrentIndex(self.lines.index(row))
            self._quiet = False
        self.viewport().update()
        line = self.lines.line(row) if row is not None else None
        return line.request_id if line is not None else None

    def choose(self, request_id: UUID) -> bool:
        """Mark this one; whether it is there."""
        row = self.lines.row_of(request_id)
        if row is None:
            return False
        self.setCurrentIndex(self.lines.index(row))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and Qt.Key(event.key()) in _WALKS:
            super().keyPressEvent(event)
        else:
            event.ignore()  # the page's own keys; Qt would search the list by letters

    def _paint_anew(self) -> None:
        """Its viewport is asked for each time: what Python holds of a part that Qt made may be gone before it."""
        self.viewport().update()

    def _told(self, current: QModelIndex) -> None:
        line = self.lines.line(current.row()) if current.isValid() else None
        if line is not None and not self._quiet:
            self.chosen.emit(line.request_id)
