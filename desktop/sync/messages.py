"""What is told to the customer of a booking, asked of the server each time: nothing of it is kept here.

A newer server may list a kind of message, a channel or a state that this program has no name for: that line is left
out, and the others are read, as with the results of a push (``reconcile``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from desktop.store import codec
from desktop.sync.account import Access
from scheduling.message_delivery import MessageLine, ResendWish, Resent, SessionMessages
from scheduling.message_kinds import Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listed:
    """``SessionMessages`` before its lines are read one by one."""

    session_id: UUID
    reminders_on: bool
    lines: list[object]
    carried: list[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """``Resent`` before its channels are read."""

    resend_id: UUID
    channels: list[str]


class Messages:
    """All may raise ``Offline`` and ``Refused``."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def of_session(self, session_id: UUID) -> SessionMessages:
        """What went out about a booking, what did not and why, what is to come."""
        listed = await self._access.call("GET", f"/sessions/{session_id}/messages", _Listed)
        return SessionMessages(
            session_id=listed.session_id,
            reminders_on=listed.reminders_on,
            lines=[line for line in map(_line, listed.lines) if line is not None],
            carried=_all_known(listed.carried),
        )

    async def confirm_again(self, session_id: UUID, resend_id: UUID) -> Resent:
        """Have the confirmation told once more; safe to repeat by its id."""
        path = f"/sessions/{session_id}/confirmation"
        asked = await self._access.call("POST", path, _Asked, body=ResendWish(resend_id=resend_id))
        return Resent(resend_id=asked.resend_id, channels=known_channels(asked.channels))


def _line(body: object) -> MessageLine | None:
    try:
        return codec.convert(MessageLine, body)
    except codec.Malformed:
        return None


def _all_known(names: list[str] | None) -> list[Channel] | None:
    """All of them; ``None`` where one has no name here: it may reach whom the others do not."""
    found = known_channels(names or ())
    return found if names is not None and {each.value for each in found} == set(names) else None


def known_channels(names: Iterable[str]) -> list[Channel]:
    """Those of them that this program has a name for."""
    known = set(names)
    return [each for each in Channel if each.value in known]
