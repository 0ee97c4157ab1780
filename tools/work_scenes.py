"""Scenes of the My work screen for `tools.screenshots`: offers and a full week, nothing, off, without the server."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import cast
from uuid import UUID

from desktop.sync.errors import Unreachable
from desktop.views.work_view import WorkView
from scheduling.ids import uuid7
from scheduling.offer_views import Contact, OfferView
from scheduling.offers import Closing, OfferState
from scheduling.presence_messages import PresenceLine
from scheduling.records import Mechanic, Reservation, Session
from scheduling.visit_messages import Afterwards, Lobby, MessageLine, MessageRequest, RatingLine, ThreadPage
from scheduling.vocabulary import ReservationKind, Role, SessionState, VisitKind
from tools import file_scenes
from tools.quiet import settle
from tools.stage import HOUR, NOW, Stage


class Calls:
    """What the server would say to a mechanic; ``away``: it says nothing."""

    def __init__(self, mechanic: Mechanic, offers: list[OfferView], *, on: bool) -> None:
        self.mechanic = mechanic
        self.told = offers
        self.on = on
        self.away = False

    async def presence(self) -> list[PresenceLine]:
        return [self._line()]

    async def switch(self, *, on: bool) -> PresenceLine:
        self.on = on
        return self._line()

    async def offers(self) -> list[OfferView]:
        self._answer()
        return self.told

    async def accept(self, offer_id: UUID) -> OfferView:
        self._answer()
        return next(view for view in self.told if view.offer_id == offer_id)

    async def decline(self, offer_id: UUID) -> None:
        self._answer()
        self.told = [view for view in self.told if view.offer_id != offer_id]

    def _line(self) -> PresenceLine:
        self._answer()
        return PresenceLine(
            mechanic_id=self.mechanic.id,
            name=self.mechanic.name,
            accepting_now=self.on,
            online=self.on,
            heard_at=NOW,
            online_until=NOW + 600,
        )

    def _answer(self) -> None:
        if self.away:
            raise Unreachable("away")


class Visits:
    """What it would say of a session."""

    def __init__(self, stage: Stage, summary: str = "") -> None:
        self.stage = stage
        self.summary = summary

    async def afterwards(self, session_id: UUID) -> Afterwards:
        rating = RatingLine(stars=5, words="Très clair, merci !", at=NOW - 600) if self.summary else None
        return Afterwards(
            session_id=session_id, state=SessionState.COMPLETED, summary=self.summary, rating=rating
        )

    async def lobby(self, session_id: UUID) -> Lobby:
        return Lobby(
            session_id=session_id,
            state=SessionState.PENDING,
            opens_at=NOW - 600,
            customer_there=True,
            mechanic_there=True,
            waiver_signed=False,
            heard_within=90,
            meeting_address="https://meet.example/garage",
        )

    async def join(self, session_id: UUID) -> Lobby:
        return await self.lobby(session_id)

    async def leave(self, session_id: UUID) -> None:
        del session_id

    async def thread(self, session_id: UUID, after: int) -> ThreadPage:
        del session_id
        lines = [] if after else _messages()
        return ThreadPage(messages=lines, after=len(lines) or after, more=False)

    async def write(self, session_id: UUID, message: MessageRequest) -> MessageLine:
        del session_id
        return _line(3, message.text, "Luc Tremblay")

    async def summarize(self, session_id: UUID, text: str, over: str) -> Afterwards:
        del over
        self.summary = text
        return await self.afterwards(session_id)


def _line(number: int, text: str, name: str = "") -> MessageLine:
    at = NOW - 3000 + number * 600
    return MessageLine(
        id=uuid7(), number=number, at=at, side="staff" if name else "customer", text=text, name=name
    )


def _messages() -> list[MessageLine]:
    return [
        _line(1, "Bonjour, le bruit vient surtout du côté gauche, à froid. J’ai joint une vidéo."),
        _line(2, "Merci, je regarde ça. Pouvez-vous ouvrir le capot pendant l’appel ?", "Luc Tremblay"),
    ]


def _offer(**over: object) -> OfferView:
    values: dict[str, object] = {
        "offer_id": uuid7(),
        "state": OfferState.OFFERED,
        "kind": VisitKind.VIDEO,
        "minutes": 30,
        "starts": None,
        "answer_until": NOW + 104,
        "vehicle_year": 2017,
        "vehicle_make": "Mazda",
        "vehicle_model": "CX-5",
        "odometer_km": 118_400,
        "concern": "Voyant moteur allumé depuis ce matin, et le moteur broute au ralenti quand il fait froid.",
        "city": "Longueuil",
        "payout_cents": 20_30,
        "contact": None,
        "made_at": NOW - 60,
    }
    return OfferView(**{**values, **over})  # type: ignore[arg-type]  # each is of its field's kind


def _offers() -> list[OfferView]:
    tomorrow = NOW // HOUR * HOUR + 27 * HOUR
    marie = Contact(
        name="Marie-Ève Gagnon", phone="+15145550177", email="me.gagnon@courriel.example", plate="K4T 9PL"
    )
    return [
        _offer(),
        _offer(
            kind=VisitKind.PHONE,
            starts=tomorrow,
            minutes=45,
            answer_until=NOW + 3 * HOUR + 1500,
            vehicle_year=2012,
            vehicle_make="Honda",
            vehicle_model="Civic",
            concern="Brakes squeal in the morning, worse when it rains",
            city="",
            payout_cents=34_30,
        ),
        _offer(
            state=OfferState.ACCEPTED, answer_until=None, starts=NOW + 2 * HOUR, contact=marie, city="Laval"
        ),
        _offer(
            state=OfferState.EXPIRED,
            answer_until=None,
            closing=Closing.TAKEN,
            vehicle_model="3",
            city="Laval",
        ),
    ]


def _as_mechanic(stage: Stage) -> Mechanic:
    """The person at the desk is a mechanic with a usual day."""
    live = stage.someone(SessionState.LIVE)[0]
    person = next(row for row in stage.tenant.staff if row.role is Role.RECEPTIONIST)
    stage.store.load([replace(person, role=Role.MECHANIC, mechanic_id=live.mechanic_id)])
    mechanic = stage.store.get(Mechanic, live.mechanic_id) if live.mechanic_id else None
    assert mechanic is not None
    independent = replace(mechanic, account_type="individual_mechanic", partnership="")
    stage.store.load([independent])
    return independent


def _calls(stage: Stage, offers: list[OfferView], *, on: bool = True) -> Calls:
    calls = Calls(_as_mechanic(stage), offers, on=on)
    work = stage.desk.work
    work.switch.calls = work.offers.calls = calls
    work.visiting = Visits(stage)
    return calls


def _ask(stage: Stage) -> None:
    """What the screen would ask when it is shown, answered before: the pretended server lets nobody wait."""
    for asking in (stage.desk.work.switch.look(), stage.desk.work.offers.ask()):
        with suppress(StopIteration):
            asking.send(None)


def _page(stage: Stage) -> WorkView:
    _ask(stage)
    view = stage.open("work").workspace.current_view()
    settle()
    return cast("WorkView", view)


def _usual(stage: Stage) -> None:
    _calls(stage, _offers())
    _page(stage)


def _nothing(stage: Stage) -> None:
    """Switched off, and nothing is booked."""
    calls = _calls(stage, [], on=False)
    own = [row for row in stage.store.all(Session) if row.mechanic_id == calls.mechanic.id]
    stage.store.load([replace(row, mechanic_id=None) for row in own])
    _page(stage)


def _offline(stage: Stage) -> None:
    """Nothing was heard of the server since the morning; a booking that was offered before is known here."""
    calls = _calls(stage, [])
    calls.away = True
    stage.offline()
    later = [row for row in stage.someone(SessionState.SCHEDULED) if (row.starts or 0) > NOW + HOUR]
    asked = replace(later[0], mechanic_id=calls.mechanic.id, state=SessionState.OFFERED, kind=VisitKind.VIDEO)
    held = next(row for row in stage.store.all(Reservation) if row.session_id == asked.id)
    until = NOW + 2 * HOUR + 300
    stage.store.load(
        [asked, replace(held, mechanic_id=asked.mechanic_id, kind=ReservationKind.OFFER, expires_at=until)]
    )
    _page(stage)


def _own(stage: Stage, state: SessionState) -> Session:
    """One of the person's own of today in that state."""
    own = stage.desk.calendar.rights.own_mechanic
    return next(row for row in stage.someone(state) if row.mechanic_id == own)


def _session(stage: Stage, row: Session) -> WorkView:
    view = _page(stage)
    view.open_page(row.id)
    settle()
    return view


def _live(stage: Stage) -> None:
    """In service, with another booking soon after, a summary half written, and pictures."""
    _calls(stage, [])
    stage.library.files = file_scenes.on_the_server()
    row = _own(stage, SessionState.LIVE)
    said = "Laisser les pneus d’hiver dans le coffre"
    wishes = "Me reconduire au métro Jean-Talon, s’il vous plaît"
    stage.store.load([replace(row, category="freins", preparation=said, special_requests=wishes)])
    summary = stage.desk.work.summary(row.id)
    summary.type(
        "Capteur ABS avant gauche encrassé : nettoyé, codes effacés.\nÀ surveiller au prochain entretien."
    )
    _session(stage, row)


def _video(stage: Stage) -> None:
    """A video in a few minutes: both are in the lobby, the waiver is not signed, they have written to each other."""
    _calls(stage, [])
    row = replace(_own(stage, SessionState.SCHEDULED), kind=VisitKind.VIDEO, starts=NOW + 300, bay_id=None)
    stage.store.load([row])
    work = stage.desk.work
    work.thread(row.id).type("J’arrive.")
    view = _session(stage, row)
    lobby, page = work.lobby(row.id), view.page
    assert page is not None
    for asking in (lobby._join(), page._thread._look()):
        with suppress(StopIteration):
            asking.send(None)
    page.refresh()


def _over(stage: Stage) -> None:
    """Over, with what the server has of it."""
    _calls(stage, [])
    summary = "Vidange et filtre. Plaquettes avant à 4 mm : à remplacer d’ici l’automne."
    stage.desk.work.visiting = Visits(stage, summary)
    _session(stage, _own(stage, SessionState.COMPLETED))


def _referral(stage: Stage) -> None:
    """A video is over, and leads to a visit: its form is half filled in."""
    _calls(stage, [])
    stage.desk.work.visiting = Visits(stage, "Roulement avant gauche usé, à remplacer.")
    row = replace(_own(stage, SessionState.COMPLETED), kind=VisitKind.VIDEO, bay_id=None)
    stage.store.load([row])
    page = _session(stage, row).page
    assert page is not None
    with suppress(StopIteration):
        page._summary._look().send(None)
    page.refresh()
    box = page.referral
    box.open()
    while len(box.times.places) < 6:
        box.times.go_forth()
    for button in box.times.buttons[1:6:4]:
        button.click()


def _away(stage: Stage) -> None:
    """Over, and what is typed cannot be saved: the server does not answer."""
    _calls(stage, []).away = True
    stage.offline()
    row = _own(stage, SessionState.COMPLETED)
    stage.desk.work.summary(row.id).type("Vidange et filtre.")
    _session(stage, row)


SCENES: Mapping[str, Callable[[Stage], None]] = {
    "usual": _usual,
    "nothing": _nothing,
    "offline": _offline,
    "session-live": _live,
    "session-video": _video,
    "session-over": _over,
    "session-referral": _referral,
    "session-away": _away,
}
