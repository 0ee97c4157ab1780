"""A painter that is let go of whatever happens: one left at work on its widget takes the program with it.

Only its life; what it paints is its user's.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QPaintDevice, QPainter


@contextmanager
def painting(on: QPaintDevice) -> Iterator[QPainter]:
    """A painter on that, ended when it is left, also by an exception."""
    painter = QPainter(on)
    try:
        yield painter
    finally:
        painter.end()
