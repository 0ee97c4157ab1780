"""What lies over a page or the window dims what is below it. Painting only."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.theming.painting import painting
from desktop.theming.theme import theme


def dim(over: QWidget) -> None:
    """All of it, as the first of what it paints."""
    with painting(over) as painter:
        painter.fillRect(over.rect(), theme().color("scrim"))
