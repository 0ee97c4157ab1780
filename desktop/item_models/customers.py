"""The customers found by what was typed, and at the end the line that adds a new one.

The second line of each is made when it is first shown: a list may be long, and a window shows a dozen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any
from uuid import UUID

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
        self._details: dict[UUID, str] = {}
        self._add_words = ""

    def show(self, rows: Sequence[Customer], add_words: str) -> None:
        """Replace what is listed; without ``add_words`` there is no last line."""
        self.beginResetModel()
        self._rows = list(rows)
        self._details = {}
        self._add_words = add_words
        self.endResetModel()

    def look_again(self) -> None:
        """What is said of the same ones may have changed: it is made anew when it is next shown."""
        self._details = {}
        self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows) + bool(self._add_words)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= self.rowCount():
            return None
        customer = self.customer(index.row())
        if role == Roles.ROW:
            return customer
        name = customer.name if customer is not None else self._add_words
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return name
            case Roles.DETAIL:
                return self._detail_of(customer)
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (name, self._detail_of(customer)) if part)
        return None

    def customer(self, row: int) -> Customer | None:
        """The customer of a line; ``None`` for the one that adds."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, customer_id: UUID | None) -> int:
        """Where a customer is listed; -1 when they are not."""
        return next((place for place, row in enumerate(self._rows) if row.id == customer_id), -1)

    def row_adding(self) -> int:
        """Where the line that adds is; -1 when there is none."""
        return len(self._rows) if self._add_words else -1

    def _detail_of(self, customer: Customer | None) -> str:
        if customer is None:
            return ""
        if customer.id not in self._details:
            self._details[customer.id] = self._detail(customer)
        return self._details[customer.id]
