"""By whom a customer hears that their booking has another time, once it has; ``%1`` is their name. Words only."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from desktop.presenters.carriers import Reach
from desktop.theming.words import QT_TRANSLATE_NOOP
from desktop.views.calendar.calendar_words import fill

ANOTHER_TIME: Mapping[Reach, str] = {
    Reach.NO_ADDRESS: QT_TRANSLATE_NOOP(
        "Calendar", "%1 has no email and no phone here: nobody else tells them of another time."
    ),
    Reach.NOT_SET_UP: QT_TRANSLATE_NOOP(
        "Calendar", "The server is not set up to send messages: please tell %1 of another time yourself."
    ),
    Reach.UNKNOWN: QT_TRANSLATE_NOOP(
        "Calendar",
        "Once another time stands on the server, %1 is told of it, if the server is set up to send messages.",
    ),
    Reach.IF_AGREED: QT_TRANSLATE_NOOP(
        "Calendar", "Once another time stands on the server, %1 is told of it by SMS, if they agreed to that."
    ),
    Reach.SENT: QT_TRANSLATE_NOOP(
        "Calendar", "Once another time stands on the server, %1 is told of it by message."
    ),
}


def another_time_words(reach: Reach, customer: str) -> str:
    """The same of this customer, who may have no name here."""
    translate = QCoreApplication.translate
    return fill(translate("Calendar", ANOTHER_TIME[reach]), customer or translate("Calendar", "Customer"))
