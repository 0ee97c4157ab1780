"""What can be done with one booking from its card: its details, cancelling, answering an offer.

Offers only what the person's role allows. Moving is ``moves``; words are the view's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.presenters.booking_money import BookingMoneys
from desktop.presenters.calendar_blocks import vehicle_name
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.clock import Clock
from desktop.presenters.confirmations import Confirmations
from desktop.presenters.moves import Fit, Mover
from desktop.presenters.open_forms import OpenForms
from desktop.presenters.parking import Parking
from desktop.presenters.settling import settle_refused
from desktop.presenters.undo import STAYED, TakenBack, UndoStack
from desktop.presenters.unheard import let_go
from desktop.store.local_store import LocalStore
from desktop.store.pending import REFUSED
from desktop.store.projected import CANCELLABLE, MOVABLE
from scheduling.commands import AnswerOffer, BookSession, CancelSession
from scheduling.errors import Gone, Invalid, NotAllowed
from scheduling.ids import uuid7
from scheduling.records import Bay, Customer, Mechanic, Plan, Reservation, Session, Vehicle
from scheduling.reservations import slot_of
from scheduling.session_editing import may_be_edited
from scheduling.sessions import derived_state, is_unanswered, place_of
from scheduling.vocabulary import CancelledBy, Reason, ServiceType, SessionState, VisitKind

if TYPE_CHECKING:
    from desktop.presenters.intake_editing import IntakeEditing


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """A booking's card. Instants are seconds UTC; empty where nothing is known."""

    session_id: UUID
    state: SessionState
    visit: VisitKind
    service: ServiceType
    starts: int
    ends: int
    customer: str
    phone: str
    vehicle: str
    plate: str
    mechanic: str
    bay: str
    wished_bay: str
    """The one that was wished when it was booked, as long as that is known here; else empty."""
    category: str
    concern: str
    preparation: str
    special_requests: str
    price_cents: int
    plan_en: str
    plan_fr: str
    just_advice: bool
    created_at: int
    arrived_at: int | None
    started_at: int | None
    ended_at: int | None
    waited_minutes: int | None
    """From arrival to the start, or to now while the customer still waits."""
    offer_expires: int | None
    moves: int
    """How often its time or its length was changed."""
    waiting: bool
    against: Reason | None
    """Why nobody works where it stands."""
    may_move: bool
    may_park: bool
    """Off its time and bay, to wait on deck."""
    may_cancel: bool
    may_answer: bool
    may_edit: bool
    """What was said when it was booked."""
    asks_who: bool
    """Whether who cancels is asked: the desk does it for the customer, too."""
    taken: bool
    """Whether somebody's time is kept for it: until then everything comes back, whoever cancels."""


class CalendarActions:
    """Reads one booking and submits what the user decides about it."""

    def __init__(
        self, store: LocalStore, clock: Clock, rights: Rights, undo: UndoStack, mover: Mover
    ) -> None:
        self._store = store
        self._clock = clock
        self._rights = rights
        self._undo = undo
        self._mover = mover
        self.parking = Parking(store, clock, rights, undo, mover)
        self.moneys: BookingMoneys | None = None
        """Where there is a server to ask."""
        self.confirmations: Confirmations | None = None
        """The same."""
        self.against: Callable[[Session], Reason | None] = lambda _: None
        """Why nobody works where a booking stands."""
        self.forms = OpenForms()

    def details(self, session_id: UUID) -> Details | None:
        """The card of a booking; ``None`` when it is not here (any more)."""
        row = self._store.get(Session, session_id)
        if row is None or row.starts is None:
            return None
        customer = self._store.get(Customer, row.customer_id)
        vehicle = self._store.get(Vehicle, row.vehicle_id) if row.vehicle_id else None
        mechanic = self._store.get(Mechanic, row.mechanic_id) if row.mechanic_id else None
        bay = self._store.get(Bay, row.bay_id) if row.bay_id else None
        plan = self._store.get(Plan, row.plan_id) if row.plan_id else None
        return Details(
            session_id=row.id,
            state=derived_state(row, self._clock.now()),
            visit=row.kind,
            service=row.service_type,
            starts=row.starts,
            ends=row.starts + row.minutes * 60,
            customer=customer.name if customer else "",
            phone=customer.phone if customer else "",
            vehicle=vehicle_name(vehicle),
            plate=vehicle.plate if vehicle else "",
            mechanic=mechanic.name if mechanic else "",
            bay=bay.name if bay else "",
            wished_bay=self._wished_bay(row),
            category=row.category,
            concern=row.concern,
            preparation=row.preparation,
            special_requests=row.special_requests,
            price_cents=row.price_cents,
            plan_en=plan.name_en if plan else "",
            plan_fr=plan.name_fr if plan else "",
            just_advice=row.just_advice,
            created_at=row.created_at,
            arrived_at=row.arrived_at,
            started_at=row.started_at,
            ended_at=row.ended_at,
            waited_minutes=self._waited(row),
            offer_expires=self._offer_expires(row),
            moves=row.sequence,
            waiting=bool(self._ids(row) & self._store.waiting_rows()),
            against=self.against(row),
            may_move=row.state in MOVABLE and self._rights.may_move(row),
            may_park=self.parking.may_park(row),
            may_cancel=row.state in CANCELLABLE and self._rights.may_cancel(row),
            may_answer=row.state is SessionState.OFFERED and self._rights.may_answer(row),
            may_edit=may_be_edited(row) and self._rights.may_edit_session(row),
            asks_who=self._rights.as_staff,
            taken=row.state not in (SessionState.OFFERED, SessionState.UNPLACED),
        )

    def now(self) -> int:
        """Seconds UTC."""
        return self._clock.now()

    def edit(self, session_id: UUID, say: Callable[[str], str] = str) -> IntakeEditing:
        """A form for what was said when it was booked; raises as it."""
        from desktop.presenters.intake_editing import IntakeEditing  # not needed for the first paint

        return IntakeEditing(session_id, self._store, self._rights, self._undo, self.forms, say)

    def cancel(self, session_id: UUID, reason: str = "", *, by: CancelledBy | None = None) -> UUID:
        """Cancel it; the mutation's id. Ctrl+Z books it again.

        ``by``: at the desk ``CUSTOMER`` or ``STAFF``, since what comes back depends on it; a mechanic's own is always
        the mechanic's. Raises ``Invalid`` for who does not say, ``NotAllowed`` and ``Gone``.
        """
        row = self._session(session_id)
        if row.state not in CANCELLABLE:
            raise Gone
        if not self._rights.may_cancel(row):
            raise NotAllowed
        who = self._who(by)
        now = self._clock.now()
        mid = self._store.submit(
            CancelSession(
                session_id=session_id,
                cancelled_by=who,
                reason=reason.strip(),
                at=now,
                unanswered=is_unanswered(row),
            )
        )
        settle_refused(self._store, session_id)
        if row.state is not SessionState.UNPLACED and row.starts is not None:
            label: dict[str, object] = {"customer": self._customer(row), "starts": row.starts}
            self._undo.push("cancelled", label, lambda: self._book_again(row, mid), mid)
        return mid

    def _who(self, by: CancelledBy | None) -> CancelledBy:
        if not self._rights.as_staff:
            return CancelledBy.MECHANIC
        if by not in (CancelledBy.CUSTOMER, CancelledBy.STAFF):
            raise Invalid("who cancels is to be said", field="cancelled_by")
        return by

    def answer(self, session_id: UUID, *, accept: bool) -> UUID:
        """Accept or decline an offer made to the person signed in."""
        row = self._session(session_id)
        if row.state is not SessionState.OFFERED:
            raise Gone
        if not self._rights.may_answer(row):
            raise NotAllowed
        return self._store.submit(AnswerOffer(session_id=session_id, accept=accept, seen=place_of(row)))

    def is_cancelled(self, session_id: UUID) -> bool:
        """Whether it was: the calendar shows it nowhere, but it has its card."""
        row = self._store.get(Session, session_id)
        return row is not None and row.state is SessionState.CANCELLED

    def _book_again(self, row: Session, mid: UUID) -> TakenBack:
        """A cancelled booking does not come back; a new one takes its place and names it.

        Where the server refused to cancel it, or never heard of that, it never went: a second one would be one too
        many.
        """
        change = self._store.change(mid)
        if change is not None and change.state in REFUSED:
            settle_refused(self._store, row.id)
            return TakenBack(STAYED)
        if row.starts is None or self._session(row.id).state is not SessionState.CANCELLED:
            raise Gone
        if self._mover.comes_back(row, place_of(row)) and let_go(self._store, mid):
            return TakenBack(STAYED)
        fit, _ = self._mover.fit_free(row, place_of(row))
        again = self._store.submit(
            BookSession(
                session_id=uuid7(),
                reservation_id=uuid7(),
                customer_id=row.customer_id,
                kind=row.kind,
                service_type=row.service_type,
                starts=row.starts,
                minutes=row.minutes,
                mechanic_id=row.mechanic_id,
                vehicle_id=row.vehicle_id,
                plan_id=row.plan_id,
                price_cents=row.price_cents,
                just_advice=row.just_advice,
                category=row.category,
                concern=row.concern,
                preparation=row.preparation,
                special_requests=row.special_requests,
                rebooks=row.id,
                drop_buffer=fit is Fit.BUFFER,
                bay_id=row.bay_id,
            )
        )
        if not self._rights.answers_first(row.mechanic_id, row.starts, self._clock.now()):
            return TakenBack(mid=again)
        mechanic = self._store.get(Mechanic, row.mechanic_id) if row.mechanic_id else None
        return TakenBack("cancelled_offer", {"mechanic": mechanic.name if mechanic else ""}, again)

    def _waited(self, row: Session) -> int | None:
        if row.arrived_at is None:
            return None
        until = row.started_at or row.ended_at or self._clock.now()
        return max(0, until - row.arrived_at) // 60

    def _wished_bay(self, row: Session) -> str:
        """No row keeps it: it is in the booking as this computer sent it, until the server's rows have come."""
        made = (c.command for c in self._store.changes() if row.id in c.rows and not c.discarded)
        wished = next((each.bay_id for each in made if isinstance(each, BookSession)), None)
        bay = self._store.get(Bay, wished) if wished is not None else None
        return bay.name if bay else ""

    def _offer_expires(self, row: Session) -> int | None:
        if row.state is not SessionState.OFFERED:
            return None
        slot = slot_of(self._slots(row), row.id)
        return slot.expires_at if slot is not None else None

    def _slots(self, row: Session) -> list[Reservation]:
        starts = row.starts or 0
        return [r for r in self._store.between(Reservation, starts, starts + 1) if r.session_id == row.id]

    def _ids(self, row: Session) -> frozenset[UUID]:
        return frozenset({row.id, *(slot.id for slot in self._slots(row))})

    def _session(self, session_id: UUID) -> Session:
        row = self._store.get(Session, session_id)
        if row is None:
            raise Gone
        return row

    def _customer(self, row: Session) -> str:
        customer = self._store.get(Customer, row.customer_id)
        return customer.name if customer else ""
