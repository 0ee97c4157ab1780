"""Who gets what back when a booking is cancelled or nobody comes, and what is said of it before paying.

The policy in force at booking is stored with the booking and is the one asked. Not here: whether somebody may
cancel (``sessions``, ``rights``), moving the money (the server), refunds beyond the policy (the owner's).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from scheduling.errors import Invalid
from scheduling.money import PayoutTerms, check_cents, check_share, payee_part, payout
from scheduling.taxes import TaxLine, kept_lines, refunded_lines, total_tax
from scheduling.vocabulary import VisitKind


@dataclass(frozen=True, slots=True, kw_only=True)
class CancellationPolicy:
    """The rules for cancelling by the customer: seconds before the start, cents, shares in basis points."""

    version: int = 1
    """Raised by each change; a booking keeps the version it was made under."""
    early: int = 24 * 3600
    """From so long before the start: the price less ``fee``, or the deposit, comes back."""
    late: int = 2 * 3600
    """From so long before the start: the price less ``late_share`` comes back."""
    fee: int = 5_00
    """The platform's, at most the price."""
    late_share: int = 2_500
    """The payee's, online."""
    last_share: int = 5_000
    """The payee's, online, under ``late`` or when nobody comes; the rest is account credit."""
    deposit_late_share: int = 10_000
    """The payee's, of the deposit of a visit in person."""
    deposit_last_share: int = 10_000
    reschedule: int = 24 * 3600
    """Until so long before the start customers reschedule themselves."""

    def __post_init__(self) -> None:
        for name in ("late_share", "last_share", "deposit_late_share", "deposit_last_share"):
            check_share(name, getattr(self, name))
        for name in ("version", "late", "fee", "reschedule"):
            check_cents(name, getattr(self, name))
        if self.early < self.late:
            raise Invalid("early must not be shorter than late", field="early")


class Ending(StrEnum):
    """Whose doing it is that a session does not take place.

    Staff who cancel because the customer asked them to cancel for the customer: ``CUSTOMER``.
    """

    CUSTOMER = "customer"
    NO_SHOW = "no_show"
    MECHANIC = "mechanic"
    WORKSHOP = "workshop"
    PLATFORM = "platform"


class Moment(StrEnum):
    """How late a customer cancels: a column of the table."""

    EARLY = "early"
    LATE = "late"
    LAST = "last"
    BEGUN = "begun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paid:
    """What the customer paid, in cents, tax included. Of a visit in person: the deposit, without tax lines."""

    card: int = 0
    """By card, in cash or at the terminal."""
    credit: int = 0
    lines: tuple[TaxLine, ...] = ()
    """The tax in it; each line's base is the price."""

    def __post_init__(self) -> None:
        check_cents("card", self.card)
        check_cents("credit", self.credit)
        if any(line.base != self.price for line in self.lines):
            raise Invalid("the tax is of another price", field="lines")

    @property
    def whole(self) -> int:
        """Everything paid, in cents."""
        return self.card + self.credit

    @property
    def price(self) -> int:
        """What was paid without the tax, in cents."""
        return self.whole - total_tax(self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """Who gets what, in cents; the parts add up to what was paid (``whole``)."""

    refund: int
    """Back to the card, or in cash or at the terminal; with its tax."""
    credit: int
    """Account credit, with its tax: spent credit that comes back, and credit instead of money."""
    payee: int
    platform: int
    referral: int
    tax_kept: tuple[TaxLine, ...]
    """The tax on what is kept, to be remitted."""
    tax_back: tuple[TaxLine, ...]
    """The tax that is part of ``refund`` and ``credit``."""

    @property
    def whole(self) -> int:
        """All parts together, in cents."""
        kept = self.payee + self.platform + self.referral + total_tax(self.tax_kept)
        return self.refund + self.credit + kept


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """What of a price stays; the rest goes back."""

    payee: int = 0
    platform: int = 0
    referral: int = 0
    rest_as_credit: bool = False


def moment(policy: CancellationPolicy, starts: int | None, at: int, *, begun: bool) -> Moment:
    """In which column cancelling at ``at`` falls (instants). Exactly 24:00:00 before is early, 2:00:00 late.

    An immediate session (``starts`` empty) begins at once, so it is always the last moment (our choice).
    """
    if begun:
        return Moment.BEGUN
    if starts is None or starts - at < policy.late:
        return Moment.LAST
    return Moment.EARLY if starts - at >= policy.early else Moment.LATE


def settle(
    policy: CancellationPolicy,
    kind: VisitKind,
    paid: Paid,
    terms: PayoutTerms,
    *,
    starts: int | None,
    at: int,
    ending: Ending,
    begun: bool = False,
    accepted: bool = True,
) -> Settlement:
    """Who gets what when a session ends this way at ``at`` (instants; ``starts`` empty: immediate).

    Everything comes back when mechanic, workshop or platform cancel, decline or do not keep it, begun or not.
    So it does when a customer withdraws what nobody has accepted yet (``accepted`` is false): there is nobody
    whose time was kept (our choice). A session that the customer ends after it began is divided as one that
    took place. What is kept is taken from the credit spent first, since credit pays first, and the rest of
    that credit comes back as credit (our choice). A no-show is the last moment whenever it is recorded.
    Raises ``Invalid`` for a no-show of a session that has begun or that nobody accepted.
    """
    if ending is Ending.NO_SHOW and (begun or not accepted):
        raise Invalid("nobody missed that session", field="ending")
    if ending not in (Ending.CUSTOMER, Ending.NO_SHOW) or not (accepted or begun):
        return _settled(paid, _Kept())
    when = Moment.LAST if ending is Ending.NO_SHOW else moment(policy, starts, at, begun=begun)
    if when is Moment.BEGUN:
        parts = payout(paid.price, terms)
        return _settled(paid, _Kept(payee=parts.payee, platform=parts.platform, referral=parts.referral))
    return _settled(paid, _kept(policy, kind, when, paid.price))


def _kept(policy: CancellationPolicy, kind: VisitKind, when: Moment, price: int) -> _Kept:
    """The table, for a session that has not begun."""
    in_person = kind is VisitKind.IN_PERSON
    if when is Moment.EARLY:
        return _Kept() if in_person else _Kept(platform=min(policy.fee, price))
    if when is Moment.LATE:
        share = policy.deposit_late_share if in_person else policy.late_share
        return _Kept(payee=payee_part(price, share))
    share = policy.deposit_last_share if in_person else policy.last_share
    return _Kept(payee=payee_part(price, share), rest_as_credit=not in_person)


def _settled(paid: Paid, kept: _Kept) -> Settlement:
    back = paid.price - kept.payee - kept.platform - kept.referral
    tax_back = refunded_lines(paid.lines, back)
    returned = back + total_tax(tax_back)
    stays = paid.whole - returned
    credit = returned if kept.rest_as_credit else max(0, paid.credit - stays)
    return Settlement(
        refund=returned - credit,
        credit=credit,
        payee=kept.payee,
        platform=kept.platform,
        referral=kept.referral,
        tax_kept=kept_lines(paid.lines, back),
        tax_back=tax_back,
    )


def customer_may_reschedule(policy: CancellationPolicy, starts: int | None, at: int) -> bool:
    """Whether a customer may still move their own booking at ``at``: to the second 24 h before. Staff always may.

    An immediate session has no time to move.
    """
    return starts is not None and starts - at >= policy.reschedule


class Term(StrEnum):
    """What is said before paying; words in both languages belong to each, filled from its ``PolicyTerm``."""

    LESS_FEE = "less_fee"
    """Cancelled until ``until``: ``back`` comes back, ``kept`` is the platform's fee."""
    FREE = "free"
    """Cancelled until ``until``: everything comes back."""
    PART_KEPT = "part_kept"
    """Cancelled until ``until``: ``back`` (and ``credit``) comes back."""
    REST_AS_CREDIT = "rest_as_credit"
    """Cancelled later, or not come: ``credit`` as account credit that never expires."""
    NOTHING_BACK = "nothing_back"
    """Cancelled until ``until`` (empty: later, or not come): ``kept`` is kept, nothing comes back."""
    BEGUN = "begun"
    """Nothing comes back once the session has begun."""
    OURS = "ours"
    """Everything comes back when mechanic, workshop or platform cancel."""
    UNACCEPTED = "unaccepted"
    """Everything comes back as long as nobody has accepted."""
    RESCHEDULE = "reschedule"
    """Customers move the booking themselves until ``until``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyTerm:
    """One sentence as a code and its parameters; cents with tax, instants."""

    code: Term
    until: int | None = None
    """The last second at which it holds; empty: no end before the session begins."""
    back: int = 0
    credit: int = 0
    kept: int = 0


def policy_terms(
    policy: CancellationPolicy,
    kind: VisitKind,
    paid: Paid,
    *,
    starts: int | None,
    now: int,
    accepted: bool = True,
) -> tuple[PolicyTerm, ...]:
    """What to say before ``paid`` is paid, in order, computed by the rules that will settle it.

    Only what can still happen at ``now``: who books 3 h ahead is not told of 24 h. Where nothing is paid,
    nothing is said of money. ``accepted`` is false for an immediate session and for an offer.
    """
    said = []
    if paid.whole > 0:
        said += _by_time(policy, kind, paid, starts, now)
        said.append(PolicyTerm(code=Term.BEGUN, kept=paid.whole))
        said.append(PolicyTerm(code=Term.OURS, back=paid.card, credit=paid.credit))
        if not accepted:
            said.append(PolicyTerm(code=Term.UNACCEPTED, back=paid.card, credit=paid.credit))
    if starts is not None and customer_may_reschedule(policy, starts, now):
        said.append(PolicyTerm(code=Term.RESCHEDULE, until=starts - policy.reschedule))
    return tuple(said)


def told_back(terms: Collection[PolicyTerm], *, by_customer: bool, at: int) -> PolicyTerm | None:
    """Of what was told of a booking that has not begun: the term that holds if it is cancelled at ``at``.

    ``by_customer`` is false where mechanic, workshop or platform cancel. Empty: nothing was paid.
    """
    told = {term.code: term for term in terms}
    whole = told.get(Term.UNACCEPTED) if by_customer else told.get(Term.OURS)
    if whole is not None or not by_customer:
        return whole
    untimed = (Term.BEGUN, Term.OURS, Term.RESCHEDULE)
    timed = (term for term in terms if term.code not in untimed)
    return next((term for term in timed if term.until is None or at <= term.until), None)


def _by_time(
    policy: CancellationPolicy, kind: VisitKind, paid: Paid, starts: int | None, now: int
) -> list[PolicyTerm]:
    ends: list[tuple[Moment, int | None]] = [(Moment.LAST, None)]
    if starts is not None:
        ends = [(Moment.EARLY, starts - policy.early), (Moment.LATE, starts - policy.late), *ends]
    said: list[PolicyTerm] = []
    for when, until in ends:
        # A column that is over, or empty because its end is that of the one before, is not said.
        if until is not None and (until < now or (said and said[-1].until == until)):
            continue
        term = _term(policy, kind, paid, when, until)
        if said and _same(said[-1], term):
            said.pop()
        said.append(term)
    return said


def _term(
    policy: CancellationPolicy, kind: VisitKind, paid: Paid, when: Moment, until: int | None
) -> PolicyTerm:
    kept = _kept(policy, kind, when, paid.price)
    parts = _settled(paid, kept)
    stays = paid.whole - parts.refund - parts.credit
    if stays == paid.whole:
        code = Term.NOTHING_BACK
    elif kept.rest_as_credit:
        code = Term.REST_AS_CREDIT
    elif stays == 0:
        code = Term.FREE
    else:
        code = Term.LESS_FEE if when is Moment.EARLY else Term.PART_KEPT
    return PolicyTerm(code=code, until=until, back=parts.refund, credit=parts.credit, kept=stays)


def _same(one: PolicyTerm, other: PolicyTerm) -> bool:
    return (one.code, one.back, one.credit) == (other.code, other.back, other.credit)
