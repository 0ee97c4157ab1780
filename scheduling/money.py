"""Amounts in cents: how a price is divided, what is due at booking and afterwards, what credit pays.

Every division adds up to the whole, and every rounding goes to the side of whoever is paid, never to the
platform's. Not here: tax (``taxes``), what a cancellation gives back (``cancellation``), the states of a
payment (``payments``), the ledger of credit (``credit``). There are no floats.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scheduling.errors import Invalid
from scheduling.vocabulary import MechanicType, VisitKind

WHOLE = 10_000
"""Basis points in a whole: 70 % is 7,000. Fixed."""


class Payee(StrEnum):
    """To whom the share goes that is not the platform's."""

    MECHANIC = "mechanic"
    WORKSHOP = "workshop"


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneySettings:
    """What an owner or the platform may change: shares in basis points, amounts in cents."""

    independent_share: int = 7_000
    """Of a mechanic who is paid directly: virtual only, or independent with a workshop."""
    affiliated_fee: int = 0
    """The platform's fee in the workshop's agreement; the workshop has the rest."""
    referral_share: int = 200
    """Of the visit to which a virtual mechanic's session led, out of the platform's share."""
    deposit: int = 15_00
    """Asked at booking for a visit in person."""

    def __post_init__(self) -> None:
        for name in ("independent_share", "affiliated_fee", "referral_share"):
            check_share(name, getattr(self, name))
        check_cents("deposit", self.deposit)


@dataclass(frozen=True, slots=True, kw_only=True)
class PayoutTerms:
    """Who is paid for one session and which shares (basis points) are due, as agreed when it was booked.

    To be stored with the booking, so that an agreement changed later leaves it alone.
    """

    payee: Payee
    payee_share: int
    referral_share: int = 0
    """0: no virtual mechanic referred this visit."""

    def __post_init__(self) -> None:
        check_share("payee_share", self.payee_share)
        check_share("referral_share", self.referral_share)


@dataclass(frozen=True, slots=True, kw_only=True)
class Payout:
    """The parts (cents, tax not included) of a session that took place. They add up to ``whole``."""

    payee: int
    platform: int
    """What is left to the platform after the referral."""
    referral: int

    @property
    def whole(self) -> int:
        """All parts together, in cents."""
        return self.payee + self.platform + self.referral


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """How a total is paid (cents): credit first, the rest by ``card`` (or in cash, or at the terminal)."""

    credit: int
    card: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """What a session leaves to pay when done (cents); at most one of the two is not 0."""

    due: int
    back: int
    """Of the deposit, where the visit cost less than that."""


def check_share(name: str, share: int) -> None:
    """Raise ``Invalid`` unless ``share`` is between nothing and the whole, in basis points."""
    if not 0 <= share <= WHOLE:
        raise Invalid(f"{name} is out of range", field=name)


def check_cents(name: str, cents: int) -> None:
    """Raise ``Invalid`` for a negative amount."""
    if cents < 0:
        raise Invalid(f"{name} is negative", field=name)


def payee_part(cents: int, share: int) -> int:
    """``share`` (basis points) of ``cents``; a started cent is the payee's. Raises ``Invalid`` out of range."""
    check_cents("cents", cents)
    check_share("share", share)
    return -(-cents * share // WHOLE)


def payout_terms(
    mechanic_type: MechanicType, settings: MoneySettings, *, referred: bool = False
) -> PayoutTerms:
    """The terms of a session of such a mechanic.

    A visit that no mechanic is named for is the workshop's, as an affiliated mechanic's. ``referred``: a
    virtual mechanic's session led to this visit.
    """
    referral = settings.referral_share if referred else 0
    if mechanic_type is MechanicType.WORKSHOP_AFFILIATED:
        share = WHOLE - settings.affiliated_fee
        return PayoutTerms(payee=Payee.WORKSHOP, payee_share=share, referral_share=referral)
    return PayoutTerms(payee=Payee.MECHANIC, payee_share=settings.independent_share, referral_share=referral)


def payout(cents: int, terms: PayoutTerms) -> Payout:
    """How the price of a session that took place (cents, without tax) is divided.

    The referral comes out of the platform's share alone: the payee's part is the same with it and without,
    and where the platform keeps less than the referral, the referral is what the platform keeps. Its started
    cent goes to the mechanic who referred, as the payee's does (our choice).
    """
    payee = payee_part(cents, terms.payee_share)
    platform = cents - payee
    referral = min(payee_part(cents, terms.referral_share), platform)
    return Payout(payee=payee, platform=platform - referral, referral=referral)


def charge(total: int, credit_balance: int, *, least_card: int = 0) -> Charge:
    """What credit pays of ``total`` (cents, tax included) and what is left to charge.

    Credit pays first, tax too. ``least_card`` is the smallest amount that a card processor takes: a rest
    below it is raised to it by using less credit, since it could not be charged (our choice).
    """
    for name, cents in (("total", total), ("credit_balance", credit_balance), ("least_card", least_card)):
        check_cents(name, cents)
    card = max(0, total - credit_balance)
    if card > 0:
        card = min(total, max(card, least_card))
    return Charge(credit=total - card, card=card)


def visit_price(price: int | None, quote: int | None = None) -> int | None:
    """What a visit costs, in cents without tax: the shop's written quote counts before the plan's price.

    ``None``: it is still to be agreed on.
    """
    cost = price if quote is None else quote
    if cost is not None:
        check_cents("price", cost)
    return cost


def due_at_booking(
    kind: VisitKind,
    settings: MoneySettings,
    *,
    price: int | None,
    quote: int | None = None,
    tax: int = 0,
) -> int:
    """What is asked for at booking, in cents; 0 skips payment.

    Online: the full price and its ``tax`` (raises ``Invalid`` without a price). In person: the deposit, at
    most the price or quote where there is one already. A deposit bears no tax: tax is charged on the whole
    price when the visit is done and the deposit is put against it (our choice).
    """
    check_cents("tax", tax)
    cost = visit_price(price, quote)
    if kind is VisitKind.IN_PERSON:
        return settings.deposit if cost is None else min(settings.deposit, cost)
    if cost is None:
        raise Invalid("a visit at a distance has a price", field="price")
    return cost + tax


def balance(*, price: int | None, quote: int | None = None, tax: int, deposit: int) -> Balance:
    """What is left to pay when a session is done: price or quote and its ``tax``, less the deposit.

    All in cents. Of a session at a distance the whole price is its deposit. A deposit larger than that comes back
    for the difference. Raises ``Invalid`` while the price is not agreed on.
    """
    check_cents("tax", tax)
    check_cents("deposit", deposit)
    cost = visit_price(price, quote)
    if cost is None:
        raise Invalid("the price is not agreed on yet", field="price")
    left = cost + tax - deposit
    return Balance(due=max(0, left), back=max(0, -left))
