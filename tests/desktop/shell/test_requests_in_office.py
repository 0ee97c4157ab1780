"""The Requests screen in the window: on the rail with its count, from Today, from a refusal; Ctrl+Z and its words."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from desktop.shell.header_tools import HeaderTools
from desktop.shell.screens import REQUESTS, TODAY, listed
from desktop.views.requests_view import RequestsView
from desktop.views.today_view import TodayView
from scheduling.ids import uuid7
from scheduling.visit_requests import RequestSource, RequestState, VisitRequest
from scheduling.vocabulary import Role, ServiceType
from tests import factories
from tests.desktop.calendar.scenes import scene
from tests.desktop.shell.running import Running
from tests.desktop.shell.widgets import until


def _ask(running: Running, **over: object) -> UUID:
    """A request for the same hour in a week, whatever that is; nothing need be free then."""
    now = running.desk.clock.now()
    values: dict[str, object] = {
        "id": uuid7(),
        "source": RequestSource.WEB,
        "state": RequestState.PENDING,
        "customer_id": factories.garage().elise.id,
        "service_type": ServiceType.REPAIR,
        "requested": (now + 7 * 86_400,),
        "asked_at": now - 3600,
        "concern": "It rattles",
    }
    row = VisitRequest(**(values | over))  # type: ignore[arg-type]  # each is of its field's kind
    running.desk.store.load([row])
    return row.id


async def _counted(running: Running, count: str) -> None:
    await until(lambda: _count(running) == count)


def _requests(running: Running) -> RequestsView:
    running.office.workspace.go(REQUESTS)
    view = running.office.workspace.current_view()
    assert isinstance(view, RequestsView)
    return view


def _count(running: Running) -> str:
    entry = next(
        button
        for button in running.office.workspace.rail.findChildren(QPushButton)
        if button.text() == "Requests"
    )
    QApplication.processEvents()  # the count is put off for a moment
    labels = [label for label in entry.findChildren(QLabel) if label.isVisible()]
    return labels[0].text() if labels else ""


@pytest.mark.parametrize(
    ("role", "mechanic", "there"),
    [
        (Role.OWNER, None, True),
        (Role.RECEPTIONIST, None, True),
        (Role.MECHANIC, "anna", False),
        (Role.MECHANIC, "ivan", False),
    ],
)
def test_the_rail_lists_it_for_whoever_answers(role: Role, mechanic: str | None, there: bool) -> None:
    shop = scene(role, mechanic_id=factories.named(mechanic) if mechanic else None)
    assert (REQUESTS in listed(shop.presenter.rights)) == there


async def test_it_is_built_when_first_shown_with_the_tools_of_every_page(running: Running) -> None:
    assert running.office.workspace.view(REQUESTS) is None
    view = _requests(running)
    assert view.header.findChild(HeaderTools) is not None


async def test_the_rail_counts_what_waits_for_the_shop(running: Running) -> None:
    assert _count(running) == ""
    _ask(running)
    request_id = _ask(running)
    await _counted(running, "2")
    await running.desk.engine.stop()  # the pretended server knows no such request, and would soon say so
    running.desk.requests.acts.withdraw(request_id)
    await _counted(running, "1")


async def test_the_today_screen_leads_there(running: Running) -> None:
    _ask(running)
    running.office.workspace.go(TODAY)
    today = running.office.workspace.current_view()
    assert isinstance(today, TodayView)
    await _counted(running, "1")
    assert today.header.requests.isVisible()
    today.header.requests.click()
    assert running.office.workspace.current == REQUESTS


async def test_what_came_back_leads_to_its_request(running: Running) -> None:
    request_id = _ask(running)
    running.office.show_answer(frozenset({request_id, uuid7()}))
    view = running.office.workspace.current_view()
    assert isinstance(view, RequestsView)
    assert view.chosen == request_id


async def test_ctrl_z_takes_back_what_has_not_been_sent(running: Running) -> None:
    request_id = _ask(running)
    before = running.desk.store.get(VisitRequest, request_id)
    view = _requests(running)
    view.open_request(request_id)
    view.withdraw()
    view.withdrawing.answer()
    assert running.desk.store.get(VisitRequest, request_id) != before
    running.office.workspace.undo_asked.emit()
    assert running.desk.store.get(VisitRequest, request_id) == before
    said = [label.text() for label in running.office.alerts.findChildren(QLabel)]
    assert "The answer is taken back: the request of Élise Tremblay waits again." in said


async def test_what_was_sent_says_why_it_stays(running: Running) -> None:
    request_id = _ask(running)
    mid = running.desk.requests.acts.withdraw(request_id)
    await until(lambda: (change := running.desk.store.change(mid)) is not None and change.attempts > 0)
    running.office.alerts.clear()
    running.desk.undo.undo()
    said = [label.text() for label in running.office.alerts.findChildren(QLabel)]
    assert "It counts already: note a new request if they want it after all." in said
