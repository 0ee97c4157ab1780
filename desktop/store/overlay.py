"""The pending changes laid over the server's rows: what the user sees.

As if all were laid on in the order of submission, each over what those before it made of the rows. When a row or a
change becomes another, only those are made anew that had asked for what is different now, and in turn those that had
asked for what these make of it (docs/adr/0025). Not here: what one change makes of the rows (``projection``), nor where
the changes and the rows are kept (``outbox``, ``replica``).
"""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heappop, heappush
from typing import Any, TypeVar, cast
from uuid import UUID

from desktop.store.layers import Asked, Key, Layers, Readers, View
from desktop.store.pending import REFUSED, PendingChange
from desktop.store.projected import Effect, Removed, Rows
from desktop.store.row_changes import Put, RowChange
from scheduling.commands import Outcome
from scheduling.records import KIND_OF, KINDS, Record

R = TypeVar("R", bound=Record)

_SERVERS = -1
"""The place of the server's rows, below all changes."""


class Overlay:
    """Rows put and removed on top of ``base``; answers as the base does.

    ``maker`` is the staff member whose changes they are, as far as that is known.
    """

    def __init__(self, base: Rows, maker: UUID | None = None) -> None:
        self._layers = Layers(base)
        self._readers = Readers()
        self._maker = maker
        self._changes: dict[int, PendingChange] = {}
        self._made: dict[int, dict[Key, Effect]] = {}
        self._asked: dict[int, Asked] = {}
        self._due: list[int] = []
        """The places to make anew, as a heap."""
        self._before: dict[Key, Effect | None] = {}
        """How the rows that were written since looked before."""
        self._highest = _SERVERS
        """No change above this place was ever laid on: from there nobody needs to be told."""

    def replay(self, changes: Iterable[PendingChange]) -> None:
        """Lay the changes on, oldest first."""
        for change in changes:
            self.add(change)

    def add(self, change: PendingChange) -> frozenset[str]:
        """Lay one more change on, at its place; the kinds of the rows that look different now."""
        return self.update([change], [], [])

    def update(
        self, ahead: Iterable[PendingChange], over: Iterable[PendingChange], rows: Iterable[RowChange]
    ) -> frozenset[str]:
        """Some changes lie over the rows as they are now, some no longer, and some of the server's rows changed.

        The kinds of the rows above them that look different now. Where this raises, a part of it is done: begin anew.
        """
        self._due.clear()
        self._before.clear()
        for row in rows:
            self._stir_server_row(row)
        for change in over:
            self._take_off(change.place)
        for change in ahead:
            known = self._changes.get(change.place)
            if known is None or _look(known) != _look(change):
                self._changes[change.place] = change
                self._highest = max(self._highest, change.place)
                heappush(self._due, change.place)
        last = _SERVERS
        while self._due:
            place = heappop(self._due)
            if place != last and place in self._changes:
                self._make(place)
            last = place
        return self.altered()

    def altered(self) -> frozenset[str]:
        """The kinds of the rows that the last update, as far as it came, made look different."""
        return frozenset(
            KIND_OF[cls]
            for (cls, row_id), before in self._before.items()
            if self._layers.tops.get(cls, {}).get(row_id) != before
        )

    def get(self, cls: type[R], row_id: UUID) -> R | None:
        return self._layers.get(cls, row_id)

    def all(self, cls: type[R]) -> list[R]:
        return self._layers.all(cls)

    def between(self, cls: type[R], start: int, end: int) -> list[R]:
        return self._layers.between(cls, start, end)

    def covers(self, cls: type[Any], row_id: UUID) -> bool:
        """Whether this row is other than below."""
        return row_id in self._layers.tops.get(cls, ())

    def own(self, cls: type[R]) -> list[R]:
        """The rows of the class that were put here."""
        tops = self._layers.tops.get(cls, {})
        return [cast(R, effect) for effect in tops.values() if not isinstance(effect, Removed)]

    def differs(self, other: Overlay) -> frozenset[str]:
        """The kinds of which the two show something different."""
        mine, others = self._layers.tops, other._layers.tops
        return frozenset(KIND_OF[cls] for cls in {*mine, *others} if mine.get(cls, {}) != others.get(cls, {}))

    def _stir_server_row(self, row: RowChange) -> None:
        cls = type(row.record) if isinstance(row, Put) else KINDS.get(row.kind)
        if cls is None:
            return
        record = row.record if isinstance(row, Put) else None
        self._stir(_SERVERS, (cls, record.id if record else cast(Any, row).id), record)

    def _stir(self, place: int, key: Key, *values: Effect | None) -> None:
        """The row became another from this place on: whoever asked for it is due, up to the next that writes it."""
        records = [None if isinstance(value, Removed) else value for value in values]
        until = self._layers.next_writer(key, place)
        for reader in self._readers.of(key, records):
            if place < reader <= until:
                heappush(self._due, reader)

    def _take_off(self, place: int) -> None:
        if self._changes.pop(place, None) is not None:
            self._rewrite(place, {})
            self._readers.remove(place, self._asked.pop(place, Asked()))
            del self._made[place]

    def _make(self, place: int) -> None:
        """Ask anew what the change makes of the rows below it."""
        view = View(self._layers, place)
        effects = effects_of(self._changes[place], view, self._maker)
        if place in self._asked:
            self._readers.remove(place, self._asked[place])
        self._asked[place] = view.asked
        self._readers.add(place, view.asked)
        self._rewrite(place, {(_class_of(effect), effect.id): effect for effect in effects})

    def _rewrite(self, place: int, made: dict[Key, Effect]) -> None:
        """Put what a change makes now in the place of what it made before."""
        old = self._made.get(place, {})
        self._made[place] = made
        for key in {**old, **made}:
            was, now = old.get(key), made.get(key)
            if was == now:
                continue
            top = self._layers.tops.get(key[0], {}).get(key[1])
            self._before.setdefault(key, top)
            if was is not None:
                self._layers.erase(place, key)
            if now is not None:
                self._layers.write(place, key, now)
            if place < self._highest:
                below = self._layers.get(*key, place) if was is None or now is None else None
                self._stir(place, key, was, now, below)


def effects_of(change: PendingChange, rows: Rows, maker: UUID | None = None) -> list[Effect]:
    """What one change of the maker's makes of the rows in its present state."""
    from desktop.store.projection import project, project_refused  # not needed when nothing waits

    if change.state in REFUSED:
        outcome = change.outcome or Outcome()
        return project_refused(change.command, rows, at=change.created_at, code=change.code, outcome=outcome)
    return project(change.command, rows, at=change.created_at, maker=maker)


def _look(change: PendingChange) -> tuple[UUID, object]:
    """All that the look of a change over the same rows depends on."""
    return change.mid, (change.code, change.outcome) if change.state in REFUSED else None


def _class_of(effect: Effect) -> type[Record]:
    return effect.cls if isinstance(effect, Removed) else type(effect)
