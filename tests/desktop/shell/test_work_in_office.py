"""The My work screen in the window: who has it on the rail, the count beside it, and what tells of a new offer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.presenters.calendar_rights import Rights
from desktop.shell.alerts import Alert
from desktop.shell.header_tools import HeaderTools
from desktop.shell.screens import HOME, WORK, listed
from desktop.shell.work_watch import WorkWatch
from desktop.views.work_view import WorkView
from scheduling.records import Session
from scheduling.vocabulary import Role, SessionState
from tests import factories
from tests.desktop.calendar.scenes import scene
from tests.desktop.presenters.working import offer
from tests.desktop.shell.running import Running
from tests.desktop.shell.widgets import closed, until
from tests.factories import named
from tests.fakes import FakeServer


def _rights(role: Role, mechanic: str | None) -> Rights:
    return scene(role, mechanic_id=named(mechanic) if mechanic else None).presenter.rights


@pytest.mark.parametrize(
    ("role", "mechanic", "there"),
    [
        (Role.MECHANIC, "ivan", True),
        (Role.MECHANIC, "anna", True),
        (Role.OWNER, "anna", True),
        (Role.OWNER, None, False),
        (Role.RECEPTIONIST, None, False),
        (Role.MECHANIC, None, False),
    ],
)
def test_whoever_is_a_mechanic_has_it_on_the_rail(role: Role, mechanic: str | None, there: bool) -> None:
    assert (WORK in listed(_rights(role, mechanic))) == there


@pytest.fixture
def server(server: FakeServer) -> FakeServer:
    """The owner is a mechanic too."""
    server.seed([factories.staff_member(id=named("owner"), mechanic_id=named("ivan"))])
    return server


@pytest.fixture
async def running(running: Running) -> Running:
    await until(lambda: running.desk.work.offers.board().known_at is not None)
    running.office.alerts.clear()
    return running


def _told(running: Running, **over: Any) -> None:
    """Another offer to this person, which the server's news bring."""
    now = running.desk.clock.now()
    server = running.server
    server.offers.append(offer(answer_until=now + 600, made_at=now, **over))
    server.seed([factories.customer("Somebody")])


def _count(running: Running) -> Callable[[], str]:
    def said() -> str:
        QCoreApplication.processEvents()
        (entry,) = [
            it for it in running.office.workspace.rail.findChildren(QPushButton) if it.text() == "My work"
        ]
        label = entry.findChild(QLabel)
        return label.text() if isinstance(label, QLabel) and not label.isHidden() else ""

    return said


def _alerts(running: Running) -> list[str]:
    return [alert.text for alert in running.office.alerts.findChildren(Alert) if not closed(alert)]


async def test_it_is_built_when_first_shown_with_the_tools_of_every_page(running: Running) -> None:
    workspace = running.office.workspace
    assert workspace.view(WORK) is None
    workspace.go(WORK)
    view = workspace.current_view()
    assert isinstance(view, WorkView)
    assert view.header.findChild(HeaderTools) is not None


async def test_a_new_offer_is_counted_and_told_and_leads_there(running: Running) -> None:
    count, workspace = _count(running), running.office.workspace
    assert count() == ""
    _told(running)
    await until(lambda: count() == "1")
    assert _alerts(running) == ["There is a new offer for you."]
    running.office.show_work()
    assert workspace.current == WORK
    assert _alerts(running) == []
    view = workspace.current_view()
    assert isinstance(view, WorkView)
    view.refresh()
    (card,) = view.offers.cards.values()
    card.decline.click()
    await until(lambda: count() == "")
    (said,) = _alerts(running)
    assert said.startswith("Declined: ")
    assert said.endswith(". It goes to somebody else.")


async def test_while_one_looks_nothing_pops_up(running: Running) -> None:
    running.office.workspace.go(WORK)
    count = _count(running)
    _told(running)
    await until(lambda: count() == "1")
    assert _alerts(running) == []


async def test_an_offer_that_went_takes_its_alert_along(running: Running) -> None:
    assert running.office.workspace.current == HOME
    count = _count(running)
    _told(running)
    await until(lambda: count() == "1")
    running.server.offers.clear()
    running.server.seed([factories.customer("Somebody else")])
    await until(lambda: count() == "")
    await until(lambda: _alerts(running) == [])


async def test_whoever_is_in_a_lobby_stays_in_it_whichever_screen_is_shown(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    beats: list[str] = []
    monkeypatch.setattr(running.desk.work, "beat", lambda: beats.append(running.office.workspace.current))
    watch = running.office.workspace.findChild(WorkWatch)
    assert watch is not None
    clock = watch.findChild(QTimer)
    assert clock is not None
    clock.timeout.emit()
    assert beats == [HOME]


async def test_chosen_again_on_the_rail_it_leaves_the_session_that_is_open(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = running.office.workspace
    (entry,) = [it for it in workspace.rail.findChildren(QPushButton) if it.text() == "My work"]
    asked: list[str] = []
    monkeypatch.setattr(WorkView, "show_lists", lambda _: asked.append(workspace.current))
    entry.click()
    assert asked == [], "from elsewhere one comes back to the session"
    entry.click()
    assert asked == [WORK]
    workspace.go(HOME)
    entry.click()
    assert asked == [WORK]


async def test_the_switch_is_the_servers(running: Running) -> None:
    running.office.workspace.go(WORK)
    view = running.office.workspace.current_view()
    assert isinstance(view, WorkView)
    await until(lambda: running.desk.work.switch.now.may_turn)
    view.refresh()
    view.switch.button.click()
    await until(lambda: running.server.accepting)
    await until(lambda: running.desk.work.switch.now.on is True)


async def test_an_answer_without_the_server_is_said_to_wait(running: Running, server: FakeServer) -> None:
    desk = running.desk
    starts = desk.clock.now() + 86_400
    offered = factories.session(starts=starts, state=SessionState.OFFERED, mechanic_id=named("ivan"))
    server.seed([offered])
    await until(lambda: desk.store.get(Session, offered.id) is not None)
    server.down = True
    running.office.alerts.clear()
    server.nudge()
    desk.status.try_now()
    await until(lambda: not desk.status.online)
    desk.work.offers.board()
    desk.work.offers.answer(offered.id, accept=True)
    QCoreApplication.processEvents()
    assert any(said.endswith("is kept here and waits for the server.") for said in _alerts(running))
