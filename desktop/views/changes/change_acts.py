"""Below the list: what happens with the chosen change next, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.presenters.pending_changes import PendingLine
from desktop.theming import style
from desktop.theming.theme import theme
from desktop.views.changes import phrases


class ChangeActs(QFrame):
    """Buttons are there only while they do something; the view connects them."""

    def __init__(self) -> None:
        super().__init__()
        translate, space = QCoreApplication.translate, theme().tokens.space
        style.mark(self, panel="card")
        self.setMinimumHeight(64)
        line = QHBoxLayout(self)
        line.setContentsMargins(space(5), space(3), space(4), space(3))
        line.setSpacing(space(2))
        text = QVBoxLayout()
        text.setSpacing(0)
        self.words = style.text("", tone="muted")
        self.problem = style.text("", tone="bad")
        for label in (self.words, self.problem):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            text.addWidget(label)
        line.addLayout(text, 1)
        self.show_it = style.button(translate("Changes", "Show in the calendar"))
        self.to_card = style.button(translate("Changes", "Answer…"), role="primary")
        self.retry = style.button(translate("Changes", "Try again"), role="primary")
        self.dismiss = style.button(translate("Changes", "Dismiss"))
        self.discard = style.button(translate("Changes", "Discard…"), role="danger")
        self.discard.setToolTip(translate("Changes", "Take it back before the server decides (Delete)"))
        self.buttons = (self.show_it, self.dismiss, self.discard, self.to_card, self.retry)
        for button in self.buttons:
            line.addWidget(button)

    def show_line(
        self,
        line: PendingLine | None,
        *,
        may_discard: bool,
        may_dismiss: bool,
        may_show: bool,
        has_card: bool,
        listed: bool,
    ) -> None:
        """Say this of the chosen change; one that ``has_card`` is answered there. Nothing is said where none is."""
        self.setVisible(listed)
        nothing = QCoreApplication.translate("Changes", "Choose a change to see what can be done about it.")
        self.words.setText(phrases.explained(line) if line is not None else nothing)
        self.problem.hide()
        self.retry.setVisible(line is not None and line.may_retry and not has_card)
        self.to_card.setVisible(has_card)
        self.discard.setVisible(may_discard)
        self.dismiss.setVisible(may_dismiss and not has_card)
        self.show_it.setVisible(may_show)

    def say_problem(self, problem: str) -> None:
        """Why what was asked for could not be done."""
        self.problem.setText(problem)
        self.problem.show()
        self.show()
