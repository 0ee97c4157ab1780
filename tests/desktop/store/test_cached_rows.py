"""Bookings and slots are read by the span that is asked for: the same rows as if all of them were in memory."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.store.cached_rows import CachedRows
from desktop.store.database import Database
from desktop.store.local_store import MANY, LocalStore
from desktop.store.replica import Replica
from desktop.store.row_changes import Drop, Put
from desktop.store.timeline import Timeline
from scheduling.commands import CancelSession
from scheduling.records import Customer, Mechanic, Session
from scheduling.vocabulary import CancelledBy, SessionState
from tests.factories import NOW, book, customer, garage, session

HOUR = 3600

SPANS = st.lists(st.tuples(st.integers(-60, 60), st.integers(1, 90 * 24)), max_size=12)


@given(SPANS, st.lists(st.tuples(st.integers(-80, 80), st.integers(-5, 60)), min_size=1, max_size=4))
def test_a_span_gives_the_same_rows_as_all_in_memory(
    spans: list[tuple[int, int]], asked: list[tuple[int, int]]
) -> None:
    rows = [session(starts=NOW + start * HOUR, minutes=hours * 60) for start, hours in spans]
    rows.append(session(starts=None))
    store, naive = LocalStore.in_memory(), Timeline[Session]()
    store.load(rows[: len(rows) // 2])
    store.between(Session, NOW, NOW + 1)  # from here on it knows its longest
    store.load(rows[len(rows) // 2 :])
    for row in rows:
        naive.put(row)
    for start, hours in asked:
        begin, end = NOW + start * HOUR, NOW + (start + hours) * HOUR
        assert store.between(Session, begin, end) == naive.between(begin, end)
    store.close()


def test_what_is_asked_for_a_long_span_is_kept_and_stays_true() -> None:
    store = LocalStore.in_memory()
    near, far = session(starts=NOW), session(starts=NOW + 90 * 24 * HOUR)
    store.load([near, far])
    long = (NOW, NOW + 366 * 24 * HOUR)
    assert store.between(Session, *long) == [near, far]
    moved = replace(far, starts=NOW + 24 * HOUR)
    store.apply_page([Put(moved, 2), Drop("session", near.id)], replace(store.state(), cursor=2))
    assert store.between(Session, *long) == [moved]
    assert store.between(Session, NOW, NOW + 48 * HOUR) == [moved]
    assert (store.get(Session, near.id), store.get(Session, far.id)) == (None, moved)
    store.close()


def test_a_week_reads_only_its_own_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    store = LocalStore.in_memory()
    store.load([session(starts=NOW + day * 24 * HOUR) for day in range(100)])
    read: list[int] = []
    select = store._replica._rows._select

    def counted(sql: str, *params: object) -> list[tuple[object, ...]]:
        found = select(sql, *params)
        read.append(len(found))
        return found

    monkeypatch.setattr(store._replica._rows, "_select", counted)
    assert len(store.between(Session, NOW, NOW + 7 * 24 * HOUR)) == 7
    assert max(read) == 7
    store.close()


def test_many_rows_are_found_at_once_as_the_user_sees_them() -> None:
    store, shop = LocalStore.in_memory(), garage()
    many = [customer(f"Somebody {number}") for number in range(600)]
    store.load([*shop.records, *many])
    command = book(shop.elise.id)
    store.submit(command)
    ids = [row.id for row in many]
    assert store.some(Customer, ids) == {row.id: row for row in many}
    assert store.some(Mechanic, [shop.anna.id, ids[0]]) == {shop.anna.id: shop.anna}
    assert list(store.some(Session, [command.session_id, ids[0]])) == [command.session_id]
    store.close()


def test_bookings_in_a_state_are_those_that_the_user_sees() -> None:
    store = LocalStore.in_memory()
    lost, offered, usual = (
        session(state=state)
        for state in (SessionState.UNPLACED, SessionState.OFFERED, SessionState.SCHEDULED)
    )
    store.load([lost, offered, usual])
    states = {SessionState.UNPLACED, SessionState.OFFERED}
    assert {row.id for row in store.sessions_in(states)} == {lost.id, offered.id}
    assert [row.id for row in store.sessions_in({SessionState.SCHEDULED})] == [usual.id]
    store.submit(CancelSession(session_id=lost.id, cancelled_by=CancelledBy.CUSTOMER, reason=""))
    assert {row.id for row in store.sessions_in(states)} == {offered.id}
    store.close()


def test_bookings_that_wait_for_somebody_are_found_without_reading_the_others() -> None:
    database = Database.in_memory()
    Replica(database)  # makes its tables
    plans: list[str] = []

    def planned(sql: str, *params: object) -> list[tuple[bytes]]:
        plans.extend(row[-1] for row in database.read(f"EXPLAIN QUERY PLAN {sql}", *params))
        return []

    CachedRows(planned, 0).sessions_in({SessionState.UNPLACED, SessionState.OFFERED})
    assert [plan for plan in plans if "row_0_by_state" in plan] == plans != []
    database.close()


def test_many_waiting_changes_are_laid_over_rows_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each looks at the bookings around it: one statement for each of them would take seconds."""
    store, shop = LocalStore.in_memory(), garage()
    store.load(shop.records)
    store.submit_all([book(shop.elise.id, starts=NOW + number * HOUR) for number in range(MANY + 1)])
    asked: list[str] = []
    select = store._replica._select

    def counted(sql: str, *params: object) -> list[tuple[object, ...]]:
        asked.append(sql)
        return select(sql, *params)

    monkeypatch.setattr(store._replica._rows, "_select", counted)
    page = [Put(customer("Somebody"), 2)]
    store.apply_page(page, replace(store.state(), cursor=2))
    assert len(asked) < MANY / 10
    assert len(store.all(Session)) == MANY + 1
    store.close()
