"""How far the rows of the cache are, and how that is read. Not here: how it is written (``cache_writing``)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from desktop.store.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplicaState:
    """How far this copy is. Instants are the server's."""

    tenant_id: UUID | None = None
    epoch: UUID | None = None
    cursor: int = 0
    window_from: int = 0
    window_to: int = 0
    refreshed_at: int | None = None
    """Server time of the last successful pull; ``None`` before the first."""
    heard_at: int | None = None
    """The same moment by this computer's clock: the only instant here that is not the server's."""
    more_from: int | None = None
    """Amid a pull of several pages, where it began: a row that was changed again since is on a later page."""
    app: str = ""
    """The version of the program that fetched the rows: another one may know more of them."""

    @property
    def whole(self) -> int:
        """The version up to which no row is missing."""
        return self.cursor if self.more_from is None else self.more_from

    def leaves(self, before: ReplicaState) -> bool:
        """Whether its window is another one: what stands outside of it is kept no longer."""
        known = before.window_from, before.window_to
        return known[0] < known[1] and (self.window_from, self.window_to) != known


def read_state(database: Database) -> tuple[int, ReplicaState]:
    """The generation that counts, and how far it is."""
    sql = (
        'SELECT generation, tenant_id, epoch, "cursor", window_from, window_to, refreshed_at,'
        " heard_at, more_from, app FROM replica_state"
    )
    generation, tenant, epoch, cursor, start, end, refreshed, heard, more, app = database.read(sql)[0]
    state = ReplicaState(
        cursor=cursor, window_from=start, window_to=end, refreshed_at=refreshed, heard_at=heard
    )
    return generation, replace(state, tenant_id=_uuid(tenant), epoch=_uuid(epoch), more_from=more, app=app)


def _uuid(text: str | None) -> UUID | None:
    return None if text is None else UUID(text)
