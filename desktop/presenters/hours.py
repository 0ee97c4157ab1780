"""The Availability screen: whose hours are on view, what is changed of them and not saved, saving it, and its way back.

Decides and gives codes; the view paints and forwards. Its parts: ``hours_week`` is the painted week, ``hours_draft``
what is not saved, ``hours_page`` and ``hours_rows`` what is shown, ``hours_preview`` free times and stranded bookings,
``hours_undo`` the way back.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from psygnal import Signal

from desktop.presenters import hours_rows
from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.clock import Clock
from desktop.presenters.hours_draft import Draft
from desktop.presenters.hours_model import DaySeen, HoursPage, StrandedLine, Subject, TimeSeen
from desktop.presenters.hours_page import PageMaker
from desktop.presenters.hours_preview import Foresight
from desktop.presenters.hours_undo import take_back, way_back
from desktop.presenters.hours_week import Week, opening_week
from desktop.presenters.province_holidays import Holidays
from desktop.presenters.time_off_count import time_off_waiting
from desktop.presenters.undo import UndoStack
from desktop.presenters.undo_labels import MECHANIC_HOURS, TIME_OFF, WORKSHOP_HOURS
from desktop.store.local_store import LocalStore
from scheduling.calendar_rules import local_of
from scheduling.commands import (
    AskTimeOff,
    DecideTimeOff,
    HoursCommand,
    MechanicSettings,
    RemoveSpecialDay,
    RemoveTimeOff,
    SetSpecialDay,
)
from scheduling.errors import Gone, NotAllowed
from scheduling.hours_editing import check_hours
from scheduling.ids import uuid7
from scheduling.mechanics import is_affiliated
from scheduling.records import Mechanic, SpecialDay, TimeOff, WorkshopHours
from scheduling.vocabulary import VisitKind


class HoursPresenter:
    """One for the window. ``undo`` is the window's."""

    changed = Signal()
    """Rows, the outbox or what is not saved: ask for the page again."""

    def __init__(  # noqa: PLR0917 the desk's parts
        self,
        store: LocalStore,
        source: AvailabilitySource,
        clock: Clock,
        rights: Rights,
        undo: UndoStack,
        holidays: Holidays,
    ) -> None:
        self._store = store
        self._source = source
        self._clock = clock
        self._rights = rights
        self._undo = undo
        self._pages = PageMaker(store, source, clock, rights, holidays)
        self._drafts: dict[UUID | None, Draft] = {}
        self._chosen: UUID | None = None
        self._monday: date | None = None
        self._kind: VisitKind | None = None
        self._foresight: Foresight | None = None
        self._page: HoursPage | None = None
        self._minute = clock.now() // 60
        store.changed.connect(self._rows_changed)
        store.pending_changed.connect(self._forget)

    # --- what is shown

    @property
    def ready(self) -> bool:
        """Whether the first rows have arrived."""
        return self._source.ready

    @property
    def zone(self) -> ZoneInfo:
        """The workshop's."""
        return self._source.zone()

    def subjects(self) -> tuple[Subject, ...]:
        """Whose hours there are here for this person; none, and there is no such screen."""
        if not self._source.ready:
            return ()
        return hours_rows.subjects(self._source, self._rights, self._drafts)

    def page(self) -> HoursPage | None:
        """What is on view; ``None`` before the first rows have arrived, and for who may change nothing."""
        if self._page is None:
            subjects = self.subjects()
            if subjects:
                self._page = self._make(self._subject(subjects), subjects)
        return self._page

    def asked(self) -> int:
        """How many requests for time off wait for this person's answer."""
        return time_off_waiting(self._store, self._source, self._rights, self._clock.now())

    def choose(self, mechanic_id: UUID | None) -> None:
        """Look at somebody else's; what is not saved of these is kept."""
        self._chosen = mechanic_id
        self._kind = None
        self._forget()

    def tick(self) -> None:
        """A minute may have passed: what is free, and what is over, follows the clock."""
        minute = self._clock.now() // 60
        if minute != self._minute:
            self._minute = minute
            self._forget()

    @property
    def monday(self) -> date:
        """Of the week on view."""
        return self._monday or hours_rows.monday_of(self.today)

    @property
    def today(self) -> date:
        return local_of(self._clock.now(), self._source.zone())[0]

    def go_by(self, weeks: int) -> None:
        """Another week; the hours are the same each week, what lies over them is not."""
        self._monday = self.monday + timedelta(days=7 * weeks)
        self._forget()

    def go_to(self, day: date | None) -> None:
        """The week of that day; ``None``: of today."""
        self._monday = None if day is None else hours_rows.monday_of(day)
        self._forget()

    # --- what it would mean

    def kinds(self) -> tuple[VisitKind, ...]:
        """The kinds of visit that the preview can show."""
        return self._seen().kinds()

    @property
    def kind(self) -> VisitKind:
        """What the preview shows times for."""
        kinds = self.kinds()
        if self._kind in kinds and self._kind is not None:
            return self._kind
        return kinds[0] if kinds else VisitKind.IN_PERSON

    def show_kind(self, kind: VisitKind) -> None:
        self._kind = kind
        self.changed.emit()

    def days(self) -> tuple[DaySeen, ...]:
        """Two weeks as customers will see them, with what is not saved."""
        return self._seen().days(self.kind)

    def times(self, day: date) -> tuple[TimeSeen, ...]:
        """The times of a day, and why one is not free."""
        return self._seen().times(day, self.kind)

    def why(self, day: date, minute: int) -> TimeSeen:
        """Of any time of the week on view."""
        return self._seen().why(day, minute, self.kind)

    def offered(self, starts: int) -> bool:
        """Whether a free time is one that customers are offered."""
        return self._seen().offered(starts, self.kind)

    def stranded(self) -> tuple[StrandedLine, ...]:
        """The bookings that saving would leave where nobody works."""
        return self._seen().stranded(self._store)

    # --- the week

    def set_week(self, week: Week) -> None:
        """The week as it is painted now."""
        self._require(self._now().sets_hours)
        self._draft().set_week(week)
        self._forget()

    def begin_roster(self) -> None:
        """The workshop keeps a roster for this mechanic from now on: to begin with, its own hours."""
        rows = opening_week(self._store.all(WorkshopHours))
        blocks = tuple(replace(block, id=uuid7()) for block in rows.blocks)
        self.set_week(Week(blocks=blocks))

    def give_up_roster(self) -> None:
        """As the workshop's hours."""
        self.set_week(Week())

    def keep_mine(self) -> None:
        """Of a week that somebody else changed meanwhile, the one that is on screen."""
        self._draft().keep_mine()
        self._forget()

    def take_theirs(self) -> None:
        """The one that somebody else saved."""
        self._draft().take_theirs()
        self._forget()

    # --- settings, special days, time off

    def set_settings(self, to: MechanicSettings) -> None:
        self._require(self._now().sets_hours)
        self._draft().set_settings(to)
        self._forget()

    def set_special(self, command: SetSpecialDay) -> None:
        """A closure or a day with hours of its own; raises ``Invalid`` for hours that no day has.

        Where that day is a special one already, it is that one which changes.
        """
        self._require(self._now().is_workshop)
        check_hours(command)
        draft = self._draft()
        draft.set_specials(hours_rows.entered(command, self._store.all(SpecialDay), draft.edits.special))
        self._forget()

    def remove_special(self, row_id: UUID) -> None:
        """The weekly hours count again on that day; what was never saved is let go."""
        self._require(self._now().is_workshop)
        saved = self._store.get(SpecialDay, row_id) is not None
        self._draft().set_specials([(row_id, RemoveSpecialDay(special_day_id=row_id) if saved else None)])
        self._forget()

    def keep_special(self, row_id: UUID) -> None:
        """Nothing is to become of it after all, nor of what was to take its day."""
        draft, row = self._draft(), self._store.get(SpecialDay, row_id)
        took = [
            (key, None)
            for key, each in draft.edits.special.items()
            if row is not None and isinstance(each, SetSpecialDay) and each.day == row.day
        ]
        draft.set_specials([(row_id, None), *took])
        self._forget()

    def toggle_holiday(self, day: date) -> None:
        """Close the workshop on that holiday, or open it as on any day."""
        page = self.page()
        line = next((each for each in page.holidays if each.day == day), None) if page else None
        if line is None:
            return
        draft = self._draft()
        draft.set_specials(
            hours_rows.toggled(line, self._store.all(SpecialDay), draft.edits.special, uuid7())
        )
        self._forget()

    def ask_time_off(self, command: AskTimeOff) -> None:
        """Time off that counts at once, or that is asked for; raises ``Invalid`` for what has no end."""
        mechanic = self._store.get(Mechanic, command.mechanic_id)
        if mechanic is None:
            raise Gone
        sets = self._rights.may_set_hours(mechanic)
        self._require(sets or self._rights.may_ask_time_off(mechanic))
        command = replace(command, as_request=not sets)
        check_hours(command)
        self._draft().set_time_off(command.time_off_id, command)
        self._forget()

    def decide(self, row_id: UUID, *, approve: bool) -> None:
        """Yes or no to what an affiliated mechanic asked for."""
        row = self._store.get(TimeOff, row_id)
        mechanic = self._store.get(Mechanic, row.mechanic_id) if row else None
        if mechanic is None:
            raise Gone
        self._require(is_affiliated(mechanic) and self._rights.may_set_hours(mechanic))
        self._draft().set_time_off(row_id, DecideTimeOff(time_off_id=row_id, approve=approve))
        self._forget()

    def remove_time_off(self, row_id: UUID) -> None:
        """Take it away; what was never saved is let go."""
        saved = self._store.get(TimeOff, row_id) is not None
        self._draft().set_time_off(row_id, RemoveTimeOff(time_off_id=row_id) if saved else None)
        self._forget()

    def keep_time_off(self, row_id: UUID) -> None:
        """Nothing is to become of it after all."""
        self._draft().set_time_off(row_id, None)
        self._forget()

    # --- saving

    @property
    def may_step_back(self) -> bool:
        """Whether there is an edit on view that is not saved."""
        return self._draft().may_step_back

    def step_back(self) -> None:
        """Take the last edit back that is not saved."""
        self._draft().step_back()
        self._forget()

    def discard(self) -> None:
        """Let everything go that is not saved of this subject; a step back brings it again."""
        self._draft().discard()
        self._forget()

    @property
    def discarded(self) -> bool:
        """Whether a step back would bring again what was discarded."""
        return self._draft().discarded

    def over(self, command: SetSpecialDay | AskTimeOff) -> bool:
        """Whether it lies behind: nothing would be seen of it."""
        if isinstance(command, SetSpecialDay):
            return command.day < self.today
        if command.last_day is not None:
            return command.last_day < self.today
        return command.ends is not None and command.ends <= self._clock.now()

    def save(self) -> None:
        """Keep all of it as one step; when this returns it is on the disk.

        Raises ``Invalid`` for what the server would never take and ``NotKept``; then nothing of it is kept, and what
        was edited stays.
        """
        draft, subject = self._draft(), self._now()
        commands = draft.commands()
        if not commands or draft.stale:
            return
        ways = [way_back(self._store, command, asks=subject.asks) for command in commands]
        left = len(self.stranded())
        mids = self._store.submit_all(commands)
        draft.clear()
        asks = subject.asks and all(isinstance(each, AskTimeOff) for each in commands)
        name = "" if subject.is_workshop else subject.name
        params: dict[str, object] = {"customer": name, "asks": asks, "left": left}
        self._undo.push(
            _label(commands, subject), params, lambda: take_back(self._store, mids, ways), mids[-1]
        )
        self._forget()

    def settle(self, mid: UUID, mine: Collection[str]) -> None:
        """Of hours that somebody else changed too take these parts; raises ``Gone`` when that is settled."""
        self._pages.clashes.settle(mid, frozenset(mine))

    # --- inside

    def _subject(self, subjects: tuple[Subject, ...]) -> Subject:
        found = (each for each in subjects if each.mechanic_id == self._chosen)
        return next(found, subjects[0])

    def _now(self) -> Subject:
        page = self.page()
        if page is None:
            raise NotAllowed
        return page.subject

    def _require(self, allowed: bool) -> None:
        if not allowed:
            raise NotAllowed

    def _draft(self, subject: Subject | None = None) -> Draft:
        mechanic_id = (subject or self._now()).mechanic_id
        return self._drafts.setdefault(mechanic_id, Draft(self._store, mechanic_id))

    def _seen(self) -> Foresight:
        """Made with the page."""
        if self.page() is None or self._foresight is None:
            raise NotAllowed
        return self._foresight

    def _make(self, subject: Subject, subjects: tuple[Subject, ...]) -> HoursPage:
        draft = self._draft(subject)
        commands = [] if draft.stale else draft.commands()
        week = (self.monday, self.monday + timedelta(days=6))
        self._foresight = Foresight(self._source, self._clock, subject, commands, week)
        return self._pages.make(subject, subjects, draft, self._foresight.shown(self.monday))

    def _rows_changed(self, _: frozenset[str]) -> None:
        self._forget()

    def _forget(self) -> None:
        self._foresight = None
        self._page = None
        self.changed.emit()


def _label(commands: Sequence[HoursCommand], subject: Subject) -> str:
    """What was saved, as the undo stack names it."""
    if all(isinstance(each, AskTimeOff | DecideTimeOff | RemoveTimeOff) for each in commands):
        return TIME_OFF
    return WORKSHOP_HOURS if subject.is_workshop else MECHANIC_HOURS
