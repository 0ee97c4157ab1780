"""What devices without access handed over, for the owner to decide on, one by one. No words here."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol
from uuid import UUID

from desktop.presenters.left_lines import (
    Became,
    Known,
    LeftDevice,
    LeftLine,
    LeftPaper,
    Rows,
    command_of,
    line_of,
    paper_of,
)
from desktop.presenters.on_server import OnServer, Reached
from desktop.sync.errors import Refused
from scheduling.errors import ErrorCode
from scheduling.handover_messages import HandoverLine, QuarantinedFile, QuarantinePage
from scheduling.wire import PushResult, PushStatus

PASSING = frozenset({ErrorCode.NOT_ALLOWED, ErrorCode.TOO_MANY_ATTEMPTS, ErrorCode.GONE})
"""What has nothing to do with the file that was to be kept, or leaves nothing to keep."""


class Asks(Protocol):
    """``desktop.sync.quarantine.Quarantine`` is one."""

    async def devices(self) -> list[HandoverLine]: ...
    async def changes(self, device_id: UUID, after: int = 0) -> QuarantinePage: ...
    async def apply(self, mid: UUID) -> PushResult: ...
    async def discard(self, mid: UUID) -> None: ...
    async def files(self, device_id: UUID) -> list[QuarantinedFile]: ...
    async def keep_file(self, file_id: UUID) -> None: ...
    async def discard_file(self, file_id: UUID) -> None: ...


_NOTHING = QuarantinePage(changes=[], after=None)


class HandedOver(OnServer):
    """The devices that handed something over, and what of it waits."""

    def __init__(self, quarantine: Asks, rows: Rows) -> None:
        super().__init__()
        self._quarantine = quarantine
        self._rows = rows
        self.devices: list[LeftDevice] = []
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
            self._answered(mid, *_made_of(result))
            await self._look_at_files()

        await self._do(work)

    async def discard(self, mid: UUID) -> None:
        """It is not wanted."""

        async def work() -> None:
            await self._quarantine.discard(mid)
            self._answered(mid, Became.DISCARDED)

        await self._do(work)

    async def keep_file(self, file_id: UUID) -> None:
        """Make it a file of its booking; what is refused stays in the list and says why."""

        async def work() -> None:
            try:
                await self._quarantine.keep_file(file_id)
            except Refused as error:
                await self._look_at_files()
                if error.problem.code in PASSING:
                    raise
                return
            self._answered(file_id, Became.KEPT)

        await self._do(work)

    async def discard_file(self, file_id: UUID) -> None:
        """It is not wanted."""

        async def work() -> None:
            await self._quarantine.discard_file(file_id)
            self._answered(file_id, Became.DISCARDED)

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

    def _answered(self, line_id: UUID, became: Became | None, code: str = "") -> None:
        """The server has said what became of a change or a file; ``None``: nothing, for this code."""
        self.reached = Reached.ANSWERED
        self.devices = [
            replace(
                device,
                lines=[_after(line, became, code) if line.mid == line_id else line for line in device.lines],
                files=[replace(f, became=became) if f.id == line_id else f for f in device.files],
            )
            for device in self.devices
        ]

    async def _look_at_files(self) -> None:
        """A file's booking may be there now, or a file was refused; each stays in its place."""
        self.reached = Reached.ANSWERED
        for device in self.devices:
            if any(file.became is None for file in device.files):
                now = {file.id: file for file in await self._quarantine.files(device.id)}
                files = [_file_after(file, now.get(file.id)) for file in device.files]
                at = self.devices.index(device)
                self.devices = [*self.devices[:at], replace(device, files=files), *self.devices[at + 1 :]]
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
        commands = [command_of(change) for change in changes]
        known = Known(self._rows, commands)
        return LeftDevice(
            id=line.device_id,
            name=line.device_name,
            person=line.staff_name,
            handed_at=line.last_at,
            complete=line.complete_at is not None,
            waiting=page.waiting or line.waiting,
            before=page.before,
            lines=[
                line_of(change, command, known) for change, command in zip(changes, commands, strict=True)
            ],
            files=[paper_of(file, commands, known) for file in files],
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


def _made_of(result: PushResult) -> tuple[Became | None, str]:
    """What the server made of a change that was applied, and for which code not what was wished."""
    if not result.ver:
        return None, result.code
    if result.status is PushStatus.CONFLICT and result.outcome.stored_as:
        return Became.ASIDE, result.code
    return Became.APPLIED, ""


def _after(line: LeftLine, became: Became | None, code: str) -> LeftLine:
    """Why it was refused before is of no matter any more once it is decided."""
    return replace(line, became=became, code=code)


def _file_after(file: LeftPaper, now: QuarantinedFile | None) -> LeftPaper:
    """What is known of it by now; what somebody else decided stays as it was until all is asked for."""
    if file.became is not None or now is None:
        return file
    return replace(file, code=now.code, ready=now.ready, there=now.there)
