"""What changes while a booking is filled in: answers, rows, the network; and the hold that has to follow."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.presenters.booking_draft import Assigned, Step
from desktop.presenters.booking_flow import Missing
from desktop.presenters.booking_hold import RETRY_S, HoldState
from scheduling.commands import BookSession
from scheduling.vocabulary import ServiceType, VisitKind
from scheduling.wire import Problem
from tests import factories
from tests.desktop.booking.desk import HOLD_S, SOON, Desk, filled, hold_of, step_of
from tests.factories import MONDAY, at


def test_another_mechanic_is_held_in_one_step() -> None:
    desk = Desk()
    flow = filled(desk.flow(), desk)
    flow.choose_mechanic(Assigned.ANY)
    assert [request.mechanic_id for request in desk.holds.placed] == [desk.garage.anna.id]
    flow.choose_mechanic(Assigned.NAMED, desk.garage.ivan.id)
    assert desk.holds.placed[-1].mechanic_id == desk.garage.ivan.id
    assert len(desk.holds.placed) == 2


def test_with_any_mechanic_the_one_who_was_named_stays_while_free() -> None:
    desk = Desk()
    flow = filled(desk.flow(), desk)
    flow.choose_mechanic(Assigned.NAMED, desk.garage.ivan.id)
    flow.choose_mechanic(Assigned.ANY)
    first = flow.draft.mechanic_id
    flow.set_concern("Brakes squeal when cold and hot")
    assert flow.draft.mechanic_id == first


def test_with_any_mechanic_another_one_is_named_when_the_first_is_booked_by_somebody_else() -> None:
    desk = Desk()
    desk.holds.offline = True
    flow = filled(desk.flow(), desk)
    flow.choose_mechanic(Assigned.ANY)
    first = flow.draft.mechanic_id
    desk.store.load([factories.booked(starts=SOON, mechanic_id=first)[1]])
    assert flow.draft.mechanic_id not in {None, first}
    assert flow.time_refused() is None
    flow.book()
    booking = desk.commands()[-1]
    assert isinstance(booking, BookSession)
    assert booking.mechanic_id == flow.draft.mechanic_id


def test_a_mechanic_who_has_left_is_asked_for_again() -> None:
    desk = Desk()
    flow = filled(desk.flow(), desk)
    desk.store.load([replace(desk.garage.anna, active=False)])
    assert flow.missing(Step.MECHANIC) is Missing.MECHANIC
    assert flow.book() is Missing.MECHANIC
    assert step_of(flow) is Step.MECHANIC
    assert hold_of(flow) is HoldState.NONE


def test_a_plan_whose_price_changes_is_booked_at_its_new_price_after_another_look() -> None:
    desk = Desk()
    flow = desk.flow()
    flow.choose_kind(VisitKind.PHONE)
    flow.choose_customer(desk.garage.elise)
    flow.choose_vehicle(desk.garage.civic)
    flow.choose_plan(flow.plans()[0])
    plan = flow.draft.plan
    assert plan is not None
    assert plan.price_cents is not None
    flow.advance()
    desk.store.load([replace(plan, price_cents=plan.price_cents + 500)])
    assert flow.draft.price_cents == plan.price_cents + 500
    assert not flow.is_done(Step.PLAN)
    desk.store.load([replace(plan, active=False)])
    assert flow.missing(Step.PLAN) is Missing.PLAN


def test_a_customer_who_is_renamed_elsewhere_is_booked_by_the_new_name() -> None:
    desk = Desk()
    flow = filled(desk.flow(), desk)
    desk.store.load([replace(desk.garage.elise, name="Élise Roy")])
    assert flow.draft.customer is not None
    assert flow.draft.customer.name == "Élise Roy"
    assert step_of(flow) is Step.REVIEW


def test_the_same_time_chosen_once_more_after_a_refusal_is_asked_for_anew() -> None:
    desk = Desk()
    desk.holds.refusal = Problem(code="slot_taken", detail="")
    flow = filled(desk.flow(), desk, starts=None)
    flow.choose_time(SOON)
    assert flow.missing(Step.TIME) is Missing.TIME_TAKEN
    desk.holds.refusal = None
    assert flow.choose_time(SOON)
    assert flow.missing(Step.TIME) is None
    assert hold_of(flow) is HoldState.HELD


def test_a_hold_refused_for_another_cause_can_be_asked_for_again() -> None:
    desk = Desk()
    desk.holds.refusal = Problem(code="too_many_attempts", detail="")
    flow = filled(desk.flow(), desk)
    assert flow.may_hold_again()
    desk.holds.refusal = None
    flow.hold_again()
    assert hold_of(flow) is HoldState.HELD
    assert not flow.may_hold_again()


def test_back_online_the_time_is_held_without_being_asked_to() -> None:
    desk = Desk()
    desk.holds.offline = True
    flow = filled(desk.flow(), desk)
    seen: list[HoldState] = []
    flow.hold.changed.connect(lambda: seen.append(flow.hold.state))
    desk.clock.advance(RETRY_S)
    flow.tick()
    flow.tick()
    assert len(desk.holds.placed) == 2
    assert set(seen) == {HoldState.OFFLINE}
    desk.holds.offline = False
    desk.clock.advance(RETRY_S)
    flow.tick()
    assert hold_of(flow) is HoldState.HELD
    flow.book()
    booking = desk.commands()[-1]
    assert isinstance(booking, BookSession)
    assert booking.hold_id == desk.holds.placed[-1].hold_id


@pytest.mark.parametrize(
    "step", [Step.KIND, Step.CUSTOMER, Step.PLAN, Step.MECHANIC, Step.TIME, Step.CONCERN]
)
def test_a_hold_that_runs_out_on_any_page_is_said_and_the_booking_goes_on(step: Step) -> None:
    desk = Desk()
    flow = filled(desk.flow(), desk)
    flow.go(step)
    desk.clock.advance(HOLD_S)
    flow.tick()
    assert hold_of(flow) is HoldState.LAPSED
    assert step_of(flow) is step
    flow.hold_again()
    assert hold_of(flow) is HoldState.HELD
    assert flow.ready()


def test_back_and_forth_between_kinds_keeps_the_time_that_still_fits() -> None:
    desk = Desk()
    flow = filled(desk.flow(), desk)
    flow.choose_kind(VisitKind.PHONE)
    assert hold_of(flow) is HoldState.NONE
    assert len(desk.holds.released) == 1
    flow.go(Step.KIND)
    flow.choose_kind(VisitKind.IN_PERSON)
    assert hold_of(flow) is HoldState.HELD
    assert (flow.draft.starts, flow.draft.mechanic_id) == (SOON, desk.garage.anna.id)


def test_a_longer_visit_that_runs_into_the_next_one_asks_for_the_time_again() -> None:
    desk = Desk(factories.booked(starts=at(MONDAY, "15:30"), mechanic_id=factories.garage().anna.id)[1])
    flow = filled(desk.flow(), desk)
    flow.go(Step.PLAN)
    flow.set_minutes(120)
    assert flow.missing(Step.TIME) is Missing.TIME_TAKEN
    assert hold_of(flow) is HoldState.NONE
    flow.set_minutes(60)
    assert flow.ready()
    assert hold_of(flow) is HoldState.HELD


def test_another_customer_keeps_time_and_concern() -> None:
    desk = Desk()
    flow = filled(desk.flow(), desk)
    flow.go(Step.CUSTOMER)
    flow.forget_customer()
    assert flow.book() is Missing.CUSTOMER
    other = factories.customer("Marc Roy")
    desk.store.load([other])
    flow.choose_customer(other)
    flow.skip_vehicle()
    assert step_of(flow) is Step.REVIEW
    assert flow.draft.service_type is ServiceType.REPAIR
    assert len(desk.holds.placed) == 1
    flow.book()
    booking = desk.commands()[-1]
    assert isinstance(booking, BookSession)
    assert (booking.customer_id, booking.vehicle_id, booking.just_advice) == (other.id, None, True)
