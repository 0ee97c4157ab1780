"""Bounds on what a command may carry, asked on both sides: nobody is told "saved" of what the server never takes.

The longest command within them is a small part of what one push may be.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date

from scheduling.commands import (
    AnswerOffer,
    BookSession,
    CancelSession,
    Command,
    CreateCustomer,
    CreateVehicle,
    EditCustomer,
    EditVehicle,
    FieldValue,
    MoveSession,
    ParkSession,
    Place,
)
from scheduling.edit_commands import EditSession
from scheduling.errors import Invalid, Rule, TooLong
from scheduling.hours_editing import check_hours
from scheduling.lease_commands import GiveBackLease, WalkIn
from scheduling.leases import check_walk_in
from scheduling.merge_commands import MergeCustomers
from scheduling.request_commands import ConfirmRequest, CounterRequest, CreateRequest, RequestCommand
from scheduling.session_editing import check_edit
from scheduling.visit_commands import (
    CheckIn,
    CompleteSession,
    ExtendSession,
    ForceEndSession,
    MarkNoShow,
    RecordTookPlace,
    StartSession,
    TakeBackCheckIn,
    TakeBackNoShow,
)
from scheduling.visits import check_visit

LONG_TEXT = frozenset(
    {"notes", "concern", "reason", "diagnosis", "quote_text", "summary", "preparation", "special_requests"}
)
MOST_TEXT = 300
MOST_LONG_TEXT = 8_000
INSTANTS = frozenset({"starts", "ends", "expires_at", "at", "requested", "asked_at"})
LAST_INSTANT = 2**33
"""In the year 2242."""
FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(2199, 12, 31)
"""Days that can be asked about: beyond them there are no rules of zones."""
MOST_MINUTES = 24 * 60
MOST_NUMBER = 2**31 - 1
MOST_FIELDS = 20
"""Of one edit."""
FIRST_YEAR, LAST_YEAR = 1885, 2200
"""Of a vehicle."""
VEHICLE_TEXTS = frozenset({"make", "model", "vin", "plate"})
VEHICLE_NUMBERS = frozenset({"year", "odometer_km"})
MOST_ROWS = 200
"""Of one change of a whole week."""


_TEXTS_ONLY = (
    CreateCustomer, EditCustomer, MergeCustomers, CancelSession, GiveBackLease, CheckIn,
    TakeBackCheckIn, StartSession, CompleteSession, MarkNoShow, TakeBackNoShow, AnswerOffer,
)  # fmt: skip
"""What is within bounds where its fields are."""


def check_span(starts: int, minutes: int) -> None:
    """Raise ``Invalid`` for a time that no calendar has."""
    if not 0 < starts < LAST_INSTANT:
        raise Invalid("starts is out of range", field="starts", rule=Rule.OUT_OF_RANGE)
    if not 0 < minutes <= MOST_MINUTES:
        raise Invalid("minutes is out of range", field="minutes", rule=Rule.OUT_OF_RANGE)


def check_command(command: Command) -> None:
    """Raise ``TooLong``, or ``Invalid`` for a text with a zero byte and for numbers out of range."""
    _check_fields(command)
    match command:
        case BookSession():
            check_span(command.starts, command.minutes)
        case MoveSession(to=place) | AnswerOffer(seen=Place() as place):
            check_span(place.starts, place.minutes)
        case ParkSession(seen=seen, keeps=kept):
            check_span(seen.starts, seen.minutes)
            check_span(kept.starts, kept.minutes)
        case CreateVehicle():
            _check_year(command.year)
        case EditVehicle():
            _check_vehicle_edit(command)
        case EditSession():
            check_edit(command)
        case WalkIn():
            check_span(command.starts, command.minutes)
            check_walk_in(command)
        case _ if isinstance(command, _TEXTS_ONLY):
            pass
        case ExtendSession() | ForceEndSession() | RecordTookPlace():
            check_visit(command)
        case _ if isinstance(command, RequestCommand):
            _check_request(command)
        case _:
            check_hours(command)


def check_message(message: object) -> None:
    """The same for the texts and numbers of any message that is a dataclass."""
    _check_fields(message)


def _check_request(command: RequestCommand) -> None:
    match command:
        case CreateRequest():
            for starts in command.requested:
                check_span(starts, 1 if command.minutes is None else command.minutes)
        case ConfirmRequest():
            check_span(command.starts, 1)
        case CounterRequest():
            for time in command.times:
                check_span(time.starts, 1)
        case _:
            pass


def _check_fields(value: object) -> None:
    if not is_dataclass(value):
        return
    for field in fields(value):
        _check_value(field.name, getattr(value, field.name))


def _check_value(name: str, value: object) -> None:
    match value:
        case str():
            _check_text(name, value)
        case bool():
            pass
        case int():
            if not 0 <= value <= (LAST_INSTANT if name in INSTANTS else MOST_NUMBER):
                raise Invalid(f"{name} is out of range", field=name, rule=Rule.OUT_OF_RANGE)
        case date():
            if not FIRST_DAY <= value <= LAST_DAY:
                raise Invalid(f"{name} is out of range", field=name, rule=Rule.OUT_OF_RANGE)
        case dict():
            _check_edits(name, value)
        case list():
            if len(value) > MOST_ROWS:
                raise Invalid(f"{name} has too many rows", field=name, rule=Rule.TOO_MANY, most=MOST_ROWS)
            for each in value:
                _check_value(name, each)
        case _:
            _check_fields(value)


def _check_edits(name: str, edits: dict[str, tuple[FieldValue, FieldValue]]) -> None:
    if len(edits) > MOST_FIELDS:
        raise Invalid(f"{name} has too many fields", field=name, rule=Rule.TOO_MANY, most=MOST_FIELDS)
    for key, pair in edits.items():
        _check_text("field", str(key))
        for value in pair:
            _check_value(str(key), value)


def _check_vehicle_edit(command: EditVehicle) -> None:
    """Each field is one of a vehicle, and both its values are of the field's type."""
    for name, pair in command.set.items():
        if name in VEHICLE_TEXTS:
            fits = all(isinstance(value, str) for value in pair)
        elif name in VEHICLE_NUMBERS:
            fits = not any(isinstance(value, str) for value in pair)
        else:
            raise Invalid(f"not a field to edit: {name}", field=name, rule=Rule.NOT_KNOWN)
        if not fits:
            raise Invalid(f"{name} is of another type", field=name, rule=Rule.UNREADABLE)
        if name == "year":
            _check_year(pair[1])


def _check_year(year: FieldValue) -> None:
    if isinstance(year, int) and not FIRST_YEAR <= year <= LAST_YEAR:
        raise Invalid("year is out of range", field="year", rule=Rule.OUT_OF_RANGE)


def _check_text(name: str, text: str) -> None:
    if "\x00" in text:
        raise Invalid(f"{name} has a zero byte", field=name, rule=Rule.ZERO_BYTE)
    most = MOST_LONG_TEXT if name in LONG_TEXT else MOST_TEXT
    if len(text) > most:
        raise TooLong(f"{name} is too long", field=name, rule=Rule.TOO_LONG, most=most)
