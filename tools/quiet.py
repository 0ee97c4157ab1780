"""Lets a window come to rest before its picture is taken, in the language that is asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from desktop.presenters.settings import Language
from desktop.shell.translations import Translations


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
