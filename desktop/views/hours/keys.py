"""The keys of the Availability screen, as the settings list them. What they do is in ``week_keys``."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication


def hours_keys() -> Sequence[tuple[Sequence[str], str]]:
    """Caps and what they do; caps side by side are pressed together or do the same each."""
    translate = QCoreApplication.translate
    said = (
        (
            ("←", "→", "↑", "↓"),
            translate("HoursKeys", "from quarter to quarter of an hour, and from day to day"),
        ),
        (("Ctrl", "↑", "↓"), translate("HoursKeys", "an hour back and forth")),
        (
            (translate("Keys", "Home"), translate("Keys", "End")),
            translate("HoursKeys", "to the begin or the end of the day"),
        ),
        ((translate("Keys", "Space"),), translate("HoursKeys", "begin a block, and end it")),
        (
            (translate("Keys", "Del"), "⌫"),
            translate("HoursKeys", "remove the block, or close what Space began"),
        ),
        (("Alt", "←", "→", "↑", "↓"), translate("HoursKeys", "move the block; with Shift its end")),
        (("C",), translate("HoursKeys", "copy the day to others")),
        (("F2", "?"), translate("HoursKeys", "why this time is not free")),
        (("Ctrl", "S"), translate("HoursKeys", "save")),
    )
    named = translate("HoursKeys", "Availability: %1")
    return [(caps, named.replace("%1", what)) for caps, what in said]
