"""The page of one of a mechanic's own sessions: what is known of it, and what may be done with it now. No words, no Qt.

What a click does is ``today_acts``, as on the Today screen. What is asked of the server alone has parts of its own:
``work_summary``, ``work_lobby``, ``work_thread``; referring to a visit is ``work_referral``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from psygnal import Signal

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_actions import CalendarActions
from desktop.presenters.calendar_blocks import vehicle_name
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.clock import Clock
from desktop.presenters.today_acts import DayActs
from desktop.presenters.today_model import DayAct
from desktop.presenters.undo import UndoStack
from desktop.store.local_store import LocalStore
from scheduling.limits import MOST_MINUTES
from scheduling.records import Bay, Customer, Plan, Reservation, Session, Vehicle
from scheduling.reservations import slot_of
from scheduling.session_editing import may_be_edited
from scheduling.sessions import derived_state
from scheduling.vocabulary import ServiceType, SessionState, VisitKind

if TYPE_CHECKING:
    from desktop.presenters.intake_editing import IntakeEditing

EXTENSIONS = (15, 30, 45, 60)
"""Minutes by which a click extends."""
_BEFORE = 86_400
_AFTER = 15 * 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionDetails:
    """All that the rows know. Instants are seconds UTC; texts are empty where nothing is known."""

    session_id: UUID
    state: SessionState
    visit: VisitKind
    service: ServiceType
    starts: int
    ends: int
    """Until when it is planned."""
    immediate: bool
    customer: str
    phone: str
    email: str
    notes: str
    """Of the customer."""
    vehicle: str
    plate: str
    vin: str
    odometer_km: int | None
    just_advice: bool
    bay: str
    plan_en: str
    plan_fr: str
    category: str
    concern: str
    preparation: str
    special_requests: str
    arrived_at: int | None
    started_at: int | None
    ended_at: int | None
    late: int
    """Minutes since it should have begun, or, in service, since it should have ended."""
    waiting: bool
    """A change to it has not been answered by the server."""
    acts: tuple[DayAct, ...]
    may_edit: bool
    """What was said when it was booked."""
    extensions: tuple[int, ...]
    """Minutes by which it can last longer; empty while it is not in service."""
    next_at: int | None
    """In service: when somebody else has the mechanic or the last bay, where that leaves no room for some of them."""

    @property
    def at_distance(self) -> bool:
        return self.visit is not VisitKind.IN_PERSON

    @property
    def over(self) -> bool:
        return self.state is SessionState.COMPLETED


class WorkSession:
    """One open page. ``in_lobby`` is told by its lobby: the rules let a mechanic who is there say who did not come."""

    changed = Signal()

    def __init__(  # noqa: PLR0917 each is of another kind
        self,
        session_id: UUID,
        store: LocalStore,
        source: AvailabilitySource,
        clock: Clock,
        rights: Rights,
        undo: UndoStack,
        actions: CalendarActions,
    ) -> None:
        self.session_id = session_id
        self._store = store
        self._source = source
        self._clock = clock
        self._rights = rights
        self._actions = actions
        self._acts = DayActs(store, source, clock, rights, undo)
        self.in_lobby = False
        store.changed.connect(self._rows_changed)
        store.pending_changed.connect(self._outbox_changed)

    @property
    def now(self) -> int:
        """By the clock that the rest goes by."""
        return self._clock.now()

    def close(self) -> None:
        """Nobody looks any more."""
        self._store.changed.disconnect(self._rows_changed, missing_ok=True)
        self._store.pending_changed.disconnect(self._outbox_changed, missing_ok=True)

    def details(self) -> SessionDetails | None:
        """As it is now; ``None`` where it is not here, or not this person's any more."""
        row = self._store.get(Session, self.session_id)
        if row is None or not self._source.ready or not self._rights.is_own(row):
            return None
        return self._made(row)

    def edit(self, say: Callable[[str], str] = str) -> IntakeEditing:
        """A form for what was said when it was booked; raises as it."""
        return self._actions.edit(self.session_id, say)

    def do(self, act: DayAct, *, minutes: int = 0, summary: str = "") -> None:
        """What was clicked; raises as ``DayActs.do``."""
        if act is DayAct.EXTEND:
            self._acts.do(self.session_id, act, minutes=minutes)
        else:
            self._acts.do(self.session_id, act, summary=summary, in_lobby=self.in_lobby)

    # --- inside

    def _made(self, row: Session) -> SessionDetails:
        now = self._clock.now()
        slot = self._slot(row)
        starts = row.starts if row.starts is not None else slot.starts if slot else row.created_at
        ends = starts + row.minutes * 60
        live = row.state is SessionState.LIVE
        next_at = self._acts.next_taken(row, EXTENSIONS[-1]) if live else None
        customer = self._store.get(Customer, row.customer_id)
        vehicle = self._store.get(Vehicle, row.vehicle_id) if row.vehicle_id else None
        bay = self._store.get(Bay, row.bay_id) if row.bay_id else None
        plan = self._store.get(Plan, row.plan_id) if row.plan_id else None
        ids = {row.id, *([slot.id] if slot else [])}
        return SessionDetails(
            session_id=row.id,
            state=derived_state(row, now),
            visit=row.kind,
            service=row.service_type,
            starts=starts,
            ends=ends,
            immediate=row.starts is None,
            customer=customer.name if customer else "",
            phone=customer.phone if customer else "",
            email=customer.email if customer else "",
            notes=customer.notes if customer else "",
            vehicle=vehicle_name(vehicle),
            plate=vehicle.plate if vehicle else "",
            vin=vehicle.vin if vehicle else "",
            odometer_km=vehicle.odometer_km if vehicle else None,
            just_advice=row.just_advice,
            bay=bay.name if bay else "",
            plan_en=plan.name_en if plan else "",
            plan_fr=plan.name_fr if plan else "",
            category=row.category,
            concern=row.concern,
            preparation=row.preparation,
            special_requests=row.special_requests,
            arrived_at=row.arrived_at,
            started_at=row.started_at,
            ended_at=row.ended_at,
            late=self._late(row, starts, ends, now),
            waiting=bool(ids & self._store.waiting_rows()),
            acts=tuple(a for a in self._acts.allowed(row, in_lobby=self.in_lobby) if a is not DayAct.EXTEND),
            may_edit=may_be_edited(row) and self._rights.may_edit_session(row),
            extensions=self._extensions(row, slot, next_at) if live else (),
            next_at=next_at,
        )

    def _extensions(self, row: Session, slot: Reservation | None, next_at: int | None) -> tuple[int, ...]:
        if slot is None or not self._rights.may_extend(row):
            return ()
        room = MOST_MINUTES - row.minutes
        if next_at is not None:
            room = min(room, (next_at - slot.ends) // 60)
        return tuple(minutes for minutes in EXTENSIONS if minutes <= room)

    @staticmethod
    def _late(row: Session, starts: int, ends: int, now: int) -> int:
        if row.state is SessionState.LIVE:
            return max(0, now - ends) // 60
        waits = row.starts is not None and row.state in {
            SessionState.SCHEDULED,
            SessionState.PENDING,
            SessionState.WAITING,
        }
        return max(0, now - starts) // 60 if waits else 0

    def _slot(self, row: Session) -> Reservation | None:
        """What it stands on; of one without a start of its own looked for among those near."""
        at = row.starts if row.starts is not None else self._clock.now()
        near = (at, at + 1) if row.starts is not None else (at - _AFTER, at + _BEFORE)
        return slot_of(self._store.between(Reservation, *near), row.id)

    def _rows_changed(self, _: frozenset[str]) -> None:
        self.changed.emit()

    def _outbox_changed(self) -> None:
        self.changed.emit()
