"""Holding the slot while the booking is filled in: kept, lapsed, refused, offline, and let go."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from desktop.presenters.booking_draft import Draft, Step
from desktop.presenters.booking_flow import Answer, BookingFlow, Missing
from desktop.presenters.booking_hold import PATIENCE_S, HoldState
from desktop.presenters.booking_tasks import BookingTasks
from scheduling.commands import (
    BookSession,
)
from scheduling.ids import uuid7
from scheduling.wire import HoldAnswer, HoldRequest
from scheduling.wire import Problem as Refusal
from tests import factories
from tests.desktop.booking.desk import HOLD_S, SOON, Desk, answer_of, filled, hold_of, taken
from tests.factories import MONDAY, at, named


def test_changing_the_length_asks_for_the_hold_anew() -> None:
    desk = Desk()
    flow = filled(desk.flow(), desk)
    flow.go(Step.PLAN)
    flow.set_minutes(90)
    assert [(one.starts, one.minutes) for one in desk.holds.placed] == [(SOON, 60), (SOON, 90)]
    assert hold_of(flow) is HoldState.HELD


def test_one_hold_is_asked_for_once_however_often_the_draft_changes() -> None:
    desk = Desk()
    flow = filled(desk.flow(), desk)
    flow.set_concern("Something else altogether")
    flow.choose_time(SOON)
    assert len(desk.holds.placed) == 1


def test_leaving_releases_the_hold_and_clears_the_draft() -> None:
    desk = Desk()
    flow = filled(desk.flow(), desk)
    hold_id = flow.hold.hold_id
    flow.close()
    assert desk.holds.released == [hold_id]
    assert flow.draft == Draft()
    assert desk.commands() == []


def test_a_booking_takes_its_hold_over() -> None:
    desk = Desk()
    flow = filled(desk.flow(), desk)
    flow.book()
    flow.close()
    assert desk.holds.released == []


def test_a_hold_that_runs_out_while_filling_in_is_said_and_can_be_had_again() -> None:
    desk = Desk()
    flow = filled(desk.flow(), desk)
    desk.clock.advance(HOLD_S - 1)
    flow.tick()
    assert (flow.hold.state, flow.hold.seconds_left()) == (HoldState.HELD, 1)
    desk.clock.advance(1)
    flow.tick()
    assert hold_of(flow) is HoldState.LAPSED
    assert flow.hold.hold_id is None
    flow.hold_again()
    assert hold_of(flow) is HoldState.HELD
    assert len(desk.holds.placed) == 2


def test_booking_after_the_hold_ran_out_names_no_hold() -> None:
    desk = Desk()
    flow = filled(desk.flow(), desk)
    desk.clock.advance(HOLD_S)
    flow.tick()
    flow.book()
    (booking,) = desk.commands()
    assert isinstance(booking, BookSession)
    assert booking.hold_id is None


def test_a_refused_hold_keeps_the_time_from_being_booked_and_offers_the_nearest() -> None:
    desk = Desk()
    flow = filled(desk.flow(), desk, starts=None)
    free = at(MONDAY, "15:00")
    outcome = taken(SOON, free, mechanic_id=desk.garage.anna.id)
    desk.holds.refusal = Refusal(code="slot_taken", detail="", outcome=outcome)
    flow.choose_time(SOON)
    assert hold_of(flow) is HoldState.REFUSED
    assert flow.advance() is Missing.TIME_TAKEN
    assert flow.hold.outcome.blocking[0].customer_name == "Marc"
    desk.holds.refusal = None
    flow.take(flow.alternatives()[0])
    assert (flow.draft.starts, flow.hold.state) == (free, HoldState.HELD)
    assert flow.advance() is None


def test_a_hold_refused_for_another_cause_does_not_stand_in_the_way() -> None:
    desk = Desk()
    flow = filled(desk.flow(), desk, starts=None)
    desk.holds.refusal = Refusal(code="busy", detail="")
    flow.choose_time(SOON)
    assert flow.hold.code == "busy"
    assert flow.advance() is None


def test_offline_there_is_no_hold_and_the_booking_waits_for_the_server() -> None:
    desk = Desk()
    desk.holds.offline = True
    flow = filled(desk.flow(), desk)
    assert hold_of(flow) is HoldState.OFFLINE
    flow.book()
    assert answer_of(flow) is Answer.WAITING
    (booking,) = desk.commands()
    assert isinstance(booking, BookSession)
    assert booking.hold_id is None


def test_ones_own_hold_never_hides_ones_own_slot() -> None:
    desk = Desk()
    flow = filled(desk.flow(), desk)
    mine = factories.hold(id=flow.hold.hold_id, starts=SOON, mechanic_id=desk.garage.anna.id)
    left = factories.hold(starts=at(MONDAY, "15:30"), device_id=named("device"))
    left = replace(left, mechanic_id=desk.garage.anna.id, ends=left.starts + 3600)
    desk.store.load([mine, left])
    assert flow.time_refused() is None
    day = [time for part in flow.day(MONDAY) for time in part.times if time.free]
    assert {SOON, at(MONDAY, "15:30")} <= {time.starts for time in day}


def test_anybody_elses_hold_does() -> None:
    desk = Desk()
    flow = filled(desk.flow(), desk, starts=None)
    theirs = factories.hold(starts=SOON, mechanic_id=desk.garage.anna.id, device_id=uuid7())
    desk.store.load([theirs])
    assert not flow.choose_time(SOON)
    (time,) = [time for part in flow.day(MONDAY) for time in part.times if time.starts == SOON]
    assert str(time.reason) == "held"


class SlowHolds:
    """Answers when told to."""

    def __init__(self) -> None:
        self.asked: list[tuple[HoldRequest, asyncio.Future[HoldAnswer]]] = []
        self.released: list[object] = []

    async def place(self, request: HoldRequest) -> HoldAnswer:
        answer: asyncio.Future[HoldAnswer] = asyncio.get_running_loop().create_future()
        self.asked.append((request, answer))
        return await answer

    async def release(self, hold_id: object) -> None:
        self.released.append(hold_id)


class _Away:
    """The server is known to be out of reach."""

    online = False
    problem = "unreachable"


async def _until(true: object) -> None:
    for _ in range(50):
        if callable(true) and true():
            return
        await asyncio.sleep(0)
    pytest.fail("it never happened")


async def _slow(desk: Desk) -> tuple[BookingFlow, SlowHolds]:
    holds = SlowHolds()
    flow = BookingFlow(desk.store, desk.source, holds, desk.clock, desk.account, spawn=BookingTasks().spawn)
    filled(flow, desk)
    await _until(lambda: holds.asked)
    return flow, holds


def _yes(request: HoldRequest, desk: Desk) -> HoldAnswer:
    return HoldAnswer(hold_id=request.hold_id, expires_at=desk.clock.now() + HOLD_S)


async def test_booking_while_the_hold_is_asked_for_waits_for_its_answer() -> None:
    desk = Desk()
    flow, holds = await _slow(desk)
    flow.book()
    assert flow.booking_asked
    assert desk.commands() == []
    request, answer = holds.asked[0]
    answer.set_result(_yes(request, desk))
    await _until(lambda: flow.submission is not None)
    (booking,) = desk.commands()
    assert isinstance(booking, BookSession)
    assert booking.hold_id == request.hold_id


async def test_nobody_waits_long_for_a_server_that_says_nothing_and_its_late_yes_is_let_go() -> None:
    desk = Desk()
    flow, holds = await _slow(desk)
    flow.book()
    desk.clock.advance(PATIENCE_S - 1)
    flow.tick()
    assert flow.booking_asked
    desk.clock.advance(1)
    flow.tick()
    (booking,) = desk.commands()
    assert isinstance(booking, BookSession)
    assert booking.hold_id is None
    request, answer = holds.asked[0]
    answer.set_result(_yes(request, desk))
    await _until(lambda: holds.released == [request.hold_id])


async def test_a_server_that_is_known_to_be_away_is_waited_for_by_nobody_and_asked_all_the_same() -> None:
    desk, holds, link = Desk(), SlowHolds(), _Away()
    spawn = BookingTasks().spawn
    flow = BookingFlow(desk.store, desk.source, holds, desk.clock, desk.account, spawn=spawn, link=link)
    filled(flow, desk)
    assert hold_of(flow) is HoldState.OFFLINE
    await _until(lambda: holds.asked)
    request, answer = holds.asked[0]
    answer.set_result(_yes(request, desk))
    await _until(lambda: flow.hold.state is HoldState.HELD)
    flow.close()
    await _until(lambda: holds.released == [request.hold_id])


async def test_an_answer_that_comes_after_leaving_is_let_go() -> None:
    desk = Desk()
    flow, holds = await _slow(desk)
    flow.close()
    request, answer = holds.asked[0]
    answer.set_result(_yes(request, desk))
    await _until(lambda: holds.released == [request.hold_id])
    assert hold_of(flow) is HoldState.NONE


async def test_only_the_last_of_several_quick_choices_is_held() -> None:
    desk = Desk()
    flow, holds = await _slow(desk)
    for time in ("15:00", "15:30", "16:00"):
        assert flow.choose_time(at(MONDAY, time))
    holds.asked[0][1].set_result(_yes(holds.asked[0][0], desk))
    await _until(lambda: len(holds.asked) == 2)
    request, answer = holds.asked[1]
    assert request.starts == at(MONDAY, "16:00")
    answer.set_result(_yes(request, desk))
    await _until(lambda: flow.hold.state is HoldState.HELD)
    assert flow.hold.hold_id == request.hold_id
    flow.close()
    await _until(lambda: holds.released == [request.hold_id])
