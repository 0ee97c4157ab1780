"""Two customers that are one person are merged after a preview: the server has one, and the other desktop sees it."""

from __future__ import annotations

import psycopg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.views.customers_view import CustomersView
from scheduling.records import Customer, Session
from tests.journeys.counting import counted
from tests.journeys.hands import CTRL, at_rest, go_to
from tests.journeys.rows import InTheBooks, in_days, in_the_books
from tests.journeys.shop import Demo, Pair, Picture
from tools.desks import Driven, on_view, until

K = Qt.Key
PHONE = "+18195550144"
STAYS, GOES = "Ludivine Première", "Ludivine Seconde"


async def test_two_customers_become_one_by_keys_alone(demo: Demo, pair: Pair, picture: Picture) -> None:
    async with pair() as (left, right):
        stays = await in_the_books(demo, left, STAYS, PHONE, in_days(3))
        goes = await in_the_books(demo, left, GOES, PHONE, in_days(4))
        await at_rest(left, right)
        with counted(left, "two customers merged", steps=4, keys=6):
            view = await go_to(left, CustomersView, K.Key_4)
            left.step("search")
            await until(view.list.field.hasFocus, "the keys in the search")
            left.type(STAYS)
            await until(lambda: view.list.current == stays.customer.id, "who was searched for")
            left.key(K.Key_Return)
            left.step("customer")
            await until(lambda: left.at_hand(view.page), "the keys on their page")
            left.key(K.Key_M)
            left.step("whom")
            page = await until(lambda: view.merging, "whom to merge with")
            await until(lambda: page.tiles and page.tiles[0].hasFocus(), "the likeliest")
            assert GOES in page.tiles[0].accessibleName()
            left.key(K.Key_Return)
            left.step("what is right")
            await until(page.save.isVisible, "the two side by side")
            said = " ".join(label.text() for label in on_view(page, QLabel))
            assert said.count("1 vehicle · 1 booking") == 2
            assert "Only what this computer has is counted" in said
            assert "cannot be taken back" in said
            picture(left, "preview")
            assert _have(demo) == 2, "nothing is done by looking"
            left.key(K.Key_Return, CTRL)
        for each in (left, right):
            await until(lambda each=each: _gone(each, goes), "one customer")  # type: ignore[misc]  # bound on purpose
        await at_rest(left, right)
        assert _have(demo) == 1
        for each in (left, right):
            _has_all(each, stays, goes)
        picture(left, "merged")


def _gone(driven: Driven, one: InTheBooks) -> bool:
    return driven.desk.store.get(Customer, one.customer.id) is None


def _has_all(driven: Driven, stays: InTheBooks, goes: InTheBooks) -> None:
    store = driven.desk.store
    kept = store.get(Customer, stays.customer.id)
    assert kept is not None
    assert (kept.name, kept.phone) == (STAYS, PHONE)
    assert {row.id for row in store.vehicles_of(kept.id)} == {stays.vehicle.id, goes.vehicle.id}
    assert {row.id for row in store.sessions_of(kept.id)} == {stays.session.id, goes.session.id}
    moved = store.get(Session, goes.session.id)
    assert moved is not None
    assert (moved.starts, moved.mechanic_id) == (goes.session.starts, goes.session.mechanic_id)


def _have(demo: Demo) -> int:
    """How many customers with that number the server has."""
    with psycopg.connect(demo.urls.superuser) as connection:
        asked = connection.execute("SELECT count(*) FROM customer WHERE phone = %s", (PHONE,))
        (found,) = asked.fetchone() or (0,)
    return int(found)
