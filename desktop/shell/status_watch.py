"""How it stands with the server becomes an alert: lost and found, away for too long, a change refused."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.shell.alerts import Alert, Alerts
from desktop.shell.status_tools import trouble_words
from desktop.shell.sync_badge import STOPPED, away, overdue_words
from desktop.shell.watch import Status
from desktop.theming.listen import listen


class StatusWatch(QObject):
    """Says when the server is lost or found, for too long, or asked no more, and when it refused a change.

    ``lead`` shows what was refused, ``whose`` names the customer whom the last refusal is about. Once that is
    seen to, nothing says any more that it should be.
    """

    def __init__(
        self,
        status: Status,
        alerts: Alerts,
        lead: Callable[[], None],
        now: Callable[[], int],
        whose: Callable[[], str] = str,
        *,
        late: Callable[[], bool] = bool,
    ) -> None:
        """``late``: whether the newest was not refused, but discarded too late."""
        super().__init__(alerts)
        self._now = now
        self._whose = whose
        self._late = late
        self._overdue: Alert | None = None
        self._warned = False
        self._status = status
        self._alerts = alerts
        self._lead = lead
        self._may_lose = status.online
        """It answered since it was last said that it does not."""
        self._stopped = status.problem == STOPPED
        self._refused = status.needs_attention
        self._lost: Alert | None = None
        self._refusal: Alert | None = None
        self._told = 0
        """How many refusals the alert speaks of."""
        listen(status.changed, self, self._changed)

    def _changed(self) -> None:
        gone = away(self._status)
        self._tell_lost(gone=gone)
        self._tell_stopped()
        self._warn(overdue=gone and self._status.overdue(self._now()))
        before, self._refused = self._refused, self._status.needs_attention
        if self._refused > before:
            self._tell_refused(self._refused - before)
        elif self._refused < before and self._refusal is not None:
            self._refusal.close_now()

    def _tell_lost(self, *, gone: bool) -> None:
        """Once each time that it answered before; what else does not work is said by the badge."""
        if gone and self._may_lose:
            self._may_lose = False
            self._lost = self._alerts.show(
                self.tr("The server does not answer. Keep working: changes are kept here and sent later.")
            )
            self._lost.closed.connect(self._forget)
        elif self._status.online:
            self._may_lose = True
        if not gone and self._lost is not None:
            self._lost.close_now()

    def _tell_stopped(self) -> None:
        """Once. Nothing is sent any more in this run of the program, so nothing may be promised."""
        before, self._stopped = self._stopped, self._status.problem == STOPPED
        if self._stopped and not before:
            kept = self.tr("What you enter is kept on this computer and sent then.")
            self._alerts.show(f"{trouble_words(STOPPED)} {kept}", kind="bad")

    def _warn(self, *, overdue: bool) -> None:
        """Once each time that it takes too long."""
        if overdue and not self._warned:
            self._overdue = self._alerts.show(overdue_words(), kind="bad")
            self._overdue.closed.connect(self._heeded)
        elif not overdue and self._overdue is not None:
            self._overdue.close_now()
        self._warned = overdue

    def _heeded(self) -> None:
        self._overdue = None

    def _tell_refused(self, more: int) -> None:
        told = more + (self._told if self._refusal is not None else 0)
        if self._refusal is not None:
            self._refusal.close_now()
        said = self.tr("%n changes were refused by the server.", "", told)
        whose = self._whose() if told == 1 else ""
        if whose:
            said = self.tr("A change for %1 was refused by the server.").replace("%1", whose)
        if told == 1 and self._late():
            said = self.tr("What was discarded had arrived already, so it holds.")
        self._refusal, self._told = self._alerts.show(said, self.tr("Look"), self._lead, "bad"), told
        self._refusal.closed.connect(self._seen)

    def _forget(self) -> None:
        self._lost = None

    def _seen(self) -> None:
        self._refusal = None
