"""What the search over the window found, a line each, as a list model. Its words and icons come with the lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.presenters.finding import Found

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLine:
    """``mark`` are initials, or the name of an ``icon``; ``colour`` a token; ``inner``: it belongs to the one above."""

    found: Found
    title: str
    detail: str
    mark: str = ""
    icon: str = ""
    colour: str = "ink2"
    inner: bool = False


class FoundRoles(IntEnum):
    LINE = Qt.ItemDataRole.UserRole


class FoundLines(QAbstractListModel):
    """Replaced as a whole with each letter."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[FoundLine] = []

    def show(self, lines: Sequence[FoundLine]) -> None:
        """Replace what is listed."""
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def line(self, row: int) -> FoundLine | None:
        """``None`` where there is none."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        match role:
            case FoundRoles.LINE:
                return line
            case Qt.ItemDataRole.DisplayRole:
                return line.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (line.title, line.detail) if part)
        return None
