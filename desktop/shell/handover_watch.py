"""That something of computers without access waits for the owner becomes an alert, which stays until it is answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from psygnal import SignalInstance
from PySide6.QtCore import QObject

from desktop.presenters.handover_news import HandoverNews
from desktop.shell.alerts import Alert, Alerts
from desktop.theming.listen import listen
from desktop.views.changes.left_line import LeftWords


class Status(Protocol):
    """As much of ``SyncStatus`` as is needed here."""

    @property
    def changed(self) -> SignalInstance: ...
    @property
    def handed_over_files(self) -> int | None: ...


class HandoverWatch(QObject):
    """``lead`` shows what waits. Once closed, only more of it is told; once all is decided, nothing any more."""

    def __init__(self, status: Status, news: HandoverNews, alerts: Alerts, lead: Callable[[], None]) -> None:
        super().__init__(alerts)
        self._status = status
        self._news = news
        self._alerts = alerts
        self._lead = lead
        self._alert: Alert | None = None
        self._told = 0
        """How many the alert speaks of."""
        listen(status.changed, self, self._changed)
        self._changed()

    def _changed(self) -> None:
        self._told = self._news.to_tell()
        said = LeftWords().said(self._told, self._status.handed_over_files)
        if not self._told:
            self._withdraw()
        elif self._alert is None:
            self._alert = self._alerts.show(said, self.tr("Review"), self._lead, stays=True)
            self._alert.closed.connect(self._closed)
        elif self._alert.text != said:
            self._alerts.say(self._alert, said, "info")

    def _withdraw(self) -> None:
        alert, self._alert = self._alert, None
        if alert is not None:
            alert.close_now()

    def _closed(self) -> None:
        """By the person, or its button: what is withdrawn is not ours any more."""
        if self._alert is not None:
            self._alert = None
            self._news.put_away(self._told)
