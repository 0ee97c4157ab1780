"""Buttons that stand for times: news change their words, and the keys and a press stay with the time.

Not here: which times, or what a press on one does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from itertools import pairwise
from typing import cast

from PySide6.QtWidgets import QPushButton, QWidget

from desktop.views.calendar.flow_row import FlowRow


class KeptButtons:
    """In ``row``. ``make`` makes one more; ``rest`` has the keys where the time goes on which they were."""

    def __init__(self, row: FlowRow, make: Callable[[], QPushButton], rest: Callable[[], QWidget]) -> None:
        self._row = row
        self._make = make
        self._rest = rest
        self._keys: list[Hashable] = []
        self.shown: list[QPushButton] = []
        """One for each, in their order."""
        self._spare: list[QPushButton] = []

    def show(self, keys: Sequence[Hashable], *, beside: Sequence[QWidget] = (), anew: bool = False) -> None:
        """One for each of these; ``beside`` stands after them. ``anew``: others on purpose, so the place counts."""
        if anew:
            self._keys = list(keys[: len(self._keys)]) + self._keys[len(keys) :]
        before = defaultdict[Hashable, list[QPushButton]](list)
        for key, button in zip(self._keys, self.shown, strict=True):
            before[key].append(button)
        kept = [before[key].pop(0) if before[key] else None for key in keys]
        gone = [button for buttons in before.values() for button in buttons]
        had = cast("QWidget | None", self._row.window().focusWidget())
        if any(button is had for button in gone):
            self._rest().setFocus()  # Qt would take them to whatever comes next, which is another time
        self._spare += gone
        self.shown = [button or self._another() for button in kept]
        self._keys = list(keys)
        self._row.keep([*self.shown, *beside])
        for one, other in pairwise(self.shown):
            QWidget.setTabOrder(one, other)

    def _another(self) -> QPushButton:
        return self._spare.pop(0) if self._spare else self._make()
