"""The keys of the calendar, in one list: for its popover and tooltip, for screen readers and for the settings.

Not here: what a key does (``calendar_view``, ``grid_input``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.theming import style
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import fill

Row: TypeAlias = tuple[Sequence[str], str]
"""Caps, which are pressed together or do the same each; and what they do."""

CARD_KEYS: dict[int, str] = {
    Qt.Key.Key_E: "edit",
    Qt.Key.Key_P: "park",
    Qt.Key.Key_V: "move",
    Qt.Key.Key_Delete: "ask",
}
"""On a booking's card, by the names of its buttons."""


def calendar_keys() -> Sequence[Row]:
    """Every one that is the calendar's own."""
    translate = QCoreApplication.translate
    return (
        (("T",), translate("Keys", "today")),
        (("D",), translate("Keys", "day")),
        (("W",), translate("Keys", "week")),
        (("M",), translate("Keys", "month")),
        (("A",), translate("Keys", "agenda")),
        (("B",), translate("Keys", "the day by bay, or by mechanic again")),
        (("F",), translate("Keys", "filter by kind and state")),
        (("G",), translate("Keys", "go to a date")),
        (("←", "→", "↑", "↓"), translate("Keys", "walk through times and bookings")),
        (("←", "→"), translate("Keys", "with nothing marked, days or weeks back and forth")),
        (
            (translate("Keys", "Page up"), translate("Keys", "Page down")),
            translate("Keys", "in the month, the one before and after"),
        ),
        ((translate("Keys", "Tab"),), translate("Keys", "from booking to booking")),
        (
            (translate("Keys", "Enter"), translate("Keys", "Space")),
            translate("Keys", "open the booking; Enter books the marked time"),
        ),
        (("H",), translate("Keys", "on the open booking: who did what with it")),
        (("E",), translate("Keys", "edit the booking’s details: service, concern, notes, wishes")),
        (("P",), translate("Keys", "on the open booking: park it on deck, to wait for another time")),
        (("P",), translate("Keys", "with no booking open: to the parked visits; Enter picks one up")),
        (("F2",), translate("Keys", "what is known of the marked booking; any key takes it away")),
        (("V",), translate("Keys", "move the booking with the arrows; Enter drops it")),
        (("L",), translate("Keys", "longer or shorter with the arrows; Enter keeps it")),
        (
            (translate("Keys", "Shift"), "Alt", "↑", "↓"),
            translate("Keys", "a quarter of an hour longer or shorter"),
        ),
        ((translate("Keys", "Delete"), "⌫"), translate("Keys", "cancel the booking, after a question")),
        (("C",), translate("Keys", "book at the marked time")),
        (("Q",), translate("Keys", "book in one sentence")),
        (("I",), translate("Keys", "a customer without a booking")),
        (
            ("Ctrl", translate("Keys", "Enter")),
            translate("Keys", "without a booking: take them as entered, from any field"),
        ),
        (("Ctrl", "+"), translate("Keys", "larger hours")),
        (("Ctrl", "−"), translate("Keys", "smaller hours")),
        (("Ctrl", "0"), translate("Keys", "hours as high as there is room")),
        (("Ctrl", "P"), translate("Keys", "print the day sheet")),
        ((translate("Keys", "Esc"),), translate("Keys", "let go of what is marked or moved")),
    )


def keys_there() -> Sequence[Row]:
    """Those of the calendar, and of those that act everywhere the one that is most needed in it."""
    undo = QCoreApplication.translate("Keys", "undo what you just did")
    return *calendar_keys(), (("Ctrl", "Z"), undo)


def spoken_keys() -> str:
    """The list as lines of text."""
    pattern = QCoreApplication.translate("Keys", "%1: %2")
    return "\n".join(fill(pattern, " ".join(caps), what) for caps, what in keys_there())


def key_caps(caps: Sequence[str]) -> QWidget:
    """Caps side by side."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(theme().tokens.space(1))
    for cap in caps:
        label = style.text(cap, size="small", weight=500)
        label.setProperty("role", "key")
        line.addWidget(label)
    line.addStretch(1)
    return holder
