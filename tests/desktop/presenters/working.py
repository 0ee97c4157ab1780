"""A mechanic's screen over a scene, with a server that is only pretended; what is asked of it runs when told to."""

from __future__ import annotations

from collections.abc import Coroutine
from dataclasses import replace
from typing import Any
from uuid import UUID

from psygnal import Signal

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.work import WorkPresenter
from desktop.presenters.work_model import WorkOffer
from desktop.store.drafts import Drafts
from desktop.sync.errors import Refused, Unreachable
from scheduling.commands import Outcome
from scheduling.errors import ErrorCode
from scheduling.ids import uuid7
from scheduling.offer_views import Contact, OfferView
from scheduling.offers import Closing, OfferState
from scheduling.presence_messages import PresenceLine
from scheduling.visit_messages import Afterwards, Lobby, MessageLine, MessageRequest, RatingLine, ThreadPage
from scheduling.vocabulary import SessionState, VisitKind
from scheduling.wire import Problem
from tests.desktop.calendar.scenes import Scene
from tests.factories import NOW, named

CONTACT = Contact(name="Élise Tremblay", phone="+15145550123", email="elise@example.test", plate="ABC 123")


class Calls:
    """What the server would say; ``away``: it says nothing; ``refuse``: the code of its no."""

    def __init__(self, mechanic_id: UUID) -> None:
        self.mechanic_id = mechanic_id
        self.on = False
        self.told: list[OfferView] = []
        self.away = False
        self.refuse: ErrorCode | None = None
        self.reasons: list[str] = []
        """Of a refused time."""
        self.asked: list[str] = []

    async def presence(self) -> list[PresenceLine]:
        self._answer("presence")
        other = replace(self._line(), mechanic_id=named("other"), accepting_now=not self.on)
        return [other, self._line()]

    async def switch(self, *, on: bool) -> PresenceLine:
        self._answer(f"switch {on}", refusable=True)
        self.on = on
        return self._line()

    async def offers(self) -> list[OfferView]:
        self._answer("offers")
        return list(self.told)

    async def accept(self, offer_id: UUID) -> OfferView:
        self._answer("accept", refusable=True)
        self.change(offer_id, state=OfferState.ACCEPTED, answer_until=None, contact=CONTACT)
        return next(view for view in self.told if view.offer_id == offer_id)

    async def decline(self, offer_id: UUID) -> None:
        self._answer("decline", refusable=True)
        self.told = [view for view in self.told if view.offer_id != offer_id]

    def change(self, offer_id: UUID, **over: Any) -> None:
        """It stands otherwise now."""
        self.told = [replace(view, **over) if view.offer_id == offer_id else view for view in self.told]

    def _line(self) -> PresenceLine:
        return PresenceLine(
            mechanic_id=self.mechanic_id,
            name="Ivan",
            accepting_now=self.on,
            online=self.on,
            heard_at=NOW,
            online_until=None,
        )

    def _answer(self, what: str, *, refusable: bool = False) -> None:
        self.asked.append(what)
        if self.away:
            raise Unreachable("away")
        if refusable and self.refuse is not None:
            outcome = Outcome(reasons=self.reasons) if self.reasons else None
            raise Refused(409, Problem(code=self.refuse.value, detail="", outcome=outcome))


class Visits:
    """What the server would say of sessions; ``away``: it says nothing; ``refuse``: the code of its no."""

    def __init__(self) -> None:
        self.summaries: dict[UUID, str] = {}
        self.ratings: dict[UUID, RatingLine] = {}
        self.messages: list[MessageLine] = []
        self.page = 2
        """How many messages are told at once."""
        self.lose_answer = False
        """What is written arrives, and nobody says so."""
        self.there: dict[str, bool] = {"customer": False, "mechanic": False}
        self.signed = False
        self.opens_at = 0
        self.address = ""
        self.away = False
        self.refuse: ErrorCode | None = None
        self.asked: list[str] = []

    async def afterwards(self, session_id: UUID) -> Afterwards:
        self._answer("afterwards")
        return Afterwards(
            session_id=session_id,
            state=SessionState.COMPLETED,
            summary=self.summaries.get(session_id, ""),
            rating=self.ratings.get(session_id),
        )

    async def summarize(self, session_id: UUID, text: str, over: str) -> Afterwards:
        self._answer("summarize", refusable=True)
        if self.summaries.get(session_id, "") not in {over, text}:
            raise Refused(409, Problem(code=ErrorCode.STALE_EDIT.value, detail=""))
        self.summaries[session_id] = text
        return await self.afterwards(session_id)

    async def thread(self, session_id: UUID, after: int) -> ThreadPage:
        del session_id
        self._answer(f"thread {after}")
        new = [line for line in self.messages if line.number > after]
        told = new[: self.page]
        return ThreadPage(messages=told, after=told[-1].number if told else after, more=len(new) > self.page)

    async def write(self, session_id: UUID, message: MessageRequest) -> MessageLine:
        del session_id
        self._answer("write", refusable=True)
        if not any(line.id == message.id for line in self.messages):
            self.say(message.text, side="staff", name="Ivan", id=message.id)
        if self.lose_answer:
            raise Unreachable("lost")
        return next(line for line in self.messages if line.id == message.id)

    def say(self, text: str, *, side: str = "customer", name: str = "", id: UUID | None = None) -> None:
        """A message that somebody wrote."""
        number = len(self.messages) + 1
        line = MessageLine(id=id or uuid7(), number=number, at=NOW, side=side, text=text, name=name)
        self.messages.append(line)

    async def lobby(self, session_id: UUID) -> Lobby:
        self._answer("lobby")
        return self._lobby(session_id)

    async def join(self, session_id: UUID) -> Lobby:
        self._answer("join", refusable=True)
        self.there["mechanic"] = True
        return self._lobby(session_id)

    async def leave(self, session_id: UUID) -> None:
        del session_id
        self._answer("leave", refusable=True)
        self.there["mechanic"] = False

    def _lobby(self, session_id: UUID) -> Lobby:
        return Lobby(
            session_id=session_id,
            state=SessionState.PENDING,
            opens_at=self.opens_at,
            customer_there=self.there["customer"],
            mechanic_there=self.there["mechanic"],
            waiver_signed=self.signed,
            heard_within=90,
            meeting_address=self.address,
        )

    def _answer(self, what: str, *, refusable: bool = False) -> None:
        self.asked.append(what)
        if self.away:
            raise Unreachable("away")
        if refusable and self.refuse is not None:
            raise Refused(409, Problem(code=self.refuse.value, detail=""))


class Status:
    """How it stands with the server, as told."""

    changed = Signal()

    def __init__(self) -> None:
        self.online = True
        self.problem = ""

    def say(self, *, online: bool) -> None:
        """It answers, or does not."""
        self.online, self.problem = online, "" if online else "unreachable"
        self.changed.emit()


class Working:
    """The presenter with its surroundings."""

    def __init__(self, shop: Scene) -> None:
        own = shop.presenter.rights.own_mechanic
        self.shop = shop
        self.calls = Calls(own or named("nobody"))
        self.visits = Visits()
        self.status = Status()
        self.drafts = Drafts()
        self._waiting: list[Coroutine[Any, Any, None]] = []
        self.work = WorkPresenter(
            shop.store,
            AvailabilitySource(shop.store),
            shop.clock,
            shop.presenter.rights,
            self.status,
            self.calls,
            self.visits,
            shop.presenter.actions,
            shop.presenter.undo,
            self.drafts,
            self._waiting.append,
        )

    def settle(self) -> None:
        """Everything that was asked is answered: the pretended server lets nobody wait."""
        while self._waiting:
            asking = self._waiting.pop(0)
            try:
                asking.send(None)
            except StopIteration:
                continue
            raise AssertionError("it waits for something")

    def drop(self) -> None:
        """What was not asked yet is forgotten."""
        while self._waiting:
            self._waiting.pop().close()

    def look(self) -> None:
        self.work.look()
        self.settle()

    def answer(self, offer: WorkOffer, *, accept: bool) -> None:
        self.work.offers.answer(offer.key, accept=accept)
        self.settle()

    def to_answer(self) -> tuple[WorkOffer, ...]:
        return self.work.offers.board().to_answer


def offer(**over: Any) -> OfferView:
    """One to be answered within four minutes, which begins at once."""
    values: dict[str, Any] = {
        "offer_id": uuid7(),
        "state": OfferState.OFFERED,
        "kind": VisitKind.VIDEO,
        "minutes": 30,
        "starts": None,
        "answer_until": NOW + 240,
        "vehicle_year": 2015,
        "vehicle_make": "Honda",
        "vehicle_model": "Civic",
        "odometer_km": 120_000,
        "concern": "Brakes squeal in the morning",
        "city": "Laval",
        "payout_cents": 20_30,
        "contact": None,
        "made_at": NOW - 60,
    }
    return OfferView(**(values | over))


def ended(closing: Closing | None = Closing.TAKEN, **over: Any) -> OfferView:
    """One that nobody can answer any more."""
    return offer(**({"state": OfferState.EXPIRED, "answer_until": None, "closing": closing} | over))
