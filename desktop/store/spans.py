"""Things by the span of time they stand at, in buckets of an hour. Not here: what they are (``layers``)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)

_HOUR = 3_600
_LONGEST = 48
"""Hours; what is longer is looked at in every question instead of lying in each hour's bucket."""


class Spans(Generic[T]):
    """Answers with everything that may meet a span: whoever asks looks closer."""

    def __init__(self) -> None:
        self._hours: dict[int, set[T]] = {}
        self._long: set[T] = set()

    def put(self, item: T, start: int, end: int) -> None:
        """Let the item stand at [start, end), of at least an instant."""
        hours = _hours(start, end)
        if len(hours) > _LONGEST:
            self._long.add(item)
            return
        for hour in hours:
            self._hours.setdefault(hour, set()).add(item)

    def discard(self, item: T, start: int, end: int) -> None:
        """Take it away, with the span that it was put at."""
        self._long.discard(item)
        for hour in _hours(start, end) if self._hours else ():
            bucket = self._hours.get(hour)
            if bucket is not None:
                bucket.discard(item)
                if not bucket:
                    del self._hours[hour]

    def near(self, start: int, end: int) -> set[T]:
        """All that meets [start, end), and some that do not."""
        asked = _hours(start, end)
        hours: Iterable[int] = (
            asked if len(asked) < len(self._hours) else filter(asked.__contains__, self._hours)
        )
        return self._long.union(*(self._hours.get(hour, ()) for hour in hours))


def _hours(start: int, end: int) -> range:
    return range(start // _HOUR, max(end - 1, start) // _HOUR + 1)
