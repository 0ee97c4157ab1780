"""How long a booking lasts: whether another length fits, why not, and the change with its way back.

A booking that has not begun is moved onto its own place with other minutes; a session that has begun is extended, which
goes one way. Not here: dragging (the views), and a move to elsewhere (``moves``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.clock import Clock
from desktop.presenters.moves import Decision, Fit, Mover
from desktop.presenters.settling import settle_visit
from desktop.presenters.undo import PUT_BACK, STAYED, TakenBack, UndoStack
from desktop.presenters.unheard import let_go
from desktop.store.local_store import LocalStore
from desktop.store.pending import REFUSED
from desktop.store.projected import MOVABLE
from scheduling.availability import Refusal, Verdict
from scheduling.errors import Gone, NotAllowed, NotAvailable, TooLate
from scheduling.limits import MOST_MINUTES
from scheduling.records import Customer, Session
from scheduling.sessions import place_of
from scheduling.visit_commands import ExtendSession
from scheduling.visits import MOST_EXTENSION
from scheduling.vocabulary import Reason, SessionState, VisitKind

if TYPE_CHECKING:
    from desktop.presenters.calendar_rights import Rights

SHORTEST = 15
TAKEN = frozenset({Reason.BOOKED, Reason.HELD})
"""All that keeps a session from lasting longer: it may run past the hours of work and into its own buffer."""


class Lengths:
    """Decides and submits; a decision's ``to`` has the place that the booking has, with other minutes."""

    def __init__(  # noqa: PLR0917 each is of another kind
        self,
        store: LocalStore,
        source: AvailabilitySource,
        clock: Clock,
        rights: Rights,
        undo: UndoStack,
        mover: Mover,
    ) -> None:
        self._store = store
        self._source = source
        self._clock = clock
        self._rights = rights
        self._undo = undo
        self._mover = mover

    def changeable(self, session_id: UUID) -> bool:
        """Whether this person may make it last longer, or less long where it has not begun."""
        session = self._store.get(Session, session_id)
        if session is None or session.starts is None or session.state is SessionState.UNPLACED:
            return False
        if session.state is SessionState.LIVE:
            return self._rights.may_extend(session)
        return self._mover.movable(session)

    def decide(self, session_id: UUID, minutes: int) -> Decision:
        """What lasting so long would do. Raises :class:`Gone` when its length can no longer be changed."""
        session = self._store.get(Session, session_id)
        if session is None or session.starts is None:
            raise Gone
        minutes = min(max(minutes, SHORTEST), MOST_MINUTES)
        if session.state is SessionState.LIVE:
            return self._extension(session, minutes)
        if session.state not in MOVABLE:
            raise Gone
        return self._mover.decide(session_id, session.starts, session.mechanic_id, minutes=minutes)

    def change(self, decision: Decision, *, drop_buffer: bool = False) -> UUID:
        """Submit it; the mutation's id. Raises a :class:`RuleError` for what may not be."""
        if not decision.extends:
            return self._mover.move(decision, drop_buffer=drop_buffer)
        session = self._store.get(Session, decision.session_id)
        if session is None or session.state is not SessionState.LIVE:
            raise Gone
        if not self._rights.may_extend(session):
            raise NotAllowed
        if decision.fit is not Fit.FREE:
            raise NotAvailable(reasons=[reason.value for reason in decision.verdict.reasons])
        more = decision.to.minutes - session.minutes
        mid = self._store.submit(ExtendSession(session_id=session.id, minutes=more))
        settle_visit(self._store, session.id)
        params: dict[str, object] = {"customer": self._customer(session), "starts": session.starts}
        self._undo.push("extended", params, lambda: self._take_back(session.id, mid), mid)
        return mid

    def _extension(self, session: Session, minutes: int) -> Decision:
        minutes = min(minutes, session.minutes + MOST_EXTENSION)
        seen = place_of(session)
        asked = Decision(
            session_id=session.id, seen=seen, to=replace(seen, minutes=minutes), fit=Fit.SAME, extends=True
        )
        if minutes == session.minutes:
            return asked
        if minutes < session.minutes:
            return replace(asked, fit=Fit.ONLY_LONGER)
        if not self._rights.may_extend(session):
            return replace(asked, fit=Fit.NOT_ALLOWED)
        verdict = Verdict(tuple(self._in_the_way(session, seen.starts + session.minutes * 60, asked.ends)))
        return replace(asked, fit=Fit.FREE if verdict.available else Fit.REFUSED, verdict=verdict)

    def _in_the_way(self, session: Session, start: int, end: int) -> Iterator[Refusal]:
        """Who has the mechanic's time, or the bay, from when it would have ended."""
        engine, now = self._source.availability(), self._clock.now()
        verdict = engine.verdict(
            session.mechanic_id, start, end, session.kind, now=now, ignoring=(session.id,), as_staff=True
        )
        yield from (refusal for refusal in verdict.refusals if refusal.reason in TAKEN)
        if session.kind is VisitKind.IN_PERSON and session.bay_id is not None:
            free = engine.free_bays(start, end, now=now, ignoring=(session.id,))
            if session.bay_id not in free:
                yield Refusal(reason=Reason.NO_BAY, starts=start, ends=end)

    def _take_back(self, session_id: UUID, mid: UUID) -> TakenBack:
        """Only before the server has heard of it: nothing makes a session shorter that has begun."""
        change = self._store.change(mid)
        if change is not None and change.state in REFUSED:
            settle_visit(self._store, session_id)
            return TakenBack(STAYED)
        if not let_go(self._store, mid):
            raise TooLate("a session that has begun is not made shorter")
        return TakenBack(PUT_BACK)

    def _customer(self, session: Session) -> str:
        customer = self._store.get(Customer, session.customer_id)
        return customer.name if customer else ""
