"""What is said of bookings that are left where nobody works, are to stay there, and are asked about again."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.presenters.undo import UndoStep


class StrandedUndoWords(QObject):
    """Qt gathers plurals from ``tr`` alone."""

    def done(self, step: UndoStep) -> str:
        return self.tr("%n bookings stay where they are, though nobody works there then.", "", _count(step))

    def left(self, step: UndoStep) -> str:
        return self.tr("%n bookings to move: see beside the calendar.", "", _count(step, "left"))

    def undone(self, step: UndoStep) -> str:
        return self.tr("%n bookings need an answer again.", "", _count(step))

    def question(self, step: UndoStep) -> str:
        return self.tr("Ask again about the %n bookings that were left where nobody works?", "", _count(step))


def _count(step: UndoStep, key: str = "count") -> int:
    count = step.params.get(key)
    return count if isinstance(count, int) else 0
