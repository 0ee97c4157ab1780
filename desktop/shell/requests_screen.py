"""The Requests screen in the window: what builds it, the count of what waits, and what leads to it from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from desktop.presenters.open_forms import About
from desktop.presenters.request_count import requests_waiting
from desktop.shell.desk import Desk
from desktop.shell.screens import REQUESTS
from desktop.shell.typed_forms import watch_forms
from desktop.shell.workspace import Workspace
from desktop.theming.listen import listen
from desktop.views.requests.counted import RequestCounts
from scheduling.visit_request_records import VisitRequest

if TYPE_CHECKING:
    from desktop.views.today_view import TodayView

SOON_MS = 40
"""Several changes in a row are counted once."""
_COUNTED = frozenset({"visit_request", "staff_member"})


class RequestsScreen(QObject):
    """One for the window. Whoever may not answer requests has no such screen."""

    def __init__(self, desk: Desk, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._desk = desk
        self._workspace = workspace
        self._today: TodayView | None = None
        self.count = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SOON_MS)
        self._later.timeout.connect(self._tell)
        listen(desk.store.changed, self, self._changed, arguments=True)
        self._tell()

    def build(self, tools: QWidget, show_visit: Callable[[UUID], None]) -> QWidget:
        """The screen; ``show_visit`` leads to what a request became."""
        from desktop.presenters.request_told import Messages  # not needed for the first paint
        from desktop.views.requests_view import RequestsView

        messages = Messages(self._desk.source, self._desk.clock, self._desk.carriers)
        view = RequestsView(self._desk.requests, messages)
        view.set_trailing(tools)
        watch_forms(self._desk.forms, view, About.REQUEST)
        view.visit_asked.connect(show_visit)
        return view

    def count_on(self, today: TodayView) -> None:
        """Let the Today screen say how many there are, and lead here."""
        self._today = today
        today.header.requests_asked.connect(self._go)
        today.header.show_requests(self.count)

    def lead_to(self, about: frozenset[UUID]) -> bool:
        """Show the request that one of these ids is; whether there is one to show."""
        from desktop.views.requests_view import RequestsView

        store = self._desk.store
        found = next((each for each in about if store.get(VisitRequest, each) is not None), None)
        if found is None or not self._desk.calendar.rights.may_answer_requests():
            return False
        self._go()
        view = self._workspace.current_view()
        return isinstance(view, RequestsView) and view.open_request(found)

    def _go(self) -> None:
        self._workspace.go(REQUESTS)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _COUNTED and not self._later.isActive():
            self._later.start()

    def _tell(self) -> None:
        self.count = requests_waiting(self._desk.store, self._desk.calendar.rights)
        self._workspace.rail.show_count(REQUESTS, self.count, RequestCounts().to_answer(self.count))
        if self._today is not None:
            self._today.header.show_requests(self.count)
