"""What a pending change on the day of a session makes of the rows; as ``projection``."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from desktop.store.projected import Effect, Rows, slots_of
from scheduling.records import Session
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
    VisitCommand,
)
from scheduling.vocabulary import SessionState

_S = SessionState
_NOT_COME = frozenset({_S.SCHEDULED, _S.PENDING})
_SOURCES: dict[type[VisitCommand], frozenset[SessionState]] = {
    CheckIn: _NOT_COME,
    TakeBackCheckIn: frozenset({_S.WAITING}),
    StartSession: frozenset({_S.WAITING}),
    CompleteSession: frozenset({_S.LIVE}),
    ForceEndSession: frozenset({_S.LIVE}),
    MarkNoShow: _NOT_COME,
    TakeBackNoShow: frozenset({_S.NO_SHOW}),
    RecordTookPlace: frozenset({_S.UNPLACED}),
}
_TARGETS: dict[type[VisitCommand], SessionState] = {
    CheckIn: _S.WAITING,
    TakeBackCheckIn: _S.SCHEDULED,
    StartSession: _S.LIVE,
    CompleteSession: _S.COMPLETED,
    ForceEndSession: _S.COMPLETED,
    MarkNoShow: _S.NO_SHOW,
    TakeBackNoShow: _S.PENDING,
}
_SINCE = {_S.WAITING: "arrived_at", _S.LIVE: "started_at", _S.COMPLETED: "ended_at"}


def project_visit(command: VisitCommand, rows: Rows, *, at: int) -> list[Effect]:
    """The rows as they should look when the server agrees; a session in another state stays as it is."""
    session = rows.get(Session, command.session_id)
    if session is None:
        return []
    if isinstance(command, ExtendSession):
        return _extend(session, command, rows)
    target = command.state if isinstance(command, RecordTookPlace) else _TARGETS[type(command)]
    if session.state not in _SOURCES[type(command)]:
        return []
    told = None if isinstance(command, TakeBackCheckIn | TakeBackNoShow) else command.at
    since: dict[str, Any] = {_SINCE[target]: told or at} if target in _SINCE else {}
    if isinstance(command, TakeBackCheckIn):
        since = {"arrived_at": None}
    ended = _ended(session, rows, told or at) if target is _S.COMPLETED else []
    return [replace(session, state=target, **since), *ended]


def _ended(session: Session, rows: Rows, at: int) -> list[Effect]:
    """Its slot ends when it did, if that was early: whoever is done is free again, after the buffer."""
    ended: list[Effect] = []
    for row in slots_of(session, rows):
        sooner = row.ends - max(at, row.starts + 1)
        if sooner > 0:
            ended.append(replace(row, ends=row.ends - sooner, blocks_end=row.blocks_end - sooner))
    return ended


def _extend(session: Session, command: ExtendSession, rows: Rows) -> list[Effect]:
    """Its slot grows with it; the buffer after it is the server's to cut."""
    if session.state is not _S.LIVE:
        return []
    more = command.minutes * 60
    return [
        replace(session, minutes=session.minutes + command.minutes),
        *(
            replace(row, ends=row.ends + more, blocks_end=row.blocks_end + more)
            for row in slots_of(session, rows)
        ),
    ]
