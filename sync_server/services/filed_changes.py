"""A file of changes that a desktop wrote "if the worst comes": what it is, and what would come of it here.

Each change goes through the ordinary handlers, in the name of a member of staff; its id sees to it that it is done
once, whether it also comes from the computer that made it or not. Not here: reading the file for good, which is a push
of its own (``app.changes_command``).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID, uuid5

import msgspec

from scheduling.change_file import MOST_BYTES, ChangeFile, FiledChange, fault_of
from scheduling.errors import ErrorCode
from scheduling.wire import Mutation, PushResult, PushStatus
from sync_server.services import push
from sync_server.services.interfaces import Clock, UnitOfWork
from sync_server.services.limits import storable
from sync_server.services.models import Account, Device, StoredMutation

DEVICE_KIND = "desktop"
_SPACE = UUID("5a3b6c1e-2f0e-5c1d-9b7a-3f1c0d9e8a70")


class FileFault(StrEnum):
    NOT_CHANGES = "not_changes"
    TOO_NEW = "too_new"
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"


class NoChangeFile(Exception):
    """The file can not be read in; ``fault`` says why."""

    def __init__(self, fault: FileFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Received:
    """What became of a change, or would; ``already``: it was here before."""

    change: FiledChange
    result: PushResult
    already: bool


def read(data: bytes) -> ChangeFile:
    """The file; raises :class:`NoChangeFile`."""
    if len(data) > MOST_BYTES:
        raise NoChangeFile(FileFault.TOO_LARGE)
    try:
        head = msgspec.json.decode(data, type=_Head)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise NoChangeFile(FileFault.NOT_CHANGES) from error
    try:
        file = msgspec.json.decode(data, type=ChangeFile)
    except (msgspec.MsgspecError, RecursionError) as error:
        odd = fault_of(_empty(head)) or FileFault.DAMAGED
        raise NoChangeFile(FileFault(odd)) from error
    fault = fault_of(file)
    if fault:
        raise NoChangeFile(FileFault(fault))
    return file


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """What says whether it is such a file at all, and of which version."""

    format: str
    version: int


def _empty(head: _Head) -> ChangeFile:
    nobody = UUID(int=0)
    return ChangeFile(
        format=head.format,
        version=head.version,
        about=[],
        written="",
        written_at=0,
        organization="",
        organization_id=nobody,
        person="",
        staff_id=nobody,
        device_id=nobody,
        server="",
    )


def device_of(file: ChangeFile, now: int) -> Device:
    """The device in whose name its changes come: one of its own, the same however often the file is read in.

    The computer that wrote it may come back: it goes on with its own numbers, and is answered what was answered here.
    """
    name = storable(f"{file.person}: {file.written}")[:80]
    return Device(id=uuid5(_SPACE, file.seal), kind=DEVICE_KIND, name=name, app="changes", created_at=now)


def mutation_of(change: FiledChange, seq: int) -> Mutation:
    """The change as its computer would have pushed it."""
    return Mutation(
        seq=seq, mid=change.mid, name=change.name, args=change.args, client_time=change.client_time
    )


def as_before(change: FiledChange, known: StoredMutation) -> Received:
    """What was answered when it came the first time."""
    return Received(change, msgspec.convert(known.result, PushResult), already=True)


async def try_out(uow: UnitOfWork, account: Account, file: ChangeFile, clock: Clock) -> list[Received]:
    """What would become of each, one after the other, each on what those before it made. The caller rolls back."""
    ver = await uow.bump()
    found = []
    for change in file.changes:
        known = await uow.mutations.get(change.mid)
        if known is not None:
            found.append(as_before(change, known))
            continue
        try:
            result = await push.apply(uow, account, mutation_of(change, 0), clock, ver)
        except Exception:  # as a push would: a bug at one change holds up no other
            result = PushResult(mid=change.mid, status=PushStatus.REJECTED, code=ErrorCode.SERVER_FAULT.value)
        found.append(Received(change, result, already=False))
    return found
