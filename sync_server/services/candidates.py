"""Who could be asked for a session, as matching sees them: presence, the next free moment, the profile.

How anybody answered earlier offers is not read here: only when they were last offered something, whatever came of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from uuid import UUID
from zoneinfo import ZoneInfo

from scheduling.commands import Place
from scheduling.matching import Candidate, Request, city_of
from scheduling.mechanics import VIRTUAL_KINDS, offered_kinds
from scheduling.offers import Offer
from scheduling.presence import PresencePolicy, is_online, soonness
from scheduling.records import Mechanic, Reservation, Session
from scheduling.reservations import counts
from scheduling.sessions import is_not_taken
from scheduling.vocabulary import SessionState
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import RuleBook
from sync_server.services.presence import presences
from sync_server.services.schedule import DAY, Question, Schedule

OPEN_STATES = (SessionState.SCHEDULED, SessionState.PENDING, SessionState.WAITING)
"""In which a session may still look for its mechanic."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """Everybody who might be asked."""

    candidates: tuple[Candidate, ...]
    free: frozenset[UUID] = frozenset()
    """Of a scheduled session: who is free at its time."""


def seeks(session: Session) -> bool:
    """Whether the session, as it stands, looks for a mechanic: it has none, or the one who was asked did not take it.

    A visit in person is the workshop's own, which sees who has time: it is never put to anybody by itself.
    """
    nobody = session.mechanic_id is None and session.state in OPEN_STATES
    return session.kind in VIRTUAL_KINDS and (nobody or is_not_taken(session))


async def seeking(uow: UnitOfWork) -> list[Session]:
    """All that look for one, the oldest first."""
    kinds = list(VIRTUAL_KINDS)
    rows = await uow.records.find(Session, state=OPEN_STATES, kind=kinds, mechanic_id=None)
    rows += await uow.records.find(Session, state=SessionState.UNPLACED, kind=kinds)
    return sorted(filter(seeks, rows), key=lambda row: (row.created_at, row.id.int))


async def field_for(uow: UnitOfWork, book: RuleBook, request: Request, now: int) -> Field:
    """Of an immediate session who is online, of a scheduled one who is free at its time."""
    able = [row for row in book.mechanics if request.kind in offered_kinds(row)]
    if request.starts is None:
        return Field(candidates=await online_now(uow, book, able, request, now))
    schedule = await Schedule.around(uow, min(now, request.starts), request.starts + DAY)
    free = _free_at(schedule, able, request, now)
    rows = [row for row in able if row.id in free]
    return Field(candidates=await anybody(uow, schedule, rows, request, now), free=free)


def _free_at(schedule: Schedule, rows: Iterable[Mechanic], request: Request, now: int) -> frozenset[UUID]:
    assert request.starts is not None  # noqa: S101 - the caller looked
    place = Place(starts=request.starts, minutes=request.minutes)
    question = Question(
        place=place, kind=request.kind, now=now, ignoring=frozenset({request.session_id}), begun=True
    )
    return frozenset(
        row.id
        for row in rows
        if schedule.verdict(replace(question, place=replace(place, mechanic_id=row.id))).available
    )


async def online_now(
    uow: UnitOfWork, book: RuleBook, rows: Collection[Mechanic], request: Request, now: int
) -> tuple[Candidate, ...]:
    """Those who accept now, each with when their time is free; whether the published hours run does not matter."""
    known = await presences(uow, [row.id for row in rows])
    policy = book.policy(PresencePolicy)
    there = [row for row in rows if is_online(known[row.id], now, policy)]
    taken = await uow.reservations.live_between(now, now + DAY) if there else []
    return tuple(
        [
            await _candidate(
                uow, book, row, now, online=True, first=free_from(taken, book, row, request, now)
            )
            for row in there
        ]
    )


async def anybody(
    uow: UnitOfWork, schedule: Schedule, rows: Collection[Mechanic], request: Request, now: int
) -> tuple[Candidate, ...]:
    """Online or not; of who is offline, the next published time counts, whatever the notice."""
    book = schedule.book
    known = await presences(uow, [row.id for row in rows])
    policy = book.policy(PresencePolicy)
    taken = await uow.reservations.live_between(now, now + DAY)
    found = []
    for row in rows:
        online = is_online(known[row.id], now, policy)
        if online:
            first: int | None = free_from(taken, book, row, request, now)
        else:
            near = schedule.availability.nearest(
                row.id, now, request.minutes, request.kind, now=now, count=1, as_staff=True, others=False
            )
            first = near[0].starts if near else None
        found.append(await _candidate(uow, book, row, now, online=online, first=first))
    return tuple(found)


def free_from(
    taken: Iterable[Reservation], book: RuleBook, mechanic: Mechanic, request: Request, now: int
) -> int:
    """The first instant from which nothing is in the way of the session and its buffer; its own hold is not."""
    length = request.minutes * 60 + buffer_minutes(book, mechanic) * 60
    first = now
    for row in sorted(taken, key=lambda row: row.starts):
        own = row.session_id == request.session_id
        if row.mechanic_id != mechanic.id or own or not counts(row, now):
            continue
        if row.starts < first + length and row.blocks_end > first:
            first = row.blocks_end
    return first


def buffer_minutes(book: RuleBook, mechanic: Mechanic) -> int:
    """After each session of this mechanic."""
    own = mechanic.buffer_minutes
    return book.organization.buffer_minutes if own is None else own


async def _candidate(
    uow: UnitOfWork, book: RuleBook, mechanic: Mechanic, now: int, *, online: bool, first: int | None
) -> Candidate:
    last = await uow.rows.find(Offer, mechanic_id=mechanic.id, order="made_at", newest_first=True, limit=1)
    policy, zone = book.policy(PresencePolicy), ZoneInfo(book.organization.zone)
    return Candidate(
        mechanic=mechanic,
        soonness=soonness(online, first, now, zone, policy),
        online=online,
        city=city_of(mechanic, book.organization),
        last_offered_at=last[0].made_at if last else None,
    )
