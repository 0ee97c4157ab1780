"""Signed out by the server: it is said wherever one looks, also after a restart, and signing in is offered there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.shell.options import Options
from desktop.views.changes_view import ChangesView
from desktop.views.settings_view import SettingsView
from desktop.views.sign_in_view import SignInView
from scheduling.commands import CreateCustomer
from scheduling.ids import uuid7
from tests.desktop.shell import test_app
from tests.desktop.shell.running import Running
from tests.desktop.shell.widgets import until
from tests.fakes import FakeServer

running, server, options = test_app.running, test_app.server, test_app.options  # its fixtures

SIGNED_OUT = "Signed out: sign in again"


def button(widget: QWidget, words: str) -> QPushButton:
    (found,) = (
        each for each in widget.findChildren(QPushButton) if each.text() == words and each.isVisibleTo(widget)
    )
    return found


def said(widget: QWidget) -> str:
    return " ".join(each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget))


async def _refused(running: Running, server: FakeServer) -> None:
    """The server has signed this person out, with a change that waits, and is away since."""
    await until(lambda: running.desk.status.online)
    server.revoke()
    running.desk.store.submit(CreateCustomer(customer_id=uuid7(), name="Grace Kim"))
    await until(lambda: running.desk.access.refused)
    server.down = True


@pytest.fixture
async def again(
    qapp: QApplication, running: Running, tmp_path: Path, server: FakeServer, options: Options
) -> Running:
    """The program opened anew after that."""
    await _refused(running, server)
    await running.close()
    made = Running(qapp, tmp_path, server, replace(options, password_file=None, email=""))
    await made.until_office()
    return made


async def test_a_restart_still_knows_it_and_offers_to_sign_in(again: Running) -> None:
    assert again.office.tools.face().words == SIGNED_OUT, "before anything was asked"
    (alert,) = [each for each in again.office.alerts.current() if "signed out" in each.text]
    assert alert.offers
    await until(lambda: again.desk.engine.problem == "not_signed_in")
    again.desk.status.try_now()
    assert again.office.tools.face().words == SIGNED_OUT
    assert not again.desk.status.online, "the server was not asked"
    await again.close()


async def test_the_list_under_the_badge_promises_what_is_so(again: Running) -> None:
    shown = again.office.tools.open_list()
    assert "sent once you have signed in again" in said(shown)
    assert "as soon as the server answers" not in said(shown)
    assert [each.text() for each in shown.findChildren(QPushButton)] == ["Sign in", "See all"]
    button(shown, "Sign in").click()
    await until(lambda: isinstance(again.page, SignInView))
    await again.close()


async def test_the_page_of_changes_says_so_and_leads_to_signing_in(again: Running) -> None:
    again.office.show_changes()
    page = cast("ChangesView", again.office.workspace.current_view())
    assert page.connection.headline.text() == SIGNED_OUT
    assert "once you have signed in again" in page.connection.lines.text()
    assert page.connection.again.isHidden()
    page.connection.sign_in.click()
    await until(lambda: isinstance(again.page, SignInView))
    await again.close()


async def test_so_do_the_settings(again: Running) -> None:
    again.office.open("settings")
    page = cast("SettingsView", again.office.workspace.current_view())
    assert "Signed out by the server" in said(page)
    page.sign_in.click()
    await until(lambda: isinstance(again.page, SignInView))
    await again.close()


async def test_so_does_the_menu_of_the_person(again: Running) -> None:
    menu = again.office.workspace.person.menu_now()
    (enter,) = [each for each in menu.actions() if each.text() == "Sign in"]
    enter.trigger()
    await until(lambda: isinstance(again.page, SignInView))
    await again.close()


async def test_the_settings_follow(running: Running, server: FakeServer) -> None:
    running.office.open("settings")
    page = cast("SettingsView", running.office.workspace.current_view())
    assert "Signed in" in said(page)
    assert page.sign_in.isHidden()
    await _refused(running, server)
    await until(lambda: "Signed out by the server" in said(page))
    assert not page.sign_in.isHidden()


async def test_nothing_of_it_is_there_while_the_sign_in_is_good(running: Running) -> None:
    await until(lambda: running.desk.status.online)
    shown = running.office.tools.open_list()
    assert "Sign in" not in [each.text() for each in shown.findChildren(QPushButton)]
    menu = running.office.workspace.person.menu_now()
    assert "Sign in" not in [each.text() for each in menu.actions()]


async def test_who_signs_in_again_sends_what_waited(again: Running, server: FakeServer) -> None:
    server.down = False
    again.office.sign_in_wanted.emit()
    await until(lambda: isinstance(again.page, SignInView))
    page = cast("SignInView", again.page)
    page.password.setText("correct")
    page.send()
    await again.until_office()
    await until(lambda: again.desk.status.online and again.desk.status.waiting == 0)
    assert not again.desk.access.refused
    assert again.office.tools.face().words == "Up to date"
    await again.close()


async def test_when_its_own_server_is_back_it_goes_on_by_itself(
    running: Running, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.sync.account.REFUSED_PAUSE", 0.0)
    await until(lambda: running.desk.status.online)
    server.access_tokens.clear()
    server.another = True
    running.desk.store.submit(CreateCustomer(customer_id=uuid7(), name="Grace Kim"))
    await until(lambda: any("does not know you" in alert.text for alert in running.office.alerts.current()))
    assert running.office.tools.face().words == SIGNED_OUT
    server.another = False
    running.desk.status.try_now()
    await until(lambda: running.desk.status.waiting == 0 and running.desk.status.problem == "")
    assert [
        alert.text for alert in running.office.alerts.current() if "does not know you" in alert.text
    ] == []


async def test_another_server_at_the_address_is_no_signing_out_by_ours(
    running: Running, server: FakeServer
) -> None:
    await until(lambda: running.desk.status.online)
    server.another = True
    running.desk.store.submit(CreateCustomer(customer_id=uuid7(), name="Grace Kim"))
    await until(lambda: running.desk.access.refused)
    (alert,) = [each.text for each in running.office.alerts.current() if "does not know you" in each.text]
    assert alert.endswith("Nothing here is lost.")
    assert not any("signed out" in each.text.lower() for each in running.office.alerts.current())
    await running.close()


class TestTheWayBack:
    """From the sign-in page, where one came without having signed out."""

    async def page(self, running: Running) -> SignInView:
        running.office.sign_in_wanted.emit()
        await until(lambda: isinstance(running.page, SignInView))
        page = cast("SignInView", running.page)
        running.app.window.show()
        return page

    @pytest.mark.parametrize("by_key", [True, False])
    async def test_the_calendar_and_what_waits_are_in_reach_without_the_server(
        self, again: Running, qtbot: QtBot, *, by_key: bool
    ) -> None:
        page = await self.page(again)
        if by_key:
            qtbot.keyClick(page.password, Qt.Key.Key_Escape)
        else:
            button(page, "Back to the calendar").click()
        await again.until_office()
        assert again.office.workspace.current == "calendar"
        assert again.desk.status.waiting == 1
        assert again.office.tools.face().words == SIGNED_OUT
        await again.close()

    async def test_also_after_a_try_that_failed(self, again: Running) -> None:
        page = await self.page(again)
        page.password.setText("correct")
        page.send()
        await until(lambda: page._presenter.trouble is not None)
        assert button(page, "Back to the calendar").isEnabled()
        page.back.click()
        page.back.click()
        page.send()
        await again.until_office()
        await again.close()

    async def test_there_is_none_while_the_server_is_asked(self, again: Running, server: FakeServer) -> None:
        page = await self.page(again)
        server.down = False
        page.password.setText("correct")
        page.send()
        await until(lambda: page._presenter.busy)
        assert not page.back.isEnabled()
        page._presenter.go_back()
        await again.until_office()
        await until(lambda: again.desk.status.waiting == 0)
        await again.close()

    async def test_there_is_none_for_who_signed_out(self, running: Running, qtbot: QtBot) -> None:
        running.office.sign_out_chosen.emit()
        await until(lambda: isinstance(running.page, SignInView))
        page = cast("SignInView", running.page)
        assert page.back.isHidden()
        qtbot.keyClick(page.password, Qt.Key.Key_Escape)
        await until(lambda: running.app._accounts.current() is None)
        assert running.page is page
