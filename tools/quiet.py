"""Lets a window come to rest before its picture is taken, on a screen that is large enough, in a language."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from desktop.presenters.preferences import Language
from desktop.shell.translations import Translations


def use_screen(size: tuple[int, int], folder: Path) -> None:
    """Before the application is made: Qt's own pretended screen is so small that what pops up would not be in place."""
    screen = {"name": "desk", "x": 0, "y": 0, "width": size[0], "height": size[1], "dpr": 1}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96}
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "screen.json"
    file.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"


async def answered() -> None:
    """The pretended server answers at once; what it said is then laid out."""
    for _ in range(10):
        await asyncio.sleep(0)
    settle()


def settle() -> None:
    """Layouts come to rest in a few rounds of events."""
    for _ in range(6):
        QApplication.sendPostedEvents(None, 0)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()


@contextmanager
def spoken(language: Language) -> Iterator[None]:
    translations = Translations()
    translations.use(language)
    yield
    translations.drop()
