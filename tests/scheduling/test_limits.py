"""What a command may carry at most: the same refusal on both sides, at each boundary."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest

from scheduling.commands import (
    AnswerOffer,
    CancelSession,
    Command,
    CreateCustomer,
    CreateVehicle,
    EditCustomer,
    EditVehicle,
    MoveSession,
    ParkSession,
    Place,
    RemoveSpecialDay,
    SetOpeningHours,
)
from scheduling.edit_commands import EditSession
from scheduling.errors import Invalid, TooLong
from scheduling.ids import uuid7
from scheduling.limits import (
    FIRST_DAY,
    LAST_DAY,
    LAST_INSTANT,
    MOST_FIELDS,
    MOST_LONG_TEXT,
    MOST_MINUTES,
    MOST_NUMBER,
    MOST_ROWS,
    MOST_TEXT,
    check_command,
    check_message,
    check_span,
)
from scheduling.request_commands import (
    ConfirmRequest,
    CounterRequest,
    CreateRequest,
    DeclineRequest,
    TimeToOffer,
    WithdrawRequest,
)
from scheduling.visit_commands import (
    CheckIn,
    CompleteSession,
    ExtendSession,
    ForceEndSession,
    MarkNoShow,
    StartSession,
    TakeBackCheckIn,
    TakeBackNoShow,
)
from scheduling.visit_request_records import RequestSource
from scheduling.vocabulary import ServiceType
from tests.factories import MONDAY, at, book

NINE = at(MONDAY)
PLACE = Place(starts=NINE, minutes=30)


@dataclass(frozen=True)
class Message:
    """Any message."""

    code: str = ""
    notes: str = ""
    count: int = 0
    starts: int = NINE
    urgent: bool = False
    day: date = MONDAY
    rows: list[Any] | None = None
    edits: dict[str, tuple[str, str]] | None = None
    inner: Place | None = None


def a_request(**over: Any) -> CreateRequest:
    values: dict[str, Any] = {
        "request_id": uuid7(),
        "source": RequestSource.PHONE,
        "customer_id": uuid7(),
        "service_type": ServiceType.REPAIR,
        "requested": [NINE],
    }
    return CreateRequest(**(values | over))


GOOD: tuple[Command, ...] = (
    book(),
    MoveSession(session_id=uuid7(), seen=PLACE, to=PLACE),
    CancelSession(session_id=uuid7()),
    ParkSession(session_id=uuid7(), seen=PLACE),
    AnswerOffer(session_id=uuid7(), accept=True),
    AnswerOffer(session_id=uuid7(), accept=True, seen=PLACE),
    CreateCustomer(customer_id=uuid7(), name="Élise"),
    EditCustomer(customer_id=uuid7(), set={"name": ("Élise", "Elise")}),
    EditSession(
        session_id=uuid7(), set={"concern": ("", "x" * MOST_LONG_TEXT), "service_type": ("", "repair")}
    ),
    EditVehicle(vehicle_id=uuid7(), set={"plate": ("", "ABC 123"), "year": (None, 1885)}),
    EditVehicle(vehicle_id=uuid7(), set={"year": (1, None), "odometer_km": (0, MOST_NUMBER)}),
    CreateVehicle(vehicle_id=uuid7(), customer_id=uuid7()),
    CreateVehicle(vehicle_id=uuid7(), customer_id=uuid7(), year=1885),
    CreateVehicle(vehicle_id=uuid7(), customer_id=uuid7(), year=2200),
    CheckIn(session_id=uuid7()),
    StartSession(session_id=uuid7(), at=NINE),
    CompleteSession(session_id=uuid7(), summary="x" * MOST_LONG_TEXT),
    MarkNoShow(session_id=uuid7()),
    TakeBackNoShow(session_id=uuid7()),
    TakeBackCheckIn(session_id=uuid7()),
    ExtendSession(session_id=uuid7(), minutes=15),
    ForceEndSession(session_id=uuid7(), reason="The mechanic has gone home"),
    a_request(),
    a_request(minutes=MOST_MINUTES),
    ConfirmRequest(request_id=uuid7(), session_id=uuid7(), reservation_id=uuid7(), starts=NINE),
    CounterRequest(request_id=uuid7(), times=[TimeToOffer(hold_id=uuid7(), starts=NINE)]),
    DeclineRequest(request_id=uuid7(), reason="Full"),
    WithdrawRequest(request_id=uuid7()),
    SetOpeningHours(seen=[], days=[]),
    RemoveSpecialDay(special_day_id=uuid7()),
)

BAD: tuple[tuple[Command, str], ...] = (
    (book(starts=0), "starts"),
    (book(starts=LAST_INSTANT), "starts"),
    (book(minutes=0), "minutes"),
    (book(minutes=MOST_MINUTES + 1), "minutes"),
    (MoveSession(session_id=uuid7(), seen=PLACE, to=replace(PLACE, minutes=0)), "minutes"),
    (ParkSession(session_id=uuid7(), seen=replace(PLACE, minutes=0)), "minutes"),
    (ParkSession(session_id=uuid7(), seen=PLACE, was=replace(PLACE, starts=0)), "starts"),
    (CreateVehicle(vehicle_id=uuid7(), customer_id=uuid7(), year=1884), "year"),
    (CreateVehicle(vehicle_id=uuid7(), customer_id=uuid7(), year=2201), "year"),
    (EditSession(session_id=uuid7(), set={"starts": ("1", "2")}), "starts"),
    (EditSession(session_id=uuid7(), set={"service_type": ("repair", "towing")}), "service_type"),
    (EditSession(session_id=uuid7(), set={"category": ("", "x" * (MOST_TEXT + 1))}), "category"),
    (EditVehicle(vehicle_id=uuid7(), set={"year": (2019, 1884)}), "year"),
    (EditVehicle(vehicle_id=uuid7(), set={"year": (2019, 2201)}), "year"),
    (EditVehicle(vehicle_id=uuid7(), set={"year": ("", 2019)}), "year"),
    (EditVehicle(vehicle_id=uuid7(), set={"plate": (None, "ABC 123")}), "plate"),
    (EditVehicle(vehicle_id=uuid7(), set={"vin": ("", 17)}), "vin"),
    (EditVehicle(vehicle_id=uuid7(), set={"customer_id": ("", "x")}), "customer_id"),
    (EditVehicle(vehicle_id=uuid7(), set={"odometer_km": (0, -1)}), "odometer_km"),
    (EditVehicle(vehicle_id=uuid7(), set={"odometer_km": (0, MOST_NUMBER + 1)}), "odometer_km"),
    (EditVehicle(vehicle_id=uuid7(), set={"make": ("", "x" * (MOST_TEXT + 1))}), "make"),
    (ExtendSession(session_id=uuid7(), minutes=0), "minutes"),
    (ForceEndSession(session_id=uuid7(), reason=" "), "reason"),
    (a_request(requested=[NINE, 0]), "starts"),
    (a_request(minutes=0), "minutes"),
    (ConfirmRequest(request_id=uuid7(), session_id=uuid7(), reservation_id=uuid7(), starts=0), "starts"),
    (CounterRequest(request_id=uuid7(), times=[TimeToOffer(hold_id=uuid7(), starts=0)]), "starts"),
)


@pytest.mark.parametrize("number", range(len(GOOD)))
def test_what_is_usual_is_taken(number: int) -> None:
    check_command(GOOD[number])


@pytest.mark.parametrize("number", range(len(BAD)))
def test_what_no_calendar_has_is_refused_by_name(number: int) -> None:
    command, field = BAD[number]
    with pytest.raises(Invalid, match=field):
        check_command(command)


@pytest.mark.parametrize(
    ("starts", "minutes", "good"),
    [
        (1, 1, True),
        (LAST_INSTANT - 1, MOST_MINUTES, True),
        (0, 1, False),
        (LAST_INSTANT, 1, False),
        (1, 0, False),
        (1, MOST_MINUTES + 1, False),
    ],
)
def test_a_span_is_judged_at_its_bounds(starts: int, minutes: int, good: bool) -> None:
    if good:
        check_span(starts, minutes)
    else:
        with pytest.raises(Invalid):
            check_span(starts, minutes)


@pytest.mark.parametrize(
    "message",
    [
        Message(code="x" * MOST_TEXT, notes="x" * MOST_LONG_TEXT),
        Message(count=MOST_NUMBER, starts=LAST_INSTANT, urgent=True),
        Message(day=FIRST_DAY),
        Message(day=LAST_DAY),
        Message(rows=["a"] * MOST_ROWS),
        Message(edits={str(n): ("", "x") for n in range(MOST_FIELDS)}),
        Message(edits={"notes": ("", "x" * MOST_LONG_TEXT)}),
        Message(inner=PLACE),
    ],
    ids=["texts", "numbers", "first day", "last day", "rows", "edits", "long edit", "inner"],
)
def test_the_most_is_taken(message: Message) -> None:
    check_message(message)


@pytest.mark.parametrize(
    ("message", "error", "field"),
    [
        (Message(code="x" * (MOST_TEXT + 1)), TooLong, "code"),
        (Message(notes="x" * (MOST_LONG_TEXT + 1)), TooLong, "notes"),
        (Message(code="\x00"), Invalid, "code"),
        (Message(count=-1), Invalid, "count"),
        (Message(count=MOST_NUMBER + 1), Invalid, "count"),
        (Message(starts=LAST_INSTANT + 1), Invalid, "starts"),
        (Message(day=FIRST_DAY - timedelta(days=1)), Invalid, "day"),
        (Message(day=LAST_DAY + timedelta(days=1)), Invalid, "day"),
        (Message(rows=["a"] * (MOST_ROWS + 1)), Invalid, "rows"),
        (Message(rows=["a", "\x00"]), Invalid, "rows"),
        (Message(edits={str(n): ("", "x") for n in range(MOST_FIELDS + 1)}), Invalid, "edits"),
        (Message(edits={"x" * (MOST_TEXT + 1): ("", "")}), TooLong, "field"),
        (Message(edits={"name": ("", "x" * (MOST_TEXT + 1))}), TooLong, "name"),
        (Message(inner=Place(starts=-1, minutes=30)), Invalid, "starts"),
    ],
)
def test_one_more_is_refused_by_name(message: Message, error: type[Exception], field: str) -> None:
    with pytest.raises(error, match=field):
        check_message(message)


def test_what_is_no_message_has_no_bounds() -> None:
    check_message(None)
