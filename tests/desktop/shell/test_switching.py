"""Two people at one counter: who comes to work by their PIN, and what goes on for who is not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import cast
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication

from desktop.shell import absent
from desktop.store.account_file import Account
from desktop.store.secrets import key_name, pin_name, refresh_name
from desktop.views.sign_in_view import SignInView
from desktop.views.switch_view import SwitchView
from tests.desktop.shell.counters import INES, PINS, ROSA, give, new_customer, page, sign_in, switch_to
from tests.desktop.shell.running import Running, at_the_garage
from tests.desktop.shell.test_leaving_a_booking import _held
from tests.desktop.shell.widgets import until
from tests.factories import named
from tests.fakes import FakeServer


async def test_whoever_comes_back_finds_what_they_were_doing(counter: Running) -> None:
    counter.office.open("today")
    workspace = counter.office.workspace
    counter.office.switch_chosen.emit()
    assert not workspace.isVisible()
    assert page(counter)._presenter.person is not None
    await give(counter, ROSA, "9999")
    assert isinstance(counter.page, SwitchView)
    await give(counter, ROSA, PINS[ROSA])
    assert counter.on_view(workspace)
    assert workspace.current == "today"


async def test_a_switch_needs_no_network_and_each_change_is_sent_as_its_writers(
    counter: Running, server: FakeServer
) -> None:
    server.down = True
    await until(lambda: not counter.desk.status.online)
    of_rosa = new_customer(counter)
    await switch_to(counter, INES)
    of_ines = new_customer(counter)
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
    new_customer(counter)
    await switch_to(counter, INES)
    await until(lambda: counter.app._accounts.unsent_of(ROSA) == 1)
    counter.app.counter.lock()
    assert [tile.chips for tile in page(counter)._tiles.values()] == [
        (("At work", "done"),),
        (("1 not sent", "wait"),),
    ]
    server.down = False
    counter.desk.status.try_now()
    await until(lambda: page(counter)._tiles[ROSA].chips == ())


async def test_the_way_back_from_signing_in_leads_to_the_people(counter: Running) -> None:
    counter.app.counter.lock()
    page(counter).other.click()
    view = cast("SignInView", counter.page)
    assert view.email.text() == ""
    view.back.click()
    await until(lambda: isinstance(counter.page, SwitchView))
    await give(counter, ROSA, PINS[ROSA])
    assert counter.on_view(counter.office.workspace)


async def test_a_booking_that_is_being_made_is_asked_about_when_somebody_else_enters(
    counter: Running,
) -> None:
    wizard, _ = await _held(counter)
    wizard.flow.set_concern("Brakes squeal in the rain")
    counter.office.workspace.switch_asked.emit()
    assert not counter.on_view(counter.office.workspace), "who turns away is not asked first: it is locked"
    assert wizard.question.isHidden()
    await give(counter, INES, PINS[INES])
    view = page(counter)
    assert view.question.isVisibleTo(view)
    view.question.keep_button.click()
    assert view.question.isHidden()
    await give(counter, ROSA, PINS[ROSA])
    assert wizard.isVisibleTo(counter.office.workspace), "who comes back has it still"

    counter.app.counter.lock()
    await give(counter, INES, PINS[INES])
    page(counter).question.lose_button.click()
    await until(lambda: counter.desk.account.staff_id == INES)


async def test_who_signs_out_leaves_the_others_to_choose(counter: Running) -> None:
    counter.office.sign_out_chosen.emit()
    await until(lambda: isinstance(counter.page, SwitchView))
    await until(lambda: counter.app._accounts.current() is None)
    assert list(page(counter)._tiles) == [INES]
    assert counter.app._secrets.get(pin_name(ROSA)) is None, "with the sign-in the PIN is gone"
    await give(counter, INES, PINS[INES])
    await until(lambda: counter.app.office is not None)
    assert counter.desk.account.staff_id == INES


async def test_whoever_has_no_access_any_more_is_erased_though_somebody_else_is_at_work(
    counter: Running, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(absent, "EVERY_S", 0.01)
    server.down = True
    await until(lambda: not counter.desk.status.online)
    await switch_to(counter, INES)
    mid = new_customer(counter)
    await switch_to(counter, ROSA)
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
    await give(counter, ROSA, PINS[ROSA])
    assert counter.desk.account.staff_id == ROSA


async def test_who_signed_out_before_hands_over_in_the_end_though_somebody_else_is_at_work(
    counter: Running, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server does not take it at first, for longer than one try lasts."""
    monkeypatch.setattr(absent, "LEAVING_S", 0.05)
    monkeypatch.setattr(absent, "SOON_S", 0.01)
    server.down = True
    await until(lambda: not counter.desk.status.online)
    await switch_to(counter, INES)
    mid = new_customer(counter)
    counter.office.sign_out_chosen.emit()
    await until(lambda: counter.app._accounts.account(INES) is None)
    await give(counter, ROSA, PINS[ROSA])
    await until(lambda: counter.app.office is not None and counter.desk.account.staff_id == ROSA)
    server.down, server.takes_none = False, True
    server.gone_hands.add(INES)
    counter.app.counter.lock()
    page(counter).other.click()
    await sign_in(counter, "ines@example.test")
    folder = counter.app._profile.folder / "people" / str(INES)
    for _ in range(3):
        refused = server.refused_handovers
        await until(lambda before=refused: server.refused_handovers > before)  # type: ignore[misc]
    assert folder.exists()
    server.takes_none = False
    await until(lambda: not folder.exists())
    assert list(server.handed) == [mid]
    assert counter.desk.account.staff_id == ROSA


async def test_whoever_enters_has_their_files_though_rounds_are_made_all_the_time(
    counter: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(absent, "EVERY_S", 0.0)
    rounds = counter.app.door.absent
    for staff_id in (INES, ROSA) * 5:
        rounds.wake()
        await until(lambda: rounds._visiting is not None)
        await switch_to(counter, staff_id)


async def test_who_came_to_work_meanwhile_keeps_the_window(counter: Running, server: FakeServer) -> None:
    """Ines is told that she has no access in the moment in which Rosa enters."""
    await switch_to(counter, INES)
    of_ines = counter.desk
    await switch_to(counter, ROSA)
    server.gone_hands.add(INES)
    departure = counter.app._files.begin_leaving(INES, of_ines.account.email)
    await counter.app.door.take_leave(of_ines.access, departure)
    assert counter.desk.account.staff_id == ROSA
    assert counter.on_view(counter.office.workspace)
    assert not (counter.app._profile.folder / "people" / str(INES)).exists()


async def test_what_is_handed_over_goes_on_where_its_page_is_gone(
    counter: Running, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    await switch_to(counter, INES)
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
    await sign_in(counter, "abel@example.test")
    abel = named("Abel Roy")
    await until(lambda: counter.desk.account.staff_id == abel and counter.app.office is not None)
    await switch_to(counter, ROSA)
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


async def test_who_signs_in_first_begins_where_everybody_does(
    qapp: QApplication, tmp_path: Path, server: FakeServer
) -> None:
    options = replace(at_the_garage(tmp_path), password_file=None, email="")
    running = Running(qapp, tmp_path, server, options)
    await until(lambda: isinstance(running.page, SignInView))
    assert cast("SignInView", running.page).back.isHidden()
    await running.close()
