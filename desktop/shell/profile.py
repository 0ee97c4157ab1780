"""The folder of one profile on this computer, and that only one process works in it."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile

_NAME = re.compile(r"^[\w.-]{1,40}$")


@dataclass(frozen=True, slots=True)
class Profile:
    """``folder`` holds the local files of whoever uses this name."""

    name: str
    folder: Path

    @property
    def preferences(self) -> Path:
        return self.folder / "preferences.json"

    @property
    def log(self) -> Path:
        return self.folder / "desktop.log"


def home(chosen: str | None) -> Path:
    """Where profiles are: ``--home``, else ``$AUTODOCTOR_HOME/desktop``, else the system's place for data."""
    if chosen:
        return Path(chosen).expanduser()
    common = os.environ.get("AUTODOCTOR_HOME")
    if common:
        return Path(common).expanduser() / "desktop"
    return _data_folder() / "autodoctor" / "desktop"


def _data_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def open_profile(root: Path, name: str) -> Profile:
    """The profile's folder, made when missing and closed to other users; ``ValueError`` for an odd name."""
    if not _NAME.match(name) or name in {".", ".."}:
        raise ValueError(name)
    folder = root / name
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    return Profile(name, folder)


class InUse(Exception):
    """Another process has the profile."""


def lock(profile: Profile) -> QLockFile:
    """Keep the profile for this process until it ends; raises :class:`InUse`. A crash leaves none."""
    file = QLockFile(str(profile.folder / "in-use.lock"))
    file.setStaleLockTime(0)
    if not file.tryLock(0):
        raise InUse(profile.name)
    return file
