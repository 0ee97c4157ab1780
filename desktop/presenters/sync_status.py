"""What the sync badge shows: online or not, how much waits, what needs a person. Words are the view's."""

from __future__ import annotations

from uuid import UUID

from psygnal import Signal

from desktop.store.local_store import LocalStore
from desktop.store.pending import ChangeState
from desktop.sync.engine import SyncEngine

MANY = 5_000
LONG_SECONDS = 7 * 86_400


class SyncStatus:
    """Reads the store and the engine; tells when it has something else to show."""

    changed = Signal()

    def __init__(self, store: LocalStore, engine: SyncEngine) -> None:
        self._store = store
        self._engine = engine
        store.pending_changed.connect(self.changed.emit)
        engine.status_changed.connect(self.changed.emit)
        engine.files.changed.connect(self.changed.emit)

    @property
    def online(self) -> bool:
        """Whether the server answered when last asked."""
        return self._engine.online

    @property
    def problem(self) -> str:
        """Why not, as a code: ``unreachable``, ``bad_answer`` or the server's; empty when all is well."""
        return self._engine.problem

    @property
    def waiting(self) -> int:
        """How many changes wait for the server."""
        return self._store.count_waiting()

    @property
    def needs_attention(self) -> int:
        """How many changes the server refused, or had before they were discarded, and nobody has dismissed."""
        return self._store.count_refused()

    @property
    def files_waiting(self) -> int:
        """How many attached files wait for the server."""
        return len(self._engine.files.waiting())

    @property
    def files_refused(self) -> int:
        """How many attached files the server does not take."""
        return len(self._engine.files.unsent()) - self.files_waiting

    @property
    def handed_over(self) -> int:
        """How many changes and files of computers without access wait for this person to decide on."""
        return self._engine.handed_over

    @property
    def handed_over_files(self) -> int | None:
        """How many of these are files; ``None`` where an older server does not say."""
        return self._engine.handed_over_files

    def fate(self, mid: UUID) -> ChangeState | None:
        """What became of one change; ``None`` for one that is long settled. A discarded one counts as refused."""
        change = self._store.change(mid)
        if change is not None and change.discarded:
            return ChangeState.REJECTED
        return change.state if change is not None else None

    @property
    def refreshed_at(self) -> int | None:
        """Server time of the last pull; ``None`` before the first."""
        return self._store.state().refreshed_at

    def overdue(self, now: int) -> bool:
        """Whether so much waits, or for so long, that somebody should look after the connection."""
        refreshed = self.refreshed_at
        return self.waiting >= MANY or (refreshed is not None and now - refreshed >= LONG_SECONDS)

    def try_now(self) -> None:
        """Ask the server again at once."""
        self._engine.wake()
