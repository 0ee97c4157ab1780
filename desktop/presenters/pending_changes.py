"""The changes that the server has not settled yet, one line each, for the sync badge's list. No words here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar
from uuid import UUID

from desktop.store.pending import REFUSED, UNANSWERED, ChangeState, PendingChange
from scheduling.commands import (
    AnswerOffer,
    AskTimeOff,
    BookSession,
    CancelSession,
    Command,
    CreateCustomer,
    CreateVehicle,
    DecideTimeOff,
    EditCustomer,
    EditVehicle,
    HoursCommand,
    MoveSession,
    ParkSession,
    RemoveSpecialDay,
    RemoveTimeOff,
    SetMechanicHours,
    SetMechanicSettings,
    SetOpeningHours,
    SetSpecialDay,
)
from scheduling.edit_commands import EditSession
from scheduling.errors import ErrorCode
from scheduling.lease_commands import GiveBackLease, WalkIn
from scheduling.merge_commands import MergeCustomers
from scheduling.records import Customer, Mechanic, Record, Reservation, Session, TimeOff, Vehicle
from scheduling.request_commands import ConfirmRequest, CreateRequest, RequestCommand
from scheduling.visit_commands import VisitCommand
from scheduling.visit_requests import VisitRequest
from scheduling.vocabulary import SessionState

R = TypeVar("R", bound=Record)


class Changes(Protocol):
    """As much of the local store as is needed here."""

    def changes(self) -> list[PendingChange]: ...
    def get(self, cls: type[R], row_id: UUID) -> R | None: ...


class LineState(StrEnum):
    """How it stands with a change, for whoever made it."""

    WAITING = "waiting"
    SENT = "sent"
    """It has left, and whether it arrived is not known yet."""
    REFUSED = "refused"
    LATE = "late"
    """Discarded, but the server had it already: it holds."""
    DISCARDED = "discarded"
    """The server has still to hear that nothing of it is to be."""


def state_of(change: PendingChange) -> LineState:
    """Of a change that is not settled, or one that is refused."""
    if change.discarded:
        return LineState.DISCARDED
    if change.came_late:
        return LineState.LATE
    if change.state in REFUSED:
        return LineState.REFUSED
    return LineState.SENT if change.state is ChangeState.SENT else LineState.WAITING


def may_retry(change: PendingChange) -> bool:
    """Whether it was refused and left nothing behind: no booking without a place, which is rebooked instead."""
    left = change.outcome is not None and bool(change.outcome.stored_as)
    return change.state in REFUSED and not change.dismissed and not left


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingLine:
    """``what``: see ``what_of``; ``code`` why it was refused."""

    mid: UUID
    what: str
    who: str
    starts: int | None
    seconds: int
    """How long ago the user did it."""
    refused: bool
    code: str
    about: frozenset[UUID] = frozenset()
    """The ids by which its card beside the calendar is found: its own and those of its rows."""
    state: LineState = LineState.WAITING
    made_at: int = 0
    """By this computer's clock."""
    tries: int = 0
    """How often it was sent."""
    may_retry: bool = False
    """It was refused and left nothing behind, so that it can be made anew."""
    cancelled: bool = False
    """It was refused since its booking was cancelled meanwhile."""


def _concerns(change: PendingChange) -> bool:
    return (
        change.state in UNANSWERED or change.came_late or (change.state in REFUSED and not change.dismissed)
    )


def what_of(change: PendingChange) -> str:
    """The command's name without version (``session.cancel``); a move to another bay alone, or of what was parked
    back to where it stood, is called by that."""
    command = change.command
    if isinstance(command, MoveSession) and (command.placing or command.only_bay):
        return "session.place" if command.placing else "session.bay"
    return change.name.partition("@")[0]


class PendingChanges:
    """Lines oldest first. ``now`` gives the instant."""

    def __init__(self, store: Changes, now: Callable[[], int]) -> None:
        self._store = store
        self._now = now

    def lines(self) -> list[PendingLine]:
        """What waits, was refused, or came late."""
        return [self.line(change) for change in self._store.changes() if _concerns(change)]

    def begin(self, most: int) -> tuple[list[PendingLine], int]:
        """What was refused or came late, and the first that wait; and how many wait besides those."""
        waiting = [change for change in self._store.changes() if change.state in UNANSWERED]
        return [*self.refused(), *map(self.line, waiting[:most])], max(0, len(waiting) - most)

    def refused(self) -> list[PendingLine]:
        """What a person has to see: refused, or discarded too late."""
        changes = self._store.changes()
        return [self.line(c) for c in changes if _concerns(c) and c.state not in UNANSWERED]

    def line(self, change: PendingChange) -> PendingLine:
        """One change in a line."""
        who, starts = self.subject(change.command)
        cancelled = change.code == ErrorCode.GONE and self._is_cancelled(change.command)
        return PendingLine(
            mid=change.mid,
            what=what_of(change),
            who=who,
            starts=starts,
            seconds=max(0, self._now() - change.created_at),
            refused=change.state in REFUSED or change.came_late,
            code=change.code,
            about=change.rows | {change.mid},
            state=state_of(change),
            made_at=change.created_at,
            tries=change.attempts,
            may_retry=may_retry(change) and not cancelled,
            cancelled=cancelled,
        )

    def subject(self, command: Command) -> tuple[str, int | None]:
        """Whom it is about, by name, and the time that it names; empty and ``None`` where there is none."""
        match command:
            case CreateCustomer() | EditCustomer() | CreateVehicle() | EditVehicle():
                return self._of_customer(command), None
            case MergeCustomers():
                return self._name(command.kept_id) or self._name(command.other_id), None
            case BookSession() | WalkIn():
                return self._name(command.customer_id), command.starts
            case MoveSession():
                return self._of_session(command.session_id)[0], command.to.starts
            case EditSession() | CancelSession() | AnswerOffer() | ParkSession():
                return self._of_session(command.session_id)
        return self._of_others(command)

    def _of_customer(self, command: CreateCustomer | EditCustomer | CreateVehicle | EditVehicle) -> str:
        match command:
            case CreateCustomer():
                return command.name
            case EditVehicle():
                vehicle = self._store.get(Vehicle, command.vehicle_id)
                return self._name(vehicle.customer_id) if vehicle else ""
            case _:
                return self._name(command.customer_id)

    def _of_others(
        self, command: VisitCommand | RequestCommand | HoursCommand | GiveBackLease
    ) -> tuple[str, int | None]:
        if isinstance(command, VisitCommand):
            return self._of_session(command.session_id)
        if isinstance(command, RequestCommand):
            return self._of_request(command)
        if isinstance(command, GiveBackLease):
            lease = self._store.get(Reservation, command.lease_id)
            return "", lease.starts if lease else None
        return self._of_hours(command)

    def _of_request(self, command: RequestCommand) -> tuple[str, int | None]:
        if isinstance(command, CreateRequest):
            return self._name(command.customer_id), min(command.requested, default=None)
        request = self._store.get(VisitRequest, command.request_id)
        name = self._name(request.customer_id) if request else ""
        return name, command.starts if isinstance(command, ConfirmRequest) else None

    def _of_hours(self, command: HoursCommand) -> tuple[str, int | None]:
        match command:
            case SetMechanicHours() | SetMechanicSettings():
                return self._mechanic(command.mechanic_id), None
            case AskTimeOff():
                return self._mechanic(command.mechanic_id), command.starts
            case DecideTimeOff() | RemoveTimeOff():
                row = self._store.get(TimeOff, command.time_off_id)
                return (self._mechanic(row.mechanic_id), row.starts) if row else ("", None)
            case SetOpeningHours() | SetSpecialDay() | RemoveSpecialDay():
                return "", None

    def _mechanic(self, mechanic_id: UUID) -> str:
        mechanic = self._store.get(Mechanic, mechanic_id)
        return mechanic.name if mechanic else ""

    def _is_cancelled(self, command: Command) -> bool:
        session_id = getattr(command, "session_id", None)
        session = self._store.get(Session, session_id) if session_id is not None else None
        return session is not None and session.state is SessionState.CANCELLED

    def _of_session(self, session_id: UUID) -> tuple[str, int | None]:
        session = self._store.get(Session, session_id)
        if session is None:
            return "", None
        return self._name(session.customer_id), session.starts

    def _name(self, customer_id: UUID) -> str:
        customer = self._store.get(Customer, customer_id)
        return customer.name if customer else ""
