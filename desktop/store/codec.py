"""Rows and commands to JSON and back, strictly by their dataclasses. Unknown fields are ignored.

Not here: the messages of sync around them (``desktop.sync.codec``).
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

if TYPE_CHECKING:
    from scheduling.commands import Command, Outcome

T = TypeVar("T")

_ENCODER = msgspec.json.Encoder()


class Malformed(ValueError):
    """The bytes are not what they should be."""


def encode(value: object) -> bytes:
    """Any record, command or message as JSON."""
    return _ENCODER.encode(value)


@cache
def _decoder(cls: Hashable) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(cast(type[Any], cls))


def decode(cls: type[T], data: bytes) -> T:
    """One value of ``cls``; raises :class:`Malformed`."""
    try:
        return cast(T, _decoder(cast(Hashable, cls)).decode(data))
    except msgspec.MsgspecError as error:
        raise Malformed(f"{cls.__name__}: {error}") from error


def convert(cls: type[T], body: object) -> T:
    """What JSON gave, as ``cls``; raises :class:`Malformed`."""
    try:
        return msgspec.convert(body, cls)
    except msgspec.MsgspecError as error:
        raise Malformed(f"{cls.__name__}: {error}") from error


def encode_command(command: Command) -> tuple[str, bytes]:
    """The command's wire name and its frozen arguments."""
    from scheduling.commands import NAME_OF  # commands are not needed for the first paint, rows are

    return NAME_OF[type(command)], encode(command)


def decode_command(name: str, args: bytes) -> Command:
    """The command as it was submitted, also before an update; raises :class:`Malformed` for a newer program's."""
    from scheduling.commands import NAMES
    from scheduling.upcasting import newest

    if name in NAMES:
        return cast("Command", decode(cast(type[object], NAMES[name]), args))
    known, body = newest(name, decode(object, args))
    if known not in NAMES:
        raise Malformed(f"{name} is not known here")
    return cast("Command", convert(cast(type[object], NAMES[known]), body))


def decode_outcome(data: bytes | None) -> Outcome | None:
    """The server's decision, where there is one yet."""
    from scheduling.commands import Outcome

    return None if data is None else decode(Outcome, data)
