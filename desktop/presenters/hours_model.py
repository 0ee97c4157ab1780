"""What the Availability screen shows: whose hours, their week, days off, rules, what a change would do. Plain values.

Codes, dates and minutes; words are the view's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from desktop.presenters.edit_clashes import EditClash
from desktop.presenters.hours_week import Week
from scheduling.availability import Refusal
from scheduling.commands import MechanicSettings
from scheduling.intervals import Span
from scheduling.records import SpecialDay, TimeOff
from scheduling.vocabulary import MechanicType, Reason, VisitKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Whose hours can be looked at here, and which part of them this person may change."""

    mechanic_id: UUID | None
    """``None``: the workshop."""
    name: str
    type: MechanicType | None
    own: bool = False
    sets_hours: bool = False
    """The week, the settings and time off that counts at once; of the workshop its week and special days."""
    asks: bool = False
    """Time off is asked for, and the owner answers."""
    has_week: bool = True
    """A solo practice has special days and no opening hours."""
    unsaved: bool = False

    @property
    def is_workshop(self) -> bool:
        return self.mechanic_id is None


class Staged(StrEnum):
    """What of a line is not saved yet."""

    NO = ""
    NEW = "new"
    CHANGED = "changed"
    REMOVED = "removed"
    APPROVED = "approved"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayShown:
    """A day of the week on view, in minutes of its own midnight on the wall."""

    day: date
    today: bool
    closed_to: tuple[Span, ...] = ()
    """When the workshop is closed, where its hours narrow a mechanic's."""
    away: tuple[tuple[Span, str], ...] = ()
    """Time off with what the calendar says of it."""
    special: SpecialDay | None = None
    clocks: int = 0
    """Minutes by which the clocks go forward on this day; back, below zero."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialLine:
    """A closure or a day with hours of its own."""

    row: SpecialDay
    staged: Staged = Staged.NO
    waiting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayLine:
    """A statutory holiday to tick: closed, or open as usual."""

    day: date
    label_en: str
    label_fr: str
    closed: bool
    special: SpecialDay | None = None
    """What is set for that day now."""
    staged: Staged = Staged.NO
    waiting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeOffLine:
    row: TimeOff
    mechanic: str
    staged: Staged = Staged.NO
    waiting: bool = False
    may_decide: bool = False
    may_remove: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StrandedLine:
    """A booking that would stand where nobody works any more: who, when, with whom, and by what."""

    session_id: UUID
    customer: str
    mechanic: str
    starts: int
    ends: int
    refusals: tuple[Refusal, ...]

    @property
    def is_off(self) -> bool:
        """Whether it is the mechanic's own days off that it falls on."""
        return any(each.reason is Reason.TIME_OFF for each in self.refusals)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsaved:
    """What would be saved. ``days`` are weekdays."""

    days: tuple[int, ...] = ()
    roster: Staged = Staged.NO
    """Begun (``new``) or given up (``removed``)."""
    settings: int = 0
    special: int = 0
    time_off: int = 0
    decided: int = 0

    @property
    def any(self) -> bool:
        return bool(
            self.days or self.roster or self.settings or self.special or self.time_off or self.decided
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursPage:
    """All of one subject but the preview and what is stranded, which cost more and are asked for after it."""

    subject: Subject
    subjects: tuple[Subject, ...]
    week: Week
    workshop: Week
    """The opening hours as they are saved."""
    follows_workshop: bool
    """An affiliated mechanic without a roster of their own."""
    days: tuple[DayShown, ...]
    specials: tuple[SpecialLine, ...]
    holidays: tuple[HolidayLine, ...]
    time_off: tuple[TimeOffLine, ...]
    mechanics: tuple[tuple[UUID, str], ...]
    """For whom time off may be entered."""
    settings: MechanicSettings | None
    defaults: tuple[int, int, int, int]
    """The workshop's buffer, notice, horizon and grid."""
    kinds: frozenset[VisitKind]
    """What this type of mechanic may offer."""
    unsaved: Unsaved
    stale: bool
    """Somebody else changed this week since the editing of it began."""
    waiting: bool
    """Something of it waits for the server."""
    clashes: tuple[EditClash, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """One mechanic's answer about a time; ``mechanic`` is empty where only one can be meant."""

    mechanic: str
    refusals: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSeen:
    """A time that a customer would be offered, or why not."""

    starts: int
    free: bool
    whys: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySeen:
    """A day of the preview."""

    day: date
    free: int
    before: int
    """How many there are without what is not saved."""
