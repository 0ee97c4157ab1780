"""The waitlist: joining, leaving, and booking what was held. Who is told next is ``waitlist_serving``.

First come, first served, and one place in the line a customer. What is booked from a hold is offered to the mechanic
as any other session: a notice gives work to nobody.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from scheduling.errors import Gone, IllegalTransition, Invalid, NotFound, Rule, TooEarly, TooLate
from scheduling.matching_messages import (
    AskNow,
    JoinWaitlist,
    MeasuredWaitLine,
    WaitlistAnswer,
    WaitlistLine,
    check_ask,
    check_join,
)
from scheduling.message_kinds import MessageKind
from scheduling.records import Customer, Session, Vehicle
from scheduling.rights import Action
from scheduling.sessions import Actor
from scheduling.waitlist import (
    FINAL,
    WaitlistEntry,
    WaitlistFacts,
    WaitlistSettings,
    WaitlistState,
    check_waitlist_step,
    holds,
)
from scheduling.waitlist_line import in_turn, line, measured_wait, position
from sync_server.services import immediate, tasks
from sync_server.services.audit import note
from sync_server.services.interfaces import UnitOfWork, Within
from sync_server.services.models import Account
from sync_server.services.permissions import actor_of, require, require_customer
from sync_server.services.schedule import mechanic_in
from sync_server.services.telling import tell
from sync_server.services.waitlist_serving import keep_hold, release_hold

LIVE = [WaitlistState.PENDING, WaitlistState.NOTIFIED]


async def join(
    uow: UnitOfWork, account: Account, asked: JoinWaitlist, now: int, *, reference: UUID | None = None
) -> WaitlistLine:
    """Stand in the line, with the place and what others waited; asked again with the same id, as it stands.

    Raises ``IllegalTransition`` for a customer who is in the line already; with a ``reference``, under it.
    """
    require(account, Action.MANAGE_WAITLIST, own=True)
    check_join(asked)
    ver = await uow.bump()
    await require_customer(uow, account, Action.VIEW_CUSTOMERS, asked.customer_id)
    known = await uow.rows.get(WaitlistEntry, asked.entry_id)
    if known is not None:
        if known.customer_id != asked.customer_id:
            raise Invalid("entry_id is taken", field="entry_id", rule=Rule.TAKEN)
        return await _line(uow, known, now)
    if not await uow.records.has(Customer, asked.customer_id):
        raise NotFound("customer", id=str(asked.customer_id))
    await _check_vehicle(uow, asked)
    book = await uow.rule_book()
    mechanic_in(book, asked.mechanic_id)
    entry = replace(_place_for(asked, now), reference=reference, joined_ver=ver)
    live = await uow.rows.find(WaitlistEntry, customer_id=asked.customer_id, state=LIVE)
    if any(reference in (None, row.reference) for row in live):
        raise IllegalTransition("in the line already", why="guard", field="entry_id", rule=Rule.IN_LINE)
    facts, settings = WaitlistFacts(now=now), book.policy(WaitlistSettings)
    check_waitlist_step(None, entry.state, entry, actor_of(account), facts, settings=settings)
    await uow.rows.add(entry)
    await note(uow, account, "waitlist.join", now, subject=("customer", entry.customer_id))
    await tell(uow, MessageKind.WAITLIST_JOINED, about=entry.id, now=now, customer_id=entry.customer_id)
    await tasks.look_for_work(uow)
    return await _line(uow, entry, now)


def _place_for(asked: JoinWaitlist, now: int) -> WaitlistEntry:
    return WaitlistEntry(
        id=asked.entry_id,
        customer_id=asked.customer_id,
        kind=asked.kind,
        joined_at=now,
        mechanic_id=asked.mechanic_id,
        minutes=asked.minutes,
        concern=asked.concern.strip(),
        category=asked.category.strip(),
        urgent=asked.urgent,
        city=asked.city.strip(),
        vehicle_id=asked.vehicle_id,
    )


async def _check_vehicle(uow: UnitOfWork, asked: JoinWaitlist) -> None:
    vehicle = await uow.records.get(Vehicle, asked.vehicle_id) if asked.vehicle_id is not None else None
    if asked.vehicle_id is not None and (vehicle is None or vehicle.customer_id != asked.customer_id):
        raise NotFound("vehicle", id=str(asked.vehicle_id), field="vehicle_id", rule=Rule.NOT_THERE)


async def leave(uow: UnitOfWork, account: Account, entry_id: UUID, now: int) -> None:
    """Out of the line; what was held is free again. Leaving what is over already is no error."""
    await uow.bump()
    entry = await _entry(uow, account, entry_id)
    if entry.state in FINAL:
        return
    settings = (await uow.rule_book()).policy(WaitlistSettings)
    target = WaitlistState.CANCELLED
    check_waitlist_step(
        entry.state, target, entry, actor_of(account), WaitlistFacts(now=now), settings=settings
    )
    await uow.rows.put(replace(entry, state=target))
    await release_hold(uow, entry)
    await note(uow, account, "waitlist.leave", now, subject=("customer", entry.customer_id))
    await tasks.look_for_work(uow)


async def book(uow: UnitOfWork, account: Account, entry_id: UUID, asked: AskNow, now: int) -> Session:
    """An immediate session in the name of an entry, the mechanic whose time was held asked first.

    Only while a mechanic's time is held for it, and for the kind and length that it waits for: else the place in the
    line would be lost for nothing. It is for the vehicle that they wait with, unless another, or just advice, is said.
    Raises as ``immediate.ask``, ``TooEarly`` while it still waits, ``TooLate`` once the
    hold has lapsed, ``Gone`` for an entry that is over, ``Invalid`` for another kind or length.
    """
    require(account, Action.SEEK_MECHANIC, own=True)
    await uow.bump()
    entry = await _entry(uow, account, entry_id)
    if asked.vehicle_id is None and not asked.just_advice:
        asked = replace(asked, vehicle_id=entry.vehicle_id)
    check_ask(asked)
    if entry.customer_id != asked.customer_id:
        raise Invalid("the entry is somebody else's", field="customer_id")
    made = await uow.records.get(Session, asked.session_id)
    if made is not None:
        return immediate.the_same(made, asked)
    _check_hold(entry, asked, now)
    settings = (await uow.rule_book()).policy(WaitlistSettings)
    facts = WaitlistFacts(now=now, booked=True)
    check_waitlist_step(entry.state, WaitlistState.BOOKED, entry, Actor.FACTORY, facts, settings=settings)
    await uow.rows.put(replace(entry, state=WaitlistState.BOOKED))
    await note(uow, account, "waitlist.book", now, subject=("customer", entry.customer_id))
    until = now + settings.hold
    if not await keep_hold(uow, entry, asked.session_id, minutes=asked.minutes, until=until, now=now):
        raise TooLate("the held time is somebody else's", until=now)
    return await immediate.create(uow, account, replace(asked, mechanic_id=entry.held_mechanic_id), now)


def _check_hold(entry: WaitlistEntry, asked: AskNow, now: int) -> None:
    """Raise what speaks against booking from the entry; it stays where it is in the line then."""
    if entry.state in FINAL:
        raise Gone("waitlist entry", id=str(entry.id))
    if entry.state is WaitlistState.PENDING:
        raise TooEarly("no mechanic's time is held for it yet")
    if not holds(entry, now):
        raise TooLate("the hold has lapsed", until=entry.held_until)
    if (entry.kind, entry.minutes) != (asked.kind, asked.minutes):
        raise Invalid("the entry waits for another kind or length", field="entry_id", rule=Rule.ANOTHER_TIME)


async def one(uow: UnitOfWork, account: Account, entry_id: UUID, now: int) -> WaitlistLine:
    """An entry as it stands; raises ``NotFound``."""
    return await _line(uow, await _entry(uow, account, entry_id), now)


async def everybody(uow: UnitOfWork, account: Account, now: int) -> WaitlistAnswer:
    """Who waits or was told, the first to come first."""
    require(account, Action.VIEW_SEARCH)
    rows = in_turn(await uow.rows.find(WaitlistEntry, state=LIVE))
    return WaitlistAnswer(entries=[await _line(uow, row, now) for row in rows])


async def measured(uow: UnitOfWork, now: int) -> MeasuredWaitLine | None:
    """How long others waited lately; ``None`` while too few have to say anything."""
    settings = (await uow.rule_book()).policy(WaitlistSettings)
    since = Within(now - settings.measured_within, None)
    wait = measured_wait(await uow.rows.find(WaitlistEntry, joined_at=since), now, settings)
    if wait is None:
        return None
    return MeasuredWaitLine(seconds=wait.seconds, rows=wait.rows, at_least=wait.at_least)


async def waiting(uow: UnitOfWork, now: int) -> list[WaitlistEntry]:
    """The line: who may still be told."""
    settings = (await uow.rule_book()).policy(WaitlistSettings)
    return line(await uow.rows.find(WaitlistEntry, state=WaitlistState.PENDING), now, settings)


async def _position(uow: UnitOfWork, entry: WaitlistEntry, now: int) -> int | None:
    """As if it were the customer's only one: whoever made it learns nothing of another."""
    settings = (await uow.rule_book()).policy(WaitlistSettings)
    rows = await uow.rows.find(WaitlistEntry, state=WaitlistState.PENDING)
    others = [row for row in rows if row.id == entry.id or row.customer_id != entry.customer_id]
    return position(others, entry.id, now, settings)


async def _entry(uow: UnitOfWork, account: Account, entry_id: UUID) -> WaitlistEntry:
    require(account, Action.MANAGE_WAITLIST, own=True)
    entry = await uow.rows.get(WaitlistEntry, entry_id)
    if entry is None:
        raise NotFound("waitlist entry")
    await require_customer(uow, account, Action.VIEW_CUSTOMERS, entry.customer_id)
    return entry


async def _line(uow: UnitOfWork, entry: WaitlistEntry, now: int) -> WaitlistLine:
    settings = (await uow.rule_book()).policy(WaitlistSettings)
    told = entry.state is WaitlistState.NOTIFIED
    return WaitlistLine(
        entry_id=entry.id,
        customer_id=entry.customer_id,
        kind=entry.kind,
        minutes=entry.minutes,
        state=entry.state,
        joined_at=entry.joined_at,
        mechanic_id=entry.mechanic_id,
        position=await _position(uow, entry, now),
        told_until=entry.joined_at + settings.told_within,
        held_mechanic_id=entry.held_mechanic_id if told else None,
        held_until=entry.held_until if told else None,
        measured_wait=await measured(uow, now),
        concern=entry.concern,
        category=entry.category,
        urgent=entry.urgent,
        city=entry.city,
        vehicle_id=entry.vehicle_id,
    )
