"""Asks on Esc whether what was typed in a form is lost, over one screen, which is painted without the question.

Not here: the question (``lose_question``), and what is typed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from desktop.views.calendar.popover import Popover
    from desktop.views.lose_question import LoseQuestion


class LoseOpener(QObject):
    """``lose`` when it may go. Who goes on has the keys where they were."""

    lose = Signal()
    adrift = Signal()
    """Whoever goes on finds gone what had the keys: they are to be put somewhere."""
    turned = Signal()
    """It asks now, or is answered: the keys of its screen belong elsewhere."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.question: LoseQuestion | None = None
        """From the first time that it is asked."""

    @property
    def asks(self) -> bool:
        """Whether an answer is waited for, also while another screen is looked at."""
        return self.question is not None and not self.question.isHidden()

    def ask(self) -> None:
        """Over all of the screen."""
        from desktop.views.lose_question import LoseQuestion  # not needed for the first paint

        if self.question is None:
            over = cast(
                "QWidget", self.parent()
            )  # asked for: a screen that is kept here would outlive its widget
            self.question = LoseQuestion(over)
            for answer in (self.question.lose, self.question.keep):
                answer.connect(self.turned)
            self.question.lose.connect(self.lose)
            self.question.adrift.connect(self.adrift)
        self.question.ask()
        self.turned.emit()

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


def losing_of(
    card: Popover, over: QWidget, lose: Callable[[], object], home: Callable[[], object]
) -> LoseOpener:
    """For what is typed in ``card``: it asks no more once that closes; ``home`` puts the keys that are adrift."""
    losing = LoseOpener(over)
    losing.lose.connect(lose)
    losing.adrift.connect(home)
    card.closed.connect(losing.give_way)
    return losing
