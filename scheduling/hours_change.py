"""What a change of hours, days off or settings would do before it is done: free times after it, bookings it strands.

Pure, on the engine's own inputs: nothing here decides whether a time is free (``availability``), what a change may say
or which rows it makes (``hours_editing``), or who may.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar
from uuid import UUID

from scheduling import hours_editing as editing
from scheduling.availability import Availability, Inputs, Refusal
from scheduling.commands import (
    AskTimeOff,
    DecideTimeOff,
    HoursCommand,
    RemoveSpecialDay,
    RemoveTimeOff,
    SetMechanicHours,
    SetMechanicSettings,
    SetOpeningHours,
    SetSpecialDay,
)
from scheduling.errors import Invalid
from scheduling.records import Mechanic, Session
from scheduling.vocabulary import Reason, SessionState, TimeOffStatus

OF_HOURS = frozenset(
    {
        Reason.KIND_NOT_OFFERED,
        Reason.OUTSIDE_HOURS,
        Reason.WORKSHOP_CLOSED,
        Reason.ON_BREAK,
        Reason.SPECIAL_DAY,
        Reason.TIME_OFF,
    }
)
"""Reasons that come from what is changed here. Notice, horizon and buffer bind what is booked from now on alone."""
STILL_TO_COME = frozenset(
    {SessionState.OFFERED, SessionState.SCHEDULED, SessionState.PENDING, SessionState.WAITING}
)
"""Bookings that somebody has still to see to at their time."""


class Row(Protocol):
    @property
    def id(self) -> UUID: ...


R = TypeVar("R", bound=Row)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stranded:
    """A booking that would stand where nobody works any more, and by what."""

    session: Session
    refusals: tuple[Refusal, ...]


def changed_inputs(inputs: Inputs, commands: Iterable[HoursCommand]) -> Inputs:
    """The rows as they would be after these changes, one after the other; what is not there changes nothing."""
    for command in commands:
        inputs = _changed(inputs, command)
    return inputs


def stranded(before: Inputs, after: Inputs, sessions: Iterable[Session], now: int) -> list[Stranded]:
    """Of these bookings those still to come against which the hours speak in a way they did not before, by start."""
    old, new = (hours_alone(inputs) for inputs in (before, after))
    known = {row.id for row in after.mechanics}
    found: list[Stranded] = []
    for session in sessions:
        if session.state not in STILL_TO_COME or session.starts is None or _ends(session) <= now:
            continue
        if session.mechanic_id is not None and session.mechanic_id not in known:
            continue
        now_against = against_hours(new, session)
        was = {refusal.reason for refusal in against_hours(old, session)} if now_against else set()
        fresh = [each for each in now_against if each.reason not in was]
        if fresh:
            found.append(Stranded(session=session, refusals=tuple(fresh)))
    return sorted(found, key=lambda each: (each.session.starts or 0, each.session.id))


def hours_alone(inputs: Inputs) -> Availability:
    """The engine over hours and days off, as if nothing were booked."""
    return Availability(replace(inputs, reservations=(), bays=()))


def against_hours(engine: Availability, session: Session) -> tuple[Refusal, ...]:
    """Why the hours speak against a booking where it stands; ``engine`` is asked as it is (``hours_alone``)."""
    if session.starts is None:
        return ()
    verdict = engine.verdict(
        session.mechanic_id, session.starts, _ends(session), session.kind, now=session.starts, as_staff=True
    )
    return tuple(refusal for refusal in verdict.refusals if refusal.reason in OF_HOURS)


def _ends(session: Session) -> int:
    return (session.starts or 0) + session.minutes * 60


def _changed(inputs: Inputs, command: HoursCommand) -> Inputs:
    match command:
        case SetMechanicHours():
            others = [row for row in inputs.weekly_blocks if row.mechanic_id != command.mechanic_id]
            return replace(inputs, weekly_blocks=[*others, *editing.weekly_blocks(command)])
        case SetOpeningHours():
            return replace(inputs, workshop_hours=editing.opening_hours(command))
        case SetSpecialDay():
            before = _of(inputs.special_days, command.special_day_id)
            return replace(
                inputs, special_days=_with(inputs.special_days, editing.special_day(command, before))
            )
        case RemoveSpecialDay():
            return replace(inputs, special_days=_without(inputs.special_days, command.special_day_id))
        case SetMechanicSettings():
            return _with_settings(inputs, command)
        case _:
            return _with_time_off(inputs, command)


def _with_settings(inputs: Inputs, command: SetMechanicSettings) -> Inputs:
    mechanic = _of(inputs.mechanics, command.mechanic_id)
    if mechanic is None:
        return inputs
    try:
        to = editing.with_settings(command, mechanic)
    except Invalid:  # the mechanic is of another type by now: it would be refused
        return inputs
    changed: Sequence[Mechanic] = _with(inputs.mechanics, to)
    return replace(inputs, mechanics=changed)


def _with_time_off(inputs: Inputs, command: AskTimeOff | DecideTimeOff | RemoveTimeOff) -> Inputs:
    rows = inputs.time_off
    match command:
        case AskTimeOff():
            mechanic = _of(inputs.mechanics, command.mechanic_id)
            if mechanic is not None:
                rows = _with(rows, editing.time_off(command, mechanic))
        case DecideTimeOff():
            known = _of(rows, command.time_off_id)
            if known is not None:
                status = TimeOffStatus.APPROVED if command.approve else TimeOffStatus.DECLINED
                rows = _with(rows, replace(known, status=status))
        case _:
            rows = _without(rows, command.time_off_id)
    return replace(inputs, time_off=rows)


def _of(rows: Iterable[R], row_id: UUID) -> R | None:
    return next((row for row in rows if row.id == row_id), None)


def _with(rows: Iterable[R], row: R) -> list[R]:
    """In place of the one with its id, else at the end."""
    kept = list(rows)
    for place, known in enumerate(kept):
        if known.id == row.id:
            kept[place] = row
            return kept
    return [*kept, row]


def _without(rows: Iterable[R], row_id: UUID) -> list[R]:
    return [row for row in rows if row.id != row_id]
