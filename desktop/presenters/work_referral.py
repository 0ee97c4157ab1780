"""Referring a customer to a visit in the workshop after a session at a distance: a request for its queue.

Vehicle, concern and diagnosis come along, and the referral is recorded. It is a change like any other: it waits for the
server, and can be taken back until it is sent. Answering it is the workshop's (``requests``).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.clock import Clock
from desktop.presenters.request_acts import RequestActs
from desktop.presenters.request_places import Need, Places
from desktop.presenters.requests_model import Placement
from desktop.presenters.undo import UndoStack
from desktop.store.drafts import Drafts
from desktop.store.errors import NotKept
from desktop.store.local_store import LocalStore
from scheduling.calendar_rules import local_of
from scheduling.errors import Gone, NotAllowed
from scheduling.ids import uuid7
from scheduling.records import Bay, Customer, Session
from scheduling.request_commands import CreateRequest
from scheduling.request_referral import request_from_session
from scheduling.rights import Action
from scheduling.visit_requests import RequestPolicy, RequestSource, RequestState, VisitRequest
from scheduling.vocabulary import ServiceType, SessionState, VisitKind

KIND = "referral"


@dataclass(frozen=True, slots=True, kw_only=True)
class Referred:
    """A request that this session led to."""

    request_id: UUID
    state: RequestState
    requested: tuple[int, ...]
    confirmed: int | None
    waiting: bool
    """The server does not have it yet."""


class WorkReferral:
    """Of one session."""

    def __init__(  # noqa: PLR0917 each is of another kind
        self,
        session_id: UUID,
        store: LocalStore,
        source: AvailabilitySource,
        clock: Clock,
        rights: Rights,
        undo: UndoStack,
        drafts: Drafts,
    ) -> None:
        self._session_id = session_id
        self._store = store
        self._source = source
        self._clock = clock
        self._rights = rights
        self._drafts = drafts
        self._places = Places(store, source, clock, rights)
        self._acts = RequestActs(store, source, clock, rights, undo)

    @property
    def policy(self) -> RequestPolicy:
        """The owner's numbers."""
        return self._source.policy(RequestPolicy)

    def may(self) -> bool:
        """Whether it leads to a visit here: it was at a distance, is over and one's own, and there is a bay."""
        row = self._store.get(Session, self._session_id)
        if row is None or not self._rights.is_own(row) or not self._rights.may_at_all(Action.CREATE_REQUESTS):
            return False
        finished = row.state is SessionState.COMPLETED and row.kind is not VisitKind.IN_PERSON
        return finished and any(bay.active for bay in self._store.all(Bay))

    def made(self) -> list[Referred]:
        """What it led to so far, the oldest first."""
        rows = [row for row in self._store.all(VisitRequest) if row.from_session_id == self._session_id]
        waiting = self._store.waiting_rows()
        return [
            Referred(
                request_id=row.id,
                state=row.state,
                requested=row.requested,
                confirmed=row.confirmed_starts,
                waiting=row.id in waiting,
            )
            for row in sorted(rows, key=lambda row: (row.asked_at, row.id))
        ]

    def today(self) -> date:
        """The workshop's local day."""
        return local_of(self._clock.now(), self._source.zone())[0]

    def free_on(self, day: date) -> tuple[Placement, ...]:
        """That day's free times."""
        return self._places.free_on(Need(self.policy.minutes), day)

    @property
    def diagnosis(self) -> str:
        """As typed so far."""
        return self._drafts.get(KIND, self._session_id)

    def type(self, text: str) -> None:
        """Keep what is typed; what the disk does not take lasts as long as the program."""
        try:
            self._drafts.put(KIND, self._session_id, text)
        except NotKept:
            return

    def refer(self, diagnosis: str, service: ServiceType, wishes: Collection[int]) -> UUID:
        """Note it for the workshop's queue: when this returns it is on the disk. The request's id.

        Raises ``Gone``, ``NotAllowed``, ``Invalid`` for what says too little, and what ``LocalStore.submit`` raises.
        """
        row = self._store.get(Session, self._session_id)
        if row is None:
            raise Gone
        if not self.may():
            raise NotAllowed
        now = self._clock.now()
        request = request_from_session(
            row,
            id=uuid7(),
            customer_id=row.customer_id,
            vehicle_id=row.vehicle_id,
            diagnosis=diagnosis.strip(),
            requested=tuple(wishes),
            asked_at=now,
            policy=self.policy,
            service_type=service,
        )
        mid = self._store.submit(
            CreateRequest(
                request_id=request.id,
                source=RequestSource.SESSION,
                customer_id=request.customer_id,
                service_type=service,
                requested=list(request.requested),
                asked_at=now,
                vehicle_id=request.vehicle_id,
                from_session_id=row.id,
                diagnosis=request.diagnosis,
            )
        )
        customer = self._store.get(Customer, row.customer_id)
        self._acts.remember_made(customer.name if customer else "", request.requested[0], mid)
        self.type("")
        return request.id
