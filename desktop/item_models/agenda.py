"""The agenda's lines: a heading for each day, its bookings, and a word where a day or the list has none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.presenters.calendar_agenda import AgendaBoard, AgendaDay
from desktop.presenters.calendar_model import Block

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Roles(IntEnum):
    """``LINE`` is the ``AgendaLine`` of a row."""

    LINE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """A day's heading where ``block`` is empty; ``nothing`` is the line below that of a day without bookings."""

    day: AgendaDay
    block: Block | None = None
    nothing: bool = False

    @property
    def key(self) -> tuple[date, UUID | None, bool]:
        """What it is, whatever is known of it."""
        return self.day.day, self.block.id if self.block else None, self.nothing

    @property
    def heading(self) -> bool:
        return self.block is None and not self.nothing


class AgendaRows(QAbstractListModel):
    """``spoken`` gives a line's words for a screen reader."""

    def __init__(self, spoken: Callable[[AgendaLine], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._spoken = spoken
        self._lines: list[AgendaLine] = []
        self._places: dict[tuple[date, UUID | None, bool], int] = {}

    def show(self, board: AgendaBoard | None) -> None:
        """List these days."""
        lines = list(_lines(board)) if board is not None else []
        same = [line.key for line in lines] == [line.key for line in self._lines]
        if not same:
            self.beginResetModel()
        self._lines = lines
        self._places = {line.key: row for row, line in enumerate(lines)}
        if not same:
            self.endResetModel()
        elif lines:
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        match role:
            case Roles.LINE:
                return line
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(line)
        return None

    def line(self, row: int) -> AgendaLine | None:
        """What is on a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, key: tuple[date, UUID | None, bool]) -> int:
        """Where it is listed; -1 when it is not."""
        return self._places.get(key, -1)

    def beside(self, row: int) -> list[tuple[date, UUID | None, bool]]:
        """What stands around a row, nearest first: the rest of its day, what is above it, what comes on later days."""
        day = self._lines[row].day.day
        below = [line.key for line in self._lines[row + 1 :]]
        above = [line.key for line in reversed(self._lines[:row])]
        return [*(key for key in below if key[0] == day), *above, *below]

    def row_of_day(self, day: date) -> int:
        """The heading of that day, or of the first listed after it; the last row where none is; -1 without rows."""
        headings = (row for row, line in enumerate(self._lines) if line.heading and line.day.day >= day)
        return next(headings, len(self._lines) - 1)

    def row_ahead(self, row: int, now: int) -> int:
        """Below that heading the first booking that is not over; the last where all are, or the line without one."""
        found = row
        while (line := self.line(found + 1)) is not None and not line.heading:
            found += 1
            if line.block is not None and line.block.ends > now:
                break
        return found

    def row_of_block(self, block_id: UUID) -> int:
        """Where a booking is listed; -1 when it is not."""
        found = (row for row, line in enumerate(self._lines) if line.block and line.block.id == block_id)
        return next(found, -1)


def _lines(board: AgendaBoard) -> Iterator[AgendaLine]:
    for day in board.days:
        yield AgendaLine(day)
        for block in day.blocks:
            yield AgendaLine(day, block)
        if not day.blocks:
            yield AgendaLine(day, nothing=True)
