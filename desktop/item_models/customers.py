"""The customers found by what was typed, and at the end the line that adds a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from scheduling.records import Customer

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Roles(IntEnum):
    """``ROW`` is the customer, ``None`` on the line that adds a new one; ``DETAIL`` the second line."""

    ROW = Qt.ItemDataRole.UserRole
    DETAIL = Qt.ItemDataRole.UserRole + 1


class CustomerResults(QAbstractListModel):
    """``detail`` gives the second line of a customer."""

    def __init__(self, detail: Callable[[Customer], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._detail = detail
        self._rows: list[Customer] = []
        self._details: list[str] = []
        self._add_words = ""

    def show(self, rows: Sequence[Customer], add_words: str) -> None:
        """Replace what is listed; without ``add_words`` there is no last line."""
        self.beginResetModel()
        self._rows = list(rows)
        self._details = [self._detail(row) for row in rows]
        self._add_words = add_words
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows) + bool(self._add_words)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= self.rowCount():
            return None
        customer = self.customer(index.row())
        if role == Roles.ROW:
            return customer
        detail = self._details[index.row()] if customer is not None else ""
        name = customer.name if customer is not None else self._add_words
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return name
            case Roles.DETAIL:
                return detail
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (name, detail) if part)
        return None

    def customer(self, row: int) -> Customer | None:
        """The customer of a line; ``None`` for the one that adds."""
        return self._rows[row] if 0 <= row < len(self._rows) else None
