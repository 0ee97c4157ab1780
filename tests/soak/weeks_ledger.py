"""What everybody did in the simulated weeks, and what may have gone with a disk: beside the program, to hold it to.

Not here: how it is compared (``weeks_checks``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from uuid import UUID

import msgspec

from scheduling.commands import BookSession, Command, Outcome
from scheduling.lease_commands import WalkIn
from scheduling.request_commands import ConfirmRequest
from scheduling.vocabulary import SessionState
from scheduling.wire import PushAnswer, PushStatus
from tests.soak.weeks_device import WeeksDevice


@dataclass(slots=True)
class Entry:
    """One change that somebody was told is saved."""

    mid: UUID
    device: str
    command: Command
    forgotten: bool = False
    """Its device was set back to a copy of before it."""
    unsure: bool = False
    """Its device was set back to a copy that has an answer of the server before a restore: it may be another by now."""
    excused: bool = False
    """Everybody who had it was set back: it was on no disk any more."""
    promised: bool = False
    """A walk-in in a bay that was leased to its device: the customer was told that it is theirs."""


@dataclass(frozen=True, slots=True)
class Stored:
    """The server's answer to one change, as it keeps it."""

    mid: UUID
    status: PushStatus
    ver: int
    code: str
    outcome: Outcome

    @property
    def kept(self) -> bool:
        """Whether it left a row, also where it was refused."""
        return self.status is PushStatus.APPLIED or self.outcome.stored_as == SessionState.UNPLACED.value


@dataclass(slots=True)
class Attached:
    """One file that somebody was told is kept; no other has its bytes."""

    device: str
    session_id: UUID
    sha256: str
    excused: bool = False
    """As of an entry."""


class Ledger:
    """Every change by its id."""

    def __init__(self) -> None:
        self._entries: dict[UUID, Entry] = {}
        self.on_server: set[UUID] = set()
        """The sessions that the server ever had."""
        self.made: dict[UUID, UUID] = {}
        """Session to the change that made it."""
        self.files: dict[UUID, Attached] = {}
        """By their id."""

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries.values())

    def get(self, mid: UUID) -> Entry | None:
        return self._entries.get(mid)

    def note(self, mid: UUID, device: str, command: Command, *, promised: bool = False) -> None:
        """It was said to be saved."""
        self._entries[mid] = Entry(mid, device, command, promised=promised)
        session_id = made_by(command)
        if session_id is not None:
            self.made[session_id] = mid

    def answered(self, answer: bytes) -> None:
        """The server answered a push, whoever hears of it."""
        for result in msgspec.json.decode(answer, type=PushAnswer).results:
            entry = self._entries.get(result.mid)
            applied = result.status is PushStatus.APPLIED or bool(result.outcome.stored_as)
            if entry is not None and applied:
                session_id = made_by(entry.command)
                if session_id is not None:
                    self.on_server.add(session_id)

    def taken_back(self, mid: UUID) -> None:
        """Its user wants it no more."""
        self._entries[mid].promised = False

    def files_left(self, devices: Collection[WeeksDevice], on_server: Collection[UUID]) -> None:
        """Something was set back: a file that is nowhere any more cannot come."""
        kept = {device.name: {file.id for file in device.files.files()} for device in devices}
        for file_id, file in self.files.items():
            here = kept.get(file.device)
            if here is not None and file_id not in here and file_id not in on_server:
                file.excused = True

    def device_set_back(self, device: WeeksDevice, on_server: Collection[UUID], epoch: UUID) -> None:
        """What is not in its copy is nowhere, unless the server has it; ``epoch`` is the server's."""
        for entry in self:
            if entry.device != device.name:
                continue
            change = device.store.change(entry.mid)
            if change is None:
                entry.forgotten = True
                entry.excused = entry.excused or entry.mid not in on_server
            elif change.ack_epoch not in {None, epoch}:
                entry.unsure = True

    def server_set_back(self, devices: Collection[WeeksDevice], on_server: Collection[UUID]) -> None:
        """What is not in its backup is nowhere, unless its device has it still."""
        stores = {device.name: device.store for device in devices}
        for entry in self:
            entry.promised = False  # the leases that its backup has not are nobody's
            if entry.mid not in on_server and stores[entry.device].change(entry.mid) is None:
                entry.excused = True


def made_by(command: Command) -> UUID | None:
    """The session that comes of it."""
    return command.session_id if isinstance(command, BookSession | ConfirmRequest | WalkIn) else None
