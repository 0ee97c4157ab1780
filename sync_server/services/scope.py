"""What a person's device may keep: the table of rights, row by row. Not the window of time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from scheduling.offer_views import without_contact
from scheduling.records import (
    Customer,
    ExternalBusy,
    Record,
    Reservation,
    Session,
    StaffMember,
    TimeOff,
    Vehicle,
)
from scheduling.rights import Action
from scheduling.sessions import is_accepted
from scheduling.visit_requests import VisitRequest
from scheduling.vocabulary import SessionState
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.permissions import allows, require

_WITHOUT_PLACE = frozenset({SessionState.UNPLACED, SessionState.CANCELLED})


class Scope:
    """Everything for who sees the whole calendar; else one's own bookings, their customers, and busy times.

    Of a booking that one is asked to take, or did not: time, vehicle and concern; who it is comes with the yes. Why it
    was cancelled is not theirs to know either.
    """

    def __init__(
        self, account: Account, own_customers: set[UUID] | None, asked_about: Collection[UUID] = ()
    ) -> None:
        self._account = account
        self._own_customers = own_customers
        self._asked_about = asked_about

    @classmethod
    async def of(cls, uow: UnitOfWork, account: Account, among: Sequence[UUID] | None = None) -> Scope:
        """The account's; ``among``: only these customers will be asked about. Raises ``NotAllowed``."""
        require(account, Action.PULL)
        if allows(account, Action.VIEW_CALENDAR):
            return cls(account, None)
        if account.mechanic_id is None:
            return cls(account, set())
        own = await uow.feed.customers_of(account.mechanic_id, among)
        return cls(account, own, await uow.feed.asked_about(account.mechanic_id, among))

    @property
    def limited(self) -> bool:
        """Whether some rows stay away from the device."""
        return self._own_customers is not None

    def knows_customer(self, customer_id: UUID) -> bool:
        """Whether the customer's row is within reach."""
        return self._own_customers is None or customer_id in self._own_customers

    def view(self, record: Record) -> Record | None:
        """The row as this device may keep it; ``None``: not at all."""
        if self._own_customers is None:
            return record
        match record:
            case Session():
                return self._session(record)
            case Customer() | Vehicle():
                return self._customers(record)
            case StaffMember(id=staff_id):
                return record if staff_id == self._account.staff_id else None
            case VisitRequest():
                own = names_mechanic(record, self._account.mechanic_id)
                return record if allows(self._account, Action.VIEW_REQUESTS, own=own) else None
            case _:
                return self._busy(record)

    def _session(self, session: Session) -> Session | None:
        if not self._account.is_mechanic(session.mechanic_id):
            return None
        # Without a place the row does not say whether it was taken: whose customers they are, does (``has_taken``).
        taken = is_accepted(session) and session.state not in _WITHOUT_PLACE
        if taken or self.knows_customer(session.customer_id):
            return session
        return replace(
            session,
            cancel_reason="",
            concern=without_contact(session.concern),
            preparation=without_contact(session.preparation),
            special_requests=without_contact(session.special_requests),
        )

    def _customers(self, record: Customer | Vehicle) -> Customer | Vehicle | None:
        customer_id = record.id if isinstance(record, Customer) else record.customer_id
        if self.knows_customer(customer_id):
            return record
        if isinstance(record, Vehicle) and customer_id in self._asked_about:
            return replace(record, plate="", vin="")
        return None

    def _busy(self, record: Record) -> Record:
        """Others' times are busy, and no more than that."""
        match record:
            case Reservation(mechanic_id=mechanic_id) if not self._account.is_mechanic(mechanic_id):
                return replace(record, session_id=None, device_id=None)
            case TimeOff(mechanic_id=mechanic_id) if not self._account.is_mechanic(mechanic_id):
                return replace(record, label="")
            case ExternalBusy(mechanic_id=UUID() as other) if not self._account.is_mechanic(other):
                return replace(record, source="", uid="", summary="")
            case _:
                return record


def names_mechanic(request: VisitRequest, mechanic_id: UUID | None) -> bool:
    """Whether a visit request is the mechanic's own: they are wished for, booked, or it came of their session."""
    named = {request.preferred_mechanic_id, request.mechanic_id, request.referring_mechanic_id}
    return mechanic_id is not None and mechanic_id in named


def customers_in(records: Iterable[Record]) -> list[UUID]:
    """The customers that these rows are or name."""
    found: set[UUID] = set()
    for record in records:
        match record:
            case (
                Customer(id=customer_id) | Vehicle(customer_id=customer_id) | Session(customer_id=customer_id)
            ):
                found.add(customer_id)
            case _:
                pass
    return list(found)
