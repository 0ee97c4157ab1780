"""What the engine said of the open requests, kept for as long as it is so: a change asks again only what it may change.

Several hundred wait where a shop is busy, and something changes every few seconds. Not here: any answer, which is
``scheduling.request_choices``' and ``request_places``'.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from desktop.presenters.availability_source import RELEVANT, AvailabilitySource
from desktop.presenters.request_places import Need, Places
from desktop.presenters.requests_model import Placement
from desktop.store.local_store import LocalStore
from scheduling.availability import Availability
from scheduling.intervals import Span
from scheduling.records import Reservation
from scheduling.request_choices import NEAR, Choices
from scheduling.visit_request_records import RequestPolicy, VisitRequest

MOST_TOUCHED = 64
"""Where more reservations have changed at once, all is asked anew."""


class Kept:
    """``heard`` is to be told of the kinds of rows that change, before it is asked again."""

    def __init__(self, store: LocalStore, source: AvailabilitySource, places: Places) -> None:
        self._store = store
        self._source = source
        self._places = places
        self._engine: Availability | None = None
        self._choices: Choices | None = None
        self._policy: RequestPolicy | None = None
        self._pending: Sequence[VisitRequest] = ()
        self._slots: dict[UUID, Reservation] = {}
        self._placed: dict[tuple[Need, int, frozenset[UUID]], Placement] = {}
        self._now = 0

    def heard(self, kinds: frozenset[str]) -> None:
        """What reservations change is found out when it is asked for; any other row of the engine's changes all."""
        if kinds & RELEVANT - {"reservation"}:
            self._choices = None

    def choices(self, pending: Sequence[VisitRequest], now: int) -> Choices:
        """Of the open requests, as things stand."""
        engine, before = self._source.availability(), self._choices
        policy = self._source.policy(RequestPolicy)
        if policy is not self._policy:
            self._policy, before = policy, None
        touched = self._touched(engine, now) if before is not None else ()
        if before is None or len(touched) > MOST_TOUCHED:
            self._placed, before = {}, None
            self._slots = _by_id(self._store.all(Reservation))
        elif not touched and engine is self._engine and _same(pending, self._pending) and before.stands(now):
            return before
        self._forget_placed(touched)
        self._choices = Choices(pending, engine, policy, now, before=before, touched=touched)
        self._engine, self._pending, self._now = engine, list(pending), now
        return self._choices

    def beside(self, need: Need, starts: int, taken: Sequence[Placement]) -> Placement:
        """As ``Places.beside``, as of the last choices."""
        key = need, starts, self._places.busy(need, starts, taken)
        if key not in self._placed:
            self._placed[key] = self._places.best(need, starts, key[2])
        return self._placed[key]

    def _forget_placed(self, touched: Sequence[Span]) -> None:
        if touched:
            self._placed = {
                key: place
                for key, place in self._placed.items()
                if not any(low - NEAR < place.ends and place.starts < high + NEAR for low, high in touched)
            }

    def _touched(self, engine: Availability, now: int) -> list[Span]:
        """Where reservations stood or stand that have come, gone, changed or lapsed."""
        before = self._slots
        found = [(row.starts, row.blocks_end) for row in before.values() if self._has_lapsed(row, now)]
        if engine is not self._engine:
            rows = self._slots = _by_id(self._store.all(Reservation))
            for row_id in before.keys() | rows.keys():
                one, other = before.get(row_id), rows.get(row_id)
                if one is not other and one != other:
                    found += [(row.starts, row.blocks_end) for row in (one, other) if row is not None]
        return found

    def _has_lapsed(self, row: Reservation, now: int) -> bool:
        return row.expires_at is not None and self._now < row.expires_at <= now


class Taken:
    """Places that are chosen at the same time, found again by the days that they touch."""

    def __init__(self) -> None:
        self._by_day: dict[int, list[Placement]] = {}

    def add(self, place: Placement) -> None:
        """It is taken now."""
        for day in _days(place.starts, place.ends):
            self._by_day.setdefault(day, []).append(place)

    def near(self, starts: int, ends: int) -> list[Placement]:
        """Each that may stand in the way of a visit then, once."""
        found = (place for day in _days(starts, ends) for place in self._by_day.get(day, ()))
        return list({id(place): place for place in found}.values())


def _days(starts: int, ends: int) -> Iterator[int]:
    """With a buffer after it."""
    yield from range(starts // NEAR, (ends + NEAR) // NEAR + 1)


def _by_id(rows: Sequence[Reservation]) -> dict[UUID, Reservation]:
    return {row.id: row for row in rows}


def _same(rows: Sequence[VisitRequest], before: Sequence[VisitRequest]) -> bool:
    return len(rows) == len(before) and all(
        one is other or one == other for one, other in zip(rows, before, strict=True)
    )
