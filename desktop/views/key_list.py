"""Every key that the program listens to, by the screen where it does: for the settings, and for the list that ? opens.

Not here: what a key does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.views.calendar.keys import Row, calendar_keys
from desktop.views.hours.keys import hours_keys
from desktop.views.requests.keys import request_keys

EVERYWHERE = ""
BOOKING = "booking"


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """``screen``: the key of the screen, ``BOOKING`` while one is made, or ``EVERYWHERE``."""

    screen: str
    rows: Sequence[Row]


def key_groups() -> Sequence[KeyGroup]:
    """Each screen's; caps side by side are pressed together or do the same each."""
    translate = QCoreApplication.translate
    enter = translate("Keys", "Enter")
    calendar = [
        (caps, translate("Keys", "Calendar: %1").replace("%1", what)) for caps, what in calendar_keys()
    ]
    return (
        KeyGroup(EVERYWHERE, _everywhere()),
        KeyGroup("calendar", calendar),
        KeyGroup(
            "today",
            (
                (("←", "→", "↑", "↓"), translate("Keys", "Today: from card to card")),
                ((enter, translate("Keys", "Space")), translate("Keys", "Today: open the booking")),
                (
                    ("1", "2", "3"),
                    translate("Keys", "Today: what the card’s first, second or third button does"),
                ),
                (("H",), translate("Keys", "Today: on the open booking, who did what with it")),
                (("E",), translate("Keys", "Today: on the open booking, edit its details")),
                (
                    ("V",),
                    translate("Keys", "Today: on the open booking or job on deck, move it in the calendar"),
                ),
                (("P",), translate("Keys", "Today: on the open booking, park it on deck")),
                (("I",), translate("Keys", "Today: a customer without a booking")),
                (
                    ("Ctrl", enter),
                    translate("Keys", "Today: without a booking, take them as entered, from any field"),
                ),
            ),
        ),
        KeyGroup("requests", request_keys()),
        KeyGroup(
            "customers",
            (
                ((enter,), translate("Keys", "Customers: open whoever is marked; again, book")),
                (("/",), translate("Keys", "Customers: back to the search")),
                (("E",), translate("Keys", "Customers: correct the details")),
                (("B",), translate("Keys", "Customers: book")),
                (("M",), translate("Keys", "Customers: merge two that are one person")),
            ),
        ),
        KeyGroup("work", ((("E",), translate("Keys", "My work: on a session’s page, edit its details")),)),
        KeyGroup("availability", hours_keys()),
        KeyGroup(BOOKING, _booking()),
    )


def shortcuts() -> Sequence[Row]:
    """All of them."""
    return [row for group in key_groups() for row in group.rows]


def _everywhere() -> Sequence[Row]:
    translate = QCoreApplication.translate
    return (
        (("Ctrl", "N"), translate("Keys", "New booking")),
        (("Ctrl", "M"), translate("Keys", "A mechanic at once")),
        (("Ctrl", "Z"), translate("Keys", "Undo what you just did")),
        (("/",), translate("Keys", "Search customers, plates and bookings")),
        (("Ctrl", "K"), translate("Keys", "The same, also while something is typed")),
        (("?",), translate("Keys", "This list of keys")),
        (("Ctrl", "1"), translate("Keys", "Today")),
        (("Ctrl", "2"), translate("Keys", "Calendar")),
        (
            ("Ctrl", "3", "…", "9"),
            translate("Keys", "The next screens, in the order of the list at the left"),
        ),
        (("Ctrl", ","), translate("Keys", "Settings")),
        (("Ctrl", "H"), translate("Keys", "History of the workshop, for its owner")),
        (("Ctrl", "L"), translate("Keys", "Switch to somebody else, or lock")),
        (("Ctrl", "E"), translate("Keys", "Exchange with the server")),
        (("Ctrl", "Q"), translate("Keys", "Close the program")),
        ((translate("Keys", "Esc"),), translate("Keys", "Leave what is open, or drop a move")),
    )


def _booking() -> Sequence[Row]:
    translate = QCoreApplication.translate
    return (
        ((translate("Keys", "Enter"),), translate("Keys", "Booking: continue")),
        (("Alt", "←"), translate("Keys", "Booking: back")),
        (("0", "…", "9"), translate("Keys", "Booking: choose by its number")),
        (("↑", "↓"), translate("Keys", "Booking: choose among customers, days and times")),
        (
            (translate("Keys", "Page up"), translate("Keys", "Page down")),
            translate("Keys", "Booking: the month before and after"),
        ),
        (("Alt", "N"), translate("Keys", "Booking: notes for the workshop and wishes")),
        (("Alt", "F"), translate("Keys", "Booking: attach pictures and papers")),
    )
