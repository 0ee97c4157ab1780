"""Who on the waitlist is told that a mechanic is there, with the mechanic's time held for a quarter of an hour.

Called under the organization's lock; done twice it does nothing the second time. A mechanic who is asked for an
immediate session is no opening: who has paid comes first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID, uuid5

from scheduling.matching import Request
from scheduling.mechanics import VIRTUAL_KINDS, offered_kinds
from scheduling.message_kinds import MessageKind
from scheduling.offers import Offer, OfferState, is_lapsed
from scheduling.records import Reservation, Session
from scheduling.sessions import Actor
from scheduling.vocabulary import ReservationKind, ReservationStatus, SessionState
from scheduling.waitlist import (
    WaitlistEntry,
    WaitlistFacts,
    WaitlistSettings,
    WaitlistState,
    check_waitlist_step,
)
from scheduling.waitlist_line import Notice, Opening, expiring, look_again, next_notices, notified
from sync_server.services import offers, tasks
from sync_server.services.candidates import buffer_minutes, free_from
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import RuleBook
from sync_server.services.presence import online_mechanics
from sync_server.services.schedule import DAY
from sync_server.services.telling import tell

NO_BOOKING = frozenset({SessionState.CANCELLED, SessionState.UNPLACED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be done now."""

    entries: tuple[WaitlistEntry, ...]
    """Those still in it once the ended ones are out."""
    ended: tuple[tuple[WaitlistEntry, WaitlistState], ...]
    openings: tuple[Opening, ...]
    settings: WaitlistSettings


async def anything_due(uow: UnitOfWork, now: int) -> bool:
    """Whether ``serve`` would find something to do; reads only."""
    plan = await _plan(uow, now)
    return bool(plan.ended or next_notices(plan.entries, plan.openings, now, plan.settings))


async def serve(uow: UnitOfWork, now: int) -> int:
    """Let lapse what was not answered, tell who is next, and look again when the clock says so; how many changed."""
    plan = await _plan(uow, now)
    for entry, state in plan.ended:
        actor = Actor.FACTORY if state is WaitlistState.BOOKED else Actor.PLATFORM
        facts = WaitlistFacts(now=now, booked=state is WaitlistState.BOOKED)
        check_waitlist_step(entry.state, state, entry, actor, facts, settings=plan.settings)
        await uow.rows.put(replace(entry, state=state))
        await release_hold(uow, entry)
    told, entries = await _tell(uow, plan, now)
    changed = len(plan.ended) + told
    again = look_again(entries, now, plan.settings)
    if changed and again is not None:
        await tasks.look_for_work(uow, at=again)
    return changed


async def _tell(uow: UnitOfWork, plan: Plan, now: int) -> tuple[int, list[WaitlistEntry]]:
    """One after the other: who could not be given the time after all lets the next one try."""
    entries, passed, told = {each.id: each for each in plan.entries}, set[UUID](), 0
    while True:
        standing = [each for each in entries.values() if each.id not in passed]
        notices = next_notices(standing, plan.openings, now, plan.settings)
        if not notices:
            return told, list(entries.values())
        notice = notices[0]
        entry = entries[notice.entry_id]
        if not await _hold(uow, entry, notice):
            passed.add(entry.id)
            continue
        facts = WaitlistFacts(now=now, first_in_line=True)
        check_waitlist_step(
            entry.state, WaitlistState.NOTIFIED, entry, Actor.PLATFORM, facts, settings=plan.settings
        )
        entries[entry.id] = notified(entry, notice)
        await uow.rows.put(entries[entry.id])
        await tell(
            uow,
            MessageKind.WAITLIST_FREE,
            about=entry.id,
            now=now,
            customer_id=entry.customer_id,
            mechanic_id=notice.mechanic_id,
            until=notice.held_until,
        )
        told += 1


async def _plan(uow: UnitOfWork, now: int) -> Plan:
    book = await uow.rule_book()
    settings = book.policy(WaitlistSettings)
    live = await uow.rows.find(
        WaitlistEntry, state=[WaitlistState.PENDING, WaitlistState.NOTIFIED], order="joined_at"
    )
    if not live:
        return Plan(entries=(), ended=(), openings=(), settings=settings)
    booked = await _booked_elsewhere(uow, live)
    over = {each.id for each in expiring(live, now, settings)}
    ended = [(each, WaitlistState.BOOKED) for each in live if each.id in booked]
    ended += [(each, WaitlistState.EXPIRED) for each in live if each.id in over - booked]
    entries = tuple(each for each in live if each.id not in over | booked)
    openings = await _openings(uow, book, entries, now)
    return Plan(entries=entries, ended=tuple(ended), openings=openings, settings=settings)


async def _booked_elsewhere(uow: UnitOfWork, live: Sequence[WaitlistEntry]) -> set[UUID]:
    """Who was booked since they joined (scheduled instead, or at the counter) waits no longer."""
    rows = await uow.records.find(Session, customer_id=[each.customer_id for each in live])
    made: dict[UUID, int] = {}
    for row in rows:
        if row.state not in NO_BOOKING:
            made[row.customer_id] = max(row.created_at, made.get(row.customer_id, 0))
    return {each.id for each in live if made.get(each.customer_id, 0) > each.joined_at}


async def _openings(
    uow: UnitOfWork, book: RuleBook, entries: Sequence[WaitlistEntry], now: int
) -> tuple[Opening, ...]:
    """Who is online, has time at once for the shortest that is waited for, and has no offer to answer."""
    if not entries:
        return ()
    there = await online_mechanics(uow, book, now)
    asked = {
        row.mechanic_id
        for row in await uow.rows.find(Offer, mechanic_id=[row.id for row in there], state=OfferState.OFFERED)
        if row.starts is None and not is_lapsed(row, now)
    }
    taken = await uow.reservations.live_between(now, now + DAY)
    shortest = min(entries, key=lambda each: each.minutes)
    wish = Request(session_id=shortest.id, kind=shortest.kind, asked_at=now, minutes=shortest.minutes)
    return tuple(
        Opening(mechanic_id=row.id, kinds=offered_kinds(row) & VIRTUAL_KINDS)
        for row in there
        if row.id not in asked and free_from(taken, book, row, wish, now) == now
    )


def hold_id_of(entry: WaitlistEntry) -> UUID:
    """The reservation that holds a mechanic's time for it: an entry is told once at most."""
    return uuid5(entry.id, "hold")


async def _hold(uow: UnitOfWork, entry: WaitlistEntry, notice: Notice) -> bool:
    """Take the mechanic's time: whoever takes it at the last moment still has the whole session."""
    book = await uow.rule_book()
    mechanic = book.mechanic(notice.mechanic_id)
    assert mechanic is not None  # noqa: S101 - an opening is a mechanic of the book
    ends = notice.held_until + entry.minutes * 60
    wanted = Reservation(
        id=hold_id_of(entry),
        kind=ReservationKind.WAITLIST,
        status=ReservationStatus.RESERVED,
        starts=notice.at,
        ends=ends,
        blocks_end=ends + buffer_minutes(book, mechanic) * 60,
        mechanic_id=notice.mechanic_id,
        expires_at=notice.held_until,
    )
    answer = await uow.reservations.take(wanted, needs_bay=False)
    await offers.lapse(uow, answer.lapsed_sessions, notice.at)
    return answer.taken


async def keep_hold(
    uow: UnitOfWork, entry: WaitlistEntry, session_id: UUID, *, minutes: int, until: int, now: int
) -> bool:
    """The hold stands for the session that is booked from it, until its mechanic has had time to answer.

    It grows, where nobody has that time, so that a yes at the last moment still has the whole session. Whether the
    time is held: the database's clock may have let it lapse, then it is taken anew unless somebody has it.
    """
    hold = await uow.records.get(Reservation, hold_id_of(entry))
    if hold is None:
        return False
    kept = replace(hold, status=ReservationStatus.RESERVED, session_id=session_id, expires_at=until)
    more = max(0, until + minutes * 60 - hold.ends)
    for wanted in (replace(kept, ends=hold.ends + more, blocks_end=hold.blocks_end + more), kept):
        answer = await uow.reservations.take(wanted, needs_bay=False, turning=hold.id)
        await offers.lapse(uow, [each for each in answer.lapsed_sessions if each != session_id], now)
        if answer.taken:
            return True
    return False


async def release_hold(uow: UnitOfWork, entry: WaitlistEntry) -> None:
    """The mechanic's time is free again."""
    if entry.state is WaitlistState.NOTIFIED:
        await uow.reservations.release(hold_id_of(entry), expired=True)
