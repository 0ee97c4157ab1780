"""What every painted list tells screen readers in the same way: its parts are found, placed, kept and focused.

A widget that paints a list has a :class:`PaintedList`, and a :class:`PaintedPart` for each of its parts. What the parts
are, and what they say, is their own module's: the time grid's, the month's, the week's of Availability.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QColor,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget


def announce(widget: QWidget, words: str, *, urgent: bool = False) -> None:
    """A screen reader that listens says this: what is no part, and what came of a key. ``urgent`` interrupts it."""
    if not words or not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(widget, words)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)


class PaintedPart(QAccessibleInterface):
    """One part, without children. It is found again by its ``key``, since what is on view comes and goes."""

    def __init__(self, painted: QWidget, key: Hashable) -> None:
        super().__init__()
        self._painted = painted
        self.key = key

    def inside(self) -> QRect:
        """Where it is painted; empty where it is not any more."""
        raise NotImplementedError

    def rect(self) -> QRect:
        inside = self.inside()
        return (
            QRect(self._painted.mapToGlobal(inside.topLeft()), inside.size()) if inside.isValid() else QRect()
        )

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def object(self) -> QObject | None:  # type: ignore[override]  # what is painted has none
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]  # none before it is shown
        return self._painted.window().windowHandle()

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._painted)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # no children
        del x, y
        return None

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # no children
        del index
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        del child
        return -1

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Nothing can be typed into what is painted."""

    def foregroundColor(self) -> QColor:
        return self._painted.palette().windowText().color()

    def backgroundColor(self) -> QColor:
        return self._painted.palette().window().color()


class PaintedList(QAccessibleWidget):
    """The widget as a list of its parts. ``make`` makes one for a key."""

    def __init__(self, painted: QWidget, make: Callable[[Any], PaintedPart]) -> None:
        super().__init__(painted, QAccessible.Role.List, painted.accessibleName())
        self._on = painted
        self._make = make
        self._made: dict[Hashable, PaintedPart] = {}

    def keys(self) -> Sequence[Hashable]:
        """Of the parts on view, in their order."""
        raise NotImplementedError

    def key_at(self, point: QPoint) -> Hashable:
        """Of the part that is painted there; one that is none of ``keys`` where there is none."""
        raise NotImplementedError

    def chosen(self) -> Hashable:
        """Of the part that has the keys; one that is none of ``keys`` where none has."""
        raise NotImplementedError

    def childCount(self) -> int:
        return len(self.keys())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # none past the end
        keys = self.keys()
        return self.of(keys[index]) if 0 <= index < len(keys) else None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # or none
        return self._there(self.key_at(self._on.mapFromGlobal(QPoint(x, y))))

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        keys = self.keys()
        return keys.index(child.key) if isinstance(child, PaintedPart) and child.key in keys else -1

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # or none
        return self._there(self.chosen())

    def of(self, key: Hashable) -> PaintedPart:
        """The interface of a part, kept as long as the list: Qt does not own what Python made."""
        if key not in self._made:
            self._made[key] = self._make(key)
        return self._made[key]

    def _there(self, key: Hashable) -> PaintedPart | None:
        return self.of(key) if key in self.keys() else None


_MAKERS: dict[type[QWidget], Callable[[Any], QAccessibleInterface]] = {}
_MADE: dict[int, QAccessibleInterface] = {}


def tell_of(painted: type[QWidget], make: Callable[[Any], QAccessibleInterface]) -> None:
    """A painted widget has parts of its own from now on."""
    _MAKERS[painted] = make
    _install()


def focus_on(painted: QWidget, place: int) -> None:
    """A screen reader that listens says the part at that place."""
    if QAccessible.isActive():
        event = QAccessibleEvent(painted, QAccessible.Event.Focus)
        event.setChild(place)
        QAccessible.updateAccessibility(event)


@functools.cache
def _install() -> None:
    """Once in a process."""
    QAccessible.installFactory(_factory)


def _factory(_class_name: str, thing: QObject | None) -> QAccessibleInterface | None:
    make = _MAKERS.get(type(thing)) if isinstance(thing, QWidget) else None
    if make is None or thing is None:
        return None
    number = id(thing)
    if number not in _MADE:
        _MADE[number] = make(thing)
        thing.destroyed.connect(functools.partial(_forget, number))
    return _MADE[number]


def _forget(number: int) -> None:
    _MADE.pop(number, None)
