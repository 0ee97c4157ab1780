"""What is said of a booking: what is to be done, the concern, what it is about in a word or two, notes and wishes.

The same while one is made (``concern_page``) and when it is corrected (``views.intake_sheet``). Paints and forwards;
what is done with it the presenters decide (``presenters.booking_intake``).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.presenters.booking_draft import Draft
from desktop.theming import formats, icons, style, words
from desktop.theming.theme import theme
from desktop.views.booking import phrases
from desktop.views.booking.page import segments
from desktop.views.long_text import LongText
from scheduling.matching_messages import MOST_CATEGORY
from scheduling.vocabulary import ServiceType


class Noted(Protocol):
    """What notes are shown of, and told."""

    @property
    def entered(self) -> Draft: ...
    def set_preparation(self, text: str) -> None: ...
    def set_special_requests(self, text: str) -> None: ...


class Intake(Noted, Protocol):
    """What a form is filled from, and tells: a booking that is being made, or one that is corrected."""

    @property
    def least_concern(self) -> int: ...
    def set_service(self, service: ServiceType) -> None: ...
    def set_concern(self, text: str) -> None: ...
    def set_category(self, text: str) -> None: ...


class IntakeForm(QWidget):
    """All of it, one below the other. ``enough`` is said under a concern that has all it needs."""

    def __init__(self, flow: Intake, enough: str) -> None:
        super().__init__()
        translate, space = QCoreApplication.translate, theme().tokens.space
        self._flow = flow
        self._enough = enough
        self._told = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        self._group = QButtonGroup(self)
        self.services: dict[ServiceType, QPushButton] = {
            service: self._service(number, service) for number, service in enumerate(ServiceType, start=1)
        }
        row = QHBoxLayout()
        row.addWidget(segments(*self.services.values()))
        row.addStretch(1)
        column.addLayout(row)
        column.addSpacing(space(2))
        label = style.text(translate("Booking", "In the customer’s words"), weight=600)
        column.addWidget(label)
        self.text = LongText()
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(translate("Booking", "Brakes squeal when cold, since last week"))
        self.text.setAccessibleName(translate("Booking", "Concern"))
        self.text.setMinimumHeight(3 * theme().tokens.size("control"))
        self.text.setMaximumHeight(4 * theme().tokens.size("control"))
        label.setBuddy(self.text)
        self.text.textChanged.connect(self._typed)
        column.addWidget(self.text)
        self.left = style.text("", tone="muted", size="small")
        column.addWidget(self.left)
        column.addSpacing(space(1))
        row = QHBoxLayout()
        row.setSpacing(space(2))
        about, self.category = category_field(flow.set_category)
        self.category.setPlaceholderText(translate("Booking", "Brakes, noise, tires …"))
        row.addWidget(about)
        row.addWidget(self.category)
        row.addStretch(1)
        column.addLayout(row)
        self.notes = NotesFold(flow)
        column.addWidget(self.notes)

    def refresh(self) -> None:
        """Show what the draft has."""
        draft = self._flow.entered
        for service, button in self.services.items():
            button.setChecked(service is draft.service_type)
        if self.text.toPlainText() != draft.concern:
            self.text.setPlainText(draft.concern)
        if self.category.text() != draft.category:
            self.category.setText(draft.category)
        self.notes.refresh()
        least = self._flow.least_concern
        short = len(draft.concern.strip()) < least
        self.left.setText(self._told or (phrases.least_words(least) if short else self._enough))

    def tell(self, words: str) -> None:
        """Under the text, which is what has to be mended here."""
        self._told = words
        style.mark(self.left, tone="bad" if words else "muted")
        style.mark(self.text, invalid="true" if words else "false")
        self.text.setAccessibleDescription(words)
        self.refresh()

    def keep_keys(self, within: QWidget) -> None:
        """Its shortcuts work ``within`` alone: over that another form may be open, which has the same."""
        for button in (*self.services.values(), self.notes.open):
            shortcut = QShortcut(button.shortcut(), within)
            button.setShortcut(QKeySequence())
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)

    def _service(self, number: int, service: ServiceType) -> QPushButton:
        button = style.button(formats.capital(words.service_words(service)), role="segment")
        button.setCheckable(True)
        button.setShortcut(f"Alt+{number}")
        button.setToolTip(f"Alt+{number}")
        icons.set_icon(button, words.service_icon(service))
        button.clicked.connect(partial(_choose, self._flow, service))
        self._group.addButton(button)
        return button

    def _typed(self) -> None:
        text = self.text.toPlainText()
        if text != self._flow.entered.concern:
            self._flow.set_concern(text)
            self.tell("")


def _choose(flow: Intake, service: ServiceType) -> None:
    flow.set_service(service)


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

    def __init__(self, flow: Noted, *, offered: bool = True) -> None:
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
