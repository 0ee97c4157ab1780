"""What is known of a customer on the server alone: credit, favourite mechanics, SMS, signed waivers. No words.

Nothing of it is kept here: without the server it is not known, and not pretended (``customer_sheet``).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Protocol
from uuid import UUID

from desktop.presenters.calendar_rights import Rights
from desktop.presenters.on_server import OnServer, Reached
from desktop.store.local_store import LocalStore
from desktop.store.pending import UNANSWERED
from desktop.store.telling import tell
from scheduling.commands import CreateCustomer
from scheduling.message_delivery import ConsentAnswer
from scheduling.money_messages import CreditAnswer
from scheduling.records import Mechanic
from scheduling.rights import Action
from scheduling.visit_messages import Favourites
from scheduling.waiver_messages import WaiverLine, WaiverPage


class Asks(Protocol):
    """``desktop.sync.customer_service.CustomerService`` is one."""

    async def credit(self, customer_id: UUID) -> CreditAnswer: ...
    async def favourites(self, customer_id: UUID) -> Favourites: ...
    async def like(self, customer_id: UUID, mechanic_id: UUID) -> None: ...
    async def unlike(self, customer_id: UUID, mechanic_id: UUID) -> None: ...
    async def consent(self, customer_id: UUID) -> ConsentAnswer: ...
    async def agree(self, customer_id: UUID, *, given: bool) -> ConsentAnswer: ...
    async def waivers(self, customer_id: UUID) -> WaiverPage: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Extras:
    """Of one customer, as the server had it when it was asked."""

    favourites: tuple[UUID, ...]
    consent: ConsentAnswer
    waivers: tuple[WaiverLine, ...]
    """Newest first."""
    credit: CreditAnswer | None = None
    """Not for who may not see money."""


class CustomerExtras(OnServer):
    """Of the customer who is looked at; asked anew for another. ``extras`` are always theirs."""

    def __init__(self, calls: Asks, store: LocalStore, rights: Rights) -> None:
        super().__init__()
        self._calls = calls
        self._store = store
        self._rights = rights
        self.customer_id: UUID | None = None
        self.extras: Extras | None = None

    @property
    def may_change(self) -> bool:
        """Whether this person notes what a customer likes and agreed to."""
        return self._rights.may_edit_customers()

    @property
    def unheard(self) -> bool:
        """Whether the server has not heard of them yet: then there is nothing to ask it for."""
        return any(
            isinstance(change.command, CreateCustomer) and change.command.customer_id == self.customer_id
            for change in self._store.changes()
            if change.state in UNANSWERED
        )

    def choose(self, customer_id: UUID | None) -> bool:
        """Another one is looked at: nothing is known yet; whether it is another, and the server has to be asked."""
        if customer_id == self.customer_id:
            return False
        self.customer_id, self.extras, self.known = customer_id, None, False
        self.forget_trouble()
        return customer_id is not None

    async def look(self) -> None:
        """Ask for all of it; once more where another customer was chosen meanwhile."""
        wanted = None
        while not self.busy and self.customer_id is not None and wanted != self.customer_id:
            wanted = self.customer_id
            if self.unheard:
                return
            await self._do(lambda wanted=wanted: self._read(wanted), Reached.LOOKED)  # type: ignore[misc]  # bound

    def mechanics(self) -> list[Mechanic]:
        """Those who can be liked besides: who works here now."""
        liked = self.extras.favourites if self.extras is not None else ()
        rows = [row for row in self._store.all(Mechanic) if row.active and row.id not in liked]
        return sorted(rows, key=lambda row: (row.sort, row.name, row.id))

    def name_of(self, mechanic_id: UUID) -> str:
        """Of a mechanic; empty for one who is not known here."""
        row = self._store.get(Mechanic, mechanic_id)
        return row.name if row is not None else ""

    async def like(self, mechanic_id: UUID, *, yes: bool) -> None:
        """Note that they like one, or no longer do."""

        async def work(customer_id: UUID) -> None:
            await (self._calls.like if yes else self._calls.unlike)(customer_id, mechanic_id)
            if self.extras is not None:
                others = tuple(each for each in self.extras.favourites if each != mechanic_id)
                self._keep(
                    customer_id, replace(self.extras, favourites=(*others, mechanic_id) if yes else others)
                )

        await self._change(work)

    async def agree(self, *, given: bool) -> None:
        """Note what they said about SMS to the number that they have now."""

        async def work(customer_id: UUID) -> None:
            consent = await self._calls.agree(customer_id, given=given)
            if self.extras is not None:
                self._keep(customer_id, replace(self.extras, consent=consent))

        await self._change(work)

    # --- inside

    async def _change(self, work: Callable[[UUID], Awaitable[None]]) -> None:
        customer_id = self.customer_id
        if customer_id is None or self.extras is None:
            return
        await self._do(lambda: work(customer_id))
        if not self.known:  # others were looked at meanwhile, whose looking had to wait
            await self.look()

    async def _read(self, customer_id: UUID) -> None:
        sees_money = self._rights.may_at_all(Action.VIEW_MONEY)
        extras = Extras(
            favourites=tuple((await self._calls.favourites(customer_id)).mechanics),
            consent=await self._calls.consent(customer_id),
            waivers=tuple((await self._calls.waivers(customer_id)).waivers),
            credit=await self._calls.credit(customer_id) if sees_money else None,
        )
        self._keep(customer_id, extras)

    def _keep(self, customer_id: UUID, extras: Extras) -> None:
        """Unless somebody else is looked at by now."""
        if customer_id == self.customer_id:
            self.extras, self.known = extras, True
            tell(self.changed)
