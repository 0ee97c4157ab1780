"""The changes that the server has not settled. Made for very many: a line is worked out when it is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any, Protocol
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.presenters.pending_changes import PendingLine
from desktop.store.pending import PendingChange

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Roles(IntEnum):
    """``LINE`` is the ``PendingLine`` of a row."""

    LINE = Qt.ItemDataRole.UserRole


class Lines(Protocol):
    """Who knows a change's line."""

    def line(self, change: PendingChange) -> PendingLine: ...


class ChangeRows(QAbstractListModel):
    """``spoken`` gives a line's words for a screen reader, which are also what a search of the list goes by."""

    def __init__(
        self, lines: Lines, spoken: Callable[[PendingLine], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self._spoken = spoken
        self._changes: list[PendingChange] = []

    def show(self, changes: Sequence[PendingChange]) -> None:
        """List these. Where they are the same as before only what is said of them is asked for again."""
        same = [change.mid for change in changes] == [change.mid for change in self._changes]
        if not same:
            self.beginResetModel()
        self._changes = list(changes)
        if not same:
            self.endResetModel()
        elif self._changes:
            self.dataChanged.emit(self.index(0), self.index(len(self._changes) - 1))

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._changes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        change = self.change(index.row()) if index.isValid() else None
        if change is None:
            return None
        match role:
            case Roles.LINE:
                return self._lines.line(change)
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(self._lines.line(change))
        return None

    def change(self, row: int) -> PendingChange | None:
        """What is on a line."""
        return self._changes[row] if 0 <= row < len(self._changes) else None

    def row_of(self, mid: UUID) -> int:
        """Where a change is listed; -1 when it is not."""
        return next((row for row, change in enumerate(self._changes) if change.mid == mid), -1)
