"""What devices without access handed over, for the owner to decide on, one by one. No words here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar, cast
from uuid import UUID

from psygnal import Signal

from desktop.presenters.pending_changes import PendingChanges
from desktop.store import codec
from desktop.store.pending import PendingChange
from desktop.store.telling import tell
from desktop.sync.errors import BadAnswer, Offline, Refused
from scheduling.commands import BookSession, Command, CreateCustomer
from scheduling.errors import ErrorCode, Invalid
from scheduling.handover_messages import HandoverLine, QuarantinedChange, QuarantinedFile, QuarantinePage
from scheduling.lease_commands import WalkIn
from scheduling.records import Customer, Record
from scheduling.wire import PushResult, PushStatus

R = TypeVar("R", bound=Record)

PASSING = frozenset({ErrorCode.NOT_ALLOWED, ErrorCode.TOO_MANY_ATTEMPTS})
"""What has nothing to do with the file that was to be kept."""


class Reached(StrEnum):
    """How far what was asked last had come when it failed."""

    LOOKED = "looked"
    """The list was asked for, or is up to date."""
    ASKED = "asked"
    """Something was to be done; whether it was is not known."""
    ANSWERED = "answered"
    """The server has answered that; the list is the old one still."""


class Rows(Protocol):
    """As much of the local store as is needed here."""

    def get(self, cls: type[R], row_id: UUID) -> R | None: ...


class Asks(Protocol):
    """``desktop.sync.quarantine.Quarantine`` is one."""

    async def devices(self) -> list[HandoverLine]: ...
    async def changes(self, device_id: UUID, after: int = 0) -> QuarantinePage: ...
    async def apply(self, mid: UUID) -> PushResult: ...
    async def discard(self, mid: UUID) -> None: ...
    async def files(self, device_id: UUID) -> list[QuarantinedFile]: ...
    async def keep_file(self, file_id: UUID) -> None: ...
    async def discard_file(self, file_id: UUID) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftLine:
    """One change; ``what`` is its command's name without version, ``code`` why it was refused, if it was."""

    mid: UUID
    what: str
    who: str
    starts: int | None
    made_at: int
    """By the clock of the device."""
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftPaper:
    """One file; ``who`` and ``starts`` are its booking's, ``code`` why it was refused, if it was."""

    id: UUID
    name: str
    size: int
    """Bytes."""
    who: str
    starts: int | None
    added_at: int
    """By the clock of the device."""
    code: str
    ready: bool
    """Whether all of it has arrived."""
    there: bool
    """Whether its booking is in the calendar; if not, that has to be applied first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftDevice:
    """A device, some of its changes that wait, and its files; ``waiting`` counts all the changes."""

    id: UUID
    name: str
    person: str
    handed_at: int
    complete: bool
    waiting: int
    lines: Sequence[LeftLine]
    before: int = 0
    """How many of the changes come before these lines."""
    files: Sequence[LeftPaper] = ()
    files_lost: int = 0
    """Files that went with the device: more than is kept, or not to be read any more."""


_NOTHING = QuarantinePage(changes=[], after=None)


class _Known:
    """Rows of the store, and customers who are only made by what waits."""

    def __init__(self, rows: Rows, commands: Sequence[Command | None]) -> None:
        self._rows = rows
        made = [command for command in commands if isinstance(command, CreateCustomer)]
        self._made = {command.customer_id: command.name for command in made}

    def changes(self) -> list[PendingChange]:
        """None of one's own."""
        return []

    def get(self, cls: type[R], row_id: UUID) -> R | None:
        row = self._rows.get(cls, row_id)
        if row is None and row_id in self._made and cls is Customer:
            return cast("R", Customer(id=row_id, name=self._made[row_id], created_at=0))
        return row


class HandedOver:
    """``busy`` while the server is asked; ``problem`` is why it did not work, as the engine's codes."""

    changed = Signal()

    def __init__(self, quarantine: Asks, rows: Rows) -> None:
        self._quarantine = quarantine
        self._rows = rows
        self.devices: list[LeftDevice] = []
        self.busy = False
        self.known = False
        """Whether the server has answered once."""
        self.problem = ""
        self.reached = Reached.LOOKED
        """What is known all the same, where there is a problem."""
        self.kept_aside = ""
        """The last one that was applied had lost: it is kept as a booking without a place, for this code."""
        self._places: dict[UUID, list[int]] = {}
        """Of a device the numbers behind which the pages before began, and behind which this one does."""
        self._behind: dict[UUID, int | None] = {}
        """Of a device the number behind which its next page begins, if there is one."""

    async def load(self) -> None:
        """Ask for all of it."""
        await self._do(self._load, Reached.LOOKED)

    async def forth(self, device_id: UUID) -> None:
        """Show the next of a device's changes."""
        after = self._behind.get(device_id)
        if after is not None and not self.busy:
            await self._turn(device_id, [*self._places.get(device_id, ()), after])

    async def back(self, device_id: UUID) -> None:
        """Show those before."""
        if self._places.get(device_id) and not self.busy:
            await self._turn(device_id, self._places[device_id][:-1])

    async def apply(self, mid: UUID) -> None:
        """Do it now; what is refused stays in the list and says why."""

        async def work() -> None:
            result = await self._quarantine.apply(mid)
            if result.status is PushStatus.CONFLICT and result.outcome.stored_as:
                self.kept_aside = result.code
            await self._load_after()

        await self._do(work)

    async def discard(self, mid: UUID) -> None:
        """It is not wanted."""

        async def work() -> None:
            await self._quarantine.discard(mid)
            await self._load_after()

        await self._do(work)

    async def keep_file(self, file_id: UUID) -> None:
        """Make it a file of its booking; what is refused stays in the list and says why."""

        async def work() -> None:
            try:
                await self._quarantine.keep_file(file_id)
            except Refused as error:
                await self._load_after()
                if error.problem.code in PASSING:
                    raise
                return
            await self._load_after()

        await self._do(work)

    async def discard_file(self, file_id: UUID) -> None:
        """It is not wanted."""

        async def work() -> None:
            await self._quarantine.discard_file(file_id)
            await self._load_after()

        await self._do(work)

    async def _turn(self, device_id: UUID, places: list[int]) -> None:
        """Where the list cannot be had, the page on view stays where it is."""
        before = self._places.get(device_id, [])

        async def work() -> None:
            self._places[device_id] = places
            try:
                await self._load()
            except BaseException:
                self._places[device_id] = before
                raise

        await self._do(work, Reached.LOOKED)

    async def _do(self, work: Callable[[], Awaitable[None]], reached: Reached = Reached.ASKED) -> None:
        if self.busy:
            return
        self.busy, self.problem, self.kept_aside, self.reached = True, "", "", reached
        tell(self.changed)
        try:
            await work()
        except Refused as error:
            self.problem = error.problem.code
        except Offline as error:
            self.problem = "bad_answer" if isinstance(error, BadAnswer) else "unreachable"
        finally:
            self.busy = False
            tell(self.changed)

    async def _load_after(self) -> None:
        """Once the server has answered what it was asked to do."""
        self.reached = Reached.ANSWERED
        await self._load()
        self.reached = Reached.LOOKED

    async def _load(self) -> None:
        lines = await self._quarantine.devices()
        self.devices = [
            await self._device(line) for line in lines if line.waiting or line.files or line.files_lost
        ]
        self.known = True

    async def _device(self, line: HandoverLine) -> LeftDevice:
        page = await self._page(line.device_id) if line.waiting else _NOTHING
        changes = page.changes
        files = await self._quarantine.files(line.device_id) if line.files else []
        commands = [_command(change) for change in changes]
        known = _Known(self._rows, commands)
        return LeftDevice(
            id=line.device_id,
            name=line.device_name,
            person=line.staff_name,
            handed_at=line.last_at,
            complete=line.complete_at is not None,
            waiting=page.waiting or line.waiting,
            before=page.before,
            lines=[_line(change, command, known) for change, command in zip(changes, commands, strict=True)],
            files=[_paper(file, commands, known) for file in files],
            files_lost=line.files_lost,
        )

    async def _page(self, device_id: UUID) -> QuarantinePage:
        """Where one was; once all of that is decided, what comes before it."""
        places = self._places.setdefault(device_id, [])
        page = await self._quarantine.changes(device_id, places[-1] if places else 0)
        while places and not page.changes:
            places.pop()
            page = await self._quarantine.changes(device_id, places[-1] if places else 0)
        self._behind[device_id] = page.after
        return page


def _command(change: QuarantinedChange) -> Command | None:
    """What it says; ``None`` where this program cannot read it."""
    try:
        return codec.decode_command(change.name, change.args.encode(errors="replace"))
    except (KeyError, Invalid, codec.Malformed):
        return None


def _line(change: QuarantinedChange, command: Command | None, known: _Known) -> LeftLine:
    pending = PendingChanges(known, lambda: 0)
    who, starts = pending.subject(command) if command is not None else ("", None)
    return LeftLine(
        mid=change.mid,
        what=change.name.partition("@")[0] if command is not None else "",
        who=who,
        starts=starts,
        made_at=change.client_time,
        code=change.code,
    )


def _paper(file: QuarantinedFile, commands: Sequence[Command | None], known: _Known) -> LeftPaper:
    """Where its booking only waits among the changes, that one says whose it is."""
    who, starts = file.customer_name, file.starts
    for command in () if file.there else commands:
        if isinstance(command, BookSession | WalkIn) and command.session_id == file.session_id:
            who, starts = PendingChanges(known, lambda: 0).subject(command)
    return LeftPaper(
        id=file.id,
        name=file.name,
        size=file.size,
        who=who,
        starts=starts,
        added_at=file.added_at,
        code=file.code,
        ready=file.ready,
        there=file.there,
    )
