"""Paints what stands in a narrow block: whose it is comes first, in letters that can be read, then when, then by whom.

Two widths: where a time fits across (``slim``), lines below each other, a name broken over two of them; where
it does not (``sliver``), the name down along the block. Wider blocks are ``block_painter``'s.
"""

from __future__ import annotations

from datetime import tzinfo
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap

from desktop.presenters.calendar_model import Block, BlockKind
from desktop.theming import formats, icons
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import block_title, first_name
from desktop.views.calendar.texts import STRONG, TIME, FontKey, Texts

BAR = 3
ICON = 14
ICON_ROOM = ICON + 4
SLIM_LEFT = BAR + 1
SLIM_RIGHT = 0
PITCH = 14
"""From line to line, where every pixel counts."""
DOWN_LEAST = 40
"""A block lower than this has no room for a name down along it."""
TWO_ACROSS = 23
"""The least room for two lines of letters that run downwards."""
TWO_AT_EASE = 27
"""With so much of it the icon is as large as elsewhere, and has no letter's tail in it."""
LETTERS = 12
"""From the upper side of one such line to that of the other, at least: a letter's tail just ends there."""
SMALL_ICON = 12
WIDEST_TIME = "00:00"


class Job(NamedTuple):
    """One block to paint, with what was found out about it."""

    painter: QPainter
    block: Block
    rect: QRectF
    zone: tzinfo
    with_mechanic: bool
    dpr: float
    token: str
    icon: str

    def tip(self, size: int = ICON) -> QPixmap:
        """The icon of its state."""
        return icons.pixmap(self.icon, self.token, size, self.dpr)

    @property
    def who(self) -> str:
        """Its mechanic's initials, where they are to be told."""
        known = self.with_mechanic and self.block.mechanic
        return formats.initials(self.block.mechanic) if known else ""


class NarrowBlocks:
    """``texts`` is shared with the wider blocks."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts

    def room_for_time(self, rect: QRectF) -> float:
        """What a line keeps beside the widest time, so that all blocks of a lane's width look alike."""
        return rect.width() - SLIM_LEFT - SLIM_RIGHT - self.texts.width(WIDEST_TIME, TIME)

    def time_fits(self, room: float) -> bool:
        """Whether the widest time is painted whole in ``room``: texts are cut to whole pixels."""
        return int(room) >= self.texts.width(WIDEST_TIME, TIME)

    def slim(self, job: Job) -> None:
        """As many of time, name and mechanic as there are lines for; the icon of its state always."""
        rect = job.rect
        lines = max(1, int((rect.height() - 2) // PITCH))
        x = rect.left() + SLIM_LEFT
        room = rect.right() - SLIM_RIGHT - x
        names = self.name_lines(job.block, room, max(1, lines - 2))
        if lines < 2:
            self._foot(job, QPointF(x, rect.top() + 1), names[0], room, "ink")
            return
        spare = lines - 1 - len(names)
        y = rect.top() + min(3.0, max(1.0, (rect.height() - lines * PITCH) / 2))
        if spare > 0:
            time = formats.time(job.block.starts, job.zone)
            self._draw(job, QPointF(x, y), time, TIME, room + 2, job.token)
            y += PITCH
        for name in names:
            self._draw(job, QPointF(x, y), name, STRONG, room, "ink")
            y += PITCH
        who = first_name(job.block.mechanic) if job.with_mechanic else ""
        fits = self.texts.width(who, STRONG) <= room - ICON_ROOM + 1
        self._foot(job, QPointF(x, y), who if fits else job.who, room, job.token)

    def sliver(self, job: Job) -> None:
        """No room for a time across: the name down along the block, beside it the icon, the time, the mechanic."""
        rect = job.rect
        left, right = rect.left() + BAR + 1, rect.right() - 0.5
        if rect.height() < DOWN_LEAST or right - left < ICON:
            self._stacked(job, left, right - left)
            return
        two, snug = right - left >= TWO_ACROSS, right - left < TWO_AT_EASE
        size = SMALL_ICON if two and snug else ICON
        y, bottom = rect.top() + 3, rect.bottom() - 2
        job.painter.drawPixmap(QPointF(left - 1, y), job.tip(size))
        below = y + size + 2
        beside = two and not (snug and self._tail_at_icon(block_title(job.block)))
        end = self._name_down(job, QPointF(right, y if beside else below), bottom)
        at = QPointF(min(left + size, right - LETTERS), below) if two else QPointF(right, end + 5)
        self._when_and_who(job, at, bottom)

    def _tail_at_icon(self, name: str) -> bool:
        """Whether one of the letters beside the icon goes below their line, as that of a ``g``."""
        count = len(self.texts.first_letters(name, STRONG, SMALL_ICON)) + 1
        return self.texts.metrics(STRONG).tightBoundingRect(name[:count]).bottom() > 1

    def _name_down(self, job: Job, at: QPointF, bottom: float) -> float:
        """Where the name ends."""
        name, room = block_title(job.block), bottom - at.y()
        if job.block.kind is BlockKind.SESSION and self.texts.width(name, STRONG) > room:
            name = self.texts.first_letters(first_name(name), STRONG, room)
        self._down(job, at, name, STRONG, room, "ink")
        return at.y() + self.texts.width(name, STRONG)

    def _when_and_who(self, job: Job, at: QPointF, bottom: float) -> None:
        """What there is room for of the time and the initials."""
        for words, font in ((formats.time(job.block.starts, job.zone), TIME), (job.who, STRONG)):
            wide = self.texts.width(words, font)
            if words and at.y() + wide <= bottom + 1:
                self._down(job, at, words, font, wide + 2, job.token)
                at += QPointF(0, wide + 5)

    def name_lines(self, block: Block, room: float, most: int) -> list[str]:
        """The name on at most ``most`` lines: the first name, broken where it must be, then what follows it."""
        title = block_title(block)
        words = title.split(" ") if block.kind is BlockKind.SESSION else [title]
        lines = self._broken(words[0], room, min(2, most))
        rest = " ".join(words[1:])
        if rest and len(lines) < most - 1:  # a line less than there are: the time comes before it
            lines.append(self.texts.first_letters(rest, STRONG, room))
        return lines

    def _broken(self, word: str, room: float, most: int) -> list[str]:
        """A name on two lines where one is too short: at its own hyphen, else where the room ends."""
        cut = self.texts.first_letters(word, STRONG, room)
        if cut == word or most < 2:
            return [cut]
        head, mark, tail = word.partition("-")
        if mark and tail and self.texts.width(head, STRONG) <= room:
            marked = self.texts.width(head + mark, STRONG) <= room
            lines = (head + mark, tail) if marked else (head, mark + tail)
        else:
            first = self.texts.first_letters(word, STRONG, room - self.texts.width("-", STRONG))
            first = first[: len(word) - 2]  # one letter alone is no line
            if len(first) < 2:
                return [cut]
            lines = (f"{first}-", word[len(first) :])
        return [lines[0], self.texts.first_letters(lines[1], STRONG, room)]

    def _stacked(self, job: Job, left: float, room: float) -> None:
        """A low or very narrow block: the icon, and what fits of the name below or beside it."""
        rect = job.rect
        name = first_name(block_title(job.block)) if job.block.customer else ""
        short = self.texts.first_letters(name, STRONG, room + 1)
        stacked = rect.height() >= ICON + PITCH
        beside = not stacked and self.texts.width(short[:2], STRONG) + ICON_ROOM <= room
        top = rect.top() + max(1.0, min(4.0, (rect.height() - ICON - (PITCH if stacked else 0)) / 2))
        if room >= ICON - 2:
            middle = left if beside or stacked else left + (room - ICON) / 2
            job.painter.drawPixmap(QPointF(middle, top), job.tip())
        if stacked and len(short) > 1:
            self._draw(job, QPointF(left, top + ICON), short, STRONG, room + 1, "ink")
        elif beside:
            at = QPointF(left + ICON_ROOM, top - 1)
            self._draw(job, at, self.texts.first_letters(name, STRONG, room - ICON_ROOM), STRONG, room, "ink")

    def _foot(self, job: Job, at: QPointF, words: str, room: float, token: str) -> None:
        """The icon and what stands beside it."""
        job.painter.drawPixmap(at, job.tip())
        beside = QPointF(at.x() + ICON_ROOM - 1, at.y())
        left = room - ICON_ROOM + 1
        self._draw(job, beside, self.texts.first_letters(words, STRONG, left), STRONG, left, token)

    def _draw(  # noqa: PLR0917 called in every line
        self, job: Job, at: QPointF, words: str, font: FontKey, room: float, token: str
    ) -> None:
        self.texts.draw(job.painter, at, words, font, theme().color(token), room + 1)

    def _down(  # noqa: PLR0917 as above
        self, job: Job, at: QPointF, words: str, font: FontKey, room: float, token: str
    ) -> None:
        """Words that run downwards, their upper side to the right, at ``at``."""
        job.painter.save()
        job.painter.translate(at)
        job.painter.rotate(90)
        self._draw(job, QPointF(0, 0), words, font, room, token)
        job.painter.restore()
