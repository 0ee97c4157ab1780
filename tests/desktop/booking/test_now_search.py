"""A search that goes on: followed in its own time, given to one of the workshop's own, cancelled; and who waits."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from desktop.presenters.customer_form import CustomerForm
from desktop.presenters.line_holds import LineHolds
from desktop.presenters.now_flow import NowFlow, NowPhase
from desktop.presenters.now_known import Known
from desktop.presenters.now_search import FOLLOW_S, Standing
from desktop.presenters.on_server import Reached
from desktop.presenters.tasks import Tasks
from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from desktop.sync.errors import Refused, Unreachable
from scheduling.commands import CancelSession, CreateCustomer, CreateVehicle, Outcome
from scheduling.errors import ErrorCode, Rule
from scheduling.offer_rounds import Shortage
from scheduling.records import Reservation
from scheduling.vocabulary import ReservationKind, VisitKind
from scheduling.wire import Problem
from tests import factories
from tests.desktop.booking.desk import EPOCH, Desk, civic, entered, now_run


@pytest.fixture
def flow(desk: Desk) -> NowFlow:
    flow = entered(desk.now(), desk)
    flow.ask()
    return flow


def _ticked(flow: NowFlow, desk: Desk, seconds: int = FOLLOW_S) -> Standing:
    desk.clock.advance(seconds)
    flow.tick()
    return flow.search_now.standing


def test_who_is_asked_is_told_with_why_and_until_when(flow: NowFlow) -> None:
    search = flow.search_now
    assert search.standing is Standing.ASKING
    assert [line.name for line in search.open_offers()] == ["Anna Affiliated", "Ivan Independent"]
    assert search.seconds_left() == 120
    assert not search.everybody_asked


def test_it_is_followed_every_few_seconds_until_somebody_has_it(flow: NowFlow, desk: Desk) -> None:
    assert _ticked(flow, desk, 1) is Standing.ASKING
    assert desk.seeking.looks == 0
    assert _ticked(flow, desk, FOLLOW_S - 1) is Standing.ASKING
    assert desk.seeking.looks == 1
    (session_id,) = desk.seeking.searches
    desk.seeking.accept(session_id, desk.garage.ivan.id)
    assert _ticked(flow, desk) is Standing.FOUND
    assert flow.search_now.mechanic() == desk.garage.ivan
    looks = desk.seeking.looks
    _ticked(flow, desk, 60)
    assert desk.seeking.looks == looks


def test_a_server_that_is_away_is_asked_again_and_what_is_known_stands(flow: NowFlow, desk: Desk) -> None:
    desk.seeking.fault = Unreachable("away")
    assert _ticked(flow, desk) is Standing.ASKING
    assert flow.search_now.problem == "unreachable"
    assert flow.search_now.reached is Reached.LOOKED
    desk.seeking.fault = None
    _ticked(flow, desk)
    assert flow.search_now.problem == ""


def test_only_the_workshops_own_can_be_given_it(flow: NowFlow, desk: Desk) -> None:
    assert [row.name for row in flow.search_now.own_mechanics()] == ["Anna Affiliated"]
    flow.assign(desk.garage.anna.id)
    assert flow.search_now.standing is Standing.FOUND


def test_cancelling_is_said_until_the_server_has_it(flow: NowFlow, desk: Desk) -> None:
    flow.search_now.cancel()
    assert flow.search_now.standing is Standing.CANCELLING
    (cancel,) = desk.commands()
    assert isinstance(cancel, CancelSession)
    flow.search_now.cancel()
    assert len(desk.commands()) == 1
    (session_id,) = desk.seeking.searches
    desk.seeking.cancel(session_id)
    assert _ticked(flow, desk) is Standing.CANCELLED


def test_a_cancellation_that_is_refused_is_no_cancellation(flow: NowFlow, desk: Desk) -> None:
    flow.search_now.cancel()
    desk.answer(ChangeState.REJECTED, ErrorCode.ILLEGAL_TRANSITION.value)
    assert flow.search_now.standing is Standing.ASKING


def test_nobody_to_be_asked_while_it_goes_on(flow: NowFlow, desk: Desk) -> None:
    (session_id,) = desk.seeking.searches
    view = desk.seeking.searches[session_id]
    closed = [replace(line, open=False) for line in view.offers]
    desk.seeking.searches[session_id] = replace(view, offers=closed, shortage=Shortage.NOBODY_LEFT)
    assert _ticked(flow, desk) is Standing.NOBODY
    assert flow.search_now.shortage is Shortage.NOBODY_LEFT
    assert len(flow.search_now.closed_offers()) == 2


def test_who_waits_already_is_told_so(desk: Desk) -> None:
    flow = entered(desk.now(), desk, online=False)
    problem = Problem(
        code=ErrorCode.ILLEGAL_TRANSITION.value,
        detail="",
        params={"field": "entry_id", "rule": Rule.IN_LINE.value},
    )
    desk.seeking.fault = Refused(409, problem)
    flow.join()
    assert flow.joining.in_line_already
    assert flow.phase is NowPhase.STEPS


# --- the customer has to be the server's first


async def test_a_new_customer_and_vehicle_are_sent_before_anybody_is_asked(desk: Desk) -> None:
    faults: list[BaseException] = []
    tasks = Tasks(faults.append)
    flow = desk.now(spawn=tasks.spawn)
    desk.seeking.online = [desk.garage.anna.id]
    flow.choose_kind(VisitKind.VIDEO)

    assert flow.add_customer(CustomerForm(name="Nora Neuve", phone="", email="", language="fr")) == {}
    assert flow.add_vehicle(civic()) == {}
    flow.choose_mechanic(None)
    flow.set_concern("Battery light comes on")
    flow.ask()
    for _ in range(5):
        await asyncio.sleep(0)
    assert [type(command) for command in desk.commands()] == [CreateCustomer, CreateVehicle]
    assert desk.seeking.asked == [], "the server does not know the customer yet"
    desk.answer(ChangeState.APPLIED)
    for _ in range(5):
        await asyncio.sleep(0)
    (asked,) = desk.seeking.asked
    assert flow.draft.customer is not None
    assert asked.customer_id == flow.draft.customer.id
    await tasks.close()
    assert faults == []


async def test_a_customer_who_cannot_be_sent_in_time_is_kept_and_it_is_said(desk: Desk) -> None:
    known = Known(desk.store, patience=0.01)
    made = CreateCustomer(customer_id=factories.named("nora"), name="Nora Neuve")
    with pytest.raises(Unreachable):
        await known.become([made], made.customer_id)
    assert desk.commands() == [made]


async def test_a_customer_whom_the_server_does_not_take_is_told(desk: Desk) -> None:
    known = Known(desk.store)
    made = CreateCustomer(customer_id=factories.named("nora"), name="Nora Neuve")
    waiting = asyncio.ensure_future(known.become([made], made.customer_id))
    await asyncio.sleep(0)
    mid = desk.store.changes()[-1].mid
    refused = Answer(
        mid=mid, state=ChangeState.REJECTED, code=ErrorCode.NOT_ALLOWED.value, ack_ver=2, outcome=Outcome()
    )
    desk.store.settle([refused], EPOCH)
    with pytest.raises(Refused) as error:
        await waiting
    assert error.value.problem.code == ErrorCode.NOT_ALLOWED


# --- who waits


def test_the_line_says_who_waits_and_whose_turn_it_is_first(desk: Desk) -> None:
    for customer in (desk.garage.elise, desk.garage.marc):
        flow = entered(desk.now(), desk, online=False)
        flow.choose_customer(customer)
        flow.skip_vehicle()
        flow.ask()
        flow.join()
        desk.clock.advance(60)
        desk.seeking.now = desk.clock.now()
    now_run(desk.line.load())
    assert [waiter.name for waiter in desk.line.waiters()] == ["Élise Tremblay", "Marc-André O'Neil"]
    second = desk.line.waiters()[1].line.entry_id
    desk.seeking.hold(second, desk.garage.anna.id, desk.clock.now() + 900)
    now_run(desk.line.load())
    first = desk.line.waiters()[0]
    assert (first.name, first.mechanic, first.held_for) == ("Marc-André O'Neil", "Anna Affiliated", 900)
    desk.clock.advance(900)
    assert desk.line.held() == []
    now_run(desk.line.take_off(second))
    assert [waiter.name for waiter in desk.line.waiters()] == ["Élise Tremblay"]


def test_a_time_that_is_held_for_the_line_is_noticed_once(desk: Desk) -> None:
    holds = LineHolds(desk.store, desk.clock)
    assert not holds.newly_held()
    now = desk.clock.now()
    held = Reservation(
        id=factories.named("held"),
        kind=ReservationKind.WAITLIST,
        status=factories.hold().status,
        starts=now,
        ends=now + 2700,
        blocks_end=now + 3600,
        mechanic_id=desk.garage.anna.id,
        expires_at=now + 900,
    )
    desk.store.load([held])
    assert holds.newly_held()
    assert not holds.newly_held()
