"""Away from one's desk, by signing out or to a desk of another role: what would be lost is said first.

Not here: what happens then (``door``), and switching, which loses nothing before somebody else enters (``counter``).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.presenters.switching import Left
from desktop.shell.alerts import Alerts
from desktop.shell.desk import Desk
from desktop.shell.sync_badge import away
from desktop.shell.unsaved import typed_words, unsaved_words
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
        unsent = Unsent().words(status.waiting, status.files_waiting)
        typed = Unsent().typed(self._desk.work.unsent())
        needed = self.tr("The server does not answer now; signing in again needs it.") if away(status) else ""
        self.leave(act, self.tr("Sign out"), unsent, typed, needed)

    def leave(self, act: Callable[[], None], go_on: str, *besides: str) -> bool:
        """Do it, once what is not saved, and what is to be known ``besides``, was said; ``go_on``: by which words.

        Whether that is asked about.
        """

        def go() -> None:
            self._leave_booking_for(act)

        return self._say_first(" ".join(filter(None, (unsaved_words(self._desk), *besides))), go_on, go)

    def rebuild(self, act: Callable[[], None]) -> bool:
        """Another language, which builds the window anew: what outlives the window is not lost. Whether it is asked."""
        typed, loses = typed_words(self._desk), self.tr("Another language loses that.")
        said = f"{typed} {loses}" if typed else ""
        return self._say_first(said, self.tr("Change it all the same"), act)

    def _say_first(self, said: str, go_on: str, act: Callable[[], None]) -> bool:
        if said:
            self._alerts.show(said, go_on, act, "bad")
        else:
            act()
        return bool(said)

    def unfinished(self, *, booking: bool) -> Left | None:
        """What is being done that would be gone."""
        if booking:
            return Left.BOOKING
        return Left.UNSAVED if unsaved_words(self._desk) else None
