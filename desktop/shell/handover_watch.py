"""That something of computers without access wait for the owner becomes an alert, once for each number of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from psygnal import SignalInstance
from PySide6.QtCore import QObject

from desktop.shell.alerts import Alerts
from desktop.theming.listen import listen


class Status(Protocol):
    """As much of ``SyncStatus`` as is needed here."""

    @property
    def changed(self) -> SignalInstance: ...
    @property
    def handed_over(self) -> int: ...


class HandoverWatch(QObject):
    """``lead`` shows what waits."""

    def __init__(self, status: Status, alerts: Alerts, lead: Callable[[], None]) -> None:
        super().__init__(alerts)
        self._status = status
        self._alerts = alerts
        self._lead = lead
        self._told = 0
        listen(status.changed, self, self._changed)
        self._changed()

    def _changed(self) -> None:
        before, self._told = self._told, self._status.handed_over
        if self._told > before:
            said = self.tr(
                "%n changes and files of a computer without access wait for your decision.", "", self._told
            )
            self._alerts.show(said, self.tr("Review"), self._lead)
