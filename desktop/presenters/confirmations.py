"""A booking's confirmation: what the customer is told of it, telling it once more, and its invitation. No words, no Qt.

Telling needs the server; the invitation does not.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Protocol
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.booking_hold import Spawn
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.carriers import Carriers, Reach
from desktop.presenters.clock import Clock
from desktop.presenters.invites import Invitation, Invites, InviteWords
from desktop.presenters.on_server import OnServer, Reached
from desktop.store.local_store import LocalStore
from desktop.sync.messages import Told, ToldAgain
from scheduling.confirming_again import why_not_again
from scheduling.errors import ErrorCode
from scheduling.ids import uuid7
from scheduling.records import Customer, Session

_NOTHING_GOES = frozenset({Reach.NO_ADDRESS, Reach.NOT_SET_UP})


class AsksMessages(Protocol):
    """``desktop.sync.messages.Messages`` is one."""

    async def of_session(self, session_id: UUID) -> Told: ...
    async def confirm_again(self, session_id: UUID, resend_id: UUID) -> ToldAgain: ...


class Confirmation(OnServer):
    """Of one booking. ``told`` is what the server says of its messages, once it was asked."""

    def __init__(
        self,
        session_id: UUID,
        parts: Confirmations,
        server: AsksMessages,
    ) -> None:
        super().__init__()
        self.session_id = session_id
        self._parts = parts
        self._server = server
        self.told: Told | None = None
        self.stands = True
        """Not of one that was just made, until the server has said so: its row may look as if it did."""
        self.sent: ToldAgain | None = None
        """By what it goes out again, after it was asked for."""
        self._resend_id = uuid7()
        self._sending = False

    @property
    def invitation(self) -> Invitation | None:
        """What can be saved now."""
        return self._parts.invites.of(self.session_id, stands=self.stands)

    def save(self, invitation: Invitation, words: InviteWords, path: Path) -> None:
        """Raises ``NotKept``."""
        self._parts.invites.save(invitation, words, path)

    @property
    def offered(self) -> bool:
        """Whether telling it once more is this person's, and it would say something now."""
        row = self._parts.row(self.session_id)
        if row is None or not self.stands:
            return False
        return self._parts.may_send(row) and self._parts.why_not(row) is None

    @property
    def reach(self) -> Reach:
        """How it would get to the customer, by what the server last said; whether they agreed to SMS it knows alone."""
        carried = self.told.carried if self.told is not None else None
        return self._parts.reach(self.session_id, carried)

    @property
    def sendable(self) -> bool:
        """Whether something may go out if it is asked for."""
        return self.offered and self.reach not in _NOTHING_GOES

    async def look(self) -> None:
        """What the customer is told, and when; asked once it stands."""

        async def work() -> None:
            self.told = await self._server.of_session(self.session_id)
            self.known = True

        await self._in_turn(work, Reached.LOOKED)

    async def send(self) -> bool:
        """Once a press; what may have been asked for before it failed is not asked for twice.

        Pressed while the server is looked at it goes after that, and pressed again while it goes it is the same press.
        """
        if self._sending or not self.sendable:
            return False
        self.sent = None

        async def work() -> None:
            self.sent = await self._server.confirm_again(self.session_id, self._resend_id)
            self._resend_id = uuid7()
            self.reached = Reached.ANSWERED

        self._sending = True
        try:
            return await self._in_turn(work)
        finally:
            self._sending = False


class Confirmations:
    """Opens the confirmation of a booking, for whoever looks at it."""

    def __init__(  # noqa: PLR0917 as the parts of the desktop agreed
        self,
        store: LocalStore,
        source: AvailabilitySource,
        clock: Clock,
        rights: Rights,
        server: AsksMessages,
        spawn: Spawn,
        carriers: Carriers | None = None,
    ) -> None:
        self.carriers = carriers or Carriers()
        """Whether any of it is sent, as far as is known without asking."""
        self._store = store
        self._clock = clock
        self._rights = rights
        self._server = server
        self.spawn = spawn
        self.invites = Invites(store, source, clock)

    def open(self, session_id: UUID) -> Confirmation:
        """One for whoever looks."""
        return Confirmation(session_id, self, self._server)

    def row(self, session_id: UUID) -> Session | None:
        """As it stands here."""
        return self._store.get(Session, session_id)

    def may_send(self, row: Session) -> bool:
        """As reminders are switched: by whoever keeps the customer's record."""
        return self._rights.may_edit_customer(row)

    def why_not(self, row: Session) -> ErrorCode | None:
        """``TOO_EARLY`` of what the server has not answered: nothing is confirmed that might not be."""
        if row.id in self._store.waiting_rows():
            return ErrorCode.TOO_EARLY
        return why_not_again(row, self._clock.now())

    def reach(self, session_id: UUID, carried: Collection[str] | None) -> Reach:
        """Of the customer of a booking; ``carried``: by what the server sends, where it has just said so."""
        row = self.row(session_id)
        customer = self._store.get(Customer, row.customer_id) if row is not None else None
        if customer is None:
            return Reach.NO_ADDRESS
        carriers = self.carriers if carried is None else Carriers(lambda: carried)
        return carriers.reach(customer.email, customer.phone)
