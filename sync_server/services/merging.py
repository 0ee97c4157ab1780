"""Two customers that are one person become one; what arrives later for the one that is gone lands on the other.

All that moves is moved by the database, in one function (``customer_merge_into``). See adr/0030.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any
from uuid import UUID

from scheduling.commands import Command, Outcome
from scheduling.errors import ErrorCode, Invalid, Rule
from scheduling.merge_commands import Called, MergeCustomers
from scheduling.records import Customer
from scheduling.rights import Action
from sync_server.services import one_at_a_time, platform_accounts
from sync_server.services.answers import APPLIED, Decision
from sync_server.services.closing_times import active_of
from sync_server.services.customers import check_edit
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.permissions import require


async def merge(uow: UnitOfWork, account: Account, command: MergeCustomers, now: int) -> Decision:
    """The other one's vehicles, bookings, credit and all else are the kept one's from now on, and the other is gone.

    Who wishes what is so already gets a yes: two who merged the same two crosswise have one customer. With two visits
    under way it is refused, as nobody has two at once.
    """
    require(account, Action.MERGE_CUSTOMERS)
    if command.kept_id == command.other_id:
        raise Invalid("a customer is not merged with themselves", field="other_id", rule=Rule.TAKEN)
    rows = {row.id: row for row in await uow.records.find(Customer, id=sorted(_both(command)))}
    if len(rows) < len(_both(command)):
        return await _without(uow, command, rows)
    kept, other = rows[command.kept_id], rows[command.other_id]
    edited = check_edit(kept, command.set)
    if isinstance(edited, Decision):
        return edited
    if unread := _unread(other, command.seen):
        return Decision.conflict(ErrorCode.STALE_EDIT, Outcome(fields=unread))
    await uow.platform.lock(sorted(_both(command)))
    if await active_of(uow, kept.id, now) and await active_of(uow, other.id, now):
        return Decision.conflict(ErrorCode.ACTIVE_ELSEWHERE)
    if edited != kept:
        await platform_accounts.address_changed(uow, account, kept, edited, now)
        await uow.records.put(edited)
    await uow.merges.merge(kept.id, other.id, by=account.staff_id, now=now)
    if await uow.platform.is_linked(kept.id):
        await one_at_a_time.take_along(uow, kept.id, now)
    return APPLIED


async def led_on(uow: UnitOfWork, command: Command) -> Command | None:
    """The same command for who the customer is now; ``None`` where it names nobody who was merged."""
    customer_id: UUID | None = getattr(command, "customer_id", None)
    if customer_id is None:
        return None
    kept = (await uow.merges.kept([customer_id])).get(customer_id)
    whose: Any = {"customer_id": kept}
    return None if kept is None else replace(command, **whose)


async def all_ids(uow: UnitOfWork, customer_ids: set[UUID]) -> dict[UUID, UUID]:
    """These and those merged into them, each to who it is now: waivers stand under the id that they were signed by."""
    return {**{row_id: row_id for row_id in customer_ids}, **await uow.merges.merged_into(customer_ids)}


async def _without(uow: UnitOfWork, command: MergeCustomers, rows: dict[UUID, Customer]) -> Decision:
    """One of them is not there: fine where they are one already, and called as wished."""
    now_are = await uow.merges.kept(_both(command))
    who = {now_are.get(row_id, row_id) for row_id in _both(command)}
    if len(who) > 1 or not rows.keys() >= who:
        return Decision.conflict(ErrorCode.GONE)
    (kept,) = rows.values()
    edited = check_edit(kept, command.set)
    if isinstance(edited, Decision):
        return edited
    return APPLIED if edited == kept else Decision.conflict(ErrorCode.GONE)


def _unread(other: Customer, seen: Called) -> dict[str, tuple[str, str]]:
    """What of the one who goes is not as the user saw it: as it is, and as it was."""
    pairs = {
        each.name: (str(getattr(other, each.name)), str(getattr(seen, each.name))) for each in fields(seen)
    }
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _both(command: MergeCustomers) -> set[UUID]:
    return {command.kept_id, command.other_id}
