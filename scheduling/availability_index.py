"""What is taken, kept sorted for quick questions, and the sweep that finds the free grid times between.

Whole numbers only: instants and seconds. Which rows count, and why a time is refused, is decided elsewhere.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Generic, NamedTuple, Protocol, TypeVar
from uuid import UUID

from scheduling.base_hours import Run
from scheduling.intervals import Span, union
from scheduling.records import Bay, Reservation
from scheduling.reservations import counts
from scheduling.vocabulary import ReservationStatus

FOREVER = 1 << 62


class HasId(Protocol):
    @property
    def id(self) -> UUID: ...


Item = TypeVar("Item", bound=HasId)


class Timeline(Generic[Item]):
    """Rows by the span in which each stands, sorted; empty spans are left out."""

    def __init__(self, entries: Iterable[tuple[int, int, Item]]) -> None:
        kept = [entry for entry in entries if entry[0] < entry[1]]
        self.entries = sorted(kept, key=lambda entry: (entry[0], entry[1], entry[2].id.int))
        self._starts = [entry[0] for entry in self.entries]
        self._reach = list(accumulate((entry[1] for entry in self.entries), max))

    def hits(self, low: int, high: int) -> Iterator[Item]:
        """The rows that overlap ``[low, high)``, latest first."""
        for index in range(bisect_left(self._starts, high) - 1, -1, -1):
            if self._reach[index] <= low:
                return
            if self.entries[index][1] > low:
                yield self.entries[index][2]


class Ledger(Timeline[Reservation]):
    """The reservations of one mechanic (session and buffer) or of one bay (session only)."""

    def __init__(self, reservations: Iterable[Reservation], *, buffered: bool) -> None:
        super().__init__(
            (row.starts, row.blocks_end if buffered else row.ends, row)
            for row in reservations
            if row.status in (ReservationStatus.CONFIRMED, ReservationStatus.RESERVED)
        )
        self.lasting = [entry for entry in self.entries if not _lapses(entry[2])]
        """Those that count whatever the time is."""
        self.lapsing = [entry for entry in self.entries if _lapses(entry[2])]
        self._names: frozenset[UUID | None] | None = None

    def knows(self, ids: Collection[UUID]) -> bool:
        """Whether one of these reservation or session ids is in here."""
        if not ids:
            return False
        if self._names is None:
            self._names = frozenset(name for entry in self.entries for name in _names(entry[2]))
        return not self._names.isdisjoint(ids)

    def lasting_spans(self, ignoring: Collection[UUID] = ()) -> list[Span]:
        """What stands in the way whatever the time is, less the ignored."""
        if not self.knows(ignoring):
            return [(start, end) for start, end, _ in self.lasting]
        return [(start, end) for start, end, row in self.lasting if not named(row, ignoring)]

    def lapsing_spans(self, now: int, ignoring: Collection[UUID] = ()) -> list[Span]:
        """The holds still alive at ``now``, less the ignored."""
        return [
            (start, end) for start, end, row in self.lapsing if counts(row, now) and not named(row, ignoring)
        ]

    def blocking(self, low: int, high: int, now: int, ignoring: Collection[UUID]) -> list[Reservation]:
        """Those that count at ``now`` and overlap ``[low, high)``."""
        return [row for row in self.hits(low, high) if counts(row, now) and not named(row, ignoring)]


def named(row: Reservation, ids: Collection[UUID]) -> bool:
    """Whether a reservation, or the session it is for, is among ``ids``."""
    return bool(ids) and (row.id in ids or (row.session_id is not None and row.session_id in ids))


def _lapses(row: Reservation) -> bool:
    return row.status is ReservationStatus.RESERVED and row.expires_at is not None


def _names(row: Reservation) -> tuple[UUID | None, ...]:
    return row.id, row.session_id


class Blocked(NamedTuple):
    """Blocked starts: ``x`` is blocked by entry ``i`` when ``keys[i] - span < x < ends[i]``.

    ``span`` is the length of the session and the buffer after it. ``keys`` has a sentinel at its end;
    ``reach[i]`` is the latest end among the first ``i`` entries.
    """

    pairs: list[Span]
    keys: list[int]
    reach: list[int]


def blocked(pairs: Iterable[Span]) -> Blocked:
    """From (key, end) pairs in any order."""
    ordered = sorted(pairs)
    keys = [key for key, _ in ordered]
    keys.append(FOREVER)
    reach = list(accumulate((end for _, end in ordered), max, initial=-FOREVER))
    return Blocked(ordered, keys, reach)


def sweep(runs: Iterable[Run], taken: Blocked, seconds: tuple[int, int], window: Span) -> list[int]:
    """The free grid times of ``runs`` in ``window`` (its last instant included), sorted, each once.

    ``seconds`` are the session's length, and the same with the buffer after it.
    """
    length, span = seconds
    earliest, latest = window
    _, keys, reach = taken
    found: list[int] = []
    for first, limit, step, end in runs:
        last = min(end - length, limit - 1, latest)
        at = first if first >= earliest else earliest + (first - earliest) % step
        while at <= last:
            index = bisect_left(keys, at + span)
            barrier = reach[index]
            if barrier > at:
                at = barrier + (first - barrier) % step
                continue
            stop = keys[index] - span
            if stop >= last:
                found.extend(range(at, last + 1, step))
                break
            found.extend(range(at, stop + 1, step))
            at = stop + 1 + (first - stop - 1) % step
    return found


class BayBoard:
    """The bays in use and what is reserved in each, the buffer not counted."""

    def __init__(self, bays: Iterable[Bay], reservations: Iterable[Reservation]) -> None:
        rows = sorted((bay for bay in bays if bay.active), key=lambda bay: (bay.sort, bay.id.int))
        of_bay: dict[UUID, list[Reservation]] = {bay.id: [] for bay in rows}
        for reservation in reservations:
            if reservation.bay_id in of_bay:
                of_bay[reservation.bay_id].append(reservation)
        self._ledgers = {bay: Ledger(rows, buffered=False) for bay, rows in of_bay.items()}
        self._lasting: dict[int, list[Span]] = {}

    def free(self, low: int, high: int, now: int, ignoring: Collection[UUID]) -> list[UUID]:
        """The bays free for the whole of ``[low, high)``, in the order of the shop."""
        return [bay for bay, ledger in self._ledgers.items() if not ledger.blocking(low, high, now, ignoring)]

    def knows(self, ids: Collection[UUID]) -> bool:
        """Whether one of these reservation or session ids stands in a bay."""
        return any(ledger.knows(ids) for ledger in self._ledgers.values())

    def full_starts(self, length: int, ignoring: Collection[UUID] = ()) -> list[Span]:
        """``[low, high)`` of starts at which no bay is free for ``length`` seconds, holds left out."""
        if self.knows(ignoring):
            return self._full_starts(length, ignoring)
        if length not in self._lasting:
            self._lasting[length] = self._full_starts(length, ())
        return self._lasting[length]

    def has_lapsing(self, now: int, ignoring: Collection[UUID]) -> bool:
        """Whether a hold of some bay is alive at ``now``."""
        return any(ledger.lapsing_spans(now, ignoring) for ledger in self._ledgers.values())

    def _full_starts(self, length: int, ignoring: Collection[UUID]) -> list[Span]:
        if not self._ledgers:
            return [(-FOREVER, FOREVER)]
        edges: list[tuple[int, int]] = []
        for ledger in self._ledgers.values():
            for low, high in union(
                (start - length + 1, end) for start, end in ledger.lasting_spans(ignoring)
            ):
                edges += (low, 1), (high, -1)
        return _where_all(sorted(edges), len(self._ledgers))


def _where_all(edges: Sequence[tuple[int, int]], everyone: int) -> list[Span]:
    """The spans in which ``everyone`` is in at once, from sorted (instant, +1 or -1)."""
    found: list[Span] = []
    inside = 0
    since = 0
    for at, change in edges:
        if inside == everyone and at > since:
            found.append((since, at))
        inside += change
        since = at
    return found
