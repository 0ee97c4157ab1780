"""The cache's tables and columns, as both sides write them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

import pytest

from scheduling import cache_layout
from scheduling.records import KIND_OF, KINDS
from scheduling.vocabulary import SessionState
from tests.factories import NOW, customer, garage, reservation, session, vehicle


@pytest.fixture
def database() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    for statement in (*cache_layout.tables(), *cache_layout.indexes()):
        connection.execute(statement)
    yield connection
    connection.close()


def test_the_tables_hold_each_kind_of_row(database: sqlite3.Connection) -> None:
    shop = garage()
    for number, row in enumerate(shop.records):
        columns = cache_layout.columns(row, number, b"{}")
        assert columns[:3] == (KIND_OF[type(row)], str(row.id), number)
        database.execute(cache_layout.put_row(0), columns)
    assert database.execute("SELECT count(*) FROM row_0").fetchone() == (len(shop.records),)
    assert database.execute('SELECT generation, "cursor", app FROM replica_state').fetchall() == [(0, 0, "")]
    assert database.execute("PRAGMA user_version").fetchone() == (cache_layout.VERSION,)


def test_table_names_are_all_that_holds_rows(database: sqlite3.Connection) -> None:
    found = database.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0"
    ).fetchall()
    assert {name for (name,) in found} == {"replica_state", *cache_layout.table_names()}


def test_a_row_stands_at_its_span_for_an_instant_at_least() -> None:
    shop = garage()
    booked = session(shop.elise.id, starts=NOW, minutes=30, state=SessionState.OFFERED)
    assert cache_layout.columns(booked, 1, b"")[3:7] == (str(shop.elise.id), NOW, NOW + 1800, "offered")
    unscheduled = session(shop.elise.id, starts=None)
    assert cache_layout.columns(unscheduled, 1, b"")[4:6] == (None, None)
    empty = reservation(starts=NOW, ends=NOW, blocks_end=NOW)
    assert cache_layout.columns(empty, 1, b"")[4:6] == (NOW, NOW + 1)
    car = vehicle(shop.elise.id)
    assert cache_layout.columns(car, 1, b"body")[3:] == (str(shop.elise.id), None, None, None, b"body")


def test_customers_are_found_by_name_address_number_plate_and_vin(database: sqlite3.Connection) -> None:
    someone = customer("Élise Lœb", phone="+1514555", email="e.loeb@example.test")
    assert cache_layout.customer_terms(someone) == [
        *("elise", "loeb", "e", "loeb", "example", "test"),
        *("1514555", "514555", "14555", "4555", "555"),
    ]
    car = vehicle(someone.id, plate="F12 ABC")
    assert cache_layout.vehicle_terms(car) == ["f12abc", "f12", "abc"]
    assert cache_layout.vehicle_terms(vehicle(someone.id, plate="F12")) == ["f12"]
    assert cache_layout.vehicle_terms(vehicle(someone.id, plate="")) == []
    assert cache_layout.vehicle_terms(vehicle(someone.id, plate="", vin="2HGFC2F59KH512345")) == [
        *("2hgfc2f59kh512345", "kh512345", "512345")
    ]
    assert cache_layout.vehicle_terms(vehicle(someone.id, plate="", vin="AB 1234")) == ["ab1234"]
    assert cache_layout.customer_terms(customer("Roy", phone="", email="", postal_code="h2x 1y4")) == [
        *("roy", "h2x1y4", "h2x", "1y4")
    ]
    lines = [cache_layout.found_by(row) for row in (someone, car)]
    assert {line[2] for line in lines} == {str(someone.id)}
    assert [line[0] for line in lines] == [cache_layout.search_id(row.id) for row in (someone, car)]
    database.executemany(cache_layout.put_terms(1), lines)
    for text in ("f12abc", "lo", "555"):
        sql = "SELECT DISTINCT customer FROM search_1 WHERE search_1 MATCH ?"
        assert database.execute(sql, (f'"{text}"*',)).fetchall() == [(str(someone.id),)]


def test_a_search_id_is_a_positive_number_of_the_ids_random_half() -> None:
    assert cache_layout.search_id(UUID(int=(1 << 128) - 1)) == (1 << 62) - 1
    assert cache_layout.search_id(UUID(int=1 << 62)) == 0


class Colour(StrEnum):
    RED = "red"


@dataclass
class Paint:
    colour: Colour


@dataclass
class Car:
    id: UUID
    paints: tuple[Paint, ...] = ()
    seats: int | None = None


@dataclass
class CarWithDoors(Car):
    doors: int = 4


def test_the_layout_is_another_as_soon_as_a_record_may_hold_something_else() -> None:
    found = {cache_layout.layout()}
    for cls in (Car, CarWithDoors):
        with pytest.MonkeyPatch.context() as patch:
            patch.setitem(KINDS, "car", cls)
            cache_layout.layout.cache_clear()
            found.add(cache_layout.layout())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cache_layout, "VERSION", 99)
        cache_layout.layout.cache_clear()
        found.add(cache_layout.layout())
    cache_layout.layout.cache_clear()
    assert len(found) == 4
    assert cache_layout.layout() in found


def test_what_a_record_may_hold_is_told_inwards() -> None:
    name = __name__
    assert [*cache_layout._described(Car)] == [
        "Car.id: <class 'uuid.UUID'>",
        f"Car.paints: tuple[{name}.Paint, ...]",
        "Paint.colour: <enum 'Colour'>",
        "Colour: ['red']",
        "Car.seats: int | None",
    ]
    described = {line for cls in KIND_OF for line in cache_layout._described(cls)}
    assert "Session.minutes: <class 'int'>" in described
    assert any(line.startswith("SessionState: ['") for line in described)
