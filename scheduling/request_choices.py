"""The times of open visit requests as the engine sees them: free or why not, in which bay, beside which rivals.

Many requests are asked about at once, and each question of the engine once. Whether a time is free is
decided in ``availability`` alone; in which order requests are shown is ``request_queue``'s.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from scheduling.availability import Availability, Refusal, Slot
from scheduling.calendar_rules import DAY_SECONDS
from scheduling.errors import NotFound
from scheduling.intervals import Span
from scheduling.request_answers import holds_of
from scheduling.request_rivals import Wish, WishedTime, rivals
from scheduling.reservations import blocks
from scheduling.visit_requests import RequestPolicy, RequestState, VisitRequest, is_held
from scheduling.vocabulary import Reason, VisitKind

KIND = VisitKind.IN_PERSON
NEAR = DAY_SECONDS
"""Further away nothing stands in a visit's way: no buffer is longer."""


class Alternative(NamedTuple):
    """A free time on the grid that staff may offer, with its mechanic (if one was asked for) and a free bay."""

    starts: int
    ends: int
    mechanic_id: UUID | None
    bay_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One time of an open request, wished for or offered, and what stands against it now."""

    starts: int
    ends: int
    mechanic_id: UUID | None
    bay_id: UUID | None
    """The bay with which it can be confirmed; ``None``: it cannot."""
    clashes: tuple[Refusal, ...] = ()
    """Every reason of the engine, asked as staff."""
    rivals: tuple[UUID, ...] = ()
    """Other pending requests that want the mechanic's time or the last bay, the oldest first."""

    @property
    def in_the_way(self) -> tuple[UUID, ...]:
        """The reservations among the clashes."""
        return tuple(clash.reservation_id for clash in self.clashes if clash.reservation_id is not None)


class Choices:
    """All open requests of a queue, compared with each other and with what is taken."""

    def __init__(
        self,
        requests: Iterable[VisitRequest],
        engine: Availability,
        policy: RequestPolicy,
        now: int,
        *,
        before: Choices | None = None,
        touched: Sequence[Span] = (),
    ) -> None:
        """``before``: of the same shop earlier; all reservations that have come, gone or lapsed since lie in
        ``touched``. What they make no difference to is not asked again."""
        self._engine = engine
        self._policy = policy
        self._now = now
        self._answers: dict[tuple[UUID | None, Span], tuple[Refusal, ...]] = {}
        self._bays: dict[Span, list[UUID]] = {}
        self._told: dict[UUID, tuple[VisitRequest, tuple[Choice, ...]]] = {}
        if before is not None:
            self._take_over(before, touched)
        self._alternatives: dict[tuple[UUID | None, tuple[int, ...], int], tuple[Alternative, ...]] = {}
        pending = [request for request in requests if request.state is RequestState.PENDING]
        pending.sort(key=lambda request: (request.asked_at, request.id.int))
        self._places = {request.id: place for place, request in enumerate(pending)}
        self._times = [time for request in pending for time in self._wished(request)]
        same = before is not None and self._times == before._times
        self._rivals: Mapping[Wish, frozenset[UUID]]
        self._rivals = before._rivals if before is not None and same else rivals(self._times)

    def choices(self, request: VisitRequest) -> tuple[Choice, ...]:
        """A pending request's wishes in the customer's order; a countered one's times that are still held."""
        if request.state is RequestState.PENDING:
            return self._pending(request)
        own = holds_of(request)
        return tuple(
            self._choice(
                (time.starts, time.starts + request.minutes * 60), time.mechanic_id, time.bay_id, own
            )
            for time in request.offered
            if is_held(time, self._now)
        )

    def stands(self, now: int) -> bool:
        """Whether the clock alone makes no difference to what was answered."""
        return all(self._is_so_at(now, span, refusals) for (_, span), refusals in self._answers.items())

    def _take_over(self, before: Choices, touched: Sequence[Span]) -> None:
        self._answers = {
            (mechanic_id, span): refusals
            for (mechanic_id, span), refusals in before._answers.items()
            if before._is_so_at(self._now, span, refusals) and not _meets(span, touched)
        }
        self._bays = {span: bays for span, bays in before._bays.items() if not _meets(span, touched)}

    def _is_so_at(self, now: int, span: Span, refusals: tuple[Refusal, ...]) -> bool:
        """Whether it has not begun meanwhile, nor come near enough to be booked."""
        if now <= self._now:
            return now == self._now
        has_begun = self._now <= span[0] < now
        return not has_begun and all(refusal.reason is not Reason.TOO_FAR for refusal in refusals)

    def _pending(self, request: VisitRequest) -> tuple[Choice, ...]:
        known = self._told.get(request.id)
        if known is None or known[0] is not request:
            found = tuple(self._wish(request, place) for place in range(len(request.requested)))
            known = self._told[request.id] = request, found
        return known[1]

    def alternatives(self, request: VisitRequest) -> tuple[Alternative, ...]:
        """The free times nearest to the first wish, the preferred mechanic's first, without the wishes.

        Where nobody is wished for, times at which somebody is free: a bay alone only in a shop where nobody ever is.
        """
        key = request.preferred_mechanic_id, request.requested, request.minutes
        if key not in self._alternatives:
            self._alternatives[key] = self._nearest(request)
        return self._alternatives[key]

    def _nearest(self, request: VisitRequest) -> tuple[Alternative, ...]:
        preferred = request.preferred_mechanic_id
        mechanic_id = preferred if self._is_known(preferred) else None
        wishes = {(starts, mechanic_id) for starts in request.requested}
        first, minutes, count = request.requested[0], request.minutes, self._policy.alternatives + len(wishes)
        slots: list[Slot] = []
        if mechanic_id is None:
            some = self._engine.nearest_of_anybody(
                first, minutes, KIND, now=self._now, count=count, as_staff=True
            )
            slots = [slot._replace(mechanic_id=None) for slot in some]  # who it is, is chosen with the time
        if not slots:
            slots = self._engine.nearest(
                mechanic_id,
                first,
                minutes,
                KIND,
                now=self._now,
                count=count,
                as_staff=True,
                others=mechanic_id is not None,
            )
        others = [slot for slot in slots if (slot.starts, slot.mechanic_id) not in wishes]
        return tuple(
            Alternative(
                slot.starts, slot.ends, slot.mechanic_id, self._free_bays((slot.starts, slot.ends))[0]
            )
            for slot in others[: self._policy.alternatives]
        )

    def _wish(self, request: VisitRequest, place: int) -> Choice:
        starts = request.requested[place]
        span = starts, starts + request.minutes * 60
        mine = self._rivals.get(Wish(request.id, place), frozenset())
        return self._choice(
            span,
            request.preferred_mechanic_id,
            rivals=tuple(sorted(mine, key=self._places.__getitem__)),
        )

    def _choice(
        self,
        span: Span,
        mechanic_id: UUID | None,
        bay_id: UUID | None = None,
        own: Collection[UUID] = (),
        rivals: tuple[UUID, ...] = (),
    ) -> Choice:
        clashes = self._clashes(span, mechanic_id, own)
        free = self._free_bays(span, own)
        bay = bay_id if bay_id in free else free[0] if free else None
        return Choice(
            starts=span[0],
            ends=span[1],
            mechanic_id=mechanic_id,
            bay_id=None if clashes else bay,
            clashes=clashes,
            rivals=rivals,
        )

    def _clashes(self, span: Span, mechanic_id: UUID | None, own: Collection[UUID]) -> tuple[Refusal, ...]:
        key = mechanic_id, span
        if own or key not in self._answers:
            answer = self._ask(span, mechanic_id, own)
            if own:
                return answer
            self._answers[key] = answer
        return self._answers[key]

    def _ask(self, span: Span, mechanic_id: UUID | None, own: Collection[UUID]) -> tuple[Refusal, ...]:
        try:
            verdict = self._engine.verdict(
                mechanic_id, *span, KIND, now=self._now, ignoring=own, as_staff=True
            )
        except NotFound:
            # One who has left must not hide the queue: the visit is no longer theirs to be booked for.
            return (Refusal(reason=Reason.KIND_NOT_OFFERED, starts=span[0], ends=span[1]),)
        return verdict.refusals

    def _free_bays(self, span: Span, own: Collection[UUID] = ()) -> list[UUID]:
        if own:
            return self._engine.free_bays(*span, now=self._now, ignoring=own)
        if span not in self._bays:
            self._bays[span] = self._engine.free_bays(*span, now=self._now)
        return self._bays[span]

    def _wished(self, request: VisitRequest) -> Iterable[WishedTime]:
        """A pending request's wishes that can still come true."""
        preferred = request.preferred_mechanic_id
        mechanic_id = preferred if self._is_known(preferred) else None
        buffer = self._engine.effective_buffer(mechanic_id)
        for place, starts in enumerate(request.requested):
            during = starts, starts + request.minutes * 60
            if starts >= self._now:
                yield WishedTime(
                    wish=Wish(request.id, place),
                    during=during,
                    blocks=blocks(*during, buffer),
                    mechanic_id=mechanic_id,
                    bays=frozenset(self._free_bays(during)),
                )

    def _is_known(self, mechanic_id: UUID | None) -> bool:
        try:
            self._engine.effective_buffer(mechanic_id)
        except NotFound:
            return False
        return True


def _meets(span: Span, touched: Sequence[Span]) -> bool:
    return any(low - NEAR < span[1] and span[0] < high + NEAR for low, high in touched)
