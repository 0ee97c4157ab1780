"""After Book: what the server said, or that it has not yet; a lost time with the nearest free ones.

What somebody else does with a booking that lost its time is said here too, and then left to the calendar.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from desktop.presenters.booking_flow import Answer, BookingFlow
from desktop.presenters.lost_booking import Fate, fate_of
from desktop.theming import formats, icons, style, words
from desktop.theming.theme import theme
from desktop.views.booking import phrases
from desktop.views.booking.file_note import FileNote
from desktop.views.booking.next_list import NextList
from desktop.views.booking.page import Page
from desktop.views.booking.refused import AlternativeButtons
from desktop.views.calendar.calendar_words import bay_words
from desktop.views.confirmation_row import ConfirmationRow
from scheduling.commands import Alternative
from scheduling.errors import ErrorCode
from scheduling.records import Session
from scheduling.vocabulary import SessionState, VisitKind

_LOOKS = {
    Answer.SENDING: ("loader-circle", "accent"),
    Answer.WAITING: ("cloud-upload", "wait"),
    Answer.BOOKED: ("circle-check", "done"),
    Answer.OFFERED: ("hourglass", "arrived"),
    Answer.LOST: ("circle-alert", "bad"),
    Answer.REFUSED: ("circle-x", "bad"),
}

_FATES = {
    Fate.OPEN: _LOOKS[Answer.LOST],
    Fate.PLACED: ("calendar-check", "booked"),
    Fate.CANCELLED: ("calendar-x", "bad"),
    Fate.CLOSED: ("info", "wait"),
}

_MADE = frozenset({Answer.WAITING, Answer.BOOKED, Answer.OFFERED})

NEXT_SHARE = 100
"""To 1 on either side: as wide as it may be."""

_TO_AGREE_ON = frozenset({ErrorCode.PRICE_CHANGED, ErrorCode.PLAN_WITHDRAWN})
"""Of a lost booking: nobody has its time, but the customer was told something else."""


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
        centre = Qt.AlignmentFlag.AlignHCenter
        self.files = None if flow.files is None else FileNote(flow.files, centre, later=True)
        if self.files is not None:
            self.body.addWidget(self.files)
        self.offered = AlternativeButtons(flow, self._take)
        self.body.addWidget(self.offered, 0, Qt.AlignmentFlag.AlignHCenter)
        self.next = NextList()
        centred = QHBoxLayout()
        centred.addStretch(1)
        centred.addWidget(self.next, NEXT_SHARE)
        centred.addStretch(1)
        self.body.addSpacing(theme().tokens.space(2))
        self.body.addLayout(centred)
        self._below = QVBoxLayout()
        self.body.addLayout(self._below)
        self.confirmation: ConfirmationRow | None = None
        """From when it was submitted; of a booking that was made anew another one."""
        self.body.addStretch(3)
        self._row: Session | None = None
        """Of a lost booking, as it was shown."""

    def refresh(self) -> None:
        submission = self.flow.submission
        if submission is None:
            return
        self._row = self._row_now()
        fate = self._fate()
        icon, colour = _FATES[fate] if fate is not None else _LOOKS[submission.answer]
        icons.set_icon(self.mark, icon, colour, 40)
        self.headline.setText(self._headline(submission.answer))
        self.detail.setText(self._detail(submission.answer))
        self.setAccessibleName(f"{self.headline.text()}. {self.detail.text()}")
        if self.files is not None:
            self.files.show_for(made=submission.answer is not Answer.REFUSED)
        self._show_next()
        lost = fate is Fate.OPEN
        newly = lost and not self.offered.isVisible()
        self.offered.show_all(self.flow.alternatives() if lost else [])
        self.offered.setVisible(lost)
        if newly and self.offered.buttons:
            self.offered.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def enter(self) -> None:
        self.refresh()

    @property
    def stands(self) -> bool:
        """Whether there is a booking with a time, which the calendar can show."""
        submission = self.flow.submission
        return submission is not None and (submission.answer in _MADE or self._fate() is Fate.PLACED)

    def follow(self) -> None:
        """Called about once a second: what somebody else did to a lost booking, and which bay it has."""
        submission = self.flow.submission
        said = self._detail(submission.answer) if submission is not None else self.detail.text()
        if self._row_now() != self._row or said != self.detail.text():
            self.refresh()
        if self.confirmation is not None:
            self.confirmation.refresh()  # its row may have come, and time goes by

    def _show_next(self) -> None:
        """What happens next, and what may be done about its confirmation."""
        submission, after = self.flow.submission, self.flow.after
        if submission is None:
            return
        mechanic = self.flow.mechanic(submission.place.mechanic_id)
        self.next.show_steps(
            self.flow.next_steps(), mechanic.name if mechanic else "", self.flow.source.zone()
        )
        if after.confirmation is None or after.spawn is None:
            return
        if self.confirmation is None or self.confirmation.of is not after.confirmation:
            if self.confirmation is not None:
                self.confirmation.hide()
                self.confirmation.deleteLater()
            self.confirmation = ConfirmationRow(after.confirmation, after.spawn)
            self._below.addWidget(self.confirmation)
        self.confirmation.refresh()
        self.confirmation.setVisible(submission.answer in _MADE)

    def _take(self, alternative: Alternative) -> None:
        """A time that somebody else gave it meanwhile is not taken away from it."""
        self.follow()
        if self._fate() is Fate.OPEN:
            self.flow.rebook(alternative)

    def _row_now(self) -> Session | None:
        submission = self.flow.submission
        if submission is None or submission.answer is not Answer.LOST:
            return None
        return self.flow.source.session(submission.booking.session_id)

    def _fate(self) -> Fate | None:
        """What has become of a booking that lost its time; nothing of any other."""
        submission = self.flow.submission
        if submission is None or submission.answer is not Answer.LOST:
            return None
        return fate_of(submission.code, self._row)

    def _when(self) -> str:
        submission = self.flow.submission
        return formats.moment(submission.place.starts, self.flow.source.zone()) if submission else ""

    def _bay(self, answer: Answer) -> str:
        """In person: as on the review, and which it is once the server has said so."""
        flow, submission = self.flow, self.flow.submission
        if submission is None or submission.booking.kind is not VisitKind.IN_PERSON:
            return ""
        if answer not in {Answer.BOOKED, Answer.OFFERED}:
            return phrases.bay_at_last(flow)
        wished = phrases.bay_name(flow, submission.booking.bay_id)
        if not wished:
            return phrases.bay_name(flow, flow.given_bay())
        row = flow.source.session(submission.booking.session_id)
        return bay_words(phrases.bay_name(flow, row.bay_id if row is not None else None), wished)

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
                return self._lost_headline()
            case Answer.REFUSED:
                return translate("Booking", "Not booked")

    def _detail(self, answer: Answer) -> str:
        translate, draft, submission = QCoreApplication.translate, self.flow.draft, self.flow.submission
        who = draft.customer.name if draft.customer is not None else ""
        mechanic = self.flow.mechanic(submission.place.mechanic_id) if submission is not None else None
        named = mechanic.name if mechanic else ""
        facts = ", ".join(part for part in (who, self._when(), named, self._bay(answer)) if part)
        match answer:
            case Answer.SENDING | Answer.BOOKED:
                return facts
            case Answer.WAITING:
                safe = translate("Booking", "It is kept on this computer until it can be sent.")
                return f"{facts}\n{safe}"
            case Answer.OFFERED:
                asked = translate("Booking", "The time is kept for 4 hours while %1 answers.")
                return f"{facts}\n{phrases.say(asked, mechanic.name if mechanic else '')}"
            case Answer.LOST:
                return self._lost_detail(who)
            case Answer.REFUSED:
                return words.error_words(submission.code) if submission is not None else ""

    def _lost_headline(self) -> str:
        translate = QCoreApplication.translate
        match self._fate():
            case Fate.PLACED:
                return translate("Booking", "Somebody else has placed it")
            case Fate.CANCELLED:
                return translate("Booking", "Cancelled meanwhile")
            case Fate.CLOSED if self._row is not None:
                return formats.capital(words.state_words(self._row.state))
        submission = self.flow.submission
        if submission is not None and submission.code in _TO_AGREE_ON:
            return translate("Booking", "Not booked yet")
        return formats.capital(phrases.say(translate("Booking", "%1 is no longer free"), self._when()))

    def _lost_detail(self, who: str) -> str:
        translate = QCoreApplication.translate
        match self._fate():
            case Fate.PLACED:
                stays = translate("Booking", "It stays where it is. It can be moved in the calendar.")
                return "\n".join((self._placed(who), stays))
            case Fate.CANCELLED:
                said = translate("Booking", "Somebody else has cancelled this booking.")
                return f"{who}\n{said}"
            case Fate.CLOSED:
                return f"{who}\n{words.error_words(ErrorCode.GONE)}"
        keeps = translate("Booking", "The booking is kept without a time. Choose another:")
        return f"{self._why_lost()}\n{keeps}" if self._why_lost() else keeps

    def _placed(self, who: str) -> str:
        """Whose it is, and where it stands now; until its row has come, only that."""
        row = self._row
        if row is None or row.state is SessionState.UNPLACED or row.starts is None:
            return who
        mechanic = self.flow.mechanic(row.mechanic_id)
        when = formats.moment(row.starts, self.flow.source.zone())
        return ", ".join(part for part in (who, when, mechanic.name if mechanic else "") if part)

    def _why_lost(self) -> str:
        submission = self.flow.submission
        if submission is None:
            return ""
        if submission.outcome.blocking:
            return words.refusal_words(submission.outcome.blocking[0], self.flow.source.zone())
        if submission.outcome.reasons:
            return words.reason_words(submission.outcome.reasons[0])
        return words.error_words(submission.code) if submission.code else ""
