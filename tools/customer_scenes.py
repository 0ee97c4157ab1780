"""Scenes of the Customers screen for `tools.screenshots`: recent ones, somebody found, one being corrected, nobody."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast
from uuid import UUID

from PySide6.QtTest import QTest

from desktop.presenters.customer_import import compare
from desktop.presenters.now_draft import NowDraft
from desktop.store.row_changes import Drop
from desktop.views.customers.merge_page import MergePage
from desktop.views.customers_view import CustomersView
from scheduling.commands import EditCustomer
from scheduling.ids import uuid7
from scheduling.message_delivery import ConsentAnswer, ConsentHow
from scheduling.money_messages import CreditAnswer, CreditLine
from scheduling.records import Customer, Mechanic
from scheduling.visit_messages import Favourites
from scheduling.vocabulary import Role, SessionState, VisitKind
from scheduling.waiver_messages import WaiverLine, WaiverPage
from tools.now_scenes import entry
from tools.quiet import settle
from tools.stage import HOUR, NOW, Stage

if TYPE_CHECKING:
    from desktop.presenters.customer_extras import Asks

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


class Extras:
    """The server's side of a customer, as it would answer."""

    def __init__(self, stage: Stage) -> None:
        self._mechanics = [row.id for row in stage.store.all(Mechanic)][:2]

    async def credit(self, customer_id: UUID) -> CreditAnswer:
        lines = [
            CreditLine(reason="spent", cents=-20_00, at=NOW - 9 * DAY, note="", session_id=None),
            CreditLine(reason="granted", cents=49_50, at=NOW - 30 * DAY, note="", session_id=None),
        ]
        return CreditAnswer(customer_id=customer_id, balance_cents=29_50, lines=lines)

    async def favourites(self, _: UUID) -> Favourites:
        return Favourites(mechanics=self._mechanics)

    async def consent(self, customer_id: UUID) -> ConsentAnswer:
        how = ConsentHow.SPOKEN
        return ConsentAnswer(customer_id=customer_id, given=True, how=how, changed_at=NOW - 400 * DAY)

    async def waivers(self, customer_id: UUID) -> WaiverPage:
        first = WaiverLine(
            id=uuid7(), sequence=1, customer_id=customer_id, session_id=None, version=2, signed_at=NOW - 12 * DAY,
            signer_name="Marie-Ève Beauchamp-Larivière", minor_name="Théo", received_at=NOW, erasable_from=NOW,
            superseded=False, holds=0,
        )  # fmt: skip
        older = replace(
            first, id=uuid7(), version=1, signed_at=NOW - 380 * DAY, minor_name="", superseded=True
        )
        return WaiverPage(waivers=[first, older])


def _extras(stage: Stage) -> None:
    """What the server alone has, at the foot of the page."""
    known = _known(stage)
    stage.desk.customer_extras._calls = cast("Asks", Extras(stage))
    view = _view(stage)
    view.list.field.setText(known.name)
    settle()
    view.page.extras._later.stop()
    with suppress(StopIteration):
        stage.desk.customer_extras.look().send(None)
    settle()
    bar = view.page.verticalScrollBar()
    bar.setValue(bar.maximum())


def _found(stage: Stage) -> None:
    """What was typed, several of the name, the first of them on view."""
    name = _known(stage).name
    _view(stage).list.field.setText(name.split(" ", maxsplit=1)[0].lower())


def _page(stage: Stage) -> None:
    customer = _known(stage)
    _view(stage).show_customer(customer.id)


def _waiting(stage: Stage) -> None:
    """A regular who found no mechanic online."""
    customer = _known(stage)
    line = entry(uuid7(), customer.id, VisitKind.PHONE, 1, 600)
    stage.desk.waiting.joined(line, NowDraft(customer=customer))
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


def _merging(*, chosen: bool) -> Callable[[Stage], None]:
    """Somebody who is here twice: whom they may be, or side by side."""

    def show(stage: Stage) -> None:
        known = _known(stage)
        twice = replace(
            known, id=uuid7(), name=f"{known.name.split(' ')[0]} Tremblay-Gagnon", phone="+15145550188",
            postal_code="", notes="A demandé une facture au nom de l’entreprise.", created_at=NOW - 40 * DAY,
        )  # fmt: skip
        stage.store.load([twice])
        view = _view(stage)
        view.show_customer(known.id)
        view.begin_merge(known.id)
        if chosen and view.merging is not None:
            view.merging.compare(twice.id)

    return show


def _made_one(stage: Stage) -> None:
    """Somebody who was being corrected is made one with another customer elsewhere."""
    known = _known(stage)
    kept = replace(known, id=uuid7(), name=f"{known.name.split(' ')[0]} Tremblay-Gagnon")
    stage.store.load([kept])
    view = _view(stage)
    view.show_customer(known.id)
    view.page.details.edit()
    form = view.page.details.form
    if form is not None and form.customer is not None:
        form.customer.phone.line.setText("514 555-0188")
    cars = [replace(car, customer_id=kept.id) for car in stage.store.vehicles_of(known.id)]
    bookings = [replace(row, customer_id=kept.id) for row in stage.store.sessions_of(known.id)]
    stage.store.load([*cars, *bookings])
    stage.store.apply_page([Drop("customer", known.id)], stage.store.state())
    view.refresh()


def _merged_meanwhile(stage: Stage) -> None:
    """One of two that are compared was corrected elsewhere."""
    _merging(chosen=True)(stage)
    settle()
    page = stage.window.findChild(MergePage)
    assert page is not None
    shown = page._preview
    assert shown is not None
    stage.store.load([replace(shown.other, postal_code="H2X 1Y4")])
    page.take()


SCENES: Mapping[str, Callable[[Stage], None]] = {
    "waiting": _waiting,
    "extras": _extras,
    "recent": _recent,
    "merging": _merging(chosen=False),
    "merging-compared": _merging(chosen=True),
    "merging-meanwhile": _merged_meanwhile,
    "made-one": _made_one,
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
