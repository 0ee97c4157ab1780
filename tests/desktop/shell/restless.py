"""Which widgets go on laying themselves out while nobody does anything: each turn costs the processor, for ever."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

TURNS = 40
"""Of the event loop. What was shown just now comes to rest within a few."""


class _Counting(QObject):
    """Layout requests by the type of who got them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: Counter[str] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.found[type(watched).__name__] += 1
        return False


def restless() -> list[str]:
    """The types of those that are still laid out at every other turn."""
    application = QApplication.instance()
    assert application is not None
    counting = _Counting()
    application.installEventFilter(counting)
    try:
        for _ in range(TURNS):
            QCoreApplication.processEvents()
    finally:
        application.removeEventFilter(counting)
    return sorted(name for name, count in counting.found.items() if count >= TURNS // 2)
