"""Customer lists: encodings, columns, normal forms, duplicates, and the same file twice."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduling.importing import customer_plan
from scheduling.importing import customer_values as values
from scheduling.importing.csv_table import read_table
from scheduling.importing.customer_columns import BadMapping, Field, guess_columns
from scheduling.importing.customer_plan import CustomerPlan, Setting, plan_customers
from scheduling.importing.report import Code, FileRefused
from scheduling.records import Customer, Vehicle
from sync_server.services.importing.phone_numbers import phone

OWN = Path(__file__).parents[1] / "samples"
SETTING = Setting(tenant_id=UUID(int=7), language="fr", now=1_790_000_000, year=2026, read_phone=phone)


def plan_of(
    data: bytes, customers: Iterable[Customer] = (), vehicles: Iterable[Vehicle] = ()
) -> CustomerPlan:
    table = read_table(data)
    return plan_customers(table, guess_columns(table.header), SETTING, customers, vehicles)


def again(plan: CustomerPlan) -> tuple[list[Customer], list[Vehicle]]:
    """What the shop has after writing the plan into an empty database."""
    return list(plan.customers_new.values()), list(plan.vehicles_new.values())


def test_own_sample() -> None:
    plan = plan_of((OWN / "clients.csv").read_bytes())
    elise, marc, zoe = plan.customers_new.values()
    assert (elise.name, elise.phone, elise.email) == ("Élise Roy", "+15145550199", "elise.roy@example.com")
    assert (elise.language, elise.postal_code, elise.notes) == ("fr", "H2J 3V7", "+14505550111 x4")
    assert (marc.name, marc.phone, marc.language) == ("Marc Roy", "+15145550199", "en")
    assert (zoe.name, zoe.phone, zoe.email, zoe.postal_code) == ("Zoé Côté", "", "", "")
    assert [
        (car.customer_id, car.make, car.model, car.year, car.plate, car.vin, car.odometer_km)
        for car in plan.vehicles_new.values()
    ] == [
        (elise.id, "Honda", "Civic", 2015, "A12 BCD", "1HGCM82633A004352", 141_000),
        (elise.id, "Mazda", "3", 2019, "", "", None),
        (zoe.id, "Kia", "Soul", None, "", "", None),
    ]
    assert [(entry.line, entry.code, entry.whole) for entry in plan.entries] == [
        (3, Code.MERGED, False),
        (4, Code.SHARES_CONTACT, False),
        (5, Code.NO_NAME, True),
        (6, Code.BAD_PHONE, False),
        (6, Code.BAD_EMAIL, False),
        (6, Code.BAD_POSTAL_CODE, False),
        (6, Code.BAD_YEAR, False),
        (6, Code.BAD_VIN, False),
        (6, Code.BAD_ODOMETER, False),
    ]


def test_a_language_that_is_neither_is_said() -> None:
    plan = plan_of(b"name,language\nMarc Roy,xx\nAnn Roe,EN\n")
    marc, _ = plan.customers_new.values()
    assert marc.language == "fr"
    assert [(entry.line, entry.code, entry.whole) for entry in plan.entries] == [
        (2, Code.BAD_LANGUAGE, False)
    ]


def test_of_a_number_that_many_share_nobody_goes_through_all(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def counted(name: str) -> str:
        asked.append(name)
        return name.casefold()

    monkeypatch.setattr(customer_plan, "_name_key", counted)
    many = 150
    lines = (f"Marc {number} Roy,514 555-0199" for number in range(many))
    plan = plan_of("\n".join(["name,phone", *lines]).encode())
    assert len(plan.customers_new) == many
    assert {entry.params["other"] for entry in plan.entries} == {"Marc 0 Roy"}
    assert len(asked) <= 3 * many


def test_the_same_file_again_adds_nothing() -> None:
    data = (OWN / "clients.csv").read_bytes()
    second = plan_of(data, *again(plan_of(data)))
    assert not second.customers_new
    assert not second.customers_changed
    assert not second.vehicles_new
    assert not second.vehicles_changed
    assert (second.rows, second.known, second.merged) == (5, 3, 1)


def test_gaps_are_filled_and_nothing_known_is_overwritten() -> None:
    known = Customer(id=UUID(int=1), name="Roy, Élise", phone="+15145550199", language="en")
    data = "name,phone,email,postal code\nÉlise Roy,514-555-0199,e@example.com,\nelise roy,5145550199,x@example.com,\n"
    plan = plan_of(data.encode(), [known])
    assert not plan.customers_new
    (changed,) = plan.customers_changed.values()
    assert (changed.id, changed.email, changed.language) == (known.id, "e@example.com", "en")
    assert [(entry.line, entry.code) for entry in plan.entries] == [(3, Code.DIFFERS), (3, Code.MERGED)]


def test_a_vehicle_of_somebody_else_stays_there() -> None:
    owner = Customer(id=UUID(int=1), name="Ann", phone="+15145550100")
    car = Vehicle(id=UUID(int=2), customer_id=owner.id, plate="A12 BCD")
    plan = plan_of(b"name,phone,plate\nBob,514 555 0101,a12-bcd\n", [owner], [car])
    assert len(plan.customers_new) == 1
    assert not plan.vehicles_new
    assert [entry.code for entry in plan.entries] == [Code.VEHICLE_ELSEWHERE]


def test_one_cell_may_hold_the_whole_vehicle() -> None:
    plan = plan_of(b"Client,Vehicle\nAnn,2015 Honda Civic Touring\nBob,Mazda 5 2012\n")
    assert [(car.year, car.make, car.model) for car in plan.vehicles_new.values()] == [
        (2015, "Honda", "Civic Touring"),
        (2012, "Mazda", "5"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_encodings_and_delimiters(encoding: str, delimiter: str, newline: str) -> None:
    rows = [["Prénom", "Nom de famille", "Courriel"], ["Zoé", '"Côté, fille; ""Z"""', "z@example.com"]]
    data = newline.join(delimiter.join(row) for row in rows).encode(encoding)
    (zoe,) = plan_of(data).customers_new.values()
    assert zoe.name == 'Zoé Côté, fille; "Z"'


def test_line_numbers_count_lines_within_quotes_and_empty_ones() -> None:
    data = b'sep=;\r\nname;notes\r\nAnn;"two\r\nlines"\r\n\r\n;nobody\r\n'
    plan = plan_of(data)
    (ann,) = plan.customers_new.values()
    assert ann.notes == "two lines"
    assert [(entry.line, entry.code) for entry in plan.entries] == [(6, Code.NO_NAME)]


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        ("First Name,Last Name,Mobile,E-mail", ["first_name", "last_name", "phone", "email"]),
        ("Nom;Téléphone;Cell.", ["name", "phone", "other_phone"]),
        ("Nom,Prénom,No de tél.,Langue", ["last_name", "first_name", None, "language"]),
        ("CLIENT,NIV,Plaque d'immatriculation,Année", ["name", "vin", "plate", "year"]),
        ("name,colour,name", ["name", None, None]),
    ],
)
def test_headings(header: str, fields: list[str | None]) -> None:
    names = header.replace(";", ",").split(",")
    columns = guess_columns(names)
    assert [columns.get(place) for place in range(len(names))] == fields


def test_a_mapping_overrules_the_guess() -> None:
    header = ("name", "phone", "Code interne")
    columns = guess_columns(header, {"phone": "-", "code INTERNE": "notes"})
    assert columns == {0: Field.NAME, 2: Field.NOTES}
    for wrong in ({"nothing": "notes"}, {"phone": "nothing"}):
        with pytest.raises(BadMapping):
            guess_columns(header, wrong)


def test_what_a_mapping_says_comes_before_every_guess() -> None:
    header = ("Name", "Phone", "Mobile", "Client")
    columns = guess_columns(header, {"Mobile": "phone", "Client": "name"})
    assert columns == {1: Field.OTHER_PHONE, 2: Field.PHONE, 3: Field.NAME}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", Code.EMPTY),
        (b" \n \n", Code.EMPTY),
        (b"\x0b", Code.EMPTY),
        ("\u2028".encode(), Code.EMPTY),
        (b"name\x00,phone\n", Code.NOT_A_TABLE),
        (b"a,b\n1,2\n", Code.NO_KNOWN_COLUMN),
        (b"phone,email\n1,2\n", Code.NO_KNOWN_COLUMN),
    ],
)
def test_what_is_refused_as_a_whole(data: bytes, code: Code) -> None:
    with pytest.raises(FileRefused) as refused:
        plan_of(data)
    assert refused.value.entry.code is code


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("(514) 555-0123", ("+15145550123", "")),
        ("1 438.555.0123 poste 12", ("+14385550123", "12")),
        ("+33 1 42 68 53 00", ("+33142685300", "")),
        ("555-0123", None),
        ("n/a", None),
        ("514 555 01234567", None),
    ],
)
def test_phones(text: str, number: tuple[str, str] | None) -> None:
    assert phone(text) == number


def test_small_values() -> None:
    assert values.email(" <Ann@Example.COM> ") == "ann@example.com"
    assert [values.email(text) for text in ("a@b", "a b@c.ca", "a@@c.ca", "a..b@c.ca")] == [None] * 4
    assert [values.postal_code(text) for text in ("h2j-3v7", "H2J3V7", "D1A 1A1", "90210")] == [
        "H2J 3V7", "H2J 3V7", None, "90210",
    ]  # fmt: skip
    assert [values.language(text) for text in ("FR", "français", "English", "anglais", "es", "")] == [
        "fr", "fr", "en", "en", None, None,
    ]  # fmt: skip
    assert [values.language(text) for text in ("F", "e", "A", "é", "x")] == ["fr", "en", "en", "en", None]
    assert [values.odometer(text) for text in ("141 000 km", "98,500", "12'000", "1e5", "")] == [
        141_000, 98_500, 12_000, None, None,
    ]  # fmt: skip
    fractions = ("85000.0", "85000.5", "85 000,5 km", "1,234.56", "1.234.567", "12345678", "1,23,456")
    assert [values.odometer(text) for text in fractions] == [
        85_000, 85_000, 85_000, 1_234, 1_234_567, None, None,
    ]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(st.binary(max_size=200), st.text(max_size=120).map(lambda text: f"name,phone\n{text}".encode()))
)
def test_no_bytes_crash_the_reader(data: bytes) -> None:
    try:
        plan = plan_of(data)
    except FileRefused:
        return
    taken = plan.customers_new.values()
    assert all(customer.name for customer in taken)
    assert len(taken) + plan.merged + sum(entry.whole for entry in plan.entries) >= plan.rows


CELLS = st.sampled_from(["Ann", "Bob", "", "514 555 0100", "514-555-0101", "a@example.com", "A1 B", "2015"])


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=5, max_size=5), max_size=8))
def test_any_list_again_adds_nothing(rows: list[list[str]]) -> None:
    data = "\n".join(["name,phone,email,plate,year", *(",".join(row) for row in rows)]).encode()
    first = plan_of(data)
    second = plan_of(data, *again(first))
    assert not second.customers_new
    assert not second.vehicles_new
    assert not second.customers_changed
    assert not second.vehicles_changed


def test_headings_alone_are_said_to_be_alone() -> None:
    plan = plan_of(b"name,phone\n")
    assert [(entry.code, entry.whole) for entry in plan.entries] == [(Code.NO_ROWS, False)]


def test_a_vehicle_that_is_named_twice_in_a_list_is_one_and_is_completed() -> None:
    data = b"name,phone,plate,make,km\nAnn,514 555-0101,F12 ABC,,1000\nAnn,514 555-0101,F12 ABC,Kia,1200\n"
    (car,) = plan_of(data).vehicles_new.values()
    assert (car.make, car.odometer_km) == ("Kia", 1200)
    known = [Vehicle(id=car.id, customer_id=car.customer_id, plate="F12 ABC")]
    changed = plan_of(data, again(plan_of(data))[0], known).vehicles_changed
    assert [(row.make, row.odometer_km) for row in changed.values()] == [("Kia", 1200)]
