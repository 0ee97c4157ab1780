"""The pictures and papers of bookings: what waits here, what the server has, and what a person does with them.

Codes, names and sizes, no words. What waits is known without the server; what it has is asked when a booking's card
is opened. Not here: how they travel (``desktop.sync.files``).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from psygnal import Signal

from desktop.presenters.calendar_blocks import HIDDEN
from desktop.presenters.calendar_rights import Rights
from desktop.store.kept_file import KeptFile, KeptState
from desktop.store.kept_files import KeptFiles, SourceUnreadable
from desktop.store.local_store import LocalStore
from desktop.store.telling import tell
from desktop.sync.errors import Offline, Refused
from scheduling.errors import RuleError
from scheduling.file_types import FileKind
from scheduling.records import Customer, Session

if TYPE_CHECKING:
    from scheduling.visit_messages import FileLine

UNREACHABLE = "unreachable"
SOURCE_UNREADABLE = "source_unreadable"


class Standing(StrEnum):
    """Where a file is."""

    WAITING = "waiting"
    SENDING = "sending"
    REFUSED = "refused"
    THERE = "there"
    """On the server."""


class Library(Protocol):
    """As much of ``desktop.sync.library.FileLibrary`` as is needed here."""

    async def page(self, session_id: UUID) -> list[FileLine]: ...
    async def fetch(self, session_id: UUID, file: FileLine, target: Path) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachedFile:
    """A line of a booking's files."""

    id: UUID
    name: str
    size: int
    """Bytes."""
    kind: FileKind
    standing: Standing
    share: float = 0.0
    """How much of it has arrived, from 0 to 1."""
    code: str = ""
    """Why it was refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsentFile:
    """A file that the server does not have, for the list of all that waits."""

    file: AttachedFile
    session_id: UUID
    who: str
    """The customer's name; empty when the booking is not here any more."""
    starts: int | None
    on_card: bool
    """Whether its booking has a card in the calendar, where this person can deal with it."""
    seconds: int
    """How long ago it was attached."""


@dataclass(slots=True)
class _Heard:
    """What the server said of one session."""

    files: list[FileLine] | None = None
    asking: bool = False
    trouble: str = ""


class BookingFiles:
    """Of all bookings; ``changed`` whenever any line may be another."""

    changed = Signal()

    def __init__(
        self,
        store: LocalStore,
        files: KeptFiles,
        library: Library,
        rights: Rights,
        spawn: Callable[[Coroutine[Any, Any, None]], None],
        *,
        copying: Callable[[Coroutine[Any, Any, None]], None] | None = None,
    ) -> None:
        """``copying`` runs what brings files to this disk, which is waited for when the desk is closed."""
        self._store = store
        self.copying = copying or spawn
        self._files = self.kept = files
        self._library = library
        self._rights = rights
        self._spawn = spawn
        self._heard: dict[UUID, _Heard] = {}
        self._sent: set[UUID] = set()
        self._cleaned = False
        """Of what a run that ended in the middle had left."""
        self._files_known = False
        self.chosen_in: Path | None = None
        """The folder from which something was attached last in this run."""
        files.changed.connect(self._files_changed)
        store.changed.connect(self._rows_changed)

    # --- reading

    def lines(self, session_id: UUID) -> list[AttachedFile]:
        """What the server has, as far as it was asked, then what waits here."""
        heard = self._heard.get(session_id, _Heard()).files or []
        there = [_there(file) for file in heard]
        known = {file.id for file in there}
        mine = [
            file for file in self._files.files() if file.session_id == session_id and file.id not in known
        ]
        return there + [self._line(file) for file in mine]

    def is_heard(self, session_id: UUID) -> bool:
        """Whether the server's files of it are known."""
        return self._heard.get(session_id, _Heard()).files is not None

    def trouble(self, session_id: UUID) -> str:
        """Why the last thing that was asked for did not work: a code; empty when it did."""
        return self._heard.get(session_id, _Heard()).trouble

    def unsent(self) -> list[UnsentFile]:
        """Everything that the server does not have, oldest first."""
        return [self._unsent(file) for file in self._files.unsent()]

    def may_see(self, session_id: UUID) -> bool:
        """Whether this person may see the booking's files."""
        session = self._store.get(Session, session_id)
        return session is not None and self._rights.may_see_files(session)

    def may_attach(self, session_id: UUID) -> bool:
        """Whether this person may add to them."""
        session = self._store.get(Session, session_id)
        return session is not None and self._rights.may_attach(session)

    # --- what a person does; each of these is done a moment later, and ``changed`` tells

    def look(self, session_id: UUID) -> None:
        """Ask the server for its files."""
        heard = self._heard.setdefault(session_id, _Heard())
        if not heard.asking and self.may_see(session_id):
            heard.asking = True
            self._spawn(self._look(session_id, heard))

    def attach(self, session_id: UUID, sources: list[Path]) -> None:
        """Keep copies of these and send them."""
        self.copying(self._doing(session_id, lambda: self._attach(session_id, sources)))

    def choose(self, session_id: UUID, sources: list[Path]) -> None:
        """Attach what was chosen among the files of this computer; the next choice begins there."""
        if sources:
            self.chosen_in = sources[-1].parent
            self.attach(session_id, sources)

    def retry(self, session_id: UUID, file_id: UUID) -> None:
        """Send a refused one once more."""
        self._spawn(self._doing(session_id, lambda: self._files.retry(file_id)))

    def take_away(self, session_id: UUID, file_id: UUID) -> None:
        """Give up one that the server does not have."""
        self._spawn(self._doing(session_id, lambda: self._files.take_away(file_id)))

    def without_booking(self, ids: Iterable[UUID]) -> None:
        """Erase what waits for bookings that came to nothing: no server would ever take it; others' files stay."""
        gone = {row_id for row_id in ids if self._store.get(Session, row_id) is None}
        for file in self._files.unsent():
            if file.session_id in gone:
                self.take_away(file.session_id, file.id)

    def clean(self) -> None:
        """Of bookings that were discarded before the program ended; once, when the files and the rows are known.

        What was made anew in the place of one, or may still have arrived, keeps its files.
        """
        from desktop.presenters.building_on import made  # not needed for the first paint

        store = self._store
        if store.state().epoch is None:
            return  # set aside or new: no booking is here before the server was asked
        self._cleaned = True
        if any(store.get(Session, file.session_id) is None for file in self._files.unsent()):
            gone = {row_id for each in store.came_to_nothing() for row_id in made(each.command)}
            if gone:
                self.without_booking(gone.difference(*(made(each.command) for each in store.meant())))

    def save(
        self, session_id: UUID, file_id: UUID, target: Path, done: Callable[[Path], None] = lambda _: None
    ) -> None:
        """Fetch one from the server to ``target``; ``done`` is called when it is there."""
        heard = self._heard.get(session_id, _Heard()).files or []
        file = next((each for each in heard if each.id == file_id), None)

        async def fetch(wanted: FileLine) -> None:
            await self._library.fetch(session_id, wanted, target)
            done(target)

        if file is not None:
            self._spawn(self._doing(session_id, lambda: fetch(file)))

    # --- inside

    async def _look(self, session_id: UUID, heard: _Heard) -> None:
        async def ask() -> None:
            heard.files = await self._library.page(session_id)

        try:
            await self._doing(session_id, ask)
        finally:
            heard.asking = False

    async def _attach(self, session_id: UUID, sources: list[Path]) -> None:
        for source in sources:
            await self.keep(session_id, source)

    async def keep(self, session_id: UUID, source: Path) -> KeptFile:
        """Keep a copy of one and send it; raises as ``KeptFiles.attach`` does."""
        there = [file.size for file in self._heard.get(session_id, _Heard()).files or []]
        kept = await self._files.attach(session_id, source, self._store.now(), there)
        tell(self.changed)
        return kept

    async def _doing(self, session_id: UUID, work: Callable[[], Awaitable[None]]) -> None:
        """Do it, and keep why it did not work; what this disk does not take is raised, as everywhere."""
        heard = self._heard.setdefault(session_id, _Heard())
        heard.trouble = ""
        try:
            await work()
        except RuleError as error:
            heard.trouble = error.code.value
        except Refused as error:
            heard.trouble = error.problem.code
        except Offline:
            heard.trouble = UNREACHABLE
        except SourceUnreadable:
            heard.trouble = SOURCE_UNREADABLE
        finally:
            tell(self.changed)

    def _files_changed(self) -> None:
        """What has just arrived is asked for where a card has shown it: what the server has is its to tell."""
        sent = {file.id: file for file in self._files.files() if file.state is KeptState.SENT}
        for file_id in sent.keys() - self._sent:
            if self.is_heard(sent[file_id].session_id):
                self.look(sent[file_id].session_id)
        self._sent = set(sent)
        self._files_known = True
        if not self._cleaned:
            self.clean()
        tell(self.changed)

    def _rows_changed(self) -> None:
        if self._files_known and not self._cleaned:
            self.clean()

    def _line(self, file: KeptFile) -> AttachedFile:
        share = self._files.sent_share(file)
        standing = Standing.SENDING if share else Standing.WAITING
        if file.state is KeptState.REFUSED:
            standing = Standing.REFUSED
        elif file.state is KeptState.SENT:
            standing = Standing.THERE
        return AttachedFile(
            id=file.id,
            name=file.name,
            size=file.size,
            kind=_kind(file.media_type),
            standing=standing,
            share=share,
            code=file.code,
        )

    def _unsent(self, file: KeptFile) -> UnsentFile:
        session = self._store.get(Session, file.session_id)
        customer = self._store.get(Customer, session.customer_id) if session else None
        drawn = session is not None and session.starts is not None and session.state not in HIDDEN
        return UnsentFile(
            file=self._line(file),
            session_id=file.session_id,
            who=customer.name if customer else "",
            starts=session.starts if session else None,
            on_card=drawn and self.may_see(file.session_id),
            seconds=max(0, self._store.now() - file.added_at),
        )


def _there(file: FileLine) -> AttachedFile:
    return AttachedFile(
        id=file.id, name=file.name, size=file.size, kind=_kind(file.media_type), standing=Standing.THERE
    )


def _kind(media_type: str) -> FileKind:
    kinds = {"image": FileKind.PICTURE, "video": FileKind.VIDEO}
    return kinds.get(media_type.partition("/")[0], FileKind.DOCUMENT)
