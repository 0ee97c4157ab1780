"""One search for a mechanic at once: asked for, followed until somebody has it, assigned, cancelled. No words.

Not here: what is entered before (``now_flow``), or who could be asked (``now_finder``).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol
from uuid import UUID

from desktop.presenters.booking_hold import Spawn
from desktop.presenters.clock import Clock
from desktop.presenters.now_known import Known
from desktop.presenters.on_server import OnServer, Reached
from desktop.store.local_store import LocalStore
from desktop.store.pending import REFUSED
from desktop.store.telling import tell
from desktop.sync.errors import Refused
from scheduling.commands import CancelSession, Command
from scheduling.errors import ErrorCode
from scheduling.matching_messages import AskNow, OfferLine, SearchView, WaysAnswer, WaysQuestion
from scheduling.mechanics import is_affiliated, offered_kinds
from scheduling.offer_rounds import Shortage
from scheduling.offers import OfferRound
from scheduling.records import Mechanic
from scheduling.vocabulary import CancelledBy, SessionState, VisitKind

FOLLOW_S = 3
"""After so long it is asked again."""


class Standing(StrEnum):
    """How far a search is."""

    ASKING = "asking"
    """Somebody is being asked."""
    NOBODY = "nobody"
    """Nobody is, for now: whoever comes online meanwhile is."""
    FOUND = "found"
    GIVEN_UP = "given_up"
    CANCELLING = "cancelling"
    CANCELLED = "cancelled"


OVER = frozenset({Standing.FOUND, Standing.GIVEN_UP, Standing.CANCELLED})


class Seeks(Protocol):
    """As much of ``desktop.sync.seeking.Seeking`` as is needed here."""

    async def ways(self, question: WaysQuestion) -> WaysAnswer: ...
    async def ask(self, asked: AskNow) -> SearchView: ...
    async def search(self, session_id: UUID) -> SearchView: ...
    async def assign(self, session_id: UUID, mechanic_id: UUID) -> SearchView: ...
    async def book(self, entry_id: UUID, asked: AskNow) -> SearchView: ...


class Search(OnServer):
    """``view`` is what the server said last of a search that stands; ``nobody`` why none was begun."""

    def __init__(self, server: Seeks, store: LocalStore, clock: Clock, spawn: Spawn) -> None:
        super().__init__()
        self._server = server
        self._store = store
        self._clock = clock
        self._spawn = spawn
        self._known = Known(store)
        self.kind: VisitKind | None = None
        self.view: SearchView | None = None
        self.nobody: WaysAnswer | None = None
        self._unheard: UUID | None = None
        """The session that was asked for, until it is known what came of it."""
        self._cancel: UUID | None = None
        """The change that cancels it."""
        self._heard_at = 0

    async def ask(
        self,
        asked: AskNow,
        *,
        before: list[Command],
        question: WaysQuestion | None,
        entry_id: UUID | None = None,
    ) -> None:
        """Have mechanics asked, unless ``question`` is answered by: nobody can be. Then nothing is made.

        ``before``: what the server has to know first; ``entry_id``: from the time that is held for a place in the line.
        """

        async def work() -> None:
            self.nobody = None
            if self._unheard not in {None, asked.session_id}:
                await self._learn()  # else there would be two for one customer
                if self.view is not None:
                    return
            if question is not None:
                ways = await self._server.ways(question)
                if ways.shortage is not None:
                    self.nobody = ways
                    return
            await self._known.become(before, asked.customer_id, asked.vehicle_id)
            self.kind = asked.kind
            self._unheard = asked.session_id
            try:
                if entry_id is not None:
                    self._heard(await self._server.book(entry_id, asked))
                else:
                    self._heard(await self._server.ask(asked))
            except Refused:
                self._unheard = None
                raise

        await self._in_turn(work)

    @property
    def under_way(self) -> bool:
        """Whether the server may be making one of which it has told nothing yet."""
        return self.view is None and (self.busy or self._unheard is not None)

    @property
    def unheard(self) -> UUID | None:
        """The session that was asked for while it is not known what came of it."""
        return self._unheard if self.view is None and not self.busy else None

    def part(self) -> Search:
        """What was asked for, with its fate, as a search of its own: this one knows nothing of it any more."""
        other = Search(self._server, self._store, self._clock, self._spawn)
        other.kind, other._unheard = self.kind, self._unheard
        self._unheard = None
        return other

    async def find_out(self) -> None:
        """Whether there is one after all, where the answer was lost."""
        await self._in_turn(self._learn, Reached.LOOKED)

    async def _learn(self) -> None:
        if self._unheard is None:
            return
        try:
            self._heard(await self._server.search(self._unheard))
        except Refused as error:
            if error.problem.code != ErrorCode.NOT_FOUND:
                raise
            self._unheard = None

    def forget_nobody(self) -> None:
        """Back to what was entered."""
        self.nobody = None
        tell(self.changed)

    def begin_anew(self) -> None:
        """Forget one that is over."""
        self.view, self._cancel = None, None
        tell(self.changed)

    async def load(self) -> None:
        """How far it is by now."""
        view = self.view
        if view is None:
            return

        async def work() -> None:
            self._heard_at = self._clock.now()  # also of what fails: it is not asked every second then
            self._heard(await self._server.search(view.session_id))

        await self._in_turn(work, Reached.LOOKED)

    async def assign(self, mechanic_id: UUID) -> None:
        """Give it to one of the workshop's own."""
        view = self.view
        if view is None:
            return

        async def work() -> None:
            self._heard(await self._server.assign(view.session_id, mechanic_id))

        await self._in_turn(work)

    def cancel(self) -> None:
        """The customer does not want it any more; also what nobody is asked for is over then."""
        if self.view is None or self.standing in OVER or self.cancelling:
            return
        self._cancel = self._store.submit(
            CancelSession(
                session_id=self.view.session_id,
                cancelled_by=CancelledBy.CUSTOMER,
                at=self._clock.now(),
                unanswered=self.view.mechanic_id is None,
            )
        )
        tell(self.changed)

    @property
    def cancelling(self) -> bool:
        """Whether it is to be over, and the server has not said otherwise."""
        change = self._store.change(self._cancel) if self._cancel is not None else None
        return change is not None and change.state not in REFUSED

    @property
    def cancel_tried(self) -> bool:
        """Whether it was to be over once, whatever the server says of it."""
        return self._cancel is not None

    @property
    def due(self) -> bool:
        """Whether it was looked at long enough ago."""
        return self._clock.now() - self._heard_at >= FOLLOW_S and not self.busy

    def tick(self) -> None:
        """Called about once a second while somebody looks."""
        if self.view is not None and self.standing not in OVER and self.due:
            self._spawn(self.load())

    @property
    def standing(self) -> Standing:
        """As the server says; asked for only once there is a search."""
        view = self.view
        assert view is not None  # noqa: S101 there is a search
        if view.state is SessionState.CANCELLED:
            return Standing.GIVEN_UP if view.cancel_reason else Standing.CANCELLED
        if view.mechanic_id is not None:
            return Standing.FOUND
        if self.cancelling:
            return Standing.CANCELLING
        return Standing.NOBODY if view.shortage is not None and not self.open_offers() else Standing.ASKING

    @property
    def shortage(self) -> Shortage | None:
        """Why nobody is asked."""
        if self.nobody is not None:
            return self.nobody.shortage
        return self.view.shortage if self.view is not None else None

    def open_offers(self) -> list[OfferLine]:
        """Of those who are asked now, the best first."""
        offers = self.view.offers if self.view is not None else []
        return sorted((line for line in offers if line.open), key=lambda line: -line.score)

    def closed_offers(self) -> list[OfferLine]:
        """Of those who are not asked any more."""
        return [line for line in self.view.offers if not line.open] if self.view is not None else []

    def seconds_left(self) -> int | None:
        """Until time alone changes something."""
        if self.view is None or self.view.again_at is None:
            return None
        return max(0, self.view.again_at - self._clock.now())

    @property
    def everybody_asked(self) -> bool:
        """Whether the round of everybody who is online has begun: what comes next is giving up."""
        return self.view is not None and any(line.round is OfferRound.BROADCAST for line in self.view.offers)

    def own_mechanics(self) -> list[Mechanic]:
        """The workshop's own, to whom it can be given."""
        rows = [row for row in self._store.all(Mechanic) if row.active and is_affiliated(row)]
        return [row for row in rows if self.kind in offered_kinds(row)]

    def mechanic(self) -> Mechanic | None:
        """Who has it."""
        found = self.view.mechanic_id if self.view is not None else None
        return self._store.get(Mechanic, found) if found is not None else None

    def _heard(self, view: SearchView) -> None:
        self.view, self._heard_at = view, self._clock.now()
        self._unheard = None
        self.known = True
