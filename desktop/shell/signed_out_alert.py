"""That the server has signed somebody out, with a way to sign in: said for as long as it is so, and no longer.

Not here: what is asked before one leaves to sign in (``going``), and the sign-in page.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.shell.alerts import Alert, Alerts
from desktop.shell.desk import Desk
from desktop.theming import words
from desktop.theming.listen import listen


class SignedOutAlert(QObject):
    """One alert at a time; ``leave`` asks what is to be asked and then goes: its question, where there is one."""

    def __init__(
        self,
        desk: Desk,
        alerts: Alerts,
        leave: Callable[[str], Alert | None],
        booking: Callable[[], bool],
    ) -> None:
        super().__init__(alerts)
        self._desk = desk
        self._alerts = alerts
        self._leave = leave
        self._booking = booking
        """Whether a booking is being made, which asks for itself."""
        self._refused = False
        self._alert: Alert | None = None
        listen(desk.access.signed_out, self, self._signed_out)
        listen(desk.access.accepted, self, self._accepted)
        if desk.access.refused:
            self._signed_out()

    def sign_in(self) -> None:
        """To the sign-in page. What is asked first stands in the place of the offer, which comes back after it."""
        asked = self._leave(self.tr("Sign in all the same"))
        if asked is not None:
            if self._alert is not None:
                self._alert.close_now()
            asked.closed.connect(self._offer)
        elif self._booking():
            self._offer()

    def _signed_out(self) -> None:
        self._refused = True
        if self._alert is not None:
            self._alert.close_now()  # more may be known now of why
        self._offer()

    def _accepted(self) -> None:
        """By the server, after another had stood in its place: nobody has to sign in any more."""
        self._refused = False
        if self._alert is not None:
            self._alert.close_now()
        self._desk.status.try_now()  # what else waits need not wait out its pause

    def _offer(self) -> None:
        """Only while it is so: the server may have accepted again while a question stood in its place."""
        if not self._refused:
            return
        said = words.error_words("not_signed_in")
        if self._desk.access.unknown_there:
            said = self.tr(
                "The server at this address does not know you: it may be another one. Nothing here is lost."
            )
        self._alert = self._alerts.show(said, self.tr("Sign in"), self.sign_in, "bad")
        self._alert.closed.connect(self._closed)

    def _closed(self) -> None:
        self._alert = None
