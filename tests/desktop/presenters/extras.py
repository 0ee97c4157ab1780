"""A server that has credit, favourites, consent and waivers of customers, without a network."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from uuid import UUID

from desktop.sync.errors import Refused, Unreachable
from scheduling.message_delivery import ConsentAnswer, ConsentHow
from scheduling.money_messages import CreditAnswer, CreditLine
from scheduling.visit_messages import Favourites
from scheduling.waiver_messages import WaiverLine, WaiverPage
from scheduling.wire import Problem
from tests.factories import NOW, named


class FakeExtras:
    """Answers at once; ``away`` and ``refuse`` say what else happens. ``asked`` is whom it was asked about."""

    def __init__(self) -> None:
        self.credits: dict[UUID, list[CreditLine]] = defaultdict(list)
        self.liked: dict[UUID, list[UUID]] = defaultdict(list)
        self.consents: dict[UUID, ConsentAnswer] = {}
        self.signed: dict[UUID, list[WaiverLine]] = defaultdict(list)
        self.asked: list[UUID] = []
        self.away = False
        self.refuse = ""

    def sign(self, customer_id: UUID, **over: object) -> None:
        """One more waiver, newest first."""
        line = WaiverLine(
            id=named(f"waiver {len(self.signed[customer_id])}"),
            sequence=len(self.signed[customer_id]),
            customer_id=customer_id,
            session_id=None,
            version=2,
            signer_name="Marie Tremblay",
            signed_at=NOW,
            received_at=NOW,
            erasable_from=NOW,
            superseded=False,
            holds=0,
        )
        self.signed[customer_id].insert(0, replace(line, **over))  # type: ignore[arg-type]  # fields of a line

    def _heard(self, customer_id: UUID) -> None:
        self.asked.append(customer_id)
        if self.away:
            raise Unreachable("away")
        if self.refuse:
            raise Refused(409, Problem(code=self.refuse, detail=""))

    async def credit(self, customer_id: UUID) -> CreditAnswer:
        self._heard(customer_id)
        lines = self.credits[customer_id]
        return CreditAnswer(
            customer_id=customer_id, balance_cents=sum(line.cents for line in lines), lines=lines
        )

    async def favourites(self, customer_id: UUID) -> Favourites:
        self._heard(customer_id)
        return Favourites(mechanics=list(self.liked[customer_id]))

    async def like(self, customer_id: UUID, mechanic_id: UUID) -> None:
        self._heard(customer_id)
        self.liked[customer_id].append(mechanic_id)

    async def unlike(self, customer_id: UUID, mechanic_id: UUID) -> None:
        self._heard(customer_id)
        self.liked[customer_id].remove(mechanic_id)

    async def consent(self, customer_id: UUID) -> ConsentAnswer:
        self._heard(customer_id)
        return self.consents.get(customer_id, ConsentAnswer(customer_id=customer_id, given=False))

    async def agree(self, customer_id: UUID, *, given: bool) -> ConsentAnswer:
        self._heard(customer_id)
        self.consents[customer_id] = ConsentAnswer(
            customer_id=customer_id, given=given, how=ConsentHow.SPOKEN, changed_at=NOW
        )
        return self.consents[customer_id]

    async def waivers(self, customer_id: UUID) -> WaiverPage:
        self._heard(customer_id)
        return WaiverPage(waivers=list(self.signed[customer_id]))
