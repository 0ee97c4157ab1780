"""The demo's visit requests: some that wait for an answer, as a reception finds them in the morning, and a few done.

One is over the promise, one came of a video session, two want the same mechanic at the same time, one wants a time
that is taken. Free times are the engine's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from scheduling.availability import Availability
from scheduling.records import Customer, Mechanic, Session
from scheduling.visit_requests import (
    DeclineReason,
    RequestPolicy,
    RequestSource,
    RequestState,
    VisitRequest,
    check_request,
)
from scheduling.vocabulary import CancelledBy, ServiceType, SessionState, VisitKind
from sync_server.services.demo.dice import Dice
from sync_server.services.demo.tenant import DemoTenant

HOUR = 3600
POLICY = RequestPolicy()
_LIVE = frozenset({SessionState.SCHEDULED, SessionState.OFFERED, SessionState.PENDING, SessionState.WAITING})


@dataclass(frozen=True, slots=True)
class _Said:
    """What a customer asks for, in both languages."""

    service: ServiceType
    en: str
    fr: str


_BRAKES = _Said(
    ServiceType.REPAIR,
    "Brakes grind since the weekend, front left I think.",
    "Les freins frottent depuis la fin de semaine, à l’avant gauche je crois.",
)
_RATTLE = _Said(
    ServiceType.REPAIR,
    "Rattle under the hood at idle, louder when cold. Since last week.",
    "Cliquetis sous le capot au ralenti, plus fort à froid. Depuis la semaine passée.",
)
_SERVICE = _Said(
    ServiceType.MAINTENANCE,
    "Oil change and a look at everything before winter.",
    "Changement d’huile et une inspection générale avant l’hiver.",
)
_CHECK = _Said(
    ServiceType.INSPECTION,
    "Inspection before buying it from my uncle.",
    "Inspection avant de l’acheter à mon oncle.",
)
_LAMP = _Said(
    ServiceType.DIAGNOSTIC,
    "Check engine light comes and goes.",
    "Le témoin du moteur s’allume et s’éteint.",
)
_TIRES = _Said(ServiceType.MAINTENANCE, "Put on the winter tires.", "Pose des pneus d’hiver.")
_PAINT = _Said(
    ServiceType.REPAIR, "A dent in the rear door, and paint.", "Une bosse à la porte arrière, et la peinture."
)
_DIAGNOSIS = _Said(
    ServiceType.REPAIR,
    "Heat shield or chain tensioner. Needs a lift.",
    "Écran thermique ou tendeur de chaîne. Pont nécessaire.",
)


def add_requests(tenant: DemoTenant, dice: Dice, now: int) -> None:
    """Append them; each is one that the rules would take."""
    luc, amira, *_ = tenant.mechanics
    make = _Maker(tenant, dice, now)
    free = make.free(luc, 40)
    rows = [
        make.row(_SERVICE, free[-1:], RequestSource.WEB, 26 * HOUR),
        make.row(_BRAKES, free[8:9], RequestSource.WEB, 21 * HOUR),
        make.after_video(_RATTLE, _DIAGNOSIS, free[14:15], 17 * HOUR),
        make.row(_CHECK, free[20:21], RequestSource.WEB, 9 * HOUR, mechanic=luc),
        make.row(_LAMP, free[20:21], RequestSource.PHONE, 5 * HOUR, mechanic=luc),
        make.row(_TIRES, make.taken(amira), RequestSource.COUNTER, 3 * HOUR, mechanic=amira),
        make.row(_SERVICE, free[26:29], RequestSource.WEB, HOUR // 2),
    ]
    tenant.requests += [row for row in rows if row is not None]
    tenant.requests += make.confirmed()
    over = make.row(_PAINT, free[4:5], RequestSource.WEB, 50 * HOUR)
    if over is not None:
        tenant.requests.append(_declined(over))


class _Maker:
    """Gives each request a customer of its own, and asks the engine for times."""

    def __init__(self, tenant: DemoTenant, dice: Dice, now: int) -> None:
        self._tenant = tenant
        self._dice = dice
        self._now = now
        self._engine = Availability(tenant.inputs())
        self._cars = {vehicle.customer_id: vehicle for vehicle in tenant.vehicles}
        self._callers: Iterator[Customer] = iter(dice.shuffled(tenant.customers))
        self._desk = tenant.staff[0].id

    def free(self, mechanic: Mechanic, count: int) -> list[int]:
        """Times of that mechanic from tomorrow on, the nearest first; at least one."""
        slots = self._engine.nearest(
            mechanic.id,
            self._now + 24 * HOUR,
            POLICY.minutes,
            VisitKind.IN_PERSON,
            now=self._now,
            count=count,
            others=False,
        )
        return sorted(slot.starts for slot in slots if slot.starts > self._now + 4 * HOUR)

    def taken(self, mechanic: Mechanic) -> list[int]:
        """When that mechanic's next booking from tomorrow on begins."""
        starts = [
            row.starts
            for row in self._tenant.sessions
            if row.mechanic_id == mechanic.id and row.state in _LIVE and row.starts is not None
        ]
        return sorted(at for at in starts if at > self._now + 20 * HOUR)[:1]

    def row(
        self,
        said: _Said,
        requested: list[int],
        source: RequestSource,
        ago: int,
        *,
        mechanic: Mechanic | None = None,
    ) -> VisitRequest | None:
        """A pending request, asked so many seconds ago; none where there is no time to ask for."""
        customer = next(self._callers)
        if not requested:
            return None
        asked_at = self._now - ago
        row = VisitRequest(
            id=self._dice.id(asked_at),
            source=source,
            state=RequestState.PENDING,
            customer_id=customer.id,
            service_type=said.service,
            requested=tuple(requested),
            asked_at=asked_at,
            created_by=None if source is RequestSource.WEB else self._desk,
            minutes=POLICY.minutes,
            vehicle_id=self._cars[customer.id].id,
            concern=said.fr if customer.language == "fr" else said.en,
            preferred_mechanic_id=mechanic.id if mechanic else None,
        )
        check_request(row, POLICY)
        return row

    def after_video(
        self, said: _Said, diagnosis: _Said, requested: list[int], ago: int
    ) -> VisitRequest | None:
        """One that a finished video session led to."""
        done = [
            row
            for row in self._tenant.sessions
            if row.kind is VisitKind.VIDEO and row.state is SessionState.COMPLETED and row.ended_at
        ]
        before = [row for row in done if (row.ended_at or 0) <= self._now - ago]
        if not before or not requested:
            return None
        session = max(before, key=lambda row: row.ended_at or 0)
        customer = next(row for row in self._tenant.customers if row.id == session.customer_id)
        french = customer.language == "fr"
        row = VisitRequest(
            id=self._dice.id(self._now - ago),
            source=RequestSource.SESSION,
            state=RequestState.PENDING,
            customer_id=customer.id,
            service_type=said.service,
            requested=tuple(requested),
            asked_at=self._now - ago,
            created_by=self._desk,
            minutes=POLICY.minutes,
            vehicle_id=session.vehicle_id,
            concern=said.fr if french else said.en,
            from_session_id=session.id,
            diagnosis=diagnosis.fr if french else diagnosis.en,
            referring_mechanic_id=session.mechanic_id,
        )
        check_request(row, POLICY)
        return row

    def confirmed(self) -> list[VisitRequest]:
        """Two of the visits to come were asked for on the web."""
        visits = [
            row
            for row in self._tenant.sessions
            if row.kind is VisitKind.IN_PERSON
            and row.state is SessionState.SCHEDULED
            and row.bay_id is not None
            and row.starts is not None
            and row.starts > self._now + 6 * HOUR
        ]
        return [self._of_visit(row) for row in sorted(visits, key=lambda row: row.starts or 0)[:2]]

    def _of_visit(self, session: Session) -> VisitRequest:
        assert session.starts is not None  # noqa: S101 - asked for above
        return VisitRequest(
            id=self._dice.id(session.created_at),
            source=RequestSource.WEB,
            state=RequestState.CONFIRMED,
            customer_id=session.customer_id,
            service_type=session.service_type,
            requested=(session.starts,),
            asked_at=session.created_at - 2 * HOUR,
            minutes=session.minutes,
            vehicle_id=session.vehicle_id,
            concern=session.concern,
            confirmed_starts=session.starts,
            mechanic_id=session.mechanic_id,
            bay_id=session.bay_id,
            session_id=session.id,
            answered_at=session.created_at,
            ended_at=session.created_at,
        )


def _declined(row: VisitRequest) -> VisitRequest:
    at = row.asked_at + 2 * HOUR
    return replace(
        row,
        state=RequestState.DECLINED,
        answered_at=at,
        ended_at=at,
        ended_by=CancelledBy.STAFF,
        decline_reason=DeclineReason.NOT_OUR_WORK,
    )
