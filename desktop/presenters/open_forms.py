"""The forms that are open over a screen: what is typed in one is nowhere else, so whoever leaves the desk is asked.

Not here: a booking that is being made (``booking_flow``), hours and settings, which outlive their screens.
"""

from __future__ import annotations

from typing import Protocol


class Form(Protocol):
    """What can be lost."""

    @property
    def unsaved(self) -> bool: ...


class OpenForms:
    """One for the desk. A form adds itself, and is dropped once it is left."""

    def __init__(self) -> None:
        self._open: list[Form] = []

    def add(self, form: Form) -> None:
        """It is open."""
        self._open.append(form)

    def drop(self, form: Form) -> None:
        """It is left; as often as one likes."""
        self._open = [each for each in self._open if each is not form]

    @property
    def unsaved(self) -> bool:
        """Whether something in one of them would be gone."""
        return any(form.unsaved for form in self._open)
