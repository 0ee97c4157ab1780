"""A new customer was written, the server's answer was lost, and their form is open again: they are nobody else."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.presenters.booking_commands import create_customer, create_vehicle
from desktop.presenters.booking_vehicle import VehicleForm
from desktop.presenters.customer_form import CustomerForm
from desktop.presenters.now_flow import NowFlow
from desktop.views.booking_now.who_page import WhoPage
from desktop.views.now_wizard import NowWizard
from scheduling.commands import EditCustomer
from scheduling.records import Customer
from scheduling.vocabulary import VisitKind
from tests.desktop.booking.desk import Desk
from tests.desktop.booking.person import NowPerson

MARC = CustomerForm(name="Marc Roy", phone="514 555 0177")


@pytest.fixture
def lost(now: NowFlow, desk: Desk) -> Customer:
    """Marc, whom the outbox has and the server may have; the step is open again."""
    now.choose_kind(VisitKind.PHONE)
    assert now.add_customer(MARC) == {}
    marc = now.draft.customer
    assert marc is not None
    now.forget_customer()
    desk.store.submit(create_customer(marc))
    return marc


def test_they_are_no_double_of_themselves_and_stay_who_they_are(now: NowFlow, lost: Customer) -> None:
    assert now.doubles(MARC) == []
    assert now.add_customer(MARC) == {}
    assert now.draft.customer is not None
    assert now.draft.customer.id == lost.id


def test_what_is_corrected_then_is_corrected_of_them(now: NowFlow, desk: Desk, lost: Customer) -> None:
    now.add_customer(CustomerForm(name="Marc Roy", phone="514 555 0178"))
    assert desk.commands()[-1] == EditCustomer(
        customer_id=lost.id, set={"phone": ("+15145550177", "+15145550178")}
    )
    row = desk.store.get(Customer, lost.id)
    assert row is not None
    assert row.phone == "+15145550178"
    assert sum(each.name == "Marc Roy" for each in desk.store.all(Customer)) == 1


def test_of_somebody_else_in_a_new_form_they_are_a_double(now: NowFlow, lost: Customer) -> None:
    now.begin_customer()
    assert [row.id for row in now.doubles(CustomerForm(name="Marie", phone="514 555 0177"))] == [lost.id]
    now.add_customer(CustomerForm(name="Marie", phone="514 555 0177"))
    assert now.draft.customer is not None
    assert now.draft.customer.id != lost.id


def test_their_stored_vehicle_is_offered_and_not_made_again(now: NowFlow, desk: Desk) -> None:
    now.choose_kind(VisitKind.PHONE)
    now.add_customer(MARC)
    now.add_vehicle(VehicleForm(make="Honda", model="Civic", year="2015", plate="ABC 123"))
    marc, civic = now.draft.customer, now.draft.vehicle
    assert marc is not None
    assert civic is not None
    desk.store.submit_all([create_customer(marc), create_vehicle(civic)])
    for _ in range(2):
        now.forget_customer()
        assert now.doubles(MARC) == []
        assert now.add_customer(MARC) == {}
        assert not now.draft.customer_is_new
        assert now.draft.customer == desk.store.get(Customer, marc.id)
        (stored,) = now.vehicles()
        assert stored.id == civic.id
        now.choose_vehicle(stored)
        assert not now.draft.vehicle_is_new
    assert sum(each.name == "Marc Roy" for each in desk.store.all(Customer)) == 1


def test_back_in_the_form_nobody_is_offered(
    qtbot: QtBot, at_once: NowWizard, now: NowFlow, desk: Desk
) -> None:
    person = NowPerson(qtbot, at_once)
    person.types("2Marc Roy")
    page = at_once.page
    assert isinstance(page, WhoPage)
    page.search.new_asked.emit("Marc Roy")
    page.new.phone.line.setText("514 555 0177")
    page.new.take()
    marc = now.draft.customer
    assert marc is not None
    assert page.backward()
    desk.store.submit(create_customer(marc))
    page.new.look_for_doubles()
    words = [label.text() for label in page.new.findChildren(QLabel) if label.isVisible()]
    assert "Is it one of these?" not in words
    for _ in range(2):
        page.new.take()
        assert now.draft.customer is not None
        assert now.draft.customer.id == marc.id
        assert page.backward()
        assert page.panels.currentWidget() is page.new, "also once they are known"
