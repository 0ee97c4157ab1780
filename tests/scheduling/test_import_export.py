"""What is written is read again as the same, and no cell is a formula."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.importing.csv_table import read_table
from scheduling.importing.customer_columns import Field, guess_columns
from scheduling.importing.customer_export import HEADINGS, table_of
from scheduling.importing.customer_plan import Setting, plan_customers
from scheduling.records import Customer
from sync_server.services.importing.phone_numbers import phone
from tests.factories import customer, named, vehicle

SETTING = Setting(tenant_id=named("tenant"), language="en", now=1_790_000_000, year=2026, read_phone=phone)


@pytest.mark.parametrize("language", sorted(HEADINGS))
def test_the_same_again_brings_nothing_new(language: str) -> None:
    zoe = customer(
        "Zoé Côté",
        language="fr",
        postal_code="H2J 3V7",
        notes="Gate; 4411\n“two dogs”",
        email="z@example.com",
    )
    ann = customer("Ann", email="")
    cars = [
        vehicle(zoe.id, vin="1HGCM82633A004352", year=2003, plate="F12 ABC", odometer_km=141_000),
        vehicle(zoe.id, make="Kia", model="Soul", year=None, plate="", vin=""),
    ]
    data = table_of([zoe, ann], cars, language)
    table = read_table(data)
    assert (len(table.rows), table.rows[0].cells[0]) == (3, "Ann"), "a row a vehicle, by name"
    columns = guess_columns(table.header)
    assert len(columns) == len(table.header)
    assert Field.VIN in columns.values()
    plan = plan_customers(table, columns, SETTING, [zoe, ann], cars)
    assert (plan.customers_new, plan.customers_changed, plan.vehicles_new, plan.vehicles_changed) == (
        {},
        {},
        {},
        {},
    )
    fresh = plan_customers(table, columns, SETTING, [], [])
    assert {row.name for row in fresh.customers_new.values()} == {"Ann", "Zoé Côté"}
    assert len(fresh.vehicles_new) == 2


def test_a_formula_is_written_as_words() -> None:
    row = Customer(id=named("x"), name="=1+1", notes="-2")
    assert b"'=1+1" in table_of([row], [], "en")


@given(st.text(min_size=1, max_size=20))
def test_no_cell_is_a_formula(text: str) -> None:
    row = Customer(id=named("x"), name=text, phone="+15145550101", notes=text)
    _, cells = csv.reader(io.StringIO(table_of([row], [], "en").decode("utf-8-sig"), newline=""))
    for cell in cells:
        assert not cell.startswith(("=", "-", "@")) or cell[1:].isdigit()
        assert not cell.startswith("+") or cell[1:].isdigit()
