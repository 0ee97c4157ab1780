"""What is said beforehand of a booking at a time: what it is about, what is to be ready, what is wished."""

from __future__ import annotations

from desktop.presenters.booking_draft import BookingSeed, Draft, Step
from desktop.presenters.booking_flow import BookingFlow
from desktop.presenters.now_draft import NowSeed
from scheduling.commands import BookSession
from tests.desktop.booking.desk import Desk, entered, filled


def _booked(flow: BookingFlow, desk: Desk) -> BookSession:
    flow.book()
    (command,) = desk.commands()
    assert isinstance(command, BookSession)
    return command


def test_what_is_said_beforehand_is_booked_with_it(desk: Desk) -> None:
    flow = filled(desk.flow(), desk)
    flow.set_category(" Squeal ")
    flow.set_preparation("Winter tires are in the trunk\n")
    flow.set_special_requests(" A ride to the metro")
    command = _booked(flow, desk)
    assert (command.category, command.concern) == ("Squeal", "Brakes squeal when cold")
    assert command.preparation == "Winter tires are in the trunk"
    assert command.special_requests == "A ride to the metro"


def test_none_of_it_has_to_be_said(desk: Desk) -> None:
    flow = filled(desk.flow(), desk)
    flow.set_concern("Something is odd, since last week")
    command = _booked(flow, desk)
    assert (command.category, command.preparation, command.special_requests) == ("", "", "")


def test_what_it_is_about_follows_the_words_until_somebody_says_otherwise(desk: Desk) -> None:
    flow = desk.flow()
    flow.set_concern("Something is odd")
    assert flow.draft.category == ""
    flow.set_concern("Something is odd with the brakes")
    assert flow.draft.category == "brakes"
    flow.set_category("Noise")
    flow.set_concern("The battery is dead")
    assert flow.draft.category == "Noise"


def test_of_a_concern_that_was_said_before_it_opened_it_is_known_too(desk: Desk) -> None:
    assert desk.flow(BookingSeed(concern="The battery is dead")).draft.category == "battery"


def test_what_goes_over_from_at_once_is_kept_unless_it_was_only_proposed(desk: Desk) -> None:
    now = entered(desk.now(), desk)
    flow = desk.flow(BookingSeed(draft=now.schedule()))
    flow.set_concern("The battery is dead")
    assert flow.draft.category == "battery"
    now.set_category("Noise")
    flow = desk.flow(BookingSeed(draft=now.schedule()))
    flow.set_concern("The battery is dead")
    assert flow.draft.category == "Noise"
    now.set_category("")
    now.set_concern("Something is odd")
    flow = desk.flow(BookingSeed(draft=now.schedule()))
    assert flow.draft.category == "general", "as it was shown there"
    flow.set_concern("The battery is dead")
    assert flow.draft.category == "battery"


def test_what_is_for_the_workshop_comes_back_from_at_once(desk: Desk) -> None:
    flow = filled(desk.flow(), desk)
    flow.set_preparation("Winter tires are in the trunk")
    flow.set_special_requests("A ride to the metro")
    there = desk.now(NowSeed(draft=flow.draft))
    assert there.draft.category == "brakes"
    back = desk.flow(BookingSeed(draft=there.schedule()))
    assert back.draft.preparation == "Winter tires are in the trunk"
    assert back.draft.special_requests == "A ride to the metro"


def test_at_once_it_is_about_something_also_where_nobody_said_so_before(desk: Desk) -> None:
    flow = desk.now(NowSeed(draft=Draft(concern="Something is odd")))
    assert flow.draft.category == "general"


def test_leaving_clears_it_and_any_of_it_would_be_lost(desk: Desk) -> None:
    said = (Draft(category="Said"), Draft(preparation="Said"), Draft(special_requests="Said"))
    assert all(draft.touched for draft in said)
    assert not Draft(category=" ", preparation=" ", special_requests=" ").touched
    flow = filled(desk.flow(), desk)
    flow.go(Step.CONCERN)
    flow.set_preparation("Winter tires are in the trunk")
    flow.close()
    assert flow.draft == Draft()
