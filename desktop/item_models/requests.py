"""The lines of one of the three lists of visit requests. Which they are the presenter says; how they look the view."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.presenters.requests_model import RequestLine, RequestsBoard

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Roles(IntEnum):
    """``LINE`` is the ``RequestLine``."""

    LINE = Qt.ItemDataRole.UserRole


class RequestLines(QAbstractListModel):
    """``aloud`` gives all that a line says, for a screen reader and the tip."""

    def __init__(
        self, aloud: Callable[[RequestLine, RequestsBoard], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._aloud = aloud
        self.board: RequestsBoard | None = None

    def show(self, board: RequestsBoard) -> bool:
        """These now; whether they are others, or stand otherwise, than before."""
        before = [line.request_id for line in self._lines]
        same = before == [line.request_id for line in board.lines] and self.board is not None
        if same:
            self.board = board
            if before:
                self.dataChanged.emit(self.index(0), self.index(len(before) - 1))
            return False
        self.beginResetModel()
        self.board = board
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index.row()) if index.isValid() else None
        if line is None or self.board is None:
            return None
        match role:
            case Roles.LINE:
                return line
            case Qt.ItemDataRole.DisplayRole:
                return line.customer
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return self._aloud(line, self.board)
        return None

    def line(self, row: int) -> RequestLine | None:
        """The line at that place."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, request_id: UUID | None) -> int | None:
        """At which place a request stands."""
        places = (row for row, line in enumerate(self._lines) if line.request_id == request_id)
        return next(places, None)

    @property
    def _lines(self) -> tuple[RequestLine, ...]:
        return self.board.lines if self.board is not None else ()
