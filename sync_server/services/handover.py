"""What a device without access may still do: hand over what it had, into a quarantine, and no more.

A device has no access once it was revoked, or once the person at it works here no longer: device ids are one person's
own, so both mean that the files on that disk have to go. Nothing is applied here, nothing is looked at, and nothing
is told but that it was taken. What the owner makes of it is ``quarantine``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from uuid import UUID

from scheduling.errors import Invalid, NotAllowed, Rule
from scheduling.handover_messages import HANDOVER_LIMIT, HandOver, LeftChange
from scheduling.limits import LAST_INSTANT
from sync_server.services import audit, escrow
from sync_server.services.handover_rows import UNDECIDED, Handover, HandoverChange
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.limits import storable
from sync_server.services.models import Device, RefreshToken
from sync_server.services.permissions import has_no_access
from sync_server.services.refresh_texts import RefreshTexts, Said
from sync_server.services.refusals import NotSignedIn, QuarantineFull
from sync_server.services.sign_in import may_be_forgotten, parsed_token

MOST_CHANGES = 20_000
"""Of one device, that wait for a decision: four times what a device warns of. What is decided makes room."""
MOST_BYTES = 32_000_000
LONGEST_NAME = 100
MOST_LOST = 1_000_000
"""A device may say any number of files that went with it."""

Begin = Callable[[UUID], AbstractAsyncContextManager[UnitOfWork]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """Whose token it is: that is all that it is good for."""

    tenant_id: UUID
    staff_id: UUID
    device_id: UUID


async def holder_of(begin: Begin, texts: RefreshTexts, refresh_token: str, now: int) -> Leaving:
    """Who was given the token once, over or not; raises ``NotSignedIn``.

    One that the database was restored to before says so itself, until it is over.
    """
    tenant_id, digest = parsed_token(refresh_token)
    async with begin(tenant_id) as uow:
        token: RefreshToken | Said | None = await uow.refresh_tokens.for_update(digest)
        if token is None:
            token = texts.read(refresh_token)
            if token is None or not await may_be_forgotten(uow, token, now):
                raise NotSignedIn
    return Leaving(tenant_id=tenant_id, staff_id=token.staff_id, device_id=token.device_id)


async def receive(uow: UnitOfWork, who: Leaving, message: HandOver, now: int) -> int:
    """Keep the changes of one message, all or none, each once; how many it has.

    Raises ``NotAllowed`` for a device that has access (it pushes), and ``QuarantineFull``. What was applied before,
    while the answer was lost, is taken too, and not kept; nor is what lost then, which stands among the conflicts.
    """
    if len(message.changes) > HANDOVER_LIMIT:
        raise Invalid("too many changes", field="changes", rule=Rule.TOO_MANY, most=HANDOVER_LIMIT)
    device_id = await admitted(uow, who, message.device_id)
    begun = await begun_by(uow, who, device_id, now)
    after = await _keep(uow, begun, message.changes, now)
    # One that goes on in a device's place under an id that was never heard of erases itself, and not that device.
    if message.complete and message.device_id == device_id and after.complete_at is None:
        lost = max(0, min(message.files_lost, MOST_LOST))
        after = replace(after, complete_at=now, files_lost=lost)
        await escrow.forget(uow, device_id)
        await audit.record_sign(uow, who.staff_id, device_id, "handover.complete", now)
    await uow.rows.put(replace(after, last_at=now))
    return len(message.changes)


async def admitted(uow: UnitOfWork, who: Leaving, device_id: UUID) -> UUID:
    """Whose handing over it is: of the device that goes on in the place of the token's, or of that one itself.

    They are two disks, of which each has its own to give and to erase. Raises ``NotAllowed``.
    """
    fork = await _fork_of(uow, who, device_id)
    if not await has_no_access(uow, who.staff_id, who.device_id) and (
        fork is None or fork.revoked_at is None
    ):
        raise NotAllowed("device")
    return who.device_id if fork is None else fork.id


async def begun_by(uow: UnitOfWork, who: Leaving, device_id: UUID, now: int) -> Handover:
    """What the device has handed over so far; nobody else adds to it before this transaction ends."""
    await uow.mutations.last_seq(device_id)  # one message of a device at a time
    before = await uow.rows.get(Handover, device_id)
    if before is not None:
        return before
    begun = Handover(device_id=device_id, staff_id=who.staff_id, first_at=now, last_at=now)
    await uow.rows.add(begun)
    await audit.record_sign(uow, who.staff_id, device_id, "handover.begin", now)
    return begun


async def _fork_of(uow: UnitOfWork, who: Leaving, device_id: UUID) -> Device | None:
    """The device that goes on in the place of the token's, if that is what the message is of."""
    fork = await uow.devices.get(device_id)
    return fork if fork is not None and fork.forked_from == who.device_id else None


async def _keep(uow: UnitOfWork, begun: Handover, changes: Sequence[LeftChange], now: int) -> Handover:
    mids = [change.mid for change in changes]
    known = await uow.mutations.effective(mids)
    known |= {row.mid for row in await uow.rows.find(HandoverChange, mid=mids)}
    waiting = {"device_id": begun.device_id, "decision": UNDECIDED}
    room = MOST_CHANGES - await uow.rows.count(HandoverChange, **waiting)
    bytes_left = MOST_BYTES - await uow.rows.size(HandoverChange, "args", **waiting)
    count = begun.count
    for change in changes:
        if change.mid in known:
            continue
        known.add(change.mid)
        args = change.args.encode(errors="surrogatepass")
        count, room, bytes_left = count + 1, room - 1, bytes_left - len(args)
        if room < 0 or bytes_left < 0:
            raise QuarantineFull
        await uow.rows.add(_row(begun.device_id, change, args, count, now))
    return replace(begun, count=count)


def _row(device_id: UUID, change: LeftChange, args: bytes, number: int, now: int) -> HandoverChange:
    return HandoverChange(
        mid=change.mid,
        device_id=device_id,
        number=number,
        name=short(change.name),
        args=args,
        client_time=max(0, min(change.client_time, LAST_INSTANT)),
        code=short(change.code),
        received_at=now,
    )


def short(text: str) -> str:
    """What a device wrote, as much of it as is kept."""
    return storable(text)[:LONGEST_NAME]
