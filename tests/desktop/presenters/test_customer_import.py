"""Taking over a list: what would come of it, doing it in parts through the outbox, and writing all to a table."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.presenters.customer_form import read_phone
from desktop.presenters.customer_import import BATCH, CustomerImport, Preview, compare
from scheduling.commands import CreateCustomer, CreateVehicle, EditCustomer, EditVehicle
from scheduling.errors import NotAllowed
from scheduling.importing.customer_columns import Field
from scheduling.importing.report import Code, FileRefused
from scheduling.limits import MOST_LONG_TEXT
from scheduling.records import Customer, Vehicle
from scheduling.vocabulary import Role
from sync_server.services.importing.phone_numbers import phone
from tests import factories
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.presenters.people import customers_of

OWN = (Path(__file__).parents[2] / "samples" / "clients.csv").read_bytes()
CARD = "BEGIN:VCARD\r\nFN:Zoé Côté\r\nTEL:514 555-0177\r\nEMAIL:zoe\r\nEND:VCARD\r\n".encode()


@pytest.fixture
def shop() -> Scene:
    return scene()


@pytest.fixture
def importing(shop: Scene) -> CustomerImport:
    return customers_of(shop).importing


def _preview(importing: CustomerImport, file: str, data: bytes) -> Preview:
    return compare(file, data, importing.known())


def test_a_preview_writes_nothing(shop: Scene, importing: CustomerImport) -> None:
    preview = _preview(importing, "clients.csv", OWN)
    assert shop.sent() == []
    assert (preview.file, preview.plan.rows) == ("clients.csv", 5)
    assert [row.name for row in preview.plan.customers_new.values()] == ["Élise Roy", "Marc Roy", "Zoé Côté"]
    assert preview.columns[:2] == (("N° client", None), ("Prénom", Field.FIRST_NAME))
    assert Code.NO_NAME in {entry.code for entry in preview.plan.entries}


def test_what_is_taken_goes_through_the_outbox_customers_before_vehicles(
    shop: Scene, importing: CustomerImport
) -> None:
    preview = _preview(importing, "clients.csv", OWN)
    assert [*importing.take(preview)] == [preview.brings]
    kinds = [type(command) for command in shop.sent()]
    assert kinds == [CreateCustomer] * 3 + [CreateVehicle] * (len(kinds) - 3)
    assert {"Élise Roy", "Marc Roy", "Zoé Côté"} <= {row.name for row in shop.store.all(Customer)}
    again = _preview(importing, "clients.csv", OWN)
    assert (again.brings, again.plan.known + again.plan.merged) == (0, 4), "all of it is known by now"


def test_many_are_taken_in_parts(shop: Scene, importing: CustomerImport) -> None:
    rows = "".join(f"Client {number},514 555-{number:04}\n" for number in range(BATCH + 3))
    steps = importing.take(_preview(importing, "many.csv", f"name,phone\n{rows}".encode()))
    assert next(steps) == BATCH
    assert len(shop.sent()) == BATCH
    assert [*steps] == [BATCH + 3]


def test_cards_are_taken_too(shop: Scene, importing: CustomerImport) -> None:
    preview = _preview(importing, "contacts.vcf", CARD)
    assert preview.columns == ()
    assert [(entry.line, entry.code) for entry in preview.plan.entries] == [(4, Code.BAD_EMAIL)]
    assert [*importing.take(preview)] == [1]
    (sent,) = shop.sent()
    assert isinstance(sent, CreateCustomer)
    assert (sent.name, sent.phone, sent.language) == ("Zoé Côté", "+15145550177", "en")


def test_only_what_is_empty_is_filled_in(shop: Scene, importing: CustomerImport) -> None:
    elise, civic = shop.garage.elise, shop.garage.civic
    shop.store.load([replace(civic, vin="", odometer_km=1_000)])
    line = f"{elise.name},{elise.phone},other@example.com,H2J 3V7,{civic.plate},1HGCM82633A004352,2000\n"
    data = f"name,phone,email,postal code,plate,vin,km\n{line}".encode()
    preview = _preview(importing, "one.csv", data)
    assert {entry.code for entry in preview.plan.entries} == {Code.DIFFERS}
    assert [*importing.take(preview)] == [2]
    assert shop.sent() == [
        EditCustomer(customer_id=elise.id, set={"postal_code": ("", "H2J 3V7")}),
        EditVehicle(
            vehicle_id=civic.id, set={"vin": ("", "1HGCM82633A004352"), "odometer_km": (1_000, 2_000)}
        ),
    ]


def test_notes_that_are_too_long_are_cut_and_hold_nothing_back(
    shop: Scene, importing: CustomerImport
) -> None:
    elise, long = shop.garage.elise, "x" * (MOST_LONG_TEXT + 1)
    rows = f"{elise.name},{elise.phone},{long},Mazda,\nNora Neuve,514 555-0188,{long},,\n"
    preview = _preview(importing, "long.csv", f"Name,Phone,Notes,Make,Model\n{rows}".encode())
    assert [*importing.take(preview)] == [3]
    made, edited, car = shop.sent()
    assert isinstance(made, CreateCustomer)
    assert isinstance(edited, EditCustomer)
    assert isinstance(car, CreateVehicle)
    assert made.notes == edited.set["notes"][1] == long[:-1]


def test_what_came_or_was_edited_since_the_preview_stays(shop: Scene, importing: CustomerImport) -> None:
    elise, civic = shop.garage.elise, shop.garage.civic
    line = f"{elise.name},{elise.phone},H2J 3V7,{civic.plate},400000\nZed New,514 555-0177,,NEW 1,\n"
    preview = _preview(importing, "two.csv", f"name,phone,postal code,plate,km\n{line}".encode())
    (zed,), (car,) = preview.plan.customers_new.values(), preview.plan.vehicles_new.values()
    known = shop.store.get(Vehicle, civic.id)
    assert known is not None
    shop.store.load([replace(elise, postal_code="K1A 0B1"), replace(known, odometer_km=500_000), zed, car])
    assert [*importing.take(preview)] == []
    assert shop.sent() == []


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", Code.EMPTY),
        (b"fax,color\n1,red\n", Code.NO_KNOWN_COLUMN),
        (b"BEGIN:VCARD\xff", Code.NOT_A_TABLE),
    ],
)
def test_what_is_no_list_is_refused(importing: CustomerImport, data: bytes, code: Code) -> None:
    with pytest.raises(FileRefused) as refused:
        _preview(importing, "a", data)
    assert refused.value.entry.code is code


def test_only_who_may_imports_and_exports() -> None:
    shop = scene(Role.MECHANIC, mechanic_id=factories.garage().anna.id)
    importing = customers_of(shop).importing
    with pytest.raises(NotAllowed):
        _preview(importing, "clients.csv", OWN)
    with pytest.raises(NotAllowed):
        importing.table("en")
    shop = scene(Role.RECEPTIONIST)
    importing = customers_of(shop).importing
    preview = _preview(importing, "clients.csv", OWN)
    shop.store.load(
        [
            factories.staff_member(
                role=Role.RECEPTIONIST, active=False, id=shop.presenter.rights._account.staff_id
            )
        ]
    )
    with pytest.raises(NotAllowed):
        [*importing.take(preview)]


def test_what_an_owner_writes_is_known_when_it_is_read_again() -> None:
    shop = scene(Role.OWNER)
    importing = customers_of(shop).importing
    preview = _preview(importing, "all.csv", importing.table("fr"))
    assert (preview.brings, preview.plan.known) == (0, len(shop.store.all(Customer)))


@pytest.mark.parametrize(
    "text", ["514 555-0101", "(514) 555-0101 poste 7", "+33 1 42 68 53 00", "12", "", "call me"]
)
def test_numbers_are_read_as_the_server_reads_them(text: str) -> None:
    assert read_phone(text) == phone(text)
