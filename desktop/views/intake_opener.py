"""Opens the form that corrects what was said of a booking over one screen, one at a time, and says when it is gone.

By itself, so that a screen is painted without the form (``intake_sheet``).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from scheduling.errors import RuleError

if TYPE_CHECKING:
    from desktop.presenters.intake_editing import IntakeEditing
    from desktop.views.intake_sheet import IntakeSheet


class IntakeOpener(QObject):
    """Belongs to ``over``. ``closed`` carries the booking's id."""

    closed = Signal(object)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.sheet: IntakeSheet | None = None
        self._then: Callable[[], None] | None = None
        """What is done once the sheet was left by the answer to its question."""

    def open(self, begins: Callable[[Callable[[str], str]], IntakeEditing], zone: tzinfo) -> bool:
        """Whether it is open now; not where another one is, or where the booking is over or somebody else's."""
        from desktop.views.booking.mechanic_words import system_words  # not needed for the first paint
        from desktop.views.intake_sheet import IntakeSheet

        if self.sheet is not None:
            self.focus()
            return False
        try:
            editing = begins(system_words)
        except RuleError:
            return False
        over = cast(
            "QWidget", self.parent()
        )  # asked for anew: a screen that is kept here would stay for ever
        self.sheet = IntakeSheet(editing, zone, over)
        self.sheet.left.connect(self._left)
        self.sheet.kept.connect(self._stays)
        self.sheet.destroyed.connect(editing.close)  # with its screen, as for another language
        return True

    def give_way(self, then: Callable[[], None] | None = None) -> bool:
        """Whether nothing is open any more: what was typed is asked about first, and who leaves it goes on ``then``."""
        if self.sheet is not None:
            self.sheet.ask_to_leave()
        if self.sheet is not None:
            self._then = then
        return self.sheet is None

    def holds(self) -> bool:
        """The booking has gone: what is typed stays up, with why; ``closed`` tells when it is left. Whether any is."""
        if self.sheet is None:
            return False
        if self.sheet.editing.unsaved:
            self.sheet.say_stopped()
        else:
            self.sheet.ask_to_leave()
        return True

    def focus(self) -> bool:
        """The keys go on in it, where it is open."""
        if self.sheet is None:
            return False
        self.sheet.begin()
        return True

    def _stays(self) -> None:
        self._then = None

    def _left(self) -> None:
        (sheet, self.sheet), (then, self._then) = (self.sheet, None), (self._then, None)
        if sheet is None:
            return
        sheet.editing.close()
        self.closed.emit(sheet.editing.session_id)
        if then is not None:
            then()
