"""A card that does not close over what was typed in it: it says so, or asks whether that is lost.

Which form that is, the card says.
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.views.calendar.popover import Popover
from desktop.views.lose_opener import losing_of


class Typing(Protocol):
    """A form on a card; ``leave`` loses what was typed."""

    leave: QPushButton

    @property
    def unsaved(self) -> bool: ...
    def insist(self) -> None: ...


class HoldingCard(Popover):
    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.losing = losing_of(self, over, self._lose, self._to_form)

    def forms(self) -> list[Typing]:
        """Those that are open."""
        raise NotImplementedError

    @property
    def unsaved(self) -> bool:
        """Whether it is open with changes that are neither saved nor left."""
        return self._typed_in is not None

    def holds(self) -> bool:
        """Whether what was typed keeps it as it is; it has the keys then, and says so."""
        typed = self._typed_in
        if typed is None:
            return False
        self.losing.give_way()
        typed.insist()
        return True

    def give_way(self) -> bool:
        return False if self.holds() else super().give_way()

    def close_asking(self) -> None:
        """Away with it; where something would be lost that is asked first."""
        if self.unsaved:
            self.losing.ask()
        else:
            self.close_now()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click elsewhere leaves it, but not what is being filled in."""
        press = event.type() == QEvent.Type.MouseButtonPress
        return False if press and self.unsaved else super().eventFilter(watched, event)

    @property
    def _typed_in(self) -> Typing | None:
        forms = [] if self.isHidden() else self.forms()
        return next((form for form in forms if form.unsaved), None)

    def _lose(self) -> None:
        """What was typed; the card is as before it."""
        typed = self._typed_in
        if typed is not None:
            typed.leave.click()

    def _to_form(self) -> None:
        typed = self._typed_in
        if typed is not None:
            typed.insist()
