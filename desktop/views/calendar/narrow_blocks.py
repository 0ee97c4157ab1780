"""Paints what stands in a narrow block: whose it is comes first, in letters that can be read, then when, then by whom.

Two widths: where a time fits across (``slim``), lines below each other, a name broken over two of them; where
it does not (``sliver``), the icon, the first name if all of it fits, else the initials. All of it stands upright, and a
name that is cut ends in an ellipsis; the hover card says it in full. Wider blocks are ``block_painter``'s.
"""

from __future__ import annotations

from datetime import tzinfo
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap

from desktop.presenters.calendar_model import Block
from desktop.theming import formats, icons
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import block_title, first_name
from desktop.views.calendar.geometry import Named
from desktop.views.calendar.name_breaks import breaks
from desktop.views.calendar.texts import STRONG, TIME, FontKey, Texts

BAR = 3
ICON = 14
ICON_ROOM = ICON + 4
SLIM_LEFT = BAR + 1
SLIM_RIGHT = 0
PITCH = 14
"""From line to line, where every pixel counts."""
SMALL_ICON = 12
"""Where there is no room for the usual one."""
WIDEST_TIME = "00:00"


class Job(NamedTuple):
    """One block to paint, with what was found out about it."""

    painter: QPainter
    block: Block
    rect: QRectF
    zone: tzinfo
    named: Named
    dpr: float
    token: str
    icon: str

    def tip(self, size: int = ICON) -> QPixmap:
        """The icon of its state."""
        return icons.pixmap(self.icon, self.token, size, self.dpr)

    @property
    def names_mechanic(self) -> bool:
        """Whether its words say who works."""
        return Named.MECHANIC in self.named

    @property
    def who(self) -> str:
        """Its mechanic's initials, where they are to be told."""
        known = self.names_mechanic and self.block.mechanic
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
        if lines < 2:
            beside = room - ICON_ROOM + 1
            title = block_title(job.block)
            name = self.short(title, beside) if job.block.of_somebody else title
            self._foot(job, QPointF(x, rect.top() + 1), name, room, "ink")
            return
        names = self.name_lines(job.block, room, max(1, lines - 2))
        spare = lines - 1 - len(names)
        y = rect.top() + min(3.0, max(1.0, (rect.height() - lines * PITCH) / 2))
        if spare > 0:
            time = formats.time(job.block.starts, job.zone)
            self._draw(job, QPointF(x, y), time, TIME, room + 2, job.token)
            y += PITCH
        for name in names:
            self._draw(job, QPointF(x, y), name, STRONG, room, "ink")
            y += PITCH
        who = first_name(job.block.mechanic) if job.names_mechanic else ""
        fits = self.texts.width(who, STRONG) <= room - ICON_ROOM + 1
        who = who if fits else self._fitting(job.who, room - ICON_ROOM + 1)
        self._foot(job, QPointF(x, y), who, room, job.token)

    def sliver(self, job: Job) -> None:
        """No room for a time across: the icon, below it whose it is and with whom. When it begins tells its place."""
        rect = job.rect
        left = rect.left() + BAR + 1
        room = rect.right() - 0.5 - left
        if room < SMALL_ICON:
            return
        lines = max(0, int((rect.height() - ICON - 1) // PITCH))
        told = [(each, "ink") for each in self.shortest(job.block, room, lines - 1)]
        told = [*told, (self._fitting(job.who, room), job.token)][:lines]
        y = rect.top() + min(4.0, max(1.0, (rect.height() - ICON - PITCH * len(told)) / 2))
        size = ICON if room >= ICON else SMALL_ICON
        job.painter.drawPixmap(QPointF(left if told else left + (room - size) / 2, y), job.tip(size))
        for place, (each, token) in enumerate(told):
            self._draw(job, QPointF(left, y + ICON + PITCH * place), each, STRONG, room, token)

    def short(self, name: str, room: float) -> str:
        """A name on one line: the first name, cut where that leaves three letters of it, else the initials."""
        first = first_name(name)
        return self.texts.shortened(first, STRONG, room) or self._fitting(formats.initials(name), room)

    def shortest(self, block: Block, room: float, most: int) -> list[str]:
        """The first name if all of it fits, on two lines where there are; cut it would tell less than initials."""
        title = block_title(block)
        if not block.of_somebody:
            return [title] if self.texts.width(title, STRONG) <= room else []
        lines = self._broken(first_name(title), room)
        whole = len(lines) <= max(1, most) and all(lines) and not lines[-1].endswith("…")
        return lines if whole else [self._fitting(formats.initials(title), room)]

    def _fitting(self, initials: str, room: float) -> str:
        """Both letters, or the first; nothing where that has no room either."""
        return self.texts.first_letters(initials, STRONG, room)

    def name_lines(self, block: Block, room: float, most: int) -> list[str]:
        """The name on at most ``most`` lines: the first name, broken where it must be, then what follows it."""
        title = block_title(block)
        if not block.of_somebody:
            return [title]
        first, _, rest = title.partition(" ")
        lines = self._broken(first, room) if most > 1 else [self.short(title, room)]
        if rest and len(lines) < most - 1:  # a line less than there are: the time comes before it
            lines.append(self.texts.shortened(rest, STRONG, room) or f"{rest[0]}.")
        return lines

    def _broken(self, word: str, room: float) -> list[str]:
        """A name on two lines where one is too short: at its own hyphen, at a syllable, else where the room ends."""
        if self.texts.width(word, STRONG) <= room:
            return [word]
        head, mark, tail = word.partition("-")
        if mark and tail and self.texts.width(head, STRONG) <= room:
            marked = self.texts.width(head + mark, STRONG) <= room
            lines = (head + mark, tail) if marked else (head, mark + tail)
        else:
            seen = self.texts.first_letters(word, STRONG, room - self.texts.width("-", STRONG))
            place = breaks(word, len(seen))
            if not place:
                return [self.texts.shortened(word, STRONG, room, least=1)]
            if self.texts.width(word[place:], STRONG) > room:  # no syllable leaves a rest that fits
                place = min(len(seen), len(word) - 2)
            lines = (f"{word[:place]}-", word[place:])
        return [lines[0], self.texts.shortened(lines[1], STRONG, room, least=1)]

    def _foot(self, job: Job, at: QPointF, words: str, room: float, token: str) -> None:
        """The icon and what stands beside it."""
        job.painter.drawPixmap(at, job.tip())
        left = room - ICON_ROOM + 1
        self._draw(job, QPointF(at.x() + ICON_ROOM - 1, at.y()), words, STRONG, left, token)

    def _draw(  # noqa: PLR0917 called in every line
        self, job: Job, at: QPointF, words: str, font: FontKey, room: float, token: str
    ) -> None:
        self.texts.draw(job.painter, at, words, font, theme().color(token), room + 1)
