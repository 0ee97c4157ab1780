"""Money that somebody has to hand back is looked for: after bookings changed, and now and then.

Only the server knows of it (``presenters/hand_backs``); its cards stand beside the calendar.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from desktop.presenters.hand_backs import HandBack
from desktop.shell.alerts import Alerts
from desktop.shell.desk import Desk
from desktop.shell.loop import loop_runs
from desktop.theming import formats
from desktop.theming.listen import listen
from desktop.views.calendar.calendar_words import fill

LOOK_MS = 60_000
"""After which the server is asked again: another desk may have handed it back, which changes no booking."""
SOON_MS = 200
"""Several changes in a row are looked at once."""


class HandBackWatch(QObject):
    """For as long as the window is there."""

    def __init__(self, desk: Desk, alerts: Alerts, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._alerts = alerts
        self._due = True
        """Whether it is to be asked, as soon as the server is there."""
        self._online = False
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._look)
        clock = QTimer(self)
        clock.timeout.connect(self._ask_again)
        clock.start(LOOK_MS)
        listen(desk.store.changed, self, self._rows_changed, arguments=True)
        listen(desk.status.changed, self, self._heard)
        listen(desk.hand_backs.handed, self, self._handed, arguments=True)
        if desk.calendar.actions.moneys is not None:
            listen(desk.calendar.actions.moneys.went_back, self, self._ask_again)
        self._heard()

    def _rows_changed(self, kinds: frozenset[str]) -> None:
        if "session" in kinds:
            self._ask_again()

    def _heard(self) -> None:
        came, self._online = self._desk.status.online and not self._online, self._desk.status.online
        if came:
            self._ask_again()

    def _ask_again(self) -> None:
        self._due = True
        self._soon.start()

    def _handed(self, line: HandBack) -> None:
        who = line.customer or self.tr("The customer")
        self._alerts.show(fill(self.tr("%1 has the %2 back."), who, formats.money(line.cents)), kind="done")

    def _look(self) -> None:
        """Without the server what is known stands; it is asked once it is back."""
        if self._due and self._desk.status.online and self._desk.source.ready and loop_runs():
            self._due = False
            self._desk.hand_backs.look()
