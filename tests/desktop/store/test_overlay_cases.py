"""Whom the change of a row concerns, case by case; all together are in ``test_overlay``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

import pytest

from desktop.store.local_store import LocalStore
from desktop.store.replica import Drop, Put
from scheduling.commands import BookSession, CancelSession, MoveSession, Place
from scheduling.records import Reservation, Session
from tests.factories import MONDAY, NOW, Garage, at, book, booked, garage, reservation

NINE, TWO = at(MONDAY, "09:00"), at(MONDAY, "14:00")


@pytest.fixture
def shop() -> Garage:
    return garage()


@pytest.fixture
def store(shop: Garage) -> Iterator[LocalStore]:
    made = LocalStore.in_memory(now=lambda: NOW)
    made.load(shop.records)
    yield made
    made.close()


def _page(store: LocalStore, *rows: Put | Drop) -> None:
    store.apply_page(rows, replace(store.state(), cursor=store.state().cursor + 1))


def _slot(shop: Garage, bay: int = 0) -> Reservation:
    return reservation(starts=NINE, ends=NINE + 3600, blocks_end=NINE + 3600, bay_id=shop.bays[bay].id)


def _bay(store: LocalStore, command: BookSession) -> UUID | None:
    row = store.get(Session, command.session_id)
    assert row is not None
    return row.bay_id


@pytest.mark.parametrize("dropped", [True, False])
def test_a_servers_slot_that_leaves_lets_the_booking_have_its_bay(
    store: LocalStore, shop: Garage, dropped: bool
) -> None:
    slot, command = _slot(shop), book(shop.elise.id, starts=NINE)
    _page(store, Put(slot, 1))
    store.submit(command)
    store.submit(book(shop.marc.id, starts=TWO))
    assert _bay(store, command) == shop.bays[1].id
    later = replace(slot, starts=TWO + 7200, ends=TWO + 9000, blocks_end=TWO + 9000)
    _page(store, Drop("reservation", slot.id) if dropped else Put(later, 1))
    assert _bay(store, command) == shop.bays[0].id


def test_a_move_taken_back_takes_the_bay_from_who_had_its_time(store: LocalStore, shop: Garage) -> None:
    """The server's own row shows again, of which nobody had seen anything at that time."""
    session, slot = booked(shop.marc.id, starts=NINE, bay_id=shop.bays[0].id)
    _page(store, Put(session, 1), Put(slot, 1))
    seen = Place(starts=NINE, minutes=session.minutes, mechanic_id=session.mechanic_id)
    move = MoveSession(session_id=session.id, seen=seen, to=replace(seen, starts=TWO))
    moved = store.submit(move)
    command = book(shop.elise.id, starts=NINE)
    store.submit(command)
    assert _bay(store, command) == shop.bays[0].id
    store.discard([moved])
    assert _bay(store, command) == shop.bays[1].id


def test_who_writes_a_row_next_is_made_anew_and_nobody_behind(store: LocalStore, shop: Garage) -> None:
    session, slot = booked(shop.marc.id, starts=NINE, bay_id=shop.bays[0].id)
    _page(store, Put(session, 1), Put(slot, 1))
    seen = Place(starts=NINE, minutes=session.minutes, mechanic_id=session.mechanic_id)
    first, _ = (
        store.submit(MoveSession(session_id=session.id, seen=seen, to=replace(seen, starts=starts)))
        for starts in (TWO, TWO + 7200)
    )
    store.submit(CancelSession(session_id=session.id))
    store.discard([first])
    row = store.get(Session, session.id)
    assert row is not None
    assert (row.starts, row.sequence) == (TWO + 7200, session.sequence + 1)


def test_a_booking_taken_back_moves_those_up_that_came_after_it(store: LocalStore, shop: Garage) -> None:
    commands = [book(shop.elise.id, starts=NINE + 600 * number) for number in range(4)]
    mids = [store.submit(command) for command in commands]
    before = [_bay(store, command) for command in commands]
    store.discard(mids[:1])
    after = [_bay(store, command) for command in commands[1:]]
    assert after == before[: len(after)], "each has what the one before it had"


def test_one_in_the_middle_does_not_see_what_was_done_after_it(store: LocalStore, shop: Garage) -> None:
    first, second = book(shop.elise.id, starts=NINE), book(shop.marc.id, starts=NINE)
    store.submit(first)
    store.submit(second)
    slot = _slot(shop)
    _page(store, Put(slot, 1))
    assert (_bay(store, first), _bay(store, second)) == (shop.bays[1].id, None)
    _page(store, Drop("reservation", slot.id))
    assert (_bay(store, first), _bay(store, second)) == (shop.bays[0].id, shop.bays[1].id)
