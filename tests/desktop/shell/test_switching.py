"""Two people at one counter: the whole window, its lock, its PINs, and what goes on for who is not at work."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast
from uuid import UUID

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication

from desktop.presenters.sign_in import SignInPresenter
from desktop.shell import absent
from desktop.shell.first_week import show_week
from desktop.shell.options import Options
from desktop.shell.profile import Profile
from desktop.store import pins
from desktop.store.account_file import Account
from desktop.store.pins import hashed
from desktop.store.secrets import key_name, pin_name, refresh_name
from desktop.views.hours.fields import DayButton
from desktop.views.sign_in_view import SignInView
from desktop.views.switch_view import SwitchView
from scheduling.commands import CreateCustomer
from scheduling.ids import uuid7
from tests.desktop.shell.running import Running, at_the_garage
from tests.desktop.shell.test_leaving_a_booking import _held
from tests.desktop.shell.widgets import until
from tests.factories import named
from tests.fakes import FakeServer

ROSA, INES = named("owner"), named("Ines Roy")
PINS = {ROSA: "4711", INES: "0815"}


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes that take no tenth of a second."""
    monkeypatch.setattr(pins, "COST", 2**4)


@pytest.fixture
async def counter(running: Running, server: FakeServer) -> Running:
    """Rosa and Ines have both signed in once and have PINs; Rosa is at work."""
    server.hired("Ines Roy", "ines@example.test")
    _give_pin(running, ROSA)
    running.app.counter.lock()
    page(running).other.click()
    await _sign_in(running, "ines@example.test")
    await until(lambda: running.desk.account.staff_id == INES and running.app.office is not None)
    _give_pin(running, INES)
    await _switch(running, ROSA)
    await until(lambda: running.desk.status.online)
    running.office.alerts.clear()
    return running


def _give_pin(running: Running, staff_id: UUID) -> None:
    running.desk.access.pins.keep(staff_id, hashed(staff_id, PINS[staff_id]))


def page(running: Running) -> SwitchView:
    assert isinstance(running.page, SwitchView)
    return running.page


async def _sign_in(running: Running, email: str, password: str = "correct") -> None:  # noqa: S107
    await until(lambda: isinstance(running.page, SignInView))
    presenter: SignInPresenter = cast("SignInView", running.page)._presenter
    await presenter.sign_in("http://garage.test", email, password)


async def _give(running: Running, staff_id: UUID, pin: str) -> None:
    """Choose the tile, type, Enter."""
    view = page(running)
    view._tiles[staff_id].click()
    view.pin.setText(pin)
    view.pin.returnPressed.emit()
    await asyncio.sleep(0)  # the try begins
    await until(lambda: not view._presenter.busy)


async def _switch(running: Running, staff_id: UUID) -> None:
    running.app.counter.lock()
    await _give(running, staff_id, PINS[staff_id])
    await until(lambda: running.app.office is not None and running.desk.account.staff_id == staff_id)


def _customer(running: Running) -> UUID:
    """Whoever is at work makes one; the change's id."""
    return running.desk.store.submit(CreateCustomer(customer_id=uuid7(), name="Zoé Zimmermann"))


async def test_whoever_comes_back_finds_what_they_were_doing(counter: Running) -> None:
    counter.office.open("today")
    workspace = counter.office.workspace
    counter.office.switch_chosen.emit()
    assert not workspace.isVisible()
    assert page(counter)._presenter.person is not None
    await _give(counter, ROSA, "9999")
    assert isinstance(counter.page, SwitchView)
    await _give(counter, ROSA, PINS[ROSA])
    assert counter.on_view(workspace)
    assert workspace.current == "today"


async def test_a_switch_needs_no_network_and_each_change_is_sent_as_its_writers(
    counter: Running, server: FakeServer
) -> None:
    server.down = True
    await until(lambda: not counter.desk.status.online)
    of_rosa = _customer(counter)
    await _switch(counter, INES)
    of_ines = _customer(counter)
    view_of = counter.desk.store.count_waiting
    assert view_of() == 1, "what Rosa made is not among what Ines made"
    server.down = False
    counter.desk.status.try_now()
    await until(lambda: {of_rosa, of_ines} <= set(server.seen))
    assert server.by[of_rosa] == ROSA
    assert server.by[of_ines] == INES
    assert server.seen.count(of_rosa) == 1


async def test_what_was_not_sent_stands_on_the_tile_until_it_is(counter: Running, server: FakeServer) -> None:
    server.down = True
    await until(lambda: not counter.desk.status.online)
    _customer(counter)
    await _switch(counter, INES)
    await until(lambda: counter.app._accounts.unsent_of(ROSA) == 1)
    counter.app.counter.lock()
    assert [tile.chips for tile in page(counter)._tiles.values()] == [
        (("At work", "done"),),
        (("1 not sent", "wait"),),
    ]
    server.down = False
    counter.desk.status.try_now()
    await until(lambda: page(counter)._tiles[ROSA].chips == ())


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
    await _give(again, INES, PINS[INES])
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
        await _give(counter, ROSA, "9999")
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
        await _give(counter, ROSA, "9999")
    page(counter).password.click()
    await _sign_in(counter, "rosa@example.test", "wrong")
    assert isinstance(counter.page, SignInView)
    await _sign_in(counter, "rosa@example.test")
    assert counter.on_view(workspace)
    assert counter.desk.access.pins.standing(ROSA).left == pins.MOST_WRONG
    counter.desk.status.try_now()
    _customer(counter)
    await until(lambda: counter.desk.status.waiting == 0)


async def test_the_way_back_from_signing_in_leads_to_the_people(counter: Running) -> None:
    counter.app.counter.lock()
    page(counter).other.click()
    view = cast("SignInView", counter.page)
    assert view.email.text() == ""
    view.back.click()
    await until(lambda: isinstance(counter.page, SwitchView))
    await _give(counter, ROSA, PINS[ROSA])
    assert counter.on_view(counter.office.workspace)


async def test_a_booking_that_is_being_made_is_asked_about_when_somebody_else_enters(
    counter: Running,
) -> None:
    wizard, _ = await _held(counter)
    wizard.flow.set_concern("Brakes squeal in the rain")
    counter.office.workspace.switch_asked.emit()
    assert not counter.on_view(counter.office.workspace), "who turns away is not asked first: it is locked"
    assert wizard.question.isHidden()
    await _give(counter, INES, PINS[INES])
    view = page(counter)
    assert view.question.isVisibleTo(view)
    view.question.keep_button.click()
    assert view.question.isHidden()
    await _give(counter, ROSA, PINS[ROSA])
    assert wizard.isVisibleTo(counter.office.workspace), "who comes back has it still"

    counter.app.counter.lock()
    await _give(counter, INES, PINS[INES])
    page(counter).question.lose_button.click()
    await until(lambda: counter.desk.account.staff_id == INES)


async def test_without_a_pin_one_goes_back_freely(running: Running) -> None:
    running.app.settings.set_lock("1")
    running.app.counter._lock_by_itself()
    assert running.on_view(running.office.workspace), "only the network would let them back"
    running.office.switch_chosen.emit()
    view = page(running)
    view.enter.click()
    assert running.on_view(running.office.workspace)
    assert not running.app._accounts.locked()


async def test_who_signs_out_leaves_the_others_to_choose(counter: Running) -> None:
    counter.office.sign_out_chosen.emit()
    await until(lambda: isinstance(counter.page, SwitchView))
    await until(lambda: counter.app._accounts.current() is None)
    assert list(page(counter)._tiles) == [INES]
    assert counter.app._secrets.get(pin_name(ROSA)) is None, "with the sign-in the PIN is gone"
    await _give(counter, INES, PINS[INES])
    await until(lambda: counter.app.office is not None)
    assert counter.desk.account.staff_id == INES


async def test_whoever_has_no_access_any_more_is_erased_though_somebody_else_is_at_work(
    counter: Running, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(absent, "EVERY_S", 0.01)
    server.down = True
    await until(lambda: not counter.desk.status.online)
    await _switch(counter, INES)
    mid = _customer(counter)
    await _switch(counter, ROSA)
    server.gone_hands.add(INES)
    counter.app.counter.lock()
    assert list(page(counter)._tiles) == [ROSA, INES], "offline nobody can know"
    server.down = False
    counter.desk.status.try_now()
    await until(lambda: list(page(counter)._tiles) == [ROSA])
    await until(lambda: not (counter.app._profile.folder / "people" / str(INES)).exists())
    for name in (pin_name(INES), key_name(INES), refresh_name(INES)):
        assert counter.app._secrets.get(name) is None
    assert list(server.handed) == [mid], "what was not sent is with the owner"
    await _give(counter, ROSA, PINS[ROSA])
    assert counter.desk.account.staff_id == ROSA


async def test_whoever_enters_has_their_files_though_rounds_are_made_all_the_time(
    counter: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(absent, "EVERY_S", 0.0)
    rounds = counter.app.door.absent
    for staff_id in (INES, ROSA) * 5:
        rounds.wake()
        await until(lambda: rounds._visiting is not None)
        await _switch(counter, staff_id)


async def test_a_lock_is_not_opened_by_what_happens_meanwhile(counter: Running, server: FakeServer) -> None:
    counter.app.counter.lock()
    server.revoke()
    counter.desk.status.try_now()
    await until(lambda: counter.desk.access.refused)
    assert isinstance(counter.page, SwitchView)
    await _give(counter, ROSA, PINS[ROSA])
    assert counter.on_view(counter.office.workspace), "what is on this computer stays in reach"


async def test_who_proves_their_password_opens_no_lock_and_comes_to_no_work(counter: Running) -> None:
    """Its answer may come late: once they locked, or somebody else came."""
    accounts, of_rosa = counter.app._accounts, counter.desk
    counter.app.counter.lock()
    await of_rosa._prove("correct")
    assert accounts.locked()
    await _give(counter, INES, PINS[INES])
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
    await _give(counter, ROSA, PINS[ROSA])
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


async def test_who_came_to_work_meanwhile_keeps_the_window(counter: Running, server: FakeServer) -> None:
    """Ines is told that she has no access in the moment in which Rosa enters."""
    await _switch(counter, INES)
    of_ines = counter.desk
    await _switch(counter, ROSA)
    server.gone_hands.add(INES)
    departure = counter.app._files.begin_leaving(INES, of_ines.account.email)
    await counter.app.door.take_leave(of_ines.access, departure)
    assert counter.desk.account.staff_id == ROSA
    assert counter.on_view(counter.office.workspace)
    assert not (counter.app._profile.folder / "people" / str(INES)).exists()


async def test_what_is_handed_over_goes_on_where_its_page_is_gone(
    counter: Running, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _switch(counter, INES)
    door, access, email = counter.app.door, counter.desk.access, counter.desk.account.email
    server.gone_hands.add(INES)
    departure = counter.app._files.begin_leaving(INES, email)
    let_go = door.absent.let_go

    async def rosa_comes(staff_id: UUID) -> None:
        if staff_id == INES and counter.app.desk is None:
            account = counter.app._accounts.account(ROSA)
            assert account is not None
            await door.enter(account)
            counter.app.window.let_go()
        await let_go(staff_id)

    monkeypatch.setattr(door.absent, "let_go", rosa_comes)
    await door.take_leave(access, departure)
    assert counter.on_view(counter.office.workspace), "not the sign-in page over Rosa's week"
    assert counter.desk.account.staff_id == ROSA
    assert not (counter.app._profile.folder / "people" / str(INES)).exists()


async def test_nothing_of_what_lies_under_the_lock_is_read_out(
    counter: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[QAccessibleAnnouncementEvent] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", heard.append)
    office = counter.office
    counter.app.counter.lock()
    office.alerts.show("Zoé Zimmermann's visit was moved.")
    assert heard == []
    await _give(counter, ROSA, PINS[ROSA])
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


async def test_a_password_goes_to_the_server_of_whose_it_is(counter: Running) -> None:
    accounts = counter.app._accounts
    of_ines = accounts.account(INES)
    assert of_ines is not None
    accounts.update(replace(of_ines, server="http://elsewhere.test"))
    counter.app._options = replace(counter.app._options, server="")  # else it is that one's in any case
    counter.app.counter.lock()
    page(counter)._tiles[INES].click()
    page(counter).password.click()
    view = cast("SignInView", counter.page)
    assert (view._presenter.email, view._presenter.server) == ("ines@example.test", "http://elsewhere.test")


async def test_a_bug_in_one_visit_ends_not_those_of_the_others(
    counter: Running, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.hired("Abel Roy", "abel@example.test")
    counter.app.counter.lock()
    page(counter).other.click()
    await _sign_in(counter, "abel@example.test")
    abel = named("Abel Roy")
    await until(lambda: counter.desk.account.staff_id == abel and counter.app.office is not None)
    await _switch(counter, ROSA)
    rounds = counter.app.door.absent
    visited: list[UUID] = []
    told: list[BaseException] = []

    async def go(account: Account) -> None:
        visited.append(account.staff_id)
        if account.staff_id == abel:
            raise RuntimeError("a bug")

    monkeypatch.setattr(rounds, "_go", go)
    monkeypatch.setattr(rounds, "_tell", told.append)
    await until(lambda: not rounds._parting and rounds._visiting is None)
    rounds.wake()
    await until(lambda: {abel, INES} <= set(visited))
    rounds.wake()
    await until(lambda: visited.count(INES) > 1)
    assert visited.count(abel) == 1, "not again, before it may have passed"
    assert [str(fault) for fault in told] == ["a bug"]


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


async def test_who_signs_in_first_begins_where_everybody_does(
    qapp: QApplication, tmp_path: Path, server: FakeServer
) -> None:
    options = replace(at_the_garage(tmp_path), password_file=None, email="")
    running = Running(qapp, tmp_path, server, options)
    await until(lambda: isinstance(running.page, SignInView))
    assert cast("SignInView", running.page).back.isHidden()
    await running.close()
