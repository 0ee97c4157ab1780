"""A session at once in each of its steps, the search, the ways on, and who waits, for ``tools.screenshots``."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any, cast
from uuid import UUID

from desktop.presenters.now_draft import NowStep
from desktop.presenters.now_flow import NowFlow
from desktop.presenters.waiting_line import WaitingLine
from desktop.sync.errors import Unreachable
from desktop.sync.seeking import Seeking
from desktop.views.booking.mechanic_words import system_words
from desktop.views.now_wizard import NowWizard
from desktop.views.today_view import TodayView
from scheduling.ids import uuid7
from scheduling.matching import Candidate, MatchingPolicy, Request, ranked
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
    mechanic_line,
)
from scheduling.mechanics import offered_kinds
from scheduling.offer_rounds import THREE_WAYS, Shortage
from scheduling.offers import OfferRound
from scheduling.presence import Soonness
from scheduling.records import Mechanic
from scheduling.vocabulary import SessionState, VisitKind
from scheduling.waitlist import WaitlistState
from tools.file_scenes import choose_files
from tools.pretended_terms import PretendedTerms
from tools.quiet import settle
from tools.stage import HOUR, NOW, Stage

MEASURED = MeasuredWaitLine(seconds=14 * 60, rows=12, at_least=False)


class _Server:
    """What the demo's reception would be answered. ``online``: so many mechanics; ``silent``: nothing."""

    def __init__(self, stage: Stage, *, online: int = 3, silent: bool = False) -> None:
        self._stage = stage
        self.online = online
        self.silent = silent
        self.found: UUID | None = None
        self.given_up = False
        self.line: list[WaitlistLine] = []
        self._question: WaysQuestion | None = None

    async def ways(self, question: WaysQuestion) -> WaysAnswer:
        self._maybe()
        self._question = question
        lines = self._lines(question)
        nobody = not self.online
        return WaysAnswer(
            online=self.online, free=max(0, self.online - 1),
            shortage=Shortage.NOBODY_ONLINE if nobody else None,
            ways=list(THREE_WAYS) if nobody else [],
            waiting=2, measured_wait=MEASURED,
            offline=lines[self.online :], there=lines[: self.online],
        )  # fmt: skip

    async def favourites(self, customer_id: UUID) -> list[UUID]:
        self._maybe()
        del customer_id
        return [self._rows(VisitKind.PHONE)[1].id]

    async def ask(self, asked: AskNow) -> SearchView:
        self._maybe()
        return self._view(asked.session_id)

    async def search(self, session_id: UUID) -> SearchView:
        return self._view(session_id)

    async def waiting(self) -> list[WaitlistLine]:
        self._maybe()
        return self.line

    async def join(self, asked: JoinWaitlist) -> WaitlistLine:
        self._maybe()
        return entry(asked.entry_id, asked.customer_id, asked.kind, 3, 0)

    def _maybe(self) -> None:
        if self.silent:
            raise Unreachable("away")

    def _rows(self, kind: VisitKind) -> list[Mechanic]:
        return [row for row in self._stage.desk.source.mechanics() if kind in offered_kinds(row)]

    def _lines(self, question: WaysQuestion) -> list[MechanicLine]:
        rows = self._rows(question.kind)
        request = Request(
            session_id=uuid7(), kind=question.kind, asked_at=NOW, minutes=question.minutes,
            concern=question.concern, make=question.make, city=question.city,
        )  # fmt: skip
        candidates = [
            Candidate(
                mechanic=row,
                soonness=Soonness.NOW if place < self.online else Soonness.TODAY,
                online=place < self.online,
                city=question.city,
            )
            for place, row in enumerate(rows)
        ]
        by_id = {row.id: row for row in rows}
        return [
            mechanic_line(by_id[match.mechanic_id], match)
            for match in ranked(request, candidates, MatchingPolicy())
        ]

    def _view(self, session_id: UUID) -> SearchView:
        question = self._question or WaysQuestion(kind=VisitKind.PHONE)
        offers = [
            OfferLine(
                offer_id=uuid7(), mechanic_id=line.mechanic_id, name=line.name, round=OfferRound.BEST,
                made_at=NOW, open=place != 1, score=line.score, reasons=line.reasons,
            )
            for place, line in enumerate(self._lines(question)[:3])
        ]  # fmt: skip
        over = self.given_up or self.found is not None
        return SearchView(
            session_id=session_id,
            state=SessionState.CANCELLED if self.given_up else SessionState.PENDING,
            mechanic_id=self.found,
            offers=[] if over else offers,
            shortage=Shortage.NOBODY_LEFT if self.given_up else None,
            again_at=None if over else NOW + 87,
            cancel_reason="nobody_accepted" if self.given_up else "",
        )


def entry(entry_id: UUID, customer_id: UUID, kind: VisitKind, position: int | None, ago: int) -> WaitlistLine:
    """A place on the waitlist, taken so many seconds ago."""
    return WaitlistLine(
        entry_id=entry_id, customer_id=customer_id, kind=kind, minutes=30, state=WaitlistState.PENDING,
        joined_at=NOW - ago, mechanic_id=None, position=position, told_until=NOW - ago + 2 * HOUR,
        held_mechanic_id=None, held_until=None, measured_wait=MEASURED,
    )  # fmt: skip


def _at_once(work: Coroutine[Any, Any, None]) -> None:
    """Nothing here waits for anything."""
    try:
        work.send(None)
    except StopIteration:
        return
    raise AssertionError("it waited for something")


def _open(stage: Stage, server: _Server) -> NowWizard:
    office = stage.open("calendar")
    settle()
    seeking = cast("Seeking", server)
    desk = stage.desk
    line = WaitingLine(seeking, desk.store, desk.clock, desk.carriers)
    flow = NowFlow(
        desk.store,
        desk.source,
        seeking,
        desk.clock,
        desk.account,
        spawn=_at_once,
        say=system_words,
        line=line,
        terms=PretendedTerms(),
        attached=desk.attached,
    )
    wizard = NowWizard(flow, office.workspace)
    wizard.show()
    return wizard


def _until(wizard: NowWizard, step: NowStep) -> None:
    flow = wizard.flow
    customer = max(flow.search("Tremblay", 8), key=lambda row: len(flow.vehicles_of(row)))
    if flow.step is not step:
        flow.choose_kind(VisitKind.PHONE)
        flow.choose_customer(customer)
        flow.choose_vehicle(flow.vehicles()[0])
    if flow.step is not step:
        flow.choose_mechanic(next(iter(flow.finder.found()), None))
    if flow.step is not step:
        _describe(flow)
        flow.advance()
    assert flow.step is step


def _describe(flow: NowFlow) -> None:
    flow.set_concern("Freins qui grincent et le volant vibre, sur la 40 en direction de Trois-Rivières")
    flow.set_urgent(True)


def _step(step: NowStep) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        _until(_open(stage, _Server(stage)), step)

    return show


def _written(stage: Stage) -> None:
    wizard = _open(stage, _Server(stage))
    _until(wizard, NowStep.CONCERN)
    _describe(wizard.flow)


def _attached(stage: Stage) -> None:
    """With files that go along."""
    wizard = _open(stage, _Server(stage))
    _until(wizard, NowStep.CONCERN)
    _describe(wizard.flow)
    choose_files(wizard.flow.files)


def _nobody(stage: Stage) -> None:
    wizard = _open(stage, _Server(stage, online=0))
    _until(wizard, NowStep.REVIEW)
    wizard.forward()


def _nobody_early(stage: Stage) -> None:
    _until(_open(stage, _Server(stage, online=0)), NowStep.MECHANIC)


def _looking_through(stage: Stage) -> None:
    wizard = _open(stage, _Server(stage, online=0))
    _until(wizard, NowStep.REVIEW)
    wizard.forward()
    wizard.nobody.ways.tiles[-1].click()


def _offline(stage: Stage) -> None:
    server = _Server(stage)
    wizard = _open(stage, server)
    _until(wizard, NowStep.REVIEW)
    server.silent = True
    wizard.forward()


def _search(*, found: bool = False, given_up: bool = False) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        server = _Server(stage)
        wizard = _open(stage, server)
        _until(wizard, NowStep.REVIEW)
        server.given_up = given_up
        server.found = server._rows(VisitKind.PHONE)[0].id if found else None
        wizard.forward()

    return show


def _to_the_line(stage: Stage) -> NowWizard:
    wizard = _open(stage, _Server(stage, online=0))
    _until(wizard, NowStep.REVIEW)
    wizard.forward()
    wizard.flow.consider_line()
    return wizard


def _join(stage: Stage) -> None:
    """What would be joined; the customer would like somebody who went offline meanwhile."""
    server = _Server(stage)
    wizard = _open(stage, server)
    _until(wizard, NowStep.REVIEW)
    server.online = 0
    wizard.forward()
    wizard.flow.consider_line()


def _joined(stage: Stage) -> None:
    _to_the_line(stage).flow.join()


def _join_offline(stage: Stage) -> None:
    wizard = _to_the_line(stage)
    cast("_Server", wizard.flow.joining._server).silent = True
    wizard.forward()


def _joined_held(stage: Stage) -> None:
    """A mechanic has come online, who is asked to be booked from there."""
    wizard = _to_the_line(stage)
    wizard.flow.join()
    joining = wizard.flow.joining
    assert joining.line is not None
    mechanic_id = stage.desk.source.mechanics()[0].id
    joining.line = replace(
        joining.line, state=WaitlistState.NOTIFIED, position=None, held_mechanic_id=mechanic_id,
        held_until=NOW + 900,
    )  # fmt: skip
    wizard.refresh()


def _carried(stage: Stage) -> None:
    """Notes and wishes of a booking at a time, which is to be at once instead."""
    wizard = _open(stage, _Server(stage))
    wizard.flow.set_preparation("Les pneus d’hiver sont dans le coffre")
    wizard.flow.set_special_requests("Un appel avant toute réparation")
    _until(wizard, NowStep.CONCERN)
    _describe(wizard.flow)


def _ahead(stage: Stage) -> None:
    """Whoever has a booking already is asked first."""
    wizard = _open(stage, _Server(stage))
    row = next(row for row in stage.someone(SessionState.SCHEDULED) if (row.starts or 0) > NOW)
    customer = next(each for each in stage.tenant.customers if each.id == row.customer_id)
    page = wizard.pages[NowStep.WHO]
    wizard.flow.choose_kind(VisitKind.PHONE)
    page.enter()
    page.search.found.emit(customer)  # type: ignore[attr-defined]


def _line(stage: Stage) -> _Server:
    server = _Server(stage)
    names = stage.tenant.customers[3:6]
    kinds = (VisitKind.PHONE, VisitKind.VIDEO, VisitKind.CHAT)
    server.line = [
        entry(uuid7(), row.id, kind, place, 40 * 60 - place * 600)
        for place, (row, kind) in enumerate(zip(names, kinds, strict=True), start=1)
    ]
    held = replace(
        server.line[0],
        state=WaitlistState.NOTIFIED,
        position=None,
        held_mechanic_id=server._rows(VisitKind.PHONE)[0].id,
        held_until=NOW + 12 * 60 + 31,
    )
    server.line[0] = held
    car = next((each for each in stage.tenant.vehicles if each.customer_id == names[1].id), None)
    server.line[1] = replace(
        server.line[1],
        vehicle_id=car.id if car is not None else None,
        concern="Smoke under the hood since this morning, and it smells of burnt oil",
        urgent=True,
    )
    stage.desk.__dict__["seeking"] = server
    return server


def _waiting(stage: Stage) -> None:
    """Three wait, a mechanic's time is held for the first."""
    _line(stage)
    office = stage.open("today")
    settle()
    office.show_waiting()


def _waiting_none(stage: Stage) -> None:
    stage.desk.__dict__["seeking"] = _Server(stage)
    stage.open("today").show_waiting()


def _told(stage: Stage) -> None:
    """On Today: how many wait, and that somebody's turn has come."""
    _line(stage)
    view = stage.open("today").workspace.current_view()
    assert isinstance(view, TodayView)


SCENES: dict[str, Callable[[Stage], None]] = {
    "kind": _step(NowStep.WHO),
    "ahead": _ahead,
    "mechanic": _step(NowStep.MECHANIC),
    "mechanic-nobody": _nobody_early,
    "concern": _written,
    "files": _attached,
    "review": _step(NowStep.REVIEW),
    "review-offline": _offline,
    "nobody": _nobody,
    "looking-through": _looking_through,
    "search": _search(),
    "found": _search(found=True),
    "given-up": _search(given_up=True),
    "join": _join,
    "join-offline": _join_offline,
    "joined": _joined,
    "joined-held": _joined_held,
    "concern-carried": _carried,
    "waiting": _waiting,
    "waiting-none": _waiting_none,
    "waiting-today": _told,
}
