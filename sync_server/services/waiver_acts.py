"""What the owner does with a signed waiver: supersede it, hold it for a lawsuit, end a hold. A link of the chain each.

Nothing here edits or deletes. Erasing when the retention is over is a job's (``waiver_retention``).
"""

from __future__ import annotations

import secrets
from uuid import UUID

from scheduling.errors import Gone, IllegalTransition, Invalid, NotAllowed, NotFound, TooLong
from scheduling.limits import MOST_LONG_TEXT
from scheduling.rights import Action
from scheduling.waiver_chain import Entry, Link, add_act
from scheduling.waiver_messages import ActAnswer, ActRequest, StaffAct
from scheduling.waiver_records import ActKind, SignedWaiver, WaiverAct
from scheduling.waivers import Kept, check_act
from sync_server.services import waiver_rows as rows
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.permissions import actor_of, require
from sync_server.services.refusals import WaiverAltered, WaiverErased, WaiverSuperseded
from sync_server.services.waiver_rows import StoredAct, StoredWaiver
from sync_server.services.waiver_trail import note

SALT_BYTES = 16
RIGHTS = {
    StaffAct.SUPERSEDE: Action.SUPERSEDE_WAIVER,
    StaffAct.HOLD: Action.HOLD_WAIVER,
    StaffAct.RELEASE: Action.HOLD_WAIVER,
}


async def act(uow: UnitOfWork, account: Account, waiver_id: UUID, asked: ActRequest, now: int) -> ActAnswer:
    """Do it once, however often it is sent.

    ``NotFound``, ``WaiverErased``, ``WaiverSuperseded`` (twice), ``Gone`` (no such hold is open), ``WaiverAltered``
    (what is stored is not what was received), ``Invalid`` without a reason.
    """
    require(account, RIGHTS[asked.kind])
    if len(asked.reason) > MOST_LONG_TEXT:
        raise TooLong("the reason is too long", field="reason")
    await uow.bump()
    known = await uow.rows.get(StoredAct, asked.id)
    if known is not None:
        return _again(account, waiver_id, asked, known)
    record = await _record(uow, waiver_id)
    before = await rows.acts_upon(uow, [waiver_id])
    wanted = WaiverAct(
        id=asked.id,
        waiver_id=waiver_id,
        kind=ActKind(asked.kind.value),
        at=now,
        salt=secrets.token_bytes(SALT_BYTES),
        by=account.staff_id,
        reason=asked.reason,
        releases=asked.releases,
    )
    _require_possible(wanted, record, before, account)
    entry = add_act(wanted, await rows.head_of(uow), hold=await _hold(uow, wanted))
    await rows.add(uow, entry)
    await note(uow, account, f"waiver.{wanted.kind.value}", at=now, subject_id=waiver_id)
    return ActAnswer(act_id=wanted.id, at=entry.link.at, sequence=entry.link.sequence)


def _require_possible(
    wanted: WaiverAct, record: SignedWaiver, before: list[WaiverAct], account: Account
) -> None:
    try:
        check_act(wanted, record, before, actor_of(account))
    except IllegalTransition as refused:
        match refused.params["why"]:
            case Kept.ERASED.value:
                raise WaiverErased from refused
            case "superseded":
                raise WaiverSuperseded from refused
            case _:
                raise Gone("no such hold is open") from refused


async def _record(uow: UnitOfWork, waiver_id: UUID) -> SignedWaiver:
    stored = await uow.rows.get(StoredWaiver, waiver_id)
    if stored is None:
        raise WaiverErased if await uow.rows.count(Link, waiver_id=waiver_id) else NotFound("waiver")
    record = rows.content_of(stored)
    if not isinstance(record, SignedWaiver):
        raise WaiverAltered
    return record


async def _hold(uow: UnitOfWork, wanted: WaiverAct) -> Entry | None:
    """The entry of the hold that a release ends."""
    if wanted.releases is None:
        return None
    stored = await uow.rows.get(StoredAct, wanted.releases)
    content = None if stored is None else rows.act_of(stored)
    link = None if stored is None else await uow.rows.get(Link, stored.sequence)
    if link is None or not isinstance(content, WaiverAct):
        raise Gone("no such hold is open")
    return Entry(link=link, content=content)


def _again(account: Account, waiver_id: UUID, asked: ActRequest, known: StoredAct) -> ActAnswer:
    done = rows.act_of(known)
    if not isinstance(done, WaiverAct):
        raise WaiverAltered
    said = (waiver_id, asked.kind.value, asked.reason, asked.releases)
    if said != (done.waiver_id, done.kind.value, done.reason, done.releases):
        raise Invalid("another act has this id", field="id")
    if done.by != account.staff_id:
        raise NotAllowed("somebody else's act")
    return ActAnswer(act_id=done.id, at=done.at, sequence=known.sequence)
