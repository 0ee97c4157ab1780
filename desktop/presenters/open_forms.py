"""The forms that are open over a screen: what is typed in one is nowhere else, so whoever leaves the desk is asked.

Not here: a booking that is being made (``booking_flow``), hours and settings, which outlive their screens.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Protocol


class About(Enum):
    """What is typed is about this; in the order in which it is told."""

    DETAILS = "details"
    """What was said when a booking was made."""
    CUSTOMER = "customer"
    """A customer or a vehicle."""
    IMPORT = "import"
    """A list of customers, of which a part is taken over by now."""
    CANCELLATION = "cancellation"
    """Why a booking is cancelled, which it is not yet."""
    SENTENCE = "sentence"
    """A booking in a sentence."""
    REQUEST = "request"
    WALK_IN = "walk_in"
    SETTINGS = "settings"
    """Of those, the forms that go with their page."""
    CODE = "code"
    """One that lets a kiosk in, and is not shown again."""
    WAIVER = "waiver"
    """Why something is done with a signed waiver, which it is not yet."""
    HOURS = "hours"
    """A day off or a special day that is not in the hours yet."""


class Form(Protocol):
    """What can be lost."""

    @property
    def unsaved(self) -> bool: ...

    @property
    def in_sight(self) -> bool: ...


class OpenForms:
    """One for the desk. A form adds itself and is dropped once it is left; a screen with forms stays as it does."""

    def __init__(self) -> None:
        self._open: list[tuple[Form, About]] = []

    def add(self, form: Form, about: About = About.DETAILS) -> None:
        """It is open."""
        self._open.append((form, about))

    def drop(self, form: Form) -> None:
        """It is left; as often as one likes."""
        self._open = [each for each in self._open if each[0] is not form]

    @property
    def unsaved(self) -> bool:
        """Whether something in one of them would be gone."""
        return any(form.unsaved for form, _ in self._open)

    def lost(self) -> list[About]:
        """What that is about, each once."""
        return _in_order(about for form, about in self._open if form.unsaved)

    def covered(self) -> list[About]:
        """The same of those in sight: what is opened over the screen would stand before them."""
        return _in_order(about for form, about in self._open if form.unsaved and form.in_sight)


def _in_order(typed: Iterable[About]) -> list[About]:
    found = set(typed)
    return [about for about in About if about in found]
