"""Sends the kept files to the server, each from the part where it stopped before.

A file goes after the change that makes its session was answered: before that the server has no session to put it to.
Every step may be repeated: a file keeps its id until the server has it whole, also over a restored server. A file that
fails holds up no other. Not here: when it is tried and how failures are shown (``engine``), or the bytes
(``desktop.store``).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.store.errors import NotKept
from desktop.store.kept_file import KeptFile, KeptState
from desktop.store.kept_files import KeptFiles
from desktop.store.local_store import LocalStore
from desktop.store.pending import UNANSWERED
from desktop.sync.account import Access
from desktop.sync.errors import BadAnswer, NotSignedIn, Refused, ServerFault
from scheduling.commands import BookSession
from scheduling.errors import ErrorCode
from scheduling.lease_commands import WalkIn
from scheduling.records import Session
from scheduling.request_commands import ConfirmRequest
from scheduling.wire import Welcome

if TYPE_CHECKING:
    from scheduling.visit_messages import FileLine

AGAIN = frozenset({ErrorCode.GONE, ErrorCode.NOT_FOUND, ErrorCode.FILE_INCOMPLETE})
"""Of a part or of the end: the server has begun it no more (a day went by, or it was restored), or lacks parts."""
MAKES_SESSION = BookSession | ConfirmRequest | WalkIn
FINAL = frozenset(
    {
        ErrorCode.NOT_FOUND,
        ErrorCode.NOT_ALLOWED,
        ErrorCode.FILE_TOO_LARGE,
        ErrorCode.FILE_TYPE,
        ErrorCode.FILE_DAMAGED,
        ErrorCode.INVALID,
    }
)
"""What is the file's own fault, or its session's: a person has to look. All else may pass."""


class FileSender:
    """``greeted`` gives the greeting that stands; ``anew``: a new one."""

    def __init__(
        self,
        store: LocalStore,
        files: KeptFiles,
        access: Access,
        greeted: Callable[..., Awaitable[Welcome]],
    ) -> None:
        self._store = store
        self._files = files
        self._access = access
        self._greeted = greeted
        self._given_again = set[UUID]()
        """Refused ones that were tried once more, since what they belong to came after all."""

    async def send(self) -> None:
        """Until nothing waits that can be sent now; raises what kept any of it back."""
        await self._files.load()
        if not self._files.files():
            return
        welcome = await self._greeted()
        trouble: Exception | None = None
        try:
            await self._files.resend(welcome.epoch)
        except NotKept as error:
            trouble = error
        unmade = self._unmade()
        for file in self._come_after_all():
            try:
                await self._files.retry(file.id)
            except NotKept as error:
                trouble = error
            else:
                self._given_again.add(file.id)
        for file in self._files.waiting():
            if file.session_id in unmade:
                continue
            try:
                await self._send(file, welcome)
            except NotSignedIn:
                raise
            except (Refused, ServerFault, BadAnswer, NotKept) as error:
                trouble = error
        await self._files.prune(self._store.now())
        if trouble is not None:
            raise trouble

    def is_wanted(self) -> bool:
        """Whether anything waits, or was given to a server that is another one by now."""
        epoch = self._store.state().epoch
        return any(
            file.state is KeptState.WAITING or (file.state is KeptState.SENT and file.epoch != epoch)
            for file in self._files.files()
        ) or bool(self._come_after_all())

    def _come_after_all(self) -> list[KeptFile]:
        """Refused because the server had no such session, which it has by now; each once in a program's life.

        A restored server is given its sessions again by whoever made them, perhaps long after this file was refused.
        """
        unmade = self._unmade()
        return [
            file
            for file in self._files.unsent()
            if file.code == ErrorCode.NOT_FOUND
            and file.id not in self._given_again
            and file.session_id not in unmade
            and self._store.get(Session, file.session_id) is not None
        ]

    def _unmade(self) -> set[UUID]:
        """The sessions that a change makes which was not answered yet."""
        waiting = (change.command for change in self._store.changes() if change.state in UNANSWERED)
        return {each.session_id for each in waiting if isinstance(each, MAKES_SESSION)}

    async def _send(self, file: KeptFile, welcome: Welcome) -> None:
        try:
            if await self._bring(file):
                await self._files.settle(file.id, welcome.epoch, self._store.now())
        except Refused as error:
            if error.problem.code not in FINAL:
                raise
            if error.problem.code == ErrorCode.NOT_FOUND and await self._was_restored(file, welcome):
                return
            await self._files.settle(file.id, welcome.epoch, self._store.now(), error.problem.code)
        finally:
            self._files.end_over(file.id)

    async def _was_restored(self, file: KeptFile, welcome: Welcome) -> bool:
        """The session is not there: perhaps because the server lost it, and is sent it again first."""
        now = await self._greeted(anew=True)
        return now.epoch != welcome.epoch or file.session_id in self._unmade()

    async def _bring(self, file: KeptFile) -> bool:
        """Until the server has it whole; ``False`` when it was taken away here meanwhile."""
        before: list[int] | None = None
        while True:
            line = await self._begin(file)
            # failpoint: blob.begun
            if line.ready:
                return True
            if line.missing == before:
                raise BadAnswer("files: no progress")
            before = line.missing
            try:
                if not await self._put_parts(file, line):
                    return False
                # failpoint: blob.parts_sent
                if not line.missing or line.missing[-1] == line.chunks - 1:
                    return await self._finish(file)
            except Refused as error:
                if error.problem.code not in AGAIN:
                    raise

    async def _begin(self, file: KeptFile) -> FileLine:
        from scheduling.visit_messages import FileLine, FileRequest  # not needed for the first paint

        wish = FileRequest(id=file.id, name=file.name, size=file.size)
        return await self._access.call("POST", _address(file), FileLine, body=wish)

    async def _put_parts(self, file: KeptFile, line: FileLine) -> bool:
        """Those that the server named; ``False`` when the file was taken away meanwhile."""
        for number in line.missing:
            self._files.arrived(file.id, number)
            content = await self._files.part(file.id, number)
            if content is None:
                return False
            await self._access.put(f"{_address(file)}/{file.id}/chunks/{number}", content)
            # failpoint: blob.part_sent
        return True

    async def _finish(self, file: KeptFile) -> bool:
        """Told only of a file that is here still: what the server has whole stays with its session."""
        from scheduling.visit_messages import FileFinish, FileLine

        if not await self._files.begin_end(file.id):
            return False
        end = FileFinish(sha256=file.sha256)
        path = f"{_address(file)}/{file.id}/finish"
        try:
            line = await self._access.call("POST", path, FileLine, body=end)
        except BaseException:
            self._files.end_over(file.id)
            raise
        # failpoint: blob.finished
        return line.ready


def _address(file: KeptFile) -> str:
    return f"/sessions/{file.session_id}/files"
