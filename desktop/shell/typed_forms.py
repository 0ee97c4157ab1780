"""Screens in whose forms somebody types: the desk asks them, as long as they are there, what would be lost.

Not here: who asks before it is lost (``unsaved``, ``going``).
"""

from __future__ import annotations

from functools import partial
from weakref import ref

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.presenters.open_forms import About, OpenForms


class _Screen:
    """One of them, which it does not keep."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = ref(widget)

    @property
    def unsaved(self) -> bool:
        widget = self._widget()
        return widget is not None and isValid(widget) and bool(getattr(widget, "unsaved"))  # noqa: B009


def watch_forms(forms: OpenForms, widget: QWidget, about: About) -> None:
    """``widget`` says by ``unsaved`` whether something is typed in it that would go with it."""
    screen = _Screen(widget)
    forms.add(screen, about)
    widget.destroyed.connect(partial(_drop, forms, screen))


def _drop(forms: OpenForms, screen: _Screen, _widget: object = None) -> None:
    forms.drop(screen)
