"""Why a booking is cancelled, as a line of its card: what is typed stays until it is used, also if the card closes."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QLineEdit

from desktop.theming import enters, style
from scheduling.limits import MOST_TEXT

Reasons = dict[UUID, str]
"""By the booking."""


def cancel_reason(session_id: UUID | None, kept: Reasons) -> tuple[QLabel, QLineEdit]:
    """The line with what was typed for this booking before, and what stands above it."""
    translate = QCoreApplication.translate
    said = translate("BookingCard", "Why is it cancelled? (not required)")
    line = QLineEdit()
    line.setMaxLength(MOST_TEXT)
    enters.once_in(line)
    line.setPlaceholderText(translate("BookingCard", "The customer called, …"))
    line.setAccessibleName(said)
    if session_id is not None:
        line.setText(kept.get(session_id, ""))
        line.textEdited.connect(partial(kept.__setitem__, session_id))
    return style.text(said, tone="muted", size="small"), line
