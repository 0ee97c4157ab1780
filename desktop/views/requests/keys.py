"""The keys of the Requests screen, for the page that lists all keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication


def request_keys() -> Sequence[tuple[Sequence[str], str]]:
    """Caps, and what they do."""
    translate = QCoreApplication.translate
    enter, home, end = translate("Keys", "Enter"), translate("Keys", "Home"), translate("Keys", "End")
    return (
        (("↑", "↓", home, end), translate("Keys", "Requests: from one to another")),
        ((enter,), translate("Keys", "Requests: confirm; again, send it")),
        (("O",), translate("Keys", "Requests: offer other times")),
        (("X",), translate("Keys", "Requests: decline")),
        (("W",), translate("Keys", "Requests: the customer no longer wants it")),
        (("1", "…", "9"), translate("Keys", "Requests: choose a time or a reason by its number")),
        (
            (translate("Keys", "Page up"), translate("Keys", "Page down")),
            translate(
                "Keys", "Requests: free times of the day before and after; through the list of several"
            ),
        ),
        (("B",), translate("Keys", "Requests: book the time that they agreed to")),
        (("A",), translate("Keys", "Requests: all that nothing stands against")),
        (("N",), translate("Keys", "Requests: note a new one")),
    )
