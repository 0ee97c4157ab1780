"""The steps of a booking without a window: what each needs, what a seed fills in, who may book whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from desktop.presenters.booking_draft import STEPS, Assigned, BookingSeed, Step
from desktop.presenters.booking_flow import Missing
from desktop.presenters.booking_hold import HoldState
from desktop.presenters.booking_vehicle import VehicleProblem
from desktop.presenters.customer_form import CustomerForm, Problem
from scheduling.commands import (
    BookSession,
    CreateCustomer,
    CreateVehicle,
)
from scheduling.records import StaffMember
from scheduling.vocabulary import Role, ServiceType, VisitKind
from tests import factories
from tests.desktop.booking.desk import SOON, Desk, civic, filled, hold_of, step_of
from tests.factories import MONDAY, at, named


def test_a_known_customer_is_booked_through_all_seven_steps() -> None:
    desk = Desk()
    flow = filled(desk.flow(), desk)
    assert hold_of(flow) is HoldState.HELD
    hold_id = flow.hold.hold_id

    assert flow.book() is None

    (booking,) = desk.commands()
    assert isinstance(booking, BookSession)
    assert booking.customer_id == desk.garage.elise.id
    assert booking.vehicle_id == desk.garage.civic.id
    assert booking.mechanic_id == desk.garage.anna.id
    assert (booking.starts, booking.minutes, booking.hold_id) == (SOON, 60, hold_id)
    assert (booking.plan_id, booking.price_cents) == (None, 0)
    assert (booking.service_type, booking.concern) == (ServiceType.REPAIR, "Brakes squeal when cold")


def test_the_first_two_steps_go_on_by_themselves_and_the_rest_does_not() -> None:
    desk = Desk()
    flow = desk.flow()
    seen: list[Step] = []
    flow.step_changed.connect(lambda: seen.append(flow.step))
    flow.choose_kind(VisitKind.IN_PERSON)
    flow.choose_customer(desk.garage.elise)
    flow.choose_vehicle(desk.garage.civic)
    flow.choose_plan(flow.plans()[0])
    assert seen == [Step.CUSTOMER, Step.PLAN]


def test_a_step_without_an_answer_is_not_left_and_says_why() -> None:
    desk = Desk()
    flow = desk.flow()
    assert flow.advance() is Missing.KIND
    flow.choose_kind(VisitKind.VIDEO)
    assert flow.advance() is Missing.CUSTOMER
    flow.choose_customer(desk.garage.elise)
    assert flow.advance() is Missing.VEHICLE
    flow.skip_vehicle()
    assert flow.advance() is Missing.PLAN
    flow.choose_plan(flow.plans()[0])
    flow.advance()
    assert flow.advance() is Missing.MECHANIC
    flow.choose_mechanic(Assigned.NAMED, desk.garage.anna.id)
    flow.advance()
    assert flow.advance() is Missing.TIME
    flow.choose_time(SOON)
    flow.advance()
    assert flow.advance() is Missing.SERVICE
    flow.set_service(ServiceType.DIAGNOSTIC)
    flow.set_concern("   squeals ")
    assert flow.advance() is Missing.CONCERN
    flow.set_concern("ten letter")
    assert flow.advance() is None
    assert step_of(flow) is Step.REVIEW


def test_steps_open_only_when_all_before_them_are_answered() -> None:
    desk = Desk()
    flow = filled(desk.flow(), desk, starts=None)
    assert [step for step in STEPS if flow.may_go(step)] == list(STEPS[:5])
    flow.go(Step.REVIEW)
    assert step_of(flow) is Step.TIME
    flow.go(Step.KIND)
    assert step_of(flow) is Step.KIND
    flow.back()
    assert step_of(flow) is Step.KIND


def test_going_on_after_a_change_skips_what_is_answered_already() -> None:
    desk = Desk()
    flow = filled(desk.flow(), desk)
    flow.go(Step.CUSTOMER)
    flow.skip_vehicle()
    assert step_of(flow) is Step.REVIEW


def test_a_new_customer_with_a_new_vehicle_is_created_with_the_booking_and_not_before() -> None:
    desk = Desk()
    flow = desk.flow()
    flow.choose_kind(VisitKind.IN_PERSON)
    form = CustomerForm(
        name="  Grace   Kim ", phone="438 555-0123", email="grace@example.test", language="fr"
    )
    assert flow.add_customer(form) == {}
    assert flow.add_vehicle(civic(vin="1M8GDM9AXKP042788", plate="k4t 9pl")) == {}
    assert desk.commands() == []
    flow.advance()
    flow.choose_mechanic(Assigned.LATER)
    flow.advance()
    flow.choose_time(SOON)
    flow.advance()
    flow.set_service(ServiceType.INSPECTION)
    flow.set_concern("Before a long journey")
    flow.advance()
    flow.book()

    customer, vehicle, booking = desk.commands()
    assert isinstance(customer, CreateCustomer)
    assert isinstance(vehicle, CreateVehicle)
    assert isinstance(booking, BookSession)
    assert (customer.name, customer.phone, customer.language) == ("Grace Kim", "+14385550123", "fr")
    assert (vehicle.plate, vehicle.vin, vehicle.year) == ("K4T 9PL", "1M8GDM9AXKP042788", 2019)
    assert vehicle.customer_id == booking.customer_id == customer.customer_id
    assert (booking.vehicle_id, booking.mechanic_id) == (vehicle.vehicle_id, None)


def test_a_customer_or_vehicle_that_is_not_right_is_not_taken() -> None:
    flow = Desk().flow()
    flow.choose_kind(VisitKind.VIDEO)
    assert flow.add_customer(CustomerForm(name=" ", phone="12", email="x")) == {
        "name": Problem.NAME_MISSING,
        "phone": Problem.PHONE_WRONG,
        "email": Problem.EMAIL_WRONG,
    }
    assert flow.draft.customer is None
    flow.add_customer(CustomerForm(name="Grace Kim"))
    assert flow.add_vehicle(civic(vin="1M8GDM9A1KP042788")) == {"vin": VehicleProblem.VIN_CHECK}
    assert step_of(flow) is Step.CUSTOMER
    assert flow.add_vehicle(civic(vin="1M8GDM9A1KP042788", vin_accepted="1m8gdm9a1kp042788")) == {}
    assert step_of(flow) is Step.PLAN


def test_a_likely_double_is_offered_by_phone_and_by_email() -> None:
    desk = Desk()
    flow = desk.flow()
    assert flow.doubles(CustomerForm(name="E.", phone="(514) 555-0142")) == [desk.garage.elise]
    assert flow.doubles(CustomerForm(name="E.", email="Elise@Example.test")) == [desk.garage.elise]
    assert flow.doubles(CustomerForm(name="Élise Tremblay", phone="514 555-0143")) == []


def test_just_advice_needs_no_vehicle() -> None:
    desk = Desk()
    flow = desk.flow()
    flow.choose_kind(VisitKind.PHONE)
    flow.choose_customer(desk.garage.marc)
    flow.skip_vehicle()
    assert step_of(flow) is Step.PLAN
    assert flow.draft.just_advice


def test_another_customer_takes_the_vehicle_away() -> None:
    desk = Desk()
    flow = filled(desk.flow(), desk)
    flow.choose_customer(desk.garage.marc)
    assert flow.draft.vehicle is None
    assert not flow.is_done(Step.CUSTOMER)


def test_a_click_on_the_calendar_fills_mechanic_time_and_length() -> None:
    desk = Desk()
    seed = BookingSeed(starts=SOON, minutes=90, mechanic_id=desk.garage.anna.id)
    flow = desk.flow(seed)
    flow.choose_kind(VisitKind.IN_PERSON)
    assert flow.draft.minutes == 90
    assert desk.holds.placed[-1].starts == SOON
    assert desk.holds.placed[-1].minutes == 90
    flow.choose_customer(desk.garage.elise)
    flow.choose_vehicle(desk.garage.civic)
    flow.advance()
    assert step_of(flow) is Step.CONCERN


def test_a_clicked_time_that_does_not_fit_the_visit_is_asked_for_again_with_its_reason() -> None:
    desk = Desk()
    seed = BookingSeed(starts=at(MONDAY, "11:30"), mechanic_id=desk.garage.anna.id)
    flow = desk.flow(seed)
    flow.choose_kind(VisitKind.IN_PERSON)
    flow.choose_customer(desk.garage.elise)
    flow.skip_vehicle()
    flow.advance()
    refused = flow.time_refused()
    assert step_of(flow) is Step.TIME
    assert refused is not None
    assert [str(refusal.reason) for refusal in refused.refusals] == ["on_break"]
    assert desk.holds.placed == []
    nearest = flow.alternatives()
    assert {at(MONDAY, "11:00"), at(MONDAY, "13:00")} <= {one.starts for one in nearest}


def test_a_seeded_customer_is_kept_and_the_vehicle_still_asked_for() -> None:
    desk = Desk()
    flow = desk.flow(BookingSeed(customer_id=desk.garage.elise.id))
    flow.choose_kind(VisitKind.IN_PERSON)
    assert flow.draft.customer == desk.garage.elise
    assert flow.missing(Step.CUSTOMER) is Missing.VEHICLE


def test_a_mechanic_who_does_not_offer_the_kind_is_asked_for_again() -> None:
    desk = Desk()
    flow = desk.flow(BookingSeed(mechanic_id=desk.garage.vera.id))
    assert flow.is_done(Step.MECHANIC)
    flow.choose_kind(VisitKind.IN_PERSON)
    assert flow.draft.assigned is None
    assert not flow.is_done(Step.MECHANIC)


def test_any_mechanic_names_one_who_is_free_then() -> None:
    garage = factories.garage()
    _, busy = factories.booked(starts=SOON, mechanic_id=garage.anna.id, bay_id=garage.bays[0].id)
    desk = Desk(busy)
    flow = filled(desk.flow(), desk, starts=None)
    flow.choose_mechanic(Assigned.ANY)
    assert flow.choose_time(SOON)
    assert flow.draft.mechanic_id == garage.ivan.id
    assert desk.holds.placed[-1].mechanic_id == garage.ivan.id


def test_nobody_yet_is_only_for_visits_in_person() -> None:
    desk = Desk()
    flow = desk.flow()
    flow.choose_kind(VisitKind.IN_PERSON)
    assert Assigned.LATER in {choice.assigned for choice in flow.mechanics()}
    flow.choose_mechanic(Assigned.LATER)
    flow.go(Step.KIND)
    flow.choose_kind(VisitKind.PHONE)
    assert Assigned.LATER not in {choice.assigned for choice in flow.mechanics()}
    assert flow.draft.assigned is None


def test_mechanics_come_with_their_next_free_time_and_marks() -> None:
    garage = factories.garage()
    _, busy = factories.booked(starts=at(MONDAY, "09:00"), mechanic_id=garage.anna.id)
    desk = Desk(busy, replace(garage.anna, specialties=("honda",)))
    flow = filled(desk.flow(), desk, starts=None)
    named_ = {one.mechanic.name: one for one in flow.mechanics() if one.mechanic is not None}
    assert list(named_) == ["Anna Affiliated", "Ivan Independent", "Olga Offers"]
    anna, olga = named_["Anna Affiliated"], named_["Olga Offers"]
    assert (anna.answers_first, anna.next_free) == (False, at(MONDAY, "10:30"))
    assert (olga.answers_first, olga.next_free) == (True, at(MONDAY, "09:00"))


def test_inactive_and_unpriced_plans_are_not_offered() -> None:
    plans = [
        factories.plan("asleep", active=False, sort=5),
        factories.plan("unpriced", price_cents=None, sort=6),
        factories.plan("chat", kinds=(VisitKind.CHAT,), sort=7),
    ]
    desk = Desk(*plans)
    flow = desk.flow()
    flow.choose_kind(VisitKind.VIDEO)
    assert [one.plan.code for one in flow.plans() if one.plan] == ["standard", "premium"]
    flow.choose_plan(flow.plans()[1])
    assert (flow.draft.minutes, flow.draft.price_cents) == (60, 9900)


def test_a_plan_without_kinds_is_sold_for_every_kind() -> None:
    desk = Desk(factories.plan("anything", kinds=(), sort=7))
    for kind in VisitKind:
        flow = desk.flow()
        flow.choose_kind(kind)
        assert "anything" in [one.plan.code for one in flow.plans() if one.plan], kind


def test_a_visit_in_person_lasts_an_hour_unless_said_otherwise() -> None:
    desk = Desk()
    flow = desk.flow()
    flow.choose_kind(VisitKind.IN_PERSON)
    assert (flow.draft.minutes, flow.plans()[0].plan, flow.plans()[0].price_cents) == (60, None, None)
    flow.set_minutes(120)
    assert flow.draft.minutes == 120


def test_a_receptionist_may_drop_the_buffer_of_an_affiliated_mechanic_only() -> None:
    garage = factories.garage()
    _, before = factories.booked(starts=at(MONDAY, "13:00"), mechanic_id=garage.anna.id)
    desk = Desk(before)
    flow = filled(desk.flow(), desk, starts=None)
    typed = flow.typed("14:00", MONDAY)
    assert typed is not None
    assert typed.droppable
    assert flow.may_drop_buffer()
    assert not flow.choose_time(SOON)
    assert flow.choose_time(SOON, drop_buffer=True)
    assert desk.holds.placed[-1].drop_buffer
    flow.choose_mechanic(Assigned.NAMED, garage.ivan.id)
    assert not flow.draft.drop_buffer


def test_an_independent_mechanic_books_only_for_themselves() -> None:
    me = StaffMember(
        id=named("ivan staff"), name="Ivan", role=Role.MECHANIC, mechanic_id=factories.garage().ivan.id
    )
    desk = Desk(me, role=Role.MECHANIC, staff_id=me.id)
    flow = desk.flow()
    flow.choose_kind(VisitKind.IN_PERSON)
    (only,) = flow.mechanics()
    assert only.mechanic == desk.garage.ivan


def test_who_books_for_themselves_is_not_asked_first() -> None:
    me = StaffMember(
        id=named("olga staff"), name="Olga", role=Role.MECHANIC, mechanic_id=factories.garage().olga.id
    )
    flow = Desk(me, role=Role.MECHANIC, staff_id=me.id).flow()
    flow.choose_kind(VisitKind.IN_PERSON)
    (only,) = flow.mechanics()
    assert not only.answers_first
    flow.choose_mechanic(Assigned.NAMED, factories.garage().olga.id)
    assert flow.asks() is None


def test_a_mechanic_whose_type_is_not_known_books_nothing() -> None:
    me = StaffMember(id=named("nobody"), name="Nobody", role=Role.MECHANIC)
    assert Desk(me, role=Role.MECHANIC, staff_id=me.id).flow().kinds() == []


def test_an_affiliated_mechanic_books_only_for_themselves() -> None:
    me = StaffMember(
        id=named("anna staff"), name="Anna", role=Role.MECHANIC, mechanic_id=factories.garage().anna.id
    )
    desk = Desk(me, role=Role.MECHANIC, staff_id=me.id)
    flow = desk.flow()
    flow.choose_kind(VisitKind.VIDEO)
    assert [choice.mechanic for choice in flow.mechanics()] == [desk.garage.anna]


def test_the_customers_own_upcoming_booking_is_pointed_out() -> None:
    desk = Desk()
    soon, slot = factories.booked(desk.garage.elise.id, starts=at(MONDAY + timedelta(days=1), "10:00"))
    past, _ = factories.booked(desk.garage.elise.id, starts=at(MONDAY - timedelta(days=1), "10:00"))
    desk.store.load([soon, slot, past])
    flow = filled(desk.flow(), desk)
    assert flow.upcoming() == [soon]
