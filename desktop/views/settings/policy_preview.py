"""The table of cancelling in words: what a customer gets back, and when, by the rules that will decide it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.presenters.policies import EXAMPLE_PRICE, Policies
from desktop.presenters.typed_values import Unit, in_seconds
from desktop.theming import formats
from desktop.views.calendar.calendar_words import fill
from desktop.views.settings.form_words import number_words
from scheduling.cancellation import PolicyTerm, Term
from scheduling.vocabulary import VisitKind


def preview_words(policies: Policies, deposit: int) -> str:
    """Online and in person below each other; ``deposit`` is what is asked for a visit. Empty where no table can be."""
    translate = QCoreApplication.translate
    shown = []
    for kind, paid, title in (
        (
            VisitKind.VIDEO,
            EXAMPLE_PRICE,
            translate("CancellationPreview", "Online, for example at %1 without tax:"),
        ),
        (VisitKind.IN_PERSON, deposit, translate("CancellationPreview", "In person, with a deposit of %1:")),
    ):
        lines = [f"• {_line(before, term)}" for before, term in policies.preview(kind, paid)]
        if lines:
            shown.append("\n".join([fill(title, formats.money(paid)), *lines]))
    return "\n\n".join(shown)


def _line(before: int | None, term: PolicyTerm) -> str:
    translate = QCoreApplication.translate
    span = "" if before is None else number_words(before, in_seconds(Unit.HOURS, before))
    back, credit, kept = (formats.money(cents) for cents in (term.back, term.credit, term.kept))
    match term.code:
        case Term.BEGUN:
            return translate("CancellationPreview", "Once it has begun: nothing comes back.")
        case Term.OURS:
            return translate(
                "CancellationPreview", "Cancelled by the mechanic or the workshop: everything comes back."
            )
        case Term.UNACCEPTED:
            return translate("CancellationPreview", "As long as nobody has accepted: everything comes back.")
        case Term.RESCHEDULE:
            return fill(translate("CancellationPreview", "Moved by the customer: until %1 before."), span)
        case Term.FREE:
            what = translate("CancellationPreview", "everything comes back")
        case Term.NOTHING_BACK:
            what = translate("CancellationPreview", "nothing comes back")
        case Term.REST_AS_CREDIT:
            what = fill(
                translate("CancellationPreview", "%1 as credit that never expires, %2 is kept"), credit, kept
            )
        case _:
            what = fill(translate("CancellationPreview", "%1 comes back, %2 is kept"), back, kept)
    if before is None:
        when = translate("CancellationPreview", "Cancelled later, or not come: %1.")
        return fill(when, what)
    return fill(translate("CancellationPreview", "Cancelled %1 or more before: %2."), span, what)
