"""One offer as a card: what there is to know before the yes, how long there is to answer, and the two answers.

Both answers are as easy as each other. Who the customer is stands on the card of an accepted one only.
"""

from __future__ import annotations

from datetime import tzinfo
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.presenters.work_model import Asked, OfferBoard, WorkOffer
from desktop.theming import style, words
from desktop.theming.elide import ElidedLabel
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import DOT, fill
from desktop.views.calendar.calm_buttons import CalmButtons
from desktop.views.calendar.card_parts import begins, chip
from desktop.views.calendar.flow_row import FlowRow
from desktop.views.work import work_words
from desktop.views.work.parts import line, say
from desktop.views.work.work_card import WorkCard


class OfferCardView(WorkCard):
    """The same widget as long as the offer waits, so that no press and no focus is lost to news."""

    answered = Signal(object, bool)
    """Its key, and whether it was accepted."""

    def __init__(
        self, offer: WorkOffer, board: OfferBoard, zone: tzinfo, calm: CalmButtons, parent: QWidget
    ) -> None:
        super().__init__(offer.key, parent)
        self.offer = offer
        self._now = 0
        self._said = ""
        """Why what was pressed could not be done, as long as the offer stands as it stood then."""
        self._lay_out(offer)
        for button in self.buttons:
            calm.add(button)
        self.show_offer(offer, board, zone)

    def show_offer(self, offer: WorkOffer, board: OfferBoard, zone: tzinfo) -> None:
        """It says this now."""
        if offer != self.offer:
            self._said = ""
        self.offer = offer
        self.when.setText(work_words.when_words(offer, zone))
        self.vehicle.setText(work_words.vehicle_words(offer))
        said = begins(offer.concern)
        say(self.concern, said)
        self.concern.setToolTip(f"<p>{escape(offer.concern)}</p>" if said != offer.concern else "")
        say(self.place, offer.city)
        say(self.payout, work_words.payout_words(offer, board))
        say(self.problem, work_words.trouble_words(offer.code) or self._said)
        for button in self.buttons:
            button.setEnabled(offer.asked is Asked.OPEN or button.hasFocus())
        self.setAccessibleName(work_words.offer_aloud(offer, board, zone))
        self.count_down(self._now)

    def say_problem(self, problem: str) -> None:
        """Why the answer could not be given."""
        self._said = problem
        say(self.problem, problem)

    def count_down(self, now: int) -> None:
        """So much is left of the time to answer."""
        self._now = now
        say(self.left, work_words.left_words(self.offer, now))
        tone = "bad" if work_words.is_soon(self.offer, now) else "muted"
        if self.left.property("tone") != tone:
            style.mark(self.left, tone=tone)

    def _lay_out(self, offer: WorkOffer) -> None:
        space = theme().tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(3), space(3), space(3))
        column.setSpacing(space(1))
        head = QHBoxLayout()
        head.setSpacing(space(2))
        head.addWidget(chip(words.kind_icon(offer.visit), work_words.kind_words(offer), "booked"))
        head.addStretch(1)
        self.left = style.text("", tone="muted", size="small", weight=600)
        self.left.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.left)
        column.addLayout(head)
        self.when = line(weight=700, size="brand")
        self.vehicle = line(weight=600, size="body")
        self.concern = line()
        foot = QHBoxLayout()
        foot.setSpacing(space(2))
        self.place, self.payout = line("muted"), style.text("", size="body", weight=600)
        foot.addWidget(self.place, 1)
        foot.addStretch(0)
        foot.addWidget(self.payout)
        self.problem = line("bad")
        for widget in (self.when, self.vehicle, self.concern):
            column.addWidget(widget)
        column.addLayout(foot)
        column.addWidget(self.problem)
        column.addSpacing(space(1))
        column.addWidget(self._answers())

    def _answers(self) -> QWidget:
        row = FlowRow(theme().tokens.space(2))
        for text, icon, tip in (
            (self.tr("Accept"), "check", self.tr("The session is yours, if nobody was quicker")),
            (self.tr("Decline"), "x", self.tr("Costs you nothing")),
        ):
            button = style.button(text, icon=icon)
            button.clicked.connect(self._pressed)
            self.add_button(button)
            button.setToolTip(fill(self.tr("%1 (%2)"), tip, str(len(self.buttons))))
            row.add(button)
        self.accept, self.decline = self.buttons
        row.fit()
        return row

    def _pressed(self) -> None:
        if self.offer.asked is Asked.OPEN:
            self.answered.emit(self.key, self.sender() is self.accept)


class AcceptedCardView(WorkCard):
    """One that was accepted: whose it is, and how they are reached."""

    def __init__(self, offer: WorkOffer, zone: tzinfo, parent: QWidget) -> None:
        super().__init__(offer.key, parent)
        self.opens = offer.opens
        self.offer = offer
        if self.opens:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        space = theme().tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(3), space(3), space(3))
        column.setSpacing(space(1))
        head = QHBoxLayout()
        head.setSpacing(space(2))
        head.addWidget(ElidedLabel(work_words.when_words(offer, zone), weight=600), 1)
        head.addWidget(chip("check", self.tr("yours"), "done"))
        column.addLayout(head)
        who = offer.contact.name if offer.contact is not None else ""
        contact = DOT.join(work_words.contact_words(offer))
        for text, label in (
            (who, line(weight=600, size="body")),
            (contact, line()),
            (work_words.vehicle_words(offer), line("muted")),
        ):
            say(label, text)
            column.addWidget(label)
        parts = [work_words.when_words(offer, zone), who, contact, work_words.vehicle_words(offer)]
        self.setAccessibleName(", ".join(part.replace(DOT, ", ") for part in parts if part))
