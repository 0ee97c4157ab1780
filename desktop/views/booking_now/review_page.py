"""The last step of a session at once: everything that was entered, with the price, before anybody is asked."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt

from desktop.presenters.booking_draft import Missing
from desktop.presenters.now_draft import NOW_STEPS, NowStep
from desktop.presenters.now_flow import NowFlow
from desktop.theming import formats, style, words
from desktop.views.booking import phrases
from desktop.views.booking.file_words import named, not_taken
from desktop.views.booking.page import BookingPage
from desktop.views.booking.review_table import Line, ReviewTable
from desktop.views.booking.terms_box import TermsBox
from desktop.views.booking_now import now_words
from scheduling.vocabulary import VisitKind


class NowReviewPage(BookingPage):
    """Where the server does not answer, that is said here, and the way to a booking at a time stays."""

    def __init__(self, flow: NowFlow) -> None:
        translate = QCoreApplication.translate
        super().__init__(translate("Booking", "Is this right?"))
        self.flow = flow
        self.subtitle.setText(translate("BookNow", "Nobody is asked yet."))
        self.card = ReviewTable()
        self.body.addWidget(self.card)
        self.terms = None if flow.terms is None else TermsBox(flow.terms, flow.source.zone())
        if self.terms is not None:
            self.body.addWidget(self.terms)
        self.notice = style.text("", tone="muted")
        self.notice.setTextFormat(Qt.TextFormat.PlainText)
        self.notice.setWordWrap(True)
        self.body.addWidget(self.notice)
        self.schedule = style.button(translate("BookNow", "Schedule instead"), icon="calendar-days")
        self.body.addWidget(self.schedule, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def refresh(self) -> None:
        if self.flow.step is not NowStep.REVIEW:
            return
        lacking = next((why for step in NOW_STEPS if (why := self.flow.missing(step)) is not None), None)
        trouble = now_words.trouble_words(self.flow.search_now)
        self.tell(now_words.missing_words(lacking, self.flow.draft) if lacking is not None else trouble)
        self.schedule.setVisible(bool(trouble) and lacking is None)
        if lacking is not None:
            return
        self.card.show_lines(self._lines())
        if self.terms is not None:
            self.flow.look_at_terms()
            self.terms.refresh()
        said = (self._first(), self._nobody_to_call(), not_taken(self.flow.files))
        self.notice.setText("\n".join(part for part in said if part))

    def enter(self) -> None:
        if self.flow.draft.wished is None and self.flow.finder_stale:
            self.flow.find()  # with the concern that was entered others may suit better
        self.refresh()

    def forward(self) -> Missing | None:
        return self.flow.ask()

    def _lines(self) -> list[Line]:
        translate, draft = QCoreApplication.translate, self.flow.draft
        assert draft.kind is not None  # noqa: S101 nothing is missing
        assert draft.customer is not None  # noqa: S101
        contact = [formats.phone(draft.customer.phone), draft.customer.email]
        who = " · ".join(part for part in (draft.customer.name, *contact) if part)
        if draft.customer_is_new:
            who = phrases.say(translate("Booking", "%1 (new customer)"), who)
        advice = translate("Booking", "Just advice")
        car = advice if draft.vehicle is None else phrases.vehicle_long(draft.vehicle)
        plate = draft.vehicle.plate if draft.vehicle is not None else ""
        kind = f"{formats.capital(words.kind_words(draft.kind))} · {', '.join(phrases.plan_parts(draft))}"
        urgent = translate("BookNow", "Urgent") if draft.urgent else ""
        concern = " · ".join(part for part in (urgent, draft.concern.strip()) if part)
        said = (
            ("clipboard-check", translate("Booking", "To be ready"), draft.preparation.strip()),
            ("lightbulb", translate("Booking", "Wishes"), draft.special_requests.strip()),
            ("paperclip", translate("Booking", "Attached"), named(draft.files)),
        )
        notes = [line for line in said if line[2]]
        price = phrases.price_words(draft.price_cents if draft.plan is not None else None)
        return [
            ("user", translate("Booking", "Customer"), who),
            ("car", translate("Booking", "Vehicle"), " · ".join(part for part in (car, plate) if part)),
            (words.kind_icon(draft.kind), translate("Booking", "Visit"), kind),
            ("users", translate("BookNow", "Asked first"), self._asked()),
            ("stethoscope", draft.category.strip(), concern),
            *notes,
            ("credit-card", translate("Booking", "Price"), price),
        ]

    def _asked(self) -> str:
        """Who it may be: by name, as far as the server said who is online."""
        best = self.flow.best_known()
        value = now_words.mechanic_value(self.flow)
        if self.flow.draft.wished is not None or not best:
            return value
        return f"{value}: {', '.join(line.name for line in best)}"

    def _first(self) -> str:
        translate = QCoreApplication.translate
        row = self.flow.mechanic(self.flow.draft.wished)
        if row is not None:
            said = translate("BookNow", "%1 is asked first; nobody has it before somebody has accepted.")
            return phrases.say(said, row.name)
        return translate(
            "BookNow", "The best three who are online are asked at once; after two minutes everybody is."
        )

    def _nobody_to_call(self) -> str:
        draft = self.flow.draft
        if draft.kind is not VisitKind.PHONE or draft.customer is None or draft.customer.phone:
            return ""
        said = QCoreApplication.translate(
            "Booking", "No phone number is known of %1, whom the mechanic calls."
        )
        return phrases.say(said, draft.customer.name)
