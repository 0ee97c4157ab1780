"""What a change of hours, days off or settings makes of the rows before the server has answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from desktop.presenters.availability_source import AvailabilitySource
from desktop.store.local_store import LocalStore
from desktop.store.projection import touched
from scheduling import hours_editing as editing
from scheduling.commands import (
    AskTimeOff,
    DecideTimeOff,
    HoursBlock,
    OpeningDay,
    RemoveSpecialDay,
    RemoveTimeOff,
    SetMechanicHours,
    SetMechanicSettings,
    SetOpeningHours,
    SetSpecialDay,
)
from scheduling.ids import uuid7
from scheduling.records import Mechanic, SpecialDay, TimeOff, WeeklyBlock, WorkshopHours
from scheduling.vocabulary import SpecialDayKind, TimeOffStatus, VisitKind
from tests.factories import MONDAY, NOW, Garage, garage, named


@pytest.fixture
def shop() -> Garage:
    return garage()


@pytest.fixture
def store(shop: Garage) -> Iterator[LocalStore]:
    store = LocalStore.in_memory(now=lambda: NOW)
    store.load(shop.records)
    yield store
    store.close()


def _free(store: LocalStore, mechanic: Mechanic) -> int:
    """How many slots there are on Monday."""
    engine = AvailabilitySource(store).availability()
    return len(engine.slots(mechanic.id, [MONDAY], 60, VisitKind.VIDEO, now=NOW, as_staff=True))


def _own(store: LocalStore, mechanic: Mechanic) -> list[WeeklyBlock]:
    return [row for row in store.all(WeeklyBlock) if row.mechanic_id == mechanic.id]


def test_a_week_takes_the_place_of_the_one_that_was_seen(store: LocalStore, shop: Garage) -> None:
    before, others = _own(store, shop.ivan), list(store.all(WeeklyBlock))
    assert before
    kept = before[0]
    blocks = [
        HoursBlock(id=kept.id, weekday=kept.weekday, start_minute=600, end_minute=660),
        HoursBlock(id=named("new"), weekday=(kept.weekday + 1) % 7, start_minute=0, end_minute=1440),
    ]
    command = SetMechanicHours(mechanic_id=shop.ivan.id, seen=[row.id for row in before], blocks=blocks)
    assert touched(command) == {*(row.id for row in before), named("new")}
    store.submit(command)
    assert sorted(_own(store, shop.ivan), key=lambda row: row.start_minute) == sorted(
        editing.weekly_blocks(command), key=lambda row: row.start_minute
    )
    left = [row for row in store.all(WeeklyBlock) if row.mechanic_id != shop.ivan.id]
    assert left == [row for row in others if row.mechanic_id != shop.ivan.id]


def test_a_week_that_was_changed_elsewhere_stays(store: LocalStore, shop: Garage) -> None:
    before = _own(store, shop.ivan)
    seen = [row.id for row in before[1:]]
    store.submit(SetMechanicHours(mechanic_id=shop.ivan.id, seen=seen, blocks=[]))
    assert _own(store, shop.ivan) == before


def test_opening_hours_and_special_days_show_at_once(store: LocalStore, shop: Garage) -> None:
    seen = [row.id for row in store.all(WorkshopHours)]
    day = OpeningDay(id=seen[0], weekday=0, start_minute=540, end_minute=660)
    command = SetOpeningHours(seen=seen, days=[day])
    assert touched(command) == set(seen)
    store.submit(command)
    assert store.all(WorkshopHours) == editing.opening_hours(command)
    assert _free(store, shop.anna) == 3
    closed = SetSpecialDay(special_day_id=named("inventory"), day=MONDAY, kind=SpecialDayKind.CLOSED)
    assert touched(closed) == {named("inventory")}
    store.submit(closed)
    assert _free(store, shop.anna) == 0
    remove = RemoveSpecialDay(special_day_id=named("inventory"))
    assert touched(remove) == {named("inventory")}
    store.submit(remove)
    assert _free(store, shop.anna) == 3
    store.submit(remove)
    assert named("inventory") not in {row.id for row in store.all(SpecialDay)}


def test_a_time_off_shows_as_it_will_count(store: LocalStore, shop: Garage) -> None:
    free = _free(store, shop.anna)
    asked = AskTimeOff(
        time_off_id=named("off"),
        mechanic_id=shop.anna.id,
        first_day=MONDAY,
        last_day=MONDAY,
        as_request=True,
    )
    store.submit(asked)
    row = store.get(TimeOff, named("off"))
    assert row == editing.time_off(asked, shop.anna)
    assert row.status is TimeOffStatus.PENDING
    assert _free(store, shop.anna) == free > 0
    decide = DecideTimeOff(time_off_id=named("off"), approve=True)
    store.submit(decide)
    assert _free(store, shop.anna) == 0
    store.submit(replace(decide, approve=False))
    assert _free(store, shop.anna) == free
    store.submit(RemoveTimeOff(time_off_id=named("off")))
    assert store.get(TimeOff, named("off")) is None
    assert {touched(asked), touched(decide), touched(RemoveTimeOff(time_off_id=named("off")))} == {
        frozenset({named("off")})
    }
    again = replace(asked, mechanic_id=shop.ivan.id)
    store.submit(again)
    store.submit(replace(again, label="twice"))
    row = store.get(TimeOff, named("off"))
    assert row is not None
    assert (row.status, row.label) == (TimeOffStatus.APPROVED, "")


def test_what_is_not_here_is_left_to_the_server(store: LocalStore) -> None:
    before = store.all(TimeOff)
    nobody = uuid7()
    seen = editing.settings_of(store.all(Mechanic)[0])
    for command in (
        DecideTimeOff(time_off_id=nobody, approve=True),
        RemoveTimeOff(time_off_id=nobody),
        RemoveSpecialDay(special_day_id=nobody),
        AskTimeOff(time_off_id=nobody, mechanic_id=nobody, first_day=MONDAY, last_day=MONDAY),
        SetMechanicSettings(mechanic_id=nobody, seen=seen, to=replace(seen, buffer_minutes=1)),
    ):
        store.submit(command)
    assert store.all(TimeOff) == before


def test_settings_show_at_once_where_nobody_else_changed_them(store: LocalStore, shop: Garage) -> None:
    seen = editing.settings_of(shop.anna)
    command = SetMechanicSettings(mechanic_id=shop.anna.id, seen=seen, to=replace(seen, grid_minutes=60))
    assert touched(command) == {shop.anna.id}
    store.submit(command)
    assert store.get(Mechanic, shop.anna.id) == replace(shop.anna, grid_minutes=60)
    stale = replace(command, to=replace(seen, grid_minutes=15))
    store.submit(stale)
    row = store.get(Mechanic, shop.anna.id)
    assert row is not None
    assert row.grid_minutes == 60
    alone = replace(shop.ivan, has_workshop=False)
    store.load([alone])
    seen = editing.settings_of(alone)
    wrong = SetMechanicSettings(
        mechanic_id=alone.id, seen=replace(seen, kinds=[]), to=replace(seen, kinds=[VisitKind.IN_PERSON])
    )
    store.load([replace(alone, kinds=())])
    store.submit(wrong)
    row = store.get(Mechanic, alone.id)
    assert row is not None
    assert row.kinds == ()
