"""What is to be done, what the customer says about it, and what the workshop should have ready."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt

from desktop.presenters.booking_draft import Step
from desktop.presenters.booking_flow import BookingFlow, Missing
from desktop.views.booking.file_box import FileBox, TakesDrops
from desktop.views.booking.intake_fields import IntakeForm
from desktop.views.booking.page import Page
from scheduling.vocabulary import ServiceType


class ConcernPage(TakesDrops, Page):
    """The work is usually a diagnosis; the text has the focus."""

    def __init__(self, flow: BookingFlow) -> None:
        translate = QCoreApplication.translate
        super().__init__(flow, translate("Booking", "What is the matter?"))
        self.subtitle.setText(translate("Booking", "The mechanic reads it before the visit."))
        self.form = IntakeForm(flow, translate("Booking", "Enter continues, Shift+Enter begins a new line."))
        self.text, self.category, self.notes = self.form.text, self.form.category, self.form.notes
        self.services = self.form.services
        self.body.addWidget(self.form)
        self.files = None if flow.files is None else FileBox(flow.files, self.text)
        if self.files is not None:
            self.body.addWidget(self.files)
            self.setAcceptDrops(True)
        self.body.addStretch(1)

    def refresh(self) -> None:
        self.form.refresh()

    def enter(self) -> None:
        draft = self.flow.draft
        if draft.service_type is None:
            usual = ServiceType.CONSULTATION if draft.just_advice else ServiceType.DIAGNOSTIC
            self.flow.set_service(usual)
        self.text.setFocus(Qt.FocusReason.TabFocusReason)

    def tell(self, words: str) -> None:
        """Under the text, which is what has to be mended here."""
        if words and self.flow.missing(Step.CONCERN) is Missing.CONCERN:
            self.text.setFocus()  # whoever clicked to go on types on here
        self.form.tell(words)
