"""Pending changes laid over rows the plain way, one after the other: what the desk's overlay must come to, and the rows
of the pretended server."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar, cast
from uuid import UUID

from desktop.store.overlay import effects_of
from desktop.store.pending import PendingChange
from desktop.store.projected import Effect, Removed, Rows
from desktop.store.timeline import in_order, overlaps
from scheduling.records import Record

R = TypeVar("R", bound=Record)


class PlainOverlay:
    """Rows put and removed on top of ``base``."""

    def __init__(self, base: Rows) -> None:
        self._base = base
        self.effects: dict[tuple[type[Any], UUID], Effect] = {}

    def replay(self, changes: Iterable[PendingChange]) -> None:
        """Lay the changes on, oldest first."""
        for change in changes:
            for effect in effects_of(change, self):
                self.put(effect)

    def put(self, effect: Effect) -> None:
        """Lay one row on, or take it away."""
        cls = effect.cls if isinstance(effect, Removed) else type(effect)
        self.effects[cls, effect.id] = effect

    def get(self, cls: type[R], row_id: UUID) -> R | None:
        effect = self.effects.get((cls, row_id))
        if effect is None:
            return self._base.get(cls, row_id)
        return None if isinstance(effect, Removed) else cast(R, effect)

    def all(self, cls: type[R]) -> list[R]:
        below = [row for row in self._base.all(cls) if (cls, row.id) not in self.effects]
        return below + self._own(cls)

    def between(self, cls: type[R], start: int, end: int) -> list[R]:
        below = [row for row in self._base.between(cls, start, end) if (cls, row.id) not in self.effects]
        return in_order(iter(below + [row for row in self._own(cls) if overlaps(row, start, end)]))

    def _own(self, cls: type[R]) -> list[R]:
        effects = self.effects.items()
        return [cast(R, row) for (kind, _), row in effects if kind is cls and not isinstance(row, Removed)]
