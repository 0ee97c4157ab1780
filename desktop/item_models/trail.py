"""The lines of the shop's history that were read, and that there are older ones: a view asks for those at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.presenters.shop_history import TrailLine

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Roles(IntEnum):
    """``LINE`` is the ``TrailLine`` of a row."""

    LINE = Qt.ItemDataRole.UserRole


class TrailRows(QAbstractListModel):
    """``spoken`` gives a line's words for a screen reader."""

    more_asked = Signal()

    def __init__(self, spoken: Callable[[TrailLine], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._spoken = spoken
        self._lines: list[TrailLine] = []
        self._version = -1
        self._more = False

    def show(self, lines: Sequence[TrailLine], version: int, *, more: bool) -> None:
        """List these; of the same version they are those before and others after them."""
        self._more = more
        if version != self._version:
            self.beginResetModel()
            self._lines, self._version = list(lines), version
            self.endResetModel()
            return
        added = lines[len(self._lines) :]
        if added:
            first = len(self._lines)
            self.beginInsertRows(_ROOT, first, first + len(added) - 1)
            self._lines += added
            self.endInsertRows()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self.more_asked.emit()

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

    def line(self, row: int) -> TrailLine | None:
        """What is on a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None
