"""What the navigation rail lists: one entry a screen that exists. The list is in ``desktop.app``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """``title`` and ``build`` are called anew after a change of language."""

    key: str
    icon: str
    title: Callable[[], str]
    build: Callable[[], QWidget]
