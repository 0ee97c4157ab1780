"""Presence: the switch that a mechanic sets for themselves, and when their desktop was last heard.

Kept apart from the rows that devices copy: a heartbeat makes no new version. Presence never touches availability.
"""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from scheduling.presence import Presence, PresencePolicy, is_online, online_until
from scheduling.presence_messages import PresenceAnswer, PresenceLine
from scheduling.records import Mechanic
from scheduling.rights import Action
from sync_server.services import tasks
from sync_server.services.audit import note
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.matching_rows import AcceptingNow, MechanicHeard
from sync_server.services.models import Account, RuleBook
from sync_server.services.permissions import allows, require

TO_THE_MINUTE = 60
"""Seconds for which what was heard is not written again."""


async def switch(uow: UnitOfWork, account: Account, accepting: bool, now: int) -> PresenceLine:
    """Set one's own switch; who does so is heard. Raises ``NotAllowed`` for who is no mechanic."""
    mechanic_id = _oneself(account)
    book = await uow.rule_book()
    was_online = await _online(uow, book, mechanic_id, now)
    row = AcceptingNow(mechanic_id=mechanic_id, accepting=accepting, changed_at=now)
    if not await uow.rows.add_once(row):
        await uow.rows.put(row)
    await _note_heard(uow, mechanic_id, now)
    detail = "accepting now" if accepting else "not accepting"
    await note(uow, account, "presence.switch", now, subject=("mechanic", mechanic_id), detail=detail)
    if accepting and not was_online:
        await tasks.look_for_work(uow)
    (line,) = await _lines(uow, book, [row for row in book.mechanics if row.id == mechanic_id], now)
    return line


async def heard(uow: UnitOfWork, account: Account, now: int) -> bool:
    """Note that a mechanic's desktop was heard; whether anything was written. Anybody else leaves no trace."""
    mechanic_id = account.mechanic_id
    if mechanic_id is None or not allows(account, Action.ACCEPT_NOW, own=True):
        return False
    last = await uow.rows.get(MechanicHeard, mechanic_id)
    if last is not None and now - last.heard_at < TO_THE_MINUTE:
        return False
    book = await uow.rule_book()
    was_online = await _online(uow, book, mechanic_id, now)
    await _note_heard(uow, mechanic_id, now)
    if not was_online and await _online(uow, book, mechanic_id, now):
        await tasks.look_for_work(uow)
    return True


async def who(uow: UnitOfWork, account: Account, now: int) -> PresenceAnswer:
    """Everybody who works here, in the shop's order, for who may see it; oneself for a mechanic."""
    require(account, Action.VIEW_PRESENCE, own=account.mechanic_id is not None)
    everybody = allows(account, Action.VIEW_PRESENCE)
    book = await uow.rule_book()
    rows = [row for row in book.mechanics if row.active and (everybody or account.is_mechanic(row.id))]
    return PresenceAnswer(mechanics=await _lines(uow, book, rows, now))


async def presences(uow: UnitOfWork, mechanic_ids: Collection[UUID]) -> dict[UUID, Presence]:
    """What is known of each of these mechanics."""
    wanted = list(mechanic_ids)
    switches = {row.mechanic_id: row for row in await uow.rows.find(AcceptingNow, mechanic_id=wanted)}
    last = {row.mechanic_id: row.heard_at for row in await uow.rows.find(MechanicHeard, mechanic_id=wanted)}
    return {
        each: Presence(
            mechanic_id=each,
            accepting_now=each in switches and switches[each].accepting,
            heard_at=last.get(each),
        )
        for each in wanted
    }


async def online_mechanics(uow: UnitOfWork, book: RuleBook, now: int) -> list[Mechanic]:
    """Everybody who is online, in the shop's order."""
    policy = book.policy(PresencePolicy)
    known = await presences(uow, [row.id for row in book.mechanics if row.active])
    rows = [row for row in book.mechanics if row.id in known and is_online(known[row.id], now, policy)]
    return sorted(rows, key=lambda row: (row.sort, row.id.int))


def _oneself(account: Account) -> UUID:
    require(account, Action.ACCEPT_NOW, own=account.mechanic_id is not None)
    assert account.mechanic_id is not None  # noqa: S101 - nobody else has the right
    return account.mechanic_id


async def _online(uow: UnitOfWork, book: RuleBook, mechanic_id: UUID, now: int) -> bool:
    known = await presences(uow, [mechanic_id])
    return is_online(known[mechanic_id], now, book.policy(PresencePolicy))


async def _note_heard(uow: UnitOfWork, mechanic_id: UUID, now: int) -> None:
    row = MechanicHeard(mechanic_id=mechanic_id, heard_at=now)
    if not await uow.rows.add_once(row):
        await uow.rows.put(row)


async def _lines(uow: UnitOfWork, book: RuleBook, rows: list[Mechanic], now: int) -> list[PresenceLine]:
    policy = book.policy(PresencePolicy)
    known = await presences(uow, [row.id for row in rows])
    return [
        PresenceLine(
            mechanic_id=row.id,
            name=row.name,
            accepting_now=known[row.id].accepting_now,
            online=is_online(known[row.id], now, policy),
            heard_at=known[row.id].heard_at,
            online_until=online_until(known[row.id], policy)
            if is_online(known[row.id], now, policy)
            else None,
        )
        for row in sorted(rows, key=lambda row: (row.sort, row.id.int))
    ]
