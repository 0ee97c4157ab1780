"""A session at once, step by step: what each lacks, what is asked of the server, and what goes over into a booking."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.presenters.among import Among
from desktop.presenters.booking_draft import Assigned, BookingSeed, Missing, Step
from desktop.presenters.customer_form import CustomerForm
from desktop.presenters.now_draft import NowSeed, NowStep
from desktop.presenters.now_flow import NowFlow, NowPhase
from desktop.presenters.now_search import Standing
from desktop.sync.errors import Refused, Unreachable
from scheduling.commands import BookSession, CancelSession
from scheduling.errors import ErrorCode
from scheduling.ids import uuid7
from scheduling.matching_messages import check_ask
from scheduling.vocabulary import CancelledBy, Role, ServiceType, SessionState, VisitKind
from scheduling.wire import Problem
from tests import factories
from tests.desktop.booking.desk import SOON, Desk, entered, filled, step_of
from tests.factories import named


def _step(flow: NowFlow) -> NowStep:
    return flow.step


def _phase(flow: NowFlow) -> NowPhase:
    return flow.phase


def test_the_first_two_steps_go_on_by_themselves_and_the_server_takes_what_comes_of_it(desk: Desk) -> None:
    desk.seeking.online = [desk.garage.anna.id]
    flow = desk.now()
    flow.choose_kind(VisitKind.VIDEO)
    flow.choose_customer(desk.garage.elise)
    assert _step(flow) is NowStep.WHO
    flow.choose_vehicle(desk.garage.civic)
    assert _step(flow) is NowStep.MECHANIC
    flow.find()
    (line,) = flow.finder.found()
    flow.choose_mechanic(line)
    assert _step(flow) is NowStep.CONCERN
    flow.set_concern("Brakes squeal when cold")
    flow.set_urgent(True)
    flow.advance()
    assert _step(flow) is NowStep.REVIEW
    assert flow.ask() is None
    (asked,) = desk.seeking.asked
    check_ask(asked)
    assert asked.customer_id == desk.garage.elise.id
    assert asked.vehicle_id == desk.garage.civic.id
    assert asked.kind is VisitKind.VIDEO
    assert asked.mechanic_id == desk.garage.anna.id
    assert (asked.plan_id, asked.minutes, asked.price_cents) == (named("standard"), 30, 2900)
    assert (asked.category, asked.urgent, asked.city) == ("brakes", True, "Montréal, H2X")
    assert _phase(flow) is NowPhase.SEARCH
    assert desk.commands() == [], "nothing of it goes through the outbox"


def test_only_kinds_at_a_distance_are_offered(desk: Desk) -> None:
    kinds = [choice.kind for choice in desk.now().kinds()]
    assert kinds == [VisitKind.VIDEO, VisitKind.PHONE, VisitKind.CHAT]


def test_a_concern_needs_ten_characters_and_five_where_it_is_urgent(desk: Desk) -> None:
    flow = entered(desk.now(), desk)
    flow.go(NowStep.CONCERN)
    flow.set_concern("Smoking")
    assert flow.advance() is Missing.CONCERN
    flow.set_urgent(True)
    assert flow.advance() is None
    flow.go(NowStep.CONCERN)
    flow.set_concern("Help")
    assert flow.advance() is Missing.CONCERN


def test_what_it_is_about_follows_the_words_until_somebody_says_otherwise(desk: Desk) -> None:
    flow = desk.now()
    flow.set_concern("Something is odd")
    assert flow.draft.category == "general"
    flow.set_concern("Something is odd with the brakes")
    assert flow.draft.category == "brakes"
    flow.set_category("Noise")
    flow.set_concern("The battery is dead")
    assert flow.draft.category == "Noise"
    flow.set_category("")
    assert flow.missing(NowStep.CONCERN) is Missing.CATEGORY
    flow.set_concern("The battery is dead again")
    assert flow.draft.category == "battery"


def test_the_first_step_that_lacks_something_opens_in_place_of_asking(desk: Desk) -> None:
    flow = entered(desk.now(), desk)
    flow.forget_customer()
    assert flow.ask() is Missing.CUSTOMER
    assert _step(flow) is NowStep.WHO
    assert desk.seeking.asked == []


def test_nobody_is_looked_for_while_somebody_types(desk: Desk) -> None:
    flow = entered(desk.now(), desk)
    flow.find()
    asked = len(desk.seeking.questions)
    flow.set_city("Laval")
    assert len(desk.seeking.questions) == asked
    assert flow.finder_stale
    flow.find()
    assert desk.seeking.questions[-1].city == "Laval"
    assert not flow.finder_stale


def test_the_place_is_filled_in_as_for_a_booking_at_a_time(desk: Desk) -> None:
    elise = replace(desk.garage.elise, postal_code="H3Z 2Y7")
    desk.store.load([elise])
    flow = desk.now()
    seen = [flow.draft.city]
    flow.choose_kind(VisitKind.VIDEO)
    flow.choose_customer(elise)
    seen.append(flow.draft.city)
    flow.set_city("Laval")
    seen.append(flow.draft.city)
    flow.set_city("")
    seen.append(flow.draft.city)
    flow.choose_customer(desk.garage.marc)
    seen.append(flow.draft.city)
    shop = desk.garage.organization
    whole = ", ".join(part for part in (shop.city, shop.postal_code) if part)
    assert seen == [whole, "H3Z 2Y7", "Laval", "", whole]


@pytest.mark.parametrize("new", [False, True], ids=["known", "new"])
def test_a_place_that_was_typed_stays_while_the_same_customer_is_chosen_again(desk: Desk, new: bool) -> None:
    flow, form = desk.now(), CustomerForm(name="Nora Neuve", phone="514 555 0177")

    def choose() -> None:
        if new:
            assert flow.add_customer(form) == {}
        else:
            flow.choose_customer(desk.garage.elise)

    flow.choose_kind(VisitKind.PHONE)
    choose()
    flow.set_city("Laval")
    flow.forget_customer()
    assert flow.draft.city == "Laval"
    choose()
    assert flow.draft.city == "Laval"
    flow.forget_customer()
    flow.choose_customer(desk.garage.marc)
    assert flow.draft.city != "Laval", "somebody else"


def test_a_place_that_was_typed_for_nobody_is_the_first_ones(desk: Desk) -> None:
    flow = desk.now()
    flow.choose_kind(VisitKind.PHONE)
    flow.set_city("Laval")
    assert flow.draft.city == "Laval"
    flow.choose_customer(desk.garage.elise)
    assert flow.draft.city == "Laval"
    flow.choose_customer(desk.garage.marc)
    assert flow.draft.city != "Laval"


def test_specialists_of_the_brand_and_favourites_are_shown_alone(desk: Desk) -> None:
    ivan = replace(desk.garage.ivan, specialties=("Honda",))
    desk.seeking.mechanics[ivan.id] = ivan
    desk.seeking.liked = [desk.garage.anna.id]
    flow = entered(desk.now(), desk)
    flow.find()
    assert [line.name for line in flow.finder.found()] == ["Anna Affiliated", "Ivan Independent"]
    flow.finder.show(Among.BRAND)
    assert [line.name for line in flow.finder.found()] == ["Ivan Independent"]
    flow.finder.show(Among.FAVOURITES)
    assert [line.name for line in flow.finder.found()] == ["Anna Affiliated"]


def test_where_nobody_is_online_nothing_is_made_and_the_ways_on_are_shown(desk: Desk) -> None:
    flow = entered(desk.now(), desk, online=False)
    flow.ask()
    assert _phase(flow) is NowPhase.NOBODY
    assert desk.seeking.asked == []
    flow.back()
    assert (_phase(flow), _step(flow)) == (NowPhase.STEPS, NowStep.REVIEW)


def test_who_is_online_and_busy_can_be_asked_all_the_same(desk: Desk) -> None:
    flow = entered(desk.now(), desk)
    desk.seeking.busy = True
    flow.ask()
    assert _phase(flow) is NowPhase.NOBODY
    flow.ask(anyway=True)
    assert len(desk.seeking.asked) == 1
    assert _phase(flow) is NowPhase.SEARCH


def test_everything_that_was_entered_goes_over_into_a_booking_at_a_time(desk: Desk) -> None:
    flow = entered(desk.now(), desk, online=False)
    flow.set_category("Squeal")
    flow.ask()
    booking = desk.flow(BookingSeed(draft=flow.schedule()))
    assert booking.step is Step.TIME
    assert booking.draft.customer == desk.garage.elise
    assert booking.draft.vehicle == desk.garage.civic
    assert booking.draft.concern == "Brakes squeal when cold"
    assert booking.draft.service_type is ServiceType.DIAGNOSTIC
    assert booking.choose_time(SOON)
    booking.advance()
    assert step_of(booking) is Step.REVIEW
    assert booking.book() is None
    (command,) = desk.commands()
    assert isinstance(command, BookSession)
    assert (command.kind, command.plan_id, command.category) == (VisitKind.PHONE, named("standard"), "Squeal")


def test_a_wish_for_a_mechanic_goes_along_and_the_concern_is_not_asked_again(desk: Desk) -> None:
    flow = entered(desk.now(), desk)
    flow.go(NowStep.MECHANIC)
    flow.find()
    flow.choose_mechanic(flow.finder.found()[1])
    booking = desk.flow(BookingSeed(draft=flow.schedule()))
    assert (booking.draft.assigned, booking.draft.mechanic_id) == (Assigned.NAMED, desk.garage.ivan.id)
    assert booking.is_done(Step.CONCERN)


def test_what_was_entered_for_a_booking_goes_over_into_a_session_at_once(desk: Desk) -> None:
    booking = filled(desk.flow(), desk)
    flow = desk.now(NowSeed(draft=booking.draft))
    assert flow.draft.customer == desk.garage.elise
    assert flow.draft.concern == "Brakes squeal when cold"
    assert (flow.draft.kind, flow.draft.plan) == (None, None), "in person nobody is there at once"
    assert _step(flow) is NowStep.WHO
    flow.choose_kind(VisitKind.CHAT)
    flow.advance()
    assert _step(flow) is NowStep.MECHANIC


def test_without_the_server_it_says_so_and_keeps_all_that_was_entered(desk: Desk) -> None:
    flow = entered(desk.now(), desk)
    desk.seeking.fault = Unreachable("away")
    flow.ask()
    assert flow.search_now.problem == "unreachable"
    assert _phase(flow) is NowPhase.STEPS
    assert flow.draft.concern == "Brakes squeal when cold"
    desk.seeking.fault = None
    flow.ask()
    assert _phase(flow) is NowPhase.SEARCH


def test_asking_again_after_no_answer_asks_for_the_same_and_after_a_change_for_another(desk: Desk) -> None:
    flow = entered(desk.now(), desk)
    desk.seeking.fault = None
    first = flow.draft.asking(flow._session_id).session_id
    desk.store.load([replace(desk.garage.elise, notes="Prefers mornings")])
    assert flow.draft.asking(flow._session_id).session_id == first
    flow.set_concern("Brakes squeal when warm")
    assert flow._session_id != first


def test_a_refusal_is_told_by_its_code(desk: Desk) -> None:
    flow = entered(desk.now(), desk)
    desk.seeking.fault = Refused(409, Problem(code=ErrorCode.ACTIVE_ELSEWHERE.value, detail=""))
    flow.ask()
    assert flow.search_now.problem == ErrorCode.ACTIVE_ELSEWHERE


def test_the_customer_joins_the_line_and_the_place_is_kept_with_what_was_entered(desk: Desk) -> None:
    flow = entered(desk.now(), desk, online=False)
    flow.ask()
    flow.join()
    assert _phase(flow) is NowPhase.LINE
    (joined,) = desk.seeking.joins
    assert (joined.customer_id, joined.kind, joined.minutes) == (desk.garage.elise.id, VisitKind.PHONE, 30)
    kept = desk.line.draft(joined.entry_id)
    assert kept is not None
    assert kept.concern == "Brakes squeal when cold"


def test_a_place_in_the_line_is_booked_with_what_was_entered_when_its_time_is_held(desk: Desk) -> None:
    flow = entered(desk.now(), desk, online=False)
    flow.ask()
    flow.join()
    line = flow.joining.line
    assert line is not None
    desk.seeking.hold(line.entry_id, desk.garage.anna.id, desk.clock.now() + 900)
    held = desk.seeking.line[line.entry_id]
    again = desk.now(NowSeed(entry=held, draft=desk.line.draft(line.entry_id)))
    assert again.step is NowStep.REVIEW
    assert again.draft.wished == desk.garage.anna.id
    assert [choice.minutes for choice in again.plans()] == [30]
    assert again.ask() is None
    assert desk.seeking.booked_from == [line.entry_id]
    assert _phase(again) is NowPhase.SEARCH


def test_a_held_place_of_somebody_elses_making_asks_for_what_is_not_known(desk: Desk) -> None:
    flow = entered(desk.now(), desk, online=False)
    flow.ask()
    flow.join()
    assert flow.joining.line is not None
    desk.seeking.hold(flow.joining.line.entry_id, desk.garage.anna.id, desk.clock.now() + 900)
    line = replace(desk.seeking.line[flow.joining.line.entry_id], vehicle_id=None)
    again = desk.now(NowSeed(entry=line))
    assert [choice.kind for choice in again.kinds()] == [VisitKind.PHONE]
    assert again.step is NowStep.WHO
    again.skip_vehicle()
    assert _step(again) is NowStep.REVIEW, "what was said comes along"
    unsaid = desk.now(NowSeed(entry=replace(line, concern="", category="")))
    unsaid.skip_vehicle()
    assert _step(unsaid) is NowStep.CONCERN, "of a server that does not keep it"


def test_the_vehicle_waits_along_and_is_there_on_another_computer(desk: Desk) -> None:
    civic = desk.garage.civic
    flow = entered(desk.now(), desk, online=False)
    flow.ask()
    flow.join()
    assert flow.joining.line is not None
    desk.seeking.hold(flow.joining.line.entry_id, desk.garage.anna.id, desk.clock.now() + 900)
    line = desk.seeking.line[flow.joining.line.entry_id]
    assert line.vehicle_id == civic.id
    again = desk.now(NowSeed(entry=line))
    assert again.draft.vehicle == civic
    assert again.step is NowStep.REVIEW
    gone = desk.now(NowSeed(entry=replace(line, vehicle_id=uuid7())))
    assert gone.draft.vehicle is None


def test_a_price_that_changed_has_to_be_looked_at_again(desk: Desk) -> None:
    flow = entered(desk.now(), desk)
    desk.store.load([replace(desk.garage.plans[0], price_cents=3500)])
    assert flow.ask() is Missing.PLAN_CHANGED
    assert _step(flow) is NowStep.MECHANIC
    flow.choose_mechanic(None)
    assert flow.draft.price_cents == 3500
    assert _step(flow) is NowStep.REVIEW


def test_with_another_kind_the_plan_is_chosen_anew_as_it_is_sold_now(desk: Desk) -> None:
    flow = entered(desk.now(), desk)
    desk.store.load([replace(desk.garage.plans[0], price_cents=3500)])
    flow.choose_kind(VisitKind.VIDEO)
    assert flow.draft.price_cents == 3500
    assert flow.missing(NowStep.MECHANIC) is None


def test_scheduling_instead_ends_the_search_that_found_nobody(desk: Desk) -> None:
    flow = entered(desk.now(), desk)
    flow.ask()
    flow.schedule()
    (cancel,) = desk.commands()
    assert isinstance(cancel, CancelSession)
    assert cancel.cancelled_by is CancelledBy.CUSTOMER
    assert flow.search_now.standing is Standing.CANCELLING


def test_a_mechanic_does_not_ask_for_others(desk: Desk) -> None:
    assert desk.now()._choices.rights.may_seek()
    works = factories.staff_member(role=Role.MECHANIC, mechanic_id=desk.garage.anna.id)
    alone = Desk(works, role=Role.MECHANIC, staff_id=works.id)
    assert not alone.now()._choices.rights.may_seek()


def test_a_given_up_search_is_asked_for_anew_as_another(desk: Desk) -> None:
    flow = entered(desk.now(), desk)
    flow.ask()
    (first,) = desk.seeking.searches
    desk.seeking.give_up(first)
    desk.clock.advance(3)
    flow.tick()
    assert flow.search_now.standing is Standing.GIVEN_UP
    flow.again()
    assert (_phase(flow), _step(flow)) == (NowPhase.STEPS, NowStep.REVIEW)
    flow.ask()
    assert len(desk.seeking.searches) == 2
    assert desk.seeking.searches[first].state is SessionState.CANCELLED
