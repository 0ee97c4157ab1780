"""Puts together what the Availability screen shows of one subject. Not here: what is edited (``hours``)."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from desktop.presenters import hours_rows
from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.clock import Clock
from desktop.presenters.edit_clashes import EditClash, EditClashes
from desktop.presenters.hours_draft import Draft
from desktop.presenters.hours_model import DayShown, HoursPage, Subject
from desktop.presenters.hours_week import opening_week
from desktop.presenters.province_holidays import Holidays
from desktop.store.local_store import LocalStore
from desktop.store.pending import REFUSED
from scheduling.calendar_rules import local_of
from scheduling.commands import SetMechanicHours, SetMechanicSettings, SetOpeningHours
from scheduling.mechanics import ALLOWED_KINDS, is_affiliated
from scheduling.records import Mechanic, SpecialDay, WorkshopHours
from scheduling.vocabulary import MechanicType

HOLIDAYS_AHEAD = 400
"""Days for which holidays are listed: a year, and a little of the next."""


class PageMaker:
    """``clashes`` finds and settles what two people changed."""

    def __init__(
        self, store: LocalStore, source: AvailabilitySource, clock: Clock, rights: Rights, holidays: Holidays
    ) -> None:
        self._store = store
        self._source = source
        self._clock = clock
        self._rights = rights
        self._holidays = holidays
        self.clashes = EditClashes(store)

    def make(
        self, subject: Subject, subjects: tuple[Subject, ...], draft: Draft, days: tuple[DayShown, ...]
    ) -> HoursPage:
        """``days`` are those of the week on view."""
        now, today = self._clock.now(), local_of(self._clock.now(), self._source.zone())[0]
        mechanic = self._store.get(Mechanic, subject.mechanic_id) if subject.mechanic_id else None
        waits = hours_rows.waiting(self._store)
        special = hours_rows.special_lines(
            self._store.all(SpecialDay), draft.edits.special, today, hours_rows.row_ids(waits)
        )
        organization = self._source.organization()
        found = self._holidays.between(organization.province, today, today + timedelta(days=HOLIDAYS_AHEAD))
        week = draft.week
        return HoursPage(
            subject=subject,
            subjects=subjects,
            week=week,
            workshop=opening_week(self._store.all(WorkshopHours)),
            follows_workshop=subject.type is MechanicType.WORKSHOP_AFFILIATED and not week.blocks,
            days=days,
            specials=special if subject.is_workshop else (),
            holidays=hours_rows.holiday_lines(found, special) if subject.is_workshop else (),
            time_off=hours_rows.time_off_lines(
                self._store, self._rights, subject, draft.edits.time_off, (now, today)
            ),
            mechanics=self._for_time_off(subject),
            settings=draft.settings if subject.sets_hours else None,
            defaults=(
                organization.buffer_minutes,
                organization.notice_minutes,
                organization.horizon_days,
                organization.grid_minutes,
            ),
            kinds=ALLOWED_KINDS[subject.type] if mechanic is not None and subject.type else frozenset(),
            unsaved=draft.unsaved(subject),
            stale=draft.stale,
            waiting=hours_rows.waits_of(waits, subject.mechanic_id),
            clashes=self._of_subject(subject),
        )

    def _for_time_off(self, subject: Subject) -> tuple[tuple[UUID, str], ...]:
        if subject.mechanic_id is not None:
            return ((subject.mechanic_id, subject.name),)
        rows = (row for row in self._source.mechanics() if is_affiliated(row))
        return tuple((row.id, row.name) for row in rows if self._rights.may_set_hours(row))

    def _of_subject(self, subject: Subject) -> tuple[EditClash, ...]:
        """The refused changes of its week or settings that somebody else's stand against."""
        found: list[EditClash] = []
        for change in self._store.changes():
            if change.state not in REFUSED or change.dismissed:
                continue
            command = change.command
            own = (isinstance(command, SetOpeningHours) and subject.is_workshop) or (
                isinstance(command, SetMechanicHours | SetMechanicSettings)
                and command.mechanic_id == subject.mechanic_id
            )
            clash = self.clashes.find(change) if own else None
            if clash is not None:
                found.append(clash)
        return tuple(found)
