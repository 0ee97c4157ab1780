"""Scenes of the Availability screen for `tools.screenshots`: the workshop, mechanics, days off, stranded, why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import cast

from desktop.presenters.hours_week import Week
from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from desktop.views.availability_view import AvailabilityView
from desktop.views.hours.tabs import Tab
from scheduling.commands import AskTimeOff, Outcome, SetSpecialDay
from scheduling.errors import ErrorCode
from scheduling.ids import uuid7
from scheduling.mechanics import is_affiliated
from scheduling.records import Mechanic, WorkshopHours
from scheduling.vocabulary import Role, SpecialDayKind
from tools.quiet import settle
from tools.stage import Stage

MONDAY, NOON = 0, 12 * 60
SUNDAY = 6 * 1440


def _as(stage: Stage, role: Role, mechanic: Mechanic | None = None) -> None:
    """The person at the desk is the owner, or this mechanic."""
    person = next(row for row in stage.tenant.staff if row.role is Role.RECEPTIONIST)
    me = replace(person, role=role, mechanic_id=mechanic.id if mechanic else None)
    stage.store.load([me])


def _view(stage: Stage, tab: Tab = Tab.WEEK) -> AvailabilityView:
    view = cast("AvailabilityView", stage.open("availability").workspace.current_view())
    view.show_tab(tab)
    settle()
    return view


def _affiliated(stage: Stage) -> Mechanic:
    return next(row for row in stage.desk.source.mechanics() if is_affiliated(row))


def _independent(stage: Stage) -> Mechanic:
    return next(row for row in stage.desk.source.mechanics() if row.has_workshop and not is_affiliated(row))


def _workshop(stage: Stage) -> None:
    _as(stage, Role.OWNER)
    _view(stage)


def _edited(stage: Stage) -> None:
    """Sunday mornings open: what is not saved shows in the preview."""
    _as(stage, Role.OWNER)
    hours = stage.desk.hours
    page = hours.page()
    assert page is not None
    week = page.week.paint(SUNDAY + 9 * 60, SUNDAY + 13 * 60)
    hours.set_week(week)
    view = _view(stage)
    view.week.grid.go_to(SUNDAY + 9 * 60)
    view.week.grid.setFocus()


def _stranded(stage: Stage) -> None:
    _as(stage, Role.OWNER)
    hours = stage.desk.hours
    page = hours.page()
    assert page is not None
    hours.set_week(page.week.erase(15 * 60, 24 * 60).erase(1440 + 14 * 60, 1440 + 24 * 60))
    hours.go_by(1)
    _view(stage)


def _left_behind(stage: Stage) -> None:
    """They were saved: what stands where nobody works now needs an answer."""
    _stranded(stage)
    stage.desk.hours.save()
    stage.open("calendar")


def _follows(stage: Stage) -> None:
    """A mechanic without a roster: the workshop's hours."""
    _as(stage, Role.OWNER)
    stage.desk.hours.choose(_affiliated(stage).id)
    _view(stage)


def _roster(stage: Stage) -> None:
    _as(stage, Role.OWNER)
    stage.desk.hours.choose(_affiliated(stage).id)
    stage.desk.hours.begin_roster()
    _view(stage)


def _mechanic(stage: Stage) -> None:
    """An independent mechanic's own week, a night among it, and a day off."""
    mechanic = _independent(stage)
    _as(stage, Role.MECHANIC, mechanic)
    hours = stage.desk.hours
    page = hours.page()
    assert page is not None
    hours.set_week(page.week.paint(4 * 1440 + 20 * 60, 5 * 1440 + 2 * 60))
    hours.ask_time_off(_off(mechanic, hours.today, "Dentiste"))
    _view(stage)


def _rules(stage: Stage) -> None:
    _as(stage, Role.MECHANIC, _independent(stage))
    _view(stage, Tab.RULES)


def _why(stage: Stage) -> None:
    _as(stage, Role.OWNER)
    view = _view(stage)
    view.week.grid.go_to(1440 + NOON)
    view.week.grid.why_asked.emit(1440 + NOON)


def _why_tile(stage: Stage) -> None:
    _as(stage, Role.OWNER)
    stage.desk.hours.choose(_affiliated(stage).id)
    view = _view(stage)
    day = next(tile for tile in view.preview.days.values() if 0 < tile.seen.free < 9)
    day.click()
    settle()
    taken = next(tile for tile in view.preview.times if not tile.seen.free)
    taken.click()


def _off(mechanic: Mechanic, day: date, label: str) -> AskTimeOff:
    return AskTimeOff(time_off_id=uuid7(), mechanic_id=mechanic.id, first_day=day, last_day=day, label=label)


def _time_off(stage: Stage) -> None:
    """The owner's: a request, some approved, a new one that strands."""
    _as(stage, Role.OWNER)
    hours = stage.desk.hours
    hours.ask_time_off(_off(_affiliated(stage), hours.today + timedelta(days=4), "Formation"))
    _view(stage, Tab.TIME_OFF)


def _asks(stage: Stage) -> None:
    """An affiliated mechanic asks."""
    _as(stage, Role.MECHANIC, _affiliated(stage))
    _view(stage, Tab.TIME_OFF)


def _empty(stage: Stage) -> None:
    """A mechanic who has no hours yet and no time off."""
    mechanic = _independent(stage)
    _as(stage, Role.MECHANIC, mechanic)
    stage.desk.hours.set_week(Week())
    stage.desk.hours.save()
    stage.desk.undo.clear()
    _view(stage)


def _holidays(stage: Stage) -> None:
    _as(stage, Role.OWNER)
    hours = stage.desk.hours
    page = hours.page()
    assert page is not None
    hours.toggle_holiday(page.holidays[0].day)
    short = SetSpecialDay(
        special_day_id=uuid7(),
        day=hours.today + timedelta(days=34),
        kind=SpecialDayKind.HOURS,
        start_minute=9 * 60,
        end_minute=12 * 60,
        label_en="Half day",
        label_fr="Demi-journée",
    )
    hours.set_special(short)
    view = _view(stage, Tab.DAYS)
    view.days.form.kind.buttons[SpecialDayKind.HOURS].click()


def _offline(stage: Stage) -> None:
    """Saved without the server: it waits."""
    stage.offline()
    _as(stage, Role.OWNER)
    hours = stage.desk.hours
    page = hours.page()
    assert page is not None
    hours.set_week(page.week.paint(SUNDAY + 9 * 60, SUNDAY + 13 * 60))
    hours.ask_time_off(_off(_affiliated(stage), hours.today + timedelta(days=20), "Formation"))
    view = _view(stage)
    hours.save()
    view.refresh()


def _clash(stage: Stage) -> None:
    """Sunday was opened here, and elsewhere at other hours; and again it is being edited."""
    _offline(stage)
    stage.online()
    mid = stage.store.changes()[0].mid
    theirs = WorkshopHours(id=uuid7(), weekday=6, start_minute=10 * 60, end_minute=12 * 60)
    stage.store.load([theirs])
    answer = Answer(mid=mid, state=ChangeState.CONFLICT, code=ErrorCode.STALE_EDIT.value, outcome=Outcome())
    epoch = stage.store.state().epoch
    assert epoch is not None
    stage.store.settle([answer], epoch)
    hours = stage.desk.hours
    page = hours.page()
    assert page is not None
    hours.set_week(page.week.paint(4 * 1440 + 17 * 60, 4 * 1440 + 18 * 60))
    stage.store.load([replace(theirs, id=uuid7(), weekday=5)])


def _discarded(stage: Stage) -> None:
    """What was not saved is let go, and can be brought back."""
    _holidays(stage)
    stage.desk.hours.discard()
    _view(stage, Tab.DAYS).refresh()


def _changed_day(stage: Stage) -> None:
    """A special day is being changed while somebody else changed the week that is being edited."""
    _clash(stage)
    hours = stage.desk.hours
    day = SetSpecialDay(
        special_day_id=uuid7(),
        day=hours.today + timedelta(days=34),
        kind=SpecialDayKind.CLOSED,
        label_en="Stocktaking",
        label_fr="Inventaire",
    )
    hours.set_special(day)
    view = _view(stage, Tab.DAYS)
    view.refresh()
    view.days.rows[0].buttons["change"].click()


SCENES: Mapping[str, Callable[[Stage], None]] = {
    "workshop": _workshop,
    "edited": _edited,
    "stranded": _stranded,
    "left-behind": _left_behind,
    "follows": _follows,
    "roster": _roster,
    "mechanic": _mechanic,
    "rules": _rules,
    "why": _why,
    "why-tile": _why_tile,
    "time-off": _time_off,
    "asks": _asks,
    "empty": _empty,
    "holidays": _holidays,
    "discarded": _discarded,
    "changed-day": _changed_day,
    "offline": _offline,
    "clash": _clash,
}
