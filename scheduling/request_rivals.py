"""Which pending requests stand in each other's way, though none of them blocks anything yet.

Two are rivals when confirming one could leave the other without its mechanic, or take the last of its bays.
Whether a time is free and in which bays is the engine's to say (``request_queue`` asks); only the wishes are
compared here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from scheduling.intervals import Span, overlaps


class Wish(NamedTuple):
    """One time that a pending request asks for; its place in ``request.requested`` is ``place``."""

    request_id: UUID
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WishedTime:
    wish: Wish
    during: Span
    """The visit."""
    blocks: Span
    """The visit and the mechanic's buffer after it."""
    mechanic_id: UUID | None
    bays: frozenset[UUID]
    """Those that are free for the whole visit."""


def rivals(times: Iterable[WishedTime]) -> Mapping[Wish, frozenset[UUID]]:
    """The rivals of each wished time: the ids of other requests, each by one of its own wished times.

    Mutual. In mechanic: both name the same one, and their blocks overlap. In bays: the visits overlap, some
    bay is free for both, and for one of the two as many other requests overlap so as it has free bays; so
    a time without rivals keeps a bay whichever of the others are confirmed, and in whichever bay.
    """
    found: dict[Wish, set[UUID]] = defaultdict(set)
    neighbours: list[tuple[WishedTime, WishedTime]] = []
    others: dict[Wish, set[UUID]] = defaultdict(set)
    for one, other in _near(times):
        if _same_mechanic(one, other):
            _add(found, one, other)
        if overlaps(one.during, other.during) and not one.bays.isdisjoint(other.bays):
            neighbours.append((one, other))
            _add(others, one, other)
    for one, other in neighbours:
        if any(len(others[time.wish]) >= len(time.bays) for time in (one, other)):
            _add(found, one, other)
    return {wish: frozenset(ids) for wish, ids in found.items()}


def _near(times: Iterable[WishedTime]) -> Iterator[tuple[WishedTime, WishedTime]]:
    """Each pair of different requests whose blocks overlap, once."""
    before: list[WishedTime] = []
    for time in sorted(times, key=lambda each: (each.blocks[0], each.wish.request_id.int, each.wish.place)):
        before = [other for other in before if other.blocks[1] > time.blocks[0]]
        for other in before:
            if other.wish.request_id != time.wish.request_id:
                yield other, time
        before.append(time)


def _same_mechanic(one: WishedTime, other: WishedTime) -> bool:
    return one.mechanic_id is not None and one.mechanic_id == other.mechanic_id


def _add(found: dict[Wish, set[UUID]], one: WishedTime, other: WishedTime) -> None:
    found[one.wish].add(other.wish.request_id)
    found[other.wish].add(one.wish.request_id)
