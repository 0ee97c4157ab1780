"""What a session's day asks of commands, and the lobby's rules. No input or output.

The steps themselves are in ``sessions``; what the clock asks is ``clockwork``.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from scheduling.errors import Invalid
from scheduling.records import Session
from scheduling.visit_commands import ExtendSession, ForceEndSession, RecordTookPlace
from scheduling.visit_records import LobbyPresence
from scheduling.vocabulary import SessionState

MOST_EXTENSION = 8 * 60
"""Minutes that one extension adds."""
TOOK_PLACE = frozenset({SessionState.WAITING, SessionState.LIVE, SessionState.COMPLETED})
LONGEST_OFFLINE = 7 * 86_400
"""Seconds: what a device says it did longer ago counts from when it is heard."""
MOST_SECONDS = 86_400
MOST_ADDRESS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitSettings:
    """The owner's numbers for the lobby, and where video sessions meet."""

    join_before: int = 15 * 60
    """Seconds before the start from which one may join."""
    silence: int = 90
    """Seconds after which somebody who is no longer heard of has left the lobby."""
    meeting_address: str = ""
    """The organization's page for video, an https address; empty: none was set up."""

    def __post_init__(self) -> None:
        if not 0 <= self.join_before <= MOST_SECONDS:
            raise Invalid("join_before is out of range", field="join_before")
        if not 1 <= self.silence <= MOST_SECONDS:
            raise Invalid("silence is out of range", field="silence")
        if self.meeting_address:
            _check_address(self.meeting_address)


def _check_address(address: str) -> None:
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise Invalid("the meeting address is no address", field="meeting_address") from error
    whole = len(address) <= MOST_ADDRESS and address.isprintable() and " " not in address
    if parts.scheme != "https" or not parts.netloc or not whole:
        raise Invalid("the meeting address is no https address", field="meeting_address")


def is_there(presence: LobbyPresence | None, now: int, settings: VisitSettings) -> bool:
    """Whether they are in the lobby at ``now``: not left, and heard of not long ago."""
    if presence is None or presence.left_at is not None:
        return False
    return now - presence.seen_at <= settings.silence


def lobby_opens_at(session: Session, settings: VisitSettings) -> int:
    """The instant from which one may join; an immediate session is open from when it was made."""
    return session.created_at if session.starts is None else session.starts - settings.join_before


def told_at(session: Session, at: int | None, now: int) -> int:
    """When something was done: as the device says, but neither later than now, nor long ago, nor before
    what is already known to have happened to the session."""
    if at is None or not now - LONGEST_OFFLINE <= at <= now:
        return now
    return min(now, max(at, session.arrived_at or 0, session.started_at or 0))


def check_visit(command: ExtendSession | ForceEndSession | RecordTookPlace) -> None:
    """Raise ``Invalid`` for what no session can be asked for."""
    match command:
        case ExtendSession(minutes=minutes):
            if not 0 < minutes <= MOST_EXTENSION:
                raise Invalid("minutes is out of range")
        case ForceEndSession(reason=reason):
            if not reason.strip():
                raise Invalid("a session is ended in its mechanic's place only with a reason")
        case _:
            if command.state not in TOOK_PLACE:
                raise Invalid("state is not one of a session that takes place")
