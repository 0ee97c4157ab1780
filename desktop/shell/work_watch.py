"""How many offers wait for the person, beside the rail's entry; and what has come or was answered, as an alert."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from desktop.shell.screens import WORK
from desktop.theming.listen import listen
from desktop.views.calendar.calendar_words import fill
from desktop.views.work import work_words

if TYPE_CHECKING:
    from desktop.presenters.work_model import WorkOffer
    from desktop.shell.alerts import Alert
    from desktop.shell.desk import Desk
    from desktop.shell.workspace import Workspace

CLOCK_MS = 15_000
"""After which it is looked whether an offer's time is over."""


class WorkWatch(QObject):
    """``lead`` shows the offers."""

    def __init__(self, desk: Desk, workspace: Workspace, lead: Callable[[], None]) -> None:
        super().__init__(workspace)
        self._desk = desk
        self._workspace = workspace
        self._lead = lead
        self._known: set[UUID] | None = None
        """Those that were there before."""
        self._alert: Alert | None = None
        work = desk.work
        listen(work.changed, self, self._look)
        listen(work.offers.changed, self, self._look)
        listen(work.offers.answered, self, self._answered, arguments=True)
        workspace.shown.connect(self._shown)
        clock = QTimer(self)
        clock.timeout.connect(self._clock)
        clock.start(CLOCK_MS)
        self._look()
        if desk.status.online:
            work.look()  # as after another language was chosen; else it is as soon as the server answers

    def _look(self) -> None:
        if not self._desk.source.ready:
            return
        board = self._desk.work.offers.board()
        waiting = {offer.key for offer in board.to_answer}
        count = len(waiting)
        self._workspace.rail.show_count(WORK, count, self.tr("%n offers wait for your answer", "", count))
        known, self._known = self._known, waiting
        if self._alert is not None and not waiting:
            self._withdraw()
        if known is not None and waiting - known and self._workspace.current != WORK:
            self._tell()

    def _answered(self, offer: WorkOffer, accept: bool) -> None:
        """What was answered leaves the list: it is said which one that was, and what comes of it."""
        which = work_words.when_words(offer, self._desk.source.zone())
        said = self.tr("Accepted: %1.") if accept else self.tr("Declined: %1. It goes to somebody else.")
        if not self._desk.status.online:
            yes = self.tr("Your yes to %1 is kept here and waits for the server.")
            said = yes if accept else self.tr("Your no to %1 is kept here and waits for the server.")
        self._workspace.alerts.show(fill(said, which), kind="done")

    def _clock(self) -> None:
        self._desk.work.beat()
        self._look()

    def _tell(self) -> None:
        if self._alert is None:
            self._alert = self._workspace.alerts.show(
                self.tr("There is a new offer for you."), self.tr("Show"), self._lead, stays=True
            )
            self._alert.closed.connect(self._closed)

    def _shown(self, key: str) -> None:
        if key == WORK:
            self._withdraw()

    def _withdraw(self) -> None:
        alert, self._alert = self._alert, None
        if alert is not None:
            alert.close_now()

    def _closed(self) -> None:
        self._alert = None
