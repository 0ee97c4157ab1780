"""What the services need from the outside: the unit of work, a clock, the queue of jobs.

``sync_server.db`` implements these on PostgreSQL. No behaviour here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any, Protocol, Self, TypeVar
from uuid import UUID

from scheduling.message_kinds import Channel
from scheduling.records import Record
from scheduling.visit_request_records import VisitRequest
from scheduling.vocabulary import SessionState, VisitKind
from sync_server.services.models import (
    Event,
    Expected,
    RuleBook,
    SyncState,
)
from sync_server.services.outgoing import Outgoing
from sync_server.services.repositories import (
    AuditTrail,
    CustomerMerges,
    Devices,
    Identities,
    KioskCodes,
    Mutations,
    PlatformAccounts,
    Purges,
    RefreshTokens,
)
from sync_server.services.reservations import Reservations

R = TypeVar("R", bound=Record)
T = TypeVar("T")


class MovedOn(Exception):
    """Decided without the organization's lock, and not so any more (or more was needed than that): do it behind it."""


class Clock(Protocol):
    def now(self) -> int:
        """The present instant."""
        ...


class Records(Protocol):
    """The rows of one organization, by kind. Writing needs a ``bump`` in the same transaction."""

    async def get(self, cls: type[R], row_id: UUID) -> R | None: ...

    async def has(self, cls: type[R], row_id: UUID) -> bool:
        """Whether there is such a row."""
        ...

    async def add(self, record: Record) -> None: ...

    async def add_many(self, records: Iterable[Record]) -> None:
        """Insert rows of any kinds in the order given; neighbours of one kind go in bulk."""
        ...

    async def put(self, record: Record) -> None:
        """Replace a row by its id; raises ``NotFound``."""
        ...

    async def delete(self, cls: type[R], row_id: UUID) -> bool:
        """Whether there was such a row."""
        ...

    async def all(self, cls: type[R]) -> list[R]: ...

    async def between(self, cls: type[R], start: int, end: int) -> list[R]:
        """Rows whose span overlaps ``[start, end)``: sessions, reservations, external busy times, and visit
        requests that are not open any more."""
        ...

    async def find(self, cls: type[R], **equals: object) -> list[R]:
        """Rows whose fields equal all that is given; a list or tuple means any of these."""
        ...


@dataclass(frozen=True, slots=True)
class Within:
    """Of a column: from ``low`` on and below ``high``; ``None`` is no bound."""

    low: Any = None
    high: Any = None


class Rows(Protocol):
    """The server's own rows of one organization, by dataclass (``db.stored``). ``equals``: a field to the value
    that it has, a list of those that it may have, or ``Within``."""

    async def get(self, cls: type[T], *key: object) -> T | None: ...

    async def find(
        self,
        cls: type[T],
        *,
        order: str = "",
        newest_first: bool = False,
        limit: int | None = None,
        **equals: object,
    ) -> list[T]:
        """Ordered by the field ``order``, or by the key."""
        ...

    async def count(self, cls: type[Any], **equals: object) -> int: ...
    async def size(self, cls: type[Any], field: str, **equals: object) -> int:
        """How many bytes stand in a field of all of them."""
        ...

    async def add(self, row: Any) -> None: ...

    async def add_once(self, row: Any) -> bool:
        """Insert unless some key of it is there already; whether it was inserted."""
        ...

    async def add_quietly(self, row: Any) -> None:
        """The same where nobody asks whether: it may be put off, and costs no trip of its own then."""
        ...

    async def put(self, row: Any) -> None:
        """Replace a row by its key; raises ``NotFound``."""
        ...

    async def put_if(self, row: Any, **equals: object) -> bool:
        """Replace a row by its key if it still has these values; of several at once only one finds them."""
        ...

    async def delete(self, cls: type[Any], *key: object) -> bool:
        """Whether there was such a row."""
        ...

    async def delete_where(self, cls: type[Any], **equals: object) -> int:
        """How many rows there were."""
        ...


VISIT_OVER = (SessionState.COMPLETED, SessionState.CANCELLED, SessionState.NO_SHOW)
"""States in which a visit that was confirmed is not to come any more."""


class RequestQueue(Protocol):
    """Visit requests in the order of the queue (``scheduling.request_queue``)."""

    async def open(self, limit: int) -> list[VisitRequest]:
        """Pending and countered, the oldest first."""
        ...

    async def confirmed(self, limit: int, after: UUID | None) -> list[VisitRequest]:
        """Whose visit is to come or going on, the next first; those behind the row ``after``."""
        ...

    async def done(self, limit: int, after: UUID | None) -> list[VisitRequest]:
        """The latest first; those behind the row ``after``."""
        ...


class Events(Protocol):
    async def append(self, event: Event) -> None: ...
    async def of_session(self, session_id: UUID) -> list[Event]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The newest change of a row: where it stands in the organization's order of changes."""

    kind: str
    row_id: UUID
    ver: int
    deleted: bool


class Feed(Protocol):
    async def state(self) -> SyncState: ...
    async def heads(self, after: int, limit: int, kind: str = "") -> list[Head]:
        """Heads above ``after`` by version, of one kind if named, ``limit`` or more: a version is never split."""
        ...

    async def customers_of(self, mechanic_id: UUID, among: Sequence[UUID] | None = None) -> set[UUID]:
        """The customers with a session that this mechanic took, of those given (all when ``None``)."""
        ...

    async def has_taken(self, mechanic_id: UUID, session_id: UUID) -> bool:
        """Whether it is such a session: nobody has what they were asked for in vain, whatever became of it.

        What stands without a place (unplaced, cancelled) they have if the row does not say that they left it, and the
        last step that gave it a place was no question to them.
        """
        ...

    async def asked_about(self, mechanic_id: UUID, among: Sequence[UUID] | None = None) -> set[UUID]:
        """Those with a session that this mechanic is asked to take, and has not answered yet."""
        ...

    async def has_sessions(self, customer_id: UUID) -> bool:
        """Whether the customer was ever booked, with anybody."""
        ...

    async def head_versions(self, kind: str, row_ids: Sequence[UUID] | None = None) -> dict[UUID, int]: ...


class Prices(Protocol):
    async def had(self, plan_id: UUID, price_cents: int, kind: VisitKind, since: int) -> bool:
        """Whether the plan was sold at that price for such a visit until some moment after ``since``."""
        ...


class JobQueue(Protocol):
    async def defer(self, task: str, *, at: int | None = None, **args: object) -> None:
        """Enqueue by name; the job leaves only if the transaction commits. ``at`` is an instant."""
        ...

    async def defer_once(self, task: str) -> None:
        """Enqueue what looks at the whole organization, unless it waits already; it runs after the commit in any case.

        The last thing in its transaction that may wait for another: who defers the same waits for its end.
        """
        ...


class Notifier(Protocol):
    """The carriers of messages."""

    @property
    def channels(self) -> frozenset[Channel]:
        """Those that lead anywhere here."""
        ...

    async def send(self, message: Outgoing) -> str:
        """Hand it over, once for each ``key``; the carrier's own name for it, or nothing.

        Raises ``CarrierBusy``, or ``CarrierRefused``, of a channel that leads nowhere too.
        """
        ...


class UnitOfWork(Protocol):
    """One transaction, seeing one organization only. Leaving it without ``commit`` rolls back."""

    @property
    def tenant_id(self) -> UUID: ...
    @property
    def records(self) -> Records: ...
    @property
    def rows(self) -> Rows: ...
    @property
    def reservations(self) -> Reservations: ...
    @property
    def requests(self) -> RequestQueue: ...
    @property
    def identities(self) -> Identities: ...
    @property
    def kiosk_codes(self) -> KioskCodes: ...
    @property
    def devices(self) -> Devices: ...
    @property
    def refresh_tokens(self) -> RefreshTokens: ...
    @property
    def mutations(self) -> Mutations: ...
    @property
    def events(self) -> Events: ...
    @property
    def audit(self) -> AuditTrail: ...
    @property
    def feed(self) -> Feed: ...
    @property
    def prices(self) -> Prices: ...
    @property
    def purges(self) -> Purges: ...
    @property
    def platform(self) -> PlatformAccounts: ...
    @property
    def merges(self) -> CustomerMerges: ...
    @property
    def jobs(self) -> JobQueue: ...

    async def __aenter__(self) -> Self: ...
    async def __aexit__(self, *exc_info: object) -> None: ...

    async def greet(self, staff_id: UUID, device_id: UUID) -> None:
        """As the first thing of reading: ask at once who asks and where the organization stands."""
        ...

    async def foresee(self, expected: Expected) -> None:
        """As the first thing: bump, and read at once what a push is about to ask; writes then wait for the end.

        Stops before the bump when the person or device is unknown or revoked.
        """
        ...

    async def look_ahead(self, expected: Expected) -> None:
        """Instead of ``foresee``: the same without the bump, so that nobody waits while this is decided.

        All is written at the commit, if what was seen still holds: else that raises ``MovedOn``, as does whatever
        can not wait until then.
        """
        ...

    async def open_tenant(self) -> None:
        """Make the organization's place (its counter); once, before its first row."""
        ...

    async def bump(self) -> int:
        """Take the organization's next version, and with it its lock; the same one within a transaction."""
        ...

    async def rule_book(self) -> RuleBook:
        """Hours, staff, bays, plans, time off: what changes seldom and decides what is free."""
        ...

    def savepoint(self) -> AbstractAsyncContextManager[object]:
        """What is written inside is undone when it raises; the bump before it stays."""
        ...

    async def commit(self) -> int | None:
        """Commit; the version that was taken, where that was not known before (``look_ahead``)."""
        ...
