"""What the fake server refuses, as the real one does: in short, for what the tests of a desktop meet.

That both answer alike is tested in tests/sync_server/test_fake_server.py.
"""

from __future__ import annotations

from desktop.store.projected import CANCELLABLE, MOVABLE, Rows, slots_of
from scheduling.commands import (
    Alternative,
    BookSession,
    CancelSession,
    Command,
    EditCustomer,
    EditVehicle,
    MoveSession,
    Outcome,
    Place,
)
from scheduling.edit_commands import EditSession
from scheduling.records import Customer, Reservation, Session, Vehicle
from scheduling.session_editing import may_be_edited
from scheduling.sessions import place_of
from scheduling.vocabulary import ReservationStatus

BUFFER = 900


def refusal(command: Command, rows: Rows) -> tuple[str, Outcome] | None:
    """Of what changes nothing: why, and what goes with it."""
    match command:
        case EditCustomer():
            return _stale(rows.get(Customer, command.customer_id), command)
        case EditVehicle():
            return _stale(rows.get(Vehicle, command.vehicle_id), command)
        case EditSession():
            row = rows.get(Session, command.session_id)
            return _stale(row if row is not None and may_be_edited(row) else None, command)
        case MoveSession():
            return _moved(rows.get(Session, command.session_id), command, rows)
        case CancelSession():
            row = rows.get(Session, command.session_id)
            return ("gone", Outcome()) if row is None or row.state not in CANCELLABLE else None
        case _:
            return None


def _stale(
    row: Customer | Vehicle | Session | None, command: EditCustomer | EditVehicle | EditSession
) -> tuple[str, Outcome] | None:
    if row is None:
        return "gone", Outcome()
    stale = {
        name: (getattr(row, name), new)
        for name, (old, new) in command.set.items()
        if getattr(row, name) not in (old, new)
    }
    told = {
        name: ("" if theirs is None else str(theirs), str(yours)) for name, (theirs, yours) in stale.items()
    }
    return ("stale_edit", Outcome(fields=told)) if stale else None


def _moved(row: Session | None, command: MoveSession, rows: Rows) -> tuple[str, Outcome] | None:
    if row is None or row.state not in MOVABLE or row.starts is None:
        return "gone", Outcome()
    place = place_of(row)
    if place == command.to and any(slots_of(row, rows)):
        return None
    if place != command.seen:
        return "stale_move", Outcome()
    return ("slot_taken", lost(command)) if taken(command, rows) else None


def lost(command: BookSession | MoveSession, stored_as: str = "") -> Outcome:
    """Why, and the one free time that the fake knows."""
    later = Alternative(starts=_place(command).starts + 7200, minutes=60)
    return Outcome(stored_as=stored_as, reasons=["booked"], alternatives=[later])


def taken(command: BookSession | MoveSession, rows: Rows) -> bool:
    """Whether somebody else has the mechanic then."""
    place = _place(command)
    ends = place.starts + place.minutes * 60
    return place.mechanic_id is not None and any(
        row.mechanic_id == place.mechanic_id
        and row.status in (ReservationStatus.RESERVED, ReservationStatus.CONFIRMED)
        and row.session_id != command.session_id
        and row.starts < ends + BUFFER
        and row.blocks_end > place.starts
        for row in rows.all(Reservation)
    )


def _place(command: BookSession | MoveSession) -> Place:
    if isinstance(command, MoveSession):
        return command.to
    return Place(starts=command.starts, minutes=command.minutes, mechanic_id=command.mechanic_id)
