"""What is told to the customer of a booking, asked of the server each time: nothing of it is kept here.

A newer server may list what this program has no name for. A kind of message or an audience: that line is left out, and
the others are read, as with the results of a push (``reconcile``). A channel or a state: the line stands without it,
for the customer is told all the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from desktop.store import codec
from desktop.sync.account import Access
from scheduling.message_delivery import MessageState, ResendWish
from scheduling.message_kinds import Audience, Channel, MessageKind

Named = TypeVar("Named", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldLine:
    """One message of a booking; ``None``: that has no name here."""

    kind: MessageKind
    channel: Channel | None
    state: MessageState | None
    due: int
    """Instant of sending, or of the next try."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The messages of one booking by instant, with those that are still to come as things stand."""

    lines: list[ToldLine]
    carried: frozenset[str] | None = None
    """The names of all that the server is set up to send by; ``None`` of one that does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldAgain:
    """The confirmation is asked for: by what it goes, and whether also by something that has no name here."""

    resend_id: UUID
    channels: list[Channel]
    others: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listed:
    """``SessionMessages`` before its lines are read one by one."""

    session_id: UUID
    lines: list[object]
    carried: list[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """``MessageLine`` before its names are read."""

    kind: str
    channel: str
    audience: str
    state: str
    due: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """``Resent`` before its channels are read."""

    resend_id: UUID
    channels: list[str]


class Messages:
    """All may raise ``Offline`` and ``Refused``."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def of_session(self, session_id: UUID) -> Told:
        """What went out about a booking, what did not and why, what is to come."""
        listed = await self._access.call("GET", f"/sessions/{session_id}/messages", _Listed)
        return Told(
            lines=[line for line in map(_line, listed.lines) if line is not None],
            carried=None if listed.carried is None else frozenset(listed.carried),
        )

    async def confirm_again(self, session_id: UUID, resend_id: UUID) -> ToldAgain:
        """Have the confirmation told once more; safe to repeat by its id."""
        path = f"/sessions/{session_id}/confirmation"
        asked = await self._access.call("POST", path, _Asked, body=ResendWish(resend_id=resend_id))
        known = known_channels(asked.channels)
        return ToldAgain(
            resend_id=asked.resend_id,
            channels=known,
            others=bool(set(asked.channels) - {each.value for each in known}),
        )


def _line(body: object) -> ToldLine | None:
    try:
        line = codec.convert(_Line, body)
    except codec.Malformed:
        return None
    kind = _named(MessageKind, line.kind)
    if kind is None or _named(Audience, line.audience) is None:
        return None
    channel, state = _named(Channel, line.channel), _named(MessageState, line.state)
    return ToldLine(kind=kind, channel=channel, state=state, due=line.due)


def _named(kind: type[Named], value: str) -> Named | None:
    return next((each for each in kind if each.value == value), None)


def known_channels(names: Iterable[str]) -> list[Channel]:
    """Those of them that this program has a name for."""
    known = set(names)
    return [each for each in Channel if each.value in known]
