"""What a person chose for this computer, as a file in the profile's folder: language, theme, server, window.

Nothing here is secret (that is ``desktop.store.secrets``) and nothing is the organization's. Not here: that a change is
told (``settings``).
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Literal, TypeAlias

Language: TypeAlias = Literal["en", "fr"]
Shown: TypeAlias = Literal["on", "off"]
Mode: TypeAlias = Literal["system", "light", "dark"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """``geometry`` is the window's, in Qt's own form as base64; ``hour`` the height of an hour, empty as it fits;
    ``lock`` the minutes without a key or click after which it is locked, empty for never.

    ``hints_seen``: the screens whose hint was seen, with commas between.
    """

    language: Language = "en"
    theme: Mode = "system"
    server: str = ""
    email: str = ""
    geometry: str = ""
    hour: str = ""
    lock: str = ""
    hints: Shown = "on"
    hints_seen: str = ""


LOCKS = ("", "1", "5", "15", "60")
_ALLOWED: dict[str, tuple[str, ...]] = {
    "language": ("en", "fr"),
    "theme": ("system", "light", "dark"),
    "lock": LOCKS,
    "hints": ("on", "off"),
}


def read(file: Path, *, default: Preferences) -> Preferences:
    """The preferences in ``file``; what is missing or makes no sense falls back to ``default``."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return default
    if not isinstance(data, dict):
        return default
    known = {field.name for field in fields(Preferences)}
    sound = {
        name: value
        for name, value in data.items()
        if name in known and isinstance(value, str) and value in _ALLOWED.get(name, (value,))
    }
    return replace(default, **sound)  # type: ignore[arg-type]  # checked against _ALLOWED above


def write(file: Path, preferences: Preferences) -> None:
    """Replace ``file`` in one step, so that a crash leaves the old or the new one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".preferences-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            json.dump(asdict(preferences), out, indent=1, ensure_ascii=False)
        Path(name).replace(file)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()
        raise
