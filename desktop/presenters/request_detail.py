"""One visit request with all that one wants to know before the first click: who, what, why, when, against what.

Read from the local rows; the engine's word on its times is ``scheduling.request_choices``'.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from desktop.presenters.calendar_rights import Rights
from desktop.presenters.clock import Clock
from desktop.presenters.request_places import Need, Places
from desktop.presenters.requests_model import (
    Placement,
    RefusedAnswer,
    RequestDetail,
    RequestLine,
    Rival,
    Wish,
)
from desktop.store.local_store import LocalStore
from desktop.store.pending import REFUSED, PendingChange
from scheduling.records import Customer, Session, Vehicle
from scheduling.request_choices import Choice, Choices
from scheduling.request_commands import ConfirmRequest, CounterRequest, RequestCommand
from scheduling.sessions import ACTIVE
from scheduling.visit_requests import OPEN, RequestState, VisitRequest, is_held
from scheduling.vocabulary import SessionState

BACK, AHEAD = 30 * 86_400, 60 * 86_400
"""How far a customer's visits are looked for; a device keeps 30 days back."""
_TO_COME = frozenset({SessionState.SCHEDULED, SessionState.OFFERED}) | ACTIVE


@dataclass(frozen=True, slots=True)
class _Visits:
    """Of all customers, in the days that are kept here."""

    done: Mapping[UUID, int]
    missed: Mapping[UUID, int]
    next: Mapping[UUID, int]


class Details:
    """Asked for one request at a time."""

    def __init__(self, store: LocalStore, places: Places, clock: Clock, rights: Rights) -> None:
        self._store = store
        self._places = places
        self._clock = clock
        self._rights = rights
        self._visits: _Visits | None = None

    def forget(self) -> None:
        """Bookings have changed."""
        self._visits = None

    def of(self, request: VisitRequest, line: RequestLine, choices: Choices) -> RequestDetail:
        """All of one."""
        store, need = self._store, Need.of(request)
        session = store.get(Session, request.from_session_id) if request.from_session_id else None
        visits = self._known_visits()
        state = line.state
        return RequestDetail(
            line=line,
            request=request,
            customer=store.get(Customer, request.customer_id),
            recent=visits.done.get(request.customer_id, 0),
            missed=visits.missed.get(request.customer_id, 0),
            next_visit=visits.next.get(request.customer_id),
            vehicle=store.get(Vehicle, request.vehicle_id) if request.vehicle_id else None,
            came_of=session,
            came_of_mechanic=self._places.name(request.referring_mechanic_id),
            preferred=self._places.name(request.preferred_mechanic_id),
            mechanic=self._places.name(request.mechanic_id),
            bay=self._places.bay_name(request.bay_id),
            wishes=self._wishes(request, need, choices) if state in OPEN else (),
            alternatives=self._alternatives(request, need, choices) if state is RequestState.PENDING else (),
            refused=refused_answer(store, request.id),
            may_answer=self._rights.may_answer_requests(),
        )

    def _wishes(self, request: VisitRequest, need: Need, choices: Choices) -> tuple[Wish, ...]:
        if request.state is RequestState.COUNTERED:
            now = self._clock.now()
            return tuple(
                Wish(
                    starts=time.starts,
                    placement=self._places.at(need, time.starts, time.mechanic_id, time.bay_id),
                    held=True,
                )
                for time in request.offered
                if is_held(time, now)
            )
        return tuple(self._wish(need, choice) for choice in choices.choices(request))

    def _wish(self, need: Need, choice: Choice) -> Wish:
        rivals = (self._rival(rival_id, choice) for rival_id in choice.rivals)
        return Wish(
            starts=choice.starts,
            placement=self._places.best(need, choice.starts),
            rivals=tuple(rival for rival in rivals if rival is not None),
        )

    def _rival(self, request_id: UUID, choice: Choice) -> Rival | None:
        """With that of its wishes which is nearest to ours."""
        row = self._store.get(VisitRequest, request_id)
        if row is None:
            return None
        customer = self._store.get(Customer, row.customer_id)
        return Rival(
            request_id=row.id,
            customer=customer.name if customer else "",
            starts=min(row.requested, key=lambda at: (abs(at - choice.starts), at)),
            asked_at=row.asked_at,
            mechanic_id=row.preferred_mechanic_id,
        )

    def _alternatives(self, request: VisitRequest, need: Need, choices: Choices) -> tuple[Placement, ...]:
        found = self._places.of(need, choices.alternatives(request))
        return tuple(sorted((place for place in found if place.free), key=lambda place: place.starts))

    def _known_visits(self) -> _Visits:
        if self._visits is None:
            now = self._clock.now()
            done: Counter[UUID] = Counter()
            missed: Counter[UUID] = Counter()
            coming: dict[UUID, int] = {}
            for row in self._store.between(Session, now - BACK, now + AHEAD):
                done[row.customer_id] += row.state is SessionState.COMPLETED
                missed[row.customer_id] += row.state is SessionState.NO_SHOW
                if row.state in _TO_COME and row.starts is not None and row.starts > now:
                    coming[row.customer_id] = min(row.starts, coming.get(row.customer_id, row.starts))
            self._visits = _Visits(done, missed, coming)
        return self._visits


def refused_answers(store: LocalStore) -> dict[UUID, PendingChange]:
    """The newest answer of each request that the server did not take and nobody has seen to yet."""
    found: dict[UUID, PendingChange] = {}
    for change in store.changes():
        if change.state in REFUSED and isinstance(change.command, RequestCommand):
            found[change.command.request_id] = change
    return found


def refused_answer(store: LocalStore, request_id: UUID) -> RefusedAnswer | None:
    """What came back of one, and what stood in the way as the server said it."""
    change = refused_answers(store).get(request_id)
    if change is None:
        return None
    command, starts = change.command, None
    if isinstance(command, ConfirmRequest):
        starts = command.starts
    elif isinstance(command, CounterRequest):
        starts = min((time.starts for time in command.times), default=None)
    blocking = change.outcome.blocking if change.outcome is not None else []
    return RefusedAnswer(
        mid=change.mid,
        what=change.name.partition("@")[0],
        code=change.code,
        starts=starts,
        blocking=tuple(blocking),
    )
