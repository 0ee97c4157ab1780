"""The pending changes laid over the server's rows: what the user sees.

Replayed in the order of submission. Not here: what one change makes of the rows (``projection``), nor where
the changes and the rows are kept (``outbox``, ``replica``).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar, cast
from uuid import UUID

from desktop.store.pending import REFUSED, PendingChange
from desktop.store.projected import Effect, Removed, Rows
from desktop.store.projection import project, project_refused
from desktop.store.timeline import Timeline, in_order
from scheduling.commands import Outcome
from scheduling.records import KIND_OF, Record

R = TypeVar("R", bound=Record)


class Overlay:
    """Rows put and removed on top of ``base``; answers as the base does."""

    def __init__(self, base: Rows) -> None:
        self._base = base
        self._put: dict[type[Any], Timeline[Any]] = {}
        self._removed: dict[type[Any], set[UUID]] = {}

    def replay(self, changes: Iterable[PendingChange]) -> None:
        """Lay the changes on, oldest first."""
        for change in changes:
            self.add(change)

    def add(self, change: PendingChange) -> frozenset[str]:
        """Lay one more change on; the kinds of the rows that look different now."""
        effects = effects_of(change, self)
        for effect in effects:
            self.put(effect)
        return frozenset(KIND_OF[_class_of(effect)] for effect in effects)

    def get(self, cls: type[R], row_id: UUID) -> R | None:
        if row_id in self._removed.get(cls, ()):
            return None
        put = self._of(cls).get(row_id)
        return put if put is not None else self._base.get(cls, row_id)

    def all(self, cls: type[R]) -> list[R]:
        below = [row for row in self._base.all(cls) if not self.covers(cls, row.id)]
        return below + list(self._of(cls))

    def between(self, cls: type[R], start: int, end: int) -> list[R]:
        below = self._base.between(cls, start, end)
        if not self.covered(cls):
            return below
        rows = [row for row in below if not self.covers(cls, row.id)]
        return in_order(iter(rows + self._of(cls).between(start, end)))

    def covered(self, cls: type[Any]) -> bool:
        """Whether any row of the class is other than below."""
        return bool(self._put.get(cls) or self._removed.get(cls))

    def covers(self, cls: type[Any], row_id: UUID) -> bool:
        """Whether this row is other than below."""
        return row_id in self._removed.get(cls, ()) or row_id in self._put.get(cls, ())

    def own(self, cls: type[R]) -> list[R]:
        """The rows of the class that were put here."""
        return list(self._of(cls))

    def differs(self, other: Overlay) -> frozenset[str]:
        """The kinds of which the two show something different."""
        classes = {*self._put, *self._removed, *other._put, *other._removed}
        return frozenset(KIND_OF[cls] for cls in classes if self._of_kind(cls) != other._of_kind(cls))

    def _of_kind(self, cls: type[Any]) -> tuple[dict[UUID, Record], set[UUID]]:
        return {row.id: row for row in self._put.get(cls, ())}, self._removed.get(cls, set())

    def _of(self, cls: type[R]) -> Timeline[R]:
        return cast(Timeline[R], self._put.get(cls) or Timeline())

    def put(self, effect: Effect) -> None:
        """Lay one row on, or take it away."""
        cls, row_id = _class_of(effect), effect.id
        removed = self._removed.setdefault(cls, set())
        rows = self._put.setdefault(cls, Timeline())
        if isinstance(effect, Removed):
            rows.discard(row_id)
            removed.add(row_id)
        else:
            removed.discard(row_id)
            rows.put(effect)


def effects_of(change: PendingChange, rows: Rows) -> list[Effect]:
    """What one change makes of the rows in its present state."""
    if change.state in REFUSED:
        outcome = change.outcome or Outcome()
        return project_refused(change.command, rows, at=change.created_at, code=change.code, outcome=outcome)
    return project(change.command, rows, at=change.created_at)


def _class_of(effect: Effect) -> type[Record]:
    return effect.cls if isinstance(effect, Removed) else type(effect)
