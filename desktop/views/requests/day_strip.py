"""A day of the workshop as a card: a row for each mechanic and bay, what stands there, and the asked time dashed.

Each row says in words what it shows. What is in it ``presenters/request_strip`` says.
"""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.presenters.request_strip import Bar, BarKind, Strip, StripRow
from desktop.theming import formats, icons, style, words
from desktop.theming.elide import ElidedLabel
from desktop.theming.painting import painting
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import fill
from desktop.views.requests.request_words import customer_words

HIGH, INSET = 23, 1
NAME = 112
HOUR = 3600
LEAST_HOUR = 44
"""Pixels between two hours that are written out."""
LEAST_TEXT = 16
"""A bar that is narrower says nothing; its row's tip does."""
LEAST_LETTERS = 3
"""Of a name that is cut no fewer stand there, its ellipsis not counted."""
_LOOKS = {
    BarKind.TAKEN: ("booked", "booked-bg"),
    BarKind.HELD: ("wait", "wait-bg"),
    BarKind.ASKED: ("accent", ""),
    BarKind.CLASH: ("bad", ""),
    BarKind.RIVAL: ("arrived", ""),
}
_ASKED = frozenset({BarKind.ASKED, BarKind.CLASH})
_DASHED = _ASKED | {BarKind.RIVAL}


def bar_words(bar: Bar, zone: tzinfo) -> str:
    """What a bar is, in a sentence."""
    translate = QCoreApplication.translate
    times = formats.time_range(bar.starts, bar.ends, zone)
    sources = {
        BarKind.ASKED: translate("Requests", "asked for %1: free"),
        BarKind.CLASH: translate("Requests", "asked for %1: not free"),
        BarKind.RIVAL: translate("Requests", "%2 wants %1 too"),
    }
    said = fill(sources.get(bar.kind, "%1 %2"), times, bar_title(bar))
    return f"{said}, {translate('Requests', 'waiting for the server')}" if bar.waiting else said


def bar_title(bar: Bar) -> str:
    """Whose it is; of a hold, what for."""
    if bar.hold is not None and not bar.customer:
        return words.hold_words(bar.hold)
    return customer_words(bar.customer)


def short_words(bar: Bar, zone: tzinfo, measure: QFontMetrics, room: int) -> str:
    """What stands in a bar: as much as has room, at the least whose it is by initials; the row's tip says all of it."""
    name = bar_title(bar).rpartition(" ")[2] if bar.customer else bar_title(bar)
    for said in (f"{formats.time(bar.starts, zone)} {name}", name):
        if measure.horizontalAdvance(said) <= room:
            return said
    shown = measure.elidedText(name, Qt.TextElideMode.ElideRight, room)
    if len(shown) > LEAST_LETTERS:
        return shown
    letters = formats.initials(bar_title(bar)) if bar.customer else ""  # a stump of a name says nothing
    return letters if measure.horizontalAdvance(letters) <= room else ""


class _Bars(QWidget):
    """One row's bars."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._row: StripRow | None = None
        self._strip: Strip | None = None
        self._zone: tzinfo | None = None
        self.setFixedHeight(HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        icons.follow_theme(self, self.update)

    def show_row(self, row: StripRow, strip: Strip, zone: tzinfo) -> None:
        self._row, self._strip, self._zone = row, strip, zone
        self.setFixedHeight(2 * HIGH - 4 if _shared(row) else HIGH)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        row, zone = self._row, self._zone
        if row is None or zone is None:
            return
        tokens = theme().tokens
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            whole = QRectF(self.rect()).adjusted(0, 1, 0, -1)
            for span in row.away:
                painter.fillRect(self._across(span, whole), QColor(tokens.colour("shade")))
            hatched = QBrush(QColor(tokens.colour("hatch")), Qt.BrushStyle.BDiagPattern)
            for span in row.breaks:
                painter.fillRect(self._across(span, whole), QColor(tokens.colour("shade")))
                painter.fillRect(self._across(span, whole), hatched)
            for bar in sorted(row.bars, key=lambda bar: bar.kind in _DASHED):
                self._paint_bar(painter, bar, row, zone)

    def _paint_bar(self, painter: QPainter, bar: Bar, row: StripRow, zone: tzinfo) -> None:
        """A time that two want stands in two halves, what is asked for in the upper one."""
        top, high = float(INSET), float(self.height() - 2 * INSET)
        if _shared(row):
            asked = bar.kind in _ASKED
            meets = asked or any(_meet(bar, other) for other in row.bars if other.kind in _ASKED)
            if meets or bar.kind is BarKind.RIVAL:
                high = high / 2
                top += 0 if asked else high
        room = self._across((bar.starts, bar.ends), QRectF(0, top, 1, high)).adjusted(1, 0, -1, 0)
        ink, ground = _LOOKS[bar.kind]
        dashed = bar.kind in _DASHED or bar.waiting
        painter.setBrush(theme().color(ground) if ground else theme().color("surface"))
        pen = QPen(theme().color(ink), 2 if bar.kind in _DASHED else 1)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen if dashed else Qt.PenStyle.NoPen)
        inner = room.adjusted(1, 1, -1, -1) if dashed else room
        painter.drawRoundedRect(inner, 5, 5)
        painter.setPen(theme().color(ink))
        painter.setFont(theme().font("small", 600))
        place = room.adjusted(6, 0, -3, 0)
        measure = painter.fontMetrics()
        if high >= measure.height() - 3 and place.width() > LEAST_TEXT:
            shown = short_words(bar, zone, measure, int(place.width()))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter.value, shown)

    def _across(self, span: tuple[int, int], within: QRectF) -> QRectF:
        left, right = sorted((self._x(span[0]), self._x(span[1])))
        return QRectF(left, within.top(), right - left, within.height())

    def _x(self, at: int) -> float:
        strip = self._strip
        if strip is None:
            return 0.0
        share = (at - strip.starts) / (strip.ends - strip.starts)
        return self.width() * (share if self.isLeftToRight() else 1 - share)


def _shared(row: StripRow) -> bool:
    """Whether two want the same time in it: then it is higher, so that both can be read."""
    dashed = [bar for bar in row.bars if bar.kind in _DASHED]
    return any(_meet(bar, other) for bar in dashed for other in row.bars if other is not bar)


def _meet(one: Bar, other: Bar) -> bool:
    return one.starts < other.ends and other.starts < one.ends


class _Hours(QWidget):
    """The hours above the rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._strip: Strip | None = None
        self._zone: tzinfo | None = None
        self.setFixedHeight(16)
        icons.follow_theme(self, self.update)

    def show_hours(self, strip: Strip, zone: tzinfo) -> None:
        self._strip, self._zone = strip, zone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        strip, zone = self._strip, self._zone
        if strip is None or zone is None:
            return
        with painting(self) as painter:
            painter.setFont(theme().font("small"))
            painter.setPen(theme().color("ink3"))
            hours = max(1, (strip.ends - strip.starts) // HOUR)
            step = max(1, -(-LEAST_HOUR * hours // max(1, self.width())))
            for at in range(strip.starts, strip.ends, step * HOUR):
                share = (at - strip.starts) / (strip.ends - strip.starts)
                x = self.width() * (share if self.isLeftToRight() else 1 - share)
                wide = 60.0
                left = x if self.isLeftToRight() else x - wide
                side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(QRectF(left, 0, wide, self.height()), side.value, formats.time(at, zone))


class StripRowView(QWidget):
    """A name and its bars; all of it in words for a screen reader and in its tip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self.name = ElidedLabel(size="small")
        self.name.setFixedWidth(NAME)
        self.bars = _Bars(self)
        line.addWidget(self.name)
        line.addWidget(self.bars, 1)

    def show_row(self, row: StripRow, strip: Strip, zone: tzinfo) -> None:
        """Say and paint this one."""
        self.name.setText(row.name)
        self.bars.show_row(row, strip, zone)
        translate = QCoreApplication.translate
        said = "; ".join(bar_words(bar, zone) for bar in row.bars) or translate("Requests", "nothing booked")
        self.setAccessibleName(fill(translate("Requests", "%1: %2"), row.name, said))
        self.setToolTip(self.accessibleName())


class DayStrip(QFrame):
    """The card. Rows are used again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.mark(self, panel="card")
        space = theme().tokens.space
        self.rows: list[StripRowView] = []
        self.strip: Strip | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(3), space(4), space(3))
        column.setSpacing(1)
        head = QHBoxLayout()
        head.setSpacing(0)
        self.title = ElidedLabel(tone="muted", size="small", weight=600)
        self.title.setFixedWidth(NAME)
        self.hours = _Hours(self)
        head.addWidget(self.title)
        head.addWidget(self.hours, 1)
        column.addLayout(head)
        self._column = column

    def show_strip(self, strip: Strip, zone: tzinfo) -> None:
        """This day now."""
        self.strip = strip
        day = formats.capital(formats.day_near(strip.day, formats.today(zone)))
        self.title.setText(day)
        self.setAccessibleName(formats.day_long(strip.day))
        self.hours.show_hours(strip, zone)
        while len(self.rows) > len(strip.rows):
            gone = self.rows.pop()
            gone.hide()
            gone.deleteLater()
        while len(self.rows) < len(strip.rows):
            made = StripRowView(self)
            self.rows.append(made)
            self._column.addWidget(made)
        for view, row in zip(self.rows, strip.rows, strict=True):
            view.show_row(row, strip, zone)
