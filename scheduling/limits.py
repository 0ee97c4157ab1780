"""Bounds on what a command may carry, asked on both sides: nobody is told "saved" of what the server never takes.

The longest command within them is a small part of what one push may be.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass

from scheduling.commands import BookSession, Command, CreateVehicle, MoveSession
from scheduling.errors import Invalid, TooLong

LONG_TEXT = frozenset({"notes", "concern", "reason"})
MOST_TEXT = 300
MOST_LONG_TEXT = 8_000
LAST_INSTANT = 2**33
"""In the year 2242."""
MOST_MINUTES = 24 * 60
MOST_NUMBER = 2**31 - 1
MOST_FIELDS = 20
"""Of one edit."""


def check_span(starts: int, minutes: int) -> None:
    """Raise ``Invalid`` for a time that no calendar has."""
    if not 0 < starts < LAST_INSTANT:
        raise Invalid("starts is out of range")
    if not 0 < minutes <= MOST_MINUTES:
        raise Invalid("minutes is out of range")


def check_command(command: Command) -> None:
    """Raise ``TooLong``, or ``Invalid`` for a text with a zero byte and for numbers out of range."""
    _check_fields(command)
    match command:
        case BookSession():
            check_span(command.starts, command.minutes)
        case MoveSession():
            check_span(command.to.starts, command.to.minutes)
        case CreateVehicle(year=int(year)) if not 1885 <= year <= 2200:
            raise Invalid("year is out of range")
        case _:
            pass


def _check_fields(value: object) -> None:
    if not is_dataclass(value):
        return
    for field in fields(value):
        _check_value(field.name, getattr(value, field.name))


def _check_value(name: str, value: object) -> None:
    if isinstance(value, str):
        _check_text(name, value)
    elif isinstance(value, bool):
        return
    elif isinstance(value, int):
        most = LAST_INSTANT if name == "starts" else MOST_NUMBER
        if not 0 <= value <= most:
            raise Invalid(f"{name} is out of range")
    elif isinstance(value, dict):
        if len(value) > MOST_FIELDS:
            raise Invalid(f"{name} has too many fields")
        for key, pair in value.items():
            _check_text("field", str(key))
            for text in pair:
                _check_text(str(key), text)
    else:
        _check_fields(value)


def _check_text(name: str, text: str) -> None:
    if "\x00" in text:
        raise Invalid(f"{name} has a zero byte")
    if len(text) > (MOST_LONG_TEXT if name in LONG_TEXT else MOST_TEXT):
        raise TooLong(f"{name} is too long", field=name)
