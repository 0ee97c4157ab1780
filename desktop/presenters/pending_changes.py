"""The changes that the server has not settled yet, one line each, for the sync badge's list. No words here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar
from uuid import UUID

from desktop.store.pending import REFUSED, UNANSWERED, PendingChange
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
    HoursCommand,
    MoveSession,
    RemoveSpecialDay,
    RemoveTimeOff,
    SetMechanicHours,
    SetMechanicSettings,
    SetOpeningHours,
    SetSpecialDay,
)
from scheduling.records import Customer, Mechanic, Record, Session, TimeOff
from scheduling.request_commands import ConfirmRequest, CreateRequest, RequestCommand
from scheduling.visit_commands import VisitCommand
from scheduling.visit_requests import VisitRequest

R = TypeVar("R", bound=Record)


class Changes(Protocol):
    """As much of the local store as is needed here."""

    def changes(self) -> list[PendingChange]: ...
    def get(self, cls: type[R], row_id: UUID) -> R | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingLine:
    """``what`` is the command's name without version (``session.move``); ``code`` why it was refused."""

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


class PendingChanges:
    """Lines oldest first. ``now`` gives the instant."""

    def __init__(self, store: Changes, now: Callable[[], int]) -> None:
        self._store = store
        self._now = now

    def lines(self) -> list[PendingLine]:
        return [
            self._line(change)
            for change in self._store.changes()
            if change.state in UNANSWERED or (change.state in REFUSED and not change.dismissed)
        ]

    def _line(self, change: PendingChange) -> PendingLine:
        who, starts = self._subject(change.command)
        return PendingLine(
            mid=change.mid,
            what=change.name.partition("@")[0],
            who=who,
            starts=starts,
            seconds=max(0, self._now() - change.created_at),
            refused=change.state in REFUSED,
            code=change.code,
            about=change.rows | {change.mid},
        )

    def _subject(self, command: Command) -> tuple[str, int | None]:
        match command:
            case CreateCustomer():
                return command.name, None
            case EditCustomer() | CreateVehicle():
                return self._name(command.customer_id), None
            case BookSession():
                return self._name(command.customer_id), command.starts
            case MoveSession():
                return self._of_session(command.session_id)[0], command.to.starts
            case CancelSession() | AnswerOffer():
                return self._of_session(command.session_id)
        return self._of_others(command)

    def _of_others(self, command: VisitCommand | RequestCommand | HoursCommand) -> tuple[str, int | None]:
        if isinstance(command, VisitCommand):
            return self._of_session(command.session_id)
        if isinstance(command, RequestCommand):
            return self._of_request(command)
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

    def _of_session(self, session_id: UUID) -> tuple[str, int | None]:
        session = self._store.get(Session, session_id)
        if session is None:
            return "", None
        return self._name(session.customer_id), session.starts

    def _name(self, customer_id: UUID) -> str:
        customer = self._store.get(Customer, customer_id)
        return customer.name if customer else ""
