"""What is said of a walk-in that has its bay: now, or after a wait. Not here: when it is said (``watch``)."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import QCoreApplication

from desktop.presenters.undo import UndoStep
from desktop.theming import formats

WAIT_LEAST = 5
"""Minutes; a shorter wait is not worth a word."""


def walked_in_words(step: UndoStep, zone: tzinfo) -> str:
    """``%1`` is the customer."""
    translate = QCoreApplication.translate
    starts, waits = step.params.get("starts"), step.params.get("waits")
    if not isinstance(starts, int) or not isinstance(waits, int) or waits < WAIT_LEAST:
        return translate("Undo", "%1 has the bay.")
    day = formats.local(starts, zone).date()
    if day != formats.today(zone):
        return translate("Undo", "%1 has a bay: %3.").replace("%3", formats.moment(starts, zone))
    said = translate("Undo", "%1 has a bay from %3, after a wait of %4.")
    return said.replace("%3", formats.time(starts, zone)).replace("%4", formats.duration(waits))
