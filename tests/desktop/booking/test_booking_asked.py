"""Booking was asked for while the hold is still being asked: what is booked is what was on the review, or nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from desktop.presenters.booking_draft import Assigned, Step
from desktop.presenters.booking_flow import Answer, BookingFlow, Missing
from desktop.presenters.booking_hold import HoldState
from desktop.presenters.booking_tasks import BookingTasks
from desktop.store.errors import NotKept, Trouble
from desktop.store.pending import ChangeState
from desktop.views.booking.review_page import ReviewPage
from desktop.views.booking_wizard import BookingWizard
from scheduling.commands import BookSession, MoveSession
from scheduling.records import Plan
from scheduling.vocabulary import ServiceType, VisitKind
from tests.desktop.booking.desk import SOON, Desk, answer_of, filled, hold_of, now_run, step_of, taken
from tests.factories import MONDAY, at

DEARER = 7900


class Slow:
    """A server that answers when it is told to."""

    def __init__(self) -> None:
        self._asked: list[Coroutine[Any, Any, None]] = []

    def __call__(self, work: Coroutine[Any, Any, None]) -> None:
        self._asked.append(work)

    def answer(self) -> None:
        while self._asked:
            now_run(self._asked.pop(0))

    def hang_up(self) -> None:
        for work in self._asked:
            work.close()


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def slow() -> Iterator[Slow]:
    server = Slow()
    yield server
    server.hang_up()


@pytest.fixture
def flow(desk: Desk, slow: Slow) -> BookingFlow:
    """Booking is asked for, the hold is not answered."""
    flow = filled(desk.flow(spawn=slow), desk)
    assert hold_of(flow) is HoldState.ASKING
    flow.book()
    assert flow.booking_asked
    return flow


def test_what_was_on_the_review_is_booked_once_it_is_held(desk: Desk, slow: Slow, flow: BookingFlow) -> None:
    slow.answer()
    (booking,) = desk.commands()
    assert isinstance(booking, BookSession)
    assert booking.starts == SOON


def test_the_button_says_who_is_being_asked(desk: Desk, slow: Slow, window: QWidget) -> None:
    flow = filled(desk.flow(spawn=slow), desk)
    wizard = BookingWizard(flow, window)
    flow.book()
    assert wizard.foot.next_button.accessibleName() == "Booking …"
    flow.choose_mechanic(Assigned.NAMED, desk.garage.olga.id)
    assert flow.step is Step.REVIEW
    flow.book()
    assert wizard.foot.next_button.accessibleName() == "Asking Olga …"
    wizard.leave()


def _goes_back(flow: BookingFlow, _desk: Desk) -> None:
    flow.back()


def _changes_the_concern(flow: BookingFlow, _desk: Desk) -> None:
    flow.set_concern("Brakes sq")


def _makes_it_longer(flow: BookingFlow, _desk: Desk) -> None:
    flow.set_minutes(90)


def _searches_again(flow: BookingFlow, _desk: Desk) -> None:
    flow.forget_customer()


def _mechanic_leaves(_flow: BookingFlow, desk: Desk) -> None:
    desk.store.load([replace(desk.garage.anna, active=False)])


@pytest.mark.parametrize(
    "meanwhile", [_goes_back, _changes_the_concern, _makes_it_longer, _searches_again, _mechanic_leaves]
)
def test_nothing_is_booked_that_was_not_on_the_review(
    desk: Desk, slow: Slow, flow: BookingFlow, meanwhile: Callable[[BookingFlow, Desk], None]
) -> None:
    meanwhile(flow, desk)
    assert not flow.booking_asked
    slow.answer()
    assert desk.commands() == []
    assert flow.submission is None


def _up_to_the_review(flow: BookingFlow, desk: Desk) -> Plan:
    """A video call by a plan."""
    flow.choose_kind(VisitKind.VIDEO)
    flow.choose_customer(desk.garage.elise)
    flow.choose_vehicle(desk.garage.civic)
    choice = next(choice for choice in flow.plans() if choice.plan is not None)
    assert choice.plan is not None
    flow.choose_plan(choice)
    flow.advance()
    named = next(row.mechanic for row in flow.mechanics() if row.mechanic is not None)
    flow.choose_mechanic(Assigned.NAMED, named.id)
    flow.advance()
    assert flow.choose_time(SOON)
    flow.advance()
    flow.set_service(ServiceType.REPAIR)
    flow.set_concern("Brakes squeal when cold")
    flow.advance()
    assert flow.step is Step.REVIEW
    return choice.plan


def test_a_price_that_changes_meanwhile_is_looked_at_first(desk: Desk, slow: Slow) -> None:
    flow = desk.flow(spawn=slow)
    plan = _up_to_the_review(flow, desk)
    flow.book()
    desk.store.load([replace(plan, price_cents=DEARER)])
    slow.answer()
    assert desk.commands() == []
    assert step_of(flow) is Step.REVIEW
    assert flow.book() is Missing.PLAN_CHANGED
    assert step_of(flow) is Step.PLAN
    flow.advance()
    assert step_of(flow) is Step.REVIEW
    flow.book()
    (booking,) = desk.commands()
    assert isinstance(booking, BookSession)
    assert booking.price_cents == DEARER


def test_the_review_shows_the_new_price_and_says_so(
    desk: Desk, wizard: BookingWizard, flow: BookingFlow
) -> None:
    plan = _up_to_the_review(flow, desk)
    page = wizard.page
    assert isinstance(page, ReviewPage)
    assert page.card.values[-1] == "$29.00"
    desk.store.load([replace(plan, price_cents=DEARER)])
    assert page.card.values[-1] == "$79.00"
    assert "has changed" in page.trouble.text()


class TestAnotherTime:
    """Of a booking that lost its time."""

    @pytest.fixture
    def flow(self, desk: Desk) -> BookingFlow:
        flow = filled(desk.flow(), desk)
        flow.book()
        free = taken(SOON, at(MONDAY, "15:00"), at(MONDAY, "15:30"), mechanic_id=desk.garage.anna.id)
        desk.answer(ChangeState.CONFLICT, "slot_taken", free)
        assert answer_of(flow) is Answer.LOST
        return flow

    def test_refused_for_good_it_is_still_one_booking(self, desk: Desk, flow: BookingFlow) -> None:
        flow.rebook(flow.alternatives()[0])
        desk.answer(ChangeState.REJECTED, "server_fault")
        assert not flow.refused
        assert answer_of(flow) is Answer.LOST
        flow.rebook(flow.alternatives()[0])
        moves = [command for command in desk.commands() if isinstance(command, MoveSession)]
        assert len({move.session_id for move in moves}) == 1
        assert not any(isinstance(command, BookSession) for command in desk.commands())

    def test_on_a_full_disk_nothing_is_said_to_be_on_its_way(self, desk: Desk, flow: BookingFlow) -> None:
        draft, chosen = flow.draft, flow.alternatives()[0]
        outbox = desk.store._outbox._database
        outbox.read("PRAGMA query_only = ON")
        with pytest.raises(NotKept):
            flow.rebook(chosen)
        assert (answer_of(flow), flow.draft) == (Answer.LOST, draft)
        desk.clock.advance(10)
        flow.tick()
        assert answer_of(flow) is Answer.LOST
        outbox.read("PRAGMA query_only = OFF")
        flow.rebook(chosen)
        assert answer_of(flow) is Answer.SENDING
        assert isinstance(desk.commands()[-1], MoveSession)


class TestTakenBack:
    """What can be undone is what stands, not what came before it."""

    def test_after_a_refusal_and_a_change_it_is_the_second_booking(self, desk: Desk) -> None:
        desk.holds.offline = True
        flow = filled(desk.flow(), desk)
        flow.book()
        assert [label for label, _, _ in desk.undo.steps] == ["kept"]
        desk.answer(ChangeState.REJECTED, "not_allowed")
        desk.holds.offline = False
        flow.revise()
        assert desk.undo.steps == []
        flow.book()
        desk.answer(ChangeState.APPLIED)
        assert [label for label, _, _ in desk.undo.steps] == ["booked"]
        assert flow.submission is not None
        assert desk.undo.mids == [flow.submission.mid]

    def test_after_another_time_it_names_that(self, desk: Desk) -> None:
        desk.holds.offline = True
        flow = filled(desk.flow(), desk)
        flow.book()
        free = taken(SOON, at(MONDAY, "15:00"), mechanic_id=desk.garage.anna.id)
        desk.answer(ChangeState.CONFLICT, "slot_taken", free)
        flow.rebook(flow.alternatives()[0])
        desk.answer(ChangeState.APPLIED)
        ((label, params, _),) = desk.undo.steps
        assert (label, params["starts"]) == ("booked", at(MONDAY, "15:00"))


async def test_a_full_disk_behind_the_holds_answer_is_told_as_that(desk: Desk) -> None:
    told: list[BaseException] = []
    asyncio.get_running_loop().set_exception_handler(lambda _loop, what: told.append(what["exception"]))
    tasks = BookingTasks()
    flow = filled(desk.flow(spawn=tasks.spawn), desk)
    flow.book()
    desk.store._outbox._database.read("PRAGMA query_only = ON")
    await tasks.finish(5)
    assert [type(fault) for fault in told] == [NotKept]
    assert isinstance(told[0], NotKept)
    assert told[0].trouble in set(Trouble)
    assert isinstance(told[0].path, Path)
    assert flow.submission is None
    flow.close()
