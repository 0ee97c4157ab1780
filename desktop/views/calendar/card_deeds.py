"""The buttons at the foot of a booking's card: which there are, and their words. What they do is the card's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from desktop.presenters.calendar_actions import Details


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One of them. ``name`` is what the card and its keys know it by."""

    name: str
    words: str
    tip: str = ""
    role: str = ""


def deeds(details: Details) -> list[Deed]:
    """What this person may do with the booking, in the order in which it stands there."""
    translate = QCoreApplication.translate
    found = []
    if details.may_answer:
        found += [
            Deed(name="accept", words=translate("BookingCard", "Accept"), role="primary"),
            Deed(name="decline", words=translate("BookingCard", "Decline")),
        ]
    if details.may_move:
        tip = translate("BookingCard", "Arrows move it, Enter drops it, Esc lets go (V)")
        found.append(Deed(name="move", words=translate("BookingCard", "Move…"), tip=tip))
    if details.may_park:
        tip = translate(
            "BookingCard",
            "Frees its time and bay; it waits on deck, on the Today screen, for another one (P)",
        )
        found.append(Deed(name="park", words=translate("Today", "Park"), tip=tip))
    if details.may_cancel:
        tip = translate("BookingCard", "Cancel this booking (Delete)")
        found.append(Deed(name="ask", words=translate("BookingCard", "Cancel…"), tip=tip))
    return found
