"""The Availability screen in the window: on whose rail it is, what its count says, what leads from it, and Ctrl+Z."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QPushButton

from desktop.shell.alerts import Alert
from desktop.shell.screens import AVAILABILITY, HOME, listed
from desktop.views.availability_view import AvailabilityView
from desktop.views.calendar_view import CalendarView
from desktop.views.hours.tabs import Tab
from scheduling.commands import AskTimeOff
from scheduling.ids import uuid7
from scheduling.records import TimeOff, WorkshopHours
from scheduling.vocabulary import Role, TimeOffStatus
from tests import factories
from tests.desktop.calendar.scenes import scene
from tests.desktop.shell.running import Running
from tests.desktop.shell.widgets import until


def _view(running: Running) -> AvailabilityView:
    running.office.workspace.go(AVAILABILITY)
    view = running.office.workspace.current_view()
    assert isinstance(view, AvailabilityView)
    return view


def _told(running: Running, words: str) -> bool:
    """Whether an alert says so."""
    return any(words in alert.text for alert in running.office.alerts.findChildren(Alert))


@pytest.mark.parametrize(
    ("role", "mechanic", "there"),
    [
        (Role.OWNER, None, True),
        (Role.RECEPTIONIST, None, False),
        (Role.MECHANIC, "ivan", True),
        (Role.MECHANIC, "anna", True),
        (Role.MECHANIC, None, False),
    ],
)
def test_it_is_on_the_rail_of_who_has_hours_to_change(role: Role, mechanic: str | None, there: bool) -> None:
    made = scene(role, mechanic_id=factories.named(mechanic) if mechanic else None)
    assert (AVAILABILITY in listed(made.presenter.rights)) is there


async def test_requests_for_time_off_are_counted_beside_its_entry(running: Running) -> None:
    def entry() -> str:
        found = [
            button
            for button in running.app.window.findChildren(QPushButton)
            if button.text() == "Availability"
        ]
        return found[0].accessibleName()

    anna = factories.garage().anna.id
    today = running.desk.hours.today
    running.desk.store.load([factories.time_off(anna, today, id=uuid7(), status=TimeOffStatus.PENDING)])
    await until(lambda: "request" in entry())
    assert entry().startswith("Availability, 1 request")


async def test_a_stranded_booking_leads_to_its_card_in_the_calendar_and_the_edits_stay(
    running: Running,
) -> None:
    anna = factories.garage().anna.id
    desk = running.desk
    row, slot = factories.booked(
        factories.garage().elise.id, starts=desk.clock.now() + 7200, mechanic_id=anna, minutes=15
    )
    desk.store.load([row, slot])
    view = _view(running)
    first = desk.hours.today
    last = first + timedelta(days=1)
    desk.hours.ask_time_off(AskTimeOff(time_off_id=uuid7(), mechanic_id=anna, first_day=first, last_day=last))
    view.refresh()
    view.preview.stranded[0].click()  # type: ignore[attr-defined]  # a button
    calendar = running.office.workspace.current_view()
    assert isinstance(calendar, CalendarView)
    assert desk.calendar.selection == row.id
    assert _view(running).foot.isVisible()


async def test_what_was_saved_is_told_and_ctrl_z_brings_the_former_hours_back(running: Running) -> None:
    view = _view(running)
    hours = running.desk.hours
    before = sorted(
        (row.weekday, row.start_minute, row.end_minute) for row in running.desk.store.all(WorkshopHours)
    )
    page = hours.page()
    assert page is not None
    hours.set_week(page.week.paint(6 * 1440 + 600, 6 * 1440 + 720))
    view.save()
    assert len(running.desk.store.all(WorkshopHours)) == len(before) + 1
    await until(lambda: _told(running, "The workshop’s hours are saved."))
    running.office.workspace.undo_asked.emit()
    after = sorted(
        (row.weekday, row.start_minute, row.end_minute) for row in running.desk.store.all(WorkshopHours)
    )
    assert after == before
    await until(lambda: _told(running, "The workshop’s hours are as they were."))


async def test_who_signs_out_is_told_that_hours_are_not_saved(running: Running) -> None:
    hours = running.desk.hours
    page = hours.page()
    assert page is not None
    hours.set_week(page.week.paint(6 * 1440 + 600, 6 * 1440 + 720))
    running.office._leave()
    assert _told(running, "The hours that you changed are not saved yet.")
    hours.discard()


async def test_who_closes_the_window_over_unsaved_hours_is_asked_once(running: Running) -> None:
    hours, window = running.desk.hours, running.app.window
    window.show()
    page = hours.page()
    assert page is not None
    hours.set_week(page.week.paint(6 * 1440 + 600, 6 * 1440 + 720))
    window.leave()
    assert window.isVisible()
    assert _told(running, "Closing the program loses that.")
    running.office.alerts.clear()
    hours.discard()
    with pytest.MonkeyPatch.context() as patch:
        closed: list[bool] = []
        patch.setattr(window, "keep_geometry", lambda _: closed.append(True))
        window.leave()
        assert closed == [True]


async def test_what_ends_the_program_itself_is_not_held_up(running: Running) -> None:
    page = running.desk.hours.page()
    assert page is not None
    running.desk.hours.set_week(page.week.paint(6 * 1440 + 600, 6 * 1440 + 720))
    running.app.quit()
    assert not running.app.window.isVisible()


async def test_another_language_keeps_what_is_not_saved(running: Running) -> None:
    view = _view(running)
    view.show_tab(Tab.TIME_OFF)
    anna, today = factories.garage().anna.id, running.desk.hours.today
    running.desk.hours.ask_time_off(
        AskTimeOff(time_off_id=uuid7(), mechanic_id=anna, first_day=today, last_day=today)
    )
    running.office.language_chosen.emit("fr")
    again = _view(running)
    assert again is not view
    assert again.foot.said.text().startswith("Non enregistré")
    assert running.desk.store.all(TimeOff) == []
    running.office.language_chosen.emit("en")
    assert HOME in listed(running.desk.calendar.rights)
