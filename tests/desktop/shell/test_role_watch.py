"""The owner gives the person at work another role: said, and the desk that offers it is opened by them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.shell.alerts import Alert
from desktop.shell.screens import REQUESTS
from scheduling.records import StaffMember
from scheduling.vocabulary import Role
from tests.desktop.shell.running import Running
from tests.desktop.shell.widgets import until
from tests.fakes import FakeServer

pytestmark = pytest.mark.asyncio


def _alerts(running: Running, said: str) -> list[Alert]:
    return [
        each for each in running.office.alerts.findChildren(Alert) if said in each.text and each.isVisible()
    ]


async def _made(running: Running, server: FakeServer, role: Role) -> None:
    me = running.desk.account.staff_id
    row = running.desk.store.get(StaffMember, me)
    assert row is not None
    server.seed([replace(row, role=role)])
    running.desk.status.try_now()
    await until(lambda: running.desk.access.account is not None and running.desk.access.account.role is role)


async def test_another_role_is_said_and_opened_when_they_want_it(
    running: Running, server: FakeServer
) -> None:
    before = running.office
    assert REQUESTS in before.workspace.rail._entries
    await _made(running, server, Role.MECHANIC)
    (alert,) = _alerts(running, "mechanic")
    assert running.office is before, "not by itself: something may be half done"
    action = alert._action
    assert action is not None
    action.click()
    await until(lambda: running.app.office is not None and running.office is not before)
    assert running.desk.account.role is Role.MECHANIC
    assert REQUESTS not in running.office.workspace.rail._entries
    assert not _alerts(running, "mechanic")


async def test_the_role_of_before_again_takes_it_back(running: Running, server: FakeServer) -> None:
    await _made(running, server, Role.RECEPTIONIST)
    assert _alerts(running, "reception")
    await _made(running, server, Role.OWNER)
    await until(lambda: not _alerts(running, "reception"))
    assert not _alerts(running, "owner")


async def test_in_another_language_it_is_said_still(running: Running, server: FakeServer) -> None:
    await _made(running, server, Role.RECEPTIONIST)
    running.office.language_chosen.emit("fr")
    await until(lambda: bool(_alerts(running, "réception")))


async def test_another_name_is_no_other_role(running: Running, server: FakeServer) -> None:
    row = running.desk.store.get(StaffMember, running.desk.account.staff_id)
    assert row is not None
    server.seed([replace(row, name="Rosa Roy")])
    running.desk.status.try_now()
    await until(
        lambda: running.desk.access.account is not None and running.desk.access.account.name == "Rosa Roy"
    )
    assert not _alerts(running, "role")
