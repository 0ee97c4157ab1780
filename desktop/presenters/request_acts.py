"""What staff answer to visit requests, and how far it is taken back: as if it had never been, or not at all.

An answer goes to the customer as soon as the server has it, so Ctrl+Z takes back only what has not been sent. Which
step may be taken, and into which bay, is asked of ``scheduling.request_answers``, as on the server.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.booking_undo import Undoing
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.clock import Clock
from desktop.presenters.requests_model import Placement
from desktop.presenters.settling import settle_request
from desktop.presenters.undo import TakenBack
from desktop.presenters.undo_labels import (
    ALL_CONFIRMED,
    BACK,
    CONFIRMED,
    COUNTERED,
    DECLINED,
    MADE,
    OFFERED,
    WITHDRAWN,
)
from desktop.presenters.unheard import let_go
from desktop.store.local_store import LocalStore
from scheduling import request_answers
from scheduling.errors import Gone, NotAllowed, TooLate
from scheduling.ids import uuid7
from scheduling.offers import OfferPolicy
from scheduling.records import Customer, Mechanic
from scheduling.request_answers import Desk, Wanted
from scheduling.request_commands import (
    ConfirmRequest,
    CounterRequest,
    DeclineRequest,
    RequestCommand,
    TimeToOffer,
    WithdrawRequest,
)
from scheduling.sessions import Actor
from scheduling.visit_requests import DeclineReason, RequestPolicy, VisitRequest
from scheduling.vocabulary import Role

_ACTORS = {Role.OWNER: Actor.OWNER, Role.RECEPTIONIST: Actor.RECEPTIONIST}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """The shop's written price of a visit; none leaves what the request says."""

    cents: int | None = None
    text: str = ""


class RequestActs:
    """Each act is on the disk when it returns; the server's answer is followed by whoever asked for it.

    They raise ``Gone`` for a request that is no longer there, ``NotAllowed``, ``NotAvailable`` with the reasons for a
    time, ``IllegalTransition`` for a step that cannot be taken any more, and what ``LocalStore.submit`` raises.
    """

    def __init__(
        self,
        store: LocalStore,
        source: AvailabilitySource,
        clock: Clock,
        rights: Rights,
        undo: Undoing | None = None,
    ) -> None:
        self._store = store
        self._source = source
        self._clock = clock
        self._rights = rights
        self._undo = undo

    def confirm(
        self, request_id: UUID, place: Placement, quote: Quote = Quote(), *, agreed: bool = False
    ) -> UUID:
        """Book it there. ``agreed``: the customer said so, of a time offered or of one that they did not name."""
        request = self._asked(request_id)
        command = self._confirming(request, place, quote, agreed=agreed)
        label = OFFERED if place.asks_first else CONFIRMED
        return self._submit(request, command, label, starts=place.starts, mechanic=place.mechanic)

    def confirm_all(self, wanted: Sequence[tuple[UUID, Placement]]) -> list[UUID]:
        """Several at one go, all of them or none."""
        requests = [self._asked(request_id) for request_id, _ in wanted]
        pairs = list(zip(requests, (place for _, place in wanted), strict=True))
        commands = [self._confirming(request, place, Quote(), agreed=False) for request, place in pairs]
        if not commands:
            return []
        mids = self._store.submit_all(commands)
        for request in requests:
            settle_request(self._store, request.id)
        self._remember(ALL_CONFIRMED, {"count": len(mids)}, mids)
        return mids

    def counter(self, request_id: UUID, places: Sequence[Placement]) -> UUID:
        """Offer these times, each held until the customer answers."""
        request = self._asked(request_id)
        wanted = [Wanted(uuid7(), place.starts, place.mechanic_id) for place in places]
        request_answers.counter(request, self._desk(), wanted)
        times = [TimeToOffer(hold_id=id, starts=starts, mechanic_id=who) for id, starts, who in wanted]
        return self._submit(request, CounterRequest(request_id=request.id, times=times), COUNTERED)

    def check_counter(self, request_id: UUID, places: Sequence[Placement]) -> None:
        """Whether these could be offered together; raises as :meth:`counter`, and keeps nothing."""
        wanted = [Wanted(uuid7(), place.starts, place.mechanic_id) for place in places]
        request_answers.counter(self._asked(request_id), self._desk(), wanted)

    def decline(
        self, request_id: UUID, why: DeclineReason | None, words: str = "", *, by_customer: bool = False
    ) -> UUID:
        """The shop declines, with a reason; or ``by_customer``, who does not want what was offered."""
        request, reason = self._asked(request_id), words.strip()
        request_answers.decline(
            request, self._desk(), decline_reason=why, reason=reason, customer_agreed=by_customer
        )
        command = DeclineRequest(
            request_id=request.id, decline_reason=why, reason=reason, customer_agreed=by_customer
        )
        return self._submit(request, command, DECLINED)

    def withdraw(self, request_id: UUID, words: str = "") -> UUID:
        """The customer no longer wants it, and said so."""
        request, reason = self._asked(request_id), words.strip()
        request_answers.withdraw(request, self._desk(), reason=reason, customer_agreed=True)
        return self._submit(request, WithdrawRequest(request_id=request.id, reason=reason), WITHDRAWN)

    def remember_made(self, customer: str, starts: int, mid: UUID) -> None:
        """A request was made here; it can be taken back until it is sent."""
        self._remember(MADE, {"customer": customer, "starts": starts}, [mid])

    # --- inside

    def _asked(self, request_id: UUID) -> VisitRequest:
        request = self._store.get(VisitRequest, request_id)
        if request is None:
            raise Gone
        if not self._rights.may_answer_requests():
            raise NotAllowed
        return request

    def _desk(self) -> Desk:
        return Desk(
            engine=self._source.availability(),
            policy=self._source.policy(RequestPolicy),
            now=self._clock.now(),
            actor=_ACTORS[self._rights.role],
            offers=self._source.policy(OfferPolicy),
            mechanic_id=self._rights.own_mechanic,
        )

    def _confirming(
        self, request: VisitRequest, place: Placement, quote: Quote, *, agreed: bool
    ) -> ConfirmRequest:
        command = ConfirmRequest(
            request_id=request.id,
            session_id=uuid7(),
            reservation_id=uuid7(),
            starts=place.starts,
            mechanic_id=place.mechanic_id,
            bay_id=place.bay_id,
            customer_agreed=agreed,
            quote_cents=quote.cents,
            quote_text=quote.text.strip(),
        )
        mechanic = self._store.get(Mechanic, place.mechanic_id) if place.mechanic_id is not None else None
        request_answers.confirm(
            request,
            self._desk(),
            starts=command.starts,
            mechanic=mechanic,
            session_id=command.session_id,
            reservation_id=command.reservation_id,
            bay_id=command.bay_id,
            customer_agreed=agreed,
        )
        return command

    def _submit(
        self,
        request: VisitRequest,
        command: RequestCommand,
        label: str,
        *,
        starts: int | None = None,
        mechanic: str = "",
    ) -> UUID:
        mid = self._store.submit(command)
        settle_request(self._store, request.id)
        customer = self._store.get(Customer, request.customer_id)
        params: dict[str, object] = {
            "customer": customer.name if customer else "",
            "starts": request.requested[0] if starts is None else starts,
            "mechanic": mechanic,
        }
        self._remember(label, params, [mid])
        return mid

    def _remember(self, label: str, params: dict[str, object], mids: list[UUID]) -> None:
        if self._undo is not None:
            self._undo.push(label, params, self._taking_back(mids), mids[-1])

    def _taking_back(self, mids: list[UUID]) -> Callable[[], TakenBack]:
        def take_back() -> TakenBack:
            """Of several as many as have not been sent; with none the customers have heard."""
            kept = [mid for mid in mids if not let_go(self._store, mid)]
            if len(kept) == len(mids):
                raise TooLate
            return TakenBack(BACK, {"count": len(mids) - len(kept), "kept": len(kept)})

        return take_back
