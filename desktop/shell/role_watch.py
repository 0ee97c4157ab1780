"""Says that the owner gave the person at work another role, and leads to a desk that has what it offers.

Not by itself: something may be half done. What the role does not allow any more the server refuses meanwhile.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.shell.alerts import Alert, Alerts
from desktop.shell.desk import Desk
from desktop.shell.going import Going
from desktop.theming import words
from desktop.theming.listen import listen


class RoleWatch(QObject):
    """As long as the window; ``going`` says what would be lost."""

    anew_wanted = Signal()
    """The desk is to be opened once more."""

    def __init__(self, desk: Desk, alerts: Alerts, going: Going) -> None:
        super().__init__(alerts)
        self._desk = desk
        self._alerts = alerts
        self._going = going
        self._alert: Alert | None = None
        listen(desk.access.role_changed, self, self.look)
        self.look()

    def look(self) -> None:
        """Whether the desk is still that of their role."""
        if self._alert is not None:
            self._alert.close_now()
        account = self._desk.access.account
        if account is None or account.role is self._desk.account.role:
            return
        said = self.tr("You have another role here now: %1.").replace("%1", words.role_words(account.role))
        self._alert = self._alerts.show(said, self.tr("Show what it offers"), self._anew, stays=True)
        self._alert.closed.connect(self._forget)

    def _forget(self) -> None:
        self._alert = None

    def _anew(self) -> None:
        self._going.leave(self.anew_wanted.emit, self.tr("Go on all the same"))
