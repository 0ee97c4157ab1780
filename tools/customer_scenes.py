"""Scenes of the Customers screen for `tools.screenshots`: recent ones, somebody found, one being corrected, nobody."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import cast

from PySide6.QtTest import QTest

from desktop.presenters.customer_import import compare
from desktop.views.customers_view import CustomersView
from scheduling.commands import EditCustomer
from scheduling.ids import uuid7
from scheduling.records import Customer
from scheduling.vocabulary import Role, SessionState
from tools.quiet import settle
from tools.stage import HOUR, NOW, Stage

NOTES = "Prefers to be called in the evening. Leaves the keys in the box at the back door."
DAY = 24 * HOUR


def _view(stage: Stage) -> CustomersView:
    view = stage.open("customers").workspace.current_view()
    settle()
    return cast("CustomersView", view)


def _known(stage: Stage) -> Customer:
    """Somebody with bookings ahead and behind, and with all that can be known of a customer."""
    stage.store.write_state(
        replace(stage.store.state(), window_from=NOW - 30 * DAY, window_to=NOW + 180 * DAY)
    )
    row = stage.someone(SessionState.SCHEDULED, SessionState.LIVE, SessionState.WAITING)[0]
    customer = stage.store.get(Customer, row.customer_id)
    assert customer is not None
    known = replace(customer, postal_code="H2J 3V7", notes=NOTES, created_at=NOW - 1900 * DAY)
    states = (SessionState.COMPLETED, SessionState.NO_SHOW, SessionState.CANCELLED)
    past = [
        replace(row, id=uuid7(), state=state, starts=(row.starts or NOW) - (7 * place + 6) * DAY)
        for place, state in enumerate(states)
    ]
    ahead = replace(row, id=uuid7(), state=SessionState.SCHEDULED, starts=(row.starts or NOW) + 14 * DAY)
    stage.store.load([known, *past, ahead])
    return known


def _recent(stage: Stage) -> None:
    _known(stage)
    _view(stage)


def _found(stage: Stage) -> None:
    """What was typed, several of the name, the first of them on view."""
    name = _known(stage).name
    _view(stage).list.field.setText(name.split(" ", maxsplit=1)[0].lower())


def _page(stage: Stage) -> None:
    customer = _known(stage)
    _view(stage).show_customer(customer.id)


def _correcting(stage: Stage) -> None:
    """Details and a vehicle are being corrected, and something is wrong with both."""
    customer = _known(stage)
    view = _view(stage)
    view.show_customer(customer.id)
    view.page.details.edit()
    view.page.vehicles.edit(next(iter(view.page.vehicles.pencils)))
    details, vehicle = view.page.details.form, view.page.vehicles.form
    assert details is not None
    assert vehicle is not None
    details.customer.phone.line.setText("514 555")
    details.take()
    vehicle.vehicle.vin.line.setText("1HGCM82633A004353")
    vehicle.take()


def _adding(stage: Stage) -> None:
    customer = _known(stage)
    view = _view(stage)
    view.show_customer(customer.id)
    view.page.vehicles.add()


def _new(stage: Stage) -> None:
    """A new customer who may be somebody already: the phone is known, and the name is much alike."""
    customer = _known(stage)
    view = _view(stage)
    view.begin_new(customer.name[:-1])
    new = view.new
    assert new is not None
    new.customer.phone.line.setText(customer.phone)
    new.vehicle.vin.line.setText("2HGFC2F59KH51234")
    QTest.keyClicks(new.vehicle.vin.line, "5")
    new.look_for_doubles()


CLIENTS = (Path(__file__).parents[1] / "tests" / "samples" / "clients.csv").read_bytes()


def _import(stage: Stage) -> None:
    """What would come of a list: new ones, one who is here already, and what cannot be read."""
    customer = _known(stage)
    again = f"6;;{customer.name};{customer.phone};;;;H3H 2R9;Kia;Rio;2019;;;\n7;;Autre Nom;{customer.phone}\n"
    view = _view(stage)
    known = stage.desk.customers.importing.known()
    view.show_import(compare("clients.csv", CLIENTS + again.encode(), known))


def _nobody(stage: Stage) -> None:
    _known(stage)
    _view(stage).list.field.setText("zzyzx 438")


def _offline(stage: Stage) -> None:
    """Something was changed without the server."""
    stage.offline()
    customer = _known(stage)
    stage.store.submit(EditCustomer(customer_id=customer.id, set={"notes": (NOTES, "Gate code 4411")}))
    _view(stage).show_customer(customer.id)


def _mechanic(stage: Stage) -> None:
    """One mechanic's own customers."""
    live = stage.someone(SessionState.LIVE)[0]
    person = next(row for row in stage.tenant.staff if row.role is Role.RECEPTIONIST)
    stage.store.load([replace(person, role=Role.MECHANIC, mechanic_id=live.mechanic_id)])
    _known(stage)
    _view(stage).show_customer(live.customer_id)


def _refused(stage: Stage) -> None:
    """Somebody whose booking lost its time."""
    customer = _known(stage)
    row = next(each for each in stage.store.sessions_of(customer.id) if each.state is SessionState.SCHEDULED)
    lost = replace(row, id=uuid7(), state=SessionState.UNPLACED, conflict_code="slot_taken")
    stage.store.load([lost])
    _view(stage).show_customer(customer.id)


SCENES: Mapping[str, Callable[[Stage], None]] = {
    "recent": _recent,
    "found": _found,
    "page": _page,
    "correcting": _correcting,
    "adding-vehicle": _adding,
    "new": _new,
    "import": _import,
    "nobody": _nobody,
    "offline": _offline,
    "refused": _refused,
    "mechanic": _mechanic,
}
