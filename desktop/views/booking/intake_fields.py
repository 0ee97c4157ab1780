"""What is said of a booking beside its concern: what it is about in a word or two, and the notes for the workshop.

Paints and forwards; what is done with it the flows decide (``presenters.booking_intake``).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.presenters.booking_intake import IntakeChoice
from desktop.theming import style
from desktop.theming.theme import theme
from desktop.views.long_text import LongText
from scheduling.matching_messages import MOST_CATEGORY


def category_field(said: Callable[[str], None]) -> tuple[QLabel, QLineEdit]:
    """The field with its label before it; ``said`` is given what somebody types."""
    translate = QCoreApplication.translate
    label = style.text(translate("BookNow", "About"), weight=600)
    line = QLineEdit()
    line.setMaxLength(MOST_CATEGORY)
    line.setAccessibleName(translate("BookNow", "What it is about, in a word or two"))
    line.setFixedWidth(8 * theme().tokens.size("control"))
    line.textEdited.connect(said)
    label.setBuddy(line)
    return label, line


class NotesFold(QWidget):
    """What is to be ready and what is wished, side by side; a button in their place until one of them is asked for."""

    def __init__(self, flow: IntakeChoice, *, offered: bool = True) -> None:
        """``offered``: whether it can be opened; else only what was said before is shown, to be mended."""
        super().__init__()
        translate, space = QCoreApplication.translate, theme().tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._flow = flow
        self._offered = offered
        self.open = style.button(
            translate("Booking", "Notes for the workshop and wishes"), role="quiet", icon="plus"
        )
        self.open.setShortcut("Alt+N")
        self.open.setToolTip("Alt+N")
        self.open.clicked.connect(self._unfold)
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        self._fields = QWidget()
        row = QHBoxLayout(self._fields)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(3))
        self.preparation = self._note(
            row,
            translate("Booking", "To be ready beforehand"),
            translate("Booking", "Winter tires are in the trunk"),
        )
        self.wishes = self._note(
            row,
            translate("Booking", "The customer’s wishes"),
            translate("Booking", "A ride to the metro, a call before any repair"),
        )
        self.preparation.textChanged.connect(self._typed)
        self.wishes.textChanged.connect(self._typed)
        self._fields.hide()
        column.addWidget(self._fields)

    def refresh(self) -> None:
        """Show what the draft has; what was said is never folded away."""
        draft = self._flow.entered
        for text, said in ((self.preparation, draft.preparation), (self.wishes, draft.special_requests)):
            if text.toPlainText() != said:
                text.setPlainText(said)
        if draft.preparation or draft.special_requests:
            self._show()
        self.setVisible(self._offered or not self._fields.isHidden())

    def _note(self, row: QHBoxLayout, name: str, hint: str) -> LongText:
        column = QVBoxLayout()
        column.setSpacing(theme().tokens.space(1))
        label = style.text(name, weight=500)
        text = LongText()
        text.setTabChangesFocus(True)
        text.setPlaceholderText(hint)
        text.setAccessibleName(name)
        text.setFixedHeight(2 * theme().tokens.size("control"))
        label.setBuddy(text)
        column.addWidget(label)
        column.addWidget(text)
        row.addLayout(column, 1)
        return text

    def _unfold(self) -> None:
        self._show()
        self.preparation.setFocus(Qt.FocusReason.TabFocusReason)

    def _show(self) -> None:
        self._fields.show()
        self.open.hide()

    def _typed(self) -> None:
        draft = self._flow.entered
        preparation, wishes = self.preparation.toPlainText(), self.wishes.toPlainText()
        if preparation != draft.preparation:
            self._flow.set_preparation(preparation)
        if wishes != draft.special_requests:
            self._flow.set_special_requests(wishes)
