"""What is to be done, what the customer says about it, and what the workshop should have ready."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton

from desktop.presenters.booking_draft import CONCERN_LEAST, Step
from desktop.presenters.booking_flow import BookingFlow, Missing
from desktop.theming import formats, icons, style, words
from desktop.theming.theme import theme
from desktop.views.booking import phrases
from desktop.views.booking.file_box import FileBox, TakesDrops
from desktop.views.booking.intake_fields import NotesFold, category_field
from desktop.views.booking.page import Page, segments
from desktop.views.long_text import LongText
from scheduling.vocabulary import ServiceType


class ConcernPage(TakesDrops, Page):
    """The work is usually a diagnosis; the text has the focus."""

    def __init__(self, flow: BookingFlow) -> None:
        translate = QCoreApplication.translate
        super().__init__(flow, translate("Booking", "What is the matter?"))
        self.subtitle.setText(translate("Booking", "The mechanic reads it before the visit."))
        self._told = ""
        space = theme().tokens.space
        row = QHBoxLayout()
        self._group = QButtonGroup(self)
        self.services: dict[ServiceType, QPushButton] = {}
        for number, service in enumerate(ServiceType, start=1):
            button = style.button(formats.capital(words.service_words(service)), role="segment")
            button.setCheckable(True)
            button.setShortcut(f"Alt+{number}")
            button.setToolTip(f"Alt+{number}")
            icons.set_icon(button, words.service_icon(service))
            button.clicked.connect(lambda _checked, service=service: self.flow.set_service(service))
            self._group.addButton(button)
            self.services[service] = button
        row.addWidget(segments(*self.services.values()))
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addSpacing(space(2))
        label = style.text(translate("Booking", "In the customer’s words"), weight=600)
        self.body.addWidget(label)
        self.text = LongText()
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(translate("Booking", "Brakes squeal when cold, since last week"))
        self.text.setAccessibleName(translate("Booking", "Concern"))
        self.text.setMinimumHeight(3 * theme().tokens.size("control"))
        self.text.setMaximumHeight(4 * theme().tokens.size("control"))
        label.setBuddy(self.text)
        self.text.textChanged.connect(self._typed)
        self.body.addWidget(self.text)
        self.left = style.text("", tone="muted", size="small")
        self.body.addWidget(self.left)
        self.body.addSpacing(space(1))
        row = QHBoxLayout()
        row.setSpacing(space(2))
        about, self.category = category_field(flow.set_category)
        self.category.setPlaceholderText(translate("Booking", "Brakes, noise, tires …"))
        row.addWidget(about)
        row.addWidget(self.category)
        row.addStretch(1)
        self.body.addLayout(row)
        self.notes = NotesFold(flow)
        self.body.addWidget(self.notes)
        self.files = None if flow.files is None else FileBox(flow.files, self.text)
        if self.files is not None:
            self.body.addWidget(self.files)
            self.setAcceptDrops(True)
        self.body.addStretch(1)

    def refresh(self) -> None:
        draft = self.flow.draft
        for service, button in self.services.items():
            button.setChecked(service is draft.service_type)
        if self.text.toPlainText() != draft.concern:
            self.text.setPlainText(draft.concern)
        if self.category.text() != draft.category:
            self.category.setText(draft.category)
        self.notes.refresh()
        lacking = CONCERN_LEAST - len(draft.concern.strip())
        translate = QCoreApplication.translate
        enough = translate("Booking", "Enter continues, Shift+Enter begins a new line.")
        short = phrases.say(
            translate("Booking", "At least %1 characters, so that the mechanic can prepare."), CONCERN_LEAST
        )
        self.left.setText(self._told or (short if lacking > 0 else enough))

    def enter(self) -> None:
        draft = self.flow.draft
        if draft.service_type is None:
            usual = ServiceType.CONSULTATION if draft.just_advice else ServiceType.DIAGNOSTIC
            self.flow.set_service(usual)
        self.text.setFocus(Qt.FocusReason.TabFocusReason)

    def tell(self, words: str) -> None:
        """Under the text, which is what has to be mended here."""
        self._told = words
        style.mark(self.left, tone="bad" if words else "muted")
        style.mark(self.text, invalid="true" if words else "false")
        self.text.setAccessibleDescription(words)
        if words and self.flow.missing(Step.CONCERN) is Missing.CONCERN:
            self.text.setFocus()  # whoever clicked to go on types on here
        self.refresh()

    def _typed(self) -> None:
        text = self.text.toPlainText()
        if text != self.flow.draft.concern:
            self.flow.set_concern(text)
            self.tell("")
