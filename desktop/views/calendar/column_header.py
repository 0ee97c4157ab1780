"""The row above the time grid that stays while it scrolls: who or which day each column is, and how full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolTip, QWidget

from desktop.presenters.calendar_model import Column, Mode
from desktop.theming import formats, icons, style
from desktop.theming.painting import painting
from desktop.theming.theme import theme
from desktop.views.calendar import headings
from desktop.views.calendar.calendar_words import DOT, column_aloud, fill, first_name, special_label
from desktop.views.calendar.geometry import GUTTER
from desktop.views.calendar.painted_grid import PaintedGrid
from desktop.views.calendar.texts import NAME, PLAIN, STRONG, FontKey

HIGH = 52
AVATAR = 28
BAR_LONG = 96
BAR_HIGH = 3
ICON = 14
CORNER = 6
NARROW = 60
"""Width up to which what marks today leaves its room to the day."""

Note = tuple[str, str]
"""An icon, and what it says in words."""


class ColumnHeader(QWidget):
    """Painted from the grid's columns; ``shift`` follows the grid when it scrolls sideways."""

    day_chosen = Signal(object)
    """A day of the week was clicked: a ``date``."""
    bays_asked = Signal()
    """The day's mechanics instead of its bays, or the other way round."""

    def __init__(self, grid: PaintedGrid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = grid
        self.shift = 0
        self.setFixedHeight(HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._by_bay: bool | None = None
        """Of what the button was last said."""
        self.bays = _corner(self)
        self.bays.setAccessibleName(self.tr("Show the day by bay (B)"))
        self.bays.clicked.connect(self.bays_asked)
        grid.remade.connect(self._remade)

    def _remade(self) -> None:
        """Only a day has the choice between its mechanics and its bays."""
        board = self._grid.board
        one_day = board is not None and board.mode is Mode.DAY
        self.bays.setVisible(one_day)
        by_bay = board.by_bay if board is not None else None
        if one_day and by_bay != self._by_bay:
            self._by_bay = by_bay
            icons.set_icon(self.bays, "users" if by_bay else "warehouse", "ink2")
            words = self.tr("Show the day by mechanic (B)") if by_bay else self.tr("Show the day by bay (B)")
            self.bays.setToolTip(words)
            self.bays.setAccessibleName(words)
        self.update()

    def set_shift(self, shift: int) -> None:
        """The grid has scrolled sideways."""
        self.shift = shift
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with painting(self) as painter:
            painter.fillRect(self.rect(), theme().color("surface"))
            painter.setPen(QPen(theme().color("line"), 1))
            painter.drawLine(0, HIGH - 1, self.width(), HIGH - 1)
            geometry = self._grid.geometry_
            if geometry is not None:
                seen, left = self._grid.parentWidget(), GUTTER if self.shift else 0
                wide = seen.width() if seen is not None else self.width()
                painter.setClipRect(left, 0, wide - left, HIGH)
                painter.translate(-self.shift, 0)
                for number, column in enumerate(geometry.board.columns):
                    rect = QRectF(geometry.edges[number], 0, 0, HIGH - 1)
                    rect.setRight(geometry.edges[number + 1])
                    painter.setPen(QPen(theme().color("line"), 1))
                    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
                    painter.drawLine(QLineF(rect.left(), 0, rect.left(), HIGH))
                    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                    painter.save()
                    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
                    if geometry.board.mode is Mode.DAY:
                        self._person(painter, rect, column)
                    else:
                        self._day(painter, rect, column)
                    painter.restore()

    def _person(self, painter: QPainter, rect: QRectF, column: Column) -> None:
        texts = self._grid.texts
        x = rect.left() + 10
        circle = QRectF(x, (HIGH - AVATAR) / 2, AVATAR, AVATAR)
        painter.setPen(Qt.PenStyle.NoPen)
        token = f"person{column.person}" if column.person else "wait"
        name = column_aloud(column)
        of_person = not (column.unassigned or column.of_bay)
        tight = not of_person and self._bays_are_tight(rect.width() - AVATAR - 24)
        if rect.width() > 76 and not tight:
            painter.setBrush(theme().color(f"{token}-bg"))
            painter.drawEllipse(circle)
            if of_person:
                short = formats.initials(column.name)
                width = texts.width(short, STRONG)
                at = circle.center() - QPointF(width / 2, texts.height(STRONG) / 2)
                texts.draw(painter, at, short, STRONG, theme().color(token), AVATAR)
            else:
                picture = "warehouse" if column.of_bay else "user"
                icon = icons.pixmap(picture, "wait", 16, self.devicePixelRatioF())
                painter.drawPixmap(circle.topLeft() + QPointF(6, 6), icon)
            x = circle.right() + 8
        room = rect.right() - x - 6
        name = self._named(column, name, int(room))
        said = self._all_day(column)
        texts.draw(painter, QPointF(x, 7 if said else 13), name, NAME, theme().color("ink"), room)
        if said:
            self._said(painter, QPointF(x, 27), said, room)
        else:
            self._load(painter, QRectF(x, 35, min(BAR_LONG, room), BAR_HIGH), column)

    def _bays_are_tight(self, room: float) -> bool:
        """Whether one of the places has a name so long that all do without their picture."""
        board = self._grid.board
        places = [each for each in board.columns if each.unassigned or each.of_bay] if board else []
        return any(self._grid.texts.width(column_aloud(each), NAME) > room for each in places)

    def _named(self, column: Column, name: str, room: int) -> str:
        """What of the name has room, and tells it from those of the other columns; the tip has all of it."""
        board = self._grid.board
        others = [column_aloud(each) for each in board.columns if each is not column] if board else []
        shorten = headings.place if column.unassigned or column.of_bay else headings.person
        return shorten(name, others, room, lambda words: self._grid.texts.width(words, NAME))

    def _all_day(self, column: Column) -> Note | None:
        """Why nothing of a mechanic's day can be booked, where hours there are."""
        if column.away:
            return "palmtree", self.tr("time off")
        return ("calendar-clock", self.tr("busy elsewhere")) if column.elsewhere else None

    def _said(self, painter: QPainter, at: QPointF, note: Note, room: float) -> None:
        """An icon and its words, shortened to ``room``."""
        icon, said = note
        painter.drawPixmap(at + QPointF(0, 1), icons.pixmap(icon, "ink3", ICON, self.devicePixelRatioF()))
        at += QPointF(ICON + 4, 0)
        self._grid.texts.draw(painter, at, said, PLAIN, theme().color("ink3"), room - ICON - 4)

    def _day(self, painter: QPainter, rect: QRectF, column: Column) -> None:
        texts = self._grid.texts
        quiet = column.weight < 1
        x = rect.left() + 8
        if column.today:
            pad = 7 if rect.width() > NARROW else 3
            name, font = self._heading(column.day, rect.width() - 10 - 2 * pad)
            width = texts.width(name, font)
            chip = QRectF(x - 1, 6, min(width + 2 * pad, rect.width() - 10), 22)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("accent"))
            painter.drawRoundedRect(chip, 6, 6)
            at = chip.topLeft() + QPointF(pad, 3)
            texts.draw(painter, at, name, font, theme().color("on-accent"), width + 2)
        else:
            ink = theme().color("ink3" if quiet else "ink")
            left = rect.left() + 5 if quiet else x
            room = rect.right() - left - 1
            name, font = self._heading(column.day, room)
            texts.draw(painter, QPointF(left, 9), name, font, ink, room)
        if quiet:
            return
        if rect.width() > 110:
            self._notes(painter, rect, rect.width() - texts.width(name, NAME) - 34, column)
        self._load(painter, QRectF(x, 36, rect.width() - 16, BAR_HIGH), column)

    def _heading(self, day: date, room: float) -> tuple[str, FontKey]:
        """The day in what fits of it: smaller, then with less of the weekday; never without its number."""
        texts, name = self._grid.texts, formats.day_column(day)
        if texts.width(name, NAME) <= int(room):
            return name, NAME
        weekday, _, number = name.rpartition(" ")
        while weekday and texts.width(f"{weekday} {number}", STRONG) > int(room):
            weekday = weekday[:-1].rstrip(".")
        return f"{weekday} {number}".strip(), STRONG

    def _notes(self, painter: QPainter, rect: QRectF, room: float, column: Column) -> None:
        """As many as have room beside the day, from the right; names alone where the words do not fit."""
        texts = self._grid.texts
        right = rect.right() - 8
        for icon, words, names in self._told(column):
            if room < ICON + 28:
                return
            said = words if texts.width(words, PLAIN) + ICON + 5 <= room else names
            width = min(texts.width(said, PLAIN) + 1 + ICON + 4, room)
            self._said(painter, QPointF(right - width, 9), (icon, said), width)
            right -= width + 10
            room -= width + 10

    def _told(self, column: Column) -> Iterator[tuple[str, str, str]]:
        """What is special about a day that is open all the same, or who is off; who is busy elsewhere."""
        if column.special is not None:
            label = special_label(column.special)
            yield "calendar-off", label, label
        elif column.away:
            names = _first_names(column.away)
            yield "palmtree", names, names
        if column.elsewhere:
            names = _first_names(column.elsewhere)
            yield "calendar-clock", fill(self.tr("%1 busy elsewhere"), names), names

    def _load(self, painter: QPainter, bar: QRectF, column: Column) -> None:
        """Booked of bookable hours; the tooltip has the figures."""
        if column.bookable_minutes <= 0 or bar.width() < 8:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("line"))
        painter.drawRoundedRect(bar, 1.5, 1.5)
        share = min(1.0, column.booked_minutes / column.bookable_minutes)
        if share > 0:
            painter.setBrush(theme().color("accent"))
            filled = QRectF(bar)
            filled.setWidth(max(3.0, bar.width() * share))
            painter.drawRoundedRect(filled, 1.5, 1.5)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._column_at(event.position().x())
        board = self._grid.board
        week = over is not None and board is not None and board.mode is Mode.WEEK
        self.setCursor(Qt.CursorShape.PointingHandCursor if week else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        column, board = self._column_at(event.position().x()), self._grid.board
        left = event.button() == Qt.MouseButton.LeftButton
        if left and column is not None and board is not None and board.mode is Mode.WEEK:
            self.day_chosen.emit(column.day)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            column = self._column_at(event.pos().x())
            QToolTip.showText(event.globalPos(), self._figures(column) if column else "", self)
            return True
        return super().event(event)

    def _figures(self, column: Column) -> str:
        parts = [column_aloud(column)]
        if column.bookable_minutes:
            booked = formats.duration(column.booked_minutes)
            bookable = formats.duration(column.bookable_minutes)
            parts.append(fill(self.tr("%1 booked of %2"), booked, bookable))
        if column.away:
            parts.append(fill(self.tr("off: %1"), ", ".join(column.away)))
        if column.elsewhere:
            parts.append(fill(self.tr("busy elsewhere: %1"), ", ".join(column.elsewhere)))
        if column.special:
            parts.append(special_label(column.special))
        return DOT.join(part for part in parts if part)

    def _column_at(self, x: float) -> Column | None:
        geometry = self._grid.geometry_
        number = geometry.column_at(x + self.shift) if geometry else None
        return geometry.board.columns[number] if geometry and number is not None else None


def _corner(header: ColumnHeader) -> QPushButton:
    """A button above the hours."""
    button = style.button("", role="quiet")
    button.setParent(header)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setFixedSize(GUTTER - 2 * CORNER, theme().tokens.size("control"))
    button.move(CORNER, (HIGH - button.height()) // 2)
    button.hide()
    return button


def _first_names(names: Sequence[str]) -> str:
    return ", ".join(first_name(name) for name in names)
