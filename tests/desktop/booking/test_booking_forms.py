"""What people type: phone numbers, addresses, VINs and times, in the ways they are said here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.presenters.booking_times import Wanted, minute_of
from desktop.presenters.booking_vehicle import VehicleForm, VehicleProblem, tidy_vin, vin_problem
from desktop.presenters.customer_form import CustomerForm, Problem, e164, is_email, started_from
from desktop.store.local_store import LocalStore
from desktop.views.booking.phrases import vehicle_problem
from scheduling.ids import uuid7
from scheduling.parts_of_day import Part
from scheduling.vocabulary import Reason, VisitKind
from tests import factories
from tests.desktop.booking.desk import Desk
from tests.factories import MONDAY, at, named


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("514 555-0142", "+15145550142"),
        ("(514) 555.0142", "+15145550142"),
        ("1 514 555 0142", "+15145550142"),
        ("+33 6 12 34 56 78", "+33612345678"),
        ("555-0142", ""),
        ("hello", ""),
        ("", ""),
    ],
)
def test_a_phone_number_has_one_written_form(typed: str, written: str) -> None:
    assert e164(typed) == written


@pytest.mark.parametrize(
    ("typed", "right"),
    [("a@b.ca", True), ("a b@c.ca", False), ("a@b", False), ("@b.ca", False), ("a@b..ca", False)],
)
def test_an_email_has_the_shape_of_one(typed: str, right: bool) -> None:
    assert is_email(typed) is right


def test_what_was_searched_for_begins_the_form_in_its_field() -> None:
    assert started_from("grace kim", "fr") == CustomerForm(name="Grace Kim", language="fr")
    assert started_from("McKim", "en").name == "McKim"
    assert started_from("514 555-0142", "en").phone == "514 555-0142"
    assert started_from("g@kim.ca", "en").email == "g@kim.ca"


@pytest.mark.parametrize(
    ("vin", "problem"),
    [
        ("1M8GDM9AXKP042788", None),
        ("11111111111111111", None),
        ("1M8GDM9A1KP042788", VehicleProblem.VIN_CHECK),
        ("1M8GDM9AXKP04278", VehicleProblem.VIN_LENGTH),
        ("1M8GDM9AXKPO42788", VehicleProblem.VIN_LETTERS),
        ("", None),
    ],
)
def test_the_check_digit_of_a_vin(vin: str, problem: VehicleProblem | None) -> None:
    assert vin_problem(vin) is problem


def test_one_wrong_character_in_a_vin_is_noticed() -> None:
    right = "1M8GDM9AXKP042788"
    for place in range(17):
        for digit in "0123456789":
            wrong = right[:place] + digit + right[place + 1 :]
            weighs = place != 8
            same_value = wrong == right or not weighs
            if not same_value and vin_problem(wrong) is None:
                # Letters share their values with digits (A and J are 1): those pairs no check digit tells.
                assert right[place].isalpha()


def test_a_vin_is_read_without_blanks_and_in_capitals() -> None:
    assert tidy_vin(" 1m8 gdm9a-xkp 042788 ") == "1M8GDM9AXKP042788"


def test_a_vehicle_needs_something_and_a_year_that_can_be() -> None:
    assert VehicleForm().problems(2026) == {"make": VehicleProblem.NOTHING_ENTERED}
    assert VehicleForm(make="Kia", year="2028").problems(2026) == {}
    assert VehicleForm(make="Kia", year="2029").problems(2026) == {"year": VehicleProblem.YEAR_WRONG}
    assert VehicleForm(make="Kia", year="19").problems(2026) == {"year": VehicleProblem.YEAR_WRONG}
    for typed in ("1899", "01999", "١٩٩٩"):
        assert VehicleForm(make="Kia", year=typed).problems(2026) == {"year": VehicleProblem.YEAR_WRONG}
    assert vehicle_problem(VehicleProblem.YEAR_WRONG, 2026) == "Enter a year from 1900 to 2028."
    assert VehicleForm(plate="k4t  9pl").vehicle(uuid7(), uuid7()).plate == "K4T 9PL"


@pytest.mark.parametrize(
    ("typed", "kilometres"),
    [
        ("", None),
        ("85000", 85_000),
        (" 85\u202f000 ", 85_000),
        ("85,000", 85_000),
        ("85.000", 85_000),
        ("1'234'567", 1_234_567),
        ("5000000", 5_000_000),
    ],
)
def test_kilometres_are_read_with_or_without_marks_between_thousands(
    typed: str, kilometres: int | None
) -> None:
    form = VehicleForm(make="Kia", odometer=typed)
    assert form.problems(2026) == {}
    assert form.vehicle(uuid7(), uuid7()).odometer_km == kilometres


@pytest.mark.parametrize(
    "typed",
    ["85000.5", "85 000,5", "85.5", "1.234,500", "85000.500", "1,23,456", "5000001", "9" * 5000, "-1", "٨٥"],
)
def test_kilometres_that_are_not_whole_are_refused_and_never_become_ten_times_as_many(typed: str) -> None:
    form = VehicleForm(make="Kia", odometer=typed)
    assert form.problems(2026) == {"odometer": VehicleProblem.ODOMETER_WRONG}


@pytest.mark.parametrize(
    ("typed", "minute"),
    [
        ("9", 540),
        ("9:30", 570),
        ("930", 570),
        ("0930", 570),
        ("9h30", 570),
        ("9 h", 540),
        ("14.15", 855),
        ("2:15 pm", 855),
        ("12am", 0),
        ("12 p.m.", 720),
        ("24:00", None),
        ("9:61", None),
        ("13 pm", None),
        ("noon", None),
        ("", None),
    ],
)
def test_a_time_is_understood_as_it_is_said(typed: str, minute: int | None) -> None:
    assert minute_of(typed) == minute


def test_of_several_mechanics_a_time_is_free_when_one_is() -> None:
    desk = Desk()
    anna, ivan = desk.garage.anna.id, desk.garage.ivan.id
    _, one = factories.booked(starts=at(MONDAY, "10:00"), mechanic_id=anna)
    _, both = factories.booked(starts=at(MONDAY, "14:00"), mechanic_id=anna)
    _, too = factories.booked(starts=at(MONDAY, "14:00"), mechanic_id=ivan)
    desk.store.load([one, both, too])
    times = desk.flow().times
    wanted = Wanted(kind=VisitKind.VIDEO, minutes=60, candidates=(anna, ivan))
    parts = {part.part: {time.starts: time for time in part.times} for part in times.day(MONDAY, wanted, ())}
    assert parts[Part.MORNING][at(MONDAY, "10:00")].mechanic_id == ivan
    assert parts[Part.AFTERNOON][at(MONDAY, "14:00")].reason is Reason.NO_MECHANIC
    counted = times.counts([MONDAY], wanted, ())
    assert counted == {MONDAY: sum(time.free for part in parts.values() for time in part.values())}


def test_times_that_have_passed_are_not_shown() -> None:
    desk = Desk()
    desk.clock.set(at(MONDAY, "13:10"))
    wanted = Wanted(kind=VisitKind.VIDEO, minutes=30, candidates=(desk.garage.anna.id,))
    (afternoon,) = desk.flow().times.day(MONDAY, wanted, ())
    assert afternoon.times[0].starts == at(MONDAY, "13:30")


def test_a_time_that_daylight_saving_skips_says_so() -> None:
    desk = Desk()
    wanted = Wanted(kind=VisitKind.VIDEO, minutes=30, candidates=(desk.garage.anna.id,))
    typed = desk.flow().times.typed("2:30", date(2026, 3, 8), wanted, ())
    assert typed is not None
    assert typed.verdict is not None
    assert typed.starts is None
    assert typed.verdict.reasons == (Reason.NO_SUCH_LOCAL_TIME,)


def test_a_customer_whom_the_mechanic_calls_needs_a_number() -> None:
    desk = Desk()
    flow = desk.flow()
    flow.choose_kind(VisitKind.PHONE)
    assert flow.add_customer(CustomerForm(name="Zoé Roy")) == {"phone": Problem.PHONE_MISSING}
    assert flow.draft.customer is None
    assert flow.add_customer(CustomerForm(name="Zoé Roy", phone="514 555-0123")) == {}


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("514 555-01234", Problem.PHONE_LONG),
        ("1 514 555-01234", Problem.PHONE_LONG),
        ("+1 514 555 0123 456 789 012", Problem.PHONE_LONG),
        ("514 555-012", Problem.PHONE_WRONG),
        ("555-0123", Problem.PHONE_WRONG),
        ("Grace", Problem.PHONE_WRONG),
    ],
)
def test_a_number_with_too_many_digits_is_not_called_incomplete(typed: str, problem: Problem) -> None:
    assert CustomerForm(name="Zoé Roy", phone=typed).problems() == {"phone": problem}


@pytest.mark.parametrize(
    "typed",
    ["514 555-0123 ext 204", "514-555-0123 ext. 204", "514 555 0123 x204", "(514) 555-0123 poste 204"],
)
def test_an_extension_is_kept_in_the_notes(typed: str) -> None:
    form = CustomerForm(name="Zoé Roy", phone=typed, notes="Rings twice")
    assert form.problems() == {}
    row = form.customer(named("zoe"))
    assert (row.phone, row.notes) == ("+15145550123", "Rings twice\n+15145550123 x204")
    assert replace(form, notes=row.notes).customer(named("zoe")).notes == row.notes, "once"
    assert replace(form, notes="").customer(named("zoe")).notes == "+15145550123 x204"


def test_of_many_who_are_found_by_an_address_the_same_one_is_the_double() -> None:
    store = LocalStore.in_memory()
    others = [
        factories.customer(f"Marie {place:02}", email=f"marie.{place}@gmail.com") for place in range(40)
    ]
    same = factories.customer("Zoé Marie", id=named("zoe"), email="marie@gmail.com", phone="")
    store.load([*others, same])
    assert CustomerForm(name="M. Zoé", email="Marie@gmail.com").doubles(store) == [same]
