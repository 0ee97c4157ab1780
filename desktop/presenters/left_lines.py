"""What a computer without access handed over, a line for each change and file. No words here.

Not here: asking the server, and what is decided (``handed_over``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar
from uuid import UUID

from desktop.presenters.calendar_blocks import vehicle_name
from desktop.presenters.pending_changes import PendingChanges
from desktop.store import codec
from desktop.store.pending import PendingChange
from scheduling.commands import (
    BookSession,
    Command,
    CreateCustomer,
    CreateVehicle,
    EditVehicle,
    MoveSession,
    Place,
)
from scheduling.errors import Invalid
from scheduling.handover_messages import QuarantinedChange, QuarantinedFile
from scheduling.lease_commands import WalkIn
from scheduling.records import Customer, Mechanic, Record, Vehicle

R = TypeVar("R", bound=Record)


class Became(StrEnum):
    """What was decided on a line that is still on view."""

    APPLIED = "applied"
    ASIDE = "aside"
    """Applied, and it had lost: it is kept as a booking without a place, for the line's ``code``."""
    KEPT = "kept"
    """Of a file."""
    DISCARDED = "discarded"


class Rows(Protocol):
    """As much of the local store as is needed here."""

    def get(self, cls: type[R], row_id: UUID) -> R | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftLine:
    """One change; ``what`` is its command's name without version, ``code`` why it was refused, if it was.

    ``mechanic`` and ``vehicle`` are named where it says them.
    """

    mid: UUID
    what: str
    who: str
    starts: int | None
    made_at: int
    """By the clock of the device."""
    code: str
    mechanic: str = ""
    vehicle: str = ""
    became: Became | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftPaper:
    """One file; ``who`` and ``starts`` are its booking's, ``code`` why it was refused, if it was."""

    id: UUID
    name: str
    size: int
    """Bytes."""
    who: str
    starts: int | None
    added_at: int
    """By the clock of the device."""
    code: str
    ready: bool
    """Whether all of it has arrived."""
    there: bool
    """Whether its booking is in the calendar; if not, that has to be applied first."""
    became: Became | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftDevice:
    """A device, some of its changes that wait, and its files; ``waiting`` counts all the changes.

    All are as when they were asked for; what was decided since says so on its line, which stays in its place: nobody
    decides on another one because it has moved up.
    """

    id: UUID
    name: str
    person: str
    handed_at: int
    complete: bool
    waiting: int
    lines: Sequence[LeftLine]
    before: int = 0
    """How many of the changes come before these lines."""
    files: Sequence[LeftPaper] = ()
    files_lost: int = 0
    """Files that went with the device: more than is kept, or not to be read any more."""


class Known:
    """Rows of the store, and customers and vehicles that are only made by what waits."""

    def __init__(self, rows: Rows, commands: Sequence[Command | None]) -> None:
        self._rows = rows
        self._made: dict[UUID, Record] = {}
        for command in commands:
            if isinstance(command, CreateCustomer):
                customer = Customer(id=command.customer_id, name=command.name, created_at=0)
                self._made[customer.id] = customer
            elif isinstance(command, CreateVehicle):
                self._made[command.vehicle_id] = _vehicle(command)

    def changes(self) -> list[PendingChange]:
        """None of one's own."""
        return []

    def get(self, cls: type[R], row_id: UUID) -> R | None:
        row, made = self._rows.get(cls, row_id), self._made.get(row_id)
        return made if row is None and isinstance(made, cls) else row


def command_of(change: QuarantinedChange) -> Command | None:
    """What it says; ``None`` where this program cannot read it."""
    try:
        return codec.decode_command(change.name, change.args.encode(errors="replace"))
    except (KeyError, Invalid, codec.Malformed):
        return None


def line_of(change: QuarantinedChange, command: Command | None, known: Known) -> LeftLine:
    pending = PendingChanges(known, lambda: 0)
    who, starts = pending.subject(command) if command is not None else ("", None)
    return LeftLine(
        mid=change.mid,
        what=change.name.partition("@")[0] if command is not None else "",
        who=who,
        starts=starts,
        made_at=change.client_time,
        code=change.code,
        mechanic=_mechanic(command, known),
        vehicle=_vehicle_of(command, known),
    )


def _mechanic(command: Command | None, known: Known) -> str:
    place = command.to if isinstance(command, MoveSession) else command
    mechanic_id = place.mechanic_id if isinstance(place, BookSession | Place) else None
    mechanic = known.get(Mechanic, mechanic_id) if mechanic_id is not None else None
    return mechanic.name if mechanic is not None else ""


def _vehicle_of(command: Command | None, known: Known) -> str:
    if isinstance(command, CreateVehicle):
        return vehicle_name(_vehicle(command))
    vehicle_id = command.vehicle_id if isinstance(command, BookSession | WalkIn | EditVehicle) else None
    return vehicle_name(known.get(Vehicle, vehicle_id)) if vehicle_id is not None else ""


def _vehicle(command: CreateVehicle) -> Vehicle:
    return Vehicle(
        id=command.vehicle_id,
        customer_id=command.customer_id,
        make=command.make,
        model=command.model,
        year=command.year,
        plate=command.plate,
    )


def paper_of(file: QuarantinedFile, commands: Sequence[Command | None], known: Known) -> LeftPaper:
    """Where its booking only waits among the changes, that one says whose it is."""
    who, starts = file.customer_name, file.starts
    for command in () if file.there else commands:
        if isinstance(command, BookSession | WalkIn) and command.session_id == file.session_id:
            who, starts = PendingChanges(known, lambda: 0).subject(command)
    return LeftPaper(
        id=file.id,
        name=file.name,
        size=file.size,
        who=who,
        starts=starts,
        added_at=file.added_at,
        code=file.code,
        ready=file.ready,
        there=file.there,
    )
