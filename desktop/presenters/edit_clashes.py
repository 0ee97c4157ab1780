"""The same field changed here and by somebody else: both values, and the choice between them, field by field.

Raw values and field names; words are the view's. Not here: which refusals there are (``conflicts``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar, cast
from uuid import UUID

from desktop.presenters.pending_changes import PendingChanges
from desktop.store.local_store import LocalStore
from desktop.store.pending import REFUSED, PendingChange
from scheduling.commands import (
    Command,
    EditCustomer,
    EditVehicle,
    FieldValue,
    HoursBlock,
    OpeningDay,
    SetMechanicHours,
    SetMechanicSettings,
    SetOpeningHours,
)
from scheduling.edit_commands import EditSession
from scheduling.errors import ErrorCode, Gone
from scheduling.hours_editing import changed_settings, settings_of
from scheduling.ids import uuid7
from scheduling.records import Customer, Mechanic, Record, Session, Vehicle, WeeklyBlock, WorkshopHours
from scheduling.session_editing import may_be_edited

R = TypeVar("R", bound=Record)
WEEKDAY = "weekday."
"""Before the number of a weekday (0 is Monday): the name of a week's field, whose value is its spans in minutes."""
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldClash:
    name: str
    theirs: object
    """What stands there now."""
    yours: object


@dataclass(frozen=True, slots=True, kw_only=True)
class EditClash:
    """A refused edit; nothing of it was done. ``also`` are its fields that nobody else changed: they go along."""

    mid: UUID
    what: str
    who: str
    about: frozenset[UUID]
    fields: tuple[FieldClash, ...]
    also: tuple[str, ...] = ()


class _Block(Protocol):
    @property
    def weekday(self) -> int: ...
    @property
    def start_minute(self) -> int: ...
    @property
    def end_minute(self) -> int: ...


@dataclass(frozen=True, slots=True)
class _Sides:
    """Of an edit, by the names of its fields: what it was when the user began, what it is now, what it should be."""

    old: Mapping[str, object]
    present: Mapping[str, object]
    new: Mapping[str, object]

    @property
    def clashing(self) -> tuple[str, ...]:
        names = (name for name in self.new if self.present[name] != self.new[name])
        return tuple(name for name in names if self.old.get(name) != self.present[name])

    @property
    def free(self) -> tuple[str, ...]:
        """Changed here only."""
        names = (name for name in self.new if self.present[name] != self.new[name])
        return tuple(name for name in names if self.old.get(name) == self.present[name])


class EditClashes:
    """Finds them and settles them."""

    def __init__(self, store: LocalStore) -> None:
        self._store = store
        self._pending = PendingChanges(store, store.now)

    def find(self, change: PendingChange) -> EditClash | None:
        """Both sides of a stale edit; ``None`` for any other change, and where nothing is in dispute any more."""
        sides = self._sides(change.command) if change.code == ErrorCode.STALE_EDIT else None
        if change.state not in REFUSED or sides is None or not sides.clashing:
            return None
        line = self._pending.line(change)
        clashes = (
            FieldClash(name=name, theirs=sides.present[name], yours=sides.new[name])
            for name in sides.clashing
        )
        return EditClash(
            mid=change.mid,
            what=line.what,
            who=line.who,
            about=line.about,
            fields=tuple(clashes),
            also=sides.free,
        )

    def settle(self, mid: UUID, mine: frozenset[str]) -> UUID | None:
        """Of the fields in dispute take ``mine``, leave the others; the id of the new edit, where one is needed.

        The refused one is seen to in the same transaction. Raises :class:`Gone` when there is nothing to settle.
        """
        change = self._store.change(mid)
        sides = self._sides(change.command) if change is not None else None
        if change is None or change.dismissed or change.state not in REFUSED or sides is None:
            raise Gone
        wanted = {name: sides.new[name] for name in sides.new if name in mine or name in sides.free}
        wanted = {name: value for name, value in wanted.items() if value != sides.present[name]}
        if not wanted:
            self._store.dismiss(mid)
            return None
        command = self._edit(change.command, sides, wanted)
        return self._store.submit_all([command], instead_of=mid)[0]

    def _sides(self, command: Command) -> _Sides | None:  # noqa: PLR0911 one for each that saw something
        match command:
            case EditCustomer():
                return _of_row(command.set, self._store.get(Customer, command.customer_id))
            case EditVehicle():
                return _of_row(command.set, self._store.get(Vehicle, command.vehicle_id))
            case EditSession():
                row = self._store.get(Session, command.session_id)
                return _of_row(command.set, row if row is not None and may_be_edited(row) else None)
            case SetMechanicSettings():
                return self._of_settings(command)
            case SetMechanicHours():
                return _of_week(self._blocks(command.mechanic_id), command.blocks)
            case SetOpeningHours():
                return _of_week(self._store.all(WorkshopHours), command.days)
            case _:
                return None

    def _of_settings(self, command: SetMechanicSettings) -> _Sides | None:
        mechanic = self._store.get(Mechanic, command.mechanic_id)
        if mechanic is None:
            return None
        names, present = changed_settings(command), settings_of(mechanic)
        old, now, new = (
            {name: getattr(values, name) for name in names} for values in (command.seen, present, command.to)
        )
        return _Sides(old, now, new)

    def _edit(self, command: Command, sides: _Sides, wanted: Mapping[str, object]) -> Command:
        match command:
            case EditCustomer() | EditSession():
                texts = {name: (str(sides.present[name]), str(value)) for name, value in wanted.items()}
                return replace(command, set=texts)
            case EditVehicle():
                pairs = {name: (sides.present[name], value) for name, value in wanted.items()}
                return replace(command, set=cast("dict[str, tuple[FieldValue, FieldValue]]", pairs))
            case SetMechanicSettings():
                present = settings_of(cast("Mechanic", self._store.get(Mechanic, command.mechanic_id)))
                return replace(command, seen=present, to=replace(present, **wanted))  # type: ignore[arg-type]  # its own values
            case SetMechanicHours():
                return self._week(command, wanted)
            case _:
                return self._opening(cast("SetOpeningHours", command), wanted)

    def _week(self, command: SetMechanicHours, wanted: Mapping[str, object]) -> SetMechanicHours:
        """Theirs, but for the days that are taken; those get new ids, since the old ones may stand elsewhere now."""
        present = self._blocks(command.mechanic_id)
        kept = [
            HoursBlock(
                id=row.id, weekday=row.weekday, start_minute=row.start_minute, end_minute=row.end_minute
            )
            for row in present
            if _name(row) not in wanted
        ]
        taken = [replace(block, id=uuid7()) for block in command.blocks if _name(block) in wanted]
        return replace(command, seen=[row.id for row in present], blocks=kept + taken)

    def _opening(self, command: SetOpeningHours, wanted: Mapping[str, object]) -> SetOpeningHours:
        present = self._store.all(WorkshopHours)
        kept = [
            OpeningDay(
                id=row.id,
                weekday=row.weekday,
                start_minute=row.start_minute,
                end_minute=row.end_minute,
                break_start_minute=row.break_start_minute,
                break_end_minute=row.break_end_minute,
            )
            for row in present
            if _name(row) not in wanted
        ]
        taken = [replace(day, id=uuid7()) for day in command.days if _name(day) in wanted]
        return replace(command, seen=[row.id for row in present], days=kept + taken)

    def _blocks(self, mechanic_id: UUID) -> list[WeeklyBlock]:
        return [row for row in self._store.all(WeeklyBlock) if row.mechanic_id == mechanic_id]


def _of_row(
    edits: Mapping[str, tuple[object, object]], row: Customer | Vehicle | Session | None
) -> _Sides | None:
    if row is None:
        return None
    present = {name: getattr(row, name) for name in edits}
    old = {name: pair[0] for name, pair in edits.items()}
    return _Sides(old, present, {name: pair[1] for name, pair in edits.items()})


def _of_week(present: Sequence[_Block], wanted: Sequence[_Block]) -> _Sides:
    """What a week was before is not known (its rows are gone), so each day that differs is in dispute."""
    names = [f"{WEEKDAY}{day}" for day in range(7)]
    theirs, yours = ({name: _spans(rows, name) for name in names} for rows in (present, wanted))
    return _Sides({}, theirs, yours)


def _name(row: _Block) -> str:
    return f"{WEEKDAY}{row.weekday}"


def _spans(rows: Sequence[_Block], name: str) -> Spans:
    """The open parts of a day; a break parts it in two."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if _name(row) != name:
            continue
        begins, ends = (getattr(row, f"break_{edge}_minute", None) for edge in ("start", "end"))
        if begins is None or ends is None:
            found.append((row.start_minute, row.end_minute))
        else:
            found += [(row.start_minute, begins), (ends, row.end_minute)]
    return tuple(sorted(found))
