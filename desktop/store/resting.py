"""A person's rows while nothing of theirs waits for the server: read straight from the files, for the first paint.

What waits, or was refused, has to be laid over the rows; then there is nothing here, and ``local_store`` shows them.
No row is written and no file set aside: what is wrong with them is found, and told, by whoever opens them to work.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Protocol, TypeVar
from uuid import UUID

from sqlcipher3.dbapi2 import DatabaseError

from desktop.store import outbox_file
from desktop.store.cache_file import key_of
from desktop.store.database import Database
from desktop.store.disk import keeping
from desktop.store.errors import StoreError, Unreadable
from desktop.store.locking import DirectoryLock
from desktop.store.replica import Replica, ReplicaState
from desktop.store.timeline import Timeline
from scheduling import cache_layout
from scheduling.records import Customer, Record, Reservation, Session, Vehicle
from scheduling.vocabulary import SessionState

R = TypeVar("R", bound=Record)

UNREADY = (StoreError, DatabaseError, MemoryError)
"""What is raised where the files are not as they should be, when they are opened and when they are read."""


class WeekRows(Protocol):
    """As much of ``local_store.LocalStore`` as showing a week asks for."""

    @property
    def changed(self) -> Any: ...
    @property
    def device_id(self) -> UUID: ...
    def state(self) -> ReplicaState: ...
    def get(self, cls: type[R], row_id: UUID) -> R | None: ...
    def some(self, cls: type[R], row_ids: Collection[UUID]) -> dict[UUID, R]: ...
    def all(self, cls: type[R]) -> list[R]: ...
    def between(self, cls: type[R], start: int, end: int) -> list[R]: ...
    def waiting_rows(self) -> frozenset[UUID]: ...


class Never:
    """In place of a signal: nothing here changes."""

    def connect(self, heard: object) -> None:
        """Nobody will be told."""


class RestingRows:
    """Good for as long as they are open; another process is kept out meanwhile, as by whoever works with them."""

    changed = Never()

    def __init__(self, replica: Replica, device_id: UUID, files: ExitStack) -> None:
        self._replica = replica
        self._files = files
        self.device_id = device_id
        self._read: tuple[int, int] | None = None
        """The span of which the rows below are here."""
        self._standing: dict[type[Any], Timeline[Any]] = {}
        self._about: dict[type[Any], dict[UUID, Any]] = {}

    @classmethod
    def open(cls, directory: Path, key: bytes) -> RestingRows | None:
        """One person's; ``None`` where something of theirs waits, or would have to be mended. Raises ``UNREADY``."""
        with keeping(directory), ExitStack() as files:
            files.callback(DirectoryLock(directory).release)
            if not outbox_file.was_left_well(directory):
                return None
            path = directory / "cache.db"
            cache = _opened(path, key_of(path, key), files)
            outbox = _opened(directory / outbox_file.OUTBOX, key, files)
            if (cache.version, outbox.version) != (cache_layout.VERSION, outbox_file.VERSION):
                return None
            replica = Replica(cache)
            state = replica.state
            waits = f"SELECT 1 FROM outbox WHERE {outbox_file.UNSETTLED} LIMIT 1"  # noqa: S608 constant names
            ((device_id, answers, over),) = outbox.read("SELECT id, answered_in, answered_over FROM device")
            epoch = None if state.epoch is None else str(state.epoch)
            if outbox.read(waits, epoch, state.whole, outbox_file.coming(answers, over, epoch)):
                return None
            return cls(replica, UUID(device_id), files.pop_all())

    def close(self) -> None:
        """Close both files and let another process in."""
        self._files.close()

    def read_span(self, start: int, end: int) -> None:
        """All bookings in it, with whom and what they are about, by a few statements instead of some for each day."""
        sessions = self._replica.between(Session, start, end)
        self._standing = {
            Session: _timeline(sessions),
            Reservation: _timeline(self._replica.between(Reservation, start, end)),
        }
        vehicles = {row.vehicle_id for row in sessions if row.vehicle_id}
        self._about = {
            Customer: self._replica.some(Customer, {row.customer_id for row in sessions}),
            Vehicle: self._replica.some(Vehicle, vehicles),
        }
        self._read = start, end

    def state(self) -> ReplicaState:
        """How far the server's rows are here."""
        return self._replica.state

    def get(self, cls: type[R], row_id: UUID) -> R | None:
        """The row."""
        return self._replica.get(cls, row_id)

    def some(self, cls: type[R], row_ids: Collection[UUID]) -> dict[UUID, R]:
        """Those of the rows with these ids that there are."""
        here = self._about.get(cls, {})
        found: dict[UUID, R] = {row_id: here[row_id] for row_id in row_ids if row_id in here}
        return found | self._replica.some(cls, [row_id for row_id in row_ids if row_id not in here])

    def all(self, cls: type[R]) -> list[R]:
        """Every row of the kind."""
        return self._replica.all(cls)

    def between(self, cls: type[R], start: int, end: int) -> list[R]:
        """The rows whose span meets [start, end), by their start."""
        if cls in self._standing and self._read and self._read[0] <= start and end <= self._read[1]:
            standing: Timeline[R] = self._standing[cls]
            return standing.between(start, end)
        return self._replica.between(cls, start, end)

    def sessions_in(self, states: Collection[SessionState]) -> list[Session]:
        """The bookings in one of these states, in no order."""
        return self._replica.sessions_in(states)

    def waiting_rows(self) -> frozenset[UUID]:
        """None: nothing waits."""
        return frozenset()


def _timeline(rows: Iterable[R]) -> Timeline[R]:
    made: Timeline[R] = Timeline()
    for row in rows:
        made.put(row)
    return made


def _opened(path: Path, key: bytes, files: ExitStack) -> Database:
    """Not made: what is not there has to be opened by whoever can fetch it."""
    if not path.exists():
        raise Unreadable(path, "it is not there")
    database = Database.open(path, key)
    files.callback(database.close)
    return database
