"""Which slots are leased for walk-ins, which one a walk-in takes, and what may become of one afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from itertools import combinations, pairwise
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.base_hours import special_spans, workshop_calendar
from scheduling.calendar_rules import local_of
from scheduling.errors import Invalid
from scheduling.ids import uuid7
from scheduling.intervals import overlaps
from scheduling.lease_commands import GiveBackLease, WalkIn
from scheduling.leases import (
    BEGUN,
    LeasePolicy,
    LeaseSlot,
    Premises,
    can_turn,
    holds,
    is_unspent,
    places,
    planned,
)
from scheduling.limits import check_command
from scheduling.records import Bay, Reservation, SpecialDay, WorkshopHours
from scheduling.vocabulary import ReservationKind, ReservationStatus, SpecialDayKind

ZONE = ZoneInfo("America/Toronto")
DESK, LAPTOP = uuid7(), uuid7()
BAYS = [Bay(id=UUID(int=n), name=f"Bay {n}", sort=n) for n in (1, 2, 3)]
MONDAY = date(2026, 11, 23)
HOUR = 3600
LEASED = {"kind": ReservationKind.LEASE, "status": ReservationStatus.RESERVED}


def at(day: date, hour: float, zone: ZoneInfo = ZONE) -> int:
    whole, part = divmod(hour, 1)
    return int(datetime(day.year, day.month, day.day, int(whole), int(part * 60), tzinfo=zone).timestamp())


def shop(
    opens: int = 9, closes: int = 17, pause: tuple[int, int] | None = (12, 13), *specials: SpecialDay
) -> Premises:
    low, high = (None, None) if pause is None else (pause[0] * 60, pause[1] * 60)
    week = [
        WorkshopHours(
            id=uuid7(),
            weekday=day,
            start_minute=opens * 60,
            end_minute=closes * 60,
            break_start_minute=low,
            break_end_minute=high,
        )
        for day in range(7)
    ]
    return Premises(hours=workshop_calendar(week, special_spans(specials)), zone=ZONE, bays=BAYS)


def lease(starts: int, bay: Bay = BAYS[2], *, minutes: int = 60, **over: object) -> Reservation:
    ends = starts + minutes * 60
    values: dict[str, object] = {
        "id": uuid7(),
        **LEASED,
        "starts": starts,
        "ends": ends,
        "blocks_end": ends,
        "bay_id": bay.id,
        "device_id": DESK,
        "expires_at": at(MONDAY, 17),
    }
    return Reservation(**(values | over))  # type: ignore[arg-type]  # a dict of values


def hours_of(slots: list[LeaseSlot]) -> list[int]:
    return [local_of(slot.starts, ZONE)[1] // 60 for slot in slots]


def test_nothing_is_leased_unless_the_owner_names_a_computer() -> None:
    assert planned(LeasePolicy(), shop(), [], at(MONDAY, 6)) == []


def test_the_last_bays_are_leased_hour_by_hour_beside_the_break() -> None:
    slots = planned(LeasePolicy(devices=(DESK,), days_ahead=0), shop(), [], at(MONDAY, 6))
    assert hours_of(slots) == [9, 10, 11, 13, 14, 15, 16]
    assert {(slot.bay_id, slot.device_id) for slot in slots} == {(BAYS[2].id, DESK)}
    assert {slot.expires_at for slot in slots} == {at(MONDAY, 17)}


def test_each_computer_has_bays_of_its_own_as_far_as_there_are_some() -> None:
    policy = LeasePolicy(devices=(DESK, LAPTOP), bays=2, days_ahead=0)
    slots = planned(policy, shop(), [], at(MONDAY, 16))
    assert {(slot.device_id, slot.bay_id) for slot in slots} == {
        (DESK, BAYS[2].id), (DESK, BAYS[1].id), (LAPTOP, BAYS[0].id)
    }  # fmt: skip
    closed = replace(shop(), bays=[replace(bay, active=False) for bay in BAYS])
    assert planned(policy, closed, [], at(MONDAY, 6)) == []


def test_only_the_hours_that_the_owner_names_and_none_that_has_begun() -> None:
    policy = LeasePolicy(devices=(DESK,), from_minute=10 * 60, to_minute=15 * 60, days_ahead=1)
    assert hours_of(planned(policy, shop(), [], at(MONDAY, 13.5))) == [14, 10, 11, 13, 14]


def test_what_stands_in_the_bay_keeps_its_time_and_what_lapsed_does_not() -> None:
    policy = LeasePolicy(devices=(DESK,), days_ahead=0)
    booking = lease(
        at(MONDAY, 10.5), kind=ReservationKind.BOOKING, status=ReservationStatus.CONFIRMED, expires_at=None
    )
    lapsed = lease(at(MONDAY, 14), kind=ReservationKind.CHECKOUT, expires_at=at(MONDAY, 8))
    elsewhere = lease(at(MONDAY, 15), BAYS[0])
    slots = planned(policy, shop(), [booking, lapsed, elsewhere], at(MONDAY, 8))
    assert hours_of(slots) == [9, 13, 14, 15, 16]


def test_closed_days_have_none_and_special_hours_have_their_own_closing() -> None:
    closed = SpecialDay(id=uuid7(), day=MONDAY, kind=SpecialDayKind.CLOSED)
    policy = LeasePolicy(devices=(DESK,), days_ahead=0)
    assert planned(policy, shop(9, 17, None, closed), [], at(MONDAY, 6)) == []
    short = SpecialDay(id=uuid7(), day=MONDAY, kind=SpecialDayKind.HOURS, start_minute=600, end_minute=750)
    slots = planned(policy, shop(9, 17, None, short), [], at(MONDAY, 6))
    assert [(slot.starts, slot.expires_at) for slot in slots] == [
        (at(MONDAY, 10), at(MONDAY, 12.5)), (at(MONDAY, 11), at(MONDAY, 12.5))
    ]  # fmt: skip


def test_hours_past_midnight_belong_to_the_day_on_which_they_begin() -> None:
    tuesday = date(2026, 11, 24)
    policy = LeasePolicy(devices=(DESK,), days_ahead=0)
    slots = planned(policy, shop(20, 26, None), [], at(tuesday, 0.5))
    assert [slot.starts for slot in slots][:2] == [at(tuesday, 1), at(tuesday, 20)]
    assert slots[0].expires_at == at(tuesday, 2)


def test_hours_that_reach_into_those_of_the_next_day_give_each_time_once() -> None:
    policy = LeasePolicy(devices=(DESK,), slot_minutes=45, days_ahead=1)
    slots = planned(policy, shop(5, 30, None), [], at(MONDAY, 0))
    assert all(before.ends <= after.starts for before, after in pairwise(slots))
    assert len({slot.starts for slot in slots}) == len(slots) > 60


@pytest.mark.parametrize(
    ("day", "count"),
    [(date(2026, 3, 8), 23), (date(2026, 11, 1), 25), (date(2026, 11, 2), 24)],
    ids=["spring", "autumn", "plain"],
)
def test_a_day_of_a_clock_change_has_as_many_slots_as_hours(day: date, count: int) -> None:
    slots = planned(LeasePolicy(devices=(DESK,), days_ahead=0), shop(0, 24, None), [], at(day, 0))
    assert len(slots) == count
    assert all(before.ends == after.starts for before, after in pairwise(slots))
    assert slots[-1].ends == slots[-1].expires_at


@given(
    devices=st.integers(0, 3),
    bays=st.integers(1, 3),
    hours=st.tuples(st.integers(0, 47), st.integers(1, 48)),
    slot=st.sampled_from([15, 30, 45, 60, 90, 480]),
    ahead=st.integers(0, 3),
    now=st.integers(at(date(2026, 3, 6), 0), at(date(2026, 3, 10), 0)),
    opening=st.tuples(st.integers(0, 23), st.integers(1, 8)),
    taken=st.lists(st.tuples(st.integers(0, 96), st.sampled_from(BAYS)), max_size=6),
)
def test_what_is_planned_lies_in_the_opening_hours_apart_from_all_else(  # noqa: PLR0917 as drawn
    devices: int,
    bays: int,
    hours: tuple[int, int],
    slot: int,
    ahead: int,
    now: int,
    opening: tuple[int, int],
    taken: list[tuple[int, Bay]],
) -> None:
    low, high = sorted((hours[0], max(hours[1], hours[0] + 1)))
    policy = LeasePolicy(
        devices=tuple(UUID(int=n + 1) for n in range(devices)), bays=bays,
        from_minute=low * 60, to_minute=high * 60, slot_minutes=slot, days_ahead=ahead,
    )  # fmt: skip
    premises = shop(opening[0], opening[0] + opening[1], None)
    rows = [lease(now + quarter * 900, bay, expires_at=now + 999_999) for quarter, bay in taken]
    found = planned(policy, premises, rows, now)
    for each in found:
        assert now <= each.starts < each.ends <= each.expires_at
        assert each.ends - each.starts == slot * 60
        day = local_of(each.starts, ZONE)[0].toordinal() - date(1970, 1, 1).toordinal()
        minute = day * 1440 + local_of(each.starts, ZONE)[1]
        assert any(start <= minute < end for start, end in premises.hours.near(day, day))
        assert not any(
            row.bay_id == each.bay_id and overlaps((row.starts, row.ends), (each.starts, each.ends))
            for row in rows
        )
    for one, other in combinations(found, 2):
        assert one.bay_id != other.bay_id or not overlaps((one.starts, one.ends), (other.starts, other.ends))
    owners = {each.bay_id: each.device_id for each in found}
    assert all(owners[each.bay_id] == each.device_id for each in found)


def test_a_lease_holds_for_its_device_until_it_lapses_or_is_over() -> None:
    row = lease(at(MONDAY, 14))
    assert holds(row, {DESK}, at(MONDAY, 14.9))
    assert not holds(row, {LAPTOP}, at(MONDAY, 14))
    assert not holds(row, {DESK}, at(MONDAY, 15))
    assert not holds(replace(row, expires_at=at(MONDAY, 14)), {DESK}, at(MONDAY, 14))
    assert not holds(replace(row, status=ReservationStatus.CANCELLED), {DESK}, at(MONDAY, 14))
    assert not holds(replace(row, kind=ReservationKind.CHECKOUT), {DESK}, at(MONDAY, 14))
    assert not holds(replace(row, bay_id=None), {DESK}, at(MONDAY, 14))


@pytest.mark.parametrize("status", list(ReservationStatus))
def test_a_lease_may_be_spent_until_it_is_given_back_or_taken_from_a_device_that_hands_over(
    status: ReservationStatus,
) -> None:
    row = replace(lease(at(MONDAY, 9)), status=status)
    assert is_unspent(row, ()) is (status in {ReservationStatus.RESERVED, ReservationStatus.EXPIRED})
    assert is_unspent(row, {DESK}) is (status is not ReservationStatus.CONFIRMED)
    for other in (replace(row, kind=ReservationKind.BOOKING), replace(row, bay_id=None)):
        assert not is_unspent(other, {DESK})


def test_a_walk_in_begins_with_the_slot_soon_after_its_start_and_later_with_what_is_left() -> None:
    row = lease(at(MONDAY, 14))
    until = at(MONDAY, 24 - 1)
    [place] = places([row], 60, row.starts + BEGUN, until)
    assert (place.starts, place.ends, place.leases) == (row.starts, row.ends, (row.id,))
    assert places([row], 60, row.starts + BEGUN + 1, until) == []
    [rest] = places([row], 30, row.starts + 29 * 60, until)
    assert rest.starts == row.starts + 25 * 60
    assert places([row], 5, row.ends, until) == []


def test_a_longer_one_takes_neighbours_in_the_same_bay_only() -> None:
    two, three, five = (lease(at(MONDAY, hour)) for hour in (14, 15, 17))
    beside = lease(at(MONDAY, 16), BAYS[1])
    found = places([five, beside, three, two], 90, at(MONDAY, 13), at(MONDAY, 23))
    assert [(place.starts, place.leases) for place in found] == [(two.starts, (two.id, three.id))]
    assert places([two, five], 61, at(MONDAY, 13), at(MONDAY, 23)) == []


def test_places_are_told_soonest_first_and_none_of_tomorrow() -> None:
    rows = [lease(at(MONDAY, 15), BAYS[1]), lease(at(MONDAY, 14), BAYS[2]), lease(at(MONDAY, 15), BAYS[0])]
    tomorrow = lease(at(date(2026, 11, 24), 9))
    found = places([tomorrow, *rows], 60, at(MONDAY, 13), at(date(2026, 11, 24), 0))
    assert [place.bay_id for place in found] == [BAYS[2].id, BAYS[0].id, BAYS[1].id]
    assert places([], 60, at(MONDAY, 13), at(MONDAY, 23)) == []


@given(
    minutes=st.integers(1, 300),
    offset=st.integers(0, 10 * 60),
    hours=st.lists(st.tuples(st.integers(8, 17), st.sampled_from(BAYS)), unique=True, max_size=12),
)
def test_every_place_that_is_offered_is_one_that_the_server_turns(
    minutes: int, offset: int, hours: list[tuple[int, Bay]]
) -> None:
    now = at(MONDAY, 8) + offset * 60
    rows = {row.id: row for row in (lease(at(MONDAY, hour), bay) for hour, bay in hours)}
    held = [row for row in rows.values() if row.ends > now]
    found = places(held, minutes, now, at(MONDAY, 23))
    whole = -(-minutes // 60)
    ahead = {(hour, bay.id) for hour, bay in hours if at(MONDAY, hour) >= now}
    if any(all((hour + more, bay_id) in ahead for more in range(whole)) for hour, bay_id in ahead):
        assert found, "enough of one bay is held, one hour after the other"
    for place in found:
        command = walk_in(place.leases, place.bay_id, place.starts, minutes, now)
        check_command(command)
        chosen = [rows[lease_id] for lease_id in place.leases]
        late = [replace(row, status=ReservationStatus.EXPIRED) for row in chosen]
        assert place.starts >= now - BEGUN - 300
        assert can_turn(chosen, command, {DESK})
        assert can_turn(late, command, {DESK})
        assert not can_turn(chosen, command, {LAPTOP})
        assert not can_turn(chosen, replace(command, bay_id=uuid7()), {DESK})
        assert not can_turn(chosen[1:], command, {DESK})
        gone = [replace(chosen[0], status=ReservationStatus.CANCELLED), *chosen[1:]]
        assert not can_turn(gone, command, {DESK})
        assert not can_turn(chosen, replace(command, minutes=minutes + 600), {DESK})
        assert not can_turn(chosen, replace(command, starts=chosen[0].starts - 1), {DESK})


def walk_in(leases: tuple[UUID, ...], bay_id: UUID, starts: int, minutes: int, now: int) -> WalkIn:
    return WalkIn(
        session_id=uuid7(), customer_id=uuid7(), leases=list(leases), bay_id=bay_id,
        starts=starts, minutes=minutes, at=now,
    )  # fmt: skip


def test_leases_with_a_gap_between_them_are_none() -> None:
    two, four = lease(at(MONDAY, 14)), lease(at(MONDAY, 16))
    command = walk_in((two.id, four.id), BAYS[2].id, two.starts, 180, two.starts)
    assert not can_turn([four, two], command, {DESK})


@pytest.mark.parametrize("leases", [(), (DESK, DESK)], ids=["none", "twice"])
def test_a_walk_in_names_its_leases_once_each(leases: tuple[UUID, ...]) -> None:
    with pytest.raises(Invalid):
        check_command(walk_in(leases, BAYS[0].id, at(MONDAY, 9), 60, at(MONDAY, 9)))
    check_command(GiveBackLease(lease_id=uuid7()))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("bays", 0), ("bays", 21), ("from_minute", 2880), ("to_minute", 2881), ("to_minute", 0),
        ("slot_minutes", 14), ("slot_minutes", 481), ("days_ahead", -1), ("days_ahead", 8),
        ("devices", (DESK, DESK)), ("devices", tuple(UUID(int=n) for n in range(21))),
    ],
)  # fmt: skip
def test_numbers_that_cannot_be_are_refused(field: str, value: object) -> None:
    with pytest.raises(Invalid) as refused:
        LeasePolicy(**{field: value})  # type: ignore[arg-type]  # what it refuses
    assert refused.value.params["field"] in {field, "to_minute"}
