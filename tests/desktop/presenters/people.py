"""A scene's customers as the Customers screen has them."""

from __future__ import annotations

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.customer_sheet import CustomerSheet
from desktop.presenters.customers import CustomersPresenter
from scheduling.records import Customer
from tests.desktop.calendar.scenes import Scene


def customers_of(shop: Scene) -> CustomersPresenter:
    """The presenter over the same rows, clock, rights and undo stack."""
    source = AvailabilitySource(shop.store)
    return CustomersPresenter(shop.store, source, shop.clock, shop.presenter.rights, shop.presenter.undo)


def names(found: tuple[list[Customer], bool]) -> list[str]:
    """Who is listed."""
    return [row.name for row in found[0]]


def sheet(people: CustomersPresenter, customer: Customer) -> CustomerSheet:
    """All that is shown of one; they have to be there."""
    made = people.sheet(customer.id)
    assert made is not None
    return made
