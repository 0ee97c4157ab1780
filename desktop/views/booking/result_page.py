"""After Book: what the server said, or that it has not yet; a lost time with the nearest free ones."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel

from desktop.presenters.booking_flow import Answer, BookingFlow
from desktop.theming import formats, icons, style, words
from desktop.views.booking import phrases
from desktop.views.booking.page import Page
from desktop.views.booking.refused import AlternativeButtons

_LOOKS = {
    Answer.SENDING: ("loader-circle", "accent"),
    Answer.WAITING: ("cloud-upload", "wait"),
    Answer.BOOKED: ("circle-check", "done"),
    Answer.OFFERED: ("hourglass", "arrived"),
    Answer.LOST: ("circle-alert", "bad"),
    Answer.REFUSED: ("circle-x", "bad"),
}


class ResultPage(Page):
    """It never says booked before the server did."""

    def __init__(self, flow: BookingFlow) -> None:
        super().__init__(flow, "")
        self.heading.hide()
        self.subtitle.hide()
        self.body.addStretch(2)
        self.mark = QLabel()
        self.mark.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(self.mark)
        self.headline = style.text("", size="title", weight=700)
        self.headline.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.headline.setWordWrap(True)
        self.body.addWidget(self.headline)
        self.detail = style.text("", tone="muted")
        self.detail.setTextFormat(Qt.TextFormat.PlainText)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.detail.setWordWrap(True)
        self.body.addWidget(self.detail)
        self.offered = AlternativeButtons(flow, flow.rebook)
        self.body.addWidget(self.offered, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addStretch(3)

    def refresh(self) -> None:
        submission = self.flow.submission
        if submission is None:
            return
        icon, colour = _LOOKS[submission.answer]
        icons.set_icon(self.mark, icon, colour, 40)
        self.headline.setText(self._headline(submission.answer))
        self.detail.setText(self._detail(submission.answer))
        self.setAccessibleName(f"{self.headline.text()}. {self.detail.text()}")
        lost = submission.answer is Answer.LOST
        newly = lost and not self.offered.isVisible()
        self.offered.show_all(self.flow.alternatives() if lost else [])
        self.offered.setVisible(lost)
        if newly and self.offered.buttons:
            self.offered.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def enter(self) -> None:
        self.refresh()

    def _when(self) -> str:
        submission = self.flow.submission
        return formats.moment(submission.place.starts, self.flow.source.zone()) if submission else ""

    def _headline(self, answer: Answer) -> str:
        translate = QCoreApplication.translate
        match answer:
            case Answer.SENDING:
                return translate("Booking", "Asking the server …")
            case Answer.WAITING:
                return translate("Booking", "Waiting for the server")
            case Answer.BOOKED:
                return translate("Booking", "Booked")
            case Answer.OFFERED:
                return translate("Booking", "Offered to the mechanic")
            case Answer.LOST:
                return formats.capital(
                    phrases.say(translate("Booking", "%1 is no longer free"), self._when())
                )
            case Answer.REFUSED:
                return translate("Booking", "Not booked")

    def _detail(self, answer: Answer) -> str:
        translate, draft, submission = QCoreApplication.translate, self.flow.draft, self.flow.submission
        who = draft.customer.name if draft.customer is not None else ""
        mechanic = self.flow.mechanic(submission.place.mechanic_id) if submission is not None else None
        facts = ", ".join(part for part in (who, self._when(), mechanic.name if mechanic else "") if part)
        match answer:
            case Answer.SENDING | Answer.BOOKED:
                return facts
            case Answer.WAITING:
                safe = translate(
                    "Booking", "It is kept on this computer and sent as soon as the server answers."
                )
                return f"{facts}\n{safe}"
            case Answer.OFFERED:
                asked = translate("Booking", "The time is kept for 4 hours while %1 answers.")
                return f"{facts}\n{phrases.say(asked, mechanic.name if mechanic else '')}"
            case Answer.LOST:
                keeps = translate("Booking", "The booking is kept without a time. Choose another:")
                return f"{self._why_lost()}\n{keeps}" if self._why_lost() else keeps
            case Answer.REFUSED:
                return words.error_words(submission.code) if submission is not None else ""

    def _why_lost(self) -> str:
        submission = self.flow.submission
        if submission is None:
            return ""
        if submission.outcome.blocking:
            return words.refusal_words(submission.outcome.blocking[0], self.flow.source.zone())
        if submission.outcome.reasons:
            return words.reason_words(submission.outcome.reasons[0])
        return words.error_words(submission.code) if submission.code else ""
