"""Reading signed waivers: a page of them, one whole.

Mechanics see their own customers'; that one was read is in the trail.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from scheduling.errors import NotFound
from scheduling.rights import Action
from scheduling.waiver_chain import Link
from scheduling.waiver_messages import WaiverDetail, WaiverLine, WaiverPage
from scheduling.waiver_records import SignedWaiver, WaiverAct
from scheduling.waivers import signed_at, standing_of
from sync_server.services import merging
from sync_server.services import waiver_rows as rows
from sync_server.services.interfaces import UnitOfWork, Within
from sync_server.services.models import Account
from sync_server.services.permissions import allows, require
from sync_server.services.refusals import WaiverErased
from sync_server.services.waiver_rows import QuarantinedWaiver, StoredWaiver
from sync_server.services.waiver_standing import fault_of
from sync_server.services.waiver_trail import note


async def page(
    uow: UnitOfWork,
    account: Account,
    now: int,
    *,
    customer_id: UUID | None,
    session_id: UUID | None,
    before: int | None,
    limit: int,
) -> WaiverPage:
    """Newest first, of one customer or session if named; what was erased says no longer whose it was."""
    customers = await _customers(uow, account, customer_id)
    equals: dict[str, object] = {"sequence": Within(high=before)}
    if customers is not None:
        equals["customer_id"] = sorted(await merging.all_ids(uow, customers))
    if session_id is not None:
        equals["session_id"] = session_id
    found = await uow.rows.find(StoredWaiver, order="sequence", newest_first=True, limit=limit + 1, **equals)
    acts = await rows.acts_upon(uow, [row.id for row in found])
    lines = [await _line(uow, row, acts, now) for row in found[:limit]]
    return WaiverPage(waivers=lines, before=found[limit - 1].sequence if len(found) > limit else None)


async def _customers(uow: UnitOfWork, account: Account, wanted: UUID | None) -> set[UUID] | None:
    """Whose waivers the account may see of those wanted; ``None``: everybody's."""
    among = None if wanted is None else [wanted]
    if allows(account, Action.READ_WAIVERS):
        return None if among is None else set(among)
    require(account, Action.READ_WAIVERS, own=True)
    if account.mechanic_id is None:
        return set()
    return await uow.feed.customers_of(account.mechanic_id, among)


async def read(uow: UnitOfWork, account: Account, waiver_id: UUID, now: int) -> WaiverDetail:
    """One whole, noted in the trail: commit. ``NotFound`` also for another mechanic's customer, ``WaiverErased``."""
    row = await uow.rows.get(StoredWaiver, waiver_id)
    whose = None if row is None else row.customer_id
    if whose is not None:
        whose = (await uow.merges.kept([whose])).get(whose, whose)
    seen = await _customers(uow, account, whose)
    if row is None:
        erased = seen is None and await uow.rows.count(Link, waiver_id=waiver_id)
        raise WaiverErased if erased else NotFound("waiver")
    if seen is not None and whose not in seen:
        raise NotFound("waiver")
    acts = await rows.acts_upon(uow, [waiver_id])
    record = rows.content_of(row)
    apart = await uow.rows.find(QuarantinedWaiver, waiver_id=waiver_id)
    await note(uow, account, "waiver.read", at=now, subject_id=waiver_id)
    return WaiverDetail(
        line=await _line(uow, row, acts, now),
        record=record if isinstance(record, SignedWaiver) else None,
        acts=acts,
        quarantined=rows.readable(rows.decoded(SignedWaiver, each.content) for each in apart),
    )


async def _line(uow: UnitOfWork, row: StoredWaiver, acts: Sequence[WaiverAct], now: int) -> WaiverLine:
    standing = standing_of(row.id, acts, max(now, row.received_at))
    line = WaiverLine(
        id=row.id,
        sequence=row.sequence,
        customer_id=row.customer_id,
        session_id=row.session_id,
        received_at=row.received_at,
        erasable_from=row.erasable_from,
        superseded=standing.superseded,
        holds=len(standing.holds),
        altered=True,
    )
    record = rows.content_of(row)
    if not isinstance(record, SignedWaiver):
        return line
    fault = await fault_of(uow, record)
    return replace(
        line,
        altered=False,
        province=record.province,
        language=record.language,
        version=record.version,
        signer_name=record.signer_name,
        minor_name=record.minor_name,
        mode=record.mode.value,
        form=record.form.value,
        signed_at=signed_at(record),
        fault="" if fault is None else fault.code.value,
        fault_field="" if fault is None else fault.field,
    )
