"""Times that are held for a customer who was offered them say whose they are, on the calendar and on Requests."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop.presenters.calendar_model import Block, BlockKind
from desktop.presenters.request_strip import BarKind
from desktop.views.calendar.calendar_words import block_aloud, block_detail, block_title
from scheduling.vocabulary import ReservationKind
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.wished import ask, detail, requests_of
from tests.factories import MONDAY, at

WEDNESDAY = MONDAY + timedelta(days=2)


@pytest.fixture
def shop() -> Scene:
    made = scene()
    ask(made, "one", "10:00")
    ask(made, "two", "14:00")
    requests = requests_of(made)
    need = requests.need(made.ids["one"])
    assert need is not None
    requests.acts.counter(made.ids["one"], [requests.places.best(need, at(WEDNESDAY, "09:00"))])
    made.presenter.go_to(WEDNESDAY)
    return made


def held(shop: Scene) -> Block:
    board = shop.presenter.board()
    assert board is not None
    (found,) = [block for column in board.columns for block in column.blocks if block.kind is BlockKind.HOLD]
    return found


def test_a_held_time_is_its_customers(shop: Scene) -> None:
    assert held(shop).customer == shop.garage.elise.name


def test_a_held_time_says_what_for_and_until_which_day(shop: Scene) -> None:
    zone = shop.presenter.zone()
    block = held(shop)
    assert block_title(block) == shop.garage.elise.name
    assert block_detail(block, zone, with_mechanic=False).startswith("offered to the customer · until Tue ")
    assert "offered to the customer · until Tue " in block_aloud(block, zone)


def test_of_a_request_that_is_not_known_here_the_time_is_only_held(shop: Scene) -> None:
    slot = shop.hold(
        kind=ReservationKind.COUNTER_OFFER, starts=at(WEDNESDAY, "15:00"), ends=at(WEDNESDAY, "16:00")
    )
    board = shop.presenter.board()
    assert board is not None
    block = board.block(slot.id)
    assert block is not None
    assert (block.customer, block_title(block)) == ("", "Offered to the customer")


def test_beside_another_request_it_bears_the_name(shop: Scene) -> None:
    requests = requests_of(shop)
    strip = requests.strip(detail(requests, shop, "two"), (), WEDNESDAY)
    names = {bar.customer for row in strip.rows for bar in row.bars if bar.kind is BarKind.HELD}
    assert names == {shop.garage.elise.name}
