"""The last step: everything that was entered, with the price, before it is booked."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt

from desktop.presenters.booking_draft import STEPS, Step
from desktop.presenters.booking_flow import BookingFlow, Missing
from desktop.theming import formats, style, words
from desktop.views.booking import phrases
from desktop.views.booking.file_words import named, not_taken
from desktop.views.booking.page import Page
from desktop.views.booking.review_table import Line, ReviewTable
from desktop.views.booking.terms_box import TermsBox
from scheduling.vocabulary import VisitKind


class ReviewPage(Page):
    """A table of label and value; a step is changed by its line in the list of steps."""

    def __init__(self, flow: BookingFlow) -> None:
        super().__init__(flow, QCoreApplication.translate("Booking", "Is this right?"))
        self.subtitle.setText(QCoreApplication.translate("Booking", "Nothing is booked yet."))
        self.card = ReviewTable()
        self.body.addWidget(self.card)
        self.terms = None if flow.terms is None else TermsBox(flow.terms, flow.source.zone())
        if self.terms is not None:
            self.body.addWidget(self.terms)
        self.asks = style.text("", weight=600)
        self.asks.setTextFormat(Qt.TextFormat.PlainText)
        self.asks.setWordWrap(True)
        self.body.addWidget(self.asks)
        self.notice = style.text("", tone="muted")
        self.notice.setWordWrap(True)
        self.body.addWidget(self.notice)
        self.body.addStretch(1)

    def refresh(self) -> None:
        if self.flow.step is not Step.REVIEW:
            return
        lacking = next((why for step in STEPS[:-1] if (why := self.flow.lacking(step)) is not None), None)
        self.tell(phrases.missing_words(lacking) if lacking is not None else "")
        if any(self.flow.missing(step) is not None for step in STEPS):
            return
        self.card.show_lines(self._lines())
        if self.terms is not None:
            self.flow.look_at_terms()
            self.terms.refresh()
        self.asks.setText(self._answers_first())
        self.asks.setVisible(bool(self.asks.text()))
        said = (self._nobody_to_call(), self._upcoming(), not_taken(self.flow.files))
        self.notice.setText("\n".join(part for part in said if part))
        self.notice.setVisible(bool(self.notice.text()))

    def enter(self) -> None:
        self.refresh()

    def forward(self) -> Missing | None:
        return self.flow.book()

    def _lines(self) -> list[Line]:
        translate, draft, zone = QCoreApplication.translate, self.flow.draft, self.flow.source.zone()
        assert draft.kind and draft.customer and draft.service_type  # noqa: S101, PT018 nothing is missing
        starts, ends = draft.starts or 0, draft.ends or 0
        when = f"{formats.day_full(formats.local(starts, zone).date())}, "
        contact = [formats.phone(draft.customer.phone), draft.customer.email]
        who = " · ".join(part for part in (draft.customer.name, *contact) if part)
        if draft.customer_is_new:
            who = phrases.say(translate("Booking", "%1 (new customer)"), who)
        car = (
            translate("Booking", "Just advice")
            if draft.vehicle is None
            else phrases.vehicle_long(draft.vehicle)
        )
        plate = draft.vehicle.plate if draft.vehicle is not None else ""
        kind = f"{formats.capital(words.kind_words(draft.kind))} · {', '.join(phrases.plan_parts(draft))}"
        if draft.kind is VisitKind.IN_PERSON:
            kind = f"{kind} · {phrases.bay_at_last(self.flow)}"
        price = phrases.price_words(draft.price_cents if draft.plan is not None else None)
        service = formats.capital(words.service_words(draft.service_type))
        concern = " · ".join(part for part in (draft.category.strip(), draft.concern.strip()) if part)
        said = (
            ("clipboard-check", translate("Booking", "To be ready"), draft.preparation.strip()),
            ("lightbulb", translate("Booking", "Wishes"), draft.special_requests.strip()),
            ("paperclip", translate("Booking", "Attached"), named(draft.files)),
        )
        notes = [line for line in said if line[2]]
        return [
            (
                "calendar",
                translate("Booking", "When"),
                when + formats.time_range(starts, ends, zone) + self._asked(starts),
            ),
            ("user", translate("Booking", "Customer"), who),
            ("car", translate("Booking", "Vehicle"), " · ".join(part for part in (car, plate) if part)),
            (words.kind_icon(draft.kind), translate("Booking", "Visit"), kind),
            ("users", translate("Booking", "Mechanic"), phrases.mechanic_at_last(self.flow)),
            (words.service_icon(draft.service_type), service, concern),
            *notes,
            ("credit-card", translate("Booking", "Price"), price),
        ]

    def _asked(self, starts: int) -> str:
        """Of a time that is not the one that was said, the one that was."""
        asked, zone = self.flow.seed.asked, self.flow.source.zone()
        if asked is None or asked == starts:
            return ""
        same = formats.local(asked, zone).date() == formats.local(starts, zone).date()
        when = formats.time(asked, zone) if same else formats.moment(asked, zone)
        return " " + phrases.say(QCoreApplication.translate("Booking", "(asked for %1)"), when)

    def _answers_first(self) -> str:
        asked = self.flow.asks()
        if asked is None:
            return ""
        said = QCoreApplication.translate(
            "Booking", "%1 answers first. Until then the time is kept, but not booked."
        )
        return phrases.say(said, asked.name)

    def _nobody_to_call(self) -> str:
        draft = self.flow.draft
        if draft.kind is not VisitKind.PHONE or draft.customer is None or draft.customer.phone:
            return ""
        said = QCoreApplication.translate(
            "Booking", "No phone number is known of %1, whom the mechanic calls."
        )
        return phrases.say(said, draft.customer.name)

    def _upcoming(self) -> str:
        translate, rows = QCoreApplication.translate, self.flow.upcoming()
        if not rows or rows[0].starts is None or self.flow.draft.customer is None:
            return ""
        when = formats.moment(rows[0].starts, self.flow.source.zone())
        said = translate(
            "Booking", "%1 already has an upcoming booking on %2. This one is booked in addition to it."
        )
        return phrases.say(said, self.flow.draft.customer.name, when)
