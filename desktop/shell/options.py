"""What the command line may say about a run of the program. Not here: reading it (``desktop.__main__``)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.presenters.preferences import Language, Mode


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What is empty is as last time."""

    server: str = ""
    profile: str = "default"
    email: str = ""
    password_file: Path | None = None
    home: str | None = None
    language: Language | None = None
    theme: Mode | None = None
