"""What somebody changed of one subject's hours and has not saved: kept while they look elsewhere, saved as one.

Decides which changes that makes; not whether they may (``hours``), nor what they do (``scheduling.hours_change``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import TypeAlias
from uuid import UUID

from desktop.presenters.hours_model import Staged, Subject, Unsaved
from desktop.presenters.hours_week import Week, hours_blocks, opening_days, opening_week, own_week
from desktop.store.local_store import LocalStore
from scheduling.commands import (
    AskTimeOff,
    DecideTimeOff,
    HoursCommand,
    MechanicSettings,
    RemoveSpecialDay,
    RemoveTimeOff,
    SetMechanicHours,
    SetMechanicSettings,
    SetOpeningHours,
    SetSpecialDay,
)
from scheduling.hours_editing import same_rows, settings_of
from scheduling.ids import uuid7
from scheduling.records import Mechanic, SpecialDay, TimeOff, WeeklyBlock, WorkshopHours
from scheduling.vocabulary import MechanicType

SpecialCommand: TypeAlias = SetSpecialDay | RemoveSpecialDay
TimeOffCommand: TypeAlias = AskTimeOff | DecideTimeOff | RemoveTimeOff


@dataclass(frozen=True, slots=True, kw_only=True)
class Edits:
    """One state of what is not saved. ``seen`` are the week's rows as they were when its editing began."""

    week: Week | None = None
    seen: tuple[UUID, ...] = ()
    settings: tuple[MechanicSettings, MechanicSettings] | None = None
    """As they were seen, and as they should be."""
    special: dict[UUID, SpecialCommand] = field(default_factory=dict)
    time_off: dict[UUID, TimeOffCommand] = field(default_factory=dict)


class Draft:
    """Of one subject; each edit can be taken back one by one."""

    def __init__(self, store: LocalStore, mechanic_id: UUID | None) -> None:
        self._store = store
        self._mechanic_id = mechanic_id
        self.edits = Edits()
        self._before: list[Edits] = []
        self.discarded = False
        """Whether all of it has just been let go, and nothing been edited since."""

    # --- the week

    def rows(self) -> Sequence[WeeklyBlock] | Sequence[WorkshopHours]:
        """The week's rows as they are known now."""
        if self._mechanic_id is None:
            return self._store.all(WorkshopHours)
        return [row for row in self._store.all(WeeklyBlock) if row.mechanic_id == self._mechanic_id]

    def saved_week(self) -> Week:
        """As the rows say."""
        if self._mechanic_id is None:
            return opening_week(self._store.all(WorkshopHours))
        rows = self._store.all(WeeklyBlock)
        return own_week(row for row in rows if row.mechanic_id == self._mechanic_id)

    @property
    def week(self) -> Week:
        """As it is on screen."""
        return self.edits.week if self.edits.week is not None else self.saved_week()

    def set_week(self, week: Week) -> None:
        """Put this week in its place; the week as it was saved is no edit."""
        if self.edits.week is None and week.same_hours(self.saved_week()):
            return
        seen = self.edits.seen if self.edits.week is not None else tuple(row.id for row in self.rows())
        self._set(replace(self.edits, week=week, seen=seen))

    @property
    def stale(self) -> bool:
        """Whether somebody else changed the week that is being edited."""
        return self.edits.week is not None and not same_rows(self.edits.seen, (row.id for row in self.rows()))

    def keep_mine(self) -> None:
        """Of a week that two people changed: the one here is to stand in place of theirs."""
        if self.edits.week is None:
            return
        present = tuple(row.id for row in self.rows())
        blocks = tuple(
            each if each.id in present else replace(each, id=uuid7()) for each in self.edits.week.blocks
        )
        self._set(replace(self.edits, week=replace(self.edits.week, blocks=blocks), seen=present))

    def take_theirs(self) -> None:
        """What was changed here of the week is let go."""
        self._set(replace(self.edits, week=None, seen=()))

    # --- the rest

    def set_settings(self, to: MechanicSettings) -> None:
        mechanic = self._mechanic()
        if mechanic is None:
            return
        seen = self.edits.settings[0] if self.edits.settings is not None else settings_of(mechanic)
        self._set(replace(self.edits, settings=(seen, to) if to != seen else None))

    @property
    def settings(self) -> MechanicSettings | None:
        """As they are on screen; ``None`` of the workshop."""
        mechanic = self._mechanic()
        if mechanic is None:
            return None
        return self.edits.settings[1] if self.edits.settings is not None else settings_of(mechanic)

    def set_specials(self, wished: Iterable[tuple[UUID, SpecialCommand | None]]) -> None:
        """What is to become of these special days, as one edit; ``None``: nothing."""
        special = dict(self.edits.special)
        for row_id, command in wished:
            special.pop(row_id, None)
            if command is not None:
                special[row_id] = command
        self._set(replace(self.edits, special=special))

    def set_time_off(self, row_id: UUID, command: TimeOffCommand | None) -> None:
        """The same of a time off."""
        time_off = {key: each for key, each in self.edits.time_off.items() if key != row_id}
        self._set(
            replace(self.edits, time_off=time_off if command is None else {**time_off, row_id: command})
        )

    # --- all of it

    @property
    def may_step_back(self) -> bool:
        return bool(self._before)

    def step_back(self) -> None:
        """Take the last edit back."""
        if self._before:
            self.edits = self._before.pop()
            self.discarded = False

    def clear(self) -> None:
        """It is saved."""
        self.edits = Edits()
        self._before.clear()
        self.discarded = False

    def discard(self) -> None:
        """Let all of it go, which is an edit as well: it can be taken back."""
        self._set(Edits())
        self.discarded = True

    def commands(self) -> list[HoursCommand]:
        """What saving sends."""
        made: list[HoursCommand] = []
        week = self._week_command()
        if week is not None:
            made.append(week)
        if self.edits.settings is not None and self._mechanic_id is not None:
            seen, to = self.edits.settings
            made.append(SetMechanicSettings(mechanic_id=self._mechanic_id, seen=seen, to=to))
        special = (each for each in self.edits.special.values() if self._is_there(each))
        return [*made, *special, *(each for each in self.edits.time_off.values() if self._is_there(each))]

    def unsaved(self, subject: Subject) -> Unsaved:
        """What of it there is, for words."""
        saved, week = self.saved_week(), self.week
        roster = Staged.NO
        affiliated = subject.type is MechanicType.WORKSHOP_AFFILIATED
        if affiliated and bool(saved.blocks) != bool(week.blocks):
            roster = Staged.NEW if week.blocks else Staged.REMOVED
        settings = 0
        if self.edits.settings is not None:
            seen, to = self.edits.settings
            settings = sum(
                getattr(seen, each.name) != getattr(to, each.name) for each in fields(MechanicSettings)
            )
        special = sum(map(self._is_there, self.edits.special.values()))
        time_off = [each for each in self.edits.time_off.values() if self._is_there(each)]
        decided = sum(isinstance(each, DecideTimeOff) for each in time_off)
        return Unsaved(
            days=() if roster else tuple(week.changed_days(saved)),
            roster=roster,
            settings=settings,
            special=special,
            time_off=len(time_off) - decided,
            decided=decided,
        )

    def _week_command(self) -> SetMechanicHours | SetOpeningHours | None:
        week = self.edits.week
        if week is None or (week.same_hours(self.saved_week()) and not self.stale):
            return None
        seen = list(self.edits.seen)
        if self._mechanic_id is None:
            return SetOpeningHours(seen=seen, days=opening_days(week, self._store.all(WorkshopHours)))
        return SetMechanicHours(mechanic_id=self._mechanic_id, seen=seen, blocks=hours_blocks(week))

    def _is_there(self, command: SpecialCommand | TimeOffCommand) -> bool:
        """What somebody else took away meanwhile is not taken away, or answered, again."""
        match command:
            case RemoveSpecialDay():
                return self._store.get(SpecialDay, command.special_day_id) is not None
            case DecideTimeOff() | RemoveTimeOff():
                return self._store.get(TimeOff, command.time_off_id) is not None
            case _:
                return True

    def _mechanic(self) -> Mechanic | None:
        return self._store.get(Mechanic, self._mechanic_id) if self._mechanic_id is not None else None

    def _set(self, edits: Edits) -> None:
        if edits != self.edits:
            self._before.append(self.edits)
            self.edits = edits
            self.discarded = False
