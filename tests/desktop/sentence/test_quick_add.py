"""From a sentence to a booking: what is assumed, what is to be chosen, why a time is not free, and what is booked."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from desktop.presenters.booking_choices import MechanicChoice
from desktop.presenters.booking_draft import Assigned, BookingSeed, Step
from desktop.presenters.quick_add import ADVICE, NEW_VEHICLE, QuickAdd
from desktop.presenters.quick_add_model import Standing
from desktop.presenters.sentence.cars import Car
from desktop.presenters.sentence.parts import Part
from desktop.store.local_store import LocalStore
from scheduling.commands import BookSession
from scheduling.records import Customer
from scheduling.vocabulary import Reason, Role, ServiceType, VisitKind
from tests import factories
from tests.desktop.booking.desk import Desk, step_of
from tests.desktop.sentence.quick_adds import quick_add, seed_of, understood_of
from tests.factories import MONDAY, at, named

COROLLA = Car(make="Toyota", model="Corolla")


@pytest.fixture
def desk() -> Desk:
    return Desk()


def _doubled(desk: Desk) -> Customer:
    """A second Tremblay, with the same first letter and no vehicle."""
    other = factories.customer("Étienne Tremblay", id=named("etienne"))
    desk.store.load([other])
    return other


def test_a_whole_sentence_is_booked_as_the_wizard_would(desk: Desk) -> None:
    quick = quick_add(desk)
    quick.type("oil change Civic Tremblay today 2pm with Anna")
    assert quick.understood().whole
    flow = desk.flow(quick.seed())
    assert flow.ready()
    flow.book()
    (booked,) = [command for command in desk.commands() if isinstance(command, BookSession)]
    assert booked.customer_id == desk.garage.elise.id
    assert booked.vehicle_id == desk.garage.civic.id
    assert booked.mechanic_id == desk.garage.anna.id
    assert (booked.starts, booked.minutes) == (at(MONDAY, "14:00"), 60)
    assert (booked.kind, booked.service_type) == (VisitKind.IN_PERSON, ServiceType.MAINTENANCE)
    assert booked.concern == "Oil change"
    assert booked.hold_id == desk.holds.placed[-1].hold_id
    flow.close()
    assert [step[0] for step in desk.undo.steps] == ["kept"]


def test_offline_it_is_kept_and_waits(desk: Desk) -> None:
    desk.holds.offline = True
    flow = desk.flow(seed_of(desk, "oil change Civic Tremblay today 2pm with Anna"))
    flow.book()
    assert [type(command) for command in desk.commands()] == [BookSession]
    assert flow.submission is not None
    assert flow.submission.answer.value == "waiting"
    flow.close()
    label, _, take_back = desk.undo.steps[0]
    assert label == "kept"
    take_back()
    assert desk.commands() == []


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("oil change Civic today 2pm with Anna", Step.CUSTOMER),
        ("oil change Tremblay Civic with Anna", Step.TIME),
        ("Tremblay today 2pm with Anna", Step.CONCERN),
        ("oil change Tremblay today noon with Anna", Step.TIME),
        ("video Tremblay advice today 2pm with Anna 7 min", Step.PLAN),
    ],
)
def test_what_lacks_is_asked_by_the_wizard_with_the_rest_carried_over(
    desk: Desk, text: str, step: Step
) -> None:
    flow = desk.flow(seed_of(desk, text))
    assert not flow.ready()
    assert flow.step is step
    assert flow.draft.mechanic_id == desk.garage.anna.id
    if step is not Step.CUSTOMER:
        assert flow.draft.customer == desk.garage.elise
    if step is not Step.CONCERN:
        assert flow.draft.concern
    flow.close()


def test_answered_steps_are_left_and_the_last_is_the_review(desk: Desk) -> None:
    flow = desk.flow(seed_of(desk, "oil change Civic Tremblay with Anna 90 min"))
    assert step_of(flow) is Step.TIME
    assert flow.choose_time(at(MONDAY, "14:00"))
    assert flow.advance() is None
    assert step_of(flow) is Step.REVIEW
    assert flow.draft.minutes == 90
    flow.close()


def test_a_number_of_nobody_begins_the_search(desk: Desk) -> None:
    now = understood_of(desk, "oil change 438 555-9999 today 2pm")
    assert now.standing[Part.CUSTOMER] is Standing.WRONG
    assert seed_of(desk, "oil change 438 555-9999 today 2pm").looked_for == "4385559999"


def test_two_of_a_name_are_to_be_chosen_and_their_vehicle_tells_them_apart(desk: Desk) -> None:
    other = _doubled(desk)
    quick = quick_add(desk)
    quick.type("oil change Tremblay today 2pm")
    assert quick.understood().unclear is Part.CUSTOMER
    assert {row.id for row in quick.choices(Part.CUSTOMER)} == {desk.garage.elise.id, other.id}
    quick.choose(Part.CUSTOMER, other)
    assert quick.understood().draft.customer == other
    assert quick.understood().standing[Part.VEHICLE] is Standing.MISSING
    quick.choose(Part.VEHICLE, ADVICE)
    assert quick.understood().whole
    assert understood_of(desk, "oil change Civic Tremblay").draft.customer == desk.garage.elise


def test_a_car_that_is_none_of_theirs_may_be_one_that_is_noted_only_now(desk: Desk) -> None:
    quick = quick_add(desk)
    quick.type("oil change toyota corolla Tremblay today 2pm")
    now = quick.understood()
    assert (now.unclear, now.strange_car) == (Part.VEHICLE, COROLLA)
    assert quick.choices(Part.VEHICLE) == [desk.garage.civic, NEW_VEHICLE, ADVICE]
    quick.choose(Part.VEHICLE, NEW_VEHICLE)
    assert not quick.understood().whole, "the rest of it is asked for"
    assert quick.understood().unclear is None
    flow = desk.flow(quick.seed())
    assert (step_of(flow), flow.new_vehicle) == (Step.CUSTOMER, COROLLA)
    flow.close()
    quick.choose(Part.VEHICLE, desk.garage.civic)
    assert quick.seed().new_vehicle is None


def test_what_was_chosen_holds_until_its_words_change(desk: Desk) -> None:
    other = _doubled(desk)
    quick = quick_add(desk)
    quick.type("Tremblay")
    quick.choose(Part.CUSTOMER, other)
    quick.type("Tremblay today 2pm oil change")
    assert quick.understood().draft.customer == other
    quick.type("Élise Tremblay today 2pm oil change")
    assert quick.understood().draft.customer == desk.garage.elise


def test_only_vehicle_and_usual_things_are_assumed_and_called_so(desk: Desk) -> None:
    now = understood_of(desk, "oil change Tremblay today 2pm")
    assumed = {part for part, how in now.standing.items() if how is Standing.ASSUMED}
    assert assumed == {Part.VEHICLE, Part.KIND, Part.LENGTH, Part.MECHANIC}
    assert (now.draft.vehicle, now.draft.minutes) == (desk.garage.civic, 60)
    assert now.draft.assigned is Assigned.ANY


def test_a_time_that_is_not_free_says_why_and_what_is_near(desk: Desk) -> None:
    quick = quick_add(desk)
    quick.type("oil change Tremblay today noon with Anna")
    now = quick.understood()
    assert now.standing[Part.TIME] is Standing.WRONG
    assert now.time is not None
    assert now.time.reason is Reason.ON_BREAK
    assert now.nearest
    assert quick.seed().asked == now.time.starts, "the wizard says what was asked for"
    quick.take(now.nearest[0])
    after = quick.understood()
    assert after.time is not None
    assert after.time.free
    assert after.time.starts == now.nearest[0].starts


def test_after_a_time_and_in_a_part_of_the_day_the_first_free_one_is_taken(desk: Desk) -> None:
    for text, clock in (("after 3", "15:00"), ("afternoon", "13:00"), ("before 11", "9:00")):
        now = understood_of(desk, f"Tremblay tomorrow {text} with Anna")
        assert now.time is not None
        hour, minute = clock.split(":")
        assert now.time.starts == at(MONDAY + timedelta(days=1), f"{int(hour):02d}:{minute}")
    none = understood_of(desk, "Tremblay tomorrow evening with Anna")
    assert none.standing[Part.TIME] is Standing.WRONG
    assert none.nearest


def test_a_day_alone_offers_its_first_free_times(desk: Desk) -> None:
    now = understood_of(desk, "Tremblay tomorrow with Anna")
    assert now.time is None
    assert [time.starts for time in now.nearest][:2] == [
        at(MONDAY + timedelta(days=1), "09:00"),
        at(MONDAY + timedelta(days=1), "09:30"),
    ]


def test_a_time_alone_is_the_next_one(desk: Desk) -> None:
    assert understood_of(desk, "Tremblay 2pm").day == MONDAY
    assert understood_of(desk, "Tremblay 7h").day == MONDAY + timedelta(days=1)


def test_a_weekday_whose_time_has_passed_today_is_a_week_ahead(desk: Desk) -> None:
    assert understood_of(desk, "Tremblay monday 2pm").day == MONDAY
    assert understood_of(desk, "Tremblay monday 7h").day == MONDAY + timedelta(days=7)


def test_where_the_calendar_stands_counts_when_nothing_is_said_of_it(desk: Desk) -> None:
    seed = BookingSeed(starts=at(MONDAY, "15:00"), mechanic_id=desk.garage.anna.id)
    now = understood_of(desk, "oil change Tremblay", seed)
    assert (now.day, now.draft.mechanic_id) == (MONDAY, desk.garage.anna.id)
    assert now.time is not None
    assert now.time.starts == at(MONDAY, "15:00")
    assert now.standing[Part.TIME] is Standing.ASSUMED
    said = understood_of(desk, "oil change Tremblay tomorrow 10h any mechanic", seed)
    assert (said.day, said.draft.assigned) == (MONDAY + timedelta(days=1), Assigned.ANY)


def test_every_part_offers_something_that_can_be_chosen(desk: Desk) -> None:
    for part in Part:
        quick = quick_add(desk)
        quick.type("oil change Civic Tremblay tomorrow 10h with Anna")
        offered = quick.choices(part)
        assert bool(offered) == (part is not Part.BAY)
        for value in offered:
            quick.choose(part, value)
            assert quick.understood().standing[part] in {Standing.SAID, Standing.WRONG}


def test_by_hand_everything_can_be_said(desk: Desk) -> None:
    quick = quick_add(desk)
    quick.type("Tremblay")
    (anna,) = [each for each in quick.choices(Part.MECHANIC) if _is(each, desk.garage.anna.id)]
    for part, value in (
        (Part.SERVICE, ServiceType.REPAIR),
        (Part.DAY, MONDAY + timedelta(days=1)),
        (Part.TIME, 600),
        (Part.LENGTH, 30),
        (Part.MECHANIC, anna),
    ):
        quick.choose(part, value)
    now = quick.understood()
    assert now.time is not None
    assert now.time.free
    assert (now.time.starts, now.draft.minutes) == (at(date(2026, 6, 16), "10:00"), 30)


def _is(choice: MechanicChoice, mechanic_id: Any) -> bool:
    return choice.mechanic is not None and choice.mechanic.id == mechanic_id


def test_words_that_are_not_meant_are_kept(desk: Desk) -> None:
    quick = quick_add(desk)
    quick.type("noise in the morning Tremblay")
    assert quick.understood().reading.time is not None
    quick.not_meant(Part.TIME)
    assert quick.understood().reading.time is None
    assert "morning" in quick.understood().draft.concern
    quick.type("noise in the evening Tremblay")
    assert quick.understood().reading.time is not None


def test_at_a_distance_the_length_is_a_plan(desk: Desk) -> None:
    desk.store.load(
        [factories.plan(), factories.plan("premium", minutes=60, price_cents=9900, id=named("premium"))]
    )
    none = understood_of(desk, "video Tremblay today 2pm with Anna")
    assert none.standing[Part.LENGTH] is Standing.MISSING
    hour = understood_of(desk, "video Tremblay today 2pm with Anna 60 min")
    assert hour.draft.plan is not None
    assert hour.draft.price_cents == 9900


def test_who_has_a_booking_already_is_pointed_out(desk: Desk) -> None:
    assert understood_of(desk, "Tremblay").upcoming is None
    row, slot = factories.booked(
        desk.garage.elise.id, mechanic_id=desk.garage.anna.id, starts=at(MONDAY, "15:00")
    )
    desk.store.load([row, slot])
    assert understood_of(desk, "Tremblay").upcoming == row


def test_rows_that_change_meanwhile_are_read_again(desk: Desk) -> None:
    quick = quick_add(desk)
    quick.type("Nguyen")
    assert quick.understood().draft.customer is None
    came = factories.customer("Lan Nguyen", id=named("lan"))
    desk.store.load([came])
    assert quick.understood().draft.customer == came


def test_one_who_only_works_here_books_with_themselves(desk: Desk) -> None:
    me = factories.staff_member(id=named("me"), role=Role.MECHANIC, mechanic_id=desk.garage.ivan.id)
    own = Desk(me, role=Role.MECHANIC, staff_id=me.id)
    now = understood_of(own, "Tremblay today 2pm")
    assert now.draft.mechanic_id == own.garage.ivan.id


def test_without_rows_nobody_books(desk: Desk) -> None:
    empty = LocalStore.in_memory()
    from desktop.presenters.availability_source import AvailabilitySource

    quick = QuickAdd(empty, AvailabilitySource(empty), desk.clock, desk.account, lambda: "en")
    assert not quick.may()
    assert quick_add(desk).may()


def test_a_doubtful_day_is_chosen_before_anything_is_booked(desk: Desk) -> None:
    quick = quick_add(desk)
    quick.type("oil change Civic Tremblay tuesday or wednesday 2pm with Anna")
    assert quick.understood().unclear is Part.DAY
    assert not quick.understood().whole
    wednesday = MONDAY + timedelta(days=2)
    assert wednesday in quick.choices(Part.DAY)
    quick.choose(Part.DAY, wednesday)
    assert quick.understood().day == wednesday
    assert quick.understood().whole


def test_a_doubtful_time_is_chosen_and_words_that_are_not_meant_are_no_doubt(desk: Desk) -> None:
    quick = quick_add(desk)
    quick.type("oil change Civic Tremblay tuesday 2pm or 3pm with Anna")
    assert quick.understood().unclear is Part.TIME
    quick.choose(Part.TIME, 15 * 60)
    assert quick.understood().whole
    quick.type("oil change Civic Tremblay 24/11 2pm with Anna")
    assert quick.understood().standing[Part.DAY] is Standing.CHOOSE


def test_a_mechanic_who_is_not_wanted_is_not_booked(desk: Desk) -> None:
    quick = quick_add(desk)
    quick.type("tuesday 2pm oil change Civic Tremblay not Anna")
    assert quick.understood().unclear is Part.MECHANIC
    assert not quick.understood().whole
    other = next(
        each for each in quick.choices(Part.MECHANIC) if each.mechanic and each.mechanic.name != "Anna Roy"
    )
    quick.choose(Part.MECHANIC, other)
    assert quick.understood().draft.mechanic_id == other.mechanic.id


def test_a_car_that_is_not_theirs_is_asked_about_and_not_booked_as_the_usual_one(desk: Desk) -> None:
    quick = quick_add(desk)
    quick.type("oil change Corolla Tremblay tuesday 2pm with Anna")
    now = quick.understood()
    assert now.unclear is Part.VEHICLE
    assert quick.seed().vehicle_id is None
    civic = quick.choices(Part.VEHICLE)[0]
    quick.choose(Part.VEHICLE, civic)
    assert quick.understood().whole
    assert quick.seed().vehicle_id == civic.id
