"""What the clock asks of an organization's sessions, looked up and taken: ``scheduling.clockwork`` decides.

Not here: when it is asked (``jobs.clock``), and what people do (``visits``, ``no_shows``, ``lobby``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from scheduling.clockwork import Cause, ClockSettings, ClockStep, Day, Known, Tick, tick
from scheduling.errors import ActiveElsewhere
from scheduling.records import Reservation, Session
from scheduling.sessions import ACTIVE, Actor
from scheduling.visit_records import LeftOpen, LobbyPresence, Side
from scheduling.visits import VisitSettings, is_there
from scheduling.vocabulary import CancelledBy, ReservationStatus, SessionState, VisitKind
from sync_server.services import offers, steps, tasks, waiver_standing
from sync_server.services.closing_times import day_of, listed
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.money.standing import is_paid_first

_S = SessionState
LOOK_BACK = 2 * 86_400
"""Seconds: a scheduled session of longer ago was missed while no worker ran; the nightly look goes further."""

_WHAT = {
    Cause.NEAR: "due",
    Cause.CUSTOMER_LATE: "did not come",
    Cause.MECHANIC_ABSENT: "mechanic did not come",
    Cause.BOTH_THERE: "started",
}
_DEAD = frozenset({ReservationStatus.EXPIRED, ReservationStatus.CANCELLED})


async def look(uow: UnitOfWork, now: int, look_back: int = LOOK_BACK) -> Tick:
    """The steps that are due at ``now``; reads only. ``look_back`` is in seconds, for those still scheduled."""
    settings = (await uow.rule_book()).policy(ClockSettings)
    return tick(await _day(uow, now, look_back, settings), now, settings)


async def take(uow: UnitOfWork, now: int, look_back: int = LOOK_BACK) -> int:
    """Take the steps that are due; how many. Bumped before, so that nothing changes in between."""
    count = 0
    due = (await look(uow, now, look_back)).steps
    await _lock_accounts(uow, [step.session_id for step in due if step.cause is Cause.NEAR])
    for step in due:
        count += await _taken(uow, step, now)
    return count


async def _lock_accounts(uow: UnitOfWork, session_ids: Sequence[UUID]) -> None:
    """Of those who become active: all before the first, since other organizations may take the same people."""
    if session_ids:
        sessions = await uow.records.find(Session, id=list(session_ids))
        await uow.platform.lock({row.customer_id for row in sessions})


async def _day(uow: UnitOfWork, now: int, look_back: int, settings: ClockSettings) -> Day:
    book = await uow.rule_book()
    near = await uow.records.between(Session, now - look_back, now + settings.pending_before + 1)
    sessions = [row for row in near if row.state is _S.SCHEDULED]
    sessions += await uow.records.find(Session, state=[_S.OFFERED, *ACTIVE])
    known = await _known(uow, sessions, now, book.policy(VisitSettings))
    return replace(day_of(book, sessions), known=known)


async def _known(
    uow: UnitOfWork, sessions: Sequence[Session], now: int, settings: VisitSettings
) -> dict[UUID, Known]:
    if not sessions:
        return {}
    left = await listed(uow, [row.id for row in sessions])
    slots = await _offered_slots(uow, sessions)
    online = [row for row in sessions if row.kind is not VisitKind.IN_PERSON and row.state in ACTIVE]
    lobbies = await _lobbies(uow, online)
    waiting = {row.customer_id for row in sessions if row.state is _S.SCHEDULED}
    elsewhere = await uow.platform.busy(waiting, now) if waiting else set()
    standing = await waiver_standing.standings(uow, {row.customer_id for row in online}, now)
    known: dict[UUID, Known] = {}
    for row in sessions:
        facts: dict[str, Any] = {"listed": row.id in left, "slot": slots.get(row.id)}
        facts["active_elsewhere"] = row.customer_id in elsewhere
        there = lobbies.get(row.id)
        if row in online:
            facts["waiver_valid"] = standing.enough(row.customer_id)
            facts["money_due"] = not await is_paid_first(uow, row, now)
            facts |= await _pending(uow, row)
        if there is not None:
            mechanic = there.get(Side.MECHANIC)
            facts["mechanic_joined_at"] = None if mechanic is None else mechanic.joined_at or None
            facts["mechanic_in_lobby"] = is_there(mechanic, now, settings)
            facts["customer_in_lobby"] = is_there(there.get(Side.CUSTOMER), now, settings)
        known[row.id] = Known(**facts)
    return known


async def _offered_slots(uow: UnitOfWork, sessions: Iterable[Session]) -> dict[UUID, Reservation]:
    """The reservation of each offer: a live one if there is any."""
    offered = [row.id for row in sessions if row.state is _S.OFFERED]
    rows = await uow.records.find(Reservation, session_id=offered) if offered else []
    in_order = sorted(rows, key=lambda row: (row.status not in _DEAD, row.id))
    return {row.session_id: row for row in in_order if row.session_id is not None}


async def _lobbies(uow: UnitOfWork, sessions: Sequence[Session]) -> dict[UUID, dict[Side, LobbyPresence]]:
    found: defaultdict[UUID, dict[Side, LobbyPresence]] = defaultdict(dict)
    if sessions:
        for row in await uow.rows.find(LobbyPresence, session_id=[each.id for each in sessions]):
            found[row.session_id][row.side] = row
    return found


async def _pending(uow: UnitOfWork, session: Session) -> dict[str, Any]:
    """Since when it is pending, and whether staff took a no-show back."""
    if session.state is not _S.PENDING:
        return {}
    entered = [e for e in await uow.events.of_session(session.id) if e.to_state == _S.PENDING.value]
    began = [e for e in entered if e.from_state != _S.PENDING.value]
    return {
        "pending_at": began[-1].at if began else None,
        "reopened": any(e.from_state == _S.NO_SHOW.value for e in began),
    }


async def _taken(uow: UnitOfWork, step: ClockStep, now: int) -> int:
    """How many steps that was: an offer whose slot says otherwise stays as it is, and who is active elsewhere."""
    if step.cause is Cause.OFFER_LAPSED:
        return await offers.lapse(uow, [step.session_id], now)
    if step.cause is Cause.LEFT_OPEN:
        await uow.platform.let_go(step.session_id)
        return int(await uow.rows.add_once(LeftOpen(session_id=step.session_id, listed_at=now)))
    session = await uow.records.get(Session, step.session_id)
    if session is None or session.state is not step.source:
        return 0
    fields: dict[str, Any] = {}
    if step.cause is Cause.MECHANIC_ABSENT:
        fields = {"cancelled_by": CancelledBy.PLATFORM}
        slot = await uow.reservations.of_session(session.id)
        if slot is not None:
            await uow.reservations.release(slot.id)
    elif step.cause is Cause.BOTH_THERE:
        fields = {"started_at": now}
    try:
        changed = await steps.change(
            uow,
            session,
            step.target,
            actor=Actor.PLATFORM,
            facts=step.facts,
            what=_WHAT[step.cause],
            **fields,
        )
    except ActiveElsewhere:  # in another organization, since it was looked up
        return 0
    if step.cause is Cause.NEAR:
        await _plan(uow, changed)
    return 1


async def _plan(uow: UnitOfWork, session: Session) -> None:
    """Online, look again at the start, and when the customer is late."""
    if session.kind is not VisitKind.IN_PERSON and session.starts is not None:
        settings = (await uow.rule_book()).policy(ClockSettings)
        for at in (session.starts, session.starts + settings.no_show_job_after):
            await uow.jobs.defer(tasks.CLOCK, at=at)
