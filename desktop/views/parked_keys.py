"""Keeps the keys on a page while what had them can take none, and gives them back.

A widget that is disabled passes the keys on to whatever comes next, and an Enter pressed once more chose there. Not
here: when that is (the views), and pages that are made anew each time (``asked``).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class ParkedKeys:
    """Of ``page``, which has the keys meanwhile."""

    def __init__(self, page: QWidget) -> None:
        self._page = page
        self._had: QWidget | None = None

    def park(self, held: Iterable[QWidget]) -> None:
        """Before these are disabled or go away."""
        has = cast("QWidget | None", self._page.window().focusWidget())
        if has is not None and any(has is each for each in held):
            self._had = has
            self._page.setFocus()

    def give_back(self, otherwise: QWidget) -> None:
        """After they can be used again; to ``otherwise`` where that one has gone. Nothing where the keys went on."""
        if self._had is None:
            return
        back, self._had = self._had, None
        if self._page.hasFocus():
            there = isValid(back) and back.isVisibleTo(self._page) and back.isEnabled()
            (back if there else otherwise).setFocus()
