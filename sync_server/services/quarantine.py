"""The owner's review of what devices without access handed over: one change is applied, or discarded. Nobody else's.

Applying goes through the ordinary handlers, in the owner's name and as things stand now. What changed something is
decided, once; a refusal that changed nothing leaves the change where it was.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import msgspec

from scheduling.commands import NAMES
from scheduling.errors import ErrorCode, Gone, NotFound
from scheduling.handover_messages import HandoverLine, HandoverList, QuarantinedChange, QuarantinePage
from scheduling.records import StaffMember
from scheduling.rights import Action
from scheduling.wire import Mutation, PushResult, PushStatus
from sync_server.services import audit, push
from sync_server.services.handover_rows import DISCARDED, UNDECIDED, Handover, HandoverChange, HandoverFile
from sync_server.services.interfaces import Clock, UnitOfWork, Within
from sync_server.services.models import Account, StoredMutation
from sync_server.services.permissions import allows, require

PAGE = 50
"""Changes that the owner sees of one device at a time."""
LOST_TOLD = 30 * 86_400
"""Seconds for which it is told that files went with a device."""
KEPT = 400 * 86_400
"""Seconds for which it is known what became of a change, as of any that was pushed."""


async def waiting(uow: UnitOfWork, account: Account) -> tuple[int, int]:
    """How many changes, and how many files, wait for this person to decide; none for who may not."""
    if not allows(account, Action.REVIEW_HANDOVERS):
        return 0, 0
    changes = await uow.rows.count(HandoverChange, decision=UNDECIDED)
    return changes, await uow.rows.count(HandoverFile, decision=UNDECIDED)


async def handovers(uow: UnitOfWork, account: Account, now: int) -> HandoverList:
    """Every device that handed something over, or said that it had nothing; raises ``NotAllowed``."""
    require(account, Action.REVIEW_HANDOVERS)
    rows = await uow.rows.find(Handover, order="last_at", newest_first=True)
    return HandoverList(handovers=[await _line(uow, row, now) for row in rows])


async def _line(uow: UnitOfWork, row: Handover, now: int) -> HandoverLine:
    device = await uow.devices.get(row.device_id)
    member = await uow.records.get(StaffMember, row.staff_id)
    undecided = await uow.rows.count(HandoverChange, device_id=row.device_id, decision=UNDECIDED)
    return HandoverLine(
        device_id=row.device_id,
        device_name=device.name if device else "",
        staff_id=row.staff_id,
        staff_name=member.name if member else "",
        first_at=row.first_at,
        last_at=row.last_at,
        complete_at=row.complete_at,
        waiting=undecided,
        decided=await uow.rows.count(HandoverChange, device_id=row.device_id) - undecided,
        files=await uow.rows.count(HandoverFile, device_id=row.device_id, decision=UNDECIDED),
        files_lost=row.files_lost if (row.complete_at or 0) > now - LOST_TOLD else 0,
    )


async def page(uow: UnitOfWork, account: Account, device_id: UUID, after: int) -> QuarantinePage:
    """What waits of one device, behind the number ``after``; raises ``NotAllowed`` and ``NotFound``."""
    require(account, Action.REVIEW_HANDOVERS)
    if await uow.rows.get(Handover, device_id) is None:
        raise NotFound("handover", id=str(device_id))
    rows = await uow.rows.find(
        HandoverChange,
        order="number",
        limit=PAGE + 1,
        device_id=device_id,
        decision=UNDECIDED,
        number=Within(after + 1),
    )
    shown, waiting = rows[:PAGE], {"device_id": device_id, "decision": UNDECIDED}
    return QuarantinePage(
        changes=[_shown(row) for row in shown],
        after=shown[-1].number if len(rows) > PAGE else None,
        waiting=await uow.rows.count(HandoverChange, **waiting),
        before=await uow.rows.count(HandoverChange, **waiting, number=Within(high=after + 1)),
    )


def _shown(row: HandoverChange) -> QuarantinedChange:
    return QuarantinedChange(
        mid=row.mid,
        number=row.number,
        name=row.name,
        args=row.args.decode(errors="replace"),
        client_time=row.client_time,
        code=row.code,
    )


async def apply(uow: UnitOfWork, account: Account, mid: UUID, clock: Clock) -> PushResult:
    """Do it now, as the owner; what was decided before is answered as it was. Commits.

    Raises ``NotAllowed``, ``NotFound``, and ``Gone`` for what was discarded.
    """
    ver, row = await _locked(uow, account, mid)
    if row.answer is not None:
        return row.answer
    if row.decision:
        raise Gone("it was discarded")
    known = await uow.mutations.get(mid)
    if known is not None and known.ver:  # by another copy of the same outbox
        result = msgspec.convert(known.result, PushResult)
    else:
        result = await push.apply(uow, account, _mutation(row), clock, ver)
        if result.ver and known is None:
            await _remember(uow, account, row, result)
    await _decide(uow, account, row, result, clock.now())
    return result


async def refuse(uow: UnitOfWork, account: Account, mid: UUID, clock: Clock) -> PushResult:
    """The program failed at the change: it stays, and says so. Commits; raises as ``apply`` does."""
    _, row = await _locked(uow, account, mid)
    result = PushResult(mid=mid, status=PushStatus.REJECTED, code=ErrorCode.SERVER_FAULT.value)
    await _decide(uow, account, row, result, clock.now())
    return result


async def discard(uow: UnitOfWork, account: Account, mid: UUID, now: int) -> None:
    """It is not wanted; doing so twice is no error. Raises ``NotAllowed``, ``NotFound``, ``Gone`` (applied).

    That is remembered as its answer: should the device ever push again, it is told so, and nothing is applied.
    """
    _, row = await _locked(uow, account, mid)
    if row.answer is not None:
        raise Gone("it was applied")
    if row.decision:
        return
    if await uow.mutations.get(mid) is None:
        code = ErrorCode.DISCARDED.value
        await _remember(uow, account, row, PushResult(mid=mid, status=PushStatus.REJECTED, code=code))
    gone = replace(row, decision=DISCARDED, decided_at=now, decided_by=account.staff_id, args=b"")
    await uow.rows.put(gone)
    await _note(uow, account, row, DISCARDED, now)


async def purge(uow: UnitOfWork, now: int) -> int:
    """Forget decisions of long ago; what waits stays. How many there were."""
    old = Within(high=now - KEPT)
    changes = await uow.rows.delete_where(HandoverChange, decided_at=old)
    return changes + await uow.rows.delete_where(HandoverFile, decided_at=old)


async def _locked(uow: UnitOfWork, account: Account, mid: UUID) -> tuple[int, HandoverChange]:
    """The organization's new version, and the change, which nobody else decides meanwhile."""
    require(account, Action.REVIEW_HANDOVERS)
    ver = await uow.bump()
    row = await uow.rows.get(HandoverChange, mid)
    if row is None:
        raise NotFound("change", id=str(mid))
    return ver, row


def _mutation(row: HandoverChange) -> Mutation:
    return Mutation(seq=0, mid=row.mid, name=row.name, args=_arguments(row.args), client_time=row.client_time)


def _arguments(args: bytes) -> object:
    """What JSON gives; what is none decodes to no command, and is refused as such."""
    try:
        return msgspec.json.decode(args)
    except (msgspec.DecodeError, RecursionError):
        return None


async def _remember(uow: UnitOfWork, account: Account, row: HandoverChange, result: PushResult) -> None:
    """Under its id as any change: whoever pushes the same, later or from a copy of the outbox, is answered so.

    Its number is below all that devices count with.
    """
    await uow.mutations.add(
        StoredMutation(
            mid=row.mid,
            device_id=row.device_id,
            seq=-row.number,
            name=row.name,
            args_hash=push.args_hash(_mutation(row)),
            status=result.status.value,
            result=msgspec.to_builtins(result),
            ver=result.ver,
            actor_id=account.staff_id,
            client_time=row.client_time,
        )
    )


async def _decide(
    uow: UnitOfWork, account: Account, row: HandoverChange, result: PushResult, now: int
) -> None:
    if result.ver:
        decided = replace(
            row,
            decision=result.status.value,
            decided_at=now,
            decided_by=account.staff_id,
            answer=result,
            args=b"",
        )
    else:
        decided = replace(row, code=result.code)
    await uow.rows.put(decided)
    await _note(uow, account, row, result.status.value, now)
    await uow.commit()


async def _note(uow: UnitOfWork, account: Account, row: HandoverChange, became: str, now: int) -> None:
    """In the trail, with the command's name if it is one: what a device wrote there may be anything."""
    name = row.name if row.name in NAMES else "?"
    await audit.note(
        uow,
        account,
        "handover.review",
        now,
        subject=("device", row.device_id),
        detail=f"{name} {became}",
    )
