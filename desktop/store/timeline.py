"""Rows of one kind in memory, by id and by the span of time they stand at. Not here: where they come from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar
from uuid import UUID

from scheduling.records import Record, span_of

R = TypeVar("R", bound=Record)

_DAY = 86_400
_LONGEST = 62
"""Days; what is longer is looked at in every question instead of lying in each day's bucket."""


def overlaps(record: Record, start: int, end: int) -> bool:
    """Whether the record's span meets [start, end); what has no span, or is asked of none, meets nothing."""
    span = span_of(record)
    return span is not None and start < end and span[0] < end and max(span[1], span[0] + 1) > start


class Timeline(Generic[R]):
    """A dictionary by id that also answers :meth:`between`."""

    def __init__(self) -> None:
        self._rows: dict[UUID, R] = {}
        self._days: dict[int, set[UUID]] = {}
        self._long: set[UUID] = set()

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[R]:
        return iter(self._rows.values())

    def __contains__(self, row_id: UUID) -> bool:
        return row_id in self._rows

    def get(self, row_id: UUID) -> R | None:
        return self._rows.get(row_id)

    def put(self, record: R) -> None:
        """Add the record, or replace the one with its id."""
        self.discard(record.id)
        self._rows[record.id] = record
        for bucket in self._buckets(record):
            bucket.add(record.id)

    def discard(self, row_id: UUID) -> None:
        """Take the row out, if it is there."""
        record = self._rows.pop(row_id, None)
        if record is not None:
            for bucket in self._buckets(record):
                bucket.discard(row_id)

    def between(self, start: int, end: int) -> list[R]:
        """The rows whose span meets [start, end), by their start."""
        days = range(start // _DAY, (end - 1) // _DAY + 1) if start < end else ()
        found = self._long.union(*(self._days.get(day, ()) for day in days))
        return in_order(row for row in map(self._rows.__getitem__, found) if overlaps(row, start, end))

    def _buckets(self, record: R) -> list[set[UUID]]:
        span = span_of(record)
        if span is None:
            return []
        days = range(span[0] // _DAY, max(span[1] - 1, span[0]) // _DAY + 1)
        if len(days) > _LONGEST:
            return [self._long]
        return [self._days.setdefault(day, set()) for day in days]


def in_order(records: Iterator[R]) -> list[R]:
    """By start, then id, so that two runs show the same."""
    return sorted(records, key=lambda record: ((span_of(record) or (0, 0))[0], record.id))
