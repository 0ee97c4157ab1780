"""Who waits for a mechanic at once: the screen in the window, its count on Today, and that somebody's turn has come.

The server alone knows the line: it is asked now and then, and when a time that is held for it arrives among the rows.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from desktop.presenters.line_holds import LineHolds
from desktop.shell.loop import loop_runs
from desktop.shell.screens import TODAY, WAITING
from desktop.theming import formats
from desktop.theming.listen import listen

if TYPE_CHECKING:
    from desktop.presenters.waiting_line import Waiter, WaitingLine
    from desktop.shell.alerts import Alert
    from desktop.shell.desk import Desk
    from desktop.shell.office import Office
    from desktop.shell.workspace import Workspace
    from desktop.views.today_view import TodayView

LOOK_MS = 30_000
"""After which the server is asked again."""
NEEDED = "desktop.presenters.waiting_line"
SOON_MS = 40
"""Several changes in a row are looked at once."""


def waiting_screen(office: Office, desk: Desk) -> QWidget:
    """Built when first shown, anew for another language."""
    from desktop.views.waiting_view import WaitingView  # not needed for the first paint

    view = WaitingView(desk.waiting, desk.ask, desk.source.zone, office.book_now)
    view.set_trailing(office.tools.make())
    office.alerts.place()
    office.workspace.shown.connect(partial(_shown, view.load))
    return view


def _shown(load: Callable[[], None], key: str) -> None:
    if key == WAITING:
        load()


class WaitingWatch(QObject):
    """For who asks for mechanics; ``lead`` shows the list."""

    def __init__(self, desk: Desk, workspace: Workspace, lead: Callable[[], None]) -> None:
        super().__init__(workspace)
        self._desk = desk
        self._workspace = workspace
        self._lead = lead
        self._holds = LineHolds(desk.store, desk.clock)
        self._today: TodayView | None = None
        self._told: frozenset[UUID] = frozenset()
        """Whose turn was told of already."""
        self._alerts: dict[UUID, Alert] = {}
        """By whose turn it is; one alert each, while it is on view."""
        self._line: WaitingLine | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SOON_MS)
        self._later.timeout.connect(self._rows_looked_at)
        clock = QTimer(self)
        clock.timeout.connect(self._tick)
        clock.start(LOOK_MS)
        workspace.shown.connect(self._shown)
        listen(desk.store.changed, self, self._rows_changed, arguments=True)

    def count_on(self, today: TodayView) -> None:
        """Let the Today screen say how many there are, and lead here."""
        self._today = today
        today.header.waiting_asked.connect(self._lead)
        self._tell()

    def _shown(self, key: str) -> None:
        if key == TODAY:
            self._look()
        elif key == WAITING:
            self._close(self._alerts)

    def _tick(self) -> None:
        """A hold lapses by itself, also while the server is away."""
        if self._line is not None:
            self._tell()
        self._look()

    def _look(self) -> None:
        """Ask how the line is; without the server what is known stands."""
        if not loop_runs() or not self._desk.status.online or not self._desk.source.ready:
            return
        if self._desk.calendar.rights.may_seek():
            self._desk.ask(self._load())

    async def _load(self) -> None:
        if NEEDED not in sys.modules:  # it takes longer to import than the window may stand still
            await asyncio.to_thread(import_module, NEEDED)
        await self._its_line().load()

    def _its_line(self) -> WaitingLine:
        if self._line is None:
            self._line = self._desk.waiting
            listen(self._line.changed, self, self._tell)
        return self._line

    def _rows_changed(self, kinds: frozenset[str]) -> None:
        if "reservation" in kinds and self._desk.calendar.rights.may_seek():
            self._later.start()

    def _rows_looked_at(self) -> None:
        if self._holds.newly_held():
            self._look()

    def _tell(self) -> None:
        line = self._line
        if self._today is not None:
            self._today.header.show_waiting(line.count if line is not None else 0)
        held = {waiter.line.entry_id: waiter for waiter in line.held()} if line is not None else {}
        new = [waiter for entry_id, waiter in held.items() if entry_id not in self._told]
        self._told = frozenset(held)
        self._close(self._alerts.keys() - held.keys())
        if self._workspace.current != WAITING:
            for waiter in new:
                self._turn_of(waiter)

    def _turn_of(self, waiter: Waiter) -> None:
        entry_id = waiter.line.entry_id
        said = self.tr("A mechanic is there for %1, who waited. Their time is held until %2.")
        until = formats.time(waiter.line.held_until or self._desk.clock.now(), self._desk.source.zone())
        alert = self._workspace.alerts.show(
            said.replace("%2", until).replace("%1", waiter.name), self.tr("Show"), self._lead, stays=True
        )
        self._alerts[entry_id] = alert
        alert.closed.connect(partial(_forget, self._alerts, entry_id, alert))

    def _close(self, entries: Iterable[UUID]) -> None:
        for entry_id in list(entries):
            self._alerts[entry_id].close_now()


def _forget(alerts: dict[UUID, Alert], entry_id: UUID, alert: Alert) -> None:
    if alerts.get(entry_id) is alert:
        del alerts[entry_id]
