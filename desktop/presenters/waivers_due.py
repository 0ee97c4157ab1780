"""Who has still to sign today, as the server says it, with whom and what is known of them here. No words, no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from desktop.presenters.on_server import OnServer, Reached
from desktop.store.local_store import LocalStore
from scheduling.records import Customer, Session
from scheduling.vocabulary import SessionState, VisitKind
from scheduling.waiver_messages import MissingWaivers, WaiverDue


class AsksDue(Protocol):
    """``desktop.sync.waivers.Waivers`` is one."""

    async def missing(self) -> MissingWaivers: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class DueLine:
    """One session whose waiver is missing. Of a booking that is not among the rows here there is no name."""

    due: WaiverDue
    customer: str
    phone: str
    kind: VisitKind | None
    starts: int | None
    state: SessionState | None

    @property
    def here(self) -> bool:
        """The customer is in the workshop and waits."""
        return self.kind is VisitKind.IN_PERSON and self.due.is_asked


class WaiversDue(OnServer):
    """One a desk."""

    def __init__(self, server: AsksDue, store: LocalStore) -> None:
        super().__init__()
        self._server = server
        self._store = store
        self._due: list[WaiverDue] = []

    async def load(self) -> None:
        """Ask for all of it."""
        await self._do(self._load, Reached.LOOKED)

    def lines(self) -> list[DueLine]:
        """Whoever is asked by now first, then by their start."""
        lines = [self._line(due) for due in self._due]
        return sorted(lines, key=lambda line: (not line.due.is_asked, line.starts or 0, line.due.session_id))

    async def _load(self) -> None:
        self._due = (await self._server.missing()).sessions
        self.known = True

    def _line(self, due: WaiverDue) -> DueLine:
        row = self._store.get(Session, due.session_id)
        customer = self._store.get(Customer, due.customer_id)
        return DueLine(
            due=due,
            customer=customer.name if customer is not None else "",
            phone=customer.phone if customer is not None else "",
            kind=row.kind if row is not None else None,
            starts=row.starts if row is not None else None,
            state=row.state if row is not None else None,
        )
