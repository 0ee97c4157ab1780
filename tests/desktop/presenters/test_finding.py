"""The search over the window: whom it finds by what, whose bookings come with them, and where one may go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast
from uuid import UUID

import pytest

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.clock import FixedClock
from desktop.presenters.finding import (
    Finding,
    Found,
    FoundBooking,
    FoundCustomer,
    FoundScreen,
    FoundSection,
    FoundSentence,
)
from desktop.store.account_file import Account
from desktop.store.local_store import LocalStore
from scheduling.ids import uuid7
from scheduling.records import Session
from scheduling.vocabulary import Role, SessionState
from tests.factories import NOW, Garage, customer, garage, session, vehicle

SCREENS = {"today": "Today", "calendar": "Calendar", "work": "My work"}
HOUR = 3600


class Desk:
    """The shop's rows, and whoever looks for something."""

    def __init__(self) -> None:
        self.shop: Garage = garage()
        self.store = LocalStore.in_memory(now=lambda: NOW)
        self.store.load(self.shop.records)
        self.finding = self.as_(Role.RECEPTIONIST)

    def as_(self, role: Role) -> Finding:
        account = Account(
            tenant_id=self.shop.organization.id, staff_id=uuid7(), role=role, name="x", device_id=uuid7()
        )
        source = AvailabilitySource(self.store)
        return Finding(self.store, source, FixedClock(NOW), Rights(self.store, account))

    def visit(self, starts: int, customer_id: UUID, **over: object) -> Session:
        row = replace(session(customer_id, id=uuid7(), starts=starts), **over)  # type: ignore[arg-type]
        self.store.load([row])
        return row


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    yield made
    made.store.close()


def _customers(found: list[Found]) -> list[str]:
    return [each.customer.name for each in found if isinstance(each, FoundCustomer)]


def _bookings(found: list[Found]) -> list[UUID]:
    return [each.session_id for each in found if isinstance(each, FoundBooking)]


def _screens(found: list[Found]) -> list[str]:
    return [each.key for each in found if isinstance(each, FoundScreen)]


def test_a_customer_is_found_by_name_and_by_plate(desk: Desk) -> None:
    owner = customer("Zoé Québec")
    car = replace(vehicle(owner.id), plate="Q42 XYZ")
    desk.store.load([owner, car])
    for typed in ("zoe", "québ zoé", "q42xyz", "Q42"):
        found = desk.finding.find(typed, SCREENS)
        assert _customers(found) == ["Zoé Québec"], typed
        assert cast("FoundCustomer", found[0]).vehicles == (car,)
    assert desk.finding.find("xqz", SCREENS) == []


def test_the_next_bookings_come_with_the_customer_else_the_last(desk: Desk) -> None:
    owner = customer("Zoé Québec")
    desk.store.load([owner])
    old = desk.visit(NOW - 90 * HOUR, owner.id, state=SessionState.COMPLETED)
    older = desk.visit(NOW - 190 * HOUR, owner.id, state=SessionState.COMPLETED)
    desk.visit(NOW - 40 * HOUR, owner.id, state=SessionState.CANCELLED)
    assert _bookings(desk.finding.find("zoe", SCREENS)) == [old.id]
    far, next_, after = (desk.visit(NOW + days * 24 * HOUR, owner.id) for days in (9, 2, 4))
    found = desk.finding.find("zoe", SCREENS)
    assert _bookings(found) == [next_.id, after.id]
    assert far.id != older.id
    assert [type(each) for each in found] == [FoundCustomer, FoundBooking, FoundBooking]
    assert cast("FoundBooking", found[1]).starts == next_.starts


def test_what_is_under_way_is_not_behind(desk: Desk) -> None:
    owner = customer("Zoé Québec")
    desk.store.load([owner])
    now = desk.visit(NOW - HOUR // 2, owner.id, state=SessionState.LIVE)
    (found,) = [each for each in desk.finding.find("zoe", SCREENS) if isinstance(each, FoundBooking)]
    assert (found.session_id, found.state) == (now.id, SessionState.LIVE)


def test_only_the_first_customers_bring_bookings(desk: Desk) -> None:
    people = [customer(f"Zoé {n:02}") for n in range(9)]
    desk.store.load(people)
    for person in people:
        desk.visit(NOW + HOUR, person.id)
    found = desk.finding.find("zoé", SCREENS)
    assert len(_customers(found)) == 6
    assert len(_bookings(found)) == 2


def test_screens_are_found_by_the_beginnings_of_their_words(desk: Desk) -> None:
    assert _screens(desk.finding.find("cal", SCREENS)) == ["calendar"]
    assert _screens(desk.finding.find("wor my", SCREENS)) == ["work"]
    assert _screens(desk.finding.find("alendar", SCREENS)) == []
    assert _screens(desk.finding.find("-", SCREENS)) == []


def test_nothing_typed_lists_all_screens_and_who_was_opened(desk: Desk) -> None:
    owner = customer("Zoé Québec")
    desk.store.load([owner])
    desk.visit(NOW + 90 * 24 * HOUR, owner.id)
    before = desk.finding.find("", SCREENS)
    assert "Zoé Québec" not in _customers(before)
    assert _screens(before) == list(SCREENS)
    desk.finding.opened(owner.id)
    after = desk.finding.find(" ", SCREENS)
    assert _customers(after)[0] == "Zoé Québec"
    assert _bookings(after) == [], "nobody asked for anything"


def test_before_the_first_rows_there_are_screens_alone() -> None:
    store = LocalStore.in_memory(now=lambda: NOW)
    account = Account(tenant_id=uuid7(), staff_id=uuid7(), role=Role.OWNER, name="x", device_id=uuid7())
    finding = Finding(store, AvailabilitySource(store), FixedClock(NOW), Rights(store, account))
    assert _screens(finding.find("", SCREENS)) == list(SCREENS)
    store.close()


def test_whoever_may_see_no_customers_finds_none(desk: Desk) -> None:
    nobody = desk.as_(Role.MECHANIC)  # without a profile
    found = nobody.find(desk.shop.elise.name, SCREENS)
    assert _customers(found) == []


def test_sections_of_the_settings_are_found_by_name_alone(desk: Desk) -> None:
    sections = {"plans": "Plans", "place": "Organization"}
    found = desk.finding.find("pla", SCREENS, sections)
    assert found[-1] == FoundSection(key="plans", title="Plans")
    assert not any(isinstance(each, FoundSection) for each in desk.finding.find("", SCREENS, sections))


def test_words_by_which_nothing_is_found_may_be_a_booking_in_a_sentence(desk: Desk) -> None:
    sentence = "Marie Tremblay brakes thursday 14:00"
    assert desk.finding.find(f" {sentence} ", SCREENS) == [FoundSentence(text=sentence)]
    assert desk.finding.find("freins jeudi", SCREENS) == [FoundSentence(text="freins jeudi")]
    assert desk.finding.find("brakes", SCREENS) == [], "one word is none"


def test_a_name_alone_is_no_sentence_and_after_three_words_it_is_offered_last(desk: Desk) -> None:
    desk.store.load([customer("Zoé Anne Québec")])
    assert not any(isinstance(each, FoundSentence) for each in desk.finding.find("zoe quebec", SCREENS))
    found = desk.finding.find("zoe anne quebec", SCREENS)
    assert _customers(found) == ["Zoé Anne Québec"]
    assert found[-1] == FoundSentence(text="zoe anne quebec")


def test_who_books_nobody_is_offered_no_sentence(desk: Desk) -> None:
    assert desk.as_(Role.MECHANIC).find("brakes thursday 14:00", SCREENS) == []
