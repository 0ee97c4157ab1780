"""What a pretended server says of a booking's money, by the rules that the real one goes by, for pictures."""

from __future__ import annotations

from datetime import date

from scheduling.cancellation import CancellationPolicy, Paid, policy_terms
from scheduling.money import MoneySettings, charge, due_at_booking
from scheduling.money_messages import Foretold, TermsQuestion
from scheduling.taxes import province_of, tax_lines, total_tax
from scheduling.vocabulary import VisitKind
from tools.stage import NOW

CREDIT = 10_00


class PretendedTerms:
    """Everybody has a little credit."""

    async def terms(self, question: TermsQuestion) -> Foretold:
        in_person = question.kind is VisitKind.IN_PERSON
        price = None if in_person and question.plan_id is None else question.price_cents
        lines = tax_lines(price or 0, province_of("QC"), date(2026, 11, 20))
        tax = 0 if in_person else total_tax(lines)
        due = due_at_booking(question.kind, MoneySettings(), price=price, quote=None, tax=tax)
        parts = charge(due, CREDIT)
        paid = Paid(card=parts.card, credit=parts.credit, lines=() if in_person else lines)
        said = policy_terms(
            CancellationPolicy(),
            question.kind,
            paid,
            starts=question.starts,
            now=NOW,
            accepted=question.accepted,
        )
        return Foretold(
            price_cents=price,
            tax=list(lines),
            due_cents=due,
            balance_cents=CREDIT,
            credit_cents=parts.credit,
            rest_cents=parts.card,
            terms=list(said),
        )
