"""Away from one's desk, by signing out or to a desk of another role: what would be lost is said first.

Not here: what happens then (``door``), and switching, which loses nothing before somebody else enters (``counter``).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from desktop.presenters.switching import Left
from desktop.shell.alerts import Alert, Alerts
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
        self._asked: Alert | None = None

    def sign_out(self, act: Callable[[], None]) -> None:
        """When something has not been sent yet, or the server is away, say so first."""
        status = self._desk.status
        unsent = Unsent().words(status.waiting, status.files_waiting)
        typed = Unsent().typed(self._desk.work.unsent())
        needed = self.tr("The server does not answer now; signing in again needs it.") if away(status) else ""
        self.leave(act, self.tr("Sign out"), unsent, typed, needed)

    def leave(self, act: Callable[[], None], go_on: str, *besides: str) -> Alert | None:
        """Do it, once what is not saved, and what is to be known ``besides``, was said; ``go_on``: by which words.

        The question, where there is one.
        """

        def go() -> None:
            self._leave_booking_for(act)

        def words() -> str:
            return " ".join(filter(None, (unsaved_words(self._desk), *besides)))

        return self._say_first(words, go_on, go)

    def rebuild(self, act: Callable[[], None]) -> Alert | None:
        """Another language, which builds the window anew: what outlives it is not lost. The question, if any.

        A booking that is being made by then does not outlive it.
        """
        loses = self.tr("Another language loses that.")

        def words() -> str:
            typed = typed_words(self._desk)
            return f"{typed} {loses}" if typed else ""

        return self._say_first(
            words, self.tr("Change it all the same"), partial(self._leave_booking_for, act)
        )

    def _say_first(self, words: Callable[[], str], go_on: str, act: Callable[[], None]) -> Alert | None:
        """One question at a time: what is wanted now counts, not what was wanted before.

        What was not said, as it was typed since, is asked about anew.
        """
        if self._asked is not None:
            self._asked.close_now()
        said = words()
        if not said:
            act()
            return None

        def go() -> None:
            if words() in {"", said}:
                act()
            else:
                self._say_first(words, go_on, act)

        self._asked = self._alerts.show(said, go_on, go, "bad")
        self._asked.closed.connect(self._answered)
        return self._asked

    def _answered(self) -> None:
        self._asked = None

    def unfinished(self, *, booking: bool) -> Left | None:
        """What is being done that would be gone."""
        if booking:
            return Left.BOOKING
        return Left.UNSAVED if unsaved_words(self._desk) else None
