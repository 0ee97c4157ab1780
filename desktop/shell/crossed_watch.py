"""That a mechanic had said yes to what was cancelled here becomes an alert, which stays until it is closed.

It outlives the program; closed, it is seen.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from desktop.presenters.crossed_answers import CrossedAnswer, CrossedAnswers
from desktop.shell.alerts import Alerts
from desktop.theming.listen import listen
from desktop.views.calendar.calendar_words import fill


class CrossedWatch(QObject):
    """One alert for each."""

    def __init__(self, answers: CrossedAnswers, alerts: Alerts) -> None:
        super().__init__(alerts)
        self._alerts = alerts
        self._answers = answers
        listen(answers.found, self, self._found, arguments=True)
        answers.look()

    def _found(self, answer: CrossedAnswer) -> None:
        said = self.tr(
            "The booking of %1 is cancelled. Meanwhile %2 had accepted it: it is cancelled for them too. Call them."
        )
        customer = answer.customer or self.tr("the customer")
        words = fill(said, customer, answer.mechanic or self.tr("the mechanic"))
        alert = self._alerts.show(words, stays=True)
        alert.closed.connect(partial(self._answers.seen, answer.mid))
