"""Whether something is to be taken back that is no longer on view: it is named, with its day and time."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import QCoreApplication

from desktop.presenters.undo import UndoStep
from desktop.presenters.undo_labels import (
    ARRIVED,
    BAY,
    NO_SHOW,
    OF_CUSTOMERS,
    OF_HOURS,
    OF_REQUESTS,
    PLACED_OFFER,
    SAID,
)
from desktop.shell.customer_undo_words import customer_question
from desktop.shell.hours_undo_words import hours_question_words
from desktop.shell.request_undo_words import request_question
from desktop.theming import formats


def question_words(step: UndoStep, zone: tzinfo) -> str:
    """What Ctrl+Z would take back."""
    if step.label_code in OF_HOURS:
        return hours_question_words(step)
    translate = QCoreApplication.translate
    asked = {
        "moved": translate("Undo", "Move the booking of %1 back to where it was?"),
        "moved_offer": translate("Undo", "Move the booking of %1 back to where it was?"),
        BAY: translate("Undo", "Put %1 back in the bay of before?"),
        "resized": translate("Undo", "Make the booking of %1 as long as it was?"),
        "extended": translate("Undo", "Take back the extension for %1?"),
        "cancelled": translate("Undo", "Book %1 again?"),
        NO_SHOW: translate("Undo", "Take back the no-show of %1?"),
        ARRIVED: translate("Undo", "Take back that %1 has arrived?"),
        "parked": translate("Undo", "Put %1 back on the calendar?"),
        SAID: translate("Undo", "Take back what was changed in the booking details of %1?"),
        **dict.fromkeys(("placed", PLACED_OFFER), translate("Undo", "Park %1 again?")),
        "corrected": translate("Undo", "Take back what was changed in the details of %1?"),
    }.get(step.label_code, translate("Undo", "Take back the booking of %1?"))
    if step.label_code in OF_CUSTOMERS:
        asked = customer_question(step)
    if step.label_code in OF_REQUESTS:
        asked = request_question(step)
    who = str(step.params.get("customer") or translate("Undo", "a customer"))
    starts = step.params.get("starts")
    if isinstance(starts, int):
        named = translate("Undo", "%1, %2")
        who = named.replace("%1", who).replace("%2", formats.moment(starts, zone))
    return asked.replace("%1", who)


def asked_words(step: UndoStep, zone: tzinfo) -> str:
    """The same with the key that says yes: the question takes no keys from whoever is typing."""
    how = QCoreApplication.translate("Undo", "Ctrl+Z once more does it; left alone, all stays.")
    return f"{question_words(step, zone)} {how}"
