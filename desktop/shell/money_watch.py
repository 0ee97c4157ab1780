"""What was recorded as paid becomes an alert: how much, how, of whom, and who can give it back.

The server takes no payment back: what was recorded by mistake is refunded by the owner, with a reason.
"""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.presenters.booking_money import BookingMoneys, Taken
from desktop.shell.alerts import Alerts
from desktop.theming import formats
from desktop.theming.listen import listen
from desktop.views.calendar.calendar_words import fill
from scheduling.payments import PaymentMethod


class MoneyWatch(QObject):
    """One alert for each payment, also where its card was closed meanwhile."""

    def __init__(self, moneys: BookingMoneys | None, alerts: Alerts) -> None:
        super().__init__(alerts)
        self._alerts = alerts
        if moneys is not None:
            listen(moneys.taken, self, self._taken, arguments=True)

    def _taken(self, taken: Taken) -> None:
        said = self._of_somebody(taken) if taken.customer else self._of_nobody_known(taken)
        words = fill(said, formats.money(taken.cents), taken.customer)
        back = self.tr("If it is a mistake, the owner gives it back on the card once the booking is over.")
        self._alerts.show(f"{words} {back}", kind="done")

    def _of_somebody(self, taken: Taken) -> str:
        if not taken.cents:
            return self.tr("The booking of %2 is paid with credit.")
        return {
            PaymentMethod.CASH: self.tr("%1 in cash from %2 is recorded."),
            PaymentMethod.TERMINAL: self.tr("%1 by terminal from %2 is recorded."),
        }.get(taken.method, self.tr("%1 from %2 is recorded."))

    def _of_nobody_known(self, taken: Taken) -> str:
        if not taken.cents:
            return self.tr("A booking is paid with credit.")
        return {
            PaymentMethod.CASH: self.tr("%1 in cash is recorded."),
            PaymentMethod.TERMINAL: self.tr("%1 by terminal is recorded."),
        }.get(taken.method, self.tr("%1 is recorded."))
