"""The shop's history as a list: what was done and whom it is about, by whom, from where, when. Enter or a click leads.

Not here: what is listed (``presenters/shop_history``); the words (``trail_words``).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo
from functools import partial

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.item_models.trail import Roles, TrailRows
from desktop.presenters.shop_history import TrailLine
from desktop.theming import enters, formats, icons, style
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import DOT, fill
from desktop.views.calendar.texts import NAME, PLAIN, Texts
from desktop.views.painted import ENTER
from desktop.views.trail_words import TOPIC_ICONS, detail_words, topic_of, what_words, who_words

HIGH = 50
SIDE = 16
ICON = 16
WHEN_WIDE = 172
Index = QModelIndex | QPersistentModelIndex


def done_words(shown: TrailLine, zone: tzinfo) -> str:
    """What was done, with what can be read of it besides."""
    what, detail = what_words(shown.line.what), detail_words(shown.line.what, shown.line.detail, zone)
    return fill(QCoreApplication.translate("History", "%1: %2"), what, detail) if detail else what


def about_words(shown: TrailLine, zone: tzinfo) -> str:
    """Whom it is about, and of a booking when."""
    parts = [shown.about]
    if shown.starts is not None:
        same = formats.local(shown.starts, zone).year == formats.local(shown.line.at, zone).year
        parts.append((formats.moment if same else formats.moment_of_year)(shown.starts, zone))
    if shown.days is not None:
        written = formats.local(shown.line.at, zone).date()
        first, last = (formats.day_near(day, written) for day in shown.days)
        parts.append(first if first == last else f"{first} – {last}")
    return DOT.join(part for part in parts if part)


def by_words(shown: TrailLine) -> str:
    """By whom, from which computer."""
    line = shown.line
    who = who_words(line.staff_name, automatic=line.staff_id is None)
    return DOT.join(part for part in (who, line.device_name) if part)


def spoken(zone: Callable[[], tzinfo], shown: TrailLine) -> str:
    """All of a line, for a screen reader."""
    when = formats.moment_of_year(shown.line.at, zone())
    parts = (done_words(shown, zone()), about_words(shown, zone()), by_words(shown), when)
    return ", ".join(part for part in parts if part)


class TrailDelegate(QStyledItemDelegate):
    """``zone`` gives the workshop's."""

    def __init__(self, texts: Texts, zone: Callable[[], tzinfo], parent: QWidget) -> None:
        super().__init__(parent)
        self._texts = texts
        self._zone = zone

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index
        return QSize(option.rect.width(), HIGH)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = index.data(Roles.LINE)
        if not isinstance(shown, TrailLine):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, leads=shown.lead is not None)
        rect, ratio = QRectF(option.rect), painter.device().devicePixelRatio()
        left, right = rect.left() + SIDE, rect.right() - SIDE - 14
        topic = topic_of(shown.line.what)
        picture = icons.pixmap(TOPIC_ICONS[topic] if topic else "dot", "ink3", ICON, ratio)
        painter.drawPixmap(QPointF(left, rect.top() + 9), picture)
        if shown.lead is not None:
            arrow = icons.pixmap("chevron-right", "ink3", 14, ratio)
            painter.drawPixmap(QPointF(right, rect.center().y() - 7), arrow)
        left, right = left + ICON + 12, right - 12
        self._lines(painter, QRectF(left, rect.top() + 6, right - left, HIGH - 12), shown)
        painter.restore()

    def _lines(self, painter: QPainter, room: QRectF, shown: TrailLine) -> None:
        draw, ink, faint = self._texts.draw, theme().color("ink"), theme().color("ink2")
        when = formats.moment_of_year(shown.line.at, self._zone())
        wide = self._texts.width(when, PLAIN)
        draw(painter, QPointF(room.right() - wide, room.top() + 2), when, PLAIN, faint, WHEN_WIDE)
        left, beside = room.width() - max(wide, WHEN_WIDE) - 12, about_words(shown, self._zone())
        taken = draw(painter, room.topLeft(), done_words(shown, self._zone()), NAME, ink, left)
        at = QPointF(room.left() + taken + 10, room.top() + 2)
        draw(painter, at, beside, PLAIN, ink, left - taken - 10)
        below = QPointF(room.left(), room.bottom() - self._texts.height(PLAIN))
        draw(painter, below, by_words(shown), PLAIN, faint, room.width())

    @staticmethod
    def _ground(painter: QPainter, option: QStyleOptionViewItem, *, leads: bool) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = leads and bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if not (chosen or hovered or focused):
            return
        painter.setPen(QPen(theme().color("focus"), 2) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("accent-weak" if chosen else "hover"))
        corner = theme().tokens.radius("control")
        painter.drawRoundedRect(QRectF(option.rect).adjusted(4, 1.5, -4, -1.5), corner, corner)


class TrailList(QListView):
    """``led`` carries where the line leads; ``more_asked`` when its end is seen and there are older ones."""

    led = Signal(object)
    more_asked = Signal()

    def __init__(self, zone: Callable[[], tzinfo], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.texts = Texts()
        self.rows = TrailRows(partial(spoken, zone), self)
        self.rows.more_asked.connect(self.more_asked)
        self.setModel(self.rows)
        self.setItemDelegate(TrailDelegate(self.texts, zone, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(HIGH // 2)
        self.setAccessibleName(self.tr("History of the workshop"))
        style.mark(self, panel="surface")
        icons.follow_theme(self, self.texts.clear)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Qt asks for more where the bar comes to its end; by the keys one may be at the last line before that."""
        super().currentChanged(current, previous)
        if current.row() == self.rows.rowCount() - 1:
            self.rows.fetchMore(QModelIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            if enters.once(event):
                self._lead(self.currentIndex())
        elif event.text().isprintable() and event.text():
            event.ignore()  # a list would look for lines that begin so
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._lead(self.indexAt(event.position().toPoint()))

    def _lead(self, index: QModelIndex) -> None:
        line = self.rows.line(index.row()) if index.isValid() else None
        if line is not None and line.lead is not None:
            self.led.emit(line.lead)
