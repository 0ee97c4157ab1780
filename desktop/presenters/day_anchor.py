"""Which day the calendar stands at: today, and on past midnight, or one that was chosen. Pure.

A day that was only looked at among those of today is let go when today has left them: the week goes on by itself.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date


class DayAnchor:
    """Begins at today."""

    def __init__(self) -> None:
        self._day: date | None = None
        self._looked_at = False
        """Whether the day is one that was looked at, where today was on view."""

    def at(self, today: date) -> date:
        """The day."""
        return self._day or today

    def put(self, day: date | None) -> None:
        """At that one from now on; ``None``: at today."""
        self._day, self._looked_at = day, False

    def mark(self, day: date, today: date) -> None:
        """At that one, or at today where it is that."""
        self.put(None if day == today else day)

    def look_at(self, day: date, today: date) -> None:
        """At that one as long as today is on view too."""
        with_today = self._day is None or self._looked_at
        self.mark(day, today)
        self._looked_at = with_today and self._day is not None

    def keep(self) -> None:
        """What was looked at was chosen: it is on view alone now."""
        self._looked_at = False

    def follow(self, days: Collection[date], today: date) -> None:
        """The clock went on while these days were on view."""
        if self._looked_at and today not in days:
            self.put(None)
