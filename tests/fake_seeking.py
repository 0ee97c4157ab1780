"""A pretended server for a mechanic at once: who is online is a list, the searches and the line are in memory."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from desktop.sync.errors import Refused, Unreachable
from scheduling.errors import ErrorCode
from scheduling.matching import MatchCode, MatchReason
from scheduling.matching_messages import (
    AskNow,
    JoinWaitlist,
    MeasuredWaitLine,
    MechanicLine,
    OfferLine,
    SearchView,
    WaitlistLine,
    WaysAnswer,
    WaysQuestion,
)
from scheduling.offer_rounds import THREE_WAYS, Shortage
from scheduling.offers import OfferRound
from scheduling.records import Mechanic
from scheduling.vocabulary import SessionState
from scheduling.waitlist import WaitlistState
from scheduling.wire import Problem

BROADCAST_S = 120
TOLD_S = 7200
ONLINE = MatchReason(code=MatchCode.ONLINE_NOW, points=50)


class FakeSeeking:
    """``fault`` is raised instead of the next answers; ``online`` are asked, ``busy`` of them have no time."""

    def __init__(self, now: int, mechanics: list[Mechanic]) -> None:
        self.now = now
        self.mechanics = {row.id: row for row in mechanics}
        self.online: list[UUID] = []
        self.busy = False
        self.liked: list[UUID] = []
        self.liked_asked: list[UUID] = []
        self.fault: Exception | None = None
        self.lose_answer = False
        """What is asked for arrives, and nobody says so."""
        self.asked: list[AskNow] = []
        self.questions: list[WaysQuestion] = []
        self.looks = 0
        self.searches: dict[UUID, SearchView] = {}
        self.line: dict[UUID, WaitlistLine] = {}
        self.joins: list[JoinWaitlist] = []
        self.booked_from: list[UUID] = []

    async def ways(self, question: WaysQuestion) -> WaysAnswer:
        self._maybe()
        self.questions.append(question)
        return self._ways(question)

    async def favourites(self, customer_id: UUID) -> list[UUID]:
        self.liked_asked.append(customer_id)
        self._maybe()
        return self.liked

    async def ask(self, asked: AskNow) -> SearchView:
        self._maybe()
        self.asked.append(asked)
        if asked.session_id not in self.searches:
            self.searches[asked.session_id] = self._search(asked.session_id)
        if self.lose_answer:
            raise Unreachable("lost")
        return self.searches[asked.session_id]

    async def search(self, session_id: UUID) -> SearchView:
        self._maybe()
        self.looks += 1
        if session_id not in self.searches:
            raise Refused(404, Problem(code=ErrorCode.NOT_FOUND.value, detail=""))
        return self.searches[session_id]

    async def assign(self, session_id: UUID, mechanic_id: UUID) -> SearchView:
        self._maybe()
        self.accept(session_id, mechanic_id)
        return self.searches[session_id]

    async def waiting(self) -> list[WaitlistLine]:
        self._maybe()
        return list(self.line.values())

    async def join(self, asked: JoinWaitlist) -> WaitlistLine:
        self._maybe()
        self.joins.append(asked)
        self.line.setdefault(
            asked.entry_id,
            WaitlistLine(
                entry_id=asked.entry_id,
                customer_id=asked.customer_id,
                kind=asked.kind,
                minutes=asked.minutes,
                state=WaitlistState.PENDING,
                joined_at=self.now,
                mechanic_id=asked.mechanic_id,
                position=len(self.line) + 1,
                told_until=self.now + TOLD_S,
                held_mechanic_id=None,
                held_until=None,
                measured_wait=MeasuredWaitLine(seconds=840, rows=9, at_least=False),
                concern=asked.concern,
                category=asked.category,
                urgent=asked.urgent,
                city=asked.city,
                vehicle_id=asked.vehicle_id,
            ),
        )
        return self.line[asked.entry_id]

    async def entry(self, entry_id: UUID) -> WaitlistLine:
        self._maybe()
        return self.line[entry_id]

    async def leave(self, entry_id: UUID) -> None:
        self._maybe()
        self.line.pop(entry_id, None)

    async def book(self, entry_id: UUID, asked: AskNow) -> SearchView:
        self._maybe()
        self.booked_from.append(entry_id)
        self.line.pop(entry_id)
        return await self.ask(asked)

    # --- what happens there

    def accept(self, session_id: UUID, mechanic_id: UUID) -> None:
        """That mechanic has it."""
        view = self.searches[session_id]
        self.searches[session_id] = replace(view, mechanic_id=mechanic_id, offers=[], again_at=None)

    def give_up(self, session_id: UUID) -> None:
        """Nobody has accepted."""
        view = self.searches[session_id]
        self.searches[session_id] = replace(
            view,
            state=SessionState.CANCELLED,
            cancel_reason="nobody_accepted",
            offers=[],
            again_at=None,
            shortage=Shortage.NOBODY_LEFT,
            ways=list(THREE_WAYS),
        )

    def cancel(self, session_id: UUID) -> None:
        """The customer does not want it any more."""
        self.searches[session_id] = replace(self.searches[session_id], state=SessionState.CANCELLED)

    def hold(self, entry_id: UUID, mechanic_id: UUID, until: int) -> None:
        """A mechanic has come online."""
        self.line[entry_id] = replace(
            self.line[entry_id],
            state=WaitlistState.NOTIFIED,
            position=None,
            held_mechanic_id=mechanic_id,
            held_until=until,
        )

    # --- inside

    def _maybe(self) -> None:
        if self.fault is not None:
            raise self.fault

    def _ways(self, question: WaysQuestion) -> WaysAnswer:
        shortage = None
        if not self.online:
            shortage = Shortage.NOBODY_ONLINE
        elif self.busy:
            shortage = Shortage.NOBODY_FREE
        return WaysAnswer(
            online=len(self.online),
            free=0 if self.busy else len(self.online),
            shortage=shortage,
            ways=list(THREE_WAYS) if shortage is not None else [],
            waiting=len(self.line),
            measured_wait=MeasuredWaitLine(seconds=840, rows=9, at_least=False),
            offline=[
                self._line(row, question) for row in self.mechanics.values() if row.id not in self.online
            ],
            there=[self._line(self.mechanics[each], question) for each in self.online],
        )

    def _line(self, row: Mechanic, question: WaysQuestion) -> MechanicLine:
        reasons = [ONLINE] if row.id in self.online else []
        if question.make and question.make in row.specialties:
            reasons.append(MatchReason(code=MatchCode.BRAND, points=30, params=(("make", question.make),)))
        if row.years >= 10:
            reasons.append(MatchReason(code=MatchCode.EXPERIENCE, points=20, params=(("years", row.years),)))
        return MechanicLine(
            mechanic_id=row.id,
            name=row.name,
            years=row.years,
            rating=row.rating,
            specialties=row.specialties,
            certifications=row.certifications,
            languages=row.languages,
            score=sum(reason.points for reason in reasons),
            reasons=tuple(reasons),
        )

    def _search(self, session_id: UUID) -> SearchView:
        offers = [
            OfferLine(
                offer_id=UUID(int=place + 1),
                mechanic_id=each,
                name=self.mechanics[each].name,
                round=OfferRound.BEST,
                made_at=self.now,
                open=not self.busy,
                score=50,
                reasons=(ONLINE,),
            )
            for place, each in enumerate(self.online)
        ]
        return SearchView(
            session_id=session_id,
            state=SessionState.PENDING,
            mechanic_id=None,
            offers=offers,
            again_at=self.now + BROADCAST_S,
        )
