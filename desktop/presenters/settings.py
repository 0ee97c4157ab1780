"""The preferences of a running program: kept at once, and told. Not here: their file (``preferences``)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from psygnal import Signal

from desktop.presenters.preferences import Language, Mode, Preferences, read, write


class Settings:
    """The preferences of a running program: each change is kept at once and told."""

    changed = Signal(str)
    """The name of the preference."""

    def __init__(self, file: Path, *, default: Preferences | None = None) -> None:
        self._file = file
        self.preferences = read(file, default=default or Preferences())

    def set_language(self, language: Language) -> None:
        self._change("language", replace(self.preferences, language=language))

    def set_theme(self, theme: Mode) -> None:
        self._change("theme", replace(self.preferences, theme=theme))

    def set_server(self, server: str) -> None:
        self._change("server", replace(self.preferences, server=server))

    def set_email(self, email: str) -> None:
        """The address of the last sign-in, offered at the next."""
        self._change("email", replace(self.preferences, email=email))

    def set_geometry(self, geometry: str) -> None:
        self._change("geometry", replace(self.preferences, geometry=geometry))

    def set_hour(self, hour: str) -> None:
        """The height of an hour in the calendar; empty: as it fits."""
        self._change("hour", replace(self.preferences, hour=hour))

    def set_lock(self, minutes: str) -> None:
        """After how many minutes without a key or click it is locked; empty: never."""
        self._change("lock", replace(self.preferences, lock=minutes))

    def set_hints(self, shown: str) -> None:
        """Switched on again, each comes once more."""
        on = shown == "on"
        kept = self.preferences
        self._change(
            "hints", replace(kept, hints="on" if on else "off", hints_seen="" if on else kept.hints_seen)
        )

    def add_hint_seen(self, screen: str) -> None:
        """The hint of that screen does not come again."""
        seen = [*filter(None, self.preferences.hints_seen.split(",")), screen]
        self._change("hints_seen", replace(self.preferences, hints_seen=",".join(dict.fromkeys(seen))))

    def _change(self, name: str, preferences: Preferences) -> None:
        if preferences != self.preferences:
            self.preferences = preferences
            write(self._file, preferences)
            self.changed.emit(name)
