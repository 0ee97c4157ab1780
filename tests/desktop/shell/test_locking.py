"""The lock of the whole window: when it is there, what opens it, and that nothing shows of what lies under it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication

from desktop.shell.alerts import Alerts
from desktop.shell.first_week import show_week
from desktop.shell.options import Options
from desktop.shell.profile import Profile
from desktop.store import pins
from desktop.store.errors import NotKept, Trouble
from desktop.views.hours.fields import DayButton
from desktop.views.sign_in_view import SignInView
from desktop.views.switch_view import SwitchView
from scheduling.errors import NotAllowed
from tests.desktop.shell.counters import INES, PINS, ROSA, give, new_customer, page, sign_in
from tests.desktop.shell.running import Running
from tests.desktop.shell.widgets import child, until
from tests.fakes import FakeServer


async def test_a_program_that_was_locked_begins_locked(
    qapp: QApplication, counter: Running, tmp_path: Path, server: FakeServer
) -> None:
    counter.app.counter.lock()
    await counter.close()
    server.down = True
    profile = Profile("desk", tmp_path / "desk")
    assert show_week(qapp, profile, Options()) is None, "and paints nobody's week before"
    again = Running(qapp, tmp_path, server, Options(language="en", theme="light"))
    await until(lambda: isinstance(again.page, SwitchView))
    assert again.app.desk is None
    await give(again, INES, PINS[INES])
    await again.until_office()
    assert again.desk.account.staff_id == INES
    await again.close()
    once_more = Running(qapp, tmp_path, server, Options(language="en", theme="light"))
    await once_more.until_office()
    assert once_more.desk.account.staff_id == INES, "it was not locked when it ended"
    await once_more.close()


async def test_so_does_one_that_locks_itself(
    qapp: QApplication, counter: Running, tmp_path: Path, server: FakeServer
) -> None:
    counter.app.settings.set_lock("5")
    await counter.close()
    again = Running(qapp, tmp_path, server, Options(language="en", theme="light"))
    await until(lambda: isinstance(again.page, SwitchView))
    await again.close()


async def test_wrong_pins_are_counted_over_a_restart(
    qapp: QApplication, counter: Running, tmp_path: Path, server: FakeServer
) -> None:
    counter.app.counter.lock()
    for _ in range(3):
        await give(counter, ROSA, "9999")
    assert not page(counter).pin.isEnabled()
    await counter.close()
    again = Running(qapp, tmp_path, server, Options(language="en", theme="light"))
    await until(lambda: isinstance(again.page, SwitchView))
    assert not page(again).pin.isEnabled()
    assert "The next try is in" in page(again)._trouble.text()
    await again.close()


async def test_whoever_forgot_the_pin_signs_in_and_finds_what_they_were_doing(counter: Running) -> None:
    workspace = counter.office.workspace
    counter.app.counter.lock()
    for _ in range(2):
        await give(counter, ROSA, "9999")
    page(counter).password.click()
    await sign_in(counter, "rosa@example.test", "wrong")
    assert isinstance(counter.page, SignInView)
    await sign_in(counter, "rosa@example.test")
    assert counter.on_view(workspace)
    assert counter.desk.access.pins.standing(ROSA).left == pins.MOST_WRONG
    counter.desk.status.try_now()
    new_customer(counter)
    await until(lambda: counter.desk.status.waiting == 0)


async def test_without_a_pin_one_goes_back_freely(running: Running) -> None:
    running.app.settings.set_lock("1")
    running.app.counter._lock_by_itself()
    assert running.on_view(running.office.workspace), "only the network would let them back"
    running.office.switch_chosen.emit()
    view = page(running)
    view.enter.click()
    assert running.on_view(running.office.workspace)
    assert not running.app._accounts.locked()


async def test_a_lock_is_not_opened_by_what_happens_meanwhile(counter: Running, server: FakeServer) -> None:
    counter.app.counter.lock()
    server.revoke()
    counter.desk.status.try_now()
    await until(lambda: counter.desk.access.refused)
    assert isinstance(counter.page, SwitchView)
    await give(counter, ROSA, PINS[ROSA])
    assert counter.on_view(counter.office.workspace), "what is on this computer stays in reach"


async def test_who_proves_their_password_opens_no_lock_and_comes_to_no_work(counter: Running) -> None:
    """Its answer may come late: once they locked, or somebody else came."""
    accounts, of_rosa = counter.app._accounts, counter.desk
    counter.app.counter.lock()
    await of_rosa._prove("correct")
    assert accounts.locked()
    await give(counter, INES, PINS[INES])
    await until(lambda: counter.desk.account.staff_id == INES)
    await of_rosa._prove("correct")
    current = accounts.current()
    assert current is not None
    assert current.staff_id == INES, "or a restart would show Rosa's week to whoever asks"
    assert not accounts.refused(ROSA)


async def test_who_had_no_access_for_a_moment_has_to_open_their_lock(
    counter: Running, server: FakeServer
) -> None:
    counter.app.counter.lock()
    desk = counter.desk
    departure = counter.app._files.begin_leaving(ROSA, desk.account.email)
    await counter.app.door.take_leave(desk.access, departure)
    assert counter.app._files.leaving(desk.account) is None, "they stay after all"
    assert isinstance(counter.page, SwitchView)
    assert counter.app.desk is None
    await give(counter, ROSA, PINS[ROSA])
    await until(lambda: counter.app.office is not None)


async def test_the_way_back_from_the_sign_in_page_is_locked_as_well(counter: Running) -> None:
    counter.app.settings.set_lock("1")
    await counter.app.door.to_sign_in()
    view = cast("SignInView", counter.page)
    watch = counter.app.counter._idle
    wall, steady = watch._idle._last
    watch._idle._last = wall - 60, steady
    watch.look()
    view.back.click()
    await until(lambda: counter.page is not view)
    assert isinstance(counter.page, SwitchView)


async def test_where_nobody_can_be_read_what_is_locked_stays_so(
    counter: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    counter.app.counter.lock()
    await counter.app.door._leave_desk()
    monkeypatch.setattr(counter.app.counter, "people", lambda _=None: [])
    counter.app.first_page()
    assert isinstance(counter.page, SignInView)
    assert counter.app.desk is None


async def test_nothing_of_what_lies_under_the_lock_is_read_out(
    counter: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[QAccessibleAnnouncementEvent] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", heard.append)
    office = counter.office
    counter.app.counter.lock()
    office.alerts.show("Zoé Zimmermann's visit was moved.")
    assert heard == []
    await give(counter, ROSA, PINS[ROSA])
    office.alerts.show("The day sheet is in May.")
    assert [event.message() for event in heard] == ["The day sheet is in May."]


async def test_a_card_of_the_window_s_own_does_not_stay_over_the_lock(counter: Running) -> None:
    button = DayButton("Day", counter.office.workspace)
    button.show_day(date(2026, 11, 22), date(2026, 11, 22))
    button.show()
    button.click()
    assert button.popover is not None
    assert button.popover.isVisibleTo(counter.app.window)
    counter.app.counter.lock()
    assert button.popover.isHidden()


async def test_after_so_long_without_a_touch_it_locks_itself(counter: Running) -> None:
    counter.app.settings.set_lock("1")
    watch = counter.app.counter._idle
    watch.look()
    assert counter.on_view(counter.office.workspace)
    wall, steady = watch._idle._last
    watch._idle._last = wall - 60, steady
    watch.look()
    assert isinstance(counter.page, SwitchView)
    assert counter.app._accounts.locked()


async def test_a_fault_is_said_over_the_lock_too_but_nothing_of_what_lies_under_it(counter: Running) -> None:
    counter.app.counter.lock()
    for fault in (KeyError("x"), NotKept(Path("outbox.db"), Trouble.DISK_FULL), NotAllowed()):
        counter.app._show_fault(fault)
    over = child(page(counter), Alerts)
    said = [alert.text for alert in over.current()]
    assert [alert.isVisible() for alert in over.current()] == [True, True]
    assert "KeyError" in said[0]
    assert said[1].startswith("This was not saved.")
    office = counter.office
    await give(counter, ROSA, PINS[ROSA])
    assert len(office.alerts.current()) == 3, "whoever comes back reads it, too"
