"""What a person can use in a page, and how a screen reader names it. For tests only."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

Q = TypeVar("Q", bound=QObject)
INTERACTIVE = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QSpinBox)


async def until(condition: Callable[[], bool], seconds: float = 60) -> None:
    """Let the loop run until the condition holds; ``TimeoutError`` when it never does."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110  there is no event for what a test waits for
            await asyncio.sleep(0)


def closed(widget: QWidget) -> bool:
    """Whether it is not on the screen, or gone for good."""
    return not shiboken6.isValid(widget) or not widget.isVisible()


def child(parent: QObject, kind: type[Q]) -> Q:
    """The first descendant of that type; there must be one."""
    found = parent.findChild(kind)
    assert found is not None
    return found


def nameless(page: QWidget, *, on_view: bool = False) -> list[str]:
    """The interactive widgets that a screen reader could only call "button" or "edit"; those ``on_view`` alone, where
    panels are filled when they are shown."""
    found = [widget for kind in INTERACTIVE for widget in page.findChildren(kind)]
    return [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in found
        if not _hidden_part(widget)
        and not _name(widget).strip()
        and (widget.isVisibleTo(page) or not on_view)
    ]


def unreachable(page: QWidget) -> list[str]:
    """Those that the keyboard cannot reach."""
    found = [widget for kind in INTERACTIVE for widget in page.findChildren(kind)]
    return [
        _name(widget)
        for widget in found
        if widget.isVisibleTo(page)
        and widget.isEnabled()
        and not _hidden_part(widget)
        and not widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not _by_arrows(widget)
    ]


def cut_labels(page: QWidget) -> list[str]:
    """The labels that are too small for their words."""
    return [
        label.text()
        for label in page.findChildren(QLabel)
        if label.isVisibleTo(page) and label.text() and _cut(label)
    ]


def _cut(label: QLabel) -> bool:
    if label.minimumSizeHint().width() == 0:
        return False  # shortens on purpose
    if label.wordWrap():
        return label.height() < label.heightForWidth(label.width())
    hint = label.sizeHint()
    return label.width() < hint.width() or label.height() < hint.height()


def _by_arrows(widget: QWidget) -> bool:
    """One of a group of which only the chosen one is in the order of Tab; arrows go on from there."""
    if not isinstance(widget, QAbstractButton) or widget.group() is None:
        return False
    return widget.group().exclusive() and not widget.isChecked()


def _hidden_part(widget: QWidget) -> bool:
    return widget.objectName().startswith("qt_")


def _name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
