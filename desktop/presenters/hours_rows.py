"""Reads what the Availability screen lists: whose hours, days off, holidays; what of each is not saved, or waits.

Not here: the week (``hours_week``), what may be edited (``hours``), free times (``hours_preview``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.hours_draft import Draft, SpecialCommand, TimeOffCommand
from desktop.presenters.hours_model import HolidayLine, SpecialLine, Staged, Subject, TimeOffLine
from desktop.presenters.province_holidays import Holiday
from desktop.presenters.time_off_count import over
from desktop.store.local_store import LocalStore
from desktop.store.pending import UNANSWERED
from scheduling.commands import (
    AskTimeOff,
    DecideTimeOff,
    HoursCommand,
    RemoveSpecialDay,
    SetMechanicHours,
    SetMechanicSettings,
    SetOpeningHours,
    SetSpecialDay,
)
from scheduling.hours_editing import special_day, time_off
from scheduling.mechanics import is_affiliated, mechanic_type
from scheduling.records import Mechanic, SpecialDay, TimeOff
from scheduling.vocabulary import OrganizationKind, SpecialDayKind, TimeOffStatus


def subjects(
    source: AvailabilitySource, rights: Rights, drafts: Mapping[UUID | None, Draft]
) -> tuple[Subject, ...]:
    """Those whose hours this person may change, or ask for time off: the workshop first, then oneself."""
    found: list[Subject] = []
    if rights.may_set_workshop_hours():
        organization = source.organization()
        has_week = organization.kind is not OrganizationKind.SOLO
        found.append(
            Subject(mechanic_id=None, name=organization.name, type=None, sets_hours=True, has_week=has_week)
        )
    for mechanic in sorted(source.mechanics(), key=lambda row: row.id != rights.own_mechanic):
        sets, asks = rights.may_set_hours(mechanic), rights.may_ask_time_off(mechanic)
        if sets or asks:
            found.append(
                Subject(
                    mechanic_id=mechanic.id,
                    name=mechanic.name,
                    type=mechanic_type(mechanic),
                    own=mechanic.id == rights.own_mechanic,
                    sets_hours=sets,
                    asks=asks and not sets,
                )
            )
    return tuple(_marked(each, drafts) for each in found)


def _marked(subject: Subject, drafts: Mapping[UUID | None, Draft]) -> Subject:
    draft = drafts.get(subject.mechanic_id)
    return subject if draft is None else replace(subject, unsaved=bool(draft.commands()))


# --- what waits


def waiting(store: LocalStore) -> list[HoursCommand]:
    """The changes of hours that the server has not answered."""
    unanswered = (change for change in store.changes() if change.state in UNANSWERED and not change.discarded)
    return [change.command for change in unanswered if isinstance(change.command, HoursCommand)]


def waits_of(commands: Iterable[HoursCommand], mechanic_id: UUID | None) -> bool:
    """Whether a change of this subject's week or settings is among them."""
    return any(
        (isinstance(each, SetOpeningHours) and mechanic_id is None)
        or (isinstance(each, SetMechanicHours | SetMechanicSettings) and each.mechanic_id == mechanic_id)
        for each in commands
    )


def row_ids(commands: Iterable[HoursCommand]) -> frozenset[UUID]:
    """The special days and times off that such a change is about."""
    found = (getattr(each, "special_day_id", None) or getattr(each, "time_off_id", None) for each in commands)
    return frozenset(each for each in found if each is not None)


# --- special days


def special_lines(
    rows: Iterable[SpecialDay], edits: Mapping[UUID, SpecialCommand], today: date, wait: Collection[UUID]
) -> tuple[SpecialLine, ...]:
    """From today on, by day, those that are to be removed among them."""
    found = {row.id: SpecialLine(row=row, waiting=row.id in wait) for row in rows if row.day >= today}
    for row_id, command in edits.items():
        known = found.get(row_id)
        if isinstance(command, SetSpecialDay):
            row = special_day(command, known.row if known else None)
            found[row_id] = SpecialLine(row=row, staged=Staged.CHANGED if known else Staged.NEW)
        elif known is not None:
            found[row_id] = replace(known, staged=Staged.REMOVED)
    return tuple(sorted(found.values(), key=lambda line: (line.row.day, line.row.id)))


def holiday_lines(holidays: Iterable[Holiday], lines: Iterable[SpecialLine]) -> tuple[HolidayLine, ...]:
    """Each holiday of the province, with what is set for it; one that only the rows know is listed too."""
    of_day: dict[date, SpecialLine] = {}
    for line in lines:
        if line.staged is not Staged.REMOVED or line.row.day not in of_day:
            of_day[line.row.day] = line
    made = [_holiday_line(each.day, each.label_en, each.label_fr, of_day.get(each.day)) for each in holidays]
    listed = {each.day for each in made}
    made += [
        _holiday_line(line.row.day, line.row.label_en, line.row.label_fr, line)
        for line in of_day.values()
        if line.row.statutory and line.row.day not in listed
    ]
    return tuple(sorted(made, key=lambda each: each.day))


def _holiday_line(day: date, label_en: str, label_fr: str, line: SpecialLine | None) -> HolidayLine:
    stands = line is not None and line.staged is not Staged.REMOVED
    return HolidayLine(
        day=day,
        label_en=label_en,
        label_fr=label_fr,
        closed=line is not None and stands and line.row.kind is SpecialDayKind.CLOSED,
        special=line.row if line is not None and stands else None,
        staged=line.staged if line is not None else Staged.NO,
        waiting=line is not None and line.waiting,
    )


def toggled(
    line: HolidayLine, rows: Iterable[SpecialDay], edits: Mapping[UUID, SpecialCommand], new_id: UUID
) -> list[tuple[UUID, SpecialCommand | None]]:
    """What ticking that holiday, or taking the tick away, makes of each special day of that date."""
    saved = [row for row in rows if row.day == line.day]
    new = [key for key, each in edits.items() if isinstance(each, SetSpecialDay) and each.day == line.day]
    added = [key for key in new if key not in {row.id for row in saved}]
    if line.closed:
        dropped: list[tuple[UUID, SpecialCommand | None]] = [(key, None) for key in new]
        shut = [row for row in saved if row.kind is SpecialDayKind.CLOSED]
        return dropped + [(row.id, RemoveSpecialDay(special_day_id=row.id)) for row in shut]
    closed = [row for row in saved if row.kind is SpecialDayKind.CLOSED]
    if closed:  # the tick that was taken away comes back
        return [(closed[0].id, None)]
    row_id = saved[0].id if saved else added[0] if added else new_id
    command = SetSpecialDay(
        special_day_id=row_id,
        day=line.day,
        kind=SpecialDayKind.CLOSED,
        label_en=line.label_en,
        label_fr=line.label_fr,
    )
    return [(row_id, command)]


def entered(
    command: SetSpecialDay, rows: Iterable[SpecialDay], edits: Mapping[UUID, SpecialCommand]
) -> list[tuple[UUID, SpecialCommand | None]]:
    """What setting that day makes of each special day of that date: a day has one, so what there is becomes it.

    With two the engine would take the narrower, and hours that were entered over a closure would open nothing.
    """
    saved = {row.id: row for row in rows}
    set_now = {key: each for key, each in edits.items() if isinstance(each, SetSpecialDay)}
    days = {key: row.day for key, row in saved.items() if key not in edits}
    days |= {key: each.day for key, each in set_now.items()}
    others = [key for key, day in days.items() if day == command.day and key != command.special_day_id]
    if others and command.special_day_id not in days:
        row_id, *others = others
        before = set_now.get(row_id) or saved[row_id]
        named = command if command.label_en or command.label_fr else before
        command = replace(command, special_day_id=row_id, label_en=named.label_en, label_fr=named.label_fr)
    dropped: list[tuple[UUID, SpecialCommand | None]] = [
        (key, RemoveSpecialDay(special_day_id=key) if key in saved else None) for key in others
    ]
    return [(command.special_day_id, command), *dropped]


# --- time off


def time_off_lines(
    store: LocalStore,
    rights: Rights,
    subject: Subject,
    edits: Mapping[UUID, TimeOffCommand],
    since: tuple[int, date],
) -> tuple[TimeOffLine, ...]:
    """From now on: of the mechanic, of the workshop those of its affiliated ones; what waits for a yes comes first."""
    wait = row_ids(waiting(store))
    mechanics = {row.id: row for row in store.all(Mechanic) if _of_subject(row, subject)}
    found: list[TimeOffLine] = []
    for row in [*store.all(TimeOff), *_new_rows(mechanics, edits)]:
        mechanic = mechanics.get(row.mechanic_id)
        if mechanic is None or over(row, *since):
            continue
        sets = rights.may_set_hours(mechanic)
        asked = row.status is TimeOffStatus.PENDING and is_affiliated(mechanic)
        open_ = row.status is not TimeOffStatus.APPROVED and rights.may_ask_time_off(mechanic)
        found.append(
            TimeOffLine(
                row=row,
                mechanic=mechanic.name,
                staged=_staged(edits.get(row.id)),
                waiting=row.id in wait,
                may_decide=sets and is_affiliated(mechanic),
                may_remove=(sets and not asked) or open_,  # a request is answered
            )
        )
    return tuple(sorted(found, key=_order))


def _of_subject(mechanic: Mechanic, subject: Subject) -> bool:
    if subject.is_workshop:
        return mechanic.active and is_affiliated(mechanic)
    return mechanic.id == subject.mechanic_id


def _new_rows(mechanics: Mapping[UUID, Mechanic], edits: Mapping[UUID, TimeOffCommand]) -> list[TimeOff]:
    asked = (each for each in edits.values() if isinstance(each, AskTimeOff))
    return [time_off(each, mechanics[each.mechanic_id]) for each in asked if each.mechanic_id in mechanics]


def _staged(command: TimeOffCommand | None) -> Staged:
    match command:
        case None:
            return Staged.NO
        case AskTimeOff():
            return Staged.NEW
        case DecideTimeOff():
            return Staged.APPROVED if command.approve else Staged.DECLINED
        case _:
            return Staged.REMOVED


def _order(line: TimeOffLine) -> tuple[bool, int, UUID]:
    asked = line.row.status is TimeOffStatus.PENDING
    return not asked, starts_of(line.row), line.row.id


def starts_of(row: TimeOff) -> int:
    """To sort by: whole days by their midnight in Greenwich."""
    if row.first_day is not None:
        return (row.first_day - date(1970, 1, 1)).days * 86_400
    return row.starts or 0


def monday_of(day: date) -> date:
    """Of the week in which it lies."""
    return day - timedelta(days=day.weekday())
