"""Taking a visit off its time and bay until it is given another one: whether one may, doing it, taking it back.

From a card of the day and from a booking's card in the calendar alike. What is parked stands on deck (``on_deck``).
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from desktop.presenters.calendar_rights import Rights
from desktop.presenters.clock import Clock
from desktop.presenters.moves import Fit, Mover
from desktop.presenters.settling import settle_refused
from desktop.presenters.undo import PUT_BACK, STAYED, TakenBack, UndoStack
from desktop.presenters.unheard import let_go
from desktop.store.local_store import LocalStore
from desktop.store.pending import REFUSED
from scheduling.commands import MoveSession, ParkSession, Place
from scheduling.errors import Gone, NotAllowed, NotAvailable
from scheduling.records import Customer, Mechanic, Session
from scheduling.sessions import PARKABLE, is_parked, place_of, was_accepted
from scheduling.vocabulary import VisitKind


class Parking:
    """``undo`` is the window's, ``mover`` says where it can be put back."""

    def __init__(
        self, store: LocalStore, clock: Clock, rights: Rights, undo: UndoStack, mover: Mover
    ) -> None:
        self._store = store
        self._clock = clock
        self._rights = rights
        self._undo = undo
        self._mover = mover

    def may_park(self, row: Session) -> bool:
        """Whether this person may take it off its place now."""
        here = row.kind is VisitKind.IN_PERSON and row.starts is not None and row.state in PARKABLE
        return here and self._rights.as_staff and self._rights.may_move(row)

    def park(self, session_id: UUID) -> UUID:
        """Off its time and bay; the mutation's id. Raises ``Gone``, ``NotAllowed`` and what ``submit`` raises."""
        row = self._row(session_id)
        if row.state not in PARKABLE:
            raise Gone
        if not self.may_park(row):
            raise NotAllowed
        seen = place_of(row)
        mid = self._store.submit(ParkSession(session_id=session_id, seen=seen))
        settle_refused(self._store, session_id)
        self._undo.push("parked", self._params(row, seen), lambda: self._put_back(row, mid), mid)
        return mid

    # --- inside

    def _row(self, session_id: UUID) -> Session:
        row = self._store.get(Session, session_id)
        if row is None:
            raise Gone
        return row

    def _params(self, row: Session, place: Place) -> dict[str, object]:
        customer = self._store.get(Customer, row.customer_id)
        name = customer.name if customer else ""
        return {"customer": name, "starts": place.starts, "mechanic": self._mechanic(place.mechanic_id)}

    def _mechanic(self, mechanic_id: UUID | None) -> str:
        mechanic = self._store.get(Mechanic, mechanic_id) if mechanic_id else None
        return mechanic.name if mechanic else ""

    def _refused(self, session_id: UUID, mid: UUID) -> bool:
        """Whether the server refused it, so that all stayed as it was; then the refusal is seen."""
        change = self._store.change(mid)
        if change is None or change.state not in REFUSED:
            return False
        settle_refused(self._store, session_id)
        return True

    def _put_back(self, stood: Session, mid: UUID) -> TakenBack:
        """To where it stood, if nobody else has that and it is not over; into its bay, if that is free.

        The hours are no reason: it stood there, whatever they are by now. Who had not answered yet is asked again.
        """
        session_id, seen = stood.id, place_of(stood)
        if self._refused(session_id, mid):
            return TakenBack(STAYED)
        if not is_parked(self._row(session_id)):
            raise Gone
        if let_go(self._store, mid):
            return TakenBack(PUT_BACK)
        row = self._row(session_id)
        if not self._rights.may_move_to(row, seen.mechanic_id):
            raise NotAllowed
        back = MoveSession(
            session_id=session_id, seen=place_of(row), to=seen, bay_id=stood.bay_id, placing=True
        )
        asked = self._rights.answers_first(seen.mechanic_id, seen.starts, self._clock.now())
        asked = asked and not was_accepted(row, back)
        fit, verdict = self._mover.fit_free(row, seen, stood=True, asked=asked)
        if fit is Fit.REFUSED:
            raise NotAvailable(reasons=[reason.value for reason in verdict.reasons])
        mid = self._store.submit(replace(back, drop_buffer=fit is Fit.BUFFER))
        return TakenBack("moved_offer" if asked else "moved", mid=mid)
