"""The Requests screen: the queue by age, one request whole, what can be answered to it, and what becomes of it.

Decides and gives codes; the view paints and forwards. Its parts: ``request_detail`` reads one, ``request_places`` asks
the engine where it can go, ``request_acts`` answers, ``request_strip`` shows a day, ``request_told`` what is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from psygnal import Signal

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_blocks import vehicle_name
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.clock import Clock
from desktop.presenters.request_acts import RequestActs
from desktop.presenters.request_detail import Details, refused_answers
from desktop.presenters.request_kept import Kept, Taken
from desktop.presenters.request_new import NewRequests
from desktop.presenters.request_places import Need, Places
from desktop.presenters.request_strip import Asked, Strip, day_strip
from desktop.presenters.requests_model import (
    Placement,
    RequestDetail,
    RequestLine,
    RequestsBoard,
    Rival,
)
from desktop.presenters.undo import UndoStack
from desktop.store.local_store import LocalStore
from scheduling.calendar_rules import local_of
from scheduling.records import Customer, Session, Vehicle
from scheduling.request_answers import holds_of
from scheduling.request_batch import without_clash
from scheduling.request_choices import Choices
from scheduling.request_queue import Entry, Group, by_urgency, group_of
from scheduling.visit_request_records import waits_for_shop
from scheduling.visit_requests import (
    OPEN,
    RequestPolicy,
    RequestState,
    VisitRequest,
    age,
    answer_by,
    derived_state,
    is_held,
    offer_expires_at,
)


@dataclass(frozen=True, slots=True)
class _Queue:
    """All requests by list, each in its order, as of one moment."""

    groups: dict[Group, list[VisitRequest]]
    sessions: dict[UUID, Session]
    now: int


class RequestsPresenter:
    """One for the window. ``undo`` is the window's."""

    changed = Signal()
    """The board may have changed: ask for it again."""

    def __init__(
        self, store: LocalStore, source: AvailabilitySource, clock: Clock, rights: Rights, undo: UndoStack
    ) -> None:
        self._store = store
        self._source = source
        self._clock = clock
        self._rights = rights
        self.places = Places(store, source, clock, rights)
        self.acts = RequestActs(store, source, clock, rights, undo)
        self.new = NewRequests(store, source, clock, rights, self.places, self.acts)
        self._details = Details(store, self.places, clock, rights)
        self.group = Group.PENDING
        self._kept = Kept(store, source, self.places)
        self._queue: _Queue | None = None
        self._choices: Choices | None = None
        self._board: RequestsBoard | None = None
        self._minute = clock.now() // 60
        store.changed.connect(self._rows_changed)
        store.pending_changed.connect(self._forget)

    # --- what is shown

    def board(self) -> RequestsBoard | None:
        """The list on view; ``None`` before the first rows have arrived. Kept until something changes."""
        if self._board is None and self._source.ready:
            queue = self._read()
            shown = queue.groups[self.group]
            refused = frozenset(refused_answers(self._store))
            waiting = self._store.waiting_rows()
            customers = self._store.some(Customer, {row.customer_id for row in shown})
            vehicles = self._store.some(Vehicle, {row.vehicle_id for row in shown if row.vehicle_id})
            counts = {group: len(rows) for group, rows in queue.groups.items()}
            counts[Group.PENDING] = sum(map(waits_for_shop, queue.groups[Group.PENDING]))
            self._board = RequestsBoard(
                now=queue.now // 60 * 60,
                today=local_of(queue.now, self._source.zone())[0],
                zone=self._source.zone(),
                group=self.group,
                counts=counts,
                with_customers=len(queue.groups[Group.PENDING]) - counts[Group.PENDING],
                lines=tuple(
                    self._line(row, queue, customers, vehicles, refused=refused, waiting=waiting)
                    for row in shown
                ),
                ready=sum(1 for _ in self._ready(self._kept.beside)) if self.group is Group.PENDING else 0,
            )
        return self._board

    def show(self, group: Group) -> None:
        """Another of the three lists."""
        if group is not self.group:
            self.group = group
            self._board = None
            self.changed.emit()

    @property
    def policy(self) -> RequestPolicy:
        """The owner's numbers."""
        return self._source.policy(RequestPolicy)

    def where(self, request_id: UUID) -> Group | None:
        """In which of the lists a request stands."""
        if not self._source.ready:
            return None
        groups = self._read().groups
        return next((group for group in Group if any(row.id == request_id for row in groups[group])), None)

    def detail(self, request_id: UUID | None) -> RequestDetail | None:
        """One request of the list on view; ``None`` of another."""
        board = self.board()
        line = board.line(request_id) if board is not None else None
        request = self._store.get(VisitRequest, request_id) if request_id is not None else None
        if line is None or request is None:
            return None
        return self._details.of(request, line, self._asked())

    def strip(self, detail: RequestDetail, places: Sequence[Placement], day: date | None = None) -> Strip:
        """The day of the first of these places, or another, with all of them in it."""
        request, zone = detail.request, self._source.zone()
        starts = places[0].starts if places else detail.line.starts
        asked = Asked(
            customer=detail.line.customer,
            placements=places,
            rivals=self._rivals_at(detail, places),
            own=holds_of(request),
            minutes=request.minutes,
        )
        shown = day if day is not None else local_of(starts, zone)[0]
        return day_strip(self._store, self._source, shown, asked, self._clock.now())

    def need(self, request_id: UUID) -> Need | None:
        """What its visit needs, for asking where it can go."""
        request = self._store.get(VisitRequest, request_id)
        return Need.of(request) if request is not None else None

    # --- several at one go

    def ready(self) -> list[tuple[RequestLine, Placement]]:
        """The requests that nothing stands against and nobody else wants, each with where it would be confirmed.

        None of them takes the mechanic or the bay of another.
        """
        if not self._source.ready:
            return []
        queue = self._read()
        return [
            (self._plain_line(request, queue), place) for request, place in self._ready(self.places.beside)
        ]

    def _ready(
        self, beside: Callable[[Need, int, Sequence[Placement]], Placement]
    ) -> Iterator[tuple[VisitRequest, Placement]]:
        if not self._rights.may_answer_requests():
            return
        queue, asked, taken = self._read(), self._asked(), Taken()
        entries = [self._entry(row, asked, queue.now) for row in queue.groups[Group.PENDING]]
        for request, choice in without_clash(entries):
            need = Need.of(request)
            place = beside(need, choice.starts, taken.near(choice.starts, choice.ends))
            if place.free and request.preferred_mechanic_id in (None, place.mechanic_id):
                taken.add(place)
                yield request, place

    # --- the clock and the rows

    def tick(self) -> None:
        """A minute may have passed, or an offer lapsed: ages, and what follows the clock, are derived again."""
        minute = self._clock.now() // 60
        if minute != self._minute or self._lapsed():
            self._minute = minute
            self._details.forget()  # what was their next visit may have begun
            self._forget()

    def now(self) -> int:
        """By the workshop's clock."""
        return self._clock.now()

    def dismiss(self, mid: UUID) -> None:
        """An answer that came back was read."""
        self._store.dismiss(mid)

    # --- inside

    def _lapsed(self) -> bool:
        """Whether a time that was held for its customer is so no longer, since the queue was read."""
        queue, now = self._queue, self._clock.now()
        if queue is None:
            return False
        held = (
            time for row in queue.groups[Group.PENDING] for time in row.offered if is_held(time, queue.now)
        )
        return not all(is_held(time, now) for time in held)

    def _read(self) -> _Queue:
        if self._queue is None:
            now = self._clock.now()
            rows = self._store.all(VisitRequest) if self._rights.may_answer_requests() else []
            sessions = self._store.some(Session, {row.session_id for row in rows if row.session_id})
            groups: dict[Group, list[VisitRequest]] = {group: [] for group in Group}
            for row in rows:
                groups[group_of(row, now, sessions)].append(row)
            groups[Group.PENDING].sort(key=by_urgency)
            groups[Group.CONFIRMED].sort(key=lambda row: (_visit_at(row, sessions), row.id.int))
            groups[Group.DONE].sort(key=lambda row: (-_ended_at(row, sessions), row.id.int))
            self._queue = _Queue(groups, sessions, now)
        return self._queue

    def _asked(self) -> Choices:
        if self._choices is None:
            queue = self._read()
            self._choices = self._kept.choices(queue.groups[Group.PENDING], queue.now)
        return self._choices

    def _entry(self, row: VisitRequest, asked: Choices, now: int) -> Entry:
        state = derived_state(row, now)
        return Entry(
            request=row,
            state=state,
            age=age(row, now, self.policy),
            answer_by=answer_by(row, self.policy),
            choices=asked.choices(row) if state in OPEN else (),
        )

    def _plain_line(self, row: VisitRequest, queue: _Queue) -> RequestLine:
        customers = self._store.some(Customer, {row.customer_id})
        vehicles = self._store.some(Vehicle, {row.vehicle_id} if row.vehicle_id else set())
        nothing: frozenset[UUID] = frozenset()
        return self._line(row, queue, customers, vehicles, refused=nothing, waiting=nothing)

    def _line(
        self,
        row: VisitRequest,
        queue: _Queue,
        customers: dict[UUID, Customer],
        vehicles: dict[UUID, Vehicle],
        *,
        refused: frozenset[UUID],
        waiting: frozenset[UUID],
    ) -> RequestLine:
        now, state = queue.now, derived_state(row, queue.now)
        pending = state is RequestState.PENDING
        choices = self._asked().choices(row) if pending else ()
        customer = customers.get(row.customer_id)
        session = queue.sessions.get(row.session_id) if row.session_id else None
        return RequestLine(
            request_id=row.id,
            state=state,
            customer=customer.name if customer else "",
            vehicle=vehicle_name(vehicles.get(row.vehicle_id)) if row.vehicle_id else "",
            source=row.source,
            service=row.service_type,
            minutes=row.minutes,
            starts=_stands_at(row, queue.sessions),
            asked_at=row.asked_at,
            age=age(row, now, self.policy),
            passed=max(0.0, (now - row.asked_at) / self.policy.promise_seconds),
            old=max(0, now - row.asked_at),
            over=max(0, now - answer_by(row, self.policy)) if pending else 0,
            lapses_at=offer_expires_at(row) if state is RequestState.COUNTERED else None,
            ended_at=row.ended_at,
            visit=session.state if session is not None else None,
            clashes=pending and all(choice.clashes or choice.bay_id is None for choice in choices),
            rivals=len({rival for choice in choices for rival in choice.rivals}),
            waiting=bool(waiting) and not waiting.isdisjoint((row.id, row.session_id)),
            refused=bool(refused) and row.id in refused,
        )

    def _rivals_at(self, detail: RequestDetail, places: Sequence[Placement]) -> list[Rival]:
        wanted = {place.starts for place in places}
        return [rival for wish in detail.wishes if wish.starts in wanted for rival in wish.rivals]

    def _rows_changed(self, kinds: frozenset[str]) -> None:
        if "session" in kinds:
            self._details.forget()
        self._kept.heard(kinds)
        self._forget()

    def _forget(self) -> None:
        self._queue = self._choices = self._board = None
        self.changed.emit()


def _visit_at(row: VisitRequest, sessions: dict[UUID, Session]) -> int:
    """When a confirmed visit is: as moved since, or as confirmed."""
    session = sessions.get(row.session_id) if row.session_id is not None else None
    if session is not None and session.starts is not None:
        return session.starts
    return row.confirmed_starts or row.requested[0]


def _stands_at(row: VisitRequest, sessions: dict[UUID, Session]) -> int:
    """The time that its line names."""
    if row.state is RequestState.CONFIRMED:
        return _visit_at(row, sessions)
    if row.state is RequestState.COUNTERED and row.offered:
        return row.offered[0].starts
    return row.requested[0]


def _ended_at(row: VisitRequest, sessions: dict[UUID, Session]) -> int:
    """When it was over, for the order of what is done."""
    if row.state is RequestState.CONFIRMED:
        return _visit_at(row, sessions)
    return row.ended_at or offer_expires_at(row) or row.asked_at
