"""The row at the top of a screen: its title, and what the shell lends it at the end."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.theming import style
from desktop.theming.theme import theme


@runtime_checkable
class SaysLess(Protocol):
    """What is at the end of a header and can say the same in fewer words."""

    def say_less(self, brief: bool) -> None: ...
    def saved(self, *, brief: bool) -> int:
        """How much narrower than now it is so; less than nothing where it is wider."""


class Header(QWidget):
    """As high on every screen, so that nothing jumps when the user goes from one to the next."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = theme().tokens
        style.mark(self, panel="header")
        self.setFixedHeight(tokens.size("header") + 1)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(tokens.space(5), 0, tokens.space(5), 0)
        self._line.setSpacing(tokens.space(3))
        self.title = style.text(title, size="title", weight=700)
        self._line.addWidget(self.title)
        self._line.addStretch(1)

    def set_leading(self, widget: QWidget) -> None:
        """Place it beside the title."""
        self._line.insertWidget(1, widget)

    def set_trailing(self, widget: QWidget) -> None:
        """Place the shell's tools at the end."""
        self._line.addWidget(widget)
