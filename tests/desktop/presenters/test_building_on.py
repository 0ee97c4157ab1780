"""What builds on a change that waits: whatever names a row that it makes, or begins where it left one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from uuid import UUID

import pytest

from desktop.presenters.building_on import building_on, made, mentioned
from desktop.store.local_store import LocalStore
from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from scheduling.commands import (
    NAMES,
    AnswerOffer,
    AskTimeOff,
    CancelSession,
    Command,
    CreateCustomer,
    CreateVehicle,
    DecideTimeOff,
    EditCustomer,
    EditVehicle,
    HoursBlock,
    MechanicSettings,
    MoveSession,
    OpeningDay,
    Outcome,
    ParkSession,
    Place,
    RemoveSpecialDay,
    SetMechanicHours,
    SetMechanicSettings,
    SetOpeningHours,
    SetSpecialDay,
)
from scheduling.edit_commands import EditSession
from scheduling.lease_commands import WalkIn
from scheduling.request_commands import (
    ConfirmRequest,
    CounterRequest,
    CreateRequest,
    DeclineRequest,
    TimeToOffer,
)
from scheduling.visit_commands import CheckIn, StartSession
from scheduling.visit_request_records import RequestSource
from scheduling.vocabulary import ServiceType, SpecialDayKind, VisitKind
from tests.factories import MONDAY, NOW, at, book, named

CUSTOMER, OTHER, CAR, VISIT = (named(name) for name in ("customer", "other", "car", "visit"))
NINE, TEN, ELEVEN = (Place(starts=at(MONDAY, time), minutes=60) for time in ("09:00", "10:00", "11:00"))
KINDS = [VisitKind.PHONE]


def _move(seen: Place, to: Place) -> MoveSession:
    return MoveSession(session_id=VISIT, seen=seen, to=to)


def _week(seen: Sequence[str], blocks: Sequence[str]) -> SetMechanicHours:
    rows = [HoursBlock(id=named(name), weekday=0, start_minute=480, end_minute=1020) for name in blocks]
    return SetMechanicHours(mechanic_id=OTHER, seen=[named(name) for name in seen], blocks=rows)


def _opening(seen: Sequence[str], days: Sequence[str]) -> SetOpeningHours:
    rows = [OpeningDay(id=named(name), weekday=0, start_minute=480, end_minute=1020) for name in days]
    return SetOpeningHours(seen=[named(name) for name in seen], days=rows)


def _buffer(before: int | None, after: int | None) -> SetMechanicSettings:
    seen, to = (MechanicSettings(kinds=KINDS, buffer_minutes=minutes) for minutes in (before, after))
    return SetMechanicSettings(mechanic_id=OTHER, seen=seen, to=to)


def _request(number: str) -> CreateRequest:
    return CreateRequest(
        request_id=named(number),
        source=RequestSource.PHONE,
        customer_id=CUSTOMER,
        service_type=ServiceType.REPAIR,
        minutes=60,
        requested=[at(MONDAY, "09:00")],
    )


CUSTOMER_MADE = CreateCustomer(customer_id=CUSTOMER, name="New One")
CAR_MADE = CreateVehicle(vehicle_id=CAR, customer_id=CUSTOMER)
WALKED_IN = WalkIn(
    session_id=VISIT,
    customer_id=CUSTOMER,
    leases=[named("lease")],
    bay_id=OTHER,
    starts=at(MONDAY),
    minutes=30,
    at=NOW,
)
BOOKED = book(CUSTOMER, session_id=VISIT)
COUNTERED = CounterRequest(
    request_id=named("wish"), times=[TimeToOffer(hold_id=named("hold"), starts=at(MONDAY))]
)
CONFIRMED = ConfirmRequest(
    request_id=named("wish"), session_id=VISIT, reservation_id=named("slot"), starts=at(MONDAY)
)


def _phone(old: str, new: str) -> EditCustomer:
    return EditCustomer(customer_id=CUSTOMER, set={"phone": (old, new)})


def _said(old: str, new: str) -> EditSession:
    return EditSession(session_id=VISIT, set={"concern": (old, new)})


def _plate(old: str, new: str) -> EditVehicle:
    return EditVehicle(vehicle_id=CAR, set={"plate": (old, new)})


@pytest.mark.parametrize(
    ("first", "later", "builds"),
    [
        (CUSTOMER_MADE, CAR_MADE, True),
        (CUSTOMER_MADE, BOOKED, True),
        (CUSTOMER_MADE, book(OTHER), False),
        (CAR_MADE, book(CUSTOMER, vehicle_id=CAR), True),
        (CAR_MADE, BOOKED, False),
        (BOOKED, _move(NINE, TEN), True),
        (BOOKED, CancelSession(session_id=VISIT), True),
        (WALKED_IN, CheckIn(session_id=VISIT), True),
        (CUSTOMER_MADE, WALKED_IN, True),
        (_move(NINE, TEN), _move(TEN, ELEVEN), True),
        (_move(NINE, TEN), _move(ELEVEN, NINE), False),
        (_move(NINE, TEN), CancelSession(session_id=VISIT), False),
        (_move(NINE, TEN), AnswerOffer(session_id=VISIT, accept=True, seen=TEN), True),
        (_move(NINE, TEN), AnswerOffer(session_id=VISIT, accept=True, seen=NINE), False),
        (_move(NINE, TEN), ParkSession(session_id=VISIT, seen=TEN), True),
        (_move(NINE, TEN), ParkSession(session_id=VISIT, seen=NINE), False),
        (ParkSession(session_id=VISIT, seen=NINE), _move(NINE, TEN), True),
        (ParkSession(session_id=VISIT, seen=NINE), _move(TEN, NINE), False),
        (_phone("1", "2"), _phone("2", "3"), True),
        (_phone("1", "2"), _phone("1", "3"), False),
        (_phone("1", "2"), EditCustomer(customer_id=CUSTOMER, set={"notes": ("2", "3")}), False),
        (_phone("1", "2"), EditCustomer(customer_id=OTHER, set={"phone": ("2", "3")}), False),
        (BOOKED, _said("1", "2"), True),
        (_said("1", "2"), _said("2", "3"), True),
        (_said("1", "2"), _said("1", "3"), False),
        (_said("1", "2"), EditSession(session_id=OTHER, set={"concern": ("2", "3")}), False),
        (_plate("1", "2"), _plate("2", "3"), True),
        (_plate("1", "2"), _plate("1", "3"), False),
        (_buffer(5, 10), _buffer(10, 15), True),
        (_buffer(5, 10), _buffer(5, 15), False),
        (_week(["a"], ["a", "b"]), _week(["a", "b"], ["a"]), True),
        (_week(["a"], ["a"]), _week(["a"], ["a", "c"]), False),
        (_opening(["a"], ["b"]), _opening(["b"], ["a"]), True),
        (_opening(["a"], ["a"]), _opening(["a"], ["c"]), False),
        (CheckIn(session_id=VISIT), StartSession(session_id=VISIT), True),
        (CheckIn(session_id=VISIT), StartSession(session_id=OTHER), False),
        (_request("wish"), COUNTERED, True),
        (COUNTERED, CONFIRMED, True),
        (COUNTERED, DeclineRequest(request_id=named("other wish")), False),
        (CONFIRMED, CheckIn(session_id=VISIT), True),
        (
            AskTimeOff(time_off_id=named("off"), mechanic_id=OTHER),
            DecideTimeOff(time_off_id=named("off"), approve=True),
            True,
        ),
        (
            SetSpecialDay(special_day_id=named("day"), day=MONDAY, kind=SpecialDayKind.CLOSED),
            RemoveSpecialDay(special_day_id=named("day")),
            True,
        ),
    ],
)
def test_a_later_change_builds_on_an_earlier_one(first: Command, later: Command, builds: bool) -> None:
    store = LocalStore.in_memory(now=lambda: NOW)
    store._outbox.append([first, later], NOW)
    before, after = store.changes()
    assert building_on(before.mid, store.changes()) == ([after] if builds else [])
    assert building_on(after.mid, store.changes()) == [], "nothing builds on what comes after it"
    store.close()


def test_all_that_builds_on_what_builds_on_it_is_named_and_only_what_waits() -> None:
    store = LocalStore.in_memory(now=lambda: NOW)
    commands: list[Command] = [CUSTOMER_MADE, CAR_MADE, BOOKED, _move(NINE, TEN), book(OTHER)]
    store._outbox.append(commands, NOW)
    changes = store.changes()
    found = building_on(changes[0].mid, changes)
    assert [change.command for change in found] == commands[1:4]
    store.settle([Answer(mid=changes[1].mid, state=ChangeState.REJECTED, outcome=Outcome())], named("epoch"))
    found = building_on(changes[0].mid, store.changes())
    assert [change.command for change in found] == commands[2:4]
    store.close()


def test_every_id_of_a_command_is_seen() -> None:
    assert mentioned(BOOKED) >= {CUSTOMER, VISIT}
    assert mentioned(_week(["a"], ["b"])) == {OTHER, named("a"), named("b")}
    assert mentioned(COUNTERED) == {named("wish"), named("hold")}
    for cls in NAMES.values():
        kinds = {field.name: str(field.type) for field in fields(cls)}
        assert not [name for name, kind in kinds.items() if name.endswith("_id") and "UUID" not in kind]


def test_only_what_makes_rows_makes_some() -> None:
    assert made(BOOKED) == {VISIT, BOOKED.reservation_id}
    assert made(_move(NINE, TEN)) == frozenset[UUID]()
