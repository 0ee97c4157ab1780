"""The booking wizard in each of its steps, for ``tools.screenshots``. Its server holds every time that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.presenters.booking_draft import Assigned, Step
from desktop.presenters.booking_flow import BookingFlow
from desktop.presenters.booking_hold import Spawn
from desktop.shell.desk import Desk
from desktop.sync.errors import Offline
from desktop.views.booking_wizard import BookingWizard
from scheduling.records import Customer, Mechanic
from scheduling.vocabulary import ServiceType, VisitKind
from scheduling.wire import HoldAnswer, HoldRequest

HOLD_S = 14 * 60 + 32
Play = Callable[[BookingWizard], None]


class Pretended:
    """Holds each time, or does not answer."""

    def __init__(self, desk: Desk, *, offline: bool) -> None:
        self._desk = desk
        self._offline = offline

    async def place(self, request: HoldRequest) -> HoldAnswer:
        if self._offline:
            raise Offline("no network")
        return HoldAnswer(hold_id=request.hold_id, expires_at=self._desk.clock.now() + HOLD_S)

    async def release(self, hold_id: object) -> None:
        """Nothing is kept."""


def open_wizard(desk: Desk, over: QWidget, spawn: Spawn, play: Play, *, offline: bool = False) -> None:
    """The wizard over the window, answered as far as ``play`` goes."""
    flow = BookingFlow(
        desk.store, desk.source, Pretended(desk, offline=offline), desk.clock, desk.account, spawn=spawn
    )
    wizard = BookingWizard(flow, over)
    wizard.show()
    play(wizard)


def kind(wizard: BookingWizard) -> None:
    """The first step, untouched."""
    del wizard


def search(wizard: BookingWizard) -> None:
    """A name is being typed."""
    wizard.flow.choose_kind(VisitKind.IN_PERSON)
    _type(wizard, "Tremb")


def new_customer(wizard: BookingWizard) -> None:
    """Somebody who is not known yet, and an address that is none."""
    wizard.flow.choose_kind(VisitKind.IN_PERSON)
    _type(wizard, "Zacharie Beaulieu-Desrosiers")
    wizard.forward()
    for field, text in zip(_fields(wizard)[1:], ("514 555-01", "zacharie@"), strict=False):
        field.setText(text)
    wizard.forward()


def vehicle(wizard: BookingWizard) -> None:
    """Which of the customer's cars."""
    wizard.flow.choose_kind(VisitKind.IN_PERSON)
    _type(wizard, _customer(wizard.flow).name)
    wizard.forward()


def plan(wizard: BookingWizard) -> None:
    """What is sold for a visit."""
    _until(wizard, Step.PLAN)


def plan_video(wizard: BookingWizard) -> None:
    """What is sold for a call."""
    _until(wizard, Step.PLAN, VisitKind.VIDEO)


def mechanic(wizard: BookingWizard) -> None:
    """Who is free when."""
    _until(wizard, Step.MECHANIC)


def time(wizard: BookingWizard) -> None:
    """A time is chosen and held."""
    _until(wizard, Step.CONCERN)
    wizard.flow.go(Step.TIME)


def typed_time(wizard: BookingWizard) -> None:
    """A time of one's own that is not free."""
    _until(wizard, Step.TIME)
    exact = _fields(wizard)[0]
    exact.setText("12:20")


def concern(wizard: BookingWizard) -> None:
    """What is the matter."""
    _until(wizard, Step.CONCERN)


def review(wizard: BookingWizard) -> None:
    """All of it, before it is booked."""
    _until(wizard, Step.REVIEW)


def result(wizard: BookingWizard) -> None:
    """Booked without a server: it waits."""
    _until(wizard, Step.REVIEW)
    wizard.flow.book()


def leaving(wizard: BookingWizard) -> None:
    """The question before what was entered is lost."""
    _until(wizard, Step.CONCERN)
    wizard.ask_to_leave()


PLAYS: Mapping[str, Play] = {
    "booking": kind,
    "booking-search": search,
    "booking-new-customer": new_customer,
    "booking-vehicle": vehicle,
    "booking-plan": plan,
    "booking-plan-video": plan_video,
    "booking-mechanic": mechanic,
    "booking-time": time,
    "booking-typed-time": typed_time,
    "booking-concern": concern,
    "booking-review": review,
    "booking-result": result,
    "booking-leaving": leaving,
}


def _until(wizard: BookingWizard, step: Step, kind_: VisitKind = VisitKind.IN_PERSON) -> None:
    flow = wizard.flow
    answers = {
        Step.KIND: lambda: flow.choose_kind(kind_),
        Step.CUSTOMER: lambda: _choose_customer(flow),
        Step.PLAN: lambda: flow.choose_plan(flow.plans()[0]),
        Step.MECHANIC: lambda: flow.choose_mechanic(Assigned.NAMED, _named(flow).id),
        Step.TIME: lambda: _choose_time(flow),
        Step.CONCERN: lambda: _describe(flow),
    }
    while flow.step is not step:
        here = flow.step
        answers[here]()
        if flow.step is here:
            missing = flow.advance()
            assert missing is None, missing


def _choose_customer(flow: BookingFlow) -> None:
    flow.choose_customer(_customer(flow))
    flow.choose_vehicle(flow.vehicles()[0])


def _choose_time(flow: BookingFlow) -> None:
    free = [time for part in flow.day(flow.first_day()) for time in part.times if time.free]
    flow.choose_time(free[len(free) // 2].starts)


def _describe(flow: BookingFlow) -> None:
    flow.set_service(ServiceType.DIAGNOSTIC)
    flow.set_concern("Battery light comes on when idling, since the first cold days")


def _customer(flow: BookingFlow) -> Customer:
    """Somebody with several cars."""
    found = flow.search("Tremblay")
    return max(found, key=lambda row: len(flow.vehicles_of(row)))


def _named(flow: BookingFlow) -> Mechanic:
    named = [choice.mechanic for choice in flow.mechanics() if choice.mechanic and choice.next_free]
    row = named[0]
    assert row is not None
    return row


def _type(wizard: BookingWizard, text: str) -> None:
    _fields(wizard)[0].setText(text)


def _fields(wizard: BookingWizard) -> list[QLineEdit]:
    return [field for field in wizard.page.findChildren(QLineEdit) if field.isVisibleTo(wizard.page)]
