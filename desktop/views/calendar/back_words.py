"""What of what was paid goes back if a booking is cancelled, in words, as far as it is known here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.theming import formats
from desktop.views.calendar.calendar_words import fill
from scheduling.vocabulary import CancelledBy

if TYPE_CHECKING:
    from desktop.presenters.booking_money import BookingMoney
    from scheduling.cancellation import PolicyTerm


def back_words(by: CancelledBy, money: BookingMoney | None, at: int, *, taken: bool) -> str:
    """``money`` is the booking's where this person may see it; ``taken``: somebody's time is kept for it."""
    translate = QCoreApplication.translate
    customer = by is CancelledBy.CUSTOMER
    term = None if money is None else money.comes_back(by_customer=customer, at=at)
    if term is not None:
        amount = _amount(term)
        by_terms = customer and taken and bool(term.kept)
        return (
            fill(translate("WhoCancels", "By the terms of the booking: %1"), amount) if by_terms else amount
        )
    said = translate("WhoCancels", "By the terms of the booking: the nearer its start, the less goes back.")
    if not customer:
        said = translate("WhoCancels", "Everything that was paid goes back.")
    elif not taken:
        said = translate("WhoCancels", "Everything that was paid goes back: no mechanic has it yet.")
    if money is not None and money.problem in {"unreachable", "bad_answer"}:
        unknown = translate("WhoCancels", "How much is not known: the server does not answer.")
        return f"{said} {unknown}"
    return said


def _amount(term: PolicyTerm) -> str:
    translate, whole = QCoreApplication.translate, term.back + term.credit + term.kept
    back, credit, all_of_it = (formats.money(cents) for cents in (term.back, term.credit, whole))
    if not whole:
        return translate("WhoCancels", "Nothing was paid, so nothing goes back.")
    if term.back and term.credit:
        both = translate("WhoCancels", "%1 goes back and %2 as credit, of %3 in all.")
        return fill(both, back, credit, all_of_it)
    if term.credit:
        part = translate("WhoCancels", "%1 of %2 goes back as credit.")
        every = translate("WhoCancels", "%1 goes back as credit.")
        return fill(part, credit, all_of_it) if term.kept else fill(every, credit)
    if term.kept:
        return fill(translate("WhoCancels", "%1 of %2 goes back."), back, all_of_it)
    return fill(translate("WhoCancels", "%1 goes back."), back)
