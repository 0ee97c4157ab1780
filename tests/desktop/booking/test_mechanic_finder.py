"""Who suits a booking at a time: scored on the local rows, in an order that stands; favourites as the server tells."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from desktop.presenters.among import Among
from desktop.presenters.booking_choices import MechanicChoice
from desktop.presenters.booking_draft import Assigned, BookingSeed
from desktop.presenters.booking_flow import BookingFlow
from desktop.presenters.customer_form import CustomerForm
from desktop.presenters.mechanic_finder import Nobody
from desktop.sync.errors import Refused, Unreachable
from scheduling.matching import MatchCode
from scheduling.records import Mechanic, Record
from scheduling.vocabulary import VisitKind
from scheduling.wire import Problem
from tests import factories
from tests.desktop.booking.desk import SOON, Desk, Later, now_run
from tests.factories import MONDAY, at

GARAGE = factories.garage()
ANNA, IVAN, OLGA = GARAGE.anna, GARAGE.ivan, GARAGE.olga


def _there(*extra: Record, spawn: Any = now_run, concern: str = "") -> tuple[Desk, BookingFlow]:
    """Élise's Civic, in person for an hour, at the mechanic's step."""
    desk = Desk(*extra)
    flow = desk.flow(BookingSeed(concern=concern), spawn)
    flow.choose_kind(VisitKind.IN_PERSON)
    flow.choose_customer(desk.garage.elise)
    flow.choose_vehicle(desk.garage.civic)
    flow.advance()
    return desk, flow


def _names(flow: BookingFlow) -> list[str]:
    return [choice.mechanic.name.split()[0] for choice in flow.mechanics() if choice.mechanic is not None]


def _why(flow: BookingFlow, row: Mechanic) -> dict[MatchCode, int]:
    (choice,) = [one for one in flow.mechanics() if one.mechanic is not None and one.mechanic.id == row.id]
    assert choice.line is not None
    assert choice.line.score == sum(reason.points for reason in choice.line.reasons)
    return {reason.code: reason.points for reason in choice.line.reasons}


def _nobody(flow: BookingFlow) -> Nobody | None:
    return flow.finder.nobody(flow.mechanics())


def _free(flow: BookingFlow) -> list[MechanicChoice]:
    return [choice for choice in flow.mechanics() if choice.free_then]


def test_the_best_suited_come_first_with_their_reasons() -> None:
    skilled = replace(OLGA, specialties=("Honda", "brakes"), years=12, rating=4.6, postal_code="H2X 9Z9")
    _, flow = _there(skilled, replace(IVAN, rating=4.1), concern="Brakes squeal when cold")
    flow.finder.open()
    assert _names(flow) == ["Olga", "Ivan", "Anna"]
    assert _why(flow, OLGA) == {
        MatchCode.WITHIN_HOUR: 20,
        MatchCode.KEYWORD: 15,
        MatchCode.BRAND: 30,
        MatchCode.EXPERIENCE: 20,
        MatchCode.SAME_POSTAL_AREA: 10,
        MatchCode.RATING: 15,
    }
    assert flow.finder.place == "Montréal, H2X 1Y4", "where the workshop is: nobody knows where Élise lives"
    assert _why(flow, ANNA)[MatchCode.SAME_CITY] == 5


def test_any_and_nobody_yet_stand_at_the_top_whatever_is_shown() -> None:
    _, flow = _there()
    flow.finder.open()
    top = [Assigned.ANY, Assigned.LATER]
    assert [choice.assigned for choice in flow.mechanics()][:3] == [*top, Assigned.NAMED]
    flow.finder.show(Among.BRAND)
    assert [choice.assigned for choice in flow.mechanics()] == top


def test_where_one_mechanic_alone_may_do_it_that_one_comes_before_nobody() -> None:
    _, flow = _there(replace(IVAN, active=False), replace(OLGA, active=False))
    flow.finder.open()
    assert [choice.assigned for choice in flow.mechanics()] == [Assigned.NAMED, Assigned.LATER]


def test_who_is_not_free_at_the_chosen_time_comes_after_who_is() -> None:
    _, busy = factories.booked(starts=SOON, mechanic_id=ANNA.id, bay_id=GARAGE.bays[0].id)
    _, flow = _there(busy, replace(ANNA, specialties=("Honda",), years=20))
    flow.finder.open()
    assert _names(flow)[0] == "Anna"
    flow.choose_mechanic(Assigned.ANY)
    assert flow.choose_time(SOON)
    flow.finder.open()
    assert _names(flow)[-1] == "Anna"
    assert len(_free(flow)) == len(flow.mechanics()) - 1
    assert MatchCode.WITHIN_HOUR not in _why(flow, IVAN), "the time that was chosen counts, not the next one"


def test_equals_stand_as_the_shop_has_them_the_better_rated_before() -> None:
    _, flow = _there(replace(OLGA, rating=3.2))
    flow.finder.open()
    assert _names(flow) == ["Olga", "Anna", "Ivan"]


def test_a_place_counts_only_once_find_is_pressed() -> None:
    _, flow = _there(replace(IVAN, postal_code="J7Z 1A1"))
    flow.finder.open()
    flow.finder.set_place("Laval, j7z")
    assert (flow.finder.place, flow.finder.stale) == ("Laval, j7z", True)
    assert MatchCode.SAME_CITY in _why(flow, IVAN)
    assert _names(flow)[0] == "Anna"
    flow.finder.find()
    assert not flow.finder.stale
    assert MatchCode.SAME_POSTAL_AREA in _why(flow, IVAN)
    assert MatchCode.SAME_CITY not in _why(flow, ANNA)
    assert _names(flow)[0] == "Ivan"


def test_the_place_is_the_customers_and_another_customers_is_another() -> None:
    desk, flow = _there()
    flow.finder.open()
    assert flow.finder.place == "Montréal, H2X 1Y4"
    desk.store.load([replace(GARAGE.elise, postal_code="H3Z 2Y7")])
    assert flow.finder.place == "H3Z 2Y7"
    flow.finder.set_place("Laval")
    flow.finder.show(Among.FAVOURITES)
    flow.choose_customer(GARAGE.marc)
    flow.finder.open()
    assert (flow.finder.place, flow.finder.among) == ("Montréal, H2X 1Y4", Among.ALL)


def test_favourites_are_asked_when_the_step_opens_and_by_find() -> None:
    desk, flow = _there()
    desk.seeking.liked = [IVAN.id]
    assert desk.seeking.liked_asked == []
    flow.finder.open()
    assert desk.seeking.liked_asked == [desk.garage.elise.id]
    assert flow.finder.favourites == {IVAN.id}
    assert _names(flow)[0] == "Ivan", "they come first"
    flow.finder.set_place("Laval")
    flow.finder.show(Among.FAVOURITES)
    flow.finder.open()
    assert len(desk.seeking.liked_asked) == 1, "known already"
    assert _names(flow) == ["Ivan"]
    flow.finder.find()
    assert len(desk.seeking.liked_asked) == 2


def test_a_late_answer_puts_nobody_else_under_a_finger_once_somebody_was_chosen() -> None:
    later = Later()
    desk, flow = _there(spawn=later.spawn)
    desk.seeking.liked = [OLGA.id]
    flow.finder.open()
    flow.finder.open()
    before = _names(flow)
    assert before[0] != "Olga"
    assert len(later.work) == 1, "asked already"
    flow.choose_mechanic(Assigned.NAMED, ANNA.id)
    later.answer()
    assert flow.finder.favourites == {OLGA.id}
    assert _names(flow) == before
    flow.finder.open()
    assert _names(flow)[0] == "Olga"


def test_the_order_stands_while_others_book() -> None:
    desk, flow = _there(replace(ANNA, rating=4.0))
    flow.finder.open()
    before = _names(flow)
    assert before[0] == "Anna"
    _, busy = factories.booked(starts=at(MONDAY, "09:00"), minutes=480, mechanic_id=ANNA.id)
    desk.store.load([busy, replace(ANNA, rating=None)])
    assert _names(flow) == before
    flow.finder.open()
    assert _names(flow)[-1] == "Anna"


@pytest.mark.parametrize("known", [False, True])
def test_without_the_server_all_but_the_favourites_is_there(known: bool) -> None:
    desk, flow = _there(replace(ANNA, specialties=("Honda",)))
    desk.seeking.liked = [ANNA.id]
    if known:
        flow.finder.open()
    desk.seeking.fault = Unreachable("away")
    flow.finder.find()
    assert (flow.finder.problem, flow.finder.known) == ("unreachable", known)
    assert _why(flow, ANNA)[MatchCode.BRAND] == 30
    flow.finder.show(Among.FAVOURITES)
    assert _names(flow) == (["Anna"] if known else [])
    assert _nobody(flow) is (None if known else Nobody.LIKED_UNKNOWN)
    desk.seeking.fault = None
    flow.finder.open()
    assert (flow.finder.problem, flow.finder.known) == ("" if not known else "unreachable", True)


def test_whose_customer_it_is_not_is_told_so() -> None:
    desk, flow = _there()
    desk.seeking.fault = Refused(403, Problem(code="not_allowed", detail=""))
    flow.finder.open()
    assert flow.finder.problem == "not_allowed"
    assert len(_names(flow)) == 3


def test_an_empty_choice_says_why() -> None:
    later = Later()
    desk, flow = _there(spawn=later.spawn)
    flow.finder.open()
    flow.finder.show(Among.BRAND)
    assert _nobody(flow) is Nobody.BRAND
    flow.finder.show(Among.FAVOURITES)
    assert _nobody(flow) is Nobody.LIKED_ASKING
    later.answer()
    assert _nobody(flow) is Nobody.LIKED
    desk.seeking.liked = [desk.garage.vera.id]
    flow.finder.find()
    later.answer()
    assert _nobody(flow) is Nobody.LIKED_ELSE, "at a distance only"
    flow.finder.show(Among.ALL)
    assert _nobody(flow) is None


def test_who_is_new_likes_nobody_yet_and_the_server_is_not_asked() -> None:
    desk, flow = _there()
    flow.forget_customer()
    assert flow.add_customer(CustomerForm(name="Grace Kim", phone="4385550123")) == {}
    flow.finder.open()
    assert desk.seeking.liked_asked == []
    flow.finder.show(Among.FAVOURITES)
    assert _nobody(flow) is Nobody.LIKED


def test_specialists_are_looked_for_only_where_there_is_a_make() -> None:
    _, flow = _there(replace(ANNA, specialties=("Honda",)))
    flow.finder.open()
    flow.finder.show(Among.BRAND)
    assert (flow.finder.make, _names(flow)) == ("Honda", ["Anna"])
    flow.skip_vehicle()
    assert (flow.finder.make, flow.finder.among, len(_names(flow))) == ("", Among.ALL, 3)


def test_a_plan_for_specialists_says_what_is_in_its_way() -> None:
    expert = factories.plan("expert", brand_specialist=True, sort=9)
    unknown = replace(GARAGE.civic, make="")
    desk, flow = _there(expert, unknown)
    flow.choose_plan(next(choice for choice in flow.plans() if choice.plan == expert))
    assert _nobody(flow) is Nobody.PLAN
    assert Assigned.LATER in {choice.assigned for choice in flow.mechanics()}
    flow.choose_vehicle(unknown)
    assert _nobody(flow) is Nobody.PLAN_MAKE
    desk.store.load([replace(row, active=False) for row in (ANNA, IVAN, OLGA)])
    assert _nobody(flow) is Nobody.KIND
