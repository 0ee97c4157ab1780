"""A box for each kind of visit, within a form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.theming import formats, words
from desktop.theming.theme import theme
from desktop.views.hours.fields import Tick
from desktop.views.settings.form import Shown
from scheduling.vocabulary import VisitKind


class KindTicks(QWidget):
    """``tick`` is called with a kind and whether it is ticked."""

    def __init__(self, tick: Callable[..., None]) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().tokens.space(3))
        self.boxes: dict[VisitKind, Tick] = {}
        for kind in VisitKind:
            box = self.boxes[kind] = Tick(formats.capital(words.kind_words(kind)))
            box.toggled.connect(partial(_tick, tick, kind))
            line.addWidget(box)
        self.setFocusProxy(self.boxes[VisitKind.VIDEO])

    def fill(self, kinds: Sequence[VisitKind]) -> None:
        """These are ticked."""
        for kind, box in self.boxes.items():
            blocker = QSignalBlocker(box)
            box.setChecked(kind in kinds)
            blocker.unblock()


def shown_kinds(name: str, tick: Callable[..., None]) -> Shown:
    """As a form's field."""
    boxes = KindTicks(tick)
    return Shown(name, boxes.fill, kinds_words, boxes)


def kinds_words(kinds: Sequence[VisitKind]) -> str:
    """``video, phone``."""
    return ", ".join(words.kind_words(kind) for kind in kinds) or formats.EN_DASH


def _tick(tick: Callable[..., None], kind: VisitKind, on: bool) -> None:
    tick(kind, on=on)
