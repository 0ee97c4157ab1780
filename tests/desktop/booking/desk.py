"""A counter with a booking flow on real local rows, and a server that holds slots as it is told to."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.booking_draft import BookingSeed, Step
from desktop.presenters.booking_files import BookingFiles
from desktop.presenters.booking_flow import Answer, BookingFlow
from desktop.presenters.booking_hold import HoldState
from desktop.presenters.booking_terms import Foretells
from desktop.presenters.booking_vehicle import VehicleForm
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.carriers import Carriers
from desktop.presenters.clock import FixedClock
from desktop.presenters.confirmations import Confirmations
from desktop.presenters.now_draft import NowSeed, NowStep
from desktop.presenters.now_flow import NowFlow
from desktop.presenters.waiting_line import WaitingLine
from desktop.store.account_file import Account
from desktop.store.kept_files import KeptFiles
from desktop.store.local_store import LocalStore
from desktop.store.outbox import Answer as Settled
from desktop.store.pending import ChangeState
from desktop.sync.holds import HoldRefused, Offline
from scheduling.commands import Alternative, Blocking, Command, Outcome
from scheduling.records import Record
from scheduling.vocabulary import Role, VisitKind
from scheduling.wire import HoldAnswer, HoldRequest, Problem
from tests import factories
from tests.desktop.calendar.attaching import AtOnce, FakeLibrary
from tests.factories import MONDAY, NOW, at, named
from tests.fake_seeking import FakeSeeking
from tools.pretended_messages import Post

HOLD_S = 900
EPOCH = named("epoch")
SOON = at(MONDAY, "14:00")


def now_run(work: Coroutine[Any, Any, None]) -> None:
    """Run a coroutine that waits for nothing, to its end."""
    try:
        work.send(None)
    except StopIteration:
        return
    raise AssertionError("it waited for something")


class Later:
    """The server answers when told to."""

    def __init__(self) -> None:
        self.work: list[Coroutine[Any, Any, None]] = []

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        self.work.append(work)

    def answer(self) -> None:
        work, self.work = self.work, []
        for one in work:
            now_run(one)


class FakeHolds:
    """Says yes, no or nothing; remembers what was asked."""

    def __init__(self, clock: FixedClock) -> None:
        self._clock = clock
        self.placed: list[HoldRequest] = []
        self.released: list[UUID] = []
        self.offline = False
        self.refusal: Problem | None = None
        self.bay_id: UUID | None = None
        """In which bay it holds a time."""

    async def place(self, request: HoldRequest) -> HoldAnswer:
        self.placed.append(request)
        if self.offline:
            raise Offline("no network")
        if self.refusal is not None:
            raise HoldRefused(self.refusal)
        expires_at = self._clock.now() + HOLD_S
        return HoldAnswer(hold_id=request.hold_id, expires_at=expires_at, bay_id=self.bay_id)

    async def release(self, hold_id: UUID) -> None:
        if self.offline:
            raise Offline("no network")
        self.released.append(hold_id)


class FakeUndo:
    """Remembers what could be taken back."""

    def __init__(self) -> None:
        self.steps: list[tuple[str, dict[str, object], Callable[[], object]]] = []
        self.mids: list[UUID | None] = []

    def push(
        self,
        label_code: str,
        params: dict[str, object],
        command: Callable[[], object],
        mid: UUID | None = None,
    ) -> None:
        self.steps.append((label_code, params, command))
        self.mids.append(mid)

    def drop(self, mid: UUID) -> None:
        if mid in self.mids:
            place = self.mids.index(mid)
            del self.steps[place], self.mids[place]


class Desk:
    """One workshop, one clock, one receptionist unless told otherwise."""

    def __init__(self, *extra: Record, role: Role = Role.RECEPTIONIST, staff_id: UUID | None = None) -> None:
        self.clock = FixedClock(NOW)
        self.garage = factories.garage()
        self.store = LocalStore.in_memory(self.clock.now)
        self.store.load([*self.garage.records, *extra])
        self.store.apply_page([], replace(self.store.state(), epoch=EPOCH, cursor=1))
        self.source = AvailabilitySource(self.store)
        self.holds = FakeHolds(self.clock)
        self.undo = FakeUndo()
        garage = self.garage
        self.seeking = FakeSeeking(self.clock.now(), [garage.anna, garage.ivan, garage.olga, garage.vera])
        self.post = Post(lambda _: SOON)
        self.carried: frozenset[str] | None = frozenset({"email", "sms"})
        """What the server has said that it sends messages by."""
        self.carriers = Carriers(lambda: self.carried)
        self.line = WaitingLine(self.seeking, self.store, self.clock, self.carriers)
        self.kept = KeptFiles.in_memory()
        self.account = Account(
            tenant_id=self.garage.organization.id,
            staff_id=staff_id or self.garage.receptionist.id,
            role=role,
            name="Renée Reception",
            device_id=named("device"),
        )
        rights = Rights(self.store, self.account)
        self.at_once = AtOnce()
        """For what is copied in another thread: such a flow's ``spawn``."""
        self.attached = BookingFiles(self.store, self.kept, FakeLibrary(), rights, self.at_once)

    def flow(
        self,
        seed: BookingSeed | None = None,
        spawn: Callable[[Coroutine[Any, Any, None]], None] = now_run,
    ) -> BookingFlow:
        return BookingFlow(
            self.store,
            self.source,
            self.holds,
            self.clock,
            self.account,
            seed,
            undo=self.undo,
            spawn=spawn,
            attached=self.attached,
            likes=self.seeking,
            confirmations=self.confirmations(spawn),
        )

    def confirmations(self, spawn: Callable[[Coroutine[Any, Any, None]], None] = now_run) -> Confirmations:
        rights = Rights(self.store, self.account)
        return Confirmations(self.store, self.source, self.clock, rights, self.post, spawn, self.carriers)

    def now(
        self,
        seed: NowSeed | None = None,
        spawn: Callable[[Coroutine[Any, Any, None]], None] = now_run,
        terms: Foretells | None = None,
    ) -> NowFlow:
        return NowFlow(
            self.store,
            self.source,
            self.seeking,
            self.clock,
            self.account,
            seed,
            spawn=spawn,
            line=self.line,
            terms=terms,
            attached=self.attached,
            confirmations=self.confirmations(spawn),
        )

    def commands(self) -> list[Command]:
        return [change.command for change in self.store.changes()]

    def answer(self, state: ChangeState, code: str = "", outcome: Outcome | None = None) -> None:
        """The server answers everything that waits: applied, but the last one as given."""
        waiting = [c for c in self.store.changes() if c.state in {ChangeState.WAITING, ChangeState.SENT}]
        answers = [
            Settled(mid=change.mid, state=ChangeState.APPLIED, ack_ver=2, outcome=Outcome())
            for change in waiting[:-1]
        ]
        last = Settled(mid=waiting[-1].mid, state=state, code=code, ack_ver=2, outcome=outcome or Outcome())
        self.store.settle([*answers, last], EPOCH)


def taken(starts: int, *free: int, mechanic_id: UUID | None = None) -> Outcome:
    """The server's refusal: Marc has the time; these are free."""
    return Outcome(
        reasons=["booked"],
        blocking=[Blocking(reason="booked", starts=starts, ends=starts + 3600, customer_name="Marc")],
        alternatives=[Alternative(starts=time, minutes=60, mechanic_id=mechanic_id) for time in free],
    )


def filled(flow: BookingFlow, desk: Desk, *, starts: int | None = SOON) -> BookingFlow:
    """Élise's Civic, in person with Anna, up to the review; without ``starts`` up to the time."""
    from desktop.presenters.booking_draft import Assigned
    from scheduling.vocabulary import ServiceType

    flow.choose_kind(VisitKind.IN_PERSON)
    flow.choose_customer(desk.garage.elise)
    flow.choose_vehicle(desk.garage.civic)
    flow.advance()
    flow.choose_mechanic(Assigned.NAMED, desk.garage.anna.id)
    flow.advance()
    if starts is None:
        return flow
    assert flow.choose_time(starts)
    flow.advance()
    flow.set_service(ServiceType.REPAIR)
    flow.set_concern("Brakes squeal when cold")
    flow.advance()
    assert flow.step is Step.REVIEW
    return flow


def entered(flow: NowFlow, desk: Desk, *, online: bool = True) -> NowFlow:
    """Élise's Civic, by phone, whoever suits best, up to the review."""
    if online:
        desk.seeking.online = [desk.garage.anna.id, desk.garage.ivan.id]
    flow.choose_kind(VisitKind.PHONE)
    flow.choose_customer(desk.garage.elise)
    flow.choose_vehicle(desk.garage.civic)
    flow.choose_mechanic(None)
    flow.set_concern("Brakes squeal when cold")
    flow.advance()
    assert flow.step is NowStep.REVIEW
    return flow


def civic(**over: str) -> VehicleForm:
    return replace(VehicleForm(year="2019", make="Honda", model="Civic"), **over)


def step_of(flow: BookingFlow) -> Step:
    """Asked again each time: the type checker would remember the last answer."""
    return flow.step


def hold_of(flow: BookingFlow) -> HoldState:
    return flow.hold.state


def answer_of(flow: BookingFlow) -> Answer:
    assert flow.submission is not None
    return flow.submission.answer
