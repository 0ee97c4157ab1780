"""Paints one block of the time grid: colour, icon and words of its state, as much as its size holds.

What is shown by colour is always shown by an icon too, and by a word where there is room; the card and the
screen reader say it in full.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import tzinfo

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPixmap

from desktop.presenters.calendar_model import Block, BlockKind
from desktop.theming import formats, icons, words
from desktop.theming.painting import painting
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import DOT, block_detail, block_title, first_name
from desktop.views.calendar.geometry import Named, Placed
from desktop.views.calendar.kept_blocks import paint_kept
from desktop.views.calendar.narrow_blocks import BAR, ICON, ICON_ROOM, PITCH, Job, NarrowBlocks
from desktop.views.calendar.texts import NAME, PLAIN, STRONG, TIME, Texts
from scheduling.vocabulary import SessionState, VisitKind

LINES_LEAST = 38
"""Lower than this a block has one line."""
PAD_X = 10
PAD_RIGHT = 6
TIGHT_X = 6
TIGHT_RIGHT = 2
PAD_Y = 3
LINE_NAME = 17
LINE_PLAIN = 16
TIGHT = 90
"""So narrow that a name is cut to its first letters."""
LEAST_SHOWN = 0.7
"""The share of a detail that must be seen for it to be worth its line in a tight block."""

_BY_KIND = {None, SessionState.SCHEDULED, SessionState.PENDING}
"""States that are the usual thing: the icon may tell the kind of visit instead."""


def look(block: Block) -> tuple[str, str]:
    """The block's colour token and icon."""
    if block.waiting:
        return "wait", "cloud-off"
    if block.kind is BlockKind.HOLD:
        return "wait", "hourglass"
    if block.kind is BlockKind.BUSY or block.state is None:
        return "wait", "lock"
    token, icon = words.state_style(block.state)
    if block.state is SessionState.SCHEDULED and block.visit is not None:
        icon = words.kind_icon(block.visit)
    return token, "circle-alert" if block.against is not None else icon


class BlockPainter:
    """Paints on any painter; keeps the laid out texts."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts
        self._narrow = NarrowBlocks(texts)
        self._stamps: dict[int, tuple[tuple[object, ...], QPixmap]] = {}

    def stamp(
        self, painter: QPainter, placed: Iterable[Placed], zone: tzinfo, *, named: Named, dpr: float
    ) -> None:
        """As :meth:`paint` for each, from the block's own picture if it looks as it did the last time.

        Where nothing changed, a block costs little more than its picture: this is what a week of 2,000 waits for.
        """
        stamps, draw = self._stamps, painter.drawPixmap
        for each in placed:
            block, _, corner, size = each
            known = stamps.get(block.id.int)
            if known is None or known[0] != (block, size, zone, named, dpr):
                self.prepare(each, zone, named=named, dpr=dpr)
                known = stamps[block.id.int]
            draw(corner, known[1])

    def prepare(self, placed: Placed, zone: tzinfo, *, named: Named, dpr: float) -> bool:
        """Have the picture that :meth:`stamp` needs of a block; whether it had to be made."""
        block, rect, _, size = placed
        asked = (block, size, zone, named, dpr)
        known = self._stamps.get(block.id.int)
        if known is not None and known[0] == asked:
            return False
        picture = self._picture(block, rect.size(), zone, named=named, dpr=dpr)
        self._stamps[block.id.int] = (asked, picture)
        return True

    def _picture(self, block: Block, size: QSizeF, zone: tzinfo, *, named: Named, dpr: float) -> QPixmap:
        picture = QPixmap(math.ceil(size.width() * dpr), math.ceil(size.height() * dpr))
        picture.setDevicePixelRatio(dpr)
        picture.fill(Qt.GlobalColor.transparent)
        with painting(picture) as own:
            self.paint(own, block, QRectF(QPointF(0, 0), size), zone, named=named, dpr=dpr)
        return picture

    def keep_only(self, columns: Iterable[Sequence[Block]]) -> None:
        """Forget the pictures of blocks that are no longer on view, once they are more than those that are."""
        columns = tuple(columns)
        if len(self._stamps) <= 2 * sum(map(len, columns)):
            return
        wanted = {block.id.int for blocks in columns for block in blocks}
        for gone in self._stamps.keys() - wanted:
            del self._stamps[gone]

    def clear(self) -> None:
        """Forget all pictures: the colours, fonts or the language changed."""
        self._stamps.clear()

    def paint(
        self, painter: QPainter, block: Block, rect: QRectF, zone: tzinfo, *, named: Named, dpr: float
    ) -> None:
        """The whole block in ``rect``; ``named``: whom and what its words name besides the customer."""
        if block.kept:
            paint_kept(painter, block, rect, self.texts, zone, named=named, dpr=dpr)
            return
        token, icon = look(block)
        self._ground(painter, block, rect, token)
        painter.save()
        painter.setClipRect(rect.adjusted(0, 0, -1, 0))
        job = Job(painter, block, rect, zone, named, dpr, token, icon)
        low = rect.height() < LINES_LEAST
        beside_icon = rect.width() - TIGHT_X - TIGHT_RIGHT - ICON_ROOM + 1
        slim = not self._narrow.time_fits(beside_icon)
        if self._narrow.room_for_time(rect) < -1:
            self._narrow.sliver(job)
        elif slim or (low and rect.width() <= TIGHT and rect.height() >= 2 * PITCH):
            self._narrow.slim(job)
        elif low:
            self._line(job)
        else:
            self._lines(job)
        painter.restore()

    def _ground(self, painter: QPainter, block: Block, rect: QRectF, token: str) -> None:
        radius = min(theme().tokens.radius("block"), rect.width() / 3, rect.height() / 2)
        path = QPainterPath()
        path.addRoundedRect(rect, radius, radius)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(path, theme().color(f"{token}-bg"))
        colour = theme().color(token)
        inner = rect.adjusted(0.75, 0.75, -0.75, -0.75)
        if block.waiting or block.kind is BlockKind.HOLD:
            pen = QPen(colour, 1.5)
            pen.setDashPattern([3.0, 2.5] if block.waiting else [1.0, 2.0])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner, radius, radius)
        elif block.kind is BlockKind.BUSY:
            painter.fillPath(path, QBrush(theme().color("line2"), Qt.BrushStyle.BDiagPattern))
        if block.state is SessionState.OFFERED and not block.waiting:
            painter.setPen(QPen(colour, 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner, radius, radius)
        if block.kind is BlockKind.SESSION:
            self._bar(painter, path, rect, colour, dashed=block.waiting)

    @staticmethod
    def _bar(painter: QPainter, path: QPainterPath, rect: QRectF, colour: QColor, *, dashed: bool) -> None:
        painter.save()
        painter.setClipPath(path)
        bar = QRectF(rect.left(), rect.top(), BAR, rect.height())
        if not dashed:
            painter.fillRect(bar, colour)
        else:
            y = bar.top()
            while y < bar.bottom():
                painter.fillRect(QRectF(bar.left(), y, BAR, 5), colour)
                y += 8
        painter.restore()

    def _line(self, job: Job) -> None:
        """One line: icon, time, name, as much of it as there is room for."""
        painter, block, rect, token = job.painter, job.block, job.rect, job.token
        y = rect.top() + min(5.0, max(0.0, (rect.height() - LINE_PLAIN) / 2))
        x = rect.left() + (PAD_X if rect.width() > 90 else 6)
        right = rect.right() - (PAD_RIGHT if rect.width() > 90 else 4)
        painter.drawPixmap(QPointF(x, y + 1), job.tip())
        x += ICON_ROOM
        if right - x > 76:
            time = formats.time(block.starts, job.zone)
            x += self.texts.draw(painter, QPointF(x, y), time, TIME, theme().color(token), right - x) + 5
        title = block_title(block)
        if block.of_somebody and right - x < self.texts.width(title, STRONG):
            title = self._shorter(title, right - x, tight=job.names_mechanic or rect.width() <= TIGHT)
        x += self.texts.draw(painter, QPointF(x, y), title, STRONG, theme().color("ink"), right - x)
        if job.names_mechanic and right - x > 40 and block.mechanic:
            rest = f"  {first_name(block.mechanic)}"
            self.texts.draw(painter, QPointF(x, y), rest, PLAIN, theme().color("ink2"), right - x)

    def _shorter(self, name: str, room: float, *, tight: bool) -> str:
        """The first name; with more room the whole, cut short, if that shows more than a letter or two."""
        seen = self.texts.first_letters(name, STRONG, room - self.texts.width("…", STRONG))
        if not tight and len(seen) > len(first_name(name)) + 3:
            return name
        return self._narrow.short(name, room)

    def _lines(self, job: Job) -> None:
        """Icon and time, name, detail, and what else fits."""
        painter, block, rect, token = job.painter, job.block, job.rect, job.token
        tight = rect.width() <= TIGHT
        x = rect.left() + (TIGHT_X if tight else PAD_X)
        y = rect.top() + PAD_Y
        right = rect.right() - (TIGHT_RIGHT if tight else PAD_RIGHT)
        room = right - x
        painter.drawPixmap(QPointF(x, y + 1), job.tip())
        time = formats.time(block.starts, job.zone)
        if rect.width() > 150 and block.ends - block.starts >= 3600:
            time = formats.time_range(block.starts, block.ends, job.zone)
        at = QPointF(x + ICON_ROOM, y)
        used = self.texts.draw(painter, at, time, TIME, theme().color(token), room - ICON_ROOM + 1)
        self._kind(job, right, y, x + ICON_ROOM + used)
        y += LINE_PLAIN
        ink, ink2 = theme().color("ink"), theme().color("ink2")
        title = block_title(block)
        if tight and self.texts.width(title, NAME) > room:
            for part in self._narrow.name_lines(block, room, 2 if rect.bottom() - y > 2 * LINE_PLAIN else 1):
                self.texts.draw(painter, QPointF(x, y), part, STRONG, ink, room + 1)
                y += PITCH
            y += 2
        else:
            self.texts.draw(painter, QPointF(x, y), title, STRONG if tight else NAME, ink, room)
            y += LINE_NAME
        for line in self._details(job, room):
            if y + LINE_PLAIN + 2 > rect.bottom():
                break
            self.texts.draw(painter, QPointF(x, y), line, PLAIN, ink2, room)
            y += LINE_PLAIN

    def _details(self, job: Job, room: float) -> list[str]:
        block = job.block
        detail = block_detail(block, job.zone, with_mechanic=job.names_mechanic)
        if room < TIGHT:  # one thing a line reads better than three cut short, and a stump says nothing
            parts = detail.split(DOT)
            return [part for part in parts if self.texts.width(part, PLAIN) * LEAST_SHOWN <= room]
        bay = block.bay if Named.BAY in job.named else ""
        return [detail, *(part for part in (block.concern, bay) if part)]

    @staticmethod
    def _kind(job: Job, right: float, y: float, used: float) -> None:
        """The kind of visit at the end of the first line, where the first icon tells the state."""
        block = job.block
        shown_already = block.state is SessionState.SCHEDULED and not block.waiting
        if block.visit is None or block.visit is VisitKind.IN_PERSON or shown_already:
            return
        if right - used < ICON + 6:
            return
        kind = icons.pixmap(words.kind_icon(block.visit), "ink2", ICON, job.dpr)
        job.painter.drawPixmap(QPointF(right - ICON, y + 1), kind)
