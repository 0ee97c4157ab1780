"""What each pending change wrote and what it had asked for, by its place in the order of submission.

So the rows can be seen as they are below any change, and it is known whom a row's change concerns. Not here: what is
made of it (``overlay``).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast
from uuid import UUID

from desktop.store.projected import Effect, Removed, Rows
from desktop.store.spans import Spans
from desktop.store.timeline import in_order, overlaps
from scheduling.records import Record, span_of

R = TypeVar("R", bound=Record)
Key = tuple[type[Any], UUID]
TOP = 1 << 62
"""Above every change: what is shown."""


@dataclass(slots=True)
class Asked:
    """What a change looked at: single rows, also those found by a span; whole kinds; spans of a kind."""

    keys: set[Key] = field(default_factory=set)
    kinds: set[type[Any]] = field(default_factory=set)
    spans: set[tuple[type[Any], int, int]] = field(default_factory=set)


class Layers:
    """Rows put and removed on top of ``base``, each version at its place."""

    def __init__(self, base: Rows) -> None:
        self._base = base
        self._versions: dict[Key, list[tuple[int, Effect]]] = {}
        self._spans: dict[type[Any], Spans[tuple[UUID, int]]] = {}
        self.tops: dict[type[Any], dict[UUID, Effect]] = {}
        """The last version of each row that has any."""

    def write(self, place: int, key: Key, effect: Effect) -> None:
        """Let the row be so from this place on; there is no version of it at the place yet."""
        versions = self._versions.setdefault(key, [])
        versions.insert(_index(versions, place), (place, effect))
        self.tops.setdefault(key[0], {})[key[1]] = versions[-1][1]
        span = None if isinstance(effect, Removed) else span_of(effect)
        if span is not None:
            self._spans.setdefault(key[0], Spans()).put((key[1], place), *span)

    def erase(self, place: int, key: Key) -> None:
        """Take the version of the row away that was written at the place."""
        versions = self._versions[key]
        _, effect = versions.pop(_index(versions, place))
        if versions:
            self.tops[key[0]][key[1]] = versions[-1][1]
        else:
            del self._versions[key], self.tops[key[0]][key[1]]
        span = None if isinstance(effect, Removed) else span_of(effect)
        if span is not None:
            self._spans[key[0]].discard((key[1], place), *span)

    def version(self, key: Key, below: int) -> Effect | None:
        """The last one written below the place; ``None`` where the row is as the server had it."""
        versions = self._versions.get(key)
        at = _index(versions, below) if versions else 0
        return versions[at - 1][1] if versions and at else None

    def next_writer(self, key: Key, place: int) -> int:
        """The first place above that writes the row: to all above that one it makes no difference."""
        versions = self._versions.get(key, [])
        at = _index(versions, place + 1)
        return versions[at][0] if at < len(versions) else TOP

    def get(self, cls: type[R], row_id: UUID, below: int = TOP) -> R | None:
        effect = self.version((cls, row_id), below)
        if effect is None:
            return self._base.get(cls, row_id)
        return None if isinstance(effect, Removed) else cast(R, effect)

    def all(self, cls: type[R], below: int = TOP) -> list[R]:
        rows = self._base.all(cls)
        tops = self.tops.get(cls)
        if not tops:
            return rows
        versions = {row_id: self.version((cls, row_id), below) for row_id in tops}
        kept = [row for row in rows if versions.get(row.id) is None]
        return kept + [
            cast(R, each) for each in versions.values() if each is not None and not isinstance(each, Removed)
        ]

    def between(
        self, cls: type[R], start: int, end: int, below: int = TOP, seen: set[Key] | None = None
    ) -> list[R]:
        """As the base; the rows that are the server's are noted as ``seen``."""
        rows = self._base.between(cls, start, end)
        if self.tops.get(cls):
            rows = [row for row in rows if self.version((cls, row.id), below) is None]
        if seen is not None:
            seen.update((cls, row.id) for row in rows)
        own = list(self._own_between(cls, start, end, below))
        return in_order(iter(rows + own)) if own else rows

    def _own_between(self, cls: type[R], start: int, end: int, below: int) -> Iterator[R]:
        if cls not in self._spans or start >= end:
            return
        for row_id, place in self._spans[cls].near(start, end):
            if place >= below:
                continue
            versions = self._versions[cls, row_id]
            at, effect = versions[-1] if below == TOP else versions[_index(versions, below) - 1]
            if at == place and not isinstance(effect, Removed) and overlaps(effect, start, end):
                yield cast(R, effect)


class View:
    """The rows as they are below a place; what is looked at is written down."""

    def __init__(self, layers: Layers, place: int) -> None:
        self._layers = layers
        self._place = place
        self.asked = Asked()

    def get(self, cls: type[R], row_id: UUID) -> R | None:
        self.asked.keys.add((cls, row_id))
        return self._layers.get(cls, row_id, self._place)

    def all(self, cls: type[R]) -> list[R]:
        self.asked.kinds.add(cls)
        return self._layers.all(cls, self._place)

    def between(self, cls: type[R], start: int, end: int) -> list[R]:
        self.asked.spans.add((cls, start, end))
        return self._layers.between(cls, start, end, self._place, self.asked.keys)


class Readers:
    """Which changes asked for what."""

    def __init__(self) -> None:
        self._keys: dict[Key, set[int]] = {}
        self._kinds: dict[type[Any], set[int]] = {}
        self._spans: dict[type[Any], Spans[tuple[int, int, int]]] = {}

    def add(self, place: int, asked: Asked) -> None:
        for key in asked.keys:
            self._keys.setdefault(key, set()).add(place)
        for kind in asked.kinds:
            self._kinds.setdefault(kind, set()).add(place)
        for cls, start, end in asked.spans:
            self._spans.setdefault(cls, Spans()).put((place, start, end), start, end)

    def remove(self, place: int, asked: Asked) -> None:
        for key in asked.keys:
            readers = self._keys[key]
            readers.discard(place)
            if not readers:
                del self._keys[key]
        for kind in asked.kinds:
            self._kinds[kind].discard(place)
        for cls, start, end in asked.spans:
            self._spans[cls].discard((place, start, end), start, end)

    def of(self, key: Key, values: Collection[Record | None]) -> set[int]:
        """To whom it may make a difference that the row is one of these values instead of another.

        A server's row that was there before is found by its id in whoever saw it, so its value is not needed.
        """
        found = self._keys.get(key, set()) | self._kinds.get(key[0], set())
        spans = self._spans.get(key[0])
        if spans is None:
            return found
        for value in values:
            span = None if value is None else span_of(value)
            if value is not None and span is not None:
                near = spans.near(*span)
                found.update(place for place, start, end in near if overlaps(value, start, end))
        return found


def _index(versions: list[tuple[int, Effect]], place: int) -> int:
    """Of the first version at or above the place."""
    if not versions or versions[-1][0] < place:
        return len(versions)
    return bisect_left(versions, place, key=_place_of)


def _place_of(version: tuple[int, Effect]) -> int:
    return version[0]
