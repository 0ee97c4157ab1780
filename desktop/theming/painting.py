"""A painter that is let go of whatever happens: one left at work on its widget takes the program with it.

Its life, and how a label's own painting begins; what it paints is its user's.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QPaintDevice, QPainter
from PySide6.QtWidgets import QLabel, QStyle, QStyleOption


@contextmanager
def painting(on: QPaintDevice) -> Iterator[QPainter]:
    """A painter on that, ended when it is left, also by an exception."""
    painter = QPainter(on)
    try:
        yield painter
    finally:
        painter.end()


@contextmanager
def painting_words(label: QLabel) -> Iterator[QPainter]:
    """A painter on a label that lays out its words itself: over its ground, in its colour."""
    with painting(label) as painter:
        option = QStyleOption()
        option.initFrom(label)
        label.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, label)
        painter.setPen(label.palette().color(label.foregroundRole()))
        yield painter
