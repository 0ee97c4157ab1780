"""The first-run hints: one a screen, on its first visit alone, never while something needs an answer. Codes, no words.

What was seen is kept with the preferences of this computer. Not here: when a screen is on view, and the words.
"""

from __future__ import annotations

from collections.abc import Callable

from desktop.presenters.settings import Settings

HINTED = ("today", "calendar", "requests", "work", "customers", "availability")
"""The screens that have one, by their key."""


class Hints:
    """``busy``: whether something needs an answer now; then no hint begins, and it waits for another visit."""

    def __init__(self, settings: Settings, busy: Callable[[], bool]) -> None:
        self._settings = settings
        self._busy = busy

    def of(self, screen: str) -> bool:
        """Whether the screen's hint is to be shown now."""
        chosen = self._settings.preferences
        fresh = chosen.hints == "on" and screen in HINTED and screen not in chosen.hints_seen.split(",")
        return fresh and not self._busy()

    def seen(self, screen: str) -> None:
        """It was read, or its screen was left: it does not come again."""
        self._settings.add_hint_seen(screen)

    def none(self) -> None:
        """No hints at all."""
        self._settings.set_hints("off")
