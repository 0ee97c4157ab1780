"""What a booking would cost with tax, what credit pays of it, and what would come back: as the server says, no words.

Asked when the review is looked at, and once more for another booking; without the server nothing is said of it.
"""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from desktop.presenters.booking_draft import Draft
from desktop.presenters.booking_hold import Spawn
from desktop.presenters.on_server import OnServer, Reached
from scheduling.money_messages import Foretold, TermsQuestion


class Foretells(Protocol):
    """``desktop.sync.money.Money`` is one."""

    async def terms(self, question: TermsQuestion) -> Foretold: ...


class BookingTerms(OnServer):
    """Of one booking that is being made. ``told`` is of ``asked``; empty while it is not known."""

    def __init__(self, server: Foretells, spawn: Spawn, *, may_ask: bool) -> None:
        super().__init__()
        self._server = server
        self._spawn = spawn
        self.may_ask = may_ask
        """Whether money is this person's to speak of."""
        self.asked: TermsQuestion | None = None
        self.told: Foretold | None = None

    def look(self, draft: Draft, *, customer_id: UUID | None, accepted: bool) -> None:
        """For this booking; ``customer_id`` only of one whom the server knows."""
        if not self.may_ask or draft.kind is None:
            return
        question = TermsQuestion(
            kind=draft.kind,
            minutes=draft.minutes or 0,
            plan_id=draft.plan.id if draft.plan is not None else None,
            price_cents=draft.price_cents,
            starts=draft.starts,
            mechanic_id=draft.mechanic_id,
            customer_id=customer_id,
            accepted=accepted,
        )
        if question != self.asked:
            self.asked, self.told = question, None
            self._spawn(self._ask(question))

    def again(self) -> None:
        """After there was no answer."""
        if self.asked is not None:
            self._spawn(self._ask(self.asked))

    async def _ask(self, question: TermsQuestion) -> None:
        async def work() -> None:
            told = await self._server.terms(question)
            if question == self.asked:  # else another booking was asked about meanwhile
                self.told = told
                self.known = True

        await self._in_turn(work, Reached.LOOKED)
