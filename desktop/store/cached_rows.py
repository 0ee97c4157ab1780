"""The rows of one generation of the cache, read by id, by kind, by span and by what was typed.

Bookings and their slots are read by the span that is asked for, since there are very many and a week is shown; other
kinds are read into memory when first asked for, except customers and vehicles. Not here: the file (``replica``).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any, TypeVar, cast
from uuid import UUID

from desktop.store import search, unread
from desktop.store.row_changes import Put, RowChange
from desktop.store.timeline import Timeline, in_order
from scheduling.records import KIND_OF, KINDS, Customer, Record, Reservation, Session, Vehicle, span_of
from scheduling.vocabulary import SessionState

R = TypeVar("R", bound=Record)
Select = Callable[..., list[tuple[Any, ...]]]

LARGE = frozenset({Customer, Vehicle})
BY_SPAN = frozenset({Session, Reservation})
CANDIDATES = 200
AT_ONCE = 250
"""Ids that one statement asks for."""
SHORT = 40 * 86_400
"""Seconds: what is asked for a longer span is read as a whole, once, and kept."""


class CachedRows:
    """``select`` reads rows of the file for a statement and its parameters."""

    def __init__(self, select: Select, generation: int) -> None:
        self._select = select
        self._table = f"row_{generation}"
        self._search = f"search_{generation}"
        self._hot: dict[type[Any], Timeline[Any]] = {}
        self._longest: dict[type[Any], int] = {}
        """The length of the longest row by its kind: by it a question knows how far back to look."""

    def get(self, cls: type[R], row_id: UUID) -> R | None:
        """The row as the server had it."""
        if cls in self._hot or cls not in LARGE | BY_SPAN:
            return self._timeline(cls).get(row_id)
        found = self._bodies(cls, "kind = ? AND id = ?", _kind(cls), str(row_id))
        return found[0] if found else None

    def keep_in_memory(self) -> None:
        """Read all of what is else read by its span: for whoever is about to ask very often."""
        for cls in BY_SPAN:
            self._timeline(cls)

    def all(self, cls: type[R]) -> list[R]:
        """Every row of the kind; of customers and vehicles that may be very many."""
        return list(self._timeline(cls)) if cls not in LARGE else self._read(cls)

    def between(self, cls: type[R], start: int, end: int) -> list[R]:
        """The rows whose span meets [start, end), by their start."""
        if cls in LARGE or start >= end:
            return []
        if cls in self._hot or cls not in BY_SPAN or end - start > SHORT:
            return self._timeline(cls).between(start, end)
        within = "kind = ? AND d0 > ? AND d0 < ? AND d1 > ?"
        since = start - self._longest_of(cls) - 1
        return in_order(iter(self._bodies(cls, within, _kind(cls), since, end, start)))

    def some(self, cls: type[R], row_ids: Collection[UUID]) -> dict[UUID, R]:
        """Those of the rows with these ids that there are: at once, where one by one would take long."""
        if cls in self._hot or cls not in LARGE | BY_SPAN:
            timeline = self._timeline(cls)
            return {row_id: row for row_id in row_ids if (row := timeline.get(row_id)) is not None}
        found: dict[UUID, R] = {}
        ids = [str(row_id) for row_id in row_ids]
        for begin in range(0, len(ids), AT_ONCE):
            part = ids[begin : begin + AT_ONCE]
            marks = ", ".join("?" * len(part))
            for row in self._bodies(cls, f"kind = ? AND id IN ({marks})", _kind(cls), *part):
                found[row.id] = row
        return found

    def sessions_in(self, states: Collection[SessionState]) -> list[Session]:
        """The bookings in one of these states; quick for those in which a booking waits for somebody."""
        named = ", ".join(
            f"'{state.value}'" for state in sorted(states)
        )  # no parameters: by them no index is found
        found = self._bodies(Session, f"kind = 'session' AND state IN ({named})")
        return sorted(found, key=lambda row: row.id)  # asked for in order, all sessions would be read instead

    def vehicles_of(self, customer_id: UUID) -> list[Vehicle]:
        """The customer's vehicles."""
        return self._of_customer(Vehicle, customer_id)

    def sessions_of(self, customer_id: UUID) -> list[Session]:
        """The customer's bookings, as far as they are kept here."""
        return self._of_customer(Session, customer_id)

    def find_customers(self, ways: list[list[str]]) -> list[Customer]:
        """Candidates for a search (see ``search.wanted``): at most ``CANDIDATES``, in no order."""
        return self._matching(search.match_expression(ways), CANDIDATES)

    def customers_with(self, words: Sequence[str], limit: int) -> list[Customer]:
        """Those with all of these as whole search terms, at most ``limit``, in no order."""
        return self._matching(search.whole_words(words), limit)

    def _matching(self, expression: str, limit: int) -> list[Customer]:
        sql = (
            f"SELECT DISTINCT r.body FROM {self._search} s JOIN {self._table} r"  # noqa: S608 constant names
            f" ON r.kind = 'customer' AND r.id = s.customer WHERE {self._search} MATCH ? LIMIT ?"
        )
        return unread.readable(Customer, self._select(sql, expression, limit))

    def refresh(self, change: RowChange) -> None:
        """A row was written, or is there no longer."""
        if isinstance(change, Put):
            self._put(change.record)
        elif KINDS[change.kind] in self._hot:
            self._hot[KINDS[change.kind]].discard(change.id)

    def _put(self, record: Record) -> None:
        cls, span = type(record), span_of(record)
        if span is not None and cls in self._longest:
            self._longest[cls] = max(self._longest[cls], span[1] - span[0], 1)
        if cls in self._hot:
            self._hot[cls].put(record)

    def _timeline(self, cls: type[R]) -> Timeline[R]:
        timeline = self._hot.get(cls)
        if timeline is None:
            timeline = Timeline()
            for row in self._read(cls):
                timeline.put(row)
            self._hot[cls] = timeline  # only once it is whole: a read that fails is made again
        return cast(Timeline[R], timeline)

    def _longest_of(self, cls: type[Any]) -> int:
        if cls not in self._longest:
            sql = f"SELECT max(d1 - d0) FROM {self._table} WHERE kind = ? AND d0 IS NOT NULL"  # noqa: S608 a constant name
            found = self._select(sql, _kind(cls))
            self._longest[cls] = (found[0][0] if found else None) or 0
        return self._longest[cls]

    def _of_customer(self, cls: type[R], customer_id: UUID) -> list[R]:
        """The sign before the kind keeps its index out of it: by the customer there are few."""
        return self._bodies(cls, "parent = ? AND +kind = ? ORDER BY id", str(customer_id), _kind(cls))

    def _read(self, cls: type[R]) -> list[R]:
        return self._bodies(cls, "kind = ? ORDER BY id", _kind(cls))

    def _bodies(self, cls: type[R], where: str, *params: object) -> list[R]:
        sql = f"SELECT body FROM {self._table} WHERE {where}"  # noqa: S608 constant words
        return unread.readable(cls, self._select(sql, *params))


def _kind(cls: type[Any]) -> str:
    return KIND_OF[cls]
