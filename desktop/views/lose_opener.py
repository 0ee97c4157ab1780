"""Asks on Esc whether what was typed in a form is lost, over one screen, which is painted without the question.

Not here: the question (``lose_question``), and what is typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from desktop.views.lose_question import LoseQuestion


class LoseOpener(QObject):
    """``lose`` when it may go. Who goes on has the keys where they were."""

    lose = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.question: LoseQuestion | None = None
        """From the first time that it is asked."""

    @property
    def asks(self) -> bool:
        """Whether an answer is waited for."""
        return self.question is not None and self.question.isVisible()

    def ask(self) -> None:
        """Over all of the screen."""
        from desktop.views.lose_question import LoseQuestion  # not needed for the first paint

        if self.question is None:
            self.question = LoseQuestion(self._over)
            self.question.lose.connect(self.lose)
        self.question.ask()

    def give_way(self) -> None:
        """Something else is to be done first: nothing is lost by that."""
        if self.question is not None and self.asks:
            self.question.stay()

    def focus(self) -> bool:
        """The keys go on in it, where it is asked."""
        if self.question is None or not self.asks:
            return False
        self.question.keep_button.setFocus()
        return True
