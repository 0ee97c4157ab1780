"""Asked on Esc when something was typed in a form: leave and lose it, or go on. Esc once more, or Enter, goes on.

Not here: the wizard's own question, which lets a time go (``booking.leave_question``).
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.theming import style
from desktop.views.question import Question


class LoseQuestion(Question):
    """Over all of ``over``. Whoever goes on has the keys where they were."""

    adrift = Signal()
    """Whoever goes on finds gone what had the keys: they are to be put somewhere."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._before: QWidget | None = None
        translate = QCoreApplication.translate
        heading = translate("EditIntake", "Leave without saving?")
        self.column.addWidget(style.text(heading, size="brand", weight=700))
        self.column.addWidget(
            style.text(translate("EditIntake", "What you changed is not kept."), tone="muted")
        )
        over.installEventFilter(self)

    def ask(self) -> None:
        translate = QCoreApplication.translate
        self._before = self._over.window().focusWidget()
        self._open(translate("EditIntake", "Leave"), translate("EditIntake", "Keep editing"))

    def stay(self) -> None:
        """As if that were answered."""
        self._answer(lost=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def _answer(self, *, lost: bool) -> None:
        before, self._before = self._before, None
        here = not lost and self.isVisible()  # else they are on another screen
        there = before is not None and isValid(before) and before.isVisible()
        if here and there and before is not None:
            before.setFocus()
        super()._answer(lost=lost)
        if here and not there:
            self.adrift.emit()
