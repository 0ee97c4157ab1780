"""A refused change as its user would make it today: the same wish, on the rows as they are now.

Not here: whether it is sent, and what becomes of the refused one (``change_list``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Protocol, TypeVar
from uuid import UUID

from desktop.store.projected import HERE, MOVABLE
from scheduling.commands import (
    AnswerOffer,
    BookSession,
    Command,
    EditCustomer,
    EditVehicle,
    FieldValue,
    MoveSession,
    ParkSession,
    Place,
    SetMechanicHours,
    SetMechanicSettings,
    SetOpeningHours,
)
from scheduling.edit_commands import EditSession
from scheduling.errors import Gone, NotFound
from scheduling.hours_editing import changed_settings, settings_of
from scheduling.merge_commands import Called, MergeCustomers
from scheduling.records import Customer, Mechanic, Record, Session, Vehicle, WeeklyBlock, WorkshopHours
from scheduling.session_editing import may_be_edited, present
from scheduling.sessions import PARKABLE, place_of
from scheduling.visit_commands import MarkNoShow, StartSession
from scheduling.vocabulary import SessionState

R = TypeVar("R", bound=Record)


class Rows(Protocol):
    """As much of the local store as is needed here."""

    def get(self, cls: type[R], row_id: UUID) -> R | None: ...
    def all(self, cls: type[R]) -> list[R]: ...


def renewed(command: Command, rows: Rows) -> Command | None:  # noqa: PLR0911, PLR0912 one for each that saw something
    """The command to send, or ``None`` where everything is as it wishes already.

    Raises :class:`Gone` for a booking that can no longer be changed so, :class:`NotFound` for another row that is gone.
    """
    match command:
        case MoveSession():
            return _move(command, rows)
        case ParkSession():
            return _park(command, place_of(_session(rows, command.session_id, PARKABLE)))
        case AnswerOffer():
            offered = _session(rows, command.session_id, frozenset({SessionState.OFFERED}))
            return replace(command, seen=place_of(offered))
        case BookSession():
            if rows.get(Session, command.session_id) is not None:
                raise Gone
            return replace(command, hold_id=None)
        case StartSession() | MarkNoShow():
            return replace(command, at=None)  # what was in the way when it was told may be so no more
        case EditCustomer():
            row = _found(rows.get(Customer, command.customer_id), "customer")
            edits = _edits(command.set, row)
            return replace(command, set=_worded(edits)) if edits else None
        case EditSession():
            said = _edits(command.set, _editable(rows, command.session_id), present)
            return replace(command, set=_worded(said)) if said else None
        case MergeCustomers():
            kept = _found(rows.get(Customer, command.kept_id), "customer")
            other = _found(rows.get(Customer, command.other_id), "customer")
            if any(getattr(other, each.name) != getattr(command.seen, each.name) for each in fields(Called)):
                raise Gone  # it is to be compared anew: what is new there nobody has read
            return replace(command, set=_worded(_edits(command.set, kept)))
        case EditVehicle():
            changes = _edits(command.set, _found(rows.get(Vehicle, command.vehicle_id), "vehicle"))
            return replace(command, set=changes) if changes else None
        case SetMechanicSettings():
            return _settings(command, _found(rows.get(Mechanic, command.mechanic_id), "mechanic"))
        case SetMechanicHours():
            blocks = (row for row in rows.all(WeeklyBlock) if row.mechanic_id == command.mechanic_id)
            return replace(command, seen=[row.id for row in blocks])
        case SetOpeningHours():
            return replace(command, seen=[row.id for row in rows.all(WorkshopHours)])
        case _:
            return command


def _park(command: ParkSession, here: Place) -> ParkSession:
    """From where it stands by now, as long as it is by now; parked again it has the place again that it had on deck."""
    was = None if command.was is None else replace(command.was, minutes=here.minutes)
    return replace(command, seen=here, was=was)


def _move(command: MoveSession, rows: Rows) -> MoveSession | None:
    """From where it stands by now; what was to have another bay gets it there, and nothing else."""
    if not command.only_bay:
        return replace(command, seen=place_of(_session(rows, command.session_id, MOVABLE)))
    row = _session(rows, command.session_id, MOVABLE | HERE)
    here = place_of(row)
    return replace(command, seen=here, to=here) if row.bay_id != command.bay_id else None


def _session(rows: Rows, session_id: UUID, states: frozenset[SessionState]) -> Session:
    row = rows.get(Session, session_id)
    if row is None or row.state not in states or row.starts is None:
        raise Gone
    return row


def _editable(rows: Rows, session_id: UUID) -> Session:
    row = rows.get(Session, session_id)
    if row is None or not may_be_edited(row):
        raise Gone
    return row


def _found(row: R | None, kind: str) -> R:
    if row is None:
        raise NotFound(kind)
    return row


def _edits(
    wished: Mapping[str, tuple[FieldValue, FieldValue]],
    row: R,
    read: Callable[[R, str], FieldValue] = getattr,
) -> dict[str, tuple[FieldValue, FieldValue]]:
    """From what stands there now to what was wished; nothing where that is the same."""
    now = {name: read(row, name) for name in wished}
    return {name: (now[name], new) for name, (_, new) in wished.items() if now[name] != new}


def _worded(edits: Mapping[str, tuple[FieldValue, FieldValue]]) -> dict[str, tuple[str, str]]:
    return {name: (str(old), str(new)) for name, (old, new) in edits.items()}


def _settings(command: SetMechanicSettings, mechanic: Mechanic) -> SetMechanicSettings | None:
    present = settings_of(mechanic)
    to = replace(present, **{name: getattr(command.to, name) for name in changed_settings(command)})
    return replace(command, seen=present, to=to) if to != present else None
