"""What is paid at booking, what credit pays of it, and what comes back when: under a booking's review."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.presenters.booking_terms import BookingTerms
from desktop.theming import formats, style
from desktop.theming.theme import theme
from desktop.views.booking.phrases import say
from scheduling.cancellation import PolicyTerm, Term
from scheduling.money_messages import Foretold
from scheduling.vocabulary import VisitKind


class TermsBox(QWidget):
    """Nothing where money is not this person's to speak of; without an answer that is said, and can be tried again."""

    def __init__(self, terms: BookingTerms, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._terms = terms
        self._zone = zone
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().tokens.space(1))
        self.due = style.text("", weight=600)
        self.said = style.text("", tone="muted")
        for label in (self.due, self.said):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            column.addWidget(label)
        self.again = style.button(QCoreApplication.translate("Booking", "Try again"), icon="refresh-cw")
        self.again.clicked.connect(terms.again)
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        """Show what is known."""
        translate, terms = QCoreApplication.translate, self._terms
        told = terms.told
        self.setVisible(terms.may_ask)
        self.again.setVisible(told is None and bool(terms.problem))
        if told is None:
            away = translate(
                "Terms", "The server does not answer: tax, credit and what comes back are not known."
            )
            asking = translate("Terms", "Asking the server what is paid and what comes back …")
            self.due.hide()
            self.said.setText(away if terms.problem else asking)
            return
        self.due.setText(self._due_words(told))
        self.due.setVisible(bool(self.due.text()))
        said, late = [], False
        for term in told.terms:
            said.append(f"• {_term_words(term, self._zone, late=late)}")
            late = late or term.until is not None
        self.said.setText("\n".join(said))
        self.said.setVisible(bool(told.terms))

    def _due_words(self, told: Foretold) -> str:
        """What is to be paid at booking, and by what."""
        translate = QCoreApplication.translate
        in_person = self._terms.asked is not None and self._terms.asked.kind is VisitKind.IN_PERSON
        at_once = self._terms.asked is not None and self._terms.asked.starts is None
        if not told.due_cents:
            said = translate("Terms", "Nothing is paid at booking.")
            has = say(translate("Terms", "Account credit: %1."), formats.money(told.balance_cents))
            return f"{said} {has}" if told.balance_cents else said
        if in_person:
            said = say(translate("Terms", "Deposit at booking: %1"), formats.money(told.due_cents))
        else:
            tax = formats.money(sum(line.amount for line in told.tax))
            before = translate("Terms", "Paid before it begins: %1, of it tax %2")
            booking = translate("Terms", "Paid at booking: %1, of it tax %2")
            said = say(before if at_once else booking, formats.money(told.due_cents), tax)
        if told.balance_cents:
            credit = translate("Terms", "Account credit %1 pays %2 of it, %3 is left.")
            parts = (told.balance_cents, told.credit_cents, told.rest_cents)
            said = f"{said}. {say(credit, *map(formats.money, parts))}"
        return said


def _term_words(term: PolicyTerm, zone: tzinfo, *, late: bool) -> str:  # noqa: PLR0911 one sentence a code
    """``late``: of later than what was said before it."""
    translate = QCoreApplication.translate
    back, credit, kept = (formats.money(cents) for cents in (term.back, term.credit, term.kept))
    until = formats.moment(term.until, zone) if term.until is not None else ""
    match term.code:
        case Term.BEGUN:
            return translate("Terms", "Once it has begun nothing comes back.")
        case Term.OURS:
            return translate("Terms", "If the mechanic or the workshop cancels, everything comes back.")
        case Term.UNACCEPTED:
            return translate("Terms", "As long as nobody has accepted, everything comes back.")
        case Term.RESCHEDULE:
            return say(translate("Terms", "The customer can move it until %1."), until)
        case Term.REST_AS_CREDIT if not late:
            said = translate(
                "Terms", "Cancelled from now on, or not come: %1 as credit that never expires, %2 is kept."
            )
            return say(said, credit, kept)
        case Term.REST_AS_CREDIT:
            said = translate(
                "Terms", "Cancelled later, or not come: %1 as credit that never expires, %2 is kept."
            )
            return say(said, credit, kept)
        case Term.FREE:
            return say(translate("Terms", "Cancelled until %1: everything comes back."), until)
        case Term.NOTHING_BACK if not until and not late:
            return translate("Terms", "Cancelled from now on, or not come: nothing comes back.")
        case Term.NOTHING_BACK if not until:
            return translate("Terms", "Cancelled later, or not come: nothing comes back.")
        case Term.NOTHING_BACK:
            return say(translate("Terms", "Cancelled until %1: nothing comes back."), until)
        case _:
            both = back if not term.credit else say(translate("Terms", "%1 and %2 as credit"), back, credit)
            return say(
                translate("Terms", "Cancelled until %1: %2 comes back, %3 is kept."), until, both, kept
            )
