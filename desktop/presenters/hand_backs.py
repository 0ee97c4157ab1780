"""Money that waits to be handed back by somebody: cash, the terminal's, a card's that its processor never does.

No words. Only the server knows of it: there it is decided what goes back of a booking that was cancelled. What was
told last stays in sight while the server is away; without it nothing is said to be handed back.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Protocol
from uuid import UUID

from psygnal import Signal

from desktop.presenters.calendar_rights import Rights
from desktop.presenters.on_server import OnServer, Reached
from desktop.store.local_store import LocalStore
from desktop.store.telling import tell
from scheduling.money_messages import RefundsByHand, RefundView
from scheduling.records import Customer, Session


class AsksHandBacks(Protocol):
    """``desktop.sync.money.Money`` is one."""

    async def to_hand_back(self) -> RefundsByHand: ...
    async def handed(self, refund_id: UUID) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class HandBack:
    """One sum for one customer, whose name is empty where their booking is not among the rows here."""

    refund_id: UUID
    session_id: UUID
    customer: str
    starts: int | None
    """When their booking is or was to be."""
    cents: int
    """As it is put into their hand."""
    method: str
    since: int
    problem: str = ""
    """Why it could not be said to be handed back, as a code."""


class HandBacks(OnServer):
    """One for the desk."""

    listed = Signal()
    """Other lines are there, or they say something else."""
    handed = Signal(HandBack)
    """The server has it that this is in the customer's hand."""

    def __init__(
        self,
        store: LocalStore,
        rights: Rights,
        server: AsksHandBacks,
        spawn: Callable[[Coroutine[Any, Any, Any]], None],
    ) -> None:
        super().__init__()
        self._store = store
        self._rights = rights
        self._server = server
        self._spawn = spawn
        self._refunds: tuple[RefundView, ...] = ()
        self._troubles: dict[UUID, str] = {}

    @property
    def lines(self) -> tuple[HandBack, ...]:
        """Those that wait the longest first."""
        return tuple(map(self._line, self._refunds))

    def look(self) -> None:
        """Ask the server, on behalf of somebody who hands money back."""
        if self._rights.may_take_money():
            self._spawn(self._in_turn(self._load, Reached.LOOKED))

    def hand(self, refund_id: UUID) -> None:
        """It is in the customer's hand; told twice it is so once."""
        if self._rights.may_take_money() and any(each.id == refund_id for each in self._refunds):
            self._troubles = {key: code for key, code in self._troubles.items() if key != refund_id}
            self._spawn(self._hand(refund_id))

    async def _hand(self, refund_id: UUID) -> None:
        async def work() -> None:
            await self._server.handed(refund_id)
            self.reached = Reached.ANSWERED
            self._list(each for each in self._refunds if each.id != refund_id)
            await self._load()

        meant = next((line for line in self.lines if line.refund_id == refund_id), None)
        done = await self._in_turn(work) or self.reached is Reached.ANSWERED
        if done and meant is not None:
            tell(self.handed, meant)
        self._list(self._refunds, {} if done else {refund_id: self.problem})

    async def _load(self) -> None:
        self._list((await self._server.to_hand_back()).refunds)
        self.known = True
        self.reached = Reached.LOOKED

    def _list(
        self, refunds: Iterable[RefundView], troubles: Mapping[UUID, str] = MappingProxyType({})
    ) -> None:
        """With what went wrong with them: of one that went wrong before it is said until the next try."""
        before = self._refunds, self._troubles
        self._refunds = tuple(refunds)
        there = {each.id for each in self._refunds}
        self._troubles = {key: code for key, code in {**self._troubles, **troubles}.items() if key in there}
        if before != (self._refunds, self._troubles):
            tell(self.listed)

    def _line(self, refund: RefundView) -> HandBack:
        session = self._store.get(Session, refund.session_id)
        customer = self._store.get(Customer, session.customer_id) if session is not None else None
        return HandBack(
            refund_id=refund.id,
            session_id=refund.session_id,
            customer=customer.name if customer is not None else "",
            starts=session.starts if session is not None else None,
            cents=refund.cents if refund.handed_cents is None else refund.handed_cents,
            method=refund.method,
            since=refund.asked_at,
            problem=self._troubles.get(refund.id, ""),
        )
