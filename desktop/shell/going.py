"""Away from one's desk by signing out: what would be lost is said first.

Not here: what happens then (``door``), and switching, which loses nothing before somebody else enters (``counter``).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.presenters.switching import Left
from desktop.shell.alerts import Alerts
from desktop.shell.desk import Desk
from desktop.shell.sync_badge import away
from desktop.shell.unsaved import unsaved_words
from desktop.shell.unsent_words import Unsent


class Going(QObject):
    """``leave_booking_for`` asks about a booking that is being made, and then does what is wanted."""

    def __init__(
        self, desk: Desk, alerts: Alerts, leave_booking_for: Callable[[Callable[[], None]], None]
    ) -> None:
        super().__init__(alerts)
        self._desk = desk
        self._alerts = alerts
        self._leave_booking_for = leave_booking_for

    def sign_out(self, act: Callable[[], None]) -> None:
        """When something has not been sent yet, or the server is away, say so first."""
        status = self._desk.status
        text = Unsent().words(status.waiting, status.files_waiting)
        text = " ".join(filter(None, (unsaved_words(self._desk), text)))
        if away(status):
            needed = self.tr("The server does not answer now; signing in again needs it.")
            text = " ".join(filter(None, (text, needed)))

        def go() -> None:
            self._leave_booking_for(act)

        if text:
            self._alerts.show(text, self.tr("Sign out"), go, "bad")
        else:
            go()

    def unfinished(self, *, booking: bool) -> Left | None:
        """What is being done that would be gone."""
        if booking:
            return Left.BOOKING
        return Left.UNSAVED if unsaved_words(self._desk) else None
