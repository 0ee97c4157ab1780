"""Screens in whose forms somebody types: the desk asks them, as long as they are there, what would be lost.

A PIN, a password or a code is not asked about: it is typed again in a moment, nobody should wait with one half typed on
the screen, and no question should say that there is one. A code that the program shows, and never again, is. Not here:
who asks before it is lost (``unsaved``, ``going``).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any
from weakref import ref

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.presenters.open_forms import About, OpenForms

if TYPE_CHECKING:
    from desktop.views.calendar.booking_card import BookingCard


def _unsaved(widget: Any) -> bool:
    return bool(widget.unsaved)


def _reason_typed(card: BookingCard) -> bool:
    """Whether it is open with why the booking is cancelled. Left, it stays with the card: that is no form."""
    return card.reason is not None and not card.isHidden() and bool(card.reason.text().strip())


class _Screen:
    """One of them, which it does not keep."""

    def __init__(self, widget: QWidget, typed: Callable[[Any], bool]) -> None:
        self._widget = ref(widget)
        self._typed = typed

    @property
    def unsaved(self) -> bool:
        widget = self._widget()
        return widget is not None and isValid(widget) and self._typed(widget)

    @property
    def in_sight(self) -> bool:
        widget = self._widget()
        return widget is not None and isValid(widget) and widget.isVisible()


def watch_forms(
    forms: OpenForms, widget: QWidget, about: About, typed: Callable[[Any], bool] = _unsaved
) -> None:
    """``typed`` says of ``widget`` whether something stands in it that would go with it: by itself its ``unsaved``."""
    screen = _Screen(widget, typed)
    forms.add(screen, about)
    widget.destroyed.connect(partial(_drop, forms, screen))


def watch_card(forms: OpenForms, card: BookingCard) -> None:
    """A booking's card has a form for the customer, and a line for why it is cancelled."""
    watch_forms(forms, card, About.CUSTOMER)
    watch_forms(forms, card, About.CANCELLATION, _reason_typed)


def _drop(forms: OpenForms, screen: _Screen, _widget: object = None) -> None:
    forms.drop(screen)
